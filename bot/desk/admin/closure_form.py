"""The form of a closure -> stations and a span, or what is wrong with it.

Spans are given as people say them: today from now on, tomorrow after two, today from 2 to 4, the third to the fifth; or
exactly.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from bot.conversation.reading.text.digits import latin_digits, normalise
from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.times.clock import read_clock, read_time, written
from bot.conversation.reading.times.moments import instant, midnight_after
from bot.conversation.reading.times.spans import checked_span, read_hours, settled
from bot.desk.admin.form_times import UNREAD, coming_days, read_day, with_times_written
from bot.domain.closure import Closure
from bot.domain.hours import opening
from bot.domain.office import Office, Station

TIMES: Final = ("today_time", "tomorrow_time", "from_time", "to_time")
Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """``places`` None: shut; else what a slot then holds in all."""

    stations: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    places: int | None

    @property
    def closures(self) -> tuple[Closure, ...]:
        """As they would be, one a station."""
        return tuple(Closure("", key, self.starts_at, self.ends_at, self.places) for key in self.stations)


@dataclass(frozen=True, slots=True)
class Unclear:
    """By field: the key of the message that says what is wrong."""

    faults: Mapping[str, str]


def read_closure(typed: Typed, office: Office, now: datetime) -> Wanted | Unclear:
    """``typed``: its span as ``with_span_written`` has it."""
    zone = ZoneInfo(office.zone)
    faults: dict[str, str] = {}
    stations = tuple(each.key for each in office.stations if _is_meant(each, typed))
    if not stations:
        faults["stations"] = "closure-page-no-station"
    span = _span(typed, now, zone)
    if isinstance(span, str):
        faults["span"] = span
    places = _places(typed) if typed.get("how") == "fewer" else None
    if typed.get("how") == "fewer":
        usual = [station.places for station in office.stations if station.key in stations]
        if not places or any(places >= each for each in usual):
            faults["places"] = "closure-page-no-places"
    if faults or isinstance(span, str):
        return Unclear(faults)
    return Wanted(stations, *span, places)


def _is_meant(station: Station, typed: Typed) -> bool:
    """By itself, or with all others of its place."""
    return bool(typed.get(f"station-{station.key}") or typed.get(f"place-{station.place_key}"))


def with_span_written(typed: Typed, office: Office) -> dict[str, str]:
    """The form as it was read: "2" is 14:00 from then on, whatever becomes of the office's hours."""
    hours = opening(office.stations)
    ends = [read_clock(typed.get(f"{end}_time", "")) for end in ("from", "to")]
    read = [end for end in ends if end]
    if len(read) == len(ends) and typed.get("from_day") == typed.get("to_day"):
        start, end = settled(read[0], read[1], hours)
        typed = {**typed, "from_time": written(start), "to_time": written(end)}
    return with_times_written(typed, TIMES, hours)


def _places(typed: Typed) -> int | None:
    digits = latin_digits(normalise(typed.get("places", "")))
    return int(digits) if digits.isdecimal() and len(digits) <= 3 else None


def _span(typed: Typed, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime] | str:
    """From and to, or why not. The times in ``typed`` are written as a clock of 24 hours shows them."""
    days = coming_days(now, zone)
    found: tuple[datetime, datetime] | None = None
    match typed.get("span"):
        case "today":
            found = _on_day(days[0], typed.get("today_time", ""), zone)
        case "tomorrow":
            found = _on_day(days[1], typed.get("tomorrow_time", ""), zone)
        case "days":
            first, last = (read_day(typed.get(name, ""), days) for name in ("first_day", "last_day"))
            if first is None or last is None:
                return "closure-page-no-days"
            found = instant(first, time(), zone), midnight_after(last, zone)
        case "exact":
            start, end = (_instant(typed, name, days, zone) for name in ("from", "to"))
            found = (start, end) if start and end else None
        case _:
            return "closure-page-no-span"
    if found is None:
        return UNREAD
    checked = checked_span(*found, now)
    return checked.key if isinstance(checked, Misread) else checked


def _on_day(day: date, typed: str, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    """From a time to the end of the day, or to another time; where no time is given, the whole day."""
    if hours := read_hours(typed, None):
        return instant(day, hours.start, zone), instant(day, hours.end, zone)
    at = read_time(typed, None) if typed.strip() else time()
    return None if at is None else (instant(day, at, zone), midnight_after(day, zone))


def _instant(typed: Typed, which: str, days: tuple[date, ...], zone: ZoneInfo) -> datetime | None:
    day, at = read_day(typed.get(f"{which}_day", ""), days), read_time(typed.get(f"{which}_time", ""), None)
    return None if day is None or at is None else instant(day, at, zone)
