"""A broadcast to five hundred that is killed again and again: nobody is missing, and the report tells the truth."""

import asyncio
import random
import time
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.broadcast import Broadcast, Stage
from storage.engine.transaction import Transaction
from storage.outbox import broadcasts
from tests.builders import RULES
from tests.simulator import Simulator
from tests.storage.outbox.drafts import adds_up, agreed, an_admin, drafted, found, people
from tests.stories.people import Phone
from tests.stories.running import Program, early_morning, running_bot, until

AT_ONCE = replace(RULES, take_back=timedelta(0))
MANY = 500
FIRST = 10_000  # Telegram's id of the first recipient
PATIENT = 60.0  # seconds


def reachable(simulator: Simulator, many: int) -> list[str]:
    """So many people who once pressed Start."""
    addresses = people(many, FIRST)
    for address in addresses:
        simulator.person(int(address))
        simulator.world.chats[int(address)].started = True
    return addresses


def begin(tx: Transaction, addresses: list[str], *, urgent: bool = False) -> Broadcast:
    agreed(tx, *addresses)
    admin = an_admin(tx)
    rules = replace(AT_ONCE, zone=ZoneInfo(early_morning()))  # the program's: what is night is judged by both
    sent = broadcasts.send_broadcast(tx, admin, drafted(tx, admin, urgent=urgent).id, rules, "now")
    assert isinstance(sent, Broadcast)
    return sent


def copies(simulator: Simulator, addresses: list[str], number: int) -> Counter[str]:
    """How many of it each has on the screen."""
    shown = ((address, simulator.world.chats[int(address)].messages.values()) for address in addresses)
    return Counter({address: sum(f"#{number}" in one.body["text"] for one in some) for address, some in shown})


async def ended(bot: Program, broadcast: Broadcast) -> Broadcast:
    async with bot.database() as database, asyncio.timeout(PATIENT):
        look = partial(found, broadcast_id=broadcast.id)
        while (seen := await database.read(look)).stage is not Stage.DONE:  # noqa: ASYNC110  # of another process
            await asyncio.sleep(0.1)
        return seen


@pytest.mark.parametrize(
    ("url", "kills", "urgent"), [("sqlite_url", 3, True), ("sqlite_url", 2, False), ("postgres_url", 2, True)]
)
async def test_killed_again_and_again_nobody_is_missing_and_the_report_adds_up(
    tmp_path: Path, simulator: Simulator, url: str, kills: int, urgent: bool, request: pytest.FixtureRequest
) -> None:
    chance = random.Random(kills)
    addresses = reachable(simulator, MANY)
    url = request.getfixturevalue(url)
    async with running_bot(tmp_path, simulator, url, telegram_per_second=300) as bot:
        async with bot.database() as database:
            broadcast = await database.write(partial(begin, addresses=addresses, urgent=urgent))
        for _ in range(kills):
            more = simulator.counts["sendMessage"] + chance.randrange(30, 110)
            await until(lambda more=more: simulator.counts["sendMessage"] >= more, PATIENT)  # type: ignore[misc]
            await asyncio.sleep(chance.uniform(0.0, 0.02))
            await bot.kill9()
            await bot.start(wait=False)
        await bot.ready()
        seen = await ended(bot, broadcast)
        assert await bot.stop() == 0
    got = copies(simulator, addresses, broadcast.number)
    missing = sum(1 for address in addresses if not got[address])
    twice = sum(count - 1 for count in got.values() if count > 1)
    report = seen.report
    assert adds_up(seen)
    assert (report.total, report.due, report.blocked, report.failed, report.dropped) == (MANY, 0, 0, (), ())
    if urgent:
        assert (missing, report.sent) == (0, MANY)
        assert twice <= report.unknown_sends
    else:
        assert twice == 0
        assert missing <= report.unknown == report.unknown_sends


async def test_whoever_writes_meanwhile_is_answered_at_once_and_learns_that_it_is_genuine(
    tmp_path: Path, simulator: Simulator
) -> None:
    addresses = reachable(simulator, 400)
    async with running_bot(tmp_path, simulator, telegram_per_second=30) as bot:
        async with bot.database() as database:
            broadcast = await database.write(partial(begin, addresses=addresses))
        await until(lambda: simulator.counts["sendMessage"] > 20)
        phone = Phone(simulator.person(int(addresses[-1])))
        began = time.monotonic()
        await phone.say(f"#{broadcast.number}")
        await phone.wait(lambda one: "مزوّر" in one.text, 10)
        assert time.monotonic() - began < 3
        await phone.say("#999")
        await phone.wait(lambda one: "ليس منّا" in one.text, 10)
        assert simulator.counts["sendMessage"] < 400
