"""The day at the station, by time: how many are expected, here, late, and which places are free.

Law: no names and no codes, only times and call numbers; whoever wants to know more opens one, which is journaled.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from itertools import groupby
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.access import BESIDE
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import signed_page
from bot.domain.desk import DayAtStation, DayBooking, DaySlot, State
from bot.domain.journal import Action
from bot.domain.staff import Role
from storage.desk import fetched
from storage.desk.day import find_place_day

ICONS: Final[dict[State, str]] = {
    "expected": "○",
    "late": "!",
    "arrived": "✓",
    "missed": "–",
    "cancelled": "×",
    "double": "=",
}
WAITING: Final[tuple[State, ...]] = ("expected", "late", "missed")


@dataclass(frozen=True, slots=True)
class SlotShown:
    """``counts`` is None for a time at which the station takes nobody (any more), though somebody is booked."""

    starts_at: datetime
    counts: DaySlot | None
    bookings: tuple[DayBooking, ...]


async def day(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    found = await fetch_day(context, signed, Action.LIST)
    only_waiting = request.query_params.get("only") == "waiting"
    now, minutes = context.now(), timedelta(minutes=max(each.slot_minutes for each in signed.calendars))
    times = shown(found, now - minutes, only_waiting=only_waiting)
    return signed_page(
        "day.html",
        context,
        signed,
        found=found,
        shown=times,
        is_on=next((slot for slot in times if slot.starts_at <= now < slot.starts_at + minutes), None),
        icons=ICONS,
        purposes=purposes(context, signed),
        only_waiting=only_waiting,
        today=now.astimezone(context.zone).date(),
        beside=days_beside(context, signed),
        now=now,
        zone=context.zone,
    )


async def fetch_day(context: DeskContext, signed: SignedRequest, action: Action) -> DayAtStation:
    """The day asked for. It is in the journal before it is on a screen."""
    rules = context.rules()
    find = partial(find_place_day, calendars=signed.calendars, day=signed.day, rules=rules)
    await note(context, signed, action)
    return await context.database.read(find)


async def note(context: DeskContext, signed: SignedRequest, action: Action) -> None:
    """A sheet is a copy that leaves the room: each is noted. Of lists and packs the first in some minutes."""
    whose = (action, signed.staff, signed.counter, signed.day, context.rules())
    again = action is not Action.SHEET and await context.database.read(lambda tx: fetched.is_noted(tx, *whose))
    if not again:
        await context.database.write(lambda tx: fetched.note_fetch(tx, *whose))


def shown(found: DayAtStation, ended_before: datetime, *, only_waiting: bool) -> tuple[SlotShown, ...]:
    """A time for each slot of the day, and for each at which somebody is booked all the same. A time that is over
    (begun at ``ended_before`` or earlier) and had nobody is left out."""
    wanted = [row for row in found.bookings if not only_waiting or row.state in WAITING]
    wanted.sort(key=lambda row: row.starts_at)  # the bookings of a time stay in their order
    booked = {at: tuple(rows) for at, rows in groupby(wanted, key=lambda row: row.starts_at)}
    counts = {slot.starts_at: slot for slot in found.slots}
    open_times = [at for at, slot in counts.items() if at > ended_before or slot.expected or slot.arrived]
    times = sorted(booked if only_waiting else {*booked, *open_times})
    return tuple(SlotShown(at, counts.get(at), booked.get(at, ())) for at in times)


def purposes(context: DeskContext, signed: SignedRequest) -> dict[str, str]:
    """By calendar what it is for; of a place that has only one, nothing."""
    shown = signed.calendars if len(signed.calendars) > 1 else ()
    return {each.key: context.office().purpose(each)[signed.locale] for each in shown}


def days_beside(context: DeskContext, signed: SignedRequest) -> tuple[date | None, date | None]:
    """The day before and the day after, as far as this member of staff may see them."""
    today = context.now().astimezone(context.zone).date()
    before, after = signed.day - timedelta(days=1), signed.day + timedelta(days=1)
    if signed.staff.role is Role.ADMIN:
        return before, after
    return (before if today - before <= BESIDE else None), (after if after - today <= BESIDE else None)
