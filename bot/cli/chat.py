"""``mawid chat``: one person at this terminal, over the same turns, inbox and outbox as everybody else."""

import asyncio
import sys
from collections.abc import Callable
from functools import partial

from bot.channels.console.channel import ADDRESS, NAME, ConsoleChannel
from bot.inbox.clock_pause import pause_of_clock
from bot.inbox.turn import TurnContext
from bot.inbox.workers import TurnWorkers
from bot.outbox.delivery import Deliverer
from bot.startup import Started
from storage.chats import inbox
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox import deliveries


async def chat(started: Started, show: Callable[[str], None]) -> None:
    """Until the end of the input. Begins with /start, which goes on where this terminal stopped."""
    database, channel, stop = started.database, ConsoleChannel(show), asyncio.Event()
    deliverer = Deliverer(database, {NAME: channel}, started.clock.now, rules=started.rules)

    def context() -> TurnContext:
        rules = started.rules.in_zone(started.office.zone)
        return TurnContext(started.office, rules, {NAME: channel}, pause_of_clock(started.clock))

    workers = TurnWorkers(
        database,
        context,
        deliverer.wake,
        sweep=0,
    )
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(deliverer.run(stop))
        tasks.create_task(workers.run(stop))
        line = "/start"
        while line:
            await database.write(partial(_store, said=channel.chosen(line)))
            workers.wake(started.keyring.index("address", NAME, ADDRESS))
            await _answered(database)
            line = await asyncio.to_thread(sys.stdin.readline)
        stop.set()


async def _answered(database: Database) -> None:
    while await database.read(_busy):  # noqa: ASYNC110  # the answer may be shown by nobody but the database
        await asyncio.sleep(0.02)


def _store(tx: Transaction, said: str) -> None:
    inbox.store(tx, NAME, [inbox.NewUpdate(tx.new_id(), ADDRESS, said)])


def _busy(tx: Transaction) -> bool:
    """A message waits to be heard, or an answer to be shown."""
    return inbox.next_waiting(tx, inbox.sender_of(tx, NAME, ADDRESS)) is not None or deliveries.any_unfinished(tx, NAME)
