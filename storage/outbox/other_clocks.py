"""Answers that another process queued by a clock that is ahead of ours: they are due at once, as all answers are.

What has a time of its own keeps it, and so does an answer that was put off since: its time is not its first.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, select, update

from storage.engine.keyring import KeyMissing, NotOurs
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import ANSWERS, no_broadcast, open_payload, unfinished
from storage.tables import deliveries

AT_ONCE: Final = 100  # rows

_now = bindparam("now", type_=deliveries.c.due_at.type)
_AHEAD = (
    select(deliveries.c.seq, deliveries.c.id, deliveries.c.payload, deliveries.c.due_at)
    .where(
        deliveries.c.channel.in_(bindparam("channels", expanding=True)),
        deliveries.c.status == "due",
        deliveries.c.due_at > _now,
        deliveries.c.kind.in_(ANSWERS),
        deliveries.c.attempts == 0,
        unfinished,
        no_broadcast,
    )
    .order_by(deliveries.c.seq)
    .limit(AT_ONCE)
)
_HASTEN = (
    update(deliveries)
    .where(deliveries.c.seq.in_(bindparam("seqs", expanding=True)), deliveries.c.status == "due")
    .values(due_at=_now)
)


def answers_ahead(tx: Transaction, channels: Collection[str]) -> tuple[int, ...]:
    """Their ``seq``."""
    found = tx.connection.execute(_AHEAD, {"now": tx.now, "channels": list(channels)}).all()
    return tuple(row.seq for row in found if _stands_as_queued(tx, row))


def hasten_answers(tx: Transaction, seqs: Collection[int]) -> int:
    """How many are due now that would have been later."""
    return tx.connection.execute(_HASTEN, {"now": tx.now, "seqs": list(seqs)}).rowcount


def _stands_as_queued(tx: Transaction, row: Any) -> bool:
    try:
        life, _ = open_payload(tx, row.id, row.payload)
    except (KeyMissing, NotOurs, ValueError, KeyError, TypeError):
        return False  # who claims it will tell
    queued: datetime = row.due_at
    return life.first_due == queued
