"""What goes wrong between people, Telegram and us: nobody's message is lost, and nobody is left without an answer."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.rendering.text import write
from storage import tables
from storage.engine.transaction import Transaction
from storage.outbox import deliveries
from tests.simulator import LostAnswer, LostCall, Simulator, TooMany
from tests.simulator.server import TOKEN
from tests.stories.people import ENGLISH, Facts, Phone, Registrant, browser
from tests.stories.running import Program, environ, free_port, running_bot, until

FACTS = Facts()


async def settled(bot: Program) -> dict[str, int]:
    """Deliveries by status, once nothing is on its way."""
    async with bot.database() as database:
        for _ in range(200):
            counts = dict(await database.read(deliveries.counts))
            if not counts.keys() & {"due", "sending"}:
                return counts
            await asyncio.sleep(0.05)
    raise AssertionError("deliveries do not end")


async def test_in_a_group_it_says_one_sentence_and_leaves(tmp_path: Path, simulator: Simulator) -> None:
    async with running_bot(tmp_path, simulator):
        group = simulator.group(-100)
        group.add_bot(simulator.person(5))
        await until(lambda: not group.has_bot)
        said = [one.words for one in group.chat if one.from_bot]
        assert len(said) == 1
        assert write("group-only-private", "ar") in said[0]


async def test_whoever_blocks_gets_nothing_and_goes_on_where_they_stopped_after_unblocking(
    tmp_path: Path, simulator: Simulator
) -> None:
    async with running_bot(tmp_path, simulator) as bot:
        salma = simulator.person(5)
        registrant = Registrant(Phone(salma), FACTS)
        await registrant.screen.say("/start")
        await registrant.go_on(until="number")
        salma.say(FACTS.number)
        salma.block()
        assert "failed" not in await settled(bot)
        salma.unblock()
        await registrant.screen.say("/start")
        assert (await registrant.go_on()).code


async def test_a_429_keeps_its_chat_waiting_as_telegram_says_and_no_other(tmp_path: Path, simulator: Simulator) -> None:
    async with running_bot(tmp_path, simulator):
        salma, khaled = simulator.person(5), simulator.person(6)
        await Registrant(Phone(salma), FACTS).register()
        await asyncio.sleep(0.5)
        simulator.calls.clear()
        simulator.misbehave("sendMessage", TooMany(4))
        salma.say("/help")
        await until(lambda: any(call.refusal for call in simulator.calls))
        khaled.say("/start")
        await khaled.expect(timeout=10)
        await salma.expect(timeout=10)
        refused, *after = [call for call in simulator.calls if call.method.startswith("send")]
        assert refused.refusal is not None
        answered = {call.params["chat_id"]: call.at - refused.at for call in reversed(after)}
        assert answered["5"] >= 4
        assert answered["6"] < answered["5"], "one chat's limit kept another waiting"


@pytest.mark.parametrize("misdeed", [LostAnswer(), LostCall()])
async def test_lost_answers_lose_no_message(
    tmp_path: Path, simulator: Simulator, misdeed: LostAnswer | LostCall
) -> None:
    async with running_bot(tmp_path, simulator) as bot:
        salma = simulator.person(5)
        simulator.misbehave("getUpdates", misdeed, times=2)
        simulator.misbehave("sendMessage", misdeed, times=2)
        simulator.misbehave("sendPhoto", misdeed, times=1)
        assert (await Registrant(Phone(salma), FACTS).register()).code
        counts = await settled(bot)
        assert counts["unknown_sends"] >= 3
        assert counts.keys() <= {"sent", "dropped", "unknown_sends"}


async def test_without_a_network_at_the_start_the_chat_page_serves_and_telegram_comes_by_itself(tmp_path: Path) -> None:
    port = free_port()
    async with (
        running_bot(tmp_path, telegram_token=TOKEN, telegram_api_url=f"http://127.0.0.1:{port}") as bot,
        browser(bot) as page,
    ):
        assert (await Registrant(page, ENGLISH).register()).code
        async with Simulator(port=port) as simulator:
            salma = simulator.person(5)
            assert (await Registrant(Phone(salma), FACTS).register(timeout=45)).code
        assert "ERROR" not in bot.logged.upper().replace('"ERROR":', "")


async def test_sigterm_answers_everybody_who_was_heard(tmp_path: Path, simulator: Simulator) -> None:
    async with running_bot(tmp_path, simulator) as bot:
        people = [simulator.person(number) for number in range(5, 35)]
        for person in people:
            person.say("/start")
        await people[0].expect(timeout=30)
        for person in people:
            person.say("/help")
        assert await bot.stop() == 0
        heard = [person for person in people if person.from_bot]

        def unanswered(tx: Transaction) -> int:
            waits = select(tables.inbox.c.seq).where(tables.inbox.c.handled_at.is_(None))
            return len(tx.connection.execute(waits).all()) + int(deliveries.any_unfinished(tx, "telegram"))

        async with bot.database() as database:
            assert await database.read(unanswered) == 0
        assert heard
        await bot.start()
        for person in people:
            await person.expect(timeout=10)


@pytest.mark.parametrize("url", ["sqlite_url", "postgres_url"])
async def test_of_two_processes_one_polls_and_the_other_takes_over_when_it_is_killed(
    tmp_path: Path, simulator: Simulator, url: str, request: pytest.FixtureRequest
) -> None:
    database_url = request.getfixturevalue(url)
    async with running_bot(tmp_path, simulator, database_url) as leader:
        salma = simulator.person(5)
        registrant = Registrant(Phone(salma), FACTS)
        await registrant.screen.say("/start")
        await registrant.go_on(until="name")
        other = Program(tmp_path, environ(tmp_path, simulator, database_url), number=2)
        await other.start()
        try:
            await asyncio.sleep(1.5)
            assert not any(call.refusal for call in simulator.calls), "two polled at once"
            async with browser(other) as page:  # whoever does not lead takes turns all the same
                await page.say("/start")
                await page.wait(lambda one: one.step == "consent")
            await leader.kill9()
            assert (await registrant.go_on(timeout=10)).code
        finally:
            await other.kill9()


async def test_sigterm_ends_it_also_while_telegram_is_out_of_reach(tmp_path: Path) -> None:
    out_of_reach: dict[str, Any] = {"telegram_token": TOKEN, "telegram_api_url": f"http://127.0.0.1:{free_port()}"}
    webhook: dict[str, Any] = {
        "telegram_webhook_url": f"http://127.0.0.1:{free_port()}",
        "telegram_webhook_secret": "a-secret",
    }
    async with running_bot(tmp_path, installed=True, **out_of_reach, **webhook) as bot, browser(bot) as page:
        await page.say("/start")
        await page.wait(lambda one: one.step == "consent")
        async with asyncio.timeout(10):
            assert await bot.stop() == 0
