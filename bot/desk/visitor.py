"""For the person who stands there: the whole number, another time, a cancellation, the slip again.

Law: a slip says when, where and the code; nothing of what for, and no name.
"""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.actions import visits
from bot.conversation.core.state import Scene
from bot.conversation.reading.names.names import read_full_name
from bot.conversation.reading.text.misread import Misread
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import expiring, expiry, fault_page, render
from bot.desk.scan import booking_of, confirmation_of, outcome_told, perform
from bot.domain.arrival import DeskMoveOutcome, LookFirst, NotStaff, NumberShown
from bot.domain.booking import BookingEnded, Slot
from bot.domain.code import grouped
from bot.domain.desk import NameNoted, Slip
from bot.domain.office import Station
from bot.http.requests import refused
from bot.rendering import qr
from bot.rendering.text import write
from storage.desk import changes, looks
from storage.engine.transaction import Transaction

FARTHEST: Final = timedelta(days=400)  # of a time that anybody may be moved to


async def show_number(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    booking_id, rules = booking_of(signed), context.rules()
    outcome = await context.database.write(
        lambda tx: looks.show_number(tx, signed.staff, booking_id, rules, signed.counter)
    )
    if isinstance(outcome, NumberShown):
        return JSONResponse({"number": outcome.number, **({"text": outcome.text} if outcome.text else {})})
    return outcome_told(outcome, context, signed)


async def note_name(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """A name that is none is told in words, and nothing is written."""
    read = read_full_name(signed.text("name"))
    if isinstance(read, Misread):
        return JSONResponse({"why": write(read.key, signed.locale, read.params, html=False)})
    outcome = await context.act(
        signed.staff,
        lambda tx, scene: visits.name_at_desk(tx, signed.staff, booking_of(signed), read, scene, signed.counter),
    )
    if isinstance(outcome, NameNoted):
        return JSONResponse({"name": outcome.name})
    return outcome_told(outcome, context, signed)


async def find_times(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """Days and hours with a free place, in the calendar of a booking that was looked at, else in the place's first."""
    rules = context.rules()
    days = await context.database.read(lambda tx: changes.find_times(tx, _calendar(tx, context, signed), rules))
    shown = [
        {
            "label": write("scan-day", signed.locale, {"day": each.day}, html=False),
            "times": [
                {"at": slot.starts_at.isoformat(), "label": f"{slot.starts_at.astimezone(context.zone):%H:%M}"}
                for slot in each.slots
                if slot.free > 0
            ],
        }
        for each in days
        if each.free > 0
    ]
    return JSONResponse({"days": shown})


async def move(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    starts_at = _instant(signed.text("at"), context.now())
    if starts_at is None:
        return refused(422, "unreadable")

    def do(tx: Transaction, scene: Scene) -> DeskMoveOutcome:
        calendar = _calendar(tx, context, signed)
        slot = Slot(calendar.key, starts_at)
        return visits.move_at_desk(tx, signed.staff, booking_of(signed), slot, calendar, scene, signed.counter)

    return await perform(context, signed, do)


async def papers(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """A time to come again, at once; what is missing is said, and written nowhere."""
    which, confirmation = booking_of(signed), confirmation_of(signed)
    return await perform(
        context,
        signed,
        lambda tx, scene: visits.papers_missing(tx, signed.staff, which, scene, signed.counter, confirmation),
    )


async def cancel(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    return await perform(
        context,
        signed,
        lambda tx, scene: visits.cancel_at_desk(tx, signed.staff, booking_of(signed), scene, signed.counter),
    )


async def slip(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    booking_id, rules = booking_of(signed), context.rules()
    found = await context.database.write(
        lambda tx: changes.find_slip(tx, signed.staff, booking_id, rules, signed.counter)
    )
    match found:
        case NotStaff():
            return fault_page(signed.locale, 401, "not-signed-in")
        case LookFirst():
            return fault_page(signed.locale, 409, "look-first")
        case BookingEnded():
            return fault_page(signed.locale, 404, "gone")
        case Slip():
            return await slip_page(context, signed, found)


async def slip_page(context: DeskContext, signed: SignedRequest, found: Slip) -> Response:
    """In the language of the person it is for; what staff press around it, in theirs."""
    text = context.link(found.code) or found.code
    station = context.office().station(found.slot.station)
    when = found.slot.starts_at.astimezone(context.zone)
    expires = expiry(context, signed, placeless=True)
    page = render(
        "slip.html",
        found.locale,
        staff_locale=signed.locale,
        expires=expires,
        form_token=signed.form_token,
        qr=await asyncio.to_thread(qr.data_address, text),
        digits=grouped(found.code),
        call=found.call_number,
        day=write("scan-day", found.locale, {"day": when.date()}, html=False),
        time=f"{when:%H:%M}",
        station=station.names[found.locale] if station else "",
    )
    return expiring(HTMLResponse(page), expires)


def _calendar(tx: Transaction, context: DeskContext, signed: SignedRequest) -> Station:
    key = changes.find_calendar(tx, signed.staff, booking_of(signed), context.rules(), signed.counter)
    return next((each for each in signed.calendars if each.key == key), signed.calendars[0])


def _instant(text: str, now: datetime) -> datetime | None:
    """An aware time near enough for the calendar's arithmetic."""
    try:
        at = datetime.fromisoformat(text)
        return at.astimezone(UTC) if at.tzinfo is not None and abs(at - now) <= FARTHEST else None
    except (ValueError, OverflowError):
        return None
