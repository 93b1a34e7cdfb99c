"""Who fetched a whole day: its list, its sheet, its pack. Law: each is in the journal, as every look is; of a page that
renews itself, or that is opened again and again, one row in ten minutes a member, a place and a day."""

from datetime import date, timedelta
from typing import Final

from sqlalchemy import bindparam, exists, select

from bot.domain.desk import Counter
from bot.domain.journal import Action, Result
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.tables import journal

AGAIN: Final = timedelta(minutes=10)
_NOTED = select(
    exists().where(
        journal.c.staff_id == bindparam("of_staff"),
        journal.c.action == bindparam("of_action"),
        journal.c.at > bindparam("since", type_=journal.c.at.type),
        journal.c.at <= bindparam("at_latest", type_=journal.c.at.type),
        journal.c.station == bindparam("at_station"),
        journal.c.result == bindparam("of_day"),
    )
)


def is_noted(tx: Transaction, action: Action, staff: Staff, at: Counter, day: date, rules: Rules) -> bool:
    """Whether the journal has it already, of these minutes."""
    asked = {"of_staff": staff.id, "of_action": action, **tx.within(AGAIN), "at_station": at.station}
    return bool(tx.connection.execute(_NOTED, {**asked, "of_day": _result(tx, day, rules)}).scalar())


def note_fetch(tx: Transaction, action: Action, staff: Staff, at: Counter, day: date, rules: Rules) -> None:
    record(tx, action, _result(tx, day, rules), staff.id, station=at.station)


def _result(tx: Transaction, day: date, rules: Rules) -> Result:
    return Result.TODAY if day == tx.now.astimezone(rules.zone).date() else Result.ANOTHER_DAY
