"""Conflicts: scans and ticks made without a connection that do not fit, listed until a human has looked at them.

Law: the list tells nobody whether a code exists. Anybody who is signed in can make boxes by hand, of codes that they
guess; so of a scan it says when and where it was brought in, and why only where that depends on no booking. Whoever
must know more looks, which is journaled, counted and limited as every look is. A tick is of a row that was listed.
"""

from typing import Any, Final, Literal

from sqlalchemy import Row, and_, bindparam, func, select, update

from bot.domain.arrival import (
    Arrived,
    CodeUnknown,
    ConflictSeen,
    LookFirst,
    NotStaff,
    RecordOutcome,
    TooManyDoubles,
    TooManyLooks,
    TooManyWrongCodes,
    WrongStation,
)
from bot.domain.booking import Slot
from bot.domain.call_number import called
from bot.domain.desk import Conflict, Counter, ScanResult
from bot.domain.journal import Action, Result
from bot.domain.office import place_of
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.desk.arrivals import record_arrival
from storage.desk.find import find_at, find_by_code, lock_by_id, slot_of
from storage.desk.late_records import keep_cancelled, tick_ids
from storage.desk.looks import look_up
from storage.desk.refusals import already_arrived
from storage.desk.seen import has_seen, remember
from storage.engine.binding import bound_columns, is_bound
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.tables import arrivals, bookings, late_forms, offline_scans

AS_IT_SHOULD_BE: Final = ("recorded", "looked")
PAGE: Final = 100
OF_THE_DEVICE: Final = ("clock", "unreadable")  # reasons that are known before any booking is looked for

_now = bindparam("now", type_=offline_scans.c.settled_at.type)
_open = (
    offline_scans.c.station == bindparam("at_station"),
    offline_scans.c.settled_at.is_(None),
    offline_scans.c.result.not_in(AS_IT_SHOULD_BE),
)
_AGE = (offline_scans.c.recorded_at, offline_scans.c.happened_at, offline_scans.c.id)
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
    .where(*_open)
    .order_by(func.row_number().over(partition_by=offline_scans.c.staff_id, order_by=_AGE), *_AGE)
    .limit(PAGE)
    .offset(bindparam("skipped"))
)
_SCANS = select(func.count()).select_from(offline_scans).where(*_open)
_FORMS = select(func.count()).select_from(late_forms).where(late_forms.c.station == bindparam("at_station"))
_COUNT = select(_SCANS.scalar_subquery() + _FORMS.scalar_subquery())
_ONE = select(*offline_scans.c).where(offline_scans.c.id == bindparam("of_id"), *_open)
_SETTLE = (
    update(offline_scans)
    .where(offline_scans.c.id == bindparam("of_id"), *_open)
    .values(settled_at=_now, settled_by=bindparam("by"), code=None)
    .returning(offline_scans.c.booking_id)
)


def count_conflicts(tx: Transaction, station: str) -> int:
    """With the late forms, which the same page lists."""
    return int(tx.connection.execute(_COUNT, {"at_station": station}).scalar_one())


def find_conflicts(tx: Transaction, station: str, page: int = 0) -> tuple[Conflict, ...]:
    """The oldest hundred that are not settled, on a later ``page`` the hundred after them: of each who brought some in
    the first, then the second, so that nobody buries those of others."""
    which = {"at_station": station, "skipped": page * PAGE}
    return tuple(_conflict(tx, row) for row in tx.connection.execute(_CONFLICTS, which).all())


def look_at_conflict(tx: Transaction, staff: Staff, conflict_id: str, rules: Rules, at: Counter) -> ConflictSeen | None:
    """The digits that were brought in, and what a scan of them says now: a look like any other. None: settled, another
    station's, or nothing is kept to be looked up."""
    row = tx.connection.execute(_ONE, {"of_id": conflict_id, "at_station": at.station}).first()
    code = _code_of(tx, row)
    if code is None:
        return None
    outcome = look_up(tx, staff, code, rules, at)
    if not isinstance(outcome, NotStaff | TooManyDoubles | TooManyLooks | TooManyWrongCodes):
        remember(tx, staff, conflict_id, at)
    return ConflictSeen(code, outcome)


def record_conflict(tx: Transaction, staff: Staff, conflict_id: str, rules: Rules, at: Counter) -> RecordOutcome | None:
    """The person was there and was taken in, says whoever has looked: an arrival at the time that the device told, and
    the conflict is settled. Of a booking of this place alone, on whatever day. None: as for a look."""
    member = find_at(tx, staff, at)
    row = tx.connection.execute(_ONE, {"of_id": conflict_id, "at_station": at.station}).first()
    code = _code_of(tx, row)
    outcome: RecordOutcome
    if member is None:
        outcome = NotStaff()
    elif not has_seen(tx, member, conflict_id, at, rules):
        outcome = LookFirst()
    elif row is None or code is None:
        return None
    else:
        outcome = _recorded(tx, member, code, row, rules, at)
        if isinstance(outcome, Arrived):
            tx.connection.execute(_SETTLE, _which(tx, member, conflict_id, at))
    result = Result.RECORDED if isinstance(outcome, Arrived) else Result.NOTHING
    booking_id = outcome.booking_id if isinstance(outcome, Arrived) else None
    record(tx, Action.SETTLE, result, staff.id, booking_id, at.station)
    return outcome


def settle_conflict(tx: Transaction, staff: Staff, conflict_id: str, at: Counter) -> bool:
    """A human has looked at it. False: settled before, or another station's."""
    member, settled = find_at(tx, staff, at), None
    if member is not None:
        settled = tx.connection.execute(_SETTLE, _which(tx, member, conflict_id, at)).first()
    booking_id = settled.booking_id if settled is not None else None
    result = Result.SETTLED if settled is not None else Result.NOTHING
    record(tx, Action.SETTLE, result, staff.id, booking_id, at.station)
    return settled is not None


def _which(tx: Transaction, member: Staff, conflict_id: str, at: Counter) -> dict[str, Any]:
    return {"of_id": conflict_id, "at_station": at.station, "now": tx.now, "by": member.id}


def _code_of(tx: Transaction, row: Row[*tuple[Any, ...]] | None) -> str | None:
    return None if row is None or row.code is None else tx.keyring.open(offline_scans.c.code, row.id, row.code)


def _recorded(
    tx: Transaction, member: Staff, code: str, scan: Row[*tuple[Any, ...]], rules: Rules, at: Counter
) -> RecordOutcome:
    found = find_by_code(tx, code)
    row = lock_by_id(tx, found.id) if found is not None else None
    if row is None or row.code is None or row.ended == "erased":
        return CodeUnknown()
    if place_of(row.station) != at.station:
        return WrongStation(slot_of(row))
    if row.ended == "arrived" or row.outdone_by is not None:
        return already_arrived(tx, row, member)
    then = scan.happened_at if tx.now - rules.offline <= scan.happened_at <= tx.now else tx.now
    arrived = record_arrival(tx, row, member, Counter(scan.station, scan.counter), scan.id, then)
    if row.ended in ("cancelled", "closed"):
        keep_cancelled(tx, row)
    return arrived


def _conflict(tx: Transaction, row: Row[*tuple[Any, ...]]) -> Conflict:
    seat = Counter(row.station, row.counter)
    if row.booking_id is None or row.id not in tick_ids(tx, row):
        why: ScanResult | Literal["unfit"] = row.result if row.result in OF_THE_DEVICE else "unfit"
        looks = row.code is not None
        return Conflict(row.id, why, seat, "", None, row.happened_at, row.recorded_at, can_be_looked_up=looks)
    there = row.its_id is not None and row.its_code_index is not None and is_bound(tx, bookings, row, "its_")
    ours = there and place_of(row.its_station) == row.station
    slot = Slot(row.its_station, row.its_starts_at) if ours else None
    counter = (
        row.at_counter if row.came_to and place_of(row.came_to) == row.station else None
    )  # elsewhere it is another table
    elsewhere = (row.at, counter) if ours and row.at is not None and row.nonce != row.id else None
    number = called(row.call_number) if ours else ""
    return Conflict(row.id, row.result, seat, number, slot, row.happened_at, row.recorded_at, elsewhere)
