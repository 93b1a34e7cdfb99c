"""How it goes, for admins: counts as words, as charts and as a table for spreadsheets. Never a person, nor a count
of one."""

import asyncio
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import structlog

from bot.config.log import where as place
from bot.conversation.advance import CHECKLISTS
from bot.conversation.applicant.person.services import SERVICE
from bot.conversation.core.say import Text
from bot.domain.few import told
from bot.domain.office import Office
from bot.rendering.catalogue import keys
from bot.rendering.charts import Chart, ChartFailed, Series, draw
from bot.rendering.text import write
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.stats.stats import Interviews, count_days
from storage.stats.told_days import OF_PEOPLE, ToldDay, add_up, tell_days

MOST_DAYS: Final = 92
BACK, AHEAD = timedelta(days=6), timedelta(days=7)
COLUMNS: Final = (
    "places",
    "booked",
    "arrived",
    "missed",
    "expected",
    "walk_ins",
    "cancelled",
    "moved",
    "waiting",
    "minutes",
)
STEPS: Final = (SERVICE.name, *(step.name for step in CHECKLISTS["register"]))
COLOURS: Final = {"arrived": "#16803f", "expected": "#0b5f8a", "missed": "#a61b1b", "walk_ins": "#ffb52e"}
_MARKS = re.compile("[\u2066-\u2069\u200f]")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
log = structlog.get_logger()
BOM: Final = "\ufeff"  # or a spreadsheet takes Arabic for something else


@dataclass(frozen=True, slots=True)
class Span:
    """Local days, both ends included. ``cut``: the day up to which was asked, where the span ends before it."""

    first: date
    last: date
    cut: date | None = None


def read_span(first: str, last: str, today: date) -> Span:
    """What cannot be read is left out: then it is the week up to today and the week after. At most ``MOST_DAYS``."""
    start, end = _date(first), _date(last)
    if start is None and end is None:
        return Span(today - BACK, today + AHEAD)
    start, end = start or (end or today) - BACK, end or max(start or today, today)
    start, end = min(start, end), max(start, end)
    shown = min(end, start + timedelta(days=MOST_DAYS - 1))
    return Span(start, shown, end if shown < end else None)


def _date(text: str) -> date | None:
    """No farther from now than anybody asks: a date at the end of the calendar has no day after."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year < 2200 else None


def by_day(days: Sequence[ToldDay]) -> tuple[ToldDay, ...]:
    """All stations together."""
    return tuple(add_up([each for each in days if each.day == day]) for day in sorted({each.day for each in days}))


def stopped(interviews: Interviews) -> tuple[tuple[str, int | None], ...]:
    """(step, chats) of the interview as it is now, in its order, None for few; other questions are of no interest here.
    The choice of the service where more than a few stopped at it: most offices have but one."""
    counts = {step: told(count) for step, count in interviews.stopped}
    steps = STEPS if counts.get(SERVICE.name) is not None else STEPS[1:]
    return tuple((step, counts.get(step)) for step in steps)


def word(prefix: str, name: str, locale: str) -> str:
    """Of a word of ours; the bare one where the catalogue has none, such as a channel newer than it."""
    key = f"{prefix}-{name.replace('_', '-')}"
    return bare(key, locale) if key in keys(locale) else name


def bare(key: str, locale: str) -> str:
    """Without the marks that isolate: a picture or a spreadsheet would show them."""
    return _MARKS.sub("", write(key, locale, html=False))


def bookings_chart(days: Sequence[ToldDay], locale: str, where: str = "") -> Chart:
    """``where``: the station's name; empty: all of them, added up."""
    rows = by_day(days)
    title = f"{bare('numbers-by-day', locale)} – {where or bare('numbers-everywhere', locale)}"
    series = tuple(
        Series(word("numbers", name, locale), colour, tuple(getattr(row, name) or 0 for row in rows))
        for name, colour in COLOURS.items()
    )
    places = Series(bare("numbers-places", locale), "#50606c", tuple(row.places for row in rows))
    return Chart("columns", title, tuple(f"{row.day.day}/{row.day.month}" for row in rows), series, places, locale)


def stopped_chart(interviews: Interviews, locale: str) -> Chart:
    """Of the steps whose count is told: a bar of none would say that nobody stopped there."""
    rows = [(step, count) for step, count in stopped(interviews) if count is not None]
    labels = tuple(word("numbers-step", step, locale) for step, _ in rows)
    series = Series(bare("numbers-chats", locale), COLOURS["expected"], tuple(count for _, count in rows))
    return Chart("bars", bare("numbers-stopped", locale), labels, (series,), None, locale)


def table(days: Sequence[ToldDay], office: Office, locale: str) -> bytes:
    """CSV for a spreadsheet: a head in the locale's words, then a row for each station and day."""
    rows = []
    for day in days:
        station = office.station(day.station)
        name = office.called(station)[locale] if station else day.station
        few = {name: bare("numbers-few", locale) for name in OF_PEOPLE}
        counts = [few.get(name, "") if (value := getattr(day, name)) is None else value for name in COLUMNS]
        rows.append([name, day.day.isoformat(), *counts])
    return sheet([word("numbers", name, locale) for name in ("place", "day", *COLUMNS)], rows)


def sheet(head: Sequence[str], rows: Sequence[Sequence[str | int]]) -> bytes:
    """CSV that a spreadsheet reads as it stands. The first column is a name."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([_inert(name) for name in head])
    for name, *cells in rows:
        writer.writerow([_inert(str(name)), *cells])
    return f"{BOM}{file.getvalue()}".encode()


def _inert(text: str) -> str:
    """A spreadsheet would work out what begins so, and may ask another server on the way."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA) else text


def today_at_stations(tx: Transaction, office: Office) -> tuple[Text, ...]:
    """For a chat: a line for each station, of the counts that are told, and one for all that are not."""
    zone = ZoneInfo(office.zone)
    today = tx.now.astimezone(zone).date()
    lines: list[Text] = []
    few = False
    for day in tell_days(count_days(tx, office, today, today, zone)):
        station = office.station(day.station)
        if station is not None:
            counts = {name: "" if (count := getattr(day, name)) is None else count for name in OF_PEOPLE}
            few = few or "" in counts.values()
            lines.append(Text("numbers-today", {"place": office.called(station), "places": day.places, **counts}))
    return (*lines, Text("numbers-today-few")) if few else tuple(lines)


async def try_draw(chart: Chart, turn: asyncio.Semaphore) -> bytes | None:
    """A PNG, or None, which is logged: nobody waits in vain for words because a picture failed."""
    try:
        return await draw(chart, turn)
    except (ChartFailed, OSError) as error:
        log.warning("no chart was drawn", error=place(error))
        return None


async def picture(
    database: Database, office: Office, locale: str, now: datetime, turn: asyncio.Semaphore
) -> bytes | None:
    """The chart of all stations, a week back and a week ahead, as a PNG for a phone; None where none could be drawn."""
    zone = ZoneInfo(office.zone)
    span = read_span("", "", now.astimezone(zone).date())
    days = await database.read(lambda tx: tell_days(count_days(tx, office, span.first, span.last, zone)))
    return await try_draw(replace(bookings_chart(days, locale), small=True), turn)
