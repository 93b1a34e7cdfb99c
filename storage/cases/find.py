"""Cases found: by their chat, by id, by the visit that opened them; at the desk by the number on the paper."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import bindparam

from bot.domain.arrival import NotStaff, TooManyWrongCodes
from bot.domain.case import Case, FindOutcome
from bot.domain.journal import Action, Result
from bot.domain.rules import Rules
from bot.domain.serial import Serial
from bot.domain.staff import Staff
from storage.cases.months import VISIT, indexes
from storage.cases.rows import LIVE, ROWS, case_of, cases_of, find_row, indexes_of, rows_of_chat
from storage.counts import count_try, uncount_try
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.staff.staff import find_at_work
from storage.tables import cases

_serials: Any = bindparam("serials", expanding=True)
_BY_SERIAL = ROWS.where(cases.c.serial_index.in_(_serials), LIVE)
_OF_VISIT = ROWS.where(cases.c.visit_index.in_(indexes_of), LIVE)


def find_cases_of_chat(tx: Transaction, chat_id: str) -> tuple[Case, ...]:
    """Those that have not ended, the oldest first."""
    return cases_of(tx, rows_of_chat(tx, chat_id))


def find_case_of_chat(tx: Transaction, chat_id: str, case_id: str) -> Case | None:
    """None: it is another chat's now, or gone."""
    case = case_of(tx, find_row(tx, case_id))
    return case if case is not None and case.chat_id == chat_id else None


def find_case(tx: Transaction, case_id: str) -> Case | None:
    return case_of(tx, find_row(tx, case_id))


def find_case_of_visit(tx: Transaction, booking_id: str) -> Case | None:
    """The case that a first visit has opened, unless it has ended."""
    found = indexes(tx, VISIT, booking_id)
    return case_of(tx, tx.connection.execute(_OF_VISIT, {"indexes": found}).first()) if found else None


def find_cases_by_serial(
    tx: Transaction, staff: Staff, services: Sequence[str], place: str, serial: Serial, rules: Rules
) -> FindOutcome:
    """For who stands at the desk with the paper. Only at the member's own place; each look is in the journal, and wrong
    numbers are limited as wrong codes are: who reads a list of the office's learns from none whose holder writes to
    us. A number is one look, however many services; those that have it, in their order."""
    member = find_at_work(tx, staff.id)
    outcome: FindOutcome = ()
    if member is None:
        outcome = NotStaff()
    elif not count_try(tx, "serial", member.id, rules.wrong_codes, rules.wrong_code_span):
        outcome = TooManyWrongCodes(tx.now + rules.wrong_code_span)
    elif member.station in (None, place):
        wanted = [tx.keyring.index("serial", service, place, serial.canonical) for service in services]
        found = cases_of(tx, tx.connection.execute(_BY_SERIAL, {"serials": wanted}).all())
        if found:
            uncount_try(tx, "serial", member.id)
            outcome = tuple(sorted(found, key=lambda case: services.index(case.service)))
    result = (Result.EXPECTED if outcome else Result.UNKNOWN) if isinstance(outcome, tuple) else _REFUSED[type(outcome)]
    record(tx, Action.LOOK_CASE, result, staff.id, station=place)
    return outcome


def count_taken_back(tx: Transaction, staff: Staff, rules: Rules) -> None:
    """A case that was opened by mistake told them that its number was free: as much as a wrong number."""
    count_try(tx, "serial", staff.id, rules.wrong_codes, rules.wrong_code_span)


_REFUSED: Final[dict[type, Result]] = {
    TooManyWrongCodes: Result.TOO_MANY_WRONG_CODES,
    NotStaff: Result.NOT_STAFF,
}
