"""The form of a closure -> stations and a span, or what is wrong with it.

Spans are given as people say them: today from now on, tomorrow after two, the third to the fifth; or exactly.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.conversation.reading.digits import latin_digits, normalise
from bot.desk.admin.form_times import coming_days, instant, midnight_after, read_day, read_time
from bot.domain.closure import Closure
from bot.domain.office import Office
from bot.rendering.text import write

SPANS: Final = ("today", "tomorrow", "days", "exact")
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
    zone = ZoneInfo(office.zone)
    faults: dict[str, str] = {}
    stations = tuple(station.key for station in office.stations if typed.get(f"station-{station.key}"))
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


def span_words(locale: str, starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> str:
    """As people say it: a day that is shut to its end has no time at which that is."""
    start, end = starts_at.astimezone(zone), ends_at.astimezone(zone)
    to_midnight = end.time() == time()
    last = (end - timedelta(minutes=1)).date() if to_midnight else end.date()
    whole = "whole" if start.time() == time() and to_midnight else "end" if to_midnight else "exact"
    days = "day" if start.date() == last else "days"
    params = {"day": start.date(), "on": last, "at": start.time(), "until": end.time()}
    return write(f"closure-page-span-{days}-{whole}", locale, params)


def _places(typed: Typed) -> int | None:
    digits = latin_digits(normalise(typed.get("places", "")))
    return int(digits) if digits.isdecimal() and len(digits) <= 3 else None


def _span(typed: Typed, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime] | str:
    """From and to, or why not."""
    days = coming_days(now, zone)
    match typed.get("span"):
        case "today":
            return _day_from(days[0], typed.get("today_time", ""), zone, now)
        case "tomorrow":
            return _day_from(days[0] + timedelta(days=1), typed.get("tomorrow_time", ""), zone, now)
        case "days":
            first, last = (read_day(typed.get(name, ""), days) for name in ("first_day", "last_day"))
            if first is None or last is None:
                return "closure-page-time-unread"
            found = instant(first, time(), zone), midnight_after(last, zone)
        case "exact":
            days_read = [read_day(typed.get(f"{end}_day", ""), days) for end in ("from", "to")]
            times_read = [read_time(typed.get(f"{end}_time", "")) for end in ("from", "to")]
            ends = [instant(day, at, zone) for day, at in zip(days_read, times_read, strict=True) if day and at]
            if len(ends) < len(days_read):
                return "closure-page-time-unread"
            found = ends[0], ends[1]
        case _:
            return "closure-page-no-span"
    return _checked(*found, now)


def _day_from(day: date, typed: str, zone: ZoneInfo, now: datetime) -> tuple[datetime, datetime] | str:
    """To the end of the day; from its beginning, or from now, where no time is given."""
    at = read_time(typed) if typed.strip() else time()
    if at is None:
        return "closure-page-time-unread"
    return _checked(instant(day, at, zone), midnight_after(day, zone), now)


def _checked(starts_at: datetime, ends_at: datetime, now: datetime) -> tuple[datetime, datetime] | str:
    """What is past cannot be closed any more."""
    if ends_at <= now:
        return "closure-page-time-past"
    if ends_at <= starts_at:
        return "closure-page-time-before"
    return max(starts_at, now.replace(second=0, microsecond=0)), ends_at
