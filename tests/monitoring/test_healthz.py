"""Whether the service is well: each of its parts that fails is told, in words that count nothing."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import TypeVar

import pytest
from sqlalchemy import insert

from bot.domain.trouble import TroubleKind
from bot.monitoring.healthz import LATE, PROBE, VACANT, Health
from storage.chats.troubles import forget_trouble, mark_trouble
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.tables import deliveries
from tests.builders import Clock, local, open_for_tests
from tests.databases import ON_BOTH, ON_SQLITE

pytestmark = ON_SQLITE

T = TypeVar("T")


@pytest.fixture
def clock() -> Clock:
    return Clock(local(7, 8))


@pytest.fixture
async def database(database_url: str, clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(database_url, clock) as opened:
        yield opened.database


async def _answer(how: str) -> None:
    if how == "hangs":
        await asyncio.Event().wait()
    if how == "refuses":
        raise OSError("09876543210")


class Deaf:
    """A database that does not answer: it hangs, or it refuses."""

    dialect, serialises_writes = "sqlite", False

    def __init__(self, kept: Database, reads: str = "", writes: str = "") -> None:
        self.kept, self.reads, self.writes = kept, reads, writes
        self.written = 0

    async def read(self, do: Callable[[Transaction], T]) -> T:
        await _answer(self.reads)
        return await self.kept.read(do)

    async def write(self, do: Callable[[Transaction], T]) -> T:
        self.written += 1
        await _answer(self.writes)
        return await self.kept.write(do)

    async def purge_deleted(self) -> None: ...

    async def close(self) -> None: ...


def due(kind: str = "reply", channel: str = "telegram") -> Callable[[Transaction], object]:
    row = {"id": f"{kind} {channel}", "channel": channel, "kind": kind, "status": "due"}
    return lambda tx: tx.connection.execute(insert(deliveries), {**row, "due_at": tx.now}).rowcount


async def test_a_healthy_service_has_no_faults(database: Database) -> None:
    assert await Health(database, ["telegram"]).faults() == []


@pytest.mark.parametrize("how", ["hangs", "refuses"])
async def test_a_database_that_is_not_read_or_not_written_is_told(database: Database, how: str) -> None:
    assert await Health(Deaf(database, reads=how), reads=0.1).faults() == ["the database does not answer"]
    assert await Health(Deaf(database, writes=how), writes=0.1).faults() == ["nothing can be written"]


@ON_BOTH
async def test_whoever_asks_often_makes_nobody_write_often(database: Database) -> None:
    seconds = 0.0
    deaf = Deaf(database)
    health = Health(deaf, seconds=lambda: seconds)
    await asyncio.gather(*(health.faults() for _ in range(20)))
    assert deaf.written == 1
    deaf.writes, seconds = "refuses", PROBE
    assert await health.faults() == await health.faults() == ["nothing can be written"]
    assert deaf.written == 2


@ON_BOTH
async def test_a_reply_that_waits_a_minute_is_told_and_what_is_no_reply_or_of_no_channel_here_is_not(
    database: Database, clock: Clock
) -> None:
    health = Health(database, ["telegram", "web"])
    for one in (due(), due("chore", "web"), due("reply", "console")):
        await database.write(one)
    clock.time += LATE
    assert await health.faults() == []
    clock.forward(seconds=1)
    assert await health.faults() == ["replies are late"]
    assert await Health(database, ["web"]).faults() == []


async def test_a_lead_that_is_nobodys_is_told(database: Database) -> None:
    vacant = {"telegram": 0.0, "web": VACANT - 1}
    health = Health(database, vacancies=lambda: vacant)
    assert await health.faults() == []
    vacant["web"] = VACANT + 1
    assert await health.faults() == ["nobody leads"]


@ON_BOTH
async def test_a_messenger_that_cannot_be_used_is_told_and_a_hand_over_is_not(database: Database, clock: Clock) -> None:
    health = Health(database)
    for kind in (TroubleKind.SECOND_POLLER, TroubleKind.WEBHOOK_TAKEN):
        await database.write(lambda tx, kind=kind: mark_trouble(tx, "telegram", kind, "example.org"))  # type: ignore[misc]
    assert await health.faults() == []  # met once
    clock.forward(seconds=61)
    await database.write(lambda tx: mark_trouble(tx, "telegram", TroubleKind.SECOND_POLLER, ""))
    assert await health.faults() == ["telegram cannot be used: second-poller"]
    clock.time += timedelta(minutes=2)
    await database.write(lambda tx: mark_trouble(tx, "telegram", TroubleKind.TOKEN_REFUSED, ""))
    assert await health.faults() == ["telegram cannot be used: token-refused"]
    await database.write(lambda tx: forget_trouble(tx, "telegram", TroubleKind.TOKEN_REFUSED))
    assert await health.faults() == []


async def test_one_refused_account_of_several_is_no_fault_of_the_service_and_the_last_one_is(
    database: Database, clock: Clock
) -> None:
    health = Health(database, ["telegram", "telegram:78", "web"])
    await database.write(lambda tx: mark_trouble(tx, "telegram:78", TroubleKind.TOKEN_REFUSED, ""))
    await database.write(due(channel="telegram:78"))
    clock.time += LATE + timedelta(seconds=1)
    assert await health.faults() == []
    await database.write(lambda tx: mark_trouble(tx, "telegram", TroubleKind.TOKEN_REFUSED, ""))
    refused = [f"{name} cannot be used: token-refused" for name in ("telegram", "telegram:78")]
    assert await health.faults() == ["replies are late", *refused]
