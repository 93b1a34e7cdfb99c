"""A real database with an outbox in it, a channel that does as it is told, and a deliverer between them."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import select

from bot.channels.contract import Channel, Doable, Heard, Result, Sent
from bot.domain.channel import ChannelTraits
from bot.domain.message import Edit, Leave, Message, Outgoing, Send
from bot.outbox.delivery import Deliverer
from storage.chats.chats import open_chat
from storage.engine.database import Database, open_database
from storage.engine.keyring import new_keyring
from storage.engine.transaction import Transaction, TransactionFactory
from storage.outbox.deliveries import Kind, NewDelivery, queue
from storage.tables import deliveries

T = TypeVar("T")
CHANNEL = "fake"
FORENOON = datetime(2026, 12, 7, 8, 0, tzinfo=UTC)  # eleven in Aleppo


@dataclass
class Clock:
    """Goes on from a forenoon, which is no quiet hour, and is as much later as a test says; it stands still from
    ``stop`` on."""

    later: timedelta = timedelta(0)
    stopped: datetime | None = None
    began: float = field(default_factory=time.monotonic)

    def __call__(self) -> datetime:
        return (self.stopped or FORENOON + timedelta(seconds=time.monotonic() - self.began)) + self.later

    def stop(self) -> None:
        self.stopped = FORENOON + timedelta(seconds=int(time.monotonic() - self.began))


@dataclass
class Outbox:
    database: Database
    clock: Clock

    async def chat(self, name: str) -> str:
        return await self.database.write(partial(open_chat, channel=CHANNEL, address=name))

    async def queue(self, chat_id: str | None, *texts: str, kind: Kind = "reply", **other: Any) -> tuple[str, ...]:
        return await self.put(*(NewDelivery(chat_id, CHANNEL, kind, say(text), **other) for text in texts))

    async def put(self, *new: NewDelivery) -> tuple[str, ...]:
        return await self.database.write(partial(queue, new=new))

    async def do(self, verb: Callable[..., T], *arguments: Any, **named: Any) -> T:
        return await self.database.write(lambda tx: verb(tx, *arguments, **named))

    async def row(self, delivery_id: str) -> Any:
        return (await self.rows(deliveries.c.id == delivery_id))[0]

    async def rows(self, *where: Any) -> list[Any]:
        def read(tx: Transaction) -> list[Any]:
            return list(tx.connection.execute(select(deliveries).where(*where).order_by(deliveries.c.seq)).all())

        return await self.database.read(read)

    async def statuses(self) -> list[str]:
        return [row.status for row in await self.rows()]


@asynccontextmanager
async def open_outbox(url: str) -> AsyncIterator[Outbox]:
    clock = Clock()
    database = await open_database(url, TransactionFactory(new_keyring(), clock, random.SystemRandom()))
    try:
        yield Outbox(database, clock)
    finally:
        await database.close()


def say(text: str) -> Outgoing:
    return Send(Message(text))


def text_of(doable: Doable) -> str:
    return doable.message.text if isinstance(doable, Send | Edit | Leave) else ""


@dataclass(frozen=True)
class Call:
    address: str
    doable: Doable
    at: float

    @property
    def text(self) -> str:
        return text_of(self.doable)


Answer = Callable[[str, Doable], Awaitable[Result]]


@dataclass
class FakeChannel(Channel):
    """Says ``Sent`` to everything, or what ``answer`` says."""

    traits: ChannelTraits = field(default_factory=lambda: ChannelTraits(CHANNEL))
    answer: Answer | None = None
    calls: list[Call] = field(default_factory=list)
    under_way: dict[str, int] = field(default_factory=dict)
    most: int = 0
    """Requests under way at once."""
    most_in_a_chat: int = 0

    def read(self, payload: str) -> Heard:
        raise NotImplementedError

    async def fetch(self, picture: str) -> bytes:
        raise NotImplementedError

    async def deliver(self, address: str, doable: Doable, delivery_id: str) -> Result:
        self.calls.append(Call(address, doable, time.monotonic()))
        self.under_way[address] = self.under_way.get(address, 0) + 1
        self.most_in_a_chat = max(self.most_in_a_chat, self.under_way[address])
        self.most = max(self.most, sum(self.under_way.values()))
        number = len(self.calls)
        try:
            return await self.answer(address, doable) if self.answer else Sent(f"m{number}")
        finally:
            self.under_way[address] -= 1

    def texts(self, address: str | None = None) -> list[str]:
        return [call.text for call in self.calls if address in (None, call.address)]


def scripted(results: dict[str, list[Result | Exception]]) -> Answer:
    """For a text its results, one a try; ``Sent`` when they ran out."""

    async def answer(address: str, doable: Doable) -> Result:
        left = results.get(text_of(doable), [])
        result = left.pop(0) if left else Sent("m")
        if isinstance(result, Exception):
            raise result
        return result

    return answer


def paced(fake: FakeChannel, per_second: float) -> FakeChannel:
    fake.traits = replace(fake.traits, per_second=per_second)
    return fake


@asynccontextmanager
async def delivering(outbox: Outbox, *channels: Channel, **options: Any) -> AsyncIterator[Deliverer]:
    """Ends as a process does that was asked to: what is under way may end."""
    deliverer = Deliverer(outbox.database, {channel.name: channel for channel in channels}, outbox.clock, **options)
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(deliverer.run(stop))
        try:
            yield deliverer
        finally:
            stop.set()


async def until(done: Callable[[], bool], seconds: float = 10.0) -> None:
    async with asyncio.timeout(seconds):
        while not done():  # noqa: ASYNC110  # what is waited for happens elsewhere
            await asyncio.sleep(0.005)


async def until_status(outbox: Outbox, delivery_id: str, *statuses: str, seconds: float = 10.0) -> Any:
    async with asyncio.timeout(seconds):
        while (row := await outbox.row(delivery_id)).status not in statuses:  # noqa: ASYNC110  # it is a row
            await asyncio.sleep(0.01)
    return row
