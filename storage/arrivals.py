"""The desk: looking at a code, confirming who came, undoing it.

Law: another station's booking shows its slot and nothing else; every look is in the journal; a person's first arrival
outdoes all other bookings of the document, whose chats never learn of it.
"""

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Row, bindparam, exists, insert, select, update

from bot.domain.arrival import (
    AlreadyArrived,
    ArrivalUndone,
    Arrived,
    Cancelled,
    CodeUnknown,
    ConfirmOutcome,
    Expected,
    LookUpOutcome,
    NotStaff,
    NotUndoable,
    TooManyWrongCodes,
    UndoOutcome,
    WrongDay,
    WrongStation,
)
from bot.domain.booking import Slot
from bot.domain.code import last_four
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.applicants import open_document, open_name, open_number_end
from storage.bookings import code_index
from storage.database import Transaction
from storage.journal import record
from storage.staff import find_on_duty
from storage.tables import applicants, arrivals, bookings, journal

LOOK: Final = "look"
RESULTS: Final = {
    Expected: "expected",
    Arrived: "arrived",
    AlreadyArrived: "already-arrived",
    WrongStation: "wrong-station",
    WrongDay: "wrong-day",
    Cancelled: "cancelled",
    CodeUnknown: "unknown",
    TooManyWrongCodes: "too-many-wrong-codes",
    ArrivalUndone: "undone",
    NotUndoable: "not-undoable",
    NotStaff: "not-staff",
}

Found = Row[*tuple[Any, ...]]

_instant = bookings.c.ended_at.type
_now = bindparam("now", type_=_instant)
_since = bindparam("since", type_=_instant)
_of_id = bookings.c.id == bindparam("of_id")
_others = bookings.alias("others")
_BOOKING = select(*bookings.c, applicants.c.name, applicants.c.document, applicants.c.document_number).outerjoin(
    applicants, applicants.c.id == bookings.c.applicant_id
)
_BY_CODE = _BOOKING.where(bookings.c.code_index == bindparam("of_code", type_=bookings.c.code_index.type))
_BY_ID = _BOOKING.where(_of_id).with_for_update(of=bookings)
_FACTS = select(bookings.c.id, bookings.c.station, bookings.c.starts_at, bookings.c.code).where(_of_id)
_ENDED_AT = select(bookings.c.ended_at).where(_of_id)
_other_active = (
    bookings.c.document_index == bindparam("of_document", type_=bookings.c.document_index.type),
    bookings.c.ended_at.is_(None),
    bookings.c.day_ends_at > _now,
    bookings.c.id != bindparam("not_id"),
)
_ELSEWHERE = select(exists().where(*_other_active))
_WRONG_CODES = (
    select(journal.c.at)
    .where(
        journal.c.staff_id == bindparam("of_staff"),
        journal.c.action == LOOK,
        journal.c.result == RESULTS[CodeUnknown],
        journal.c.at > _since,
    )
    .order_by(journal.c.at.desc())
    .limit(1)
    .offset(bindparam("all_but"))
)
_ARRIVE = update(bookings).where(_of_id).values(ended_at=_now, ended="arrived")  # _BY_ID has locked the row
_INSERT = insert(arrivals)
_OUTDO = (
    update(bookings)
    .where(*_other_active, bookings.c.outdone_by.is_(None))
    .values(outdone_by=bindparam("not_id", type_=bookings.c.id.type))
)
_open_arrival = (arrivals.c.booking_id == bookings.c.id, arrivals.c.undone_at.is_(None))
_UNDO = (
    update(bookings)
    .where(
        _of_id,
        bookings.c.ended == "arrived",
        bookings.c.code.is_not(None),
        exists().where(*_open_arrival, arrivals.c.staff_id == bindparam("of_staff"), arrivals.c.at >= _since),
        # A second active booking of the person, made since, would break the rule that there is only one.
        ~exists().where(_others.c.person_index == bookings.c.person_index, _others.c.ended_at.is_(None)),
    )
    .values(ended_at=None, ended=None)
    .returning(bookings.c.id, bookings.c.station, bookings.c.starts_at, bookings.c.code)
)
_UNDO_ARRIVAL = (
    update(arrivals)
    .where(arrivals.c.booking_id == bindparam("of_id"), arrivals.c.undone_at.is_(None))
    .values(undone_at=_now)
)
_RESTORE = update(bookings).where(bookings.c.outdone_by == bindparam("by_id")).values(outdone_by=None)
_DISPUTE = (
    update(arrivals)
    .where(
        arrivals.c.booking_id == bindparam("of_id"),
        arrivals.c.undone_at.is_(None),
        arrivals.c.disputed_at.is_(None),
        exists().where(*_open_arrival, bookings.c.chat_id == bindparam("of_chat"), bookings.c.code.is_not(None)),
    )
    .values(disputed_at=_now)
    .returning(arrivals.c.at)
)


def look_up(tx: Transaction, staff: Staff, code: str, rules: Rules, zone: ZoneInfo) -> LookUpOutcome:
    """What the desk may know of the booking with this code. Writes the journal, also when it refuses."""
    member, row = find_on_duty(tx, staff.id), None
    outcome: LookUpOutcome
    if member is None:
        outcome = NotStaff()
    elif (until := _tired(tx, member, rules)) is not None:
        outcome = TooManyWrongCodes(until)
    else:
        row = tx.connection.execute(_BY_CODE, {"of_code": code_index(tx, code)}).first()
        outcome = _refusal(tx, row, member, zone) or _expected(tx, row)
    _record(tx, LOOK, outcome, staff, row)
    return outcome


def confirm_arrival(tx: Transaction, staff: Staff, booking_id: str, rules: Rules, zone: ZoneInfo) -> ConfirmOutcome:
    """Confirming twice, or from two phones at once, is one arrival."""
    member, row = find_on_duty(tx, staff.id), None
    outcome: ConfirmOutcome
    if member is None:
        outcome = NotStaff()
    else:
        row = tx.connection.execute(_BY_ID, {"of_id": booking_id}).first()
        outcome = _refusal(tx, row, member, zone) or _arrive(tx, row, member)
    _record(tx, "confirm", outcome, staff, row)
    return outcome


def undo_arrival(tx: Transaction, staff: Staff, booking_id: str, rules: Rules) -> UndoOutcome:
    """By the same member of staff, within ``rules.undo``. Bookings that it had outdone are what they were."""
    member, row = find_on_duty(tx, staff.id), None
    outcome: UndoOutcome = NotUndoable()
    if member is None:
        outcome = NotStaff()
    else:
        which = {"of_id": booking_id, "of_staff": member.id, "since": tx.now - rules.undo}
        row = tx.connection.execute(_UNDO, which).first()
        if row is not None:
            tx.connection.execute(_UNDO_ARRIVAL, {"of_id": booking_id, "now": tx.now})
            tx.connection.execute(_RESTORE, {"by_id": booking_id})
            outcome = ArrivalUndone(booking_id, _last_four(tx, row), _slot(row))
    _record(tx, "undo", outcome, staff, row)
    return outcome


def dispute_arrival(tx: Transaction, chat_id: str, booking_id: str) -> Arrived | None:
    """The applicant says that somebody else came. None: said before, undone, erased, or not this chat's booking."""
    which = {"of_id": booking_id, "of_chat": chat_id, "now": tx.now}
    at = tx.connection.execute(_DISPUTE, which).scalar()
    if at is None:
        return None
    row = tx.connection.execute(_FACTS, {"of_id": booking_id}).one()
    record(tx, "dispute", "disputed", booking_id=booking_id, station=row.station)
    return Arrived(booking_id, _last_four(tx, row), _slot(row), at)


def _tired(tx: Transaction, member: Staff, rules: Rules) -> datetime | None:
    """Until when this member of staff may look at nothing, for having tried too many unknown codes."""
    wrong = {"of_staff": member.id, "since": tx.now - rules.wrong_code_span, "all_but": rules.wrong_codes - 1}
    at: datetime | None = tx.connection.execute(_WRONG_CODES, wrong).scalar()
    return None if at is None else at + rules.wrong_code_span


def _refusal(
    tx: Transaction, row: Found | None, member: Staff, zone: ZoneInfo
) -> WrongStation | WrongDay | Cancelled | AlreadyArrived | CodeUnknown | None:
    if row is None or row.code is None or row.ended == "erased":
        return CodeUnknown()
    slot = _slot(row)
    if member.station is not None and member.station != row.station:
        return WrongStation(slot)
    if row.ended == "cancelled":
        return Cancelled()
    if row.ended == "arrived":
        return AlreadyArrived(row.id, _last_four(tx, row), slot, row.ended_at)
    if row.outdone_by is not None:
        at = tx.connection.execute(_ENDED_AT, {"of_id": row.outdone_by}).scalar()
        return AlreadyArrived(row.id, _last_four(tx, row), slot, at or tx.now, same_code=False)
    if slot.starts_at.astimezone(zone).date() != tx.now.astimezone(zone).date():
        return WrongDay(slot)
    return None


def _expected(tx: Transaction, row: Found | None) -> Expected:
    assert row is not None  # noqa: S101  # or it would have been refused
    ours = {"of_document": row.document_index, "not_id": row.id, "now": tx.now}
    elsewhere = row.document_index is not None and bool(tx.connection.execute(_ELSEWHERE, ours).scalar())
    name = open_name(tx, row.applicant_id, row.name)
    document = open_document(tx, row.applicant_id, row.document)
    number_end = open_number_end(tx, row.applicant_id, row.document_number)
    early_by = row.starts_at - tx.now
    return Expected(row.id, _last_four(tx, row), _slot(row), name, document, number_end, early_by, elsewhere)


def _arrive(tx: Transaction, row: Found | None, member: Staff) -> Arrived:
    assert row is not None  # noqa: S101
    tx.connection.execute(_ARRIVE, {"of_id": row.id, "now": tx.now})
    values = {"id": tx.new_id(), "booking_id": row.id, "station": row.station, "staff_id": member.id, "at": tx.now}
    tx.connection.execute(_INSERT, values)
    if row.document_index is not None:
        tx.connection.execute(_OUTDO, {"of_document": row.document_index, "not_id": row.id, "now": tx.now})
    return Arrived(row.id, _last_four(tx, row), _slot(row), tx.now)


def _record(tx: Transaction, action: str, outcome: object, staff: Staff, row: Found | None) -> None:
    booking_id, station = (row.id, row.station) if row is not None else (None, staff.station)
    result = RESULTS[type(outcome)]
    if isinstance(outcome, Expected) and outcome.document_elsewhere:
        result = "expected-elsewhere"  # who keeps asking which numbers are registered shows in the journal
    record(tx, action, result, staff.id, booking_id, station)


def _last_four(tx: Transaction, row: Found) -> str:
    return last_four(tx.keyring.open(bookings.c.code, row.id, row.code))


def _slot(row: Found) -> Slot:
    return Slot(row.station, row.starts_at)
