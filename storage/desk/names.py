"""The name of who left it to the desk: a clerk who has the person and the paper before them types it, once.

Law: a name that stands there is never written over, and no journal tells it.
"""

from typing import Final

from sqlalchemy import bindparam, update

from bot.domain.arrival import LookFirst, NotStaff
from bot.domain.booking import BookingEnded
from bot.domain.desk import Counter, NameNoted
from bot.domain.journal import Action, Result
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.bookings.applicants import open_name
from storage.desk.changes import is_active
from storage.desk.find import find_at, lock_by_id, note
from storage.desk.seen import has_seen
from storage.engine.transaction import Transaction
from storage.tables import applicants

_NAME: Final = update(applicants).where(applicants.c.id == bindparam("of_id")).values(name=bindparam("its_name"))

NameOutcome = NameNoted | BookingEnded | LookFirst | NotStaff


def note_name(tx: Transaction, staff: Staff, booking_id: str, name: str, rules: Rules, at: Counter) -> NameOutcome:
    """For an active booking of this place that was looked at a moment ago. The booking's row keeps two clerks apart."""
    member, row = find_at(tx, staff, at), None
    outcome: NameOutcome
    if member is None:
        outcome = NotStaff()
    else:
        row = lock_by_id(tx, booking_id) if has_seen(tx, member, booking_id, at, rules) else None
        if row is None:
            outcome = LookFirst()
        elif not is_active(tx, row, at) or row.applicant_id is None or row.name is None:
            outcome = BookingEnded()
        elif stands := open_name(tx, row.applicant_id, row.name):
            outcome = NameNoted(stands, new=False)
        else:
            sealed = tx.keyring.seal(applicants.c.name, row.applicant_id, name)
            tx.connection.execute(_NAME, {"of_id": row.applicant_id, "its_name": sealed})
            outcome = NameNoted(name, new=True)
    stood = isinstance(outcome, NameNoted) and not outcome.new
    note(tx, Action.NAME, outcome, staff, row, at, Result.NOTHING if stood else None)
    return outcome
