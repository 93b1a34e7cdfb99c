"""Five hundred serials are entered as ready, and the program is killed in the middle: all of them count, or none."""

import asyncio
import os
import random
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.config.office import packaged_office, read_office
from bot.domain.office import Office
from storage.engine.transaction import Transaction
from storage.office.offices import load_office
from storage.tables import ready_batches, ready_serials
from tests.builders import RULES
from tests.simulator import Simulator
from tests.storage.cases.many import open_many
from tests.stories.people import Phone, enrol
from tests.stories.running import Program, running_bot

KILLS = int(os.environ.get("KILLS", "3"))
MANY, FIRST = 500, 10_000
PATIENT = 60.0  # seconds


def with_collection(program: Program) -> Office:
    """The packaged office, at which cards are collected at al-Saliheen each day."""
    text = packaged_office().replace("sat-thu", "sat-fri")
    place = text.index("# [places.saliheen.calendars.cards.collect]")
    calendar = '[places.saliheen.calendars.cards.collect]\nhours = { sat-fri = ["09:00-15:00"] }\nslot_minutes = 15\n'
    whole = f"{text[:place]}{calendar}places = 50\n\n{text[place:]}"
    return read_office(whole, program.environ["MAWID_TIME_ZONE"])


def counted(tx: Transaction) -> tuple[int, int]:
    """Entries, and serials that count."""
    both = (select(func.count()).select_from(table) for table in (ready_batches, ready_serials))
    entries, serials = (int(tx.connection.execute(each).scalar_one()) for each in both)
    return entries, serials


@pytest.mark.parametrize("url", ["sqlite_url", "postgres_url"])
async def test_killed_in_the_middle_of_five_hundred_all_of_them_are_ready_or_none(
    tmp_path: Path, simulator: Simulator, url: str, request: pytest.FixtureRequest
) -> None:
    """The admin taps once; whatever was stored of that tap is taken up by the next start."""
    chance = random.Random(url)
    url = request.getfixturevalue(url)
    async with running_bot(tmp_path, simulator, url, undo_minutes=0, quiet_to=7) as bot:
        async with bot.database() as database:
            await database.write(lambda tx: load_office(tx, with_collection(bot)))
        await bot.kill9()
        await bot.start()  # with that office, at once
        admin = Phone(simulator.person(999))
        await enrol(admin, bot.admin_invitation)
        async with bot.database() as database:
            await database.write(lambda tx: open_many(tx, range(FIRST, FIRST + MANY), RULES))
            await admin.say(f"/ready {FIRST}-{FIRST + MANY - 1}")
            sure = await admin.wait(lambda one: any("rd-sure" in data for data in one.buttons))
            await admin.tap("rd-sure:enter", sure)
            for _ in range(KILLS):
                await asyncio.sleep(chance.uniform(0, 0.15))
                await bot.kill9()
                assert await database.read(counted) in ((0, 0), (1, MANY))
                await bot.start(wait=False)
            await bot.ready()
            async with asyncio.timeout(PATIENT):
                while await database.read(counted) != (1, MANY):  # noqa: ASYNC110  # of another process
                    await asyncio.sleep(0.05)
        assert await bot.stop() == 0
