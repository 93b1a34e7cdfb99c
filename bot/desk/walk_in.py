"""A person who comes without a booking, or without a phone: staff fill in the chat's own questions for them.

Law: the person agrees first, to words that were printed or read out. Law: a refusal loses nothing that was typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response

from bot.actions import visits
from bot.conversation.core.say import Text
from bot.conversation.core.state import Scene
from bot.desk import walk_in_form
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import expiry, fault_page, signed_page
from bot.desk.walk_in_form import Fault
from bot.domain.arrival import NotStaff, TooManyDoubles, TooManyWrongCodes
from bot.domain.booking import AlreadyBooked, Booking, Slot
from bot.domain.desk import TimeTaken, WalkIn, WalkInPlace
from bot.domain.languages import LOCALES
from bot.domain.office import Station
from storage.desk.late_forms import open_form, release_form
from storage.desk.walk_ins import find_walk_in_places
from storage.engine.transaction import Transaction

Places = dict[date, tuple[WalkInPlace, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A form without faults."""

    answers: Mapping[str, str]
    locale: str
    slot: Slot


async def form(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    held = await context.database.write(
        lambda tx: open_form(tx, signed.staff, request.query_params.get("held", ""), signed.counter)
    )
    if held is None or held.doing != "walk-in":
        return await _form_page(context, signed, 200, {}, {}, request.query_params.get("calendar", ""))
    typed = {**held.fields, "held": held.id}
    read = _read(typed, context.scene(context.now(), signed.staff), signed)
    return await _form_page(context, signed, 200, typed, read if isinstance(read, dict) else {})


async def register(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    typed = {name: signed.text(name) for name in signed.fields}
    if typed.get("switch"):
        typed["document"] = typed["switch"]
    if typed.pop("speak", ""):  # the page in another language, and all that was typed
        return await _form_page(context, signed, 200, typed, {})
    read = _read(typed, context.scene(context.now(), signed.staff), signed)
    if isinstance(read, dict):
        return await _form_page(context, signed, 422, typed, read)
    outcome = await context.act(
        signed.staff, lambda tx, scene: _register(tx, scene, signed, read, typed.get("held", ""))
    )
    match outcome:
        case WalkIn(booking):
            return _registered_page(context, signed, booking, again=False)
        case AlreadyBooked(booking):
            return _registered_page(context, signed, booking, again=True)
        case TimeTaken(slot):
            taken = Fault(Text("walk-in-taken", {"time": slot.starts_at.astimezone(context.zone).time()}))
            return await _form_page(context, signed, 409, typed, {"at": taken})
        case TooManyDoubles():
            return fault_page(signed.locale, 429, "too-many-doubles")
        case TooManyWrongCodes(until):
            rests = until.astimezone(context.zone).time()
            return fault_page(signed.locale, 429, "too-many-before", until=rests)
        case NotStaff():
            return fault_page(signed.locale, 403, "not-signed-in")
        case _:
            assert_never(outcome)


async def register_late(context: DeskContext, signed: SignedRequest) -> WalkIn | AlreadyBooked | bool | None:
    """As ``register``, of a form that comes out of a box. None: the page would have asked again, or this staff
    member registers nobody for now, and somebody else may. False: not now."""
    typed = {name: signed.text(name) for name in signed.fields}
    read = _read(typed, context.scene(context.now(), signed.staff), signed)
    if isinstance(read, dict):
        return None
    held = typed.get("held", "")
    outcome = await context.act(signed.staff, lambda tx, scene: _register(tx, scene, signed, read, held))
    match outcome:
        case WalkIn() | AlreadyBooked():
            return outcome
        case TimeTaken() | TooManyDoubles() | TooManyWrongCodes():
            return None
        case NotStaff():
            return False
        case _:
            assert_never(outcome)


async def notice(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """To be printed, in the language of its reader and not of the desk."""
    asked = request.query_params.get("in", "")
    shown = asked if asked in LOCALES else signed.locale
    scene = context.scene(context.now())
    asked_for = request.query_params.get("calendar", "")
    calendar = _calendar({"calendar": asked_for}, scene, signed)
    text = walk_in_form.notice(scene, scene.office.service_of(calendar.service))
    own = calendar.key if calendar.key == asked_for else ""
    return signed_page("notice.html", context, signed, notice=text, shown=shown, locales=LOCALES, calendar=own)


def _read(typed: Mapping[str, str], scene: Scene, signed: SignedRequest) -> Wanted | dict[str, Fault]:
    calendar = _calendar(typed, scene, signed)
    service = scene.office.service_of(calendar.service)
    filled = walk_in_form.read_form(typed, scene, service)
    faults = dict(filled.faults)
    if typed.get("consent") != service.notice_version:
        faults["consent"] = Fault(Text("walk-in-must-agree"))
    locale = typed.get("language", "")
    if locale not in LOCALES:
        faults["language"] = Fault(Text("walk-in-choose"))
    at = _instant(typed.get("at", ""))
    if at is None:
        faults["at"] = Fault(Text("walk-in-choose-time"))
    if at is None or faults:
        return faults
    return Wanted(filled.answers, locale, Slot(calendar.key, at))


def _asking(scene: Scene, signed: SignedRequest) -> tuple[Station, ...]:
    """The calendars of the place in which somebody can be registered: those of visits that ask."""
    visits = ((each, scene.office.visit_of(each)) for each in signed.calendars)
    return tuple(each for each, visit in visits if visit is not None and visit.kind == "asks")


def _calendar(typed: Mapping[str, str], scene: Scene, signed: SignedRequest) -> Station:
    """The one that the form is for; else the first of the place."""
    asking = _asking(scene, signed) or signed.calendars
    return next((each for each in asking if each.key == typed.get("calendar")), asking[0])


def _register(
    tx: Transaction, scene: Scene, signed: SignedRequest, wanted: Wanted, held: str = ""
) -> WalkIn | TimeTaken | AlreadyBooked | TooManyDoubles | TooManyWrongCodes | NotStaff:
    """A time that was never offered, or has passed meanwhile, is like one that is taken. ``held``: the late form that
    this was, which is then done."""
    person, slot, at = wanted.answers, wanted.slot, signed.counter
    if scene.local(slot.starts_at).date() not in _days(tx.now, scene.zone):
        return TimeTaken(slot)
    station = _calendar({"calendar": slot.station}, scene, signed)
    outcome = visits.register_walk_in(tx, signed.staff, person, slot, station, wanted.locale, scene, at)
    if isinstance(outcome, WalkIn | AlreadyBooked):
        release_form(tx, signed.staff, held, at)
    return outcome


def _days(now: datetime, zone: ZoneInfo) -> tuple[date, date]:
    today = now.astimezone(zone).date()
    return today, today + timedelta(days=1)


def _find_places(tx: Transaction, context: DeskContext, station: Station) -> Places:
    """Of today and tomorrow, days without any left out."""
    found = {}
    for day in _days(tx.now, context.zone):
        places = find_walk_in_places(tx, station, context.rules(), day)
        found[day] = tuple(place for place in places if place.free > 0)
    return {day: places for day, places in found.items() if places}


async def _form_page(
    context: DeskContext,
    signed: SignedRequest,
    status: int,
    typed: dict[str, str],
    faults: dict[str, Fault],
    calendar_key: str = "",
) -> Response:
    """``typed``: what comes back into the fields; nothing at first. ``calendar_key``: which form it is at first."""
    scene = context.scene(context.now(), signed.staff)
    calendar, asking = _calendar({"calendar": calendar_key, **typed}, scene, signed), _asking(scene, signed)
    places = await context.database.read(lambda tx: _find_places(tx, context, calendar))
    at = _instant(typed.get("at", ""))
    service = scene.office.service_of(calendar.service)
    fields = walk_in_form.fields(scene, service)
    asked = ("language", "consent", *(field.name for field in fields), "at")
    somebody = any(typed.get(field.name) for field in fields)
    return signed_page(
        "walk_in.html",
        context,
        signed,
        status,
        expiry(context, signed, filled=True) if somebody else None,
        fields=fields,
        calendar=calendar,
        others={each.key: scene.office.purpose(each)[signed.locale] for each in asking} if len(asking) > 1 else {},
        notice=walk_in_form.notice(scene, service),
        notice_version=service.notice_version,
        places=places,
        chosen=next((place.starts_at for times in places.values() for place in times if place.starts_at == at), None),
        typed=typed,
        faults=faults,
        first_fault=next((name for name in asked if name in faults), ""),
        locales=LOCALES,
        zone=context.zone,
        today=context.now().astimezone(context.zone).date(),
    )


def _registered_page(context: DeskContext, signed: SignedRequest, booking: Booking, *, again: bool) -> Response:
    """``again``: this desk had registered the person before, perhaps by the same form sent twice."""
    when = booking.slot.starts_at.astimezone(context.zone)
    return signed_page(
        "walked_in.html",
        context,
        signed,
        expires=expiry(context, signed),
        booking_id=booking.id,
        call=booking.call_number,
        when=when,
        today=when.date() == context.now().astimezone(context.zone).date(),
        again=again,
    )


def _instant(text: str) -> datetime | None:
    """An aware time in UTC; ``None`` for anything else, and for one at either end of the calendar."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo and MINYEAR < at.year < MAXYEAR else None
