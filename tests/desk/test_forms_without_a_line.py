"""Ticks and people without a booking, entered without a line: nothing is lost, and the device can read none of it."""

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.async_api import Dialog, Playwright, expect

from bot.domain.code import new_code
from bot.rendering.text import write
from storage.desk.day import find_day
from storage.desk.late_forms import find_forms
from storage.tables import desk_sessions
from tests.builders import RULES, a_station, local
from tests.desk.looks import picture
from tests.desk.offline import SLOW, Away, a_desk_away
from tests.stories.canaries import sightings

NAME = "Zaynab Canary"


@pytest.fixture
async def away(sqlite_url: str, playwright: Playwright, tmp_path: Path) -> AsyncIterator[Away]:
    async with a_desk_away(sqlite_url, playwright, tmp_path / "tablet", worker=False) as away:
        yield away


async def here(away: Away) -> set[str]:
    """The bookings of those who came."""
    return {arrival.booking_id for arrival in await away.arrivals()}


async def the_day(away: Away) -> Any:
    return await away.desk.read(partial(find_day, station=a_station(), day=local(7, 10).date(), rules=RULES))


async def test_ticks_stay_on_the_page_and_go_when_the_line_is_back(away: Away) -> None:
    people = await away.book(26)
    away.desk.clock.time = local(7, 14)
    await away.sign_in("clerk")
    page = away.tablet.page
    await away.tablet.open("/desk/ticks")
    for person in people[:25]:
        await page.check(f"[name=c{person.id}]")
    asked: list[str] = []

    async def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        await dialog.dismiss()

    page.once("dialog", stay)
    await page.click(".bar .places a[href^='/desk?'], .bar summary")
    if not asked:
        await page.click(".bar .places a[href^='/desk?']")
    await page.wait_for_timeout(200)
    assert asked == ["beforeunload"], "leaving asks"
    assert await page.locator("main :checked").count() == 25

    await away.line.cut()
    await page.click("main [type=submit]")
    news = page.locator("#scanner-news")
    await expect(news).to_have_text(write("desk-page-form-kept", "ar"), timeout=SLOW)
    assert await page.locator("main :checked").count() == 25
    await picture(page, "ticks-kept")
    assert (await away.tablet.kept())["queue"] == 1
    assert sightings([away.tablet.folder], [person.id for person in people[:25]]) == []

    await away.line.restore()
    await page.evaluate("dispatchEvent(new Event('online'))")
    await expect(page.locator("main [role=status]")).to_be_visible(timeout=SLOW)
    assert await here(away) == {person.id for person in people[:25]}
    assert (await away.tablet.kept())["queue"] == 0

    await page.fill(f"[name=t{people[25].id}]", "13:45")
    await away.line.cut()
    await page.click("main [type=submit]")
    await expect(news).to_be_visible(timeout=SLOW)
    await away.tablet.kill9()
    await away.line.restore()
    await away.carry_session("the next clerk")
    await away.tablet.open()
    while len(await here(away)) < 26:
        await away.tablet.page.wait_for_timeout(50)
    (last,) = [arrival for arrival in await away.arrivals() if arrival.booking_id == people[25].id]
    assert last.at == local(7, 13, 45)
    assert (await the_day(away)).bookings


async def test_a_person_without_a_booking_is_registered_when_the_line_is_back_or_opened_by_a_human(away: Away) -> None:
    away.desk.clock.time = local(7, 10)
    await away.sign_in("clerk")
    page = away.tablet.page
    await away.tablet.open("/desk/walk-in")

    async def fill(name: str, birth: str) -> None:
        await page.check("[name=consent]")
        await page.fill("#name", name)
        await page.fill("#birth", birth)
        await page.select_option("#document", "none")
        await page.click("main button[type=submit]")
        await expect(page.locator("#scanner-news")).to_be_visible(timeout=SLOW)

    await away.line.cut()
    await fill(NAME, "3/5/1990")
    await expect(page.locator("#name")).to_have_value(NAME)
    await picture(page, "walk-in-kept")
    await page.click("#scanner-news button")
    await expect(page.locator("#name")).to_have_value("")
    await fill("Basel Canary", "no date")
    await page.click("#scanner-news button")
    assert (await away.tablet.kept())["queue"] == 2
    await away.tablet.stop()
    assert sightings([away.tablet.folder], [NAME, "Basel Canary", "3/5/1990"]) == []

    await away.line.restore()
    await away.sign_in("the next clerk")
    await expect(away.tablet.page.locator("#queue")).to_be_hidden(timeout=SLOW)
    while (await away.tablet.kept())["queue"]:
        await away.tablet.page.wait_for_timeout(50)
    (row,) = (await the_day(away)).bookings
    assert row.walk_in
    page = away.tablet.page
    told = page.locator("#missed")
    await expect(told).to_contain_text(row.call_number)
    await expect(told).not_to_contain_text(NAME)
    await picture(page, "late-registered")
    async with page.expect_popup() as printed:
        await told.locator("button").first.click()
    await expect((await printed.value).locator("body")).to_contain_text(row.call_number)
    await (await printed.value).close()
    await away.desk.write(lambda tx: tx.connection.execute(desk_sessions.delete()).rowcount)
    await away.tablet.scan(new_code(Random(5).randrange))
    await expect(page.locator("#signing")).to_be_visible(timeout=SLOW)
    await expect(told).to_be_hidden()
    await expect(told).to_have_text("")  # of whoever came nothing is told once the session is over
    await away.carry_session("the third clerk")
    await away.tablet.open("/desk/conflicts")
    await picture(page, "late-form")
    await page.click("main a.primary")
    await expect(page.locator("#name")).to_have_value("Basel Canary")
    await expect(page.locator("#birth-fault")).to_be_visible()
    await page.fill("#birth", "4/6/1991")
    await page.click("main button[type=submit]")
    await expect(page.locator(".walked-in")).to_be_visible(timeout=SLOW)
    assert len((await the_day(away)).bookings) == 2
    assert await away.desk.read(lambda tx: find_forms(tx, "saliheen")) == ()
