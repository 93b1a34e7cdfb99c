"""Cases forgotten: when their time is over, at the person's word, or a whole month of application at the operator's.

Law: a row goes with its time to collect, and its chat is kept no longer for its sake.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import and_, bindparam, delete, func, or_, select

from bot.domain.rules import Rules
from storage.cases.chats import count_anew
from storage.cases.collections import cancel_collection
from storage.cases.lifetimes import AFTER_END
from storage.cases.months import CHAT, MARK, indexes
from storage.cases.rows import ROWS, Found, case_of, indexes_of
from storage.cases.tallies import count_case
from storage.engine.month_keys import mark_of, month_of_key
from storage.engine.transaction import Transaction
from storage.tables import cases, service

AT_ONCE: Final = 500  # rows: the writer is nobody else's while it runs

_instant = cases.c.applied_at.type
_ids: Any = bindparam("ids", expanding=True)
_collected = bindparam("collected", type_=_instant)
_live = cases.c.ended_at.is_(None)
_OVER = (
    ROWS.where(
        or_(
            cases.c.ended_at <= _collected,
            and_(
                _live,
                cases.c.stage == "collected",
                cases.c.collected_at <= _collected,
                or_(~cases.c.remind, cases.c.expires_on.is_(None), cases.c.expires_on <= bindparam("expired")),
            ),
            and_(_live, cases.c.stage == "ready", cases.c.ready_at <= bindparam("ready", type_=_instant)),
            and_(_live, cases.c.stage == "applied", cases.c.applied_at <= bindparam("applied", type_=_instant)),
        )
    )
    .order_by(cases.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_ALL_OF_CHAT = ROWS.where(cases.c.chat_index.in_(indexes_of)).with_for_update()
_OF_MONTH = (
    ROWS.where(cases.c.month == bindparam("of_month"), cases.c.id > bindparam("after"))
    .order_by(cases.c.id)
    .limit(bindparam("most"))
    .with_for_update()
)
_COUNT_MONTH = select(func.count()).where(cases.c.month == bindparam("of_month"))
_MONTHS = select(cases.c.month, func.count()).group_by(cases.c.month).order_by(cases.c.month)
_DELETE = delete(cases).where(cases.c.id.in_(_ids))
_MARKS = select(service.c.key, service.c.value).where(service.c.key.startswith(MARK, autoescape=True))
_UNMARK = delete(service).where(service.c.key.in_(_ids))


def forget_cases(tx: Transaction, rules: Rules, most: int = AT_ONCE) -> int:
    """Those whose time is over. How many: call until it is 0."""
    over = {
        "collected": tx.now - rules.collected_retention,
        "expired": (tx.now - AFTER_END - timedelta(days=1)).astimezone(rules.zone).date().isoformat(),
        "ready": tx.now - rules.uncollected_retention,
        "applied": tx.now - rules.unready_retention,
    }
    return _forget(tx, tx.connection.execute(_OVER, {**over, "most": most}).all(), rules)


def forget_cases_of_chat(tx: Transaction, chat_id: str, rules: Rules) -> int:
    """At an erasure: at once, at whatever stage."""
    found = indexes(tx, CHAT, chat_id)
    rows = tx.connection.execute(_ALL_OF_CHAT, {"indexes": found}).all() if found else []
    return _forget(tx, rows, rules)


def count_month(tx: Transaction, month: str) -> int:
    return int(tx.connection.execute(_COUNT_MONTH, {"of_month": month}).scalar_one())


def count_months(tx: Transaction) -> dict[str, int]:
    """Cases by month of application."""
    return {month: int(number) for month, number in tx.connection.execute(_MONTHS)}


def forget_month_page(
    tx: Transaction, month: str, rules: Rules, after: str = "", *, unreadable: bool = False, most: int = AT_ONCE
) -> tuple[int, str | None]:
    """Some of a month's cases: how many went, and the id to go on after, None at the end. ``unreadable``: only those
    that no key opens any more."""
    rows = tx.connection.execute(_OF_MONTH, {"of_month": month, "after": after, "most": most}).all()
    gone = [row for row in rows if not unreadable or case_of(tx, row) is None]
    for (of_service, place), number in sorted(Counter((row.service, row.place) for row in gone).items()):
        count_case(tx, "forgotten", of_service, place, tx.now, rules, number)
    _forget(tx, gone, rules)
    return len(gone), rows[-1].id if len(rows) == most else None


def forget_marks(tx: Transaction, month: str) -> None:
    """The marks of the month's keys that the keyring does not have (any more)."""
    gone = []
    for key, mark in tx.connection.execute(_MARKS):
        key_id = key.removeprefix(MARK)
        ours = key_id in tx.keyring.keys and mark_of(tx.keyring, key_id) == mark
        if month_of_key(key_id) == month and not ours:
            gone.append(key)
    if gone:
        tx.connection.execute(_UNMARK, {"ids": gone})


def _forget(tx: Transaction, rows: Iterable[Found], rules: Rules) -> int:
    rows = list(rows)
    chats: set[str] = set()
    for row in rows:
        case = case_of(tx, row)
        if case is None:
            continue
        if row.ended_at is None:
            cancel_collection(tx, case, rules)
        if case.chat_id is not None:
            chats.add(case.chat_id)
    if rows:
        tx.connection.execute(_DELETE, {"ids": [row.id for row in rows]})
    for chat_id in sorted(chats):
        count_anew(tx, chat_id, rules)
    return len(rows)
