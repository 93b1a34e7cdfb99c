"""Whatever is raised in a turn: the message's faults are counted and end, the database's are waited out."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

import pytest
from sqlalchemy import func, select

from bot.channels.contract import Heard, Incoming
from bot.conversation.core.events import PictureReceived
from bot.domain.staff import Role, Staff
from bot.rendering.text import write
from storage.engine.database import Database
from storage.engine.outages import DatabaseAway
from storage.engine.transaction import Transaction
from storage.staff.staff import enrol, invite
from storage.stats.health import count_parked
from storage.tables import inbox
from tests.builders import RULES, open_for_tests
from tests.inbox.world import BEGINNING, Channel, People, until, workers
from tests.stories.outages import end_sessions

T = TypeVar("T")
PICTURE = "a picture"


class Panic(BaseException):
    """As libraries written in Rust raise it: no Exception."""


ANYTHING: tuple[BaseException, ...] = (
    RuntimeError("a word of somebody"),
    MemoryError(),
    RecursionError(),
    OSError(5, "a channel's own socket"),
    TimeoutError(),
    StopIteration(),
    SystemExit(1),
    asyncio.CancelledError(),
    Panic(),
)


class Raising(Channel):
    """Raises wherever a channel is asked for something in a turn."""

    def __init__(self) -> None:
        super().__init__()
        self.at_read: BaseException | None = None
        self.at_fetch: BaseException | None = None

    def read(self, payload: str) -> Heard:
        if payload == PICTURE:
            return Incoming(PictureReceived(), picture="1")
        if payload.startswith("raise") and self.at_read is not None:
            raise self.at_read
        return super().read(payload)

    async def fetch(self, picture: str) -> bytes:
        assert self.at_fetch is not None
        raise self.at_fetch


@pytest.fixture
async def people(sqlite_url: str) -> AsyncIterator[People]:
    async with open_for_tests(sqlite_url) as opened:
        yield People(opened.database, channel=Raising())


def waiting(tx: Transaction) -> int:
    return int(tx.connection.execute(select(func.count()).where(inbox.c.handled_at.is_(None))).scalar_one())


async def all_heard(database: Database) -> None:
    async def done() -> bool:
        return await database.read(waiting) == 0

    await until(done, 60)


async def parked(database: Database) -> int:
    return await database.read(lambda tx: count_parked(tx, tx.now - timedelta(days=1)))


@pytest.mark.parametrize("raised", ANYTHING, ids=lambda raised: type(raised).__name__)
async def test_whatever_a_channel_raises_is_counted_parked_told_and_followed_by_the_next_message(
    people: People, raised: BaseException
) -> None:
    await people.talk("clerk", *BEGINNING)
    chat = (await people.chat("clerk")).id
    await people.database.write(
        lambda tx: isinstance(enrol(tx, invite(tx, Role.STATION, "saliheen", "c", RULES).payload, chat), Staff)
    )
    assert isinstance(people.channel, Raising)
    people.channel.at_read = people.channel.at_fetch = raised
    before = len(await people.said("clerk"))
    async with workers(people) as hears:
        hears.wake(await people.write("clerk", "raise", PICTURE, "after both"))
        hears.wake(await people.write("amina", *BEGINNING))
        await all_heard(people.database)
    assert await parked(people.database) == 2
    said = (await people.said("clerk"))[before:]
    assert said[:2] == [write("something-went-wrong", "en")] * 2
    assert said[2:], "the message behind them was not answered"
    assert (await people.chat("amina")).asked == "name"


@dataclass
class Failing:
    """A database that fails so often, every second time, before it works."""

    database: Database
    failures: list[Exception | None] = field(default_factory=list)
    dialect: str = "sqlite"
    serialises_writes: bool = True

    async def write(self, do: Callable[[Transaction], T]) -> T:
        if self.failures and (failure := self.failures.pop()):
            raise failure
        return await self.database.write(do)

    async def read(self, do: Callable[[Transaction], T]) -> T:
        return await self.database.read(do)

    async def purge_deleted(self) -> None: ...

    async def close(self) -> None: ...


async def test_a_database_that_is_away_again_and_again_parks_nothing(people: People) -> None:
    failing = Failing(people.database, [None, DatabaseAway("ConnectionRefusedError")] * 4)
    sender = await people.write("amina", *BEGINNING)
    people.database = failing
    async with workers(people) as hears:
        hears.wake(sender)
        await all_heard(failing.database)
    assert await parked(failing.database) == 0
    assert (await people.chat("amina")).asked == "name"


async def test_sessions_ended_again_and_again_by_the_server_park_nothing(postgres_url: str) -> None:
    async with open_for_tests(postgres_url) as opened:
        people = People(opened.database)
        names = [f"person {number}" for number in range(12)]
        async with workers(people) as hears:
            for name in names:
                hears.wake(await people.write(name, *BEGINNING))
            for _ in range(12):
                await end_sessions(postgres_url)
            await all_heard(people.database)
        assert await parked(people.database) == 0
        for name in names:
            assert (await people.chat(name)).asked == "name"
