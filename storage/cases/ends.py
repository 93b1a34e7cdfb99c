"""A case ends: with the arrival that is undone, at the person's word, or at the office's. Its time to collect goes with
it, and its number may be given again."""

from bot.domain.case import Case, CaseEnded, CaseUnknown
from bot.domain.rules import Rules
from storage.bookings.applicants import whole_hour
from storage.cases.chats import count_anew
from storage.cases.collections import cancel_collection
from storage.cases.find import find_case_of_visit
from storage.cases.renewals import count_renewal
from storage.cases.rows import Found, case_of, change, lock_row
from storage.engine.transaction import Transaction


def end_case(tx: Transaction, case_id: str, rules: Rules) -> Case | CaseEnded | CaseUnknown:
    """At the office's word, whatever it was: the chat is told nothing by it."""
    row = lock_row(tx, case_id)
    case = case_of(tx, row)
    if row is None or case is None:
        return CaseUnknown()
    return end_row(tx, row, case, rules) if case.live else CaseEnded()


def end_case_of_visit(tx: Transaction, booking_id: str, rules: Rules) -> Case | None:
    """With the undoing of the arrival that opened it. None: it opened none, or that has ended."""
    found = find_case_of_visit(tx, booking_id)
    ended = end_case(tx, found.id, rules) if found is not None else None
    if not isinstance(ended, Case):
        return None
    count_renewal(tx, ended, booking_id, rules, back=True)
    return ended


def lose_card(tx: Transaction, chat_id: str, case_id: str, rules: Rules) -> Case | CaseEnded | CaseUnknown:
    """ "I lost it": the chat's own case ends, at whatever stage; a first visit is booked like any other."""
    row = lock_row(tx, case_id)
    case = case_of(tx, row)
    if row is None or case is None or case.chat_id != chat_id:
        return CaseUnknown()
    return end_row(tx, row, case, rules) if case.live else CaseEnded()


def end_row(tx: Transaction, row: Found, case: Case, rules: Rules) -> Case:
    """Of a live case that is locked."""
    now = change(tx, row, {"stage": "ended", "ended_at": whole_hour(tx.now), "remind": False})
    cancel_collection(tx, case, rules)
    if case.chat_id is not None:
        count_anew(tx, case.chat_id, rules)
    ended = case_of(tx, now)
    assert ended is not None  # noqa: S101  # it was read before
    return ended
