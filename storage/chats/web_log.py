"""The log of a web chat: the messages that the chat page shows, row by row.

Law: each change of a row takes the chat's next version under the lock of the chat's own row, so a page that asks for
the changes after a version misses none. A removed message stays as an empty row as long as pages must hear of it.
Law: however much is said, a chat keeps at most `MOST_SHOWN` messages and `MOST_BEHIND` empty rows. A page further
behind than that is shown the whole log. What only orders rows of different chats never leaves this file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, delete, select, update

from storage.engine.binding import bound, bound_columns, is_bound
from storage.engine.transaction import Transaction
from storage.tables import chats, web_log
from storage.tables.upsert import upsert

MOST_SHOWN: Final = 300  # messages of a chat; the oldest go
MOST_BEHIND: Final = 500  # changes that a page is told one by one
FORGOTTEN_AT_ONCE: Final = 1000  # rows: the writer is nobody else's while it runs

_COLUMNS = (web_log.c.seq, web_log.c.version, web_log.c.payload, *bound_columns(web_log))
_HERE = (web_log.c.chat_id == bindparam("chat"), web_log.c.id == bindparam("ref"))
_SHOWN = (_HERE[0], web_log.c.payload.is_not(None))

_NEXT_VERSION = (
    update(chats)
    .where(chats.c.id == bindparam("chat"))
    .values(log_version=chats.c.log_version + 1)
    .returning(chats.c.log_version)
)
_INSERT = upsert(web_log, [web_log.c.id])
_ENTRY = select(*_COLUMNS).where(*_HERE)
_LAST = select(*_COLUMNS).where(_HERE[0]).order_by(web_log.c.seq.desc()).limit(1)
_VERSION = select(chats.c.log_version).where(chats.c.id == bindparam("chat"))
_WHOLE = select(*_COLUMNS).where(*_SHOWN).order_by(web_log.c.seq)
_CHANGES = select(*_COLUMNS).where(_HERE[0], web_log.c.version > bindparam("after")).order_by(web_log.c.seq)
_TOO_MANY = select(web_log.c.id).where(*_SHOWN).order_by(web_log.c.seq.desc()).offset(MOST_SHOWN)
_FORGET_EMPTY = delete(web_log).where(_HERE[0], web_log.c.version <= bindparam("unheard"), web_log.c.payload.is_(None))
_before = bindparam("before", type_=web_log.c.written_at.type)
_OLD = select(web_log.c.seq).where(web_log.c.written_at < _before).limit(FORGOTTEN_AT_ONCE)
_FORGET_OLD = delete(web_log).where(web_log.c.seq.in_(_OLD))
_CHANGE = update(web_log).where(*_HERE).values(version=bindparam("new_version"), payload=bindparam("new_payload"))


@dataclass(frozen=True, slots=True)
class LogEntry:
    """``ref`` names the row and tells nothing else. ``payload`` is None where the message was removed."""

    ref: str
    version: int
    mine: bool
    payload: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class News:
    """``version`` is what to ask from next, 0 if the chat is gone. ``entries`` are in the order of the screen: rows
    that are new stand below all others. ``whole``: they are the whole screen, and what they do not name is gone."""

    version: int = 0
    entries: tuple[LogEntry, ...] = ()
    whole: bool = False


def append(tx: Transaction, chat_id: str, payload: str, mine: bool, entry_id: str = "") -> str | None:
    """The new row's reference; None if the chat is gone. The same ``entry_id`` again is the row that is there."""
    version = _next_version(tx, chat_id)
    if version is None:
        return None
    row_id = entry_id or tx.new_id()
    values = {
        "id": row_id,
        "chat_id": chat_id,
        "version": version,
        "mine": mine,
        "payload": tx.keyring.seal(web_log.c.payload, row_id, payload),
        "written_at": tx.now,
    }
    _INSERT.execute(tx.connection, bound(tx, web_log, values))
    if version > MOST_SHOWN:
        erase(tx, chat_id, tx.connection.scalars(_TOO_MANY, {"chat": chat_id}).all())
        tx.connection.execute(_FORGET_EMPTY, {"chat": chat_id, "unheard": version - MOST_BEHIND})
    return row_id


def edit(tx: Transaction, chat_id: str, ref: str, payload: str) -> bool:
    """False if there is no such message of ours any more."""
    row = _row(tx, chat_id, ref)
    if row is None or row.mine or row.payload is None:
        return False
    return _change(tx, chat_id, ref, tx.keyring.seal(web_log.c.payload, row.id, payload))


def erase(tx: Transaction, chat_id: str, refs: Iterable[str]) -> None:
    """Empties the rows, the person's own too; rows that are gone already are passed over."""
    for ref in refs:
        row = tx.connection.execute(_ENTRY, {"chat": chat_id, "ref": ref}).first()
        if row is not None and row.payload is not None:
            _change(tx, chat_id, ref, None)


def changes(tx: Transaction, chat_id: str, after: int) -> News:
    """The changes after that version; the whole log after version 0, or one further behind than ``MOST_BEHIND``."""
    version = tx.connection.execute(_VERSION, {"chat": chat_id}).scalar() or 0
    if version <= after:
        return News(version)
    if after == 0 or version - after > MOST_BEHIND:
        rows = tx.connection.execute(_WHOLE, {"chat": chat_id}).all()
        return News(version, _entries(tx, rows), whole=True)
    rows = tx.connection.execute(_CHANGES, {"chat": chat_id, "after": after}).all()
    return News(version, _entries(tx, rows))


def find_entry(tx: Transaction, chat_id: str, ref: str) -> LogEntry | None:
    row = _row(tx, chat_id, ref)
    return None if row is None else _entry(tx, row)


def find_last(tx: Transaction, chat_id: str) -> LogEntry | None:
    row = tx.connection.execute(_LAST, {"chat": chat_id}).first()
    return None if row is None or not _is_ours(tx, row) else _entry(tx, row)


def forget_chat(tx: Transaction, chat_id: str) -> None:
    tx.connection.execute(delete(web_log).where(web_log.c.chat_id == chat_id))


def forget_old(tx: Transaction, before: datetime) -> int:
    """How many rows written before then were deleted, at most `FORGOTTEN_AT_ONCE`: call until it is 0."""
    return tx.connection.execute(_FORGET_OLD, {"before": before}).rowcount


def _next_version(tx: Transaction, chat_id: str) -> int | None:
    return tx.connection.execute(_NEXT_VERSION, {"chat": chat_id}).scalar()


def _change(tx: Transaction, chat_id: str, ref: str, payload: bytes | None) -> bool:
    version = _next_version(tx, chat_id)
    values = {"chat": chat_id, "ref": ref, "new_version": version, "new_payload": payload}
    return version is not None and tx.connection.execute(_CHANGE, values).rowcount == 1


def _row(tx: Transaction, chat_id: str, ref: str) -> Row[*tuple[Any, ...]] | None:
    row = tx.connection.execute(_ENTRY, {"chat": chat_id, "ref": ref}).first()
    return row if row is not None and _is_ours(tx, row) else None


def _is_ours(tx: Transaction, row: Row[*tuple[Any, ...]]) -> bool:
    """Empty rows tell nothing, whosever they are."""
    return row.payload is None or is_bound(tx, web_log, row)


def _entries(tx: Transaction, rows: Sequence[Row[*tuple[Any, ...]]]) -> tuple[LogEntry, ...]:
    return tuple(_entry(tx, row) for row in rows if _is_ours(tx, row))


def _entry(tx: Transaction, row: Row[*tuple[Any, ...]]) -> LogEntry:
    payload = None if row.payload is None else tx.keyring.open(web_log.c.payload, row.id, row.payload)
    return LogEntry(row.id, row.version, row.mine, payload)
