"""Who is signed in where, for admins, and the end of it: one, all others, or all."""

from dataclasses import dataclass
from datetime import date, time

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.actions import signing_in
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import signed_page
from bot.domain.desk import Session
from storage.staff import desk_sessions


@dataclass(frozen=True, slots=True)
class Row:
    """``station`` is empty for admins; ``this`` is the one that looks."""

    id: str
    name: str
    station: str
    counter: int
    since: tuple[date, time]
    seen: tuple[date, time]
    this: bool


async def sessions(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``ask``: "own" or "all", with which whoever looks would end their own session too, asks first."""
    rules, asked = context.rules(), request.query_params.get("ask")
    found = await context.database.read(lambda tx: desk_sessions.list_sessions(tx, rules))
    rows = [_row(context, signed, session) for session in found]
    asked = asked if asked in ("own", "all") else ""
    return signed_page("sessions.html", context, signed, rows=rows, asked=asked, own=signed.session.id)


async def end_sessions(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``session``: the id of one; ``which``: "others" or "all". Whatever is neither ends nothing."""
    by, own = signed.staff, signed.session.id
    one, which = signed.text("session", 32), signed.text("which", 16)
    if one:
        await context.database.write(lambda tx: signing_in.end_session(tx, by, one))
    elif which in ("others", "all"):
        but = own if which == "others" else ""
        await context.database.write(lambda tx: desk_sessions.end_all_sessions(tx, by, but))
    if one == own or which == "all":
        response = RedirectResponse("/desk", 303)
        context.session_cookie.take(response)
        return response
    return RedirectResponse(f"/desk/sessions?station={signed.station.key}", 303)


def _row(context: DeskContext, signed: SignedRequest, session: Session) -> Row:
    station = context.office().place(session.staff.station or "")
    since, seen = session.started_at.astimezone(context.zone), session.seen_at.astimezone(context.zone)
    return Row(
        session.id,
        session.staff.name,
        station.names[signed.locale] if station else session.staff.station or "",
        session.counter,
        (since.date(), since.time()),
        (seen.date(), seen.time()),
        session.id == signed.session.id,
    )
