"""kill -9 at random instants of a bot that a crowd registers with, again and again: nothing acknowledged is lost.

``KILLS`` in the environment makes it shorter or longer.
"""

import asyncio
import os
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import tables
from storage.bookings.bookings import code_index
from storage.engine.transaction import Transaction
from storage.journal.journal import seal_journal, verify_journal
from tests.simulator import Simulator
from tests.storage.verbs import counts, places_in_use
from tests.stories.people import Facts, Phone, Registrant, enrol
from tests.stories.running import Program, running_bot, until

CROWD = 16
PATIENT = 90.0  # seconds for one answer: several kills may pass
STATIONS = ("saliheen", "shahba")


@dataclass
class Crowd:
    """People who register once each, one after the other at ``CROWD`` phones, until it is ``over``; and one clerk."""

    simulator: Simulator
    over: asyncio.Event = field(default_factory=asyncio.Event)
    codes: dict[int, str] = field(default_factory=dict)
    arrived: list[str] = field(default_factory=list)
    expected: "asyncio.Queue[str]" = field(default_factory=asyncio.Queue)
    last: int = 1000

    async def register(self) -> None:
        while not self.over.is_set():
            self.last += 1
            number = self.last
            station = STATIONS[number % 3 > 0]
            facts = Facts(locale="ar" if number % 2 else "en", number=f"{number:011}", station=station)
            shown = await Registrant(Phone(self.simulator.person(number)), facts).register(timeout=PATIENT)
            self.codes[number] = shown.code
            if facts.station == STATIONS[0]:
                self.expected.put_nowait(shown.code)

    async def confirm(self, clerk: Phone) -> None:
        while not (self.over.is_set() and self.expected.empty() and self.arrived):
            try:
                async with asyncio.timeout(0.5):
                    code = await self.expected.get()
            except TimeoutError:
                continue
            await clerk.say(code)
            look = await clerk.wait(lambda one: any(data.startswith("desk:confirm:") for data in one.buttons), PATIENT)
            await clerk.tap(next(data for data in look.buttons if data.startswith("desk:confirm:")), look)
            await clerk.wait(lambda one: any(data.startswith("desk:undo:") for data in one.buttons), PATIENT)
            self.arrived.append(code)


async def kill_again_and_again(bot: Program, simulator: Simulator, kills: int, chance: random.Random) -> None:
    """Mostly after some calls, so that a slow machine gets as far as a fast one; now and then while it still starts."""
    for number in range(kills):
        if number % 5 == 4:
            await asyncio.sleep(chance.uniform(0.0, 1.0))
        else:
            await until(calls_made(simulator, chance.randrange(1, 250)), PATIENT)
            await asyncio.sleep(chance.uniform(0.0, 0.02))
        await bot.kill9()
        await bot.start(wait=False)
    await bot.ready()


def calls_made(simulator: Simulator, number: int) -> Callable[[], bool]:
    """So many more of the bot, whatever they are."""
    enough = simulator.counts.total() + number
    return lambda: simulator.counts.total() >= enough


@pytest.mark.parametrize(("url", "kills"), [("sqlite_url", 20), ("postgres_url", 6)])
async def test_killed_again_and_again_it_loses_nothing_and_answers_everybody(
    tmp_path: Path, simulator: Simulator, url: str, kills: int, request: pytest.FixtureRequest
) -> None:
    kills = int(os.environ.get("KILLS", kills))
    async with running_bot(tmp_path, simulator, request.getfixturevalue(url)) as bot:
        clerk = Phone(simulator.person(999))
        await enrol(clerk, await bot.invite(STATIONS[0]))
        crowd = Crowd(simulator)
        async with asyncio.TaskGroup() as people:
            for _ in range(CROWD):
                people.create_task(crowd.register())
            people.create_task(crowd.confirm(clerk))
            await kill_again_and_again(bot, simulator, kills, random.Random(kills))
            crowd.over.set()
        await bot.quiet()
        assert await bot.stop() == 0

        assert len(crowd.codes) >= CROWD
        assert crowd.arrived
        async with bot.database() as database:
            await database.read(lambda tx: each_message_was_heard_and_answered(tx, simulator))
            await database.read(lambda tx: bookings_are_those_that_people_saw(tx, crowd))
            await database.read(places_add_up)
            while await database.write(seal_journal):
                pass
            assert await database.read(verify_journal) is None


def each_message_was_heard_and_answered(tx: Transaction, simulator: Simulator) -> None:
    inbox, outbox = tables.inbox, tables.deliveries
    rows = tx.connection.execute(select(inbox.c.handled_at, inbox.c.parked)).all()
    assert not [row for row in rows if row.handled_at is None or row.parked is not None]
    assert not simulator.world.updates.pending
    kept = select(outbox.c.kind, outbox.c.status).where(outbox.c.kind != "chore")
    ended = Counter(tuple(row) for row in tx.connection.execute(kept))
    assert ended.keys() == {("reply", "sent"), ("notice", "sent")}


def bookings_are_those_that_people_saw(tx: Transaction, crowd: Crowd) -> None:
    rows = tx.connection.execute(select(tables.bookings)).all()
    kept = Counter(bytes(row.code_index) for row in rows)
    assert kept == Counter(code_index(tx, code) for code in crowd.codes.values())
    assert max(Counter(row.chat_id for row in rows).values()) == 1
    came = {bytes(row.code_index) for row in rows if row.ended == "arrived"}
    assert came == {code_index(tx, code) for code in crowd.arrived}


def places_add_up(tx: Transaction) -> None:
    for station in STATIONS:
        assert counts(tx, station) == places_in_use(tx, station)
