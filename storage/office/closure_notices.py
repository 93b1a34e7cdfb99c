"""Who has really read of a closure: a row for each message to people whom it moved, and what became of it.

Law: "told" is what a channel took, never what was queued. No row names a person or a chat.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import bindparam, case, delete, exists, func, insert, select, update

from storage.engine.transaction import Transaction
from storage.tables import closure_notices, closures, deliveries
from storage.tables.messages import OUTDATED

KEPT: Final = timedelta(days=8)  # after the end of the closure

_its_delivery = deliveries.c.id == closure_notices.c.delivery_id
_status = case((deliveries.c.reason == OUTDATED, OUTDATED), else_=deliveries.c.status)
_INSERT = insert(closure_notices)
_SETTLE = (
    update(closure_notices)
    .where(closure_notices.c.outcome.is_(None), exists().where(_its_delivery, deliveries.c.finished_at.is_not(None)))
    .values(outcome=select(_status).where(_its_delivery).scalar_subquery())
)
_over = select(closures.c.id).where(closures.c.ends_at <= bindparam("before", type_=closures.c.ends_at.type))
_FORGET = delete(closure_notices).where(closure_notices.c.closure_id.in_(_over))
_outcome = func.coalesce(closure_notices.c.outcome, _status)
_COUNT = (
    select(_outcome, func.sum(closure_notices.c.people))
    .outerjoin(deliveries, _its_delivery)
    .where(closure_notices.c.closure_id == bindparam("of_id"))
    .group_by(_outcome)
)


@dataclass(frozen=True, slots=True)
class Told:
    """People by what became of the message about them. Who erased everything before it left, or had another time by
    then, is in none."""

    told: int = 0
    underway: int = 0
    unreached: int = 0


def record_notices(tx: Transaction, told: Iterable[tuple[str, Mapping[str, int]]]) -> None:
    """Messages that are queued, by their deliveries, and of how many people each closure each of them tells."""
    rows = [
        {"delivery_id": delivery_id, "closure_id": each, "people": number}
        for delivery_id, people in told
        for each, number in people.items()
    ]
    if rows:
        tx.connection.execute(_INSERT, rows)


def settle_notices(tx: Transaction) -> None:
    """Keeps the outcomes, before the outbox forgets its rows; forgets those of closures that are long over."""
    tx.connection.execute(_SETTLE)
    tx.connection.execute(_FORGET, {"before": tx.now - KEPT})


def count_told(tx: Transaction, closure_id: str) -> Told:
    counted = {row[0]: int(row[1]) for row in tx.connection.execute(_COUNT, {"of_id": closure_id})}
    counted.pop(None, 0)
    counted.pop(OUTDATED, 0)
    told, underway = counted.pop("sent", 0), counted.pop("due", 0) + counted.pop("sending", 0)
    return Told(told, underway, sum(counted.values()))
