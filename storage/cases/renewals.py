"""A renewal: the first visit that is booked for a paper which ends, so that the desk has the old number at hand.

Law: nothing of it is kept but beside the old case, sealed under the key of its month, and gone with it. The visit
itself knows of no case.
"""

from bot.domain.case import Case, Stage
from bot.domain.rules import Rules
from storage.cases.hand_over import handed_of, sealed_handing
from storage.cases.rows import Found, case_of, change, lock_row, rows_of_chat
from storage.cases.tallies import count_case, uncount_case
from storage.engine.keyring import KeyMissing
from storage.engine.transaction import Transaction

BOOKED = "renewed"


def note_renewal(tx: Transaction, chat_id: str, case_id: str, service: str, booking_id: str) -> None:
    """The chat has booked a first visit of ``service`` for what was handed over to it. Another one, booked later, takes
    its place. Of a case that is gone by now, or of another service, it is no renewal."""
    row = lock_row(tx, case_id)
    case = case_of(tx, row)
    if row is None or case is None or case.chat_id != chat_id or case.stage is not Stage.COLLECTED:
        return
    if case.service != service:
        return
    handed = handed_of(tx, row)
    try:
        sealed = sealed_handing(tx, row, {**handed, BOOKED: booking_id})
    except KeyMissing:
        return
    if handed:
        change(tx, row, {"handed": sealed})


def find_renewed(tx: Transaction, chat_id: str | None, booking_id: str) -> Case | None:
    """The case whose paper a first visit renews."""
    for row in rows_of_chat(tx, chat_id) if chat_id is not None else ():
        if _is_renewed_by(tx, row, booking_id):
            return case_of(tx, row)
    return None


def count_renewal(tx: Transaction, new: Case, booking_id: str, rules: Rules, *, back: bool = False) -> None:
    """``new``: the case that the visit has opened. ``back``: it ends, with the arrival that is undone."""
    if find_renewed(tx, new.chat_id, booking_id) is not None:
        (uncount_case if back else count_case)(tx, "renewed", new.service, new.place, new.applied_at, rules)


def _is_renewed_by(tx: Transaction, row: Found, booking_id: str) -> bool:
    return row.stage == Stage.COLLECTED and handed_of(tx, row).get(BOOKED) == booking_id
