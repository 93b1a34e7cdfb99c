"""A simulator in a process of its own is driven by /control and misbehaves on demand."""

import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from telegram import Bot
from telegram.error import RetryAfter

from tests.simulator import TOKEN, Simulator, Unexpected


@pytest.fixture
def address() -> Iterator[str]:
    """The address of `python -m tests.simulator`."""
    command = [sys.executable, "-m", "tests.simulator"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def drive(http: aiohttp.ClientSession, address: str, verb: str, **asked: Any) -> Any:
    async with http.post(f"{address}/control/{verb}", json=asked) as answer:
        card = await answer.json()
        assert answer.status == 200, card
        return card["result"]


async def test_another_process_is_driven_over_http(address: str, http: aiohttp.ClientSession) -> None:
    async with Bot(TOKEN, base_url=f"{address}/bot") as bot:
        await drive(http, address, "person", person=5, first_name="سلمى")
        await drive(http, address, "say", person=5, text="مرحبا")
        [update] = await bot.get_updates()
        assert update.effective_user is not None
        assert update.effective_user.first_name == "سلمى"
        await bot.send_message(5, "أهلا")
        seen = await drive(http, address, "expect", person=5, text="أهلا")
        assert seen["from_bot"]
        assert [one["text"] for one in await drive(http, address, "chat", person=5)] == ["مرحبا", "أهلا"]
        await drive(http, address, "misbehave", method="sendMessage", kind="too_many", seconds=3)
        with pytest.raises(RetryAfter):
            await bot.send_message(5, "x")
        assert (await drive(http, address, "counts"))["calls"]["sendMessage"] == 2
    async with http.post(f"{address}/control/dance", json={"person": 5}) as answer:
        assert answer.status == 404
    async with http.post(f"{address}/control/tap", json={"person": 5, "button": "x"}) as answer:
        assert answer.status == 409


async def test_what_was_expected_and_did_not_come_is_told_with_the_chat(sim: Simulator, bot: Bot) -> None:
    person = sim.person(5)
    person.say("hi")
    await bot.send_message(5, "something else")
    with pytest.raises(Unexpected, match="something else"):
        await person.expect("the answer", timeout=0.05)
    person.say("again")
    with pytest.raises(Unexpected):
        await person.expect("something else", timeout=0.05)
