"""A booking as a desk finds it, the reasons why it may not be looked at or confirmed, and the desk's journal.

Law: another station's booking shows its slot and nothing else.
"""

from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Row, bindparam, select

from bot.domain import arrival, booking, desk
from bot.domain.arrival import AlreadyArrived, Cancelled, CodeUnknown, WrongDay, WrongStation
from bot.domain.booking import Slot
from bot.domain.code import last_four
from bot.domain.desk import Counter
from bot.domain.journal import Action, Result
from bot.domain.staff import Staff
from storage.bookings.bookings import code_index
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.staff.staff import find_at_work
from storage.tables import applicants, arrivals, bookings

Found = Row[*tuple[Any, ...]]
Refusal = WrongStation | WrongDay | Cancelled | AlreadyArrived | CodeUnknown
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
    booking.AlreadyBooked: Result.ALREADY_BOOKED,
    booking.BookingEnded: Result.ENDED,
    desk.MovedAtDesk: Result.MOVED,
    desk.CancelledAtDesk: Result.CANCELLED,
    desk.TimeTaken: Result.TAKEN,
    desk.Slip: Result.PRINTED,
    desk.WalkIn: Result.REGISTERED,
}

_of_id = bookings.c.id == bindparam("of_id")
BOOKINGS: Final = select(
    *bookings.c, applicants.c.name, applicants.c.document, applicants.c.document_number, applicants.c.locale
).outerjoin(applicants, applicants.c.id == bookings.c.applicant_id)
_BY_CODE = BOOKINGS.where(bookings.c.code_index == bindparam("of_code", type_=bookings.c.code_index.type))
_BY_ID = BOOKINGS.where(_of_id)
_LOCK = _BY_ID.with_for_update(of=bookings)
_CAME = (
    select(arrivals.c.at, arrivals.c.counter, arrivals.c.station, arrivals.c.staff_id)
    .where(arrivals.c.booking_id == bindparam("of_id"), arrivals.c.undone_at.is_(None))
    .limit(1)
)


def find_by_code(tx: Transaction, code: str) -> Found | None:
    return tx.connection.execute(_BY_CODE, {"of_code": code_index(tx, code)}).first()


def find_by_id(tx: Transaction, booking_id: str) -> Found | None:
    return tx.connection.execute(_BY_ID, {"of_id": booking_id}).first()


def lock_by_id(tx: Transaction, booking_id: str) -> Found | None:
    """On PostgreSQL other transactions that would change it wait for the end of this one."""
    return tx.connection.execute(_LOCK, {"of_id": booking_id}).first()


def find_at(tx: Transaction, staff: Staff, at: Counter | None) -> Staff | None:
    """The enrolment as it is now. None once revoked, while looks are frozen, and for a counter of another station than
    the member's own."""
    member = find_at_work(tx, staff.id)
    if member is None or at is None or member.station in (None, at.station):
        return member
    return None


def refusal(
    tx: Transaction, row: Found | None, member: Staff, at: Counter | None, zone: ZoneInfo, day: date | None = None
) -> Refusal | None:
    """Why the person may not be confirmed here and now. ``day``: the local day in whose list it stood, if in any."""
    if row is None or row.code is None or row.ended == "erased":
        return CodeUnknown()
    slot = slot_of(row)
    here = at.station if at else member.station
    if here is not None and here != row.station:
        return WrongStation(slot)
    if row.ended in ("cancelled", "closed"):
        return Cancelled()
    if row.ended == "arrived" or row.outdone_by is not None:
        return _already(tx, row, member)
    today = tx.now.astimezone(zone).date()
    if {slot.starts_at.astimezone(zone).date(), day or today} != {today}:
        movable = at is not None and row.ended_at is None and row.day_ends_at > tx.now
        return WrongDay(slot, moved=row.changes != 0, booking_id=row.id if movable else "")
    return None


def _already(tx: Transaction, row: Found, member: Staff) -> AlreadyArrived:
    """The counter's number only of an arrival at the same station: elsewhere it is another table."""
    same_code = row.ended == "arrived"
    came = tx.connection.execute(_CAME, {"of_id": row.id if same_code else row.outdone_by}).first()
    at: datetime = row.ended_at if same_code else came.at if came else tx.now
    counter: int | None = came.counter if came and came.station == row.station else None
    mine = same_code and came is not None and came.staff_id == member.id
    return AlreadyArrived(row.id, last_four_of(tx, row), slot_of(row), at, same_code, counter, mine)


def note(
    tx: Transaction,
    action: Action,
    outcome: object,
    staff: Staff,
    row: Found | None = None,
    at: Counter | None = None,
    result: Result | None = None,
) -> None:
    """The journal tells where it was done: for another station's booking that is not where it is booked."""
    station = at.station if at else staff.station or (row.station if row is not None else None)
    booking_id = row.id if row is not None else None
    record(tx, action, result or RESULTS[type(outcome)], staff.id, booking_id, station)


def last_four_of(tx: Transaction, row: Found) -> str:
    return last_four(tx.keyring.open(bookings.c.code, row.id, row.code))


def slot_of(row: Found) -> Slot:
    return Slot(row.station, row.starts_at)
