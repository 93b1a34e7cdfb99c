"""What every request of the desk passes, in this order: own page, session, role, station, day, form token.

Law: a person who is not signed in is refused before anything that they sent is read, so that no answer and no timing
depends on it. Law: every fault is told in the person's language, without a trace.
"""

import hmac
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any, Final
from urllib.parse import parse_qsl

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route, compile_path
from starlette.types import Receive, Scope, Send

from bot.config.log import where
from bot.desk.access import BESIDE, OpenRoute, RouteRule, SignedRoute
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import fault_page
from bot.domain.desk import Session
from bot.domain.hours import shut_today
from bot.domain.languages import LOCALES
from bot.domain.office import Station, place_of
from bot.domain.staff import Role
from bot.http.faults import LANGUAGE, locale_of
from bot.http.headers import DESK, guarded
from bot.http.requests import body, same_origin
from storage.desk.conflicts import count_conflicts
from storage.engine.causes import Cause, cause_of
from storage.engine.outages import is_outage
from storage.staff import desk_sessions

MOST_FIELDS: Final = 64 * 1024  # bytes of a form or a JSON object
SEEN: Final = timedelta(minutes=1)  # how exactly we know when a session was last used
BY_ITSELF: Final = "x-renewing"  # a header of pages that renew themselves: nobody sits there for that
FARTHEST: Final = timedelta(days=60)  # an admin's day from today
JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"
PICTURES: Final = "/desk/frame"  # the one route that takes pictures
log = structlog.get_logger()


def route_of(context: DeskContext, rule: RouteRule) -> Route:
    async def answer(request: Request) -> Response:
        match rule:
            case OpenRoute():
                return await _answer_anybody(context, rule, request)
            case SignedRoute():
                entered = await enter(context, rule, request)
                return entered if isinstance(entered, Response) else await rule.endpoint(context, request, entered)

    async def safely(request: Request) -> Response:
        try:
            response = await answer(request)
        except Exception as error:
            log.error("desk request failed", error=where(error))
            return fault(rule.page, locale_of(request), *_blamed(error))
        if request.query_params.get("lang") in LOCALES:
            response.set_cookie(LANGUAGE, locale_of(request), samesite="strict", path="/desk", max_age=31_536_000)
        return response

    return Route(rule.path, guarded(safely, DESK), methods=[rule.method])


def _blamed(error: Exception) -> tuple[int, str]:
    """Status and why. A page falls back on what its device keeps for a 503, and says of the others what they say."""
    cause = cause_of(error)
    if cause is Cause.FULL:
        return 507, "full"
    return (503, "unavailable") if cause is not None or is_outage(error) else (500, "failed")


async def _answer_anybody(context: DeskContext, rule: OpenRoute, request: Request) -> Response:
    locale = locale_of(request)
    if request.method == "POST" and not same_origin(request, context.public_url):
        return fault(rule.page, locale, 403, "elsewhere")
    return await rule.endpoint(context, request, locale)


async def enter(context: DeskContext, route: SignedRoute, request: Request) -> SignedRequest | Response:
    """The signed request, or its refusal."""
    locale = locale_of(request)
    refuse = partial(fault, route.page, locale)
    posted = request.method == "POST"
    if posted and not same_origin(request, context.public_url):
        return refuse(403, "elsewhere")
    token = context.session_cookie.token(request)
    session = await find_session(context, token)
    if session is None or token is None:
        return RedirectResponse("/desk", 303) if route.page and not posted else refuse(401, "not-signed-in")
    if session.staff.role not in route.roles:
        return refuse(403, "not-yours")
    if route.counts_as_activity and BY_ITSELF not in request.headers:
        await _mark_seen(context, session)
    station = _station(context, session, request.query_params.get("station", ""))
    day = _day(context, session, request.query_params.get("day", ""))
    if station is None or day is None:
        return refuse(403, "not-yours")
    signed = SignedRequest(session, station, day, locale, context.form_token(token), request.url.path)
    signed = replace(signed, calendars=context.office().calendars_of(station.key), token=token)
    if route.page:
        signed = await _with_news(context, signed)
    if not posted:
        return signed
    if not context.limits.posts.allow(session.id):
        return refuse(429, "too-fast")
    filled = await _with_fields(route, request, signed, refuse)
    if isinstance(filled, Response) or route.judged_in_act:
        return filled
    # A body may take long to arrive.
    return refuse(401, "not-signed-in") if await find_session(context, token) is None else filled


async def _with_fields(
    route: SignedRoute, request: Request, signed: SignedRequest, refuse: Callable[[int, str], Response]
) -> SignedRequest | Response:
    """A page's form brings the token along as a field, a script's JSON and a picture in a header: another site could
    make a browser send a form, but neither of the others."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    given = request.headers.get("x-form-token", "")
    if route.path == PICTURES and media_type.startswith("image/"):
        return signed if _is(given, signed.form_token) else refuse(403, "elsewhere")
    if media_type != (FORM if route.page else JSON):
        return refuse(415, "unreadable")
    if media_type == JSON and not _is(given, signed.form_token):
        return refuse(403, "elsewhere")
    sent = await body(request, MOST_FIELDS)
    fields = None if sent is None else _fields(media_type, sent)
    if fields is None:
        return refuse(422, "unreadable")
    if media_type == FORM and not _is(given or fields.pop("form_token", ""), signed.form_token):
        return refuse(403, "elsewhere")
    return replace(signed, fields=fields)


async def _with_news(context: DeskContext, signed: SignedRequest) -> SignedRequest:
    """What each page says, whatever it is about."""
    waiting = await context.database.read(lambda tx: count_conflicts(tx, signed.counter.station))
    zone, shut = context.zone, [shut_today(each, context.now(), context.zone) for each in signed.calendars]
    spans = [(each.starts_at.astimezone(zone), each.ends_at.astimezone(zone)) for each in shut if each]
    whole = len(spans) == len(shut)
    span = (max(start for start, _ in spans), min(end for _, end in spans)) if spans and whole else None
    return replace(signed, conflicts=waiting, shut=span)


def _is(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())


def _fields(media_type: str, sent: bytes) -> dict[str, Any] | None:
    try:
        text = sent.decode("utf-8")
        if media_type == JSON:
            read = json.loads(text)
            return read if isinstance(read, dict) else None
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=2000))
    except (ValueError, RecursionError):
        return None


async def find_session(context: DeskContext, token: str | None) -> Session | None:
    """The session of a browser, if it goes on; its idle time goes on too."""
    if token is None:
        return None
    rules = context.rules()
    return await context.database.read(lambda tx: desk_sessions.find_session(tx, token, rules))


async def _mark_seen(context: DeskContext, session: Session) -> None:
    """Its idle time begins anew; also where it was last used by a clock that was ahead."""
    if abs(context.now() - session.seen_at) >= SEEN:
        await context.database.write(lambda tx: desk_sessions.mark_seen(tx, session.id))


def _station(context: DeskContext, session: Session, key: str) -> Station | None:
    """Of staff their own place, and no other; of an admin the one asked for, or the first. ``key``: of a place, or of
    one of its calendars."""
    office, own = context.office(), session.staff.station or ""
    if session.staff.role is Role.STATION and place_of(key) not in ("", own):
        return None
    if not key and session.staff.role is not Role.STATION:
        return next(iter(office.places), None)
    return office.station(key) or office.place(key or own)


def _day(context: DeskContext, session: Session, text: str) -> date | None:
    today = context.now().astimezone(context.zone).date()
    try:
        day = date.fromisoformat(text) if text else today
    except ValueError:
        return None
    return day if abs(day - today) <= (BESIDE if session.staff.role is Role.STATION else FARTHEST) else None


class NotFound:
    """The answer to an address that no route has, and to a wrong method. As an ASGI app it hears every method."""

    def __init__(self, rules: Sequence[RouteRule]) -> None:
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await guarded(self._answer, DESK)(Request(scope, receive))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        path = request.url.path
        if path == "/desk/" and request.method == "GET":
            return RedirectResponse("/desk", 303)
        page = request.method in ("GET", "HEAD")
        allowed = {rule.method for rule in self._rules if compile_path(rule.path)[0].match(path)}
        response = fault(page, locale_of(request), 405 if allowed else 404, "not-found")
        if allowed:
            response.headers["Allow"] = ", ".join(sorted(allowed | {"HEAD"} if "GET" in allowed else allowed))
        return response


def fault(page: bool, locale: str, status: int, why: str) -> Response:
    """A page in answer to a page, ``{"why": …}`` to a script."""
    return fault_page(locale, status, why) if page else JSONResponse({"why": why}, status)
