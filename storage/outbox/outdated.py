"""What waits to be sent and is not true any more.

Law: whoever changes what a message tells takes it back in the same transaction. What is being sent already cannot be:
it is marked, and is dropped instead of being sent again.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, case, null, update

from storage.engine.transaction import Transaction
from storage.outbox.mark import padded
from storage.tables import deliveries
from storage.tables.messages import OUTDATED

AT_ONCE: Final = 500  # tags a statement

_waits = deliveries.c.status == "due"
_ended = bindparam("now", type_=deliveries.c.finished_at.type)
# One statement: on PostgreSQL a row that goes out, or comes back, between two of them would be missed by both.
TAKE_BACK: Final = (
    update(deliveries)
    .where(
        deliveries.c.draft_id.in_(bindparam("tags", expanding=True)),
        deliveries.c.status.in_(["due", "sending"]),  # not "unfinished": SQLite would look among all that is
    )
    .values(
        status=case((_waits, "dropped"), else_=deliveries.c.status),
        payload=case((_waits, null()), else_=deliveries.c.payload),
        address=case((_waits, null()), else_=deliveries.c.address),
        finished_at=case((_waits, _ended), else_=deliveries.c.finished_at),
        reason=OUTDATED,
    )
    .returning(deliveries.c.draft_id, deliveries.c.chat_id, deliveries.c.status)
)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """``unread``: nobody reads it. Else it is on its way, for the last time."""

    tag: str
    chat_id: str | None
    unread: bool


def take_back(tx: Transaction, tags: Collection[str]) -> tuple[TakenBack, ...]:
    """Whatever has one of these tags and has not left for certain, whichever chat it is for."""
    found: list[TakenBack] = []
    wanted = sorted(tags)
    for start in range(0, len(wanted), AT_ONCE):
        some = padded(wanted[start : start + AT_ONCE], wanted[start])
        for tag, chat_id, status in tx.connection.execute(TAKE_BACK, {"tags": some, "now": tx.now}):
            found.append(TakenBack(tag, chat_id, status == "dropped"))
    return tuple(found)
