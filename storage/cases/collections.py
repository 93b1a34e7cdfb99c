"""The time at which a card is collected: a booking that asks nothing, has no applicant and belongs to a case.

Law: a case has one such time at once, and none once it has ended: whoever books has locked the case.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from bot.domain.booking import HoldExpired, Slot
from bot.domain.call_number import DIGITS, called
from bot.domain.case import AlreadyChosen, Case, CaseEnded, CollectionBooked, CollectOutcome, NotInvited, Stage
from bot.domain.code import new_code
from bot.domain.rules import Rules
from storage.bookings.bookings import code_index, when
from storage.bookings.call_numbers import draw
from storage.bookings.holds import cool, keep, put_back, spend, take_kept
from storage.cases.find import find_case
from storage.cases.months import BOOKING, index_now, indexes, key_of
from storage.cases.rows import Found, case_of, indexes_of, lock_row
from storage.engine.binding import bound, is_bound, rebound
from storage.engine.keyring import KeyMissing, NotOurs
from storage.engine.transaction import Transaction
from storage.tables import arrivals, bookings
from storage.tables.upsert import upsert

_ROWS = select(*bookings.c).where(bookings.c.case_index.in_(indexes_of), bookings.c.ended_at.is_(None))
_IDS = select(bookings.c.id).where(bookings.c.case_index.in_(indexes_of)).order_by(bookings.c.id)
_LOCK = _ROWS.with_for_update()
_CLOSED = (
    select(*bookings.c)
    .where(bookings.c.case_index.in_(indexes_of), bookings.c.ended == "closed")
    .order_by(bookings.c.id)
    .with_for_update()
)
_INSERT = upsert(bookings, [bookings.c.code_index], returning=bookings.c.id)
_BY_CODE = select(bookings.c.id).where(bookings.c.code_index == bindparam("of_code", type_=bookings.c.code_index.type))
_CHANGE = update(bookings).where(bookings.c.id == bindparam("of_id"))
_LOCK_ONE = select(*bookings.c).where(bookings.c.id == bindparam("of_id")).with_for_update()
_CAME = select(arrivals.c.id).where(arrivals.c.booking_id == bindparam("of_id"), arrivals.c.undone_at.is_(None))


@dataclass(frozen=True, slots=True)
class Released:
    """What a handing over has taken from its case, so that an undo gives it back. Ids: of the booking of its time, of
    the hold that keeps the place, and of the bookings that closures had taken before. Empty: there was none."""

    booking: str = ""
    hold: str = ""
    closed: tuple[str, ...] = ()


def book_collection(
    tx: Transaction, chat_id: str, channel: str, case_id: str, slot: Slot, rules: Rules, digits: int = DIGITS
) -> CollectOutcome:
    """Turns the chat's hold on ``slot`` into the case's time. After a refusal the hold goes on as it was."""
    row = lock_row(tx, case_id)
    case = case_of(tx, row)
    if row is None or case is None or case.chat_id != chat_id or case.stage in (Stage.ENDED, Stage.COLLECTED):
        return CaseEnded()
    if case.stage is not Stage.READY or not case.invited:
        return NotInvited()
    there = _active(tx, case)
    if there is not None:
        return AlreadyChosen(there.id, Slot(there.station, there.starts_at))
    held = spend(tx, chat_id, slot, rules)
    if held is None:
        return HoldExpired(slot)
    try:
        key_id = key_of(tx, _month(row))
    except KeyMissing:
        put_back(tx, held)
        return CaseEnded()
    where = when(slot, rules.zone)
    number = draw(tx, where, digits)
    booking_id = tx.new_id()
    values = {
        "id": booking_id,
        "applicant_id": None,
        "chat_id": chat_id,
        "channel": channel,
        **where,
        "call_number": number,
        "person_index": None,
        "booked_at": tx.now,
        "case_link": tx.keyring.seal(bookings.c.case_link, booking_id, case_id, key_id),
        "case_index": index_now(tx, _month(row), BOOKING, case_id),
    }
    return CollectionBooked(booking_id, _insert(tx, values), slot, called(number), case)


def find_collection(tx: Transaction, case_id: str) -> tuple[str, Slot] | None:
    """The id and time of the booking that is still to come, or today's."""
    case = find_case(tx, case_id)
    row = _active(tx, case) if case is not None else None
    return None if row is None else (row.id, Slot(row.station, row.starts_at))


def find_case_of_booking(tx: Transaction, booking: Found) -> Case | None:
    """The case that a collecting visit belongs to. ``booking``: a row of ``bookings`` that is ours."""
    if booking.case_link is None:
        return None
    try:
        return find_case(tx, tx.keyring.open(bookings.c.case_link, booking.id, booking.case_link))
    except (KeyMissing, NotOurs, ValueError):
        return None


def cancel_collection(tx: Transaction, case: Case, rules: Rules) -> None:
    """The case has ended: its place is somebody else's after the cooling."""
    for row in _open_of(tx, case):
        ended = rebound(tx, bookings, row, {"ended_at": tx.now, "ended": "cancelled"})
        tx.connection.execute(_CHANGE.values(ended), {"of_id": row.id})
        if row.day_ends_at > tx.now:
            cool(tx, Slot(row.station, row.starts_at), rules.shares(row.channel), rules)
    _give_up_closed(tx, case)


def release_collection(tx: Transaction, case: Case, rules: Rules, but: str | None = None) -> Released:
    """The card was handed over in another way than by this time, which nobody comes to any more. ``but``: the booking
    that it was handed over by. The place is kept for as long as the handing over can be undone."""
    row, booking, hold = _active(tx, case), "", ""
    if row is not None and row.id != but:
        ended = rebound(tx, bookings, row, {"ended_at": tx.now, "ended": "cancelled"})
        tx.connection.execute(_CHANGE.values(ended), {"of_id": row.id})
        booking, hold = row.id, keep(tx, Slot(row.station, row.starts_at), rules.shares(row.channel), rules)
    return Released(booking, hold, _give_up_closed(tx, case))


def restore_collection(
    tx: Transaction, case: Case, released: Released, released_at: datetime, stands: Callable[[Slot], bool], rules: Rules
) -> Slot | None:
    """The inverse, under the same code and call number. None: there was no time, or it cannot be the case's again: its
    day is over, ``stands`` says that the office has no such time any more, it is somebody else's chat's by now, or its
    person has come meanwhile."""
    for closed in released.closed:
        if (was := _ended_as(tx, closed, "cancelled")) is not None:
            tx.connection.execute(_CHANGE.values(rebound(tx, bookings, was, {"ended": "closed"})), {"of_id": was.id})
    row = _ended_as(tx, released.booking, "cancelled") if released.booking else None
    if row is None or row.ended_at != released_at or row.day_ends_at <= tx.now or row.code is None:
        return None
    slot = Slot(row.station, row.starts_at)
    came = tx.connection.execute(_CAME, {"of_id": row.id}).first() is not None
    if came or row.chat_id != case.chat_id or not stands(slot):
        return None
    take_kept(tx, released.hold, slot, rules.shares(row.channel), rules)
    again = rebound(tx, bookings, row, {"ended_at": None, "ended": None})
    tx.connection.execute(_CHANGE.values(again), {"of_id": row.id})
    return slot


def move_collection(tx: Transaction, case: Case, chat_id: str, channel: str) -> CollectionBooked | None:
    """With its case to another chat, under a new code: who still has the picture of before can show nothing. The time
    that is to come, if there is one."""
    moved = None
    for row in _open_of(tx, case):
        code = _new_code(tx)
        changes = rebound(tx, bookings, row, {"chat_id": chat_id, "channel": channel, **_sealed(tx, row.id, code)})
        tx.connection.execute(_CHANGE.values(changes), {"of_id": row.id})
        if row.day_ends_at > tx.now:
            moved = CollectionBooked(row.id, code, Slot(row.station, row.starts_at), called(row.call_number), case)
    _give_up_closed(tx, case)
    return moved


def with_a_time(tx: Transaction, found: list[Case]) -> frozenset[str]:
    """The ids of those cases that have a time to come."""
    by_index = {index: case.id for case in found for index in indexes(tx, BOOKING, case.id)}
    times: set[str] = set()
    wanted = list(by_index)
    for start in range(0, len(wanted), 1000):
        rows = tx.connection.execute(_ROWS, {"indexes": wanted[start : start + 1000]}).all()
        times |= {by_index[bytes(row.case_index)] for row in rows if row.day_ends_at > tx.now}
    return frozenset(times)


def times_of(tx: Transaction, case: Case) -> tuple[str, ...]:
    """The ids of all bookings that were ever its time, as long as they are kept."""
    found = indexes(tx, BOOKING, case.id)
    return tuple(tx.connection.scalars(_IDS, {"indexes": found})) if found else ()


def _open_of(tx: Transaction, case: Case) -> list[Found]:
    """Not ended by anybody, and locked."""
    found = indexes(tx, BOOKING, case.id)
    rows = tx.connection.execute(_LOCK, {"indexes": found}).all() if found else []
    return [row for row in rows if is_bound(tx, bookings, row)]


def _ended_as(tx: Transaction, booking_id: str, how: str) -> Found | None:
    """Locked; None where it has ended in another way, or is not ours."""
    row = tx.connection.execute(_LOCK_ONE, {"of_id": booking_id}).first()
    return row if row is not None and row.ended == how and is_bound(tx, bookings, row) else None


def _give_up_closed(tx: Transaction, case: Case) -> tuple[str, ...]:
    """A time that a closure took and that waits for another one must not come back where the case is no more. The ids
    of their bookings."""
    found, ids = indexes(tx, BOOKING, case.id), []
    for row in tx.connection.execute(_CLOSED, {"indexes": found}).all() if found else ():
        if is_bound(tx, bookings, row):
            given_up = rebound(tx, bookings, row, {"ended": "cancelled"})
            tx.connection.execute(_CHANGE.values(given_up), {"of_id": row.id})
            ids.append(row.id)
    return tuple(ids)


def _active(tx: Transaction, case: Case) -> Found | None:
    """Those whose day is past are marked as missed, so that a row of the database needs no clock."""
    active = None
    for row in _open_of(tx, case):
        if row.day_ends_at > tx.now:
            active = row
            continue
        missed = rebound(tx, bookings, row, {"ended_at": row.day_ends_at, "ended": "missed"})
        tx.connection.execute(_CHANGE.values(missed), {"of_id": row.id})
    return active


def _month(row: Found) -> str:
    month: str = row.month
    return month


def _insert(tx: Transaction, values: dict[str, Any]) -> str:
    """The code of the new row: another one as long as it is somebody's."""
    while True:
        code = new_code(tx.chance.randrange)
        row = bound(tx, bookings, values | _sealed(tx, values["id"], code))
        if _INSERT.execute(tx.connection, row).first() is not None:
            return code


def _new_code(tx: Transaction) -> str:
    """Nobody's."""
    while True:
        code = new_code(tx.chance.randrange)
        if tx.connection.execute(_BY_CODE, {"of_code": code_index(tx, code)}).first() is None:
            return code


def _sealed(tx: Transaction, booking_id: str, code: str) -> dict[str, Any]:
    return {"code": tx.keyring.seal(bookings.c.code, booking_id, code), "code_index": code_index(tx, code)}
