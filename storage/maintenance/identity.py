"""The random id of a database: backups bear it, and none is ever pruned, nor restored from, for another database's
sake."""

import re
from typing import Final

from storage.engine.keyring import Keyring
from storage.engine.transaction import Transaction
from storage.facts import bind_fact, find_bound_fact

ID: Final = "database_id"
_ID: Final = re.compile("[0-9a-f]{8}")


def make_id(tx: Transaction) -> str:
    """The id, drawn once. A restored database goes on under the one that it had."""
    known = find_id(tx)
    if not known:
        known = f"{tx.chance.getrandbits(32):08x}"
    bind_fact(tx, ID, known)
    return known


def find_id(tx: Transaction) -> str:
    """Empty where no release that draws ids has written yet."""
    found = find_bound_fact(tx, ID, earlier=True) or ""
    return found if _ID.fullmatch(found) else ""


def mark_dump(keyring: Keyring, database_id: str, made_at: str) -> str:
    """Nobody without the keyring makes the one of another database or moment."""
    return keyring.index("dump", database_id, made_at).hex()
