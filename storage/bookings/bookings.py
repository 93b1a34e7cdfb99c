"""Bookings of a chat. *Active* means booked and neither arrived, cancelled nor past.

Law: no answer here depends on another chat's bookings. ``outdone_by`` is the desk's knowledge and not read here.
"""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, bindparam, or_, select, update

from bot.domain.booking import (
    AlreadyBooked,
    Booking,
    BookingCancelled,
    BookingEnded,
    FamilyFull,
    HoldExpired,
    Moved,
    NoChangesLeft,
    SecondLater,
    Slot,
)
from bot.domain.call_number import DIGITS, called
from bot.domain.code import new_code
from bot.domain.office import place_of, visit_in
from bot.domain.rules import Rules
from storage.bookings.applicants import (
    Registration,
    document_index,
    number_index_at,
    open_document,
    open_name,
    own_number_index,
    person_index,
    person_index_at_desk,
    record_applicant,
)
from storage.bookings.call_numbers import draw
from storage.bookings.holds import cool, put_back, spend
from storage.bookings.rush import second_later
from storage.engine.binding import bound, bound_columns, is_bound, rebound
from storage.engine.transaction import Transaction
from storage.tables import applicants, bookings
from storage.tables.upsert import upsert

_now = bindparam("now", type_=bookings.c.ended_at.type)
_not_ended = bookings.c.ended_at.is_(None)
_active = (_not_ended, bookings.c.day_ends_at > _now)
_of_chat = bookings.c.chat_id == bindparam("of_chat")
_of_id = bookings.c.id == bindparam("of_id")
# Of a visit that collects there is no applicant.
_select = (
    select(*bookings.c, *(applicants.c[name] for name in ("name", "document", "document_number")))
    .outerjoin(applicants, applicants.c.id == bookings.c.applicant_id)
    .where(or_(applicants.c.id.is_not(None), bookings.c.case_index.is_not(None)))
)
_OPEN = _select.where(_of_chat, _not_ended).order_by(bookings.c.starts_at, bookings.c.booked_at, bookings.c.id)
_LOCK = _select.where(_of_chat, _of_id, *_active).with_for_update(of=bookings)
_CHAT = select(*bound_columns(bookings)).where(_of_id)
_MISS = update(bookings).where(_of_chat, _not_ended, bookings.c.day_ends_at <= _now)
_MISS = _MISS.values(ended_at=bookings.c.day_ends_at, ended="missed")
_OF_PERSON = _select.where(bookings.c.person_index == bindparam("of_person"), _not_ended)
_SAME = select(*bound_columns(bookings)).where(bookings.c.person_index == bindparam("of_person"), _not_ended)
_MISS_ONE = update(bookings).where(_of_id, _not_ended).values(ended_at=bookings.c.day_ends_at, ended="missed")
_INSERT = upsert(bookings, returning=bookings.c.id)
_CHANGE = update(bookings).where(_of_id)


def book(
    tx: Transaction,
    chat_id: str,
    channel: str,
    new: Registration,
    slot: Slot,
    rules: Rules,
    digits: int = DIGITS,
) -> Booking | HoldExpired | AlreadyBooked | FamilyFull | SecondLater:
    """Turns the chat's hold on ``slot`` into a booking. After a refusal of the person the hold goes on as it was.
    ``digits``: of the call number at that place and day."""
    held = spend(tx, chat_id, slot, rules)
    if held is None:
        return HoldExpired(slot)
    person = index_of(tx, chat_id, new, slot.station)
    found = _open_of(tx, chat_id)
    active = [row for row in found if row.day_ends_at > tx.now and row.case_index is None]
    if any(row.day_ends_at <= tx.now for row in found):
        tx.connection.execute(_MISS, {"of_chat": chat_id, "now": tx.now})
    same = next((row for row in active if row.person_index == person), None)
    if same is not None:
        put_back(tx, held)
        return AlreadyBooked(_booking(tx, same, rules))
    if sum(visit_in(row.station) == visit_in(slot.station) for row in active) >= rules.family_size:
        put_back(tx, held)
        return FamilyFull(rules.family_size)
    if (later := second_later(tx, [row.booked_at for row in active], rules)) is not None:
        put_back(tx, held)
        return later
    booking = record_booking(tx, chat_id, channel, new, slot, rules, digits)
    assert booking is not None  # noqa: S101  # who has spent the chat's only hold is alone with its bookings
    return booking


def find_bookings(tx: Transaction, chat_id: str, rules: Rules) -> tuple[Booking, ...]:
    """The chat's active bookings in the order of their times."""
    return tuple(_booking(tx, row, rules) for row in _open_of(tx, chat_id) if row.day_ends_at > tx.now)


def _open_of(tx: Transaction, chat_id: str) -> list[Row[*tuple[Any, ...]]]:
    """Those that nobody has ended, as far as they are the chat's by the keyring too."""
    return [row for row in tx.connection.execute(_OPEN, {"of_chat": chat_id}).all() if is_bound(tx, bookings, row)]


def _lock(tx: Transaction, chat_id: str, booking_id: str) -> Row[*tuple[Any, ...]] | None:
    """The chat's active booking; on PostgreSQL nobody else changes it until the end of the transaction."""
    row = tx.connection.execute(_LOCK, {"of_chat": chat_id, "of_id": booking_id, "now": tx.now}).first()
    return row if row is not None and is_bound(tx, bookings, row) else None


def find_second_later(tx: Transaction, chat_id: str, rules: Rules) -> SecondLater | None:
    """None: the chat may book for another person now, as far as a rush goes."""
    found = [row for row in tx.connection.execute(_OPEN, {"of_chat": chat_id}).all() if row.case_index is None]
    return second_later(tx, [row.booked_at for row in found if row.day_ends_at > tx.now], rules)


def move_booking(
    tx: Transaction, chat_id: str, booking_id: str, slot: Slot, rules: Rules, digits: int = DIGITS
) -> Moved | HoldExpired | NoChangesLeft | BookingEnded:
    """To the slot that the chat holds. The old place goes only now that the new one is taken, and cools down. The call
    number is another one."""
    row = _lock(tx, chat_id, booking_id)
    if row is None:
        return BookingEnded()
    booking = _booking(tx, row, rules)
    if not booking.changes_left:
        return NoChangesLeft(booking)
    if not is_same_visit(row, slot) or spend(tx, chat_id, slot, rules) is None:
        return HoldExpired(slot)
    where = moved_to(tx, row, slot, rules.zone)
    number = draw(tx, where, digits)
    changes = {**where, "call_number": number, "changes": row.changes + 1, "moved_by": "applicant"}
    tx.connection.execute(_CHANGE.values(rebound(tx, bookings, row, changes)), {"of_id": booking_id})
    cool(tx, booking.slot, rules.shares(row.channel), rules)
    left = booking.changes_left - 1
    return Moved(booking.slot, replace(booking, slot=slot, changes_left=left, call_number=called(number)))


def cancel_booking(tx: Transaction, chat_id: str, booking_id: str, rules: Rules) -> BookingCancelled | BookingEnded:
    row = _lock(tx, chat_id, booking_id)
    if row is None:
        return BookingEnded()
    ended = rebound(tx, bookings, row, {"ended_at": tx.now, "ended": "cancelled"})
    tx.connection.execute(_CHANGE.values(ended), {"of_id": booking_id})
    slot = Slot(row.station, row.starts_at)
    cool(tx, slot, rules.shares(row.channel), rules)
    return BookingCancelled(slot)


def find_chat(tx: Transaction, booking_id: str) -> str | None:
    """The id of the chat that a booking was made in, ended ones too; None for a person who came without a phone."""
    row = tx.connection.execute(_CHAT, {"of_id": booking_id}).first()
    return row.chat_id if row is not None and row.chat_id is not None and is_bound(tx, bookings, row) else None


def find_of_person(tx: Transaction, person: bytes, rules: Rules) -> Booking | None:
    """The active booking of a ``person_index``. A booking whose day is past is marked as missed."""
    row = tx.connection.execute(_OF_PERSON, {"of_person": person}).first()
    if row is not None and row.day_ends_at <= tx.now:
        tx.connection.execute(_MISS_ONE, {"of_id": row.id})
        return None
    return _booking(tx, row, rules) if row is not None and is_bound(tx, bookings, row) else None


def record_booking(
    tx: Transaction,
    chat_id: str | None,
    channel: str,
    new: Registration,
    slot: Slot,
    rules: Rules,
    digits: int = DIGITS,
) -> Booking | None:
    """A booking of a place that its caller has taken; without a chat there are no changes left of it. None: somebody
    else booked for the same person (of that ``person_index``) meanwhile."""
    booking_id, applicant_id = tx.new_id(), tx.new_id()
    where = when(slot, rules.zone)
    number = draw(tx, where, digits)
    values = {
        "id": booking_id,
        "applicant_id": applicant_id,
        "chat_id": chat_id,
        "channel": channel,
        **where,
        "call_number": number,
        "person_index": index_of(tx, chat_id, new, slot.station),
        "document_index": document_index(tx, booking_id, new, slot.station),
        "number_index": own_number_index(tx, booking_id, new.applicant.document_number, where),
        "booked_at": tx.now,
    }
    code = _insert(tx, values)
    if code is None:
        return None
    record_applicant(tx, applicant_id, chat_id, new)
    changes_left = rules.changes_a_booking if chat_id is not None else 0
    return Booking(booking_id, code, slot, new.applicant.name, changes_left, called(number), new.applicant.document)


def index_of(tx: Transaction, chat_id: str | None, new: Registration, station: str) -> bytes:
    """The ``person_index``: within a chat; of a person without one, at the desks of a place."""
    return person_index(tx, chat_id, new, station) if chat_id is not None else person_index_at_desk(tx, station, new)


def _insert(tx: Transaction, values: dict[str, Any]) -> str | None:
    """The code of the new row. In a full year one code in a million is somebody's already: then another is made."""
    while True:
        code = new_code(tx.chance.randrange)
        secret = {
            "code": tx.keyring.seal(bookings.c.code, values["id"], code),
            "code_index": code_index(tx, code),
        }
        if _INSERT.execute(tx.connection, bound(tx, bookings, values | secret)).first() is not None:
            return code
        other = tx.connection.execute(_SAME, {"of_person": values["person_index"]}).first()
        if other is not None and is_bound(tx, bookings, other):
            return None
        if other is not None:  # a row that is not ours must not keep anybody from booking
            tx.connection.execute(_CHANGE.values(person_index=None), {"of_id": other.id})


def code_index(tx: Transaction, code: str) -> bytes:
    return tx.keyring.index("code", code)


def _booking(tx: Transaction, row: Row[*tuple[Any, ...]], rules: Rules) -> Booking:
    code = tx.keyring.open(bookings.c.code, row.id, row.code)
    left = max(0, rules.changes_a_booking - row.changes)
    if row.case_index is not None:
        slot = Slot(row.station, row.starts_at)
        return Booking(row.id, code, slot, "", left, called(row.call_number), collects=True)
    name = open_name(tx, row.applicant_id, row.name)
    document = open_document(tx, row.applicant_id, row.document)
    return Booking(row.id, code, Slot(row.station, row.starts_at), name, left, called(row.call_number), document)


def is_same_visit(row: Row[*tuple[Any, ...]], slot: Slot) -> bool:
    """Whether a booking may move there: to the same visit of the same service; and where something is collected, it
    lies at its own place."""
    place = row.case_index is None or place_of(row.station) == place_of(slot.station)
    return place and visit_in(row.station) == visit_in(slot.station)


def moved_to(tx: Transaction, row: Row[*tuple[Any, ...]], slot: Slot, zone: ZoneInfo) -> dict[str, Any]:
    """``when``, and what else a booking has by its place and day. ``row`` has its columns, and ``document_number`` of
    the applicant. Whatever moves a booking comes through here: ValueError for another visit, or for a collection at
    another place, which whoever calls has refused."""
    if not is_same_visit(row, slot):
        raise ValueError("no booking moves to another visit, and no collection to another place")
    where = when(slot, zone)
    return {**where, "number_index": number_index_at(tx, row, where)}


def when(slot: Slot, zone: ZoneInfo) -> dict[str, Any]:
    """The columns that say where and when a booking is."""
    next_day = slot.starts_at.astimezone(zone).date() + timedelta(days=1)
    day_ends_at = datetime.combine(next_day, time(), zone).astimezone(UTC)
    return {"station": slot.station, "starts_at": slot.starts_at, "day_ends_at": day_ends_at}
