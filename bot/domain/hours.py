"""When a station takes people. Slots are arithmetic over opening hours minus closures: nobody generates them, and new
hours count from the next message on.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.domain.closure import Closure
from bot.domain.office import OpenSpan, Station


def opening(stations: Iterable[Station]) -> OpenSpan | None:
    """From the first opening of any of them on any day to the last closing; None where none ever opens."""
    spans = [span for station in stations for day in station.hours for span in day]
    return OpenSpan(min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def slot_times(station: Station, day: date, zone: ZoneInfo) -> tuple[datetime, ...]:
    """When each slot of a local day starts, in UTC and in order. A slot that would outlast its span is not there, nor
    one of which any part is closed.

    Spans are local, slots are counted in elapsed time: a day whose clock is turned has more or fewer of them.
    """
    step = timedelta(minutes=station.slot_minutes)
    return _slot_times(station.hours[day.weekday()], step, day, zone, station.closures)


@lru_cache(maxsize=1024)
def _slot_times(
    spans: tuple[OpenSpan, ...], step: timedelta, day: date, zone: ZoneInfo, closures: tuple[Closure, ...]
) -> tuple[datetime, ...]:
    """Asked for each day of the horizon at each look at the calendar."""
    times: list[datetime] = []
    for span in spans:
        slot = datetime.combine(day, span.start, zone).astimezone(UTC)
        end = datetime.combine(day, span.end, zone).astimezone(UTC)
        while slot + step <= end:
            times.append(slot)
            slot += step
    shut = [closure for closure in closures if closure.places is None]
    return tuple(slot for slot in times if not any(closure.covers(slot, slot + step) for closure in shut))


def places_at(station: Station, slot_starts: datetime) -> int:
    """What that slot holds in all: none while it is closed, fewer while there are fewer counters."""
    step = timedelta(minutes=station.slot_minutes)
    covering = (each for each in station.closures if each.starts_at - step < slot_starts < each.ends_at)
    return min((station.places, *(closure.places or 0 for closure in covering)))


def walk_in_places_at(station: Station, slot_starts: datetime) -> int:
    """How many of them are kept for people who come without a booking: fewer counters cost the chats theirs first."""
    return max(0, min(station.walk_in_places, places_at(station, slot_starts)))


def horizon(station: Station, now: datetime, zone: ZoneInfo) -> tuple[date, ...]:
    """The local days a calendar shows, today first, closed ones included."""
    today = now.astimezone(zone).date()
    return tuple(today + timedelta(days=days) for days in range(station.horizon_days))


def bookable_times(station: Station, day: date, now: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """The slots of ``day`` that may still be booked by chat, full or not; none beyond the horizon."""
    ahead = (day - now.astimezone(zone).date()).days
    if not 0 <= ahead < station.horizon_days:
        return ()
    first = now + timedelta(minutes=station.first_bookable_minutes)
    times = slot_times(station, day, zone)
    return times if times and times[0] >= first else tuple(slot for slot in times if slot >= first)


def shut_today(station: Station, now: datetime, zone: ZoneInfo) -> Closure | None:
    """The closure that shuts the station now or later on this local day; of several the first."""
    until = bounds(now.astimezone(zone).date(), zone)["until"]
    shut = [each for each in station.closures if each.places is None and each.starts_at < until and each.ends_at > now]
    return min(shut, key=lambda each: each.starts_at, default=None)


def closed_ahead(
    station: Station, now: datetime, zone: ZoneInfo
) -> tuple[tuple[tuple[date, date], ...], tuple[tuple[datetime, datetime], ...]]:
    """What closures take from the usual hours, up to the horizon: the days without any hour left, from the first to the
    last where only days without hours lie between; and of other days the spans that are not over."""
    if not any(each.places is None and each.ends_at > now for each in station.closures):
        return (), ()
    step, days, parts = timedelta(minutes=station.slot_minutes), list[tuple[date, date]](), []
    shut_before = False
    for day in horizon(station, now, zone):
        usual, left = slot_times(replace(station, closures=()), day, zone), set(slot_times(station, day, zone))
        if not usual:
            continue
        if not left:
            days.append((days.pop()[0] if shut_before else day, day))
        else:
            parts += _joined([(slot, slot + step) for slot in usual if slot not in left])
        shut_before = not left
    return tuple(days), tuple(part for part in parts if part[1] > now)


def _joined(spans: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    joined: list[tuple[datetime, datetime]] = []
    for start, end in spans:
        joined.append((joined.pop()[0] if joined and joined[-1][1] == start else start, end))
    return joined


def bounds(day: date, zone: ZoneInfo) -> dict[str, datetime]:
    """From ``since`` up to ``until`` it is that local day."""
    start, end = (datetime.combine(each, time(), zone).astimezone(UTC) for each in (day, day + timedelta(days=1)))
    return {"since": start, "until": end}
