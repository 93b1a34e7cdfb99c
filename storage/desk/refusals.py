"""The rules by which a desk refuses a code: another station, another day, cancelled, already arrived.

Law: another place's booking shows its slot and nothing else.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select

from bot.domain.arrival import AlreadyArrived, Cancelled, CodeUnknown, MovedBy, WrongDay, WrongStation
from bot.domain.call_number import called
from bot.domain.desk import Counter
from bot.domain.office import place_of
from bot.domain.staff import Staff
from storage.desk.find import Found, slot_of
from storage.engine.transaction import Transaction
from storage.tables import arrivals

Refusal = WrongStation | WrongDay | Cancelled | AlreadyArrived | CodeUnknown


_CAME = (
    select(*(arrivals.c[name] for name in ("id", "at", "recorded_at", "counter", "station", "staff_id")))
    .where(arrivals.c.booking_id == bindparam("of_id"), arrivals.c.undone_at.is_(None))
    .limit(1)
)


def refusal(
    tx: Transaction, row: Found | None, member: Staff, at: Counter | None, zone: ZoneInfo, day: date | None = None
) -> Refusal | None:
    """Why the person may not be confirmed here and now. ``day``: the local day in whose list it stood, if in any."""
    if row is None or row.code is None or row.ended == "erased":
        return CodeUnknown()
    slot = slot_of(row)
    here = at.station if at else member.station
    if here is not None and here != place_of(row.station):
        return WrongStation(slot, _moved_by(row))
    if row.ended in ("cancelled", "closed"):
        return Cancelled(by_office=row.ended == "closed")
    if row.ended == "arrived" or row.outdone_by is not None:
        return already_arrived(tx, row, member)
    today = tx.now.astimezone(zone).date()
    if {slot.starts_at.astimezone(zone).date(), day or today} != {today}:
        movable = at is not None and row.ended_at is None and row.day_ends_at > tx.now
        return WrongDay(slot, moved_by=_moved_by(row), booking_id=row.id if movable else "")
    return None


def _moved_by(row: Found) -> MovedBy:
    """Of a booking that the release before moved, that the applicant did; of its closures nothing is known."""
    by: MovedBy = row.moved_by or ("applicant" if row.changes > 0 else "")
    return by


def already_arrived(tx: Transaction, row: Found, member: Staff) -> AlreadyArrived:
    """The counter's number only of an arrival at the same station: elsewhere it is another table."""
    same_code = row.ended == "arrived"
    came = tx.connection.execute(_CAME, {"of_id": row.id if same_code else row.outdone_by}).first()
    at: datetime = row.ended_at if same_code else came.at if came else tx.now
    counter: int | None = came.counter if came and place_of(came.station) == place_of(row.station) else None
    mine = same_code and came is not None and came.staff_id == member.id
    which = came.id if came and mine else ""
    call, slot = called(row.call_number), slot_of(row)
    recorded = came.recorded_at if came else None
    return AlreadyArrived(row.id, call, slot, at, same_code, counter, mine, confirmation=which, recorded_at=recorded)
