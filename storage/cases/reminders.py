"""Reminders of a card that waits, and of one that ends; each once, claimed in the transaction that queues it."""

from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, update

from bot.domain.case import Case, CaseUnknown, RemindWhy, Stage, ToRemind
from bot.domain.rules import Rules
from storage.bookings.applicants import whole_hour
from storage.cases.chats import count_anew
from storage.cases.collections import with_a_time
from storage.cases.rows import ROWS, case_of, cases_of, change, lock_row
from storage.chats.conversations import find_recipient
from storage.engine.transaction import Transaction
from storage.tables import cases

WAITS: Final = (7, 21, 42)  # days after its person was asked to choose a time
BEFORE_END: Final = 14  # days
AT_ONCE: Final = 500

_instant = cases.c.ready_at.type
_ids: Any = bindparam("ids", expanding=True)
_live = (cases.c.ended_at.is_(None), cases.c.chat_index.is_not(None))
_UNCOLLECTED = (
    ROWS.where(
        *_live,
        cases.c.stage == "ready",
        cases.c.reminded == bindparam("so_far"),
        cases.c.invited_at <= bindparam("before", type_=_instant),
    )
    .order_by(cases.c.ready_at, cases.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_EXPIRING = (
    ROWS.where(
        *_live,
        cases.c.stage == "collected",
        cases.c.remind,
        ~cases.c.told_of_end,
        cases.c.expires_on <= bindparam("last"),
    )
    .order_by(cases.c.expires_on, cases.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_REMINDED = update(cases).where(cases.c.id.in_(_ids)).values(reminded=bindparam("now_so_many"))
_TOLD = update(cases).where(cases.c.id.in_(_ids)).values(told_of_end=True)


def wish_reminder(
    tx: Transaction, chat_id: str, case_id: str, rules: Rules, *, wished: bool = True
) -> Case | CaseUnknown:
    """Of a card that was collected and has a last day: then the case is kept until a week after that."""
    row = lock_row(tx, case_id)
    case = case_of(tx, row)
    if row is None or case is None or case.chat_id != chat_id:
        return CaseUnknown()
    if case.stage is not Stage.COLLECTED or case.expires_on is None:
        return CaseUnknown()
    changed = case_of(tx, change(tx, row, {"remind": wished}))
    count_anew(tx, chat_id, rules)
    return changed or CaseUnknown()


def claim_reminders(tx: Transaction, rules: Rules, most: int = AT_ONCE) -> tuple[ToRemind, ...]:
    """Those that are due: of cards that wait (not where a time is chosen), then of those that end. Whoever calls queues
    them in this transaction, never in quiet hours. Of several that were missed only the newest is given."""
    found: list[ToRemind] = []
    for so_far, days in reversed(list(enumerate(WAITS))):
        for earlier in range(so_far + 1):
            asked = {"so_far": earlier, "before": whole_hour(tx.now) - timedelta(days=days), "most": most}
            rows = tx.connection.execute(_UNCOLLECTED, asked).all()
            if rows:
                tx.connection.execute(_REMINDED, {"ids": [row.id for row in rows], "now_so_many": so_far + 1})
            waiting = list(cases_of(tx, rows))
            coming = with_a_time(tx, waiting)
            found += to_tell(tx, [case for case in waiting if case.id not in coming], "uncollected", days)
    last = tx.now.astimezone(rules.zone).date() + timedelta(days=BEFORE_END)
    ending = tx.connection.execute(_EXPIRING, {"last": last.isoformat(), "most": most}).all()
    if ending:
        tx.connection.execute(_TOLD, {"ids": [row.id for row in ending]})
    return (*found, *to_tell(tx, list(cases_of(tx, ending)), "expiring", BEFORE_END))


def to_tell(
    tx: Transaction, found: list[Case], why: RemindWhy, days: int = 0, until: date | None = None
) -> list[ToRemind]:
    """Of those that have a chat which is still there."""
    told = []
    for case in found:
        recipient = find_recipient(tx, case.chat_id) if case.chat_id is not None else None
        if recipient is not None:
            told.append(ToRemind(case, recipient.chat_id, recipient.channel, why, days, until))
    return told
