"""Bookings for which a closure leaves no room. They are never stored, they are found by looking: so a crash moves
nobody twice and forgets nobody.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, bindparam, func, or_, select

from bot.domain.closure import Closure
from bot.domain.hours import places_at
from bot.domain.office import Office, Station
from storage.bookings.slots import DESK
from storage.engine.binding import is_bound
from storage.engine.transaction import Transaction
from storage.office.offices import CLOSURES, REMEMBERED, closed, closure_of
from storage.tables import applicants, bookings

Booked = Row[*tuple[Any, ...]]
Affected = tuple[Station, Closure, Booked]

_instant = bookings.c.starts_at.type
_active = bookings.c.ended_at.is_(None)
_in_span = (
    bookings.c.station == bindparam("at_station"),
    bookings.c.starts_at > bindparam("since", type_=_instant),
    bookings.c.starts_at < bindparam("until", type_=_instant),
)
_there = or_(_active, bookings.c.ended == "arrived")
_waits_for_its_slot = or_(bookings.c.channel != DESK, bookings.c.starts_at > bindparam("now", type_=_instant))
_SELECT = select(*bookings.c, applicants.c.document_number)
_SELECT = _SELECT.outerjoin(applicants, applicants.c.id == bookings.c.applicant_id)
_SELECT = _SELECT.order_by(bookings.c.booked_at, bookings.c.id)
_SHUT_OUT = _SELECT.where(*_in_span, _active)
_IN_SPAN = _SELECT.where(*_in_span, and_(_there, _waits_for_its_slot))
_COUNTS = (
    select(bookings.c.starts_at, func.count().label("number"))
    .where(*_in_span, and_(_there, _waits_for_its_slot))
    .group_by(bookings.c.starts_at)
)
_LOCK = CLOSURES.with_for_update()


def with_closures(tx: Transaction, office: Office, *, lock: bool = False) -> Office:
    """The office with the closures that stand at this moment, however old its caller's is."""
    rows = tx.connection.execute(_LOCK if lock else CLOSURES, {"since": tx.now - REMEMBERED})
    return closed(office, map(closure_of, rows))


def affected(tx: Transaction, station: Station, closure: Closure, *, lock: bool = False) -> Sequence[Booked]:
    """Those for whom ``closure`` (one of the station's) leaves no room, in the order they were booked.

    Of a slot that is shut everyone; of one with fewer places those who were booked last, beyond what it holds. Walk-ins
    count, but for those whose slot has begun: they stand at the desk. What was erased is bound by nothing: it counts if
    the person came, and is never among those who are moved.
    """
    find = _SHUT_OUT if closure.places is None else _IN_SPAN
    find = find.with_for_update(of=bookings) if lock else find
    found = tx.connection.execute(find, _span(tx, station, closure)).all()
    rows = [row for row in found if row.code is None or is_bound(tx, bookings, row)]
    return [row for row in rows if row.code is not None] if closure.places is None else _surplus(station, rows)


def find_affected(tx: Transaction, office: Office, *, lock: bool = False) -> tuple[Affected, ...]:
    """Of all closures of an office, each booking once, in the order they were booked."""
    found: dict[str, Affected] = {}
    for station in office.stations:
        for closure in station.closures:
            for row in affected(tx, station, closure, lock=lock):
                found.setdefault(row.id, (station, closure, row))
    return tuple(sorted(found.values(), key=lambda each: (each[2].booked_at, each[2].id)))


def any_affected(tx: Transaction, office: Office) -> bool:
    """Cheap enough to ask each second."""
    office = with_closures(tx, office)
    return any(_any(tx, station, closure) for station in office.stations for closure in station.closures)


def _any(tx: Transaction, station: Station, closure: Closure) -> bool:
    span = _span(tx, station, closure)
    if closure.places is None:
        row = tx.connection.execute(_SHUT_OUT.limit(1), span).first()
        if row is not None and row.code is not None and is_bound(tx, bookings, row):
            return True
        return row is not None and bool(affected(tx, station, closure))
    crowded = (time for time, number in tx.connection.execute(_COUNTS, span) if 0 < places_at(station, time) < number)
    # Of those who are counted some may have arrived: nobody is moved for them.
    return next(crowded, None) is not None and bool(affected(tx, station, closure))


def _surplus(station: Station, rows: Iterable[Booked]) -> list[Booked]:
    by_slot: dict[datetime, list[Booked]] = {}
    for row in rows:
        by_slot.setdefault(row.starts_at, []).append(row)
    found: list[Booked] = []
    for time, there in by_slot.items():
        places = places_at(station, time)
        if 0 < places < len(there):  # where it is 0 another closure has shut the slot
            found += [row for row in there if row.ended_at is None and row.code is not None][places - len(there) :]
    return sorted(found, key=lambda row: (row.booked_at, row.id))


def _span(tx: Transaction, station: Station, closure: Closure) -> dict[str, Any]:
    since = closure.starts_at - timedelta(minutes=station.slot_minutes)
    return {"at_station": station.key, "since": since, "until": closure.ends_at, "now": tx.now}
