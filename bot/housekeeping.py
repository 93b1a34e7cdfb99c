"""The periodic round, run by the leader alone: expired holds, the journal's chain, retention."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from itertools import count

import structlog

from bot.domain.rules import Rules
from bot.log import where
from storage import forgetting, holds, journal
from storage.database import Database

ROUND = 20.0  # seconds
FORGETTING = 3  # every so many rounds: its looks are the longest that the writer makes anyone wait for
log = structlog.get_logger()


async def keep_house(database: Database, rules: Callable[[], Rules], stop: asyncio.Event, every: float = ROUND) -> None:
    """A failed round is logged and the next one tries again; nothing waits for it to be right."""
    for number in count():
        if stop.is_set():
            return
        try:
            await go_round(database, rules(), forget=number % FORGETTING == 0)
        except Exception as error:
            log.error("round failed", error=where(error))
        with suppress(TimeoutError):
            async with asyncio.timeout(every):
                await stop.wait()


async def go_round(database: Database, rules: Rules, *, forget: bool = True) -> int:
    """How many rows were forgotten. Each step commits alone, so that nobody waits for a long one."""
    await database.write(holds.release_expired)
    while await database.write(journal.seal_journal):
        pass
    forgotten = 0
    while forget and (now := await database.write(lambda tx: forgetting.forget_old(tx, rules))):
        forgotten += now
    if forgotten:
        await database.settle()
    return forgotten
