"""kill -9 at random instants of a bot that a crowd registers with, again and again: nothing acknowledged is lost.

``KILLS`` in the environment makes it shorter or longer.
"""

import asyncio
import os
import random
from pathlib import Path

import pytest

from storage.journal.journal import seal_journal, verify_journal
from tests.simulator import Simulator
from tests.stories.crowd import PATIENT, SIZE, STATIONS, Crowd, calls_made, losses
from tests.stories.people import Phone, enrol
from tests.stories.running import Program, running_bot, until


async def kill_again_and_again(bot: Program, simulator: Simulator, kills: int, chance: random.Random) -> None:
    """Mostly after some calls, so that a slow machine gets as far as a fast one; now and then while it still starts."""
    for number in range(kills):
        if number % 5 == 4:
            await asyncio.sleep(chance.uniform(0.0, 1.0))
        else:
            await until(calls_made(simulator, chance.randrange(1, 120)), PATIENT)
            await asyncio.sleep(chance.uniform(0.0, 0.02))
        await bot.kill9()
        await bot.start(wait=False)
    await bot.ready()


@pytest.mark.parametrize(("url", "kills"), [("sqlite_url", 5), ("postgres_url", 3)])
async def test_killed_again_and_again_it_loses_nothing_and_answers_everybody(
    tmp_path: Path, simulator: Simulator, url: str, kills: int, request: pytest.FixtureRequest
) -> None:
    kills = int(os.environ.get("KILLS", kills))
    async with running_bot(tmp_path, simulator, request.getfixturevalue(url)) as bot:
        clerk = Phone(simulator.person(999))
        await enrol(clerk, await bot.invite(STATIONS[0]))
        crowd = Crowd(simulator)
        async with asyncio.TaskGroup() as people:
            crowd.begin(people, clerk)
            await kill_again_and_again(bot, simulator, kills, random.Random(kills))
            crowd.over.set()
        await bot.quiet()
        assert await bot.stop() == 0

        assert len(crowd.codes) >= SIZE
        assert crowd.arrived
        async with bot.database() as database:
            assert await database.read(lambda tx: [*losses(tx, crowd)]) == []
            while await database.write(seal_journal):
                pass
            assert await database.read(verify_journal) is None
