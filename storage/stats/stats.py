"""Counts for admins, by station and local day, and of the interview and the outbox: how it goes, and never who.

Law: only columns without a person are read, so that what retention leaves of a booking (station, time, how it ended)
counts for ever like any other.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, BindParameter, bindparam, exists, func, or_, select, type_coerce

from bot.domain.closure import Closure
from bot.domain.hours import bounds, places_at, slot_times
from bot.domain.journal import Action, Result
from bot.domain.office import Office, Station
from storage.bookings.slots import DESK
from storage.chats.conversations import asked_in
from storage.engine.transaction import Transaction
from storage.office.past import find_past
from storage.tables import bookings, chats, closures, deliveries, journal, waits

SILENT: Final = timedelta(minutes=15)
"""A chat that answered within this time is still writing, and has stopped at no question."""


@dataclass(frozen=True, slots=True)
class DayCounts:
    """``booked`` by chat and not given back: they ``arrived``, were ``missed``, or are expected. ``walk_ins`` come on
    top. Who came under another booking of the same document is counted once, there.

    ``cancelled`` and erased before they came; ``moved`` to this day or within it, by whomever; ``waiting``: still on
    the waiting list, by the day they came on it. ``minutes`` from the slot to the arrival, the median of those who
    booked (below 0: before their time); None where nobody arrived.
    """

    station: str
    day: date
    places: int
    booked: int = 0
    arrived: int = 0
    missed: int = 0
    walk_ins: int = 0
    cancelled: int = 0
    moved: int = 0
    waiting: int = 0
    minutes: int | None = None

    @property
    def expected(self) -> int:
        return self.booked - self.arrived - self.missed


@dataclass(frozen=True, slots=True)
class Interviews:
    """``stopped``: (step last asked, chats) where nothing is booked and nobody writes any more. ``chats``: (channel,
    locale or empty, chats)."""

    stopped: tuple[tuple[str, int], ...]
    chats: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Sendings:
    """Of the deliveries kept: (status, reason or empty, how many). ``unknown_sends``: outcomes that nobody can tell."""

    by_reason: tuple[tuple[str, str, int], ...]
    unknown_sends: int

    def of(self, status: str) -> int:
        return sum(count for each, _, count in self.by_reason if each == status)


_instant = bookings.c.starts_at.type
_since, _until = bindparam("since", type_=_instant), bindparam("until", type_=_instant)
_at_stations: BindParameter[Any] = bindparam("keys", expanding=True)
_of_days = (  # as the index ``bookings_counted`` has them; by starts_at each row would have to be looked up
    bookings.c.station.in_(_at_stations),
    bookings.c.day_ends_at > _since,
    bookings.c.day_ends_at <= _until,
)
_day = (bookings.c.station, bookings.c.day_ends_at)
_kind = (bookings.c.ended, bookings.c.channel, bookings.c.outdone_by, bookings.c.changes)
_BOOKINGS = select(*_day, *_kind, func.count()).where(*_of_days).group_by(*_day, *_kind)
_MOVED_BY_US = (
    select(*_day, func.count(journal.c.booking_id.distinct()))
    .join(journal, journal.c.booking_id == bookings.c.id)
    .where(
        journal.c.station.in_(_at_stations),
        journal.c.action.in_([Action.MOVE, Action.MOVED_BY_CLOSURE]),
        or_(journal.c.result == Result.MOVED, journal.c.action == Action.MOVED_BY_CLOSURE),
        journal.c.at >= bindparam("moved_since", type_=_instant),
        journal.c.at < _until,
        *_of_days,
        bookings.c.changes == 0,  # or it is counted already
    )
    .group_by(*_day)
)
_took = type_coerce(bookings.c.ended_at, BigInteger) - type_coerce(bookings.c.starts_at, BigInteger)
_minutes = (_took // 60_000).label("minutes")
_ARRIVED_AFTER = (
    select(*_day, _minutes, func.count())
    .where(*_of_days, bookings.c.ended == "arrived", bookings.c.channel != DESK, bookings.c.outdone_by.is_(None))
    .group_by(*_day, _minutes)
    .order_by(*_day, _minutes)
)
_WAITING = select(waits.c.station, waits.c.since).where(waits.c.since >= _since, waits.c.since < _until)
_CLOSED = select(*closures.c).where(closures.c.ends_at > _since, closures.c.starts_at < _until)
_STOPPED = select(chats.c.id, chats.c.draft, chats.c.asked).where(
    or_(chats.c.draft.is_not(None), chats.c.draft_id.is_not(None)),  # names the partial index
    chats.c.draft_id.is_not(None),
    chats.c.heard_at <= bindparam("silent_since", type_=_instant),
    ~exists().where(bookings.c.chat_id == chats.c.id, bookings.c.ended_at.is_(None)),
)
_locale = func.coalesce(chats.c.locale, "")
_CHATS = (
    select(chats.c.channel, _locale, func.count()).group_by(chats.c.channel, _locale).order_by(chats.c.channel, _locale)
)
_reason = func.coalesce(deliveries.c.reason, "")
_SENDINGS = (
    select(deliveries.c.status, _reason, func.count(), func.sum(deliveries.c.unknown))
    .group_by(deliveries.c.status, _reason)
    .order_by(deliveries.c.status, _reason)
)


def count_days(tx: Transaction, office: Office, first: date, last: date, zone: ZoneInfo) -> tuple[DayCounts, ...]:
    """By station in the office's order, and by day, both ends included. ``places`` go by the hours, places and closures
    of the time."""
    span: dict[str, Any] = {"since": bounds(first, zone)["since"], "until": bounds(last, zone)["until"]}
    keys = {station.key for station in office.stations} | {
        place.key for place in office.places
    }  # as the journal has them
    of_stations = {**span, "keys": sorted(keys)}
    counts = _booked(tx, of_stations, zone)
    ahead = timedelta(days=max((station.horizon_days for station in office.stations), default=0))
    moves = tx.connection.execute(_MOVED_BY_US, {**of_stations, "moved_since": span["since"] - ahead})
    moved = {(row[0], _local(row[1], zone)): row[2] for row in moves}
    medians, waiting, closed = _medians(tx, of_stations, zone), _waiting(tx, span, zone), _closed(tx, span)
    past = find_past(tx, office.stations, span["since"])
    found: list[DayCounts] = []
    for station in office.stations:
        shut = tuple(each for each in closed if each.station == station.key)
        versions = [(until, replace(each, closures=shut)) for until, each in past.get(station.key, ())]
        as_it_was = (*versions, (None, replace(station, closures=shut)))
        for day in days_of(first, last):
            which = (station.key, day)
            counted = counts.get(which, Counter())
            found.append(
                DayCounts(
                    *which,
                    _places(as_it_was, day, zone),
                    booked=counted["booked"],
                    arrived=counted["arrived"],
                    missed=counted["missed"],
                    walk_ins=counted["walk_ins"],
                    cancelled=counted["cancelled"],
                    moved=counted["moved"] + moved.get(which, 0),
                    waiting=waiting.get(which, 0),
                    minutes=medians.get(which),
                )
            )
    return tuple(found)


def count_interviews(tx: Transaction) -> Interviews:
    rows = tx.connection.execute(_STOPPED, {"silent_since": tx.now - SILENT})
    stopped = Counter(asked for row in rows if (asked := asked_in(tx, row.id, row.draft, row.asked)))
    return Interviews(
        tuple(sorted(stopped.items())),
        tuple((row[0], row[1], row[2]) for row in tx.connection.execute(_CHATS)),
    )


def count_sendings(tx: Transaction) -> Sendings:
    """Of the last days: what ended longer ago than ``update_retention`` is forgotten."""
    rows = tx.connection.execute(_SENDINGS).all()
    return Sendings(tuple((row[0], row[1], row[2]) for row in rows), int(sum(row[3] for row in rows)))


def days_of(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=days) for days in range((last - first).days + 1))


def _local(ends_at: datetime, zone: ZoneInfo) -> date:
    """The local day that ends then."""
    return (ends_at - timedelta(seconds=1)).astimezone(zone).date()


def _booked(tx: Transaction, of_stations: Mapping[str, Any], zone: ZoneInfo) -> dict[tuple[str, date], Counter[str]]:
    found: dict[tuple[str, date], Counter[str]] = {}
    for station, ends_at, ended, channel, outdone_by, changes, count in tx.connection.execute(_BOOKINGS, of_stations):
        counted = found.setdefault((station, _local(ends_at, zone)), Counter())
        if changes:
            counted["moved"] += count
        if ended in ("cancelled", "closed", "erased"):
            counted["cancelled"] += count
        elif outdone_by is None and channel == DESK:
            counted["walk_ins"] += count
        elif outdone_by is None:
            counted["booked"] += count
            if ended == "arrived":
                counted["arrived"] += count
            elif ended == "missed" or ends_at <= tx.now:
                counted["missed"] += count
    return found


def _medians(tx: Transaction, of_stations: Mapping[str, Any], zone: ZoneInfo) -> dict[tuple[str, date], int]:
    """The lower one of an even number."""
    by_day: dict[tuple[str, date], list[tuple[int, int]]] = {}
    for station, ends_at, minutes, count in tx.connection.execute(_ARRIVED_AFTER, of_stations):
        by_day.setdefault((station, _local(ends_at, zone)), []).append((int(minutes), count))
    return {which: _median(found) for which, found in by_day.items()}


def _median(found: Sequence[tuple[int, int]]) -> int:
    """Of (value, how often) in the order of the values."""
    left = (sum(count for _, count in found) + 1) // 2
    for value, count in found:
        left -= count
        if left <= 0:
            return value
    raise ValueError("nothing was counted")


def _waiting(tx: Transaction, span: Mapping[str, Any], zone: ZoneInfo) -> dict[tuple[str, date], int]:
    by_day: dict[tuple[str, date], int] = {}
    for station, since in tx.connection.execute(_WAITING, span):
        which = (station, since.astimezone(zone).date())
        by_day[which] = by_day.get(which, 0) + 1
    return by_day


def _closed(tx: Transaction, span: Mapping[str, Any]) -> tuple[Closure, ...]:
    """As long as they really were: a place reopened early was shut until then."""
    rows = tx.connection.execute(_CLOSED, span).all()
    ends = [min(row.ends_at, row.reopened_at or row.ends_at) for row in rows]
    return tuple(
        Closure(row.id, row.station, row.starts_at, end, row.places)
        for row, end in zip(rows, ends, strict=True)
        if end > row.starts_at
    )


def _places(versions: Sequence[tuple[datetime | None, Station]], day: date, zone: ZoneInfo) -> int:
    """``versions`` of a station, each up to its end, in their order; ``None``: it is so now."""
    places, since = 0, None
    for until, station in versions:
        there = (slot for slot in slot_times(station, day, zone) if since is None or slot >= since)
        places += sum(places_at(station, slot) for slot in there if until is None or slot < until)
        since = until
    return places
