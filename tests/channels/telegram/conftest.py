"""The channel as it is shipped, over real HTTP to a strict simulator, with a real inbox behind it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random

import pytest

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.transport import open_bot
from storage.chats import inbox
from storage.chats.inbox import NewUpdate, Waiting
from storage.engine.database import Database, open_database
from storage.engine.keyring import new_keyring
from storage.engine.transaction import TransactionFactory
from tests.simulator import Person, Simulator


@dataclass
class Clock:
    now: datetime = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, span: timedelta) -> None:
        self.now += span


@dataclass
class Inbox:
    """The Telegram side of a database: what the app gives the poller and the webhook, and what is in there."""

    database: Database
    woken: list[bytes] = field(default_factory=list)
    failures: int = 0

    async def store(self, updates: Sequence[NewUpdate]) -> Sequence[bytes]:
        if self.failures:
            self.failures -= 1
            raise OSError("the disk is full")
        return await self.database.write(partial(inbox.store, channel="telegram", updates=updates))

    def wake(self, sender: bytes) -> None:
        self.woken.append(sender)

    async def next(self, address: int) -> Waiting | None:
        return await self.database.read(
            lambda tx: inbox.next_waiting(tx, inbox.sender_of(tx, "telegram", str(address)))
        )

    async def take(self, address: int) -> str:
        """The payload that waits longest, handled."""
        waiting = await self.next(address)
        assert waiting is not None
        assert await self.database.write(lambda tx: inbox.mark_handled(tx, waiting.seq, None, None))
        return waiting.payload


@pytest.fixture
def clock() -> Clock:
    return Clock()


@asynccontextmanager
async def open_inbox(url: str, clock: Callable[[], datetime]) -> AsyncIterator[Inbox]:
    database = await open_database(url, TransactionFactory(new_keyring(), clock, Random(7)))
    try:
        yield Inbox(database)
    finally:
        await database.close()


@pytest.fixture
async def kept(sqlite_url: str, clock: Clock) -> AsyncIterator[Inbox]:
    async with open_inbox(sqlite_url, clock) as opened:
        yield opened


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with Simulator() as running:
        yield running


@pytest.fixture
async def channel(sim: Simulator) -> AsyncIterator[TelegramChannel]:
    async with TelegramChannel(open_bot(sim.token, sim.url)) as opened:
        yield opened


@pytest.fixture
def person(sim: Simulator) -> Person:
    """Has written once, so that the bot may answer."""
    someone = sim.person(5, first_name="سلمى")
    someone.say("مرحبا")
    return someone


async def until(happened: Callable[[], object], seconds: float = 5) -> None:
    async with asyncio.timeout(seconds):
        while not happened():  # noqa: ASYNC110 - what is waited for happens on the other side of HTTP
            await asyncio.sleep(0.005)
