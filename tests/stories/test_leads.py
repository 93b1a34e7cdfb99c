"""The lead is lost and won again: a session ends, the server restarts, a process freezes. Nobody stays unanswered,
nothing comes twice but what nobody could know of, and the log says what happened.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import aiohttp

from tests import preloaded
from tests.databases import restartable_server
from tests.simulator import Person, Simulator
from tests.stories.outages import end_sessions, frozen
from tests.stories.people import Facts, Phone, Registrant, browser
from tests.stories.running import Program, environ, running_bot, until
from tests.stories.test_trouble import settled

PATIENT = 60.0  # seconds
QUICK: dict[str, Any] = {"lead_silence_seconds": 3}


def doubles(person: Person) -> int:
    said = [one.words for one in person.chat if one.from_bot]
    return sum(one == other for one, other in pairwise(said))


async def unknown_sends(bot: Program) -> int:
    return (await settled(bot)).get("unknown_sends", 0)


async def health(bot: Program) -> tuple[int, str]:
    async with aiohttp.ClientSession() as http, http.get(f"{bot.url}/healthz") as answer:
        return answer.status, await answer.text()


async def becomes_healthy(bot: Program) -> None:
    async with asyncio.timeout(PATIENT):
        while (await health(bot))[0] != 200:  # noqa: ASYNC110
            await asyncio.sleep(0.2)


def led(bot: Program, times: int) -> Callable[[], bool]:
    """The process has won the lead of Telegram so often."""
    return lambda: sum("this process leads" in line and "telegram" in line for line in bot.logged.splitlines()) >= times


async def test_a_leader_whose_sessions_are_ended_again_and_again_goes_on_answering(
    tmp_path: Path, simulator: Simulator, postgres_url: str
) -> None:
    async with running_bot(tmp_path, simulator, postgres_url, **QUICK) as bot:
        salma = simulator.person(5)
        registrant = Registrant(Phone(salma))
        await registrant.screen.say("/start")
        for number, step in enumerate(("name", "document", "station"), 2):
            await registrant.go_on(until=step, timeout=PATIENT)
            await end_sessions(postgres_url, "mawid leader%" if number == 2 else "mawid%")
            await until(led(bot, number), PATIENT)
        assert (await registrant.go_on(timeout=PATIENT)).code
        assert doubles(salma) <= await unknown_sends(bot)
        await becomes_healthy(bot)
        assert bot.logged.count("the lead is lost") >= 3
        assert bot.process is not None
        assert bot.process.returncode is None


async def test_while_postgresql_restarts_people_wait_and_then_they_are_answered(
    tmp_path: Path, simulator: Simulator
) -> None:
    with restartable_server() as server:
        async with running_bot(tmp_path, simulator, server.url, **QUICK) as bot:
            salma = simulator.person(5)
            registrant = Registrant(Phone(salma), Facts())
            await registrant.screen.say("/start")
            await registrant.go_on(until="name", timeout=PATIENT)
            await asyncio.to_thread(server.stop)
            salma.say(Facts().name)
            assert (await health(bot))[0] == 503
            await asyncio.to_thread(server.start)
            assert (await registrant.go_on(timeout=PATIENT)).code
            assert doubles(salma) <= await unknown_sends(bot)
            await becomes_healthy(bot)


@asynccontextmanager
async def beside(bot: Program, simulator: Simulator, **settings: object) -> AsyncIterator[Program]:
    """Another process on the same database."""
    url = bot.environ["MAWID_DATABASE_URL"]
    other = Program(bot.folder, environ(bot.folder, simulator, url, **{**QUICK, **settings}), number=2)
    await other.start()
    try:
        yield other
    finally:
        await other.kill9()


async def test_a_second_start_names_who_runs_already_and_leads_at_its_next_look_when_that_one_is_killed(
    tmp_path: Path, simulator: Simulator
) -> None:
    """Its lock is free at once: nobody waits until it was silent for long."""
    silence = 60
    async with running_bot(tmp_path, simulator, lead_silence_seconds=silence) as leader:
        assert leader.process is not None
        runs = f"Mawid runs already on {tmp_path / 'mawid.db'}: process {leader.process.pid} since 20"
        port = leader.url.rpartition(":")[2]
        code, _, refused = await preloaded.run(["run"], {**leader.environ, "MAWID_PORT": port}, tmp_path)
        assert (code, runs in unwrapped(refused), "stop that one first" in unwrapped(refused)) == (1, True, True)
        async with beside(leader, simulator, lead_silence_seconds=silence) as other:
            assert runs in unwrapped(other.logged)
            assert "this one takes over when that one ends" in unwrapped(other.logged)
            await leader.kill9()
            salma = simulator.person(5)
            salma.say("/start")
            await salma.expect(timeout=silence)
            assert led(other, 1)()
            assert "silent too long" not in other.logged


def unwrapped(printed: str) -> str:
    """As if the screen had no edge."""
    return " ".join(printed.split())


async def test_while_a_leader_is_frozen_another_answers_and_when_it_wakes_it_says_nothing(
    tmp_path: Path, simulator: Simulator
) -> None:
    async with running_bot(tmp_path, simulator, **QUICK) as leader:
        salma = simulator.person(5)
        registrant = Registrant(Phone(salma))
        await registrant.screen.say("/start")
        await registrant.go_on(until="name", timeout=PATIENT)
        await settled(leader)
        async with beside(leader, simulator) as other, browser(other) as page:
            assert leader.process is not None
            with frozen(leader.process):
                await page.say("/start")  # the page of the healthy process waits for nobody who is frozen
                await page.wait(lambda one: one.step == "consent", PATIENT)
                assert (await registrant.go_on(timeout=PATIENT)).code
                said = [one.words for one in salma.chat if one.from_bot]
            await until(lambda: "the lead is lost" in leader.logged, PATIENT)
            assert "whoever led was silent too long" in other.logged
            salma.say("/help")
            await salma.expect(timeout=PATIENT)
            assert doubles(salma) <= await unknown_sends(other)
            assert [one.words for one in salma.chat if one.from_bot][: len(said)] == said
            assert leader.process.returncode is None
            await becomes_healthy(leader)
            await becomes_healthy(other)
