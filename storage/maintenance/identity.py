"""The random id of a database: backups bear it, and none is ever pruned for another database's sake."""

import re
from typing import Final

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
