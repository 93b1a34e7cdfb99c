"""An admin's word on a clock in doubt: it is right. The process that leads hears it within a second.

Nobody is written to: the alarm of the doubt is over with it.
"""

from bot.domain.staff import Staff
from storage.engine.transaction import Transaction
from storage.maintenance import clock


def believe_clock(tx: Transaction, admin: Staff, doubt_id: str) -> bool:
    """False: that doubt is over, or another one stands."""
    return clock.record_word(tx, doubt_id, admin)


def believe_clock_for_operator(tx: Transaction, doubt_id: str) -> bool:
    """The same at the word of the operator, who is no member of staff."""
    return clock.record_word(tx, doubt_id, None)
