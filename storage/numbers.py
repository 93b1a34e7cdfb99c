"""Counts for admins, by station and local day, and of the interview and the outbox: how it goes, and never who.

Law: only columns without a person are read, so that what retention leaves of a booking (station, time, how it ended)
counts for ever like any other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, and_, bindparam, exists, func, literal_column, not_, or_, select, type_coerce

from bot.domain.closure import Closure
from bot.domain.hours import slot_times
from bot.domain.office import Office, Station
from storage.database import Transaction
from storage.found import bounds
from storage.slots import DESK
from storage.tables import bookings, chats, closures, deliveries, journal, waits

SILENT: Final = timedelta(minutes=15)
"""Whoever answered within this time is still writing, and has stopped nowhere."""


@dataclass(frozen=True, slots=True)
class DayCounts:
    """``booked`` by chat and not given back: they ``arrived``, were ``missed``, or are expected. ``walk_ins`` come on
    top. Who came under another booking of the same document is counted once, there.

    ``cancelled`` and erased before they came; ``moved`` to this day or within it, by whomever; ``waiting``: still on the
    waiting list, by the day they came on it. ``minutes`` from the slot to the arrival, the median of those who booked
    (below 0: before their time); None where nobody arrived.
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
_now = bindparam("now", type_=_instant)
_since, _until = bindparam("since", type_=_instant), bindparam("until", type_=_instant)
_in_span = (
    bookings.c.station.in_(bindparam("keys", expanding=True)),
    bookings.c.starts_at >= _since,
    bookings.c.starts_at < _until,
)
_ended = func.coalesce(bookings.c.ended, "")
_given_back = _ended.in_([literal_column("'cancelled'"), literal_column("'erased'")])
_walk_in = bookings.c.channel == DESK
_stands = and_(not_(_given_back), bookings.c.outdone_by.is_(None))
_booked = and_(_stands, not_(_walk_in))
_MOVED_BY_US = select(journal.c.booking_id).where(
    journal.c.station.in_(bindparam("keys", expanding=True)),
    journal.c.action == "move",
    journal.c.result == "moved",
    journal.c.at >= bindparam("moved_since", type_=_instant),
    journal.c.at < _until,
    journal.c.booking_id.is_not(None),
)
_DAYS = (
    select(
        bookings.c.station,
        bookings.c.day_ends_at,
        func.count().filter(_booked).label("booked"),
        func.count().filter(_booked, _ended == "arrived").label("arrived"),
        func.count()
        .filter(_booked, or_(_ended == "missed", and_(_ended == "", bookings.c.day_ends_at <= _now)))
        .label("missed"),
        func.count().filter(_stands, _walk_in).label("walk_ins"),
        func.count().filter(_given_back).label("cancelled"),
        func.count().filter(or_(bookings.c.changes > 0, bookings.c.id.in_(_MOVED_BY_US))).label("moved"),
    )
    .where(*_in_span)
    .group_by(bookings.c.station, bookings.c.day_ends_at)
)
_took = type_coerce(bookings.c.ended_at, BigInteger) - type_coerce(bookings.c.starts_at, BigInteger)
_minutes = (_took // 60_000).label("minutes")
_ARRIVED_AFTER = (
    select(bookings.c.station, bookings.c.day_ends_at, _minutes, func.count())
    .where(*_in_span, bookings.c.ended == "arrived", _booked)
    .group_by(bookings.c.station, bookings.c.day_ends_at, _minutes)
    .order_by(bookings.c.station, bookings.c.day_ends_at, _minutes)
)
_WAITING = select(waits.c.station, waits.c.since).where(waits.c.since >= _since, waits.c.since < _until)
_CLOSED = select(*closures.c).where(closures.c.ends_at > _since, closures.c.starts_at < _until)
_STOPPED = (
    select(chats.c.asked, func.count())
    .where(
        or_(chats.c.draft.is_not(None), chats.c.draft_id.is_not(None)),  # names the partial index
        chats.c.heard_at <= bindparam("silent_since", type_=_instant),
        chats.c.asked.is_not(None),
        ~exists().where(bookings.c.chat_id == chats.c.id, bookings.c.ended_at.is_(None)),
    )
    .group_by(chats.c.asked)
    .order_by(chats.c.asked)
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
    """By station in the office's order, and by day, both ends included. ``places`` go by today's hours and by the
    closures of the time: of hours that were others then, nobody keeps a record."""
    span = {"since": bounds(first, zone)["since"], "until": bounds(last, zone)["until"]}
    keys = [station.key for station in office.stations]
    ahead = timedelta(days=max((station.horizon_days for station in office.stations), default=0))
    rows = tx.connection.execute(
        _DAYS, {"keys": keys, **span, "now": tx.now, "moved_since": span["since"] - ahead}
    ).all()
    counts = {(row.station, _day(row.day_ends_at, zone)): row for row in rows}
    medians = _medians(tx, keys, span, zone)
    waiting = _waiting(tx, span, zone)
    closed = _closed(tx, span)
    found: list[DayCounts] = []
    for station in office.stations:
        of_station = [each for each in closed if each.station == station.key]
        for day in _days(first, last):
            which = (station.key, day)
            row = counts.get(which)
            told = {name: getattr(row, name) for name in _COUNTED} if row else {}
            places = _places(station, day, zone, of_station)
            found.append(DayCounts(*which, places, **told, waiting=waiting.get(which, 0), minutes=medians.get(which)))
    return tuple(found)


_COUNTED: Final = ("booked", "arrived", "missed", "walk_ins", "cancelled", "moved")


def count_interviews(tx: Transaction) -> Interviews:
    stopped = tx.connection.execute(_STOPPED, {"silent_since": tx.now - SILENT})
    return Interviews(
        tuple((row[0], row[1]) for row in stopped),
        tuple((row[0], row[1], row[2]) for row in tx.connection.execute(_CHATS)),
    )


def count_sendings(tx: Transaction) -> Sendings:
    """Of the last days: what ended longer ago than ``update_retention`` is forgotten."""
    rows = tx.connection.execute(_SENDINGS).all()
    return Sendings(tuple((row[0], row[1], row[2]) for row in rows), int(sum(row[3] for row in rows)))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=days) for days in range((last - first).days + 1))


def _day(ends_at: datetime, zone: ZoneInfo) -> date:
    """The local day that ends then."""
    return (ends_at - timedelta(seconds=1)).astimezone(zone).date()


def _medians(tx: Transaction, keys: Sequence[str], span: Mapping[str, datetime], zone: ZoneInfo) -> dict[Any, int]:
    """The lower one of an even number."""
    by_day: dict[tuple[str, date], list[tuple[int, int]]] = {}
    for station, ends_at, minutes, count in tx.connection.execute(_ARRIVED_AFTER, {"keys": keys, **span}):
        by_day.setdefault((station, _day(ends_at, zone)), []).append((int(minutes), count))
    return {which: _median(found) for which, found in by_day.items()}


def _median(found: Sequence[tuple[int, int]]) -> int:
    """Of (value, how often) in the order of the values."""
    left = (sum(count for _, count in found) + 1) // 2
    for value, count in found:
        left -= count
        if left <= 0:
            return value
    raise ValueError("nothing was counted")


def _waiting(tx: Transaction, span: Mapping[str, datetime], zone: ZoneInfo) -> dict[tuple[str, date], int]:
    by_day: dict[tuple[str, date], int] = {}
    for station, since in tx.connection.execute(_WAITING, span):
        which = (station, since.astimezone(zone).date())
        by_day[which] = by_day.get(which, 0) + 1
    return by_day


def _closed(tx: Transaction, span: Mapping[str, datetime]) -> tuple[Closure, ...]:
    """As long as they really were: a place reopened early was shut until then."""
    rows = tx.connection.execute(_CLOSED, span).all()
    ends = [min(row.ends_at, row.reopened_at or row.ends_at) for row in rows]
    return tuple(
        Closure(row.id, row.station, row.starts_at, end, row.places) for row, end in zip(rows, ends, strict=True)
    )


def _places(station: Station, day: date, zone: ZoneInfo, closed: Sequence[Closure]) -> int:
    step = timedelta(minutes=station.slot_minutes)
    total = 0
    for slot in slot_times(station, day, zone):
        limits = [each.places or 0 for each in closed if each.covers(slot.astimezone(UTC), slot + step)]
        total += min([station.places, *limits])
    return total
