"""Bookings for which a closure leaves no room. They are never stored, they are found by looking: so a crash moves
nobody twice and forgets nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, bindparam, func, or_, select

from bot.domain.closure import Closure
from bot.domain.hours import places_at
from bot.domain.office import Office, Station
from storage.bookings.slots import DESK
from storage.engine.binding import bound_columns, is_bound
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
_SELECT = select(*bound_columns(bookings), bookings.c.booked_at, bookings.c.code, applicants.c.document_number)
_SELECT = _SELECT.outerjoin(applicants, applicants.c.id == bookings.c.applicant_id)
_SELECT = _SELECT.order_by(bookings.c.booked_at, bookings.c.id)
_SHUT_OUT = _SELECT.where(*_in_span, _active)
_FIRST_SHUT_OUT = _SHUT_OUT.limit(bindparam("most"))
_after = bindparam("after", type_=_instant)
_SHUT_OUT_TOO = _SHUT_OUT.where(
    bookings.c.chat_id.in_(bindparam("chats", expanding=True)),
    or_(bookings.c.booked_at > _after, and_(bookings.c.booked_at == _after, bookings.c.id > bindparam("after_id"))),
)
_IN_SPAN = _SELECT.where(*_in_span, and_(_there, _waits_for_its_slot))
_COUNTS = (
    select(bookings.c.starts_at, func.count().label("number"))
    .where(*_in_span, and_(_there, _waits_for_its_slot))
    .group_by(bookings.c.starts_at)
)
_LOCK = CLOSURES.with_for_update()
_LOCKED = {find: find.with_for_update(of=bookings) for find in (_SHUT_OUT, _FIRST_SHUT_OUT, _SHUT_OUT_TOO, _IN_SPAN)}


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
    found = tx.connection.execute(_LOCKED[find] if lock else find, _span(tx, station, closure)).all()
    return _shut_out(tx, found) if closure.places is None else _surplus(tx, station, found)


def find_affected(tx: Transaction, office: Office, *, lock: bool = False) -> tuple[Affected, ...]:
    """Of all closures of an office, each booking once, in the order they were booked."""
    found: dict[str, Affected] = {}
    for station in office.stations:
        for closure in station.closures:
            _add(found, station, closure, affected(tx, station, closure, lock=lock))
    return _in_order(found)


def find_first_affected(tx: Transaction, office: Office, most: int) -> tuple[tuple[Affected, ...], bool]:
    """The first ``most`` of them, locked, with the other bookings of the same chats; and whether there may be more, at
    whom nobody looks: to look at everybody for each part of them would be most of the work."""
    found: dict[str, Affected] = {}
    closed = [(station, closure) for station in office.stations for closure in station.closures]
    cut = False
    for station, closure in closed:
        rows: Sequence[Booked]
        if closure.places is None:
            span = _span(tx, station, closure) | {"most": most}
            rows = tx.connection.execute(_LOCKED[_FIRST_SHUT_OUT], span).all()
            cut = cut or len(rows) == most
            rows = _shut_out(tx, rows)
        else:
            rows = affected(tx, station, closure, lock=True)
        _add(found, station, closure, rows)
    first = _in_order(found)
    if not cut or not first:
        return first, cut
    together = {each[2].id: each for each in first[:most]}  # those after them have gaps among them
    chats = sorted({row.chat_id for _, _, row in together.values() if row.chat_id is not None})
    last = first[:most][-1][2]
    for station, closure in closed if chats else ():
        if closure.places is None:
            span = _span(tx, station, closure) | {"chats": chats, "after": last.booked_at, "after_id": last.id}
            _add(together, station, closure, _shut_out(tx, tx.connection.execute(_LOCKED[_SHUT_OUT_TOO], span).all()))
        else:
            _add(together, station, closure, [row for _, one, row in first if one == closure and row.chat_id in chats])
    return _in_order(together), True


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


def _add(found: dict[str, Affected], station: Station, closure: Closure, rows: Iterable[Booked]) -> None:
    for row in rows:
        found.setdefault(row.id, (station, closure, row))


def _in_order(found: Mapping[str, Affected]) -> tuple[Affected, ...]:
    return tuple(sorted(found.values(), key=lambda each: (each[2].booked_at, each[2].id)))


def _shut_out(tx: Transaction, rows: Iterable[Booked]) -> list[Booked]:
    return [row for row in rows if row.code is not None and is_bound(tx, bookings, row)]


def _surplus(tx: Transaction, station: Station, rows: Iterable[Booked]) -> list[Booked]:
    by_slot: dict[datetime, list[Booked]] = {}
    for row in (row for row in rows if row.code is None or is_bound(tx, bookings, row)):
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
