"""Conflicts: scans and ticks made without a connection that do not fit, listed until a human has looked at them."""

from typing import Any, Final

from sqlalchemy import Row, and_, bindparam, func, select, update

from bot.domain.booking import Slot
from bot.domain.call_number import called
from bot.domain.desk import Conflict, Counter
from bot.domain.journal import Action, Result
from bot.domain.staff import Staff
from storage.desk.find import find_at
from storage.engine.binding import bound_columns, is_bound
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.tables import arrivals, bookings, offline_scans

AS_IT_SHOULD_BE: Final = ("recorded", "looked")

_now = bindparam("now", type_=offline_scans.c.settled_at.type)
_CONFLICTS = (
    select(
        *offline_scans.c,
        *bound_columns(bookings, "its_"),
        bookings.c.call_number,
        arrivals.c.at,
        arrivals.c.counter.label("at_counter"),
        arrivals.c.station.label("came_to"),
        arrivals.c.nonce,
    )
    .outerjoin(bookings, bookings.c.id == offline_scans.c.booking_id)
    .outerjoin(
        arrivals,
        and_(
            arrivals.c.booking_id == func.coalesce(bookings.c.outdone_by, bookings.c.id), arrivals.c.undone_at.is_(None)
        ),
    )
    .where(
        offline_scans.c.station == bindparam("at_station"),
        offline_scans.c.settled_at.is_(None),
        offline_scans.c.result.not_in(AS_IT_SHOULD_BE),
    )
    .order_by(offline_scans.c.recorded_at, offline_scans.c.happened_at, offline_scans.c.id)
    .limit(100)  # the next ones come when these are settled
)
_SETTLE = (
    update(offline_scans)
    .where(
        offline_scans.c.id == bindparam("of_id"),
        offline_scans.c.station == bindparam("at_station"),
        offline_scans.c.settled_at.is_(None),
        offline_scans.c.result.not_in(AS_IT_SHOULD_BE),
    )
    .values(settled_at=_now, settled_by=bindparam("by"))
    .returning(offline_scans.c.booking_id)
)


def find_conflicts(tx: Transaction, station: str) -> tuple[Conflict, ...]:
    """The oldest hundred that are not settled. Of another station's booking they show the slot and nothing else."""
    return tuple(_conflict(tx, row) for row in tx.connection.execute(_CONFLICTS, {"at_station": station}).all())


def settle_conflict(tx: Transaction, staff: Staff, conflict_id: str, at: Counter) -> bool:
    """A human has looked at it. False: settled before, or another station's."""
    member, settled = find_at(tx, staff, at), None
    if member is not None:
        which = {"of_id": conflict_id, "at_station": at.station, "now": tx.now, "by": member.id}
        settled = tx.connection.execute(_SETTLE, which).first()
    booking_id = settled.booking_id if settled is not None else None
    result = Result.SETTLED if settled is not None else Result.NOTHING
    record(tx, Action.SETTLE, result, staff.id, booking_id, at.station)
    return settled is not None


def _conflict(tx: Transaction, row: Row[*tuple[Any, ...]]) -> Conflict:
    there = row.its_id is not None and (row.its_code_index is None or is_bound(tx, bookings, row, "its_"))
    slot = Slot(row.its_station, row.its_starts_at) if there else None
    ours = there and row.its_code_index is not None and row.its_station == row.station
    number = called(row.call_number) if ours else ""
    counter = row.at_counter if row.came_to == row.station else None  # elsewhere it is another table
    elsewhere = (row.at, counter) if ours and row.at is not None and row.nonce != row.id else None
    return Conflict(
        row.id, row.result, Counter(row.station, row.counter), number, slot, row.happened_at, row.recorded_at, elsewhere
    )
