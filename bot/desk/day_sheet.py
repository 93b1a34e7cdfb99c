"""For the day on which the power stays away: a sheet of paper to tick, and a fast page to enter the ticks afterwards.

Law: on the paper are times and call numbers, and nothing of the purpose. Law: no tick is lost by a slip: a time
that cannot be read comes back with all that was entered, and nothing is recorded before. Law: so does a time that was
typed in any other way than a clock of 24 hours shows it: it is seen as it was read before it is recorded.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from bot.actions import arrivals
from bot.conversation.core.state import Scene
from bot.conversation.reading.times.clock import read_clock, written
from bot.conversation.reading.times.moments import instant
from bot.desk.admin.form_times import UNREAD
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.day import ICONS, days_beside, fetch_day
from bot.desk.pages import fault_page, signed_page
from bot.domain.desk import DayAtStation, Tick, Ticked
from bot.domain.hours import opening
from bot.domain.journal import Action
from storage.desk.day import find_place_day
from storage.desk.late_forms import open_form, release_form
from storage.engine.transaction import Transaction

ROWS_A_PAGE: Final = 99  # three columns of an A4 sheet, high enough to be ticked by hand
ROWS_A_PART: Final = 400  # so that a form is never larger than the gate lets in
LONGEST: Final = 40  # characters of a time; a longer text is none
FIELD: Final = re.compile(r"([ct])([0-9a-f]{16})")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as it was filled in. ``booked`` is the time that a tick alone stands for, as HH:MM."""

    booked: str
    typed: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Read:
    """``faults`` by booking: the key of the message that says what is wrong with its time. ``look_at`` by booking: the
    time that was read from what was typed, as HH:MM, where nobody has seen yet that it was read so."""

    ticks: tuple[Tick, ...]
    faults: Mapping[str, str]
    look_at: Mapping[str, str]

    @property
    def recordable(self) -> bool:
        return bool(self.ticks) and not self.faults and not self.look_at


async def sheet(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    found = await fetch_day(context, signed, Action.SHEET)
    rows = [row for row in found.bookings if row.state != "cancelled"]
    pages = [rows[start : start + ROWS_A_PAGE] for start in range(0, max(1, len(rows)), ROWS_A_PAGE)]
    return signed_page("sheet.html", context, signed, pages=pages, **_about_the_day(context, signed))


async def ticks(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    found = await fetch_day(context, signed, Action.LIST)
    held = await context.database.write(
        lambda tx: open_form(tx, signed.staff, request.query_params.get("held", ""), signed.counter)
    )
    if held is None or held.doing != "ticks":
        return _ticks_page(context, request, signed, found)
    entries = entered(held.fields)
    read = read_entries(entries, context, signed)
    return _ticks_page(context, request, signed, found, entries=entries, read=read, held=held.id)


async def record_ticks(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    entries, held = entered(signed.fields), signed.text("held", 64)
    read = read_entries(entries, context, signed)
    if not read.recordable:
        found = await context.database.read(_find(context, signed))
        status = 422 if read.faults else 200
        return _ticks_page(context, request, signed, found, status, entries=entries, read=read, held=held)

    def do(tx: Transaction, scene: Scene) -> tuple[Ticked, DayAtStation]:
        recorded = arrivals.record_ticks(tx, signed.staff, read.ticks, scene, signed.counter)
        release_form(tx, signed.staff, held, signed.counter)
        return recorded, _find(context, signed)(tx)

    results, found = await context.act(signed.staff, do)
    if not results:
        return fault_page(signed.locale, 403, "not-signed-in")  # the enrolment ended meanwhile
    return _ticks_page(context, request, signed, found, results=results)


def entered(fields: Mapping[str, Any]) -> dict[str, Entry]:
    """What is filled in, by booking. A time alone is a tick too."""
    typed, ticked = dict[str, str](), dict[str, str]()
    for name, value in fields.items():
        if (named := FIELD.fullmatch(name)) and isinstance(value, str):
            (ticked if named[1] == "c" else typed)[named[2]] = value.strip()[:LONGEST]
    wanted = [*ticked, *(booking for booking, text in typed.items() if text and booking not in ticked)]
    return {each: Entry(ticked.get(each, ""), typed.get(each, ""), each in ticked) for each in wanted}


def read_entries(entries: Mapping[str, Entry], context: DeskContext, signed: SignedRequest) -> Read:
    now, found, faults, look_at = context.now(), list[Tick](), dict[str, str](), dict[str, str]()
    hours = opening(signed.calendars)
    for booking, entry in entries.items():
        clock = read_clock(entry.typed or entry.booked)
        if clock is None or len(entry.typed) >= LONGEST:
            faults[booking] = UNREAD
            continue
        at = instant(signed.day, clock.within(hours), context.zone)
        if at > now and entry.typed:
            faults[booking] = "sheet-time-to-come"
            continue
        if entry.typed and not clock.exact:
            look_at[booking] = written(clock.within(hours))
        found.append(Tick(booking, min(at, now)))  # of those who came before the booked time it is known by now
    return Read(tuple(found), faults, look_at)


def _find(context: DeskContext, signed: SignedRequest) -> "partial[DayAtStation]":
    return partial(find_place_day, calendars=signed.calendars, day=signed.day, rules=context.rules())


def _ticks_page(
    context: DeskContext,
    request: Request,
    signed: SignedRequest,
    found: DayAtStation,
    status: int = 200,
    *,
    entries: Mapping[str, Entry] | None = None,
    read: Read | None = None,
    results: Ticked | None = None,
    held: str = "",
) -> Response:
    rows = [row for row in found.bookings if row.state != "cancelled" or row.booking_id in (results or {})]
    parts = -(-len(rows) // ROWS_A_PART) or 1
    asked = request.query_params.get("part", "")
    part = min(int(asked), parts) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 4 else 1
    part = max(part, 1)
    return signed_page(
        "ticks.html",
        context,
        signed,
        status,
        rows=rows[(part - 1) * ROWS_A_PART : part * ROWS_A_PART],
        part=part,
        held=held,
        parts=parts,
        entries=entries or {},
        faults=read.faults if read else {},
        look_at=read.look_at if read else {},
        results=results or {},
        nothing=read is not None and not read.ticks and not read.faults,
        icons=ICONS,
        **_about_the_day(context, signed),
    )


def _about_the_day(context: DeskContext, signed: SignedRequest) -> dict[str, Any]:
    now = context.now()
    today = now.astimezone(context.zone).date()
    return {"zone": context.zone, "today": today, "now": now, "beside": days_beside(context, signed)}
