"""Telegram's clock, by the ``Date`` of its answers over HTTP: it confirms or denies that of the machine."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import aiohttp
import pytest

from bot.channels.telegram.transport import open_bot
from bot.config import clock
from bot.domain.clock import Why
from storage.maintenance.clock import record_seen
from tests.builders import MONDAY, RULES
from tests.judged_clocks import Machine
from tests.leader.jumping import started
from tests.leader.test_clock_jumps import EVERYBODY, people
from tests.monitoring.alarmed import told
from tests.simulator import Simulator
from tests.stories.running import Program, environ, prepared, until


@pytest.fixture
def url(migrated_url: Callable[[str], str]) -> str:
    return migrated_url("sqlite")


async def test_telegrams_clock_denies_a_wrong_one_and_the_admins_are_told_until_it_agrees(url: str) -> None:
    async with started(url, Machine()) as service:
        await service.database.write(people)
        await service.rounds()
    two_days_later = Machine(MONDAY + timedelta(days=2))
    async with Simulator() as simulator, started(url, two_days_later) as service:
        machine = service.machine
        simulator.says = lambda: (MONDAY + timedelta(minutes=10)).timestamp()
        before = machine.clock.doubt()
        async with open_bot(simulator.token, simulator.url, hears=machine.clock.hear) as bot:
            after = machine.clock.doubt()
            assert before is not None
            assert after is not None
            assert (before.why, after.why) == (Why.UNPROVEN, Why.DENIED)
            await service.rounds(5)
            assert await service.kept() == EVERYBODY
            (english, arabic) = await told(service.database)
            assert ("clock cannot be right" in english) != ("clock cannot be right" in arabic)
            simulator.says = lambda: machine.wall.timestamp()
            await bot.get_me()
            assert machine.clock.doubt() is None


async def test_a_running_bot_hears_telegrams_clock_and_says_that_its_own_is_in_doubt(tmp_path: Path) -> None:
    """Ten hours after the database saw the time last, by the machine alone."""
    ago = timedelta(hours=10)
    async with Simulator() as simulator:
        simulator.says = lambda: (clock.now() - ago).timestamp()
        unknown = simulator.url.replace("127.0.0.1", "0.0.0.0")  # called; it is not known to be ours
        program = Program(tmp_path, environ(tmp_path, simulator, telegram_api_url=unknown))
        await prepared(program)
        async with program.database() as database:
            await database.write(partial(record_seen, at=clock.now() - ago, doubt=None, rules=RULES))
        await program.start()
        try:
            await until(lambda: "the clock is in doubt" in program.logged and "denied" in program.logged)
            async with aiohttp.ClientSession() as http, http.get(f"{program.url}/healthz") as answer:
                assert "the clock is in doubt (denied)" in await answer.text()
        finally:
            await program.kill9()
