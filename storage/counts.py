"""Counts of the day: how often an address did something, under a keyed hash of the address, the day and the deed.

Law: a limit is counted where neither a restart nor an erasure resets it. The row is forgotten at midnight by the
office's clock, and nobody without the keys can tell whose it was, or which two are one person's.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, delete, select, update

from storage.engine.transaction import Transaction
from storage.tables import chats, counts
from storage.tables.upsert import upsert

What = Literal["hold", "refusal", "page", "notice"]

_index = bindparam("of_index", type_=counts.c.whose_index.type)
_COUNT = upsert(
    counts,
    [counts.c.whose_index],
    {"made": counts.c.made + 1},
    values={"whose_index": _index, "made": 1, "ends_at": bindparam("end", type_=counts.c.ends_at.type)},
    where=counts.c.made < bindparam("most", type_=counts.c.made.type),
    returning=counts.c.made,
)
_UNCOUNT = update(counts).where(counts.c.whose_index == _index, counts.c.made > 0).values(made=counts.c.made - 1)
_FIND = select(counts.c.made).where(counts.c.whose_index == _index)
_FORGET = delete(counts).where(counts.c.ends_at <= bindparam("now", type_=counts.c.ends_at.type))
_ADDRESS = select(chats.c.address_index).where(chats.c.id == bindparam("of_chat"))


def count(tx: Transaction, what: What, chat_id: str, most: int, zone: ZoneInfo) -> bool:
    """Counts it for the chat's address and the local day. False: it was done ``most`` times already, and is not
    counted."""
    values = {"of_index": _of_chat(tx, what, chat_id, zone), "most": most, "end": _midnight(tx.now, zone)}
    return most > 0 and _COUNT.execute(tx.connection, values).first() is not None


def uncount(tx: Transaction, what: What, chat_id: str, zone: ZoneInfo) -> None:
    """Takes one back that was counted in this transaction."""
    tx.connection.execute(_UNCOUNT, {"of_index": _of_chat(tx, what, chat_id, zone)})


def find_count(tx: Transaction, what: What, chat_id: str, zone: ZoneInfo) -> int:
    return int(tx.connection.execute(_FIND, {"of_index": _of_chat(tx, what, chat_id, zone)}).scalar() or 0)


def forget_counts(tx: Transaction) -> int:
    """Those of days that are over."""
    return tx.connection.execute(_FORGET, {"now": tx.now}).rowcount


def _of_chat(tx: Transaction, what: What, chat_id: str, zone: ZoneInfo) -> bytes:
    address = tx.connection.execute(_ADDRESS, {"of_chat": chat_id}).scalar_one()
    return tx.keyring.index("count", what, bytes(address).hex(), _day(tx.now, zone))


def _day(now: datetime, zone: ZoneInfo) -> str:
    return now.astimezone(zone).date().isoformat()


def _midnight(now: datetime, zone: ZoneInfo) -> datetime:
    return datetime.combine(now.astimezone(zone).date() + timedelta(days=1), time(), zone).astimezone(UTC)
