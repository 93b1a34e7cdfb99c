"""Admins' pages in Chromium: a notice from the first word to its report, a station closed and opened again."""

from collections.abc import AsyncIterator
from functools import partial

import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import expect

from bot.actions.closures import move_and_tell
from bot.domain.broadcast import Stage
from storage.office.closures import find_closures
from storage.outbox.broadcasts import list_broadcasts
from tests.builders import a_station, an_office
from tests.desk.broadcasts import ARABIC, ENGLISH, go_out, office_loaded, people_agreed
from tests.desk.looks import looks_right
from tests.desk.serving import Browser, Desk, serving
from tests.desk.test_admin_closures import booked
from tests.desk.test_day_in_a_browser import at

SLOW = 20_000  # milliseconds that a busy machine may take
ON_A_PHONE = pytest.mark.parametrize(("locale", "width"), [("ar", 360)])
ON_A_SCREEN = pytest.mark.parametrize(("locale", "width"), [("en", 1280)])


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with serving(sqlite_url) as desk:
        yield desk


@ON_A_PHONE
async def test_a_notice_is_written_looked_at_sent_paused_and_reported(
    desk: Desk, admin: Browser, browser: Chromium, locale: str, width: int
) -> None:
    await people_agreed(desk, telegram=14, web=6, english=4)
    async with at(desk, admin, browser, locale, width) as page:
        await page.goto(f"{desk.url}/desk/admin")
        await looks_right(page, "1-index")
        await page.click('.ways a[href*="/broadcasts"]')
        await looks_right(page, "2-none")
        await page.click("main .primary")
        await looks_right(page, "3-compose")
        await page.check("[name=valid][value=until]")
        await page.click("main .primary")
        await expect(page.locator(".fault")).to_have_count(2)  # the text, the time
        await looks_right(page, "4-faults")
        await page.check("[name=valid][value=ever]")
        await page.fill("#arabic", ARABIC)
        await page.fill("#english", ENGLISH)
        await page.click("main .primary")
        await expect(page.locator(".bubble")).to_have_count(2)
        await expect(page.locator(".bubble[lang=ar]")).to_contain_text(ARABIC)
        await expect(page.locator("tbody td")).to_have_text(["10", "دون 5", "5", "دون 5"])
        await looks_right(page, "5-preview")
        await page.click("[value=show]")
        await expect(page.locator("main [role=status]")).to_be_visible()
        assert len(await desk.notices()) == 2
        await go_out(desk, 2)
        await page.click("[value=send]")
        await expect(page.locator("[role=timer]")).to_contain_text("30")
        await looks_right(page, "6-waiting")
        desk.clock.forward(seconds=11)
        await expect(page.locator("[role=timer]")).to_contain_text("19", timeout=SLOW)
        desk.clock.forward(seconds=20)
        await go_out(desk, 0)
        await expect(page.locator("[value=pause]")).to_be_visible(timeout=SLOW)  # by itself
        await go_out(desk, 7)
        await expect(page.locator("[data-live=sent]")).to_have_text("7", timeout=SLOW)
        await expect(page.locator("progress")).to_have_js_property("value", 7)
        await expect(page.locator("[data-live=left]")).not_to_be_empty()
        await looks_right(page, "7-running")
        await page.click("[value=pause]")
        await expect(page.locator("[value=resume]")).to_be_visible()
        assert (await desk.read(list_broadcasts))[0].stage is Stage.PAUSED
        await page.click("main summary")
        await looks_right(page, "8-paused-really")
        await page.click("[value=resume]")
        await expect(page.locator("[value=pause]")).to_be_visible()
        await go_out(desk, 2, "failed", "chat-not-found")
        await expect(page.locator("[value=retry]")).to_be_visible(timeout=SLOW)
        await go_out(desk, 1, "blocked")
        await go_out(desk, 20)
        await expect(page.locator(".stage[data-stage=done]")).to_be_visible(timeout=SLOW)
        await expect(page.locator(".adds-up")).to_contain_text("20")
        await looks_right(page, "9-report")
        await page.click(".back a")
        await looks_right(page, "10-list")


async def test_it_is_stopped_only_after_a_second_word(desk: Desk, admin: Browser, browser: Chromium) -> None:
    await people_agreed(desk)
    async with at(desk, admin, browser, "ar", 360) as page:
        await page.goto(f"{desk.url}/desk/admin/broadcasts/new")
        await page.fill("#arabic", ARABIC)
        await page.click("main .primary")
        await page.click("[value=send]")
        desk.clock.forward(seconds=31)
        await go_out(desk, 0)
        await expect(page.locator("main summary")).to_be_visible(timeout=SLOW)
        await expect(page.locator("[value=stop]")).to_be_hidden()
        await page.click("main summary")
        await page.click("[value=stop]")
        await expect(page.locator(".stage[data-stage=stopped]")).to_be_visible(timeout=SLOW)
        assert (await desk.read(list_broadcasts))[0].stage is Stage.STOPPED


async def test_what_was_typed_survives_a_look_at_the_preview(desk: Desk, admin: Browser, browser: Chromium) -> None:
    await people_agreed(desk)
    async with at(desk, admin, browser, "en", 360) as page:
        await page.goto(f"{desk.url}/desk/admin/broadcasts/new")
        await page.fill("#arabic", "\n" + ARABIC + "\n\nسطر")
        await page.check("[name=station-saliheen]")
        await page.check("[name=when][value=later]")
        await page.select_option("#start_day", index=2)
        await page.fill("#start_time", "06:30")
        await page.click("main .primary")
        await page.click('a[href*="from="]')
        assert await page.input_value("#arabic") == ARABIC + "\n\nسطر"
        assert await page.input_value("#start_time") == "06:30"
        assert await page.is_checked("[name=station-saliheen]")


@ON_A_SCREEN
async def test_a_station_is_closed_after_its_plan_was_seen_and_opened_again(
    desk: Desk, admin: Browser, browser: Chromium, locale: str, width: int
) -> None:
    desk.office = an_office(a_station(places=4, walk_in_places=0), *an_office().stations[1:])
    await office_loaded(desk)
    for hour in (10, 11):
        await booked(desk, 3, hour, day=8)
    async with at(desk, admin, browser, locale, width) as page:
        await page.goto(f"{desk.url}/desk/admin/closures")
        await looks_right(page, "21-none")
        await page.click("main .primary")
        await looks_right(page, "22-form")
        await page.click("main .primary")
        await expect(page.locator(".fault")).to_have_count(1)
        await page.check("[name=station-saliheen]")
        await page.check("[name=span][value=exact]")
        await page.check("[name=how][value=fewer]")
        await page.fill("#places", "2")
        await looks_right(page, "23-exact")
        await page.check("[name=how][value=shut]")
        await page.check("[name=span][value=tomorrow]")
        await page.fill("#tomorrow_time", "10:00")
        await page.click("main .primary")
        await expect(page.locator("[data-count=affected] dd")).to_have_text("6")
        assert await desk.read(find_closures) == ()
        await looks_right(page, "24-plan")
        await page.click("[value=change]")
        assert await page.input_value("#tomorrow_time") == "10:00"
        await page.click("main .primary")
        await page.click("[value=close]")
        await expect(page.locator("[data-count=left] dd")).to_have_text("6")
        await desk.write(partial(move_and_tell, office=desk.office, rules=desk.rules, most=4))
        await expect(page.locator("[data-count=left] dd")).to_have_text("2", timeout=SLOW)
        await expect(page.locator("[data-count=moved] dd")).to_have_text("4")
        await expect(page.locator("progress")).to_have_js_property("value", 4)
        await looks_right(page, "25-moving")
        await desk.write(partial(move_and_tell, office=desk.office, rules=desk.rules))
        await expect(page.locator("[data-count=left] dd")).to_have_text("0", timeout=SLOW)
        await page.click("main summary")
        await looks_right(page, "26-really")
        await page.click("[value=reopen]")
        await expect(page.locator(".closure")).to_have_count(0)
        assert await desk.read(find_closures) == ()
