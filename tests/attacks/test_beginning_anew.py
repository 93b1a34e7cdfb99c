"""One chat that wants more than its share of a day: it books, erases everything, and comes again as if for the first
time; and waits for the service to be started anew."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.rendering.text import write
from storage.engine.database import Database
from storage.retention.forget import forget_old
from storage.tables import counts
from tests.builders import RULES, Started, local, open_for_tests
from tests.inbox.world import TO_TIME, People
from tests.stories.people import Browser, Registrant, browser
from tests.stories.running import running_bot


@pytest.fixture
async def started(sqlite_url: str) -> AsyncIterator[Started]:
    async with open_for_tests(sqlite_url) as opened:
        yield opened


async def books_and_erases(page: Browser) -> None:
    await Registrant(page).register()
    await page.say("/erase")
    asked = await page.wait(lambda one: any(":yes" in data for data in one.buttons))
    await page.tap(next(data for data in asked.buttons if ":yes" in data), asked)
    await page.wait(lambda one: not one.buttons)


async def test_neither_an_erasure_nor_a_restart_gives_a_chat_new_holds(tmp_path: Path) -> None:
    async with running_bot(tmp_path, holds_a_day=2) as bot, browser(bot) as page:
        await books_and_erases(page)
        await books_and_erases(page)
        await bot.kill9()
        await bot.start()
        await page.say("/start")
        person = Registrant(page)
        await person.answer(await person.go_on(until="station"))
        await page.wait(lambda one: write("too-many-holds", "ar") in one.text)


async def test_what_was_counted_is_gone_at_midnight_and_tells_nothing_before(started: Started) -> None:
    database, clock = started.database, started.clock
    people = People(database, replace(RULES, holds_a_day=1))
    await people.talk("amina", *TO_TIME, "[time:earliest]", "#1234")
    await people.talk("basil", *TO_TIME, "[time:earliest]", "#1234")
    rows = await every_count(database)
    assert len({row.whose_index for row in rows}) == len(rows) == 6, "two rows of one person, or of one deed, are alike"
    chat = await people.chat("amina")
    assert bytes(chat.address_index) not in {bytes(row.whose_index) for row in rows}
    clock.time = local(7, 23, 59)
    await database.write(lambda tx: forget_old(tx, RULES))
    assert len(await every_count(database)) == len(rows)
    clock.time = local(8, 0)
    await database.write(lambda tx: forget_old(tx, RULES))
    assert await every_count(database) == []


async def every_count(database: Database) -> list[Any]:
    return await database.read(lambda tx: list(tx.connection.execute(select(*counts.c)).all()))
