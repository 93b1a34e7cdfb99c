"""Broadcasts under way, and what is claimed of them."""

from collections.abc import Sequence
from typing import Any

from bot.domain.broadcast import Broadcast
from bot.domain.message import Send
from bot.domain.staff import Staff
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.broadcast_rounds import start_due
from storage.outbox.claim import claim
from storage.outbox.mark import Claimed
from tests.builders import RULES, Clock
from tests.outbox.world import text_of
from tests.storage.outbox.drafts import TAKE_BACK, adds_up, agreed, an_admin, found, people, sent_off

HERE = ("telegram",)


async def start(database: Database, clock: Clock, many: int = 5, **changes: Any) -> tuple[Staff, Broadcast]:
    """A broadcast to so many, begun."""

    def begin(tx: Transaction) -> tuple[Staff, Broadcast]:
        agreed(tx, *people(many))
        admin = an_admin(tx)
        return admin, sent_off(tx, admin, **changes)

    admin, broadcast = await database.write(begin)
    clock.time += TAKE_BACK
    await database.write(lambda tx: start_due(tx, RULES))
    return admin, await database.read(lambda tx: found(tx, broadcast.id))


async def take(database: Database, many: int = 100, **options: Any) -> tuple[Claimed, ...]:
    return await database.write(lambda tx: claim(tx, HERE, many, **options))


async def now(database: Database, broadcast: Broadcast) -> Broadcast:
    seen = await database.read(lambda tx: found(tx, broadcast.id))
    assert adds_up(seen)
    return seen


def texts(claimed: Sequence[Claimed]) -> list[str]:
    return [text_of(one.outgoing) for one in claimed if isinstance(one.outgoing, Send)]
