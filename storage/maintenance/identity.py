"""The random id of a database: backups bear it, and none is ever pruned for another database's sake."""

from typing import Final

from storage.engine.transaction import Transaction
from storage.facts import find_fact, set_fact

ID: Final = "database_id"


def make_id(tx: Transaction) -> str:
    """The id, drawn once. A restored database goes on under the one that it had."""
    known = find_id(tx)
    if not known:
        known = f"{tx.chance.getrandbits(32):08x}"
        set_fact(tx, ID, known)
    return known


def find_id(tx: Transaction) -> str:
    """Empty where no release that draws ids has written yet."""
    return find_fact(tx, ID) or ""
