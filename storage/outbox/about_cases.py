"""What was queued of a case: each message carries a mark, by which whoever changes the case takes it back.

Law: a mark leads to no case without the keys, and a case in another chat has another one. What was taken back counts
as never told: where it is true again, or of another chat, the leader's rounds tell it anew.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from sqlalchemy import bindparam

from bot.domain.case import Case
from bot.domain.rules import Rules
from storage.bookings.reminders import remind_anew
from storage.cases.collections import times_of
from storage.cases.notices import ALL, Notice, tell_anew
from storage.cases.rows import ROWS, cases_of
from storage.engine.transaction import Transaction
from storage.outbox.about_times import mark_of_time
from storage.outbox.outdated import take_back
from storage.tables import cases

KEPT: Final = timedelta(days=4)
"""A message that waited for longer is no longer tried."""

_CALLED = ROWS.where(
    cases.c.service == bindparam("of_service"),
    cases.c.stage == "ready",
    cases.c.ended_at.is_(None),
    cases.c.called_on >= bindparam("since"),
)


def mark_of_case(tx: Transaction, chat_id: str, case_id: str, notice: Notice) -> str:
    return tx.keyring.index("told of a case", chat_id, case_id, notice).hex()


def take_back_case(tx: Transaction, case: Case | None, former: str | None = None) -> frozenset[Notice]:
    """All that is queued for the chat of the case and of its times to collect, which have ended or are told elsewhere:
    that it was told is forgotten. ``former``: the chat that had it before. Which notices of the case there were."""
    chat_id = former or (case.chat_id if case is not None else None)
    if case is None or chat_id is None:
        return frozenset()
    notices = {mark_of_case(tx, chat_id, case.id, each): each for each in ALL}
    times = {mark_of_time(tx, chat_id, each): each for each in times_of(tx, case)}
    tags = {each.tag for each in take_back(tx, [*notices, *times])}
    found = frozenset(notices[tag] for tag in tags if tag in notices)
    tell_anew(tx, case.id, found)
    remind_anew(tx, (times[tag] for tag in tags if tag in times))
    return found


def take_back_notices(tx: Transaction, case: Case, notices: Iterable[Notice]) -> None:
    """These alone, of which the chat knows by what it did itself."""
    if case.chat_id is not None:
        take_back(tx, [mark_of_case(tx, case.chat_id, case.id, each) for each in notices])


def find_called(tx: Transaction, service: str, rules: Rules) -> tuple[Case, ...]:
    """Those that wait, and whose last call may not have left yet."""
    since: date = (tx.now - KEPT).astimezone(rules.zone).date()
    return cases_of(tx, tx.connection.execute(_CALLED, {"of_service": service, "since": since.isoformat()}).all())


def take_back_last_calls(tx: Transaction, called: Iterable[Case]) -> None:
    """Their last day is another one, or none."""
    take_back(tx, [mark_of_case(tx, one.chat_id, one.id, "last-call") for one in called if one.chat_id is not None])
