"""Answers that another process queued by a clock that is ahead of ours: they are due at once, as all answers are.

What has a time of its own keeps it, and so does what was tried before.
"""

from collections.abc import Collection
from typing import Final

from sqlalchemy import bindparam, select, update

from storage.engine.transaction import Transaction
from storage.outbox.deliveries import ANSWERS, no_broadcast, unfinished
from storage.tables import deliveries

_now = bindparam("now", type_=deliveries.c.due_at.type)
_ahead: Final = (
    deliveries.c.channel.in_(bindparam("channels", expanding=True)),
    deliveries.c.status == "due",
    deliveries.c.due_at > _now,
    deliveries.c.kind.in_(ANSWERS),
    deliveries.c.attempts == 0,
    unfinished,
    no_broadcast,
)
_ANY = select(deliveries.c.seq).where(*_ahead).limit(1)
_AT_ONCE = update(deliveries).where(*_ahead).values(due_at=_now)


def any_ahead(tx: Transaction, channels: Collection[str]) -> bool:
    return tx.connection.execute(_ANY, {"now": tx.now, "channels": list(channels)}).first() is not None


def hasten_answers(tx: Transaction, channels: Collection[str]) -> int:
    """How many are due now that would have been later."""
    return tx.connection.execute(_AT_ONCE, {"now": tx.now, "channels": list(channels)}).rowcount
