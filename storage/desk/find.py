"""A booking as a desk finds it, and the desk's lines in the journal."""

from typing import Any, Final

from sqlalchemy import Row, bindparam, select

from bot.domain import arrival, booking, desk
from bot.domain.booking import Slot
from bot.domain.desk import Counter
from bot.domain.journal import Action, Result
from bot.domain.office import place_of
from bot.domain.staff import Staff
from storage.bookings.bookings import code_index
from storage.engine.binding import is_bound
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.staff.staff import find_at_work
from storage.tables import applicants, bookings

Found = Row[*tuple[Any, ...]]
RESULTS: Final = {
    arrival.Expected: Result.EXPECTED,
    arrival.Arrived: Result.ARRIVED,
    arrival.AlreadyArrived: Result.ALREADY_ARRIVED,
    arrival.WrongStation: Result.WRONG_STATION,
    arrival.WrongDay: Result.WRONG_DAY,
    arrival.Cancelled: Result.CANCELLED,
    arrival.CodeUnknown: Result.UNKNOWN,
    arrival.TooManyWrongCodes: Result.TOO_MANY_WRONG_CODES,
    arrival.TooManyLooks: Result.TOO_MANY_LOOKS,
    arrival.SeveralExpected: Result.SEVERAL,
    arrival.Doubted: Result.DOUBTED,
    arrival.NumberShown: Result.SHOWN,
    arrival.ArrivalUndone: Result.UNDONE,
    arrival.NotUndoable: Result.NOT_UNDOABLE,
    arrival.NotStaff: Result.NOT_STAFF,
    arrival.NothingKept: Result.FULL,
    arrival.Collectable: Result.EXPECTED,
    arrival.LookFirst: Result.NOT_LOOKED,
    arrival.TooManyDoubles: Result.TOO_MANY_DOUBLES,
    booking.AlreadyBooked: Result.ALREADY_BOOKED,
    booking.BookingEnded: Result.ENDED,
    desk.MovedAtDesk: Result.MOVED,
    desk.CancelledAtDesk: Result.CANCELLED,
    desk.TimeTaken: Result.TAKEN,
    desk.Slip: Result.PRINTED,
    desk.NameNoted: Result.RECORDED,
    desk.WalkIn: Result.REGISTERED,
}

_of_id = bookings.c.id == bindparam("of_id")
BOOKINGS: Final = select(
    *bookings.c,
    applicants.c.name,
    applicants.c.document,
    applicants.c.document_number,
    applicants.c.locale,
    applicants.c.inquiries,
).outerjoin(applicants, applicants.c.id == bookings.c.applicant_id)
_BY_CODE = BOOKINGS.where(bookings.c.code_index == bindparam("of_code", type_=bookings.c.code_index.type))
_BY_ID = BOOKINGS.where(_of_id)
_LOCK = _BY_ID.with_for_update(of=bookings)


def find_by_code(tx: Transaction, code: str) -> Found | None:
    return ours(tx, tx.connection.execute(_BY_CODE, {"of_code": code_index(tx, code)}).first())


def find_by_id(tx: Transaction, booking_id: str) -> Found | None:
    return ours(tx, tx.connection.execute(_BY_ID, {"of_id": booking_id}).first())


def lock_by_id(tx: Transaction, booking_id: str) -> Found | None:
    """On PostgreSQL other transactions that would change it wait for the end of this one."""
    return ours(tx, tx.connection.execute(_LOCK, {"of_id": booking_id}).first())


def ours(tx: Transaction, row: Found | None) -> Found | None:
    """None for a booking that somebody without the keys has changed: no desk knows it. What was erased stays as it is:
    nothing in it leads to anybody."""
    return row if row is None or row.code is None or is_bound(tx, bookings, row) else None


def find_at(tx: Transaction, staff: Staff, at: Counter | None) -> Staff | None:
    """The enrolment as it is now. None once revoked, while looks are frozen, and for a counter of another place than
    the member's own."""
    member = find_at_work(tx, staff.id)
    if member is None or at is None or member.station in (None, at.station):
        return member
    return None


def note(
    tx: Transaction,
    action: Action,
    outcome: object,
    staff: Staff,
    row: Found | None = None,
    at: Counter | None = None,
    result: Result | None = None,
) -> None:
    """The journal tells at which place it was done: for another place's booking that is not where it is booked."""
    station = at.station if at else staff.station or (place_of(row.station) if row is not None else None)
    booking_id = row.id if row is not None else None
    record(tx, action, result or RESULTS[type(outcome)], staff.id, booking_id, station)


def slot_of(row: Found) -> Slot:
    return Slot(row.station, row.starts_at)
