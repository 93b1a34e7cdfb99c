"""A case is opened: at the desk, for who has just arrived, by the serial number on the office's paper.

Law: one case a visit, one live case a number; whose the number is, if it is taken, nobody learns, and that it is taken
as few learn as of wrong numbers (``find_case_by_serial``).
"""

from typing import Any, Final

from sqlalchemy import bindparam, select, update

from bot.domain.arrival import NotStaff, TooManyWrongCodes
from bot.domain.case import (
    AlreadyOpened,
    CaseEnded,
    CaseOpened,
    CaseUnknown,
    NotArrived,
    OpenOutcome,
    RecoveryRenewed,
    SerialTaken,
)
from bot.domain.code import new_code
from bot.domain.journal import Action, Result
from bot.domain.languages import FIRST_LOCALE
from bot.domain.office import place_of
from bot.domain.rules import Rules
from bot.domain.serial import Serial
from bot.domain.staff import Staff
from storage.bookings.applicants import whole_hour
from storage.cases.chats import keep_chat
from storage.cases.months import CHAT, VISIT, index_now, indexes, month_now
from storage.cases.renewals import count_renewal
from storage.cases.rows import LIVE, ROWS, Found, case_of, change, indexes_of, lock_row
from storage.counts import count_try, uncount_try
from storage.engine.binding import bound, is_bound
from storage.engine.row_order import scatter, scattering
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.staff.staff import find_at_work
from storage.tables import applicants, bookings, cases, chats, ready_serials
from storage.tables.upsert import upsert

_VISIT = (
    select(*bookings.c, applicants.c.locale)
    .outerjoin(applicants, applicants.c.id == bookings.c.applicant_id)
    .where(bookings.c.id == bindparam("of_id"))
    .with_for_update(of=bookings)
)
# Before the visit's row, as an erasure does it: a case must not appear behind the back of one that goes on.
_LOCK_CHAT = (
    select(chats.c.id)
    .where(chats.c.id == select(bookings.c.chat_id).where(bookings.c.id == bindparam("of_id")).scalar_subquery())
    .with_for_update()
)
_OF_VISIT = ROWS.where(cases.c.visit_index.in_(indexes_of), LIVE)
_OF_SERIAL = ROWS.where(cases.c.serial_index == bindparam("index", type_=cases.c.serial_index.type), LIVE)
_INSERT = upsert(cases, returning=cases.c.id)
_SCATTER = scattering(cases)
_NOT_OURS = (
    update(cases)
    .where(cases.c.id == bindparam("of_id"))
    .values(ended_at=bindparam("now", type_=cases.c.ended_at.type), mac=None)
)
_LOOK_AGAIN = (
    update(ready_serials)
    .where(ready_serials.c.serial_index == bindparam("index", type_=ready_serials.c.serial_index.type))
    .values(met_at=None)
)
_SAME_CODE = select(cases.c.id).where(cases.c.recovery_index == bindparam("of_code", type_=cases.c.recovery_index.type))
NO_CHAT_LOCALE: Final = FIRST_LOCALE


def open_case(
    tx: Transaction, staff: Staff, booking_id: str, service: str, serial: Serial, rules: Rules
) -> OpenOutcome:
    """For a visit that was confirmed at the member's place; chat and language are its booking's. Raises ``OSError``
    where a month begins and the key file cannot be written."""
    member = find_at_work(tx, staff.id)
    outcome: OpenOutcome = NotStaff()
    place = ""
    if member is not None:
        tx.connection.execute(_LOCK_CHAT, {"of_id": booking_id})
        visit = tx.connection.execute(_VISIT, {"of_id": booking_id}).first()
        place = place_of(visit.station) if visit is not None else ""
        if visit is None or not _has_come(tx, visit, member):
            outcome = NotArrived()
        elif not count_try(tx, "serial", member.id, rules.wrong_codes, rules.wrong_code_span):
            outcome = TooManyWrongCodes(tx.now + rules.wrong_code_span)
        else:
            outcome = _open(tx, visit, service, place, serial, rules)
            if not isinstance(outcome, SerialTaken):
                uncount_try(tx, "serial", member.id)
    record(tx, Action.CASE, _RESULTS[type(outcome)], staff.id, booking_id, place or staff.station)
    return outcome


def renew_recovery(tx: Transaction, staff: Staff, case_id: str) -> RecoveryRenewed | CaseUnknown | CaseEnded | NotStaff:
    """Another recovery code, for a slip that was lost or not printed."""
    member, row = find_at_work(tx, staff.id), lock_row(tx, case_id)
    if member is None:
        return NotStaff()
    case = case_of(tx, row)
    if row is None or case is None or member.station not in (None, case.place):
        return CaseUnknown()
    if not case.live:
        return CaseEnded()
    code, index = _free_code(tx)
    change(tx, row, {"recovery_index": index})
    record(tx, Action.CASE, Result.PRINTED, staff.id, station=case.place)
    return RecoveryRenewed(case, code)


def serial_index(tx: Transaction, service: str, place: str, serial: Serial) -> bytes:
    return tx.keyring.index("serial", service, place, serial.canonical)


def recovery_index(tx: Transaction, code: str) -> bytes:
    return tx.keyring.index("recovery", code)


def _open(tx: Transaction, visit: Found, service: str, place: str, serial: Serial, rules: Rules) -> OpenOutcome:
    month, key_id = month_now(tx, rules)
    there = case_of(tx, tx.connection.execute(_OF_VISIT, {"indexes": indexes(tx, VISIT, visit.id)}).first())
    if there is not None:
        return AlreadyOpened(there)
    index = serial_index(tx, service, place, serial)
    code, recovery = _free_code(tx)
    case_id = tx.new_id()
    values: dict[str, Any] = {
        "id": case_id,
        "service": service,
        "place": place,
        "month": month,
        "stage": "applied",
        "locale": visit.locale or NO_CHAT_LOCALE,
        "visit": tx.keyring.seal(cases.c.visit, case_id, visit.id, key_id),
        "visit_index": index_now(tx, month, VISIT, visit.id),
        "serial": tx.keyring.seal(cases.c.serial, case_id, serial.shown, key_id),
        "serial_index": index,
        "recovery_index": recovery,
        "applied_at": whole_hour(tx.now),
        "remind": False,
        "chat": None,
        "chat_index": None,
        "expires_on": None,
    }
    if visit.chat_id is not None:
        values["chat"] = tx.keyring.seal(cases.c.chat, case_id, visit.chat_id, key_id)
        values["chat_index"] = index_now(tx, month, CHAT, visit.chat_id)
    while _INSERT.execute(tx.connection, bound(tx, cases, values)).first() is None:
        other = tx.connection.execute(_OF_SERIAL, {"index": index}).first()
        if other is None or is_bound(tx, cases, other):
            return SerialTaken()
        tx.connection.execute(_NOT_OURS, {"of_id": other.id, "now": tx.now})  # it must keep nobody from a case
    scatter(tx, _SCATTER, case_id)
    tx.connection.execute(_LOOK_AGAIN, {"index": index})  # it may be ready already
    if visit.chat_id is not None:
        keep_chat(tx, visit.chat_id, tx.now + rules.unready_retention)
    case = case_of(tx, tx.connection.execute(_OF_SERIAL, {"index": index}).one())
    assert case is not None  # noqa: S101  # it was written just now
    count_renewal(tx, case, visit.id, rules)
    return CaseOpened(case, code)


def _has_come(tx: Transaction, visit: Found, member: Staff) -> bool:
    here = member.station in (None, place_of(visit.station))
    return here and visit.ended == "arrived" and visit.code is not None and is_bound(tx, bookings, visit)


def _free_code(tx: Transaction) -> tuple[str, bytes]:
    """A code that no case has, and its index."""
    while True:
        code = new_code(tx.chance.randrange)
        index = recovery_index(tx, code)
        if tx.connection.execute(_SAME_CODE, {"of_code": index}).first() is None:
            return code, index


_RESULTS: Final[dict[type, Result]] = {
    CaseOpened: Result.OPENED,
    AlreadyOpened: Result.ALREADY_OPENED,
    SerialTaken: Result.TAKEN,
    TooManyWrongCodes: Result.TOO_MANY_WRONG_CODES,
    NotArrived: Result.UNKNOWN,
    NotStaff: Result.NOT_STAFF,
}
