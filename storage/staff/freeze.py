"""Whether anybody at all may look at people just now: a word of the service that an operator puts there on a bad day.

It is part of the question who is on duty, so that it counts in every process from the next look on.
"""

from typing import Final

from sqlalchemy import exists, select

from storage.engine.transaction import Transaction
from storage.tables import service

FROZEN: Final = "looks_frozen"  # empty: they go on
_frozen = exists().where(service.c.key == FROZEN, service.c.value != "")
LOOKS_GO_ON: Final = ~_frozen
"""To be put into a question's ``where``."""
_ASK = select(_frozen)


def is_frozen(tx: Transaction) -> bool:
    return bool(tx.connection.execute(_ASK).scalar())
