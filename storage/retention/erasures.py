"""Erasures of the days that backups live, by blind index: an older backup still holds these people.

A restore erases them again before anybody is served. Without the keyring the list says nothing.
"""

from datetime import timedelta
from typing import Final

from sqlalchemy import bindparam, delete, insert

from storage.engine.transaction import Transaction
from storage.tables import erasures

BACKUPS_LIVE: Final = timedelta(days=7)
_LATE: Final = timedelta(days=1)  # an old backup goes when the next one is made
_RECORD = insert(erasures)
_FORGET = delete(erasures).where(erasures.c.erased_at <= bindparam("before", type_=erasures.c.erased_at.type))


def record_erasure(tx: Transaction, address_index: bytes) -> None:
    tx.connection.execute(_RECORD, {"id": tx.new_id(), "address_index": address_index, "erased_at": tx.now})


def forget_erasures(tx: Transaction) -> int:
    """Those that no backup can hold any more."""
    return tx.connection.execute(_FORGET, {"before": tx.now - BACKUPS_LIVE - _LATE}).rowcount
