"""Signing in and out of a browser: by a pairing that a chat answers, or by a one-time code.

Law: each session, and each pairing, has a token that no browser had before, so that a cookie that was planted or
copied earlier is worth nothing.
"""

import asyncio
import base64
import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.actions import signing_in
from bot.conversation.reading.text.digits import latin_digits, normalise
from bot.desk import trusted_browsers
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.gate import find_session
from bot.domain.collecting import collections
from bot.domain.desk import Paired, Pairing, PairingGone, PairingWaits, Session
from bot.domain.hours import shut_today
from bot.domain.office import Station
from bot.domain.staff import Role
from bot.http.requests import body, refused
from bot.rendering import qr
from storage.counts import count_try, uncount_try
from storage.desk.conflicts import count_conflicts
from storage.engine import sealed_boxes
from storage.engine.transaction import Transaction
from storage.staff import desk_sessions, pairings
from storage.staff.freeze import is_frozen

MOST_ASKED: Final = 1024  # bytes
COUNTERS: Final = range(1, 100)
TRIES_SPAN: Final = timedelta(minutes=10)
PAIRINGS: Final = 60  # of one network, or of one browser that is known: each shows six digits that somebody may mistype
CODES: Final = 10  # likewise: ten digits are not to be guessed
CODES_OF_STRANGERS: Final = 100  # of all browsers that are not known


async def me(context: DeskContext, request: Request, locale: str) -> Response:
    """The member of staff who is signed in here, with the facts that their page needs."""
    token = context.session_cookie.token(request)
    session = await find_session(context, token)
    if session is None or token is None:
        return JSONResponse({"signed": False})
    member, office, now = session.staff, context.office(), context.now()
    stations = [one for one in office.places if member.role is Role.ADMIN or one.key == member.station]
    waiting, shared = await context.database.read(
        lambda tx: (
            {one.key: count_conflicts(tx, one.key) for one in stations},
            desk_sessions.is_counter_shared(tx, session, context.rules()),
        )
    )
    return JSONResponse(
        {
            "signed": True,
            "form": context.form_token(token),
            "name": member.name,
            "role": member.role.value,
            "station": member.station,
            "stations": [{"key": one.key, "ar": one.names.ar, "en": one.names.en} for one in stations],
            "counter": session.counter,
            "shared": shared,
            "today": now.astimezone(context.zone).date().isoformat(),
            "key": base64.b64encode(sealed_boxes.public_key(context.keyring)).decode(),
            "undo_seconds": int(context.rules().undo.total_seconds()),
            "collects": bool(collections(context.office())),
            "look_seconds": int(context.rules().look.total_seconds()),
            "now": now.isoformat(),
            "conflicts": waiting,
            "shut": [one.key for one in stations if _is_shut(office.calendars_of(one.key), now, context.zone)],
        }
    )


def _is_shut(calendars: Sequence[Station], now: datetime, zone: ZoneInfo) -> bool:
    return all(shut_today(each, now, zone) for each in calendars)


async def open_pairing(context: DeskContext, request: Request, locale: str) -> Response:
    asked = await _asked(request)
    if isinstance(asked, Response):
        return asked
    counter = _counter(asked)
    if counter is None:
        return refused(422, "counter")
    if await context.database.read(is_frozen):
        return refused(503, "frozen")
    whose = trusted_browsers.whose(context, request)
    before, browser, rules = context.pairing_cookie.token(request), context.new_token(), context.rules()
    known = trusted_browsers.find_number(context, request)

    def do(tx: Transaction) -> Pairing | Paired | None:
        if not count_try(tx, "pairing", whose, PAIRINGS, TRIES_SPAN):
            return None
        answered = pairings.void_pairing(tx, before) if before is not None else None
        return answered or pairings.open_pairing(tx, browser, counter, rules, known)

    pairing = await context.database.write(do)
    if pairing is None:
        return refused(429, "too-fast")
    if isinstance(pairing, Paired):
        return refused(409, "answered")  # it only has to be collected
    link = context.link(pairing.payload)
    response = JSONResponse(
        {
            "qr": await asyncio.to_thread(qr.data_address, link) if link else "",
            "link": link,
            "digits": pairing.digits,
            "number": pairing.answer,
            "seconds": int(rules.pairing.total_seconds()),
        }
    )
    context.pairing_cookie.give(response, browser)
    return response


async def pairing_state(context: DeskContext, request: Request, locale: str) -> Response:
    """Asked every other second, until it is signed in or gone."""
    if not context.limits.posts.allow(f"pairing {trusted_browsers.whose(context, request)}"):
        return refused(429, "too-fast")
    browser = context.pairing_cookie.token(request)
    if browser is None:
        return JSONResponse({"state": "gone"})
    token, number = context.new_token(), trusted_browsers.number_of(context, request)
    office, rules = context.office(), context.rules()
    redeem = _instead(
        context, request, lambda tx: signing_in.begin_by_pairing(tx, browser, token, number, office, rules)
    )
    match await context.database.write(redeem):
        case PairingWaits():
            return JSONResponse({"state": "waiting"})
        case PairingGone():
            gone = JSONResponse({"state": "gone"})
            context.pairing_cookie.take(gone)
            return gone
    return _signed_in(context, token, number)


async def sign_in(context: DeskContext, request: Request, locale: str) -> Response:
    """With a one-time code. A code that was never one costs no try: it is a slip."""
    asked = await _asked(request)
    if isinstance(asked, Response):
        return asked
    counter, code = _counter(asked), _code(asked)
    if counter is None:
        return refused(422, "counter")
    if await context.database.read(is_frozen):
        return refused(503, "frozen")
    if code is None:
        return refused(422, "code-invalid")
    whose, known = trusted_browsers.whose(context, request), trusted_browsers.find_number(context, request)
    token, number = context.new_token(), trusted_browsers.number_of(context, request)
    office, rules = context.office(), context.rules()
    redeem = _instead(
        context, request, lambda tx: signing_in.begin_by_code(tx, code, token, counter, number, office, rules)
    )

    def tried(tx: Transaction) -> Session | PairingWaits | PairingGone | None:
        if not _may_try(tx, whose, known=bool(known)):
            return None
        outcome = redeem(tx)
        if isinstance(outcome, Session):
            _was_right(tx, whose, known=bool(known))
        return outcome

    outcome = await context.database.write(tried)
    if outcome is None:
        return refused(429, "too-fast")
    if isinstance(outcome, PairingGone):
        return refused(422, "code-invalid")
    return _signed_in(context, token, number)


async def sign_out(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    await context.act(signed.staff, lambda tx, _: signing_in.end_session(tx, signed.staff, signed.session.id))
    response = JSONResponse({})
    context.session_cookie.take(response)
    return response


async def leave(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """Signing out from a page without a script. The scan page then erases what the device keeps of the day."""
    await sign_out(context, request, signed)
    response = RedirectResponse("/desk#left", 303)
    context.session_cookie.take(response)
    return response


def _instead(
    context: DeskContext, request: Request, redeem: Callable[[Transaction], Session | PairingWaits | PairingGone]
) -> Callable[[Transaction], Session | PairingWaits | PairingGone]:
    """A browser is one person at a time: the one who was signed in there before is not any more, and nobody may still
    answer what it showed."""
    earlier, shown = context.session_cookie.token(request), context.pairing_cookie.token(request)

    def do(tx: Transaction) -> Session | PairingWaits | PairingGone:
        outcome = redeem(tx)
        if isinstance(outcome, Session) and earlier is not None:
            desk_sessions.end_session_of_browser(tx, earlier)
        if isinstance(outcome, Session) and shown is not None:
            pairings.end_pairing(tx, shown)
        return outcome

    return do


def _signed_in(context: DeskContext, token: str, number: str) -> Response:
    context.wake()  # somebody may have to be told
    response = JSONResponse({"state": "signed"})
    context.session_cookie.give(response, token)
    context.pairing_cookie.take(response)
    trusted_browsers.remember(context, number, response)
    return response


def _may_try(tx: Transaction, whose: str, *, known: bool) -> bool:
    """Counts one more code that is tried. Strangers share a limit, which they must not shut for our own tablets."""
    if not count_try(tx, "signin", whose, CODES, TRIES_SPAN):
        return False
    return known or count_try(tx, "signin", "strangers", CODES_OF_STRANGERS, TRIES_SPAN)


def _was_right(tx: Transaction, whose: str, *, known: bool) -> None:
    """It costs nobody of the network a try."""
    uncount_try(tx, "signin", whose)
    if not known:
        uncount_try(tx, "signin", "strangers")


async def _asked(request: Request) -> dict[str, Any] | Response:
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return refused(415, "unreadable")
    sent = await body(request, MOST_ASKED)
    try:
        asked = json.loads(sent.decode("utf-8")) if sent is not None else None
    except (ValueError, RecursionError):
        asked = None
    return asked if isinstance(asked, dict) else refused(422, "unreadable")


def _counter(asked: dict[str, Any]) -> int | None:
    counter = asked.get("counter")
    return counter if type(counter) is int and counter in COUNTERS else None


def _code(asked: dict[str, Any]) -> str | None:
    """Ten digits as ASCII; people write them in groups, on any keyboard."""
    typed = asked.get("code")
    code = "".join(latin_digits(normalise(typed)).replace("-", " ").split()) if isinstance(typed, str) else ""
    return code if len(code) == desk_sessions.DIGITS and code.isascii() and code.isdigit() else None
