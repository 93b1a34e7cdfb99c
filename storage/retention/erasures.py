"""Erasures of the days that backups live, by blind index: an older backup still holds these people.

A restore erases them again before anybody is served. Without the keyring the list says nothing: the index is of a
purpose of its own, so that it is no chat's, and its plain time is a whole hour, so that it is no booking's either.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, insert, select

from bot.domain.rules import BACKUPS_LATE, BACKUPS_LIVE
from storage.bookings.applicants import whole_hour
from storage.engine.keyring import KeyMissing, NotOurs
from storage.engine.row_order import scatter, scattering
from storage.engine.transaction import Transaction
from storage.tables import chats, erasures

_RECORD = insert(erasures)
_SCATTER = scattering(erasures)
_CHATS = select(chats.c.id, chats.c.channel, chats.c.address, chats.c.address_index)
_FORGET = delete(erasures).where(erasures.c.erased_at <= bindparam("before", type_=erasures.c.erased_at.type))


def record_erasure(tx: Transaction, channel: str, address: str) -> None:
    row = tx.new_id()
    values = {
        "id": row,
        "address_index": _index(tx, channel, address),
        "erased_at": whole_hour(tx.now),
        "month": None,
    }
    moment = tx.keyring.seal(erasures.c.moment, row, tx.now.isoformat())
    tx.connection.execute(_RECORD, {**values, "moment": moment})
    scatter(tx, _SCATTER, row)


def record_month(tx: Transaction, month: str) -> None:
    """All cases of that month of application."""
    row = tx.new_id()
    values = {
        "id": row,
        "address_index": tx.keyring.index("forgotten month", month),
        "erased_at": whole_hour(tx.now),
        "month": month,
    }
    tx.connection.execute(_RECORD, {**values, "moment": tx.keyring.seal(erasures.c.moment, row, tx.now.isoformat())})


def find_forgotten_months(tx: Transaction, rows: Iterable[Mapping[str, Any]], since: datetime) -> tuple[str, ...]:
    """The months that were forgotten after ``since``, by ``rows`` as ``find_erased`` has them."""
    return tuple(sorted({row["month"] for row in rows if row.get("month") and _moment(tx, row) > since}))


def find_erased(tx: Transaction, rows: Iterable[Mapping[str, Any]], since: datetime) -> tuple[bytes, ...]:
    """The ``chats.address_index`` of those chats here that were erased after ``since``. ``rows``: of ``erasures`` in
    another database under this keyring; one of an earlier release has the chat's own index and no ``moment``."""
    gone = {bytes(row["address_index"]) for row in rows if not row.get("month") and _moment(tx, row) > since}
    if not gone:
        return ()
    found = []
    for row in tx.connection.execute(_CHATS).all():
        try:
            address = tx.keyring.open(chats.c.address, row.id, row.address)
        except (KeyMissing, NotOurs, ValueError):
            address = ""
        if {bytes(row.address_index), _index(tx, row.channel, address)} & gone:
            found.append(bytes(row.address_index))
    return tuple(found)


def tell_apart(row: Mapping[str, Any]) -> tuple[bytes, datetime]:
    """Of a row from elsewhere whose it is, and the hour. Raises what it does where it holds anything else."""
    if not isinstance(row.get("month"), str | None) or not isinstance(row.get("moment"), bytes | None):
        raise TypeError("a row of the erased holds something else")
    return bytes(memoryview(row["address_index"])), datetime.fromtimestamp(row["erased_at"] / 1000, UTC)


def _index(tx: Transaction, channel: str, address: str) -> bytes:
    return tx.keyring.index("erased", channel, address)


def _moment(tx: Transaction, row: Mapping[str, Any]) -> datetime:
    hour = datetime.fromtimestamp(row["erased_at"] / 1000, UTC)
    if row.get("moment") is None:
        return hour
    try:
        return datetime.fromisoformat(tx.keyring.open(erasures.c.moment, row["id"], row["moment"]))
    except (KeyMissing, NotOurs, ValueError):  # rather forgotten once too often
        return hour + timedelta(hours=1)


def forget_erasures(tx: Transaction) -> int:
    """Those that no backup can hold any more."""
    return tx.connection.execute(_FORGET, {"before": tx.now - BACKUPS_LIVE - BACKUPS_LATE}).rowcount


def told_since(listed_at: datetime) -> datetime:
    """A list of then has every erasure after this: of the hour of the oldest it may have forgotten some."""
    return listed_at - BACKUPS_LIVE - BACKUPS_LATE + timedelta(hours=1)
