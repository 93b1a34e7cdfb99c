"""Replies to one chat: what a person may have seen of them."""

from datetime import datetime

from sqlalchemy import bindparam, or_, select

from storage.engine.transaction import Transaction
from storage.outbox.deliveries import unfinished
from storage.tables import deliveries

_UNSEEN = (
    select(deliveries.c.seq)
    .where(
        deliveries.c.chat_id == bindparam("its_chat"),
        deliveries.c.kind == "reply",
        or_(unfinished, deliveries.c.finished_at > bindparam("since", type_=deliveries.c.finished_at.type)),
    )
    .limit(1)
)


def waits_or_left_after(tx: Transaction, chat_id: str, since: datetime) -> bool:
    """A reply to that chat has not been delivered yet, or was after ``since``."""
    return tx.connection.execute(_UNSEEN, {"its_chat": chat_id, "since": since}).first() is not None
