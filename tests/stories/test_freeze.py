"""A leader is frozen while a crowd registers: another process goes on, and what wakes up later neither dies nor says
anything twice.

``FREEZES`` in the environment makes it longer, and adds SQLite.
"""

import asyncio
import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage import tables
from storage.engine.transaction import Transaction
from storage.outbox import deliveries
from tests.simulator import Simulator
from tests.stories.crowd import PATIENT, STATIONS, Crowd, calls_made, losses
from tests.stories.outages import frozen
from tests.stories.people import Phone, enrol
from tests.stories.running import Program, running_bot, until
from tests.stories.test_leads import QUICK, beside


def sends(simulator: Simulator) -> int:
    """Messages that came to a phone. Who gets one twice answers twice, and rightly gets more: those are no doubles."""
    return sum(call.method in {"sendMessage", "sendPhoto"} and call.refusal is None for call in simulator.calls)


def sent(tx: Transaction) -> int:
    """Messages that were to be sent, and were."""
    meant = tables.deliveries.c.kind != "chore", tables.deliveries.c.status == "sent"
    return int(tx.connection.execute(select(func.count()).where(*meant)).scalar_one())


@contextmanager
def the_leader_frozen(one: Program, other: Program) -> Iterator[Callable[[], bool]]:
    """Whoever won the lead of Telegram last stands still. Gives whether the other one has won it since."""
    wins = {id(each): wins_of(each) for each in (one, other)}
    leader, next_one = (one, other) if leads(one) else (other, one)
    assert leader.process is not None
    with frozen(leader.process):
        yield lambda: wins_of(next_one) > wins[id(next_one)]


def wins_of(program: Program) -> int:
    return sum("this process leads" in line and "telegram" in line for line in program.logged.splitlines())


def leads(program: Program) -> bool:
    told = [line for line in program.logged.splitlines() if "telegram" in line]
    last = [line for line in told if "this process leads" in line or "the lead is lost" in line]
    return bool(last) and "this process leads" in last[-1]


@pytest.mark.parametrize("url", ["postgres_url"] if not os.environ.get("FREEZES") else ["postgres_url", "sqlite_url"])
async def test_a_busy_leader_that_is_frozen_loses_nothing_doubles_nothing_and_lives_on(
    tmp_path: Path, simulator: Simulator, url: str, request: pytest.FixtureRequest
) -> None:
    chance = random.Random(4)
    database_url = request.getfixturevalue(url)
    sqlite = url == "sqlite_url"  # frozen in the middle of a commit a process keeps the file for itself until it wakes
    async with running_bot(tmp_path, simulator, database_url, **QUICK) as bot, beside(bot, simulator) as other:
        clerk = Phone(simulator.person(999))
        await enrol(clerk, await bot.invite(STATIONS[0]))
        crowd = Crowd(simulator)
        async with asyncio.TaskGroup() as people:
            crowd.begin(people, clerk)
            for _ in range(int(os.environ.get("FREEZES", "1"))):
                await until(calls_made(simulator, chance.randrange(20, 150)), PATIENT)
                await asyncio.sleep(chance.uniform(0.0, 0.05))
                patience = suppress(TimeoutError) if sqlite else nullcontext()
                with the_leader_frozen(bot, other) as taken_over, patience:
                    await until(taken_over, 20.0 if sqlite else PATIENT)
                    await until(calls_made(simulator, 50), 20.0 if sqlite else PATIENT)
            crowd.over.set()
        await bot.quiet()
        for program in (bot, other):
            assert program.process is not None
            assert program.process.returncode is None, "it died when it woke"
        async with bot.database() as database:
            counts = await database.read(deliveries.counts)
            assert await database.read(lambda tx: [*losses(tx, crowd)]) == []
            doubles = sends(simulator) - await database.read(sent)
        unknown = dict(counts).get("unknown_sends", 0)
        assert doubles <= unknown, f"{doubles} doubles, {unknown} of unknown outcome"
