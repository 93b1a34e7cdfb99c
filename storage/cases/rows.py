"""A case's row: read as far as it is ours, and changed with its MAC."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import BindParameter, Row, bindparam, select, update

from bot.domain.case import Case, Stage
from storage.cases.months import CHAT, indexes
from storage.engine.binding import is_bound, rebound
from storage.engine.keyring import KeyMissing, NotOurs
from storage.engine.transaction import Transaction
from storage.tables import cases
from storage.tables.cases import cases as table

Found = Row[*tuple[Any, ...]]
REVIEW_AFTER: Final = timedelta(hours=2)
"""After the hour of the application: its arrival cannot be undone any more, whatever was said late."""

ROWS: Final = select(*cases.c)
LIVE: Final = cases.c.ended_at.is_(None)
indexes_of: BindParameter[Any] = bindparam("indexes", expanding=True)
ids: BindParameter[Any] = bindparam("ids", expanding=True)
_OF_CHAT = ROWS.where(cases.c.chat_index.in_(indexes_of), LIVE).order_by(cases.c.applied_at, cases.c.id)
_BY_ID = ROWS.where(cases.c.id == bindparam("of_id"))
_LOCK = _BY_ID.with_for_update()
_CHANGE = update(cases).where(cases.c.id == bindparam("of_id"))


def case_of(tx: Transaction, row: Found | None) -> Case | None:
    """None for a row that somebody without the keys has changed, and for one whose month was forgotten."""
    if row is None or not is_bound(tx, table, row):
        return None
    try:
        serial = tx.keyring.open(cases.c.serial, row.id, row.serial)
        chat_id = tx.keyring.open(cases.c.chat, row.id, row.chat) if row.chat is not None else None
    except (KeyMissing, NotOurs, ValueError):
        return None
    if not _is_of(tx, row, chat_id):
        return None
    stage = Stage(row.stage)
    if stage is Stage.APPLIED and tx.now - row.applied_at >= REVIEW_AFTER:
        stage = Stage.REVIEW
    return Case(
        row.id,
        row.service,
        row.place,
        stage,
        serial,
        chat_id,
        row.locale,
        row.applied_at,
        row.ready_at,
        row.collected_at,
        row.ended_at,
        date.fromisoformat(row.expires_on) if row.expires_on else None,
        bool(row.remind),
        row.invited_at is not None,
    )


def find_row(tx: Transaction, case_id: str) -> Found | None:
    return tx.connection.execute(_BY_ID, {"of_id": case_id}).first()


def lock_row(tx: Transaction, case_id: str) -> Found | None:
    """On PostgreSQL other transactions that would change it wait for the end of this one. None: it is not ours."""
    row = tx.connection.execute(_LOCK, {"of_id": case_id}).first()
    return row if row is not None and is_bound(tx, table, row) else None


def rows_of_chat(tx: Transaction, chat_id: str) -> list[Found]:
    """Those that have not ended."""
    found = indexes(tx, CHAT, chat_id)
    return list(tx.connection.execute(_OF_CHAT, {"indexes": found}).all()) if found else []


def change(tx: Transaction, row: Found, changes: Mapping[str, Any]) -> Found:
    """The row as it is now. Whoever calls has locked it. Raises ``NotBound``."""
    tx.connection.execute(_CHANGE.values(rebound(tx, table, row, changes)), {"of_id": row.id})
    now = find_row(tx, row.id)
    assert now is not None  # noqa: S101  # it is locked
    return now


def cases_of(tx: Transaction, rows: Iterable[Found]) -> tuple[Case, ...]:
    found = (case_of(tx, row) for row in rows)
    return tuple(case for case in found if case is not None)


def _is_of(tx: Transaction, row: Found, chat_id: str | None) -> bool:
    """Whoever can write to the database can put back what was sealed for the chat before; its index is bound."""
    if chat_id is None or row.chat_index is None:
        return chat_id is None and row.chat_index is None
    return bytes(row.chat_index) in indexes(tx, CHAT, chat_id, [row.month])
