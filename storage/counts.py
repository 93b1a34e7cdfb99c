"""Counts of the day: how often an address did something, under a keyed hash of the address, the day and the deed.
(A try counts for minutes that midnight does not cut in two: its hash has no day.)

Law: a limit is counted where neither a restart nor an erasure resets it. The row is forgotten at midnight by the
office's clock, sooner what is counted for an hour or for minutes, and nobody without the keys can tell whose it was, or
which two are one person's.
"""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, bindparam, case, delete, or_, select, update

from bot.domain.booking import Slot
from storage.engine.transaction import Transaction
from storage.tables import chats, counts
from storage.tables.upsert import upsert

What = Literal["hold", "refusal", "page", "notice", "recovery"]
Try = Literal["pairing", "signin", "serial"]

_index = bindparam("of_index", type_=counts.c.whose_index.type)
_COUNT = upsert(
    counts,
    [counts.c.whose_index],
    {"made": counts.c.made + 1},
    values={"whose_index": _index, "made": 1, "ends_at": bindparam("end", type_=counts.c.ends_at.type)},
    where=counts.c.made < bindparam("most", type_=counts.c.made.type),
    returning=counts.c.made,
)
_now = bindparam("now", type_=counts.c.ends_at.type)
_end = bindparam("end", type_=counts.c.ends_at.type)
_over = or_(counts.c.ends_at <= _now, counts.c.ends_at > bindparam("at_latest", type_=counts.c.ends_at.type))
_TRY = upsert(
    counts,
    [counts.c.whose_index],
    {
        "made": case((_over, 1), else_=counts.c.made + 1),
        "ends_at": case((_over, _end), else_=counts.c.ends_at),
    },
    values={"whose_index": _index, "made": 1, "ends_at": _end},
    where=or_(_over, counts.c.made < bindparam("most", type_=counts.c.made.type)),
    returning=counts.c.made,
)
_UNCOUNT = update(counts).where(counts.c.whose_index == _index, counts.c.made > 0).values(made=counts.c.made - 1)
_FIND = select(counts.c.made).where(counts.c.whose_index == _index)
_indexes: BindParameter[Any] = bindparam("indexes", expanding=True)
_FIND_ALL = select(counts.c.whose_index, counts.c.made).where(counts.c.whose_index.in_(_indexes))
_FORGET = delete(counts).where(counts.c.ends_at <= bindparam("now", type_=counts.c.ends_at.type))
_ADDRESS = select(chats.c.address_index).where(chats.c.id == bindparam("of_chat"))


def count(tx: Transaction, what: What, chat_id: str, most: int, zone: ZoneInfo) -> bool:
    """Counts it for the chat's address and the local day. False: it was done ``most`` times already, and is not
    counted."""
    return count_at(tx, _of_chat(tx, what, chat_id, zone), most, _midnight(tx.now, zone))


def count_at(tx: Transaction, index: bytes, most: int, end: datetime) -> bool:
    """The same for an index that is known, until ``end``."""
    return count_up(tx, index, most, end) > 0


def count_up(tx: Transaction, index: bytes, most: int, end: datetime) -> int:
    """The same, with how often it was done by now; 0 where it is not counted."""
    counted = _COUNT.execute(tx.connection, {"of_index": index, "most": most, "end": end}).first() if most > 0 else None
    return counted.made if counted is not None else 0


def index_of_chat(tx: Transaction, what: What, chat_id: str, zone: ZoneInfo) -> bytes:
    """Of the chat's address and the local day: the same for a chat that was erased and began anew."""
    return _of_chat(tx, what, chat_id, zone)


def index_of_day(tx: Transaction, what: What, whose: str, zone: ZoneInfo) -> bytes:
    """Of a network (``network_of``) and the local day, or of everybody together."""
    return tx.keyring.index("count of a day", what, whose, _day(tx.now, zone))


def uncount_at(tx: Transaction, indexes: Collection[bytes]) -> None:
    """Takes one back of each, as often as it is there; what midnight took already is left alone."""
    for index in sorted(indexes):
        tx.connection.execute(_UNCOUNT, {"of_index": index})


def count_in_network(tx: Transaction, network: str, slot: Slot, most: int, zone: ZoneInfo) -> bytes | None:
    """A place of that time for a network (``network_of``): the index that it is counted under. None: so many of the day
    were taken from there."""
    index = _of_network(tx, network, slot, zone)
    return index if count_at(tx, index, most, _midnight(tx.now, zone)) else None


def find_in_network(tx: Transaction, network: str, slots: Collection[Slot], zone: ZoneInfo) -> Mapping[Slot, int]:
    """How many places of each of these times were taken from there today."""
    indexes = {_of_network(tx, network, slot, zone): slot for slot in slots}
    found = tx.connection.execute(_FIND_ALL, {"indexes": list(indexes)})
    return {indexes[bytes(row.whose_index)]: row.made for row in found}


def count_new_chat(tx: Transaction, network: str, most: int) -> bool:
    """False: ``most`` chats were opened from there within this hour, or up to twice as many less one: how many more is
    another number for each network and hour, under a key. So a neighbour who opens chats until one is refused does not
    learn how many the others on their network have opened."""
    begun = tx.now.replace(minute=0, second=0, microsecond=0)
    index = tx.keyring.index("count", "chat", network, begun.isoformat())
    more = int.from_bytes(tx.keyring.index("chats more", network, begun.isoformat())) % most if most > 0 else 0
    return count_at(tx, index, most + more, begun + timedelta(hours=1))


def count_try(tx: Transaction, what: Try, whose: str, most: int, span: timedelta) -> bool:
    """A guess at a secret, within ``span`` from the first one on. False: ``most`` were made, and this one is none.
    ``whose``: a network, a browser of the house, or a member of staff. What was counted by a clock that was ahead by
    more than ``span`` is over."""
    index = tx.keyring.index("try", what, whose)
    tried = {"of_index": index, "most": most, "now": tx.now, "end": tx.now + span, "at_latest": tx.now + 2 * span}
    return _TRY.execute(tx.connection, tried).first() is not None


def uncount_try(tx: Transaction, what: Try, whose: str) -> None:
    """It was no wrong one."""
    tx.connection.execute(_UNCOUNT, {"of_index": tx.keyring.index("try", what, whose)})


def network_of(tx: Transaction, prefix: str) -> str:
    """A network by a keyed hash, to go with a message."""
    return tx.keyring.index("network", prefix).hex()


def ends_at(tx: Transaction, zone: ZoneInfo) -> datetime:
    """When the counts of this local day are over."""
    return _midnight(tx.now, zone)


def uncount(tx: Transaction, what: What, chat_id: str, zone: ZoneInfo) -> None:
    """Takes one back that was counted in this transaction."""
    tx.connection.execute(_UNCOUNT, {"of_index": _of_chat(tx, what, chat_id, zone)})


def find_count(tx: Transaction, what: What, chat_id: str, zone: ZoneInfo) -> int:
    return int(tx.connection.execute(_FIND, {"of_index": _of_chat(tx, what, chat_id, zone)}).scalar() or 0)


def _of_network(tx: Transaction, network: str, slot: Slot, zone: ZoneInfo) -> bytes:
    at = (slot.station, slot.starts_at.isoformat())
    return tx.keyring.index("count", "place", network, *at, _day(tx.now, zone))


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
