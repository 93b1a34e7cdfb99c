"""How long replies have waited to be sent."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import bindparam, func, select

from storage.engine.transaction import Transaction
from storage.outbox.deliveries import no_broadcast, unfinished
from storage.tables import deliveries

_OLDEST = select(func.min(deliveries.c.due_at)).where(
    deliveries.c.channel.in_(bindparam("channels", expanding=True)),
    deliveries.c.status == "due",
    deliveries.c.due_at <= bindparam("now", type_=deliveries.c.due_at.type),
    deliveries.c.kind == "reply",
    no_broadcast,
    unfinished,
)


def oldest_due_reply(tx: Transaction, channels: Collection[str]) -> timedelta:
    """Since when it is due; none on these channels: 0. One that waits for its chat, or is tried again later, is not."""
    oldest = tx.connection.execute(_OLDEST, {"channels": list(channels), "now": tx.now}).scalar()
    return tx.now - oldest if oldest else timedelta(0)
