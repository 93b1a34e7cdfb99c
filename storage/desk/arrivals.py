"""Arrivals: confirmed, undone, disputed; and "not this person".

Law: a person's first arrival outdoes all other bookings of the document for the same visit of the same service, whose
chats never learn of it. A late person
is taken, however full the station is by then.
"""

from datetime import datetime

from sqlalchemy import bindparam, exists, func, select, text, update

from bot.domain.arrival import (
    ArrivalUndone,
    Arrived,
    ConfirmOutcome,
    Doubted,
    DoubtOutcome,
    NotStaff,
    NotUndoable,
    UndoOutcome,
)
from bot.domain.call_number import called
from bot.domain.desk import Counter
from bot.domain.journal import Action, Result
from bot.domain.office import place_of
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.cases.ends import end_case_of_visit
from storage.cases.find import count_taken_back
from storage.desk.find import Found, find_at, find_by_id, lock_by_id, note, slot_of
from storage.desk.refusals import refusal
from storage.engine.binding import rebound
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.staff.staff import find_at_work
from storage.tables import arrivals, bookings
from storage.tables.upsert import upsert

_now = bindparam("now", type_=bookings.c.ended_at.type)
_since = bindparam("since", type_=bookings.c.ended_at.type)
_of_id = bookings.c.id == bindparam("of_id")
_others = bookings.alias("others")
_SAID_BEFORE = select(arrivals.c.id, arrivals.c.at).where(
    arrivals.c.nonce == bindparam("of_nonce"), arrivals.c.booking_id == bindparam("of_id")
)
_ARRIVE = update(bookings).where(_of_id)  # whoever calls has locked the row
_named = text("nonce IS NOT NULL")
_INSERT = upsert(arrivals, [arrivals.c.nonce], index_where=_named, returning=arrivals.c.id)
_OUTDO = (
    update(bookings)
    .where(
        bookings.c.document_index == bindparam("of_document", type_=bookings.c.document_index.type),
        bookings.c.ended_at.is_(None),
        bookings.c.day_ends_at > _now,
        bookings.c.id != bindparam("not_id"),
        bookings.c.outdone_by.is_(None),
    )
    .values(outdone_by=bindparam("not_id", type_=bookings.c.id.type))
)
_DOUBT = update(bookings).where(_of_id).values(doubted_at=_now)
_open_arrival = (arrivals.c.booking_id == bookings.c.id, arrivals.c.undone_at.is_(None))
_UNDO = (
    update(bookings)
    .where(
        _of_id,
        bookings.c.ended == "arrived",
        bookings.c.code.is_not(None),
        exists().where(
            *_open_arrival,
            arrivals.c.id == bindparam("of_confirmation"),
            arrivals.c.staff_id == bindparam("of_staff"),
            func.coalesce(arrivals.c.recorded_at, arrivals.c.at) >= _since,
            func.coalesce(arrivals.c.recorded_at, arrivals.c.at) <= bindparam("at_latest", type_=_since.type),
        ),
        # A second active booking of the person, made since, would break the rule that there is only one.
        ~exists().where(_others.c.person_index == bookings.c.person_index, _others.c.ended_at.is_(None)),
    )
    .values(ended_at=None, ended=None, mac=bindparam("its_mac", type_=bookings.c.mac.type))
    .returning(bookings.c.id, bookings.c.station, bookings.c.starts_at, bookings.c.call_number)
)
_of_open_arrival = (arrivals.c.booking_id == bindparam("of_id"), arrivals.c.undone_at.is_(None))
_STANDS = select(arrivals.c.id, arrivals.c.staff_id).where(*_of_open_arrival)
_UNDONE_BEFORE = select(arrivals.c.id).where(
    arrivals.c.id == bindparam("of_confirmation"),
    arrivals.c.booking_id == bindparam("of_id"),
    arrivals.c.staff_id == bindparam("of_staff"),
    arrivals.c.undone_at.is_not(None),
)
_ALL_OF = select(arrivals.c.id).where(arrivals.c.booking_id == bindparam("of_id")).limit(2)
_UNDO_ARRIVAL = update(arrivals).where(*_of_open_arrival).values(undone_at=_now)
_RESTORE = update(bookings).where(bookings.c.outdone_by == bindparam("by_id")).values(outdone_by=None)
_DISPUTE = (
    update(arrivals)
    .where(
        *_of_open_arrival,
        arrivals.c.disputed_at.is_(None),
        exists().where(*_open_arrival, bookings.c.chat_id == bindparam("of_chat"), bookings.c.code.is_not(None)),
    )
    .values(disputed_at=_now)
    .returning(arrivals.c.at)
)
_IS_NEW = select(
    exists().where(*_of_open_arrival, func.coalesce(arrivals.c.recorded_at, arrivals.c.at) == bindparam("now"))
)


def confirm_arrival(
    tx: Transaction,
    staff: Staff,
    booking_id: str,
    rules: Rules,
    at: Counter | None = None,
    nonce: str | None = None,
) -> ConfirmOutcome:
    """Confirming twice, or from two phones at once, is one arrival.

    The same ``nonce`` sent again gets the same answer again; of the two only the first is news (``is_new``).
    """
    member, row = find_at(tx, staff, at), None
    outcome: ConfirmOutcome
    if member is None:
        outcome = NotStaff()
    else:
        row = lock_by_id(tx, booking_id)
        outcome = (
            _said_before(tx, row, nonce)
            or refusal(tx, row, member, at, rules.zone)
            or record_arrival(tx, _there(row), member, at, nonce)
        )
    note(tx, Action.CONFIRM, outcome, staff, row, at)
    return outcome


def record_arrival(
    tx: Transaction,
    row: Found,
    member: Staff,
    at: Counter | None,
    nonce: str | None = None,
    happened_at: datetime | None = None,
) -> Arrived:
    """Of a booking that was locked and not refused. ``happened_at``: when the person stood there, if not now."""
    when = happened_at or tx.now
    arrived = rebound(tx, bookings, row, {"ended_at": when, "ended": "arrived"})
    tx.connection.execute(_ARRIVE.values(arrived), {"of_id": row.id})
    values = {
        "booking_id": row.id,
        "station": place_of(row.station),
        "staff_id": member.id,
        "counter": at.number if at else None,
        "at": when,
        "recorded_at": None if happened_at is None else tx.now,
    }
    confirmation = tx.new_id()
    if _INSERT.execute(tx.connection, {"id": confirmation, "nonce": nonce, **values}).first() is None:
        # Another person's nonce, from a page that is broken. Who stands there is taken all the same.
        _INSERT.execute(tx.connection, {"id": confirmation, "nonce": None, **values})
    if row.document_index is not None:
        tx.connection.execute(_OUTDO, {"of_document": row.document_index, "not_id": row.id, "now": when})
    return Arrived(row.id, called(row.call_number), slot_of(row), when, confirmation=confirmation)


def doubt_arrival(
    tx: Transaction, staff: Staff, booking_id: str, rules: Rules, at: Counter | None = None
) -> DoubtOutcome:
    """ "Not this person": nothing is confirmed, and the next look at the booking shows when that was said."""
    member, row = find_at(tx, staff, at), None
    outcome: DoubtOutcome
    if member is None:
        outcome = NotStaff()
    else:
        row = lock_by_id(tx, booking_id)
        outcome = refusal(tx, row, member, at, rules.zone) or _doubt(tx, _there(row))
    note(tx, Action.DOUBT, outcome, staff, row, at)
    return outcome


def undo_arrival(tx: Transaction, staff: Staff, booking_id: str, rules: Rules, confirmation: str = "") -> UndoOutcome:
    """By the same member of staff, within ``rules.undo``, and only the ``confirmation`` that is ``meant``. Bookings
    that the arrival had outdone are active again, and the case that it opened ends."""
    member, row = find_at_work(tx, staff.id), None
    outcome: UndoOutcome = NotUndoable()
    if member is None:
        outcome = NotStaff()
    else:
        which = {"of_id": booking_id, "of_staff": member.id, **tx.within(rules.undo)}
        before = lock_by_id(tx, booking_id)
        if before is not None and before.code is not None:
            mac = rebound(tx, bookings, before, {"ended_at": None, "ended": None})["mac"]
            of = meant(tx, booking_id, confirmation)
            row = tx.connection.execute(_UNDO, {**which, "its_mac": mac, "of_confirmation": of}).first()
            if row is None:
                stands = tx.connection.execute(_STANDS, {"of_id": booking_id}).first()
                newer = stands is not None and stands.id != of and stands.staff_id == member.id
                undone = tx.connection.execute(_UNDONE_BEFORE, {**which, "of_confirmation": of}).first()
                whose = (booking_id, called(before.call_number)) if undone else ("", "")
                outcome = NotUndoable(newer, undone is not None and not newer, *whose)
        if row is not None:
            tx.connection.execute(_UNDO_ARRIVAL, {"of_id": booking_id, "now": tx.now})
            tx.connection.execute(_RESTORE, {"by_id": booking_id})
            if end_case_of_visit(tx, booking_id, rules) is not None:
                count_taken_back(tx, staff, rules)
            outcome = ArrivalUndone(booking_id, called(row.call_number), slot_of(row))
    note(tx, Action.UNDO, outcome, staff, row)
    return outcome


def meant(tx: Transaction, booking_id: str, confirmation: str) -> str:
    """The arrival that is to be undone. A button of the release before names none: the only one there ever was, and
    empty where there were several."""
    if confirmation:
        return confirmation
    found = tx.connection.scalars(_ALL_OF, {"of_id": booking_id}).all()
    return found[0] if len(found) == 1 else ""


def standing(tx: Transaction, booking_id: str) -> str:
    """The arrival that is not undone; empty where there is none."""
    return tx.connection.execute(_STANDS, {"of_id": booking_id}).scalar() or ""


def dispute_arrival(tx: Transaction, chat_id: str, booking_id: str) -> Arrived | None:
    """The applicant says that somebody else came. None: said before, undone, erased, or not this chat's booking."""
    which = {"of_id": booking_id, "of_chat": chat_id, "now": tx.now}
    row = find_by_id(tx, booking_id)
    at = tx.connection.execute(_DISPUTE, which).scalar() if row is not None else None
    if row is None or at is None:
        return None
    record(tx, Action.DISPUTE, Result.DISPUTED, booking_id=booking_id, station=place_of(row.station))
    return Arrived(booking_id, called(row.call_number), slot_of(row), at)


def is_new(tx: Transaction, arrived: Arrived) -> bool:
    """Whether we learned of it in this transaction, and it stands: then the applicant is to be told, and only then."""
    return bool(tx.connection.execute(_IS_NEW, {"of_id": arrived.booking_id, "now": tx.now}).scalar())


def is_said_before(tx: Transaction, booking_id: str, nonce: str | None) -> bool:
    """Whether an arrival of this booking was recorded under the nonce: said again by a page that heard no answer."""
    which = {"of_nonce": nonce, "of_id": booking_id}
    return nonce is not None and tx.connection.execute(_SAID_BEFORE, which).first() is not None


def _said_before(tx: Transaction, row: Found | None, nonce: str | None) -> Arrived | None:
    """Read once the row is locked: of two at once the second sees what the first has written."""
    if row is None or row.code is None or nonce is None:
        return None
    said = tx.connection.execute(_SAID_BEFORE, {"of_nonce": nonce, "of_id": row.id}).first()
    if said is None:
        return None
    return Arrived(row.id, called(row.call_number), slot_of(row), said.at, confirmation=said.id)


def _doubt(tx: Transaction, row: Found) -> Doubted:
    tx.connection.execute(_DOUBT, {"of_id": row.id, "now": tx.now})
    return Doubted(row.id, called(row.call_number), slot_of(row))


def _there(row: Found | None) -> Found:
    assert row is not None  # noqa: S101  # or it would have been refused
    return row
