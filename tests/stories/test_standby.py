"""The database's server dies in the middle of interviews: a standby that commits waited for has all that was said."""

import asyncio
import json
from pathlib import Path

from storage.engine.probe import Server
from storage.engine.probe import probe_postgresql as probe_in_another_loop
from storage.journal.journal import seal_journal, verify_journal
from tests.simulator import Simulator
from tests.standby import two_servers
from tests.stories.crowd import STATIONS, Crowd, calls_made, losses
from tests.stories.people import Phone, enrol
from tests.stories.running import Program, environ, running_bot, until

PATIENT = 60.0  # seconds


def terms(*bots: Program) -> list[tuple[str, int]]:
    """Of all leads that were won, as the log tells them."""
    said = [json.loads(line) for bot in bots for line in bot.logged.splitlines() if "this process leads" in line]
    return [(one["lead"], one["term"]) for one in said]


async def test_when_the_primary_is_killed_the_standby_has_all_that_was_acknowledged_and_work_goes_on(
    tmp_path: Path, simulator: Simulator
) -> None:
    with two_servers() as pair:
        server = await asyncio.to_thread(probe_in_another_loop, pair.url)
        sound = Server(
            False, locks_once=True, standbys=1, waits=True, flushes=True, limit=server.limit, encoding="UTF8"
        )
        assert server == sound
        async with running_bot(tmp_path, simulator, pair.url, lead_silence_seconds=3) as bot:
            other = Program(tmp_path, environ(tmp_path, simulator, pair.url, lead_silence_seconds=3), number=2)
            await other.start()
            try:
                clerk = Phone(simulator.person(999))
                await enrol(clerk, await bot.invite(STATIONS[0]))
                crowd = Crowd(simulator, PATIENT)
                async with asyncio.TaskGroup() as people:
                    crowd.begin(people, clerk)
                    await until(calls_made(simulator, 150), PATIENT)
                    await asyncio.to_thread(pair.kill9)
                    before = len(crowd.codes)
                    await asyncio.to_thread(pair.promote)
                    await until(lambda: len(crowd.codes) > before, PATIENT)
                    crowd.over.set()
                await bot.quiet()
                assert [await bot.stop(), await other.stop()] == [0, 0]
                won = terms(bot, other)
                assert len(won) == len(set(won)), "two processes had one term"
                assert ("telegram", 2) in won
            finally:
                if other.process is not None:
                    await other.kill9()
            async with bot.database() as database:
                assert await database.read(lambda tx: [*losses(tx, crowd)]) == []
                while await database.write(seal_journal):
                    pass
                assert await database.read(verify_journal) is None
