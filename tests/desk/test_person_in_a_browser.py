"""How long a person stays on the screen, and how a slip of the finger is taken back, with a real browser."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.async_api import Browser, Page, expect

from tests.builders import an_applicant
from tests.desk.browsing import SLOW, Clerk, a_clerk, settles
from tests.desk.screen import cover, sleep, uncover
from tests.desk.serving import Browser as Http
from tests.desk.serving import Desk, serving
from tests.storage.verbs import TEN


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    """Where the data lies makes no difference to a page."""
    async with serving(sqlite_url) as desk:
        yield desk


async def looked_up(at_desk: Clerk, code: str) -> None:
    """On a page that is opened with a clock of the test's."""
    await at_desk.page.clock.install()
    await at_desk.open()
    await at_desk.scan(code)
    await at_desk.reads("expected")


async def is_blank(page: Page) -> None:
    """Nothing of anybody is in the page, seen or unseen."""
    await expect(page.locator("#answer")).to_be_hidden(timeout=SLOW)
    text = await page.locator("#answer").evaluate("""root => [...root.querySelectorAll(
      "#answer-title, #answer-lines, #answer-person bdi, #answer-document span, #answer-choices, #answer-panel")]
      .map((one) => one.textContent).join("")""")
    assert text == ""


async def test_nobody_stays_on_the_screen_longer_than_they_may_be_looked_at(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    desk.rules = replace(desk.rules, look=timedelta(minutes=3))
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, token=clerk.token, opens=False) as at_desk:
        await looked_up(at_desk, booking.code)
        await at_desk.page.clock.fast_forward(170_000)
        await expect(at_desk.page.locator("#answer-name")).to_have_text("Amina Haddad")
        await at_desk.page.clock.fast_forward(11_000)
        await is_blank(at_desk.page)


async def test_a_page_that_nobody_sees_shows_nobody_after_a_minute(desk: Desk, browser: Browser, clerk: Http) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, token=clerk.token, opens=False) as at_desk:
        await looked_up(at_desk, booking.code)
        await cover(at_desk.page)
        await at_desk.page.clock.fast_forward(50_000)
        await uncover(at_desk.page)
        await at_desk.page.clock.fast_forward(20_000)
        await expect(at_desk.page.locator("#answer-name")).to_have_text("Amina Haddad")
        await cover(at_desk.page)
        await at_desk.page.clock.fast_forward(61_000)
        await is_blank(at_desk.page)


async def test_whoever_stood_there_while_the_device_slept_is_gone_when_it_wakes(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, token=clerk.token, opens=False) as at_desk:
        page = at_desk.page
        await looked_up(at_desk, booking.code)
        number = page.locator("#answer-document bdi")
        masked = await number.inner_text()
        await at_desk.button("show").tap()
        await expect(number).not_to_have_text(masked, timeout=SLOW)
        await sleep(page, timedelta(seconds=40))
        await expect(number).to_have_text(masked)
        await sleep(page, timedelta(minutes=30))
        await is_blank(page)
        await page.locator("#document-open").tap()
        await page.locator("#document-number").fill("02010012345")
        await sleep(page, timedelta(minutes=60))
        await page.keyboard.press("Shift")  # whoever wakes it waits for nothing
        await expect(page.locator("#document-number")).to_have_value("")
        await page.locator("#open-pad").tap()
        await page.locator("#pad-text").fill(booking.code[:11])
        await sleep(page, timedelta(minutes=90))
        await page.mouse.move(9, 9)
        await expect(page.locator("#pad-text")).to_have_value("")


async def test_what_is_typed_of_somebody_and_left_standing_goes(desk: Desk, browser: Browser, clerk: Http) -> None:
    async with a_clerk(browser, desk, token=clerk.token, opens=False) as at_desk:
        page = at_desk.page
        await page.clock.install()
        await at_desk.open()
        await page.locator("#document-open").tap()
        await page.locator("#document-number").fill("02010012345")
        await page.clock.fast_forward(590_000)
        await expect(page.locator("#document-number")).to_have_value("02010012345")
        await page.clock.fast_forward(11_000)
        await expect(page.locator("#document")).to_be_hidden()
        await expect(page.locator("#document-number")).to_have_value("")


async def test_whoever_stands_there_is_gone_when_another_tab_signs_out_and_the_next_clerk_is_in_all_of_them(
    desk: Desk, browser: Browser, clerk: Http, admin: Http
) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, token=clerk.token) as at_desk:
        await at_desk.scan(booking.code)
        await at_desk.reads("expected")
        day, other = await at_desk.page.context.new_page(), await at_desk.page.context.new_page()
        await replace(at_desk, page=day).open("/desk/day")
        await other.goto(f"{desk.url}/desk")
        await other.locator("#menu").tap()
        await other.locator("#signout").tap()
        await is_blank(at_desk.page)
        await expect(day.locator("main")).to_be_empty()
        assert admin.staff
        await replace(at_desk, page=other).pair(admin.staff)
        for page in (at_desk.page, day):
            await expect(page.locator("#where")).to_contain_text(
                "\u20681\u2069", timeout=SLOW
            )  # the counter of who is in
            await expect(page.locator("#scan")).to_be_visible()


async def test_a_whole_number_is_gone_after_half_a_minute(desk: Desk, browser: Browser, clerk: Http) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, token=clerk.token, opens=False) as at_desk:
        await looked_up(at_desk, booking.code)
        number = at_desk.page.locator("#answer-document bdi")
        masked = await number.inner_text()
        await at_desk.button("show").tap()
        await expect(number).not_to_have_text(masked, timeout=SLOW)
        await at_desk.page.clock.fast_forward(31_000)
        await expect(number).to_have_text(masked)
        await expect(at_desk.button("show")).to_be_visible()


async def test_not_this_person_may_be_taken_back_and_enter_does_nothing_there(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, "en", width=1280, token=clerk.token, opens=False, has_touch=False) as at_desk:
        await looked_up(at_desk, booking.code)
        await at_desk.button("doubt").click()
        await at_desk.page.clock.run_for(2000)
        await expect(at_desk.page.locator("#answer-panel")).to_contain_text(re.compile(r"\b[1-8]\b"))
        await at_desk.page.keyboard.press("Enter")
        await expect(at_desk.page.locator("#answer-panel")).to_be_visible()
        await at_desk.page.locator("#answer-panel button").click()
        await at_desk.page.clock.run_for(12_000)
        await expect(at_desk.button("confirm")).to_be_visible()
        assert await desk.acts() == [("look", "expected")]
        await at_desk.button("doubt").click()
        await at_desk.looks_right("doubt")
        await at_desk.page.clock.fast_forward(10_500)
        await at_desk.reads("doubted")
        assert [action for action, _ in await desk.acts()] == ["look", "doubt"]


async def test_whoever_goes_on_to_the_next_meant_it(desk: Desk, browser: Browser, clerk: Http) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, "en", width=1280, token=clerk.token, opens=False, has_touch=False) as at_desk:
        await looked_up(at_desk, booking.code)
        await at_desk.button("doubt").click()
        async with at_desk.page.expect_response("**/desk/doubt*", timeout=SLOW) as answered:
            await at_desk.page.keyboard.press("Escape")
        assert (await answered.value).status == 200
        await is_blank(at_desk.page)


async def test_a_slip_goes_when_it_is_done(desk: Desk, browser: Browser, clerk: Http) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, "en", token=clerk.token) as at_desk:
        await at_desk.scan(booking.code)
        await at_desk.reads("expected")
        await at_desk.page.locator("#more summary").tap()
        for done in ("dispatchEvent(new Event('afterprint'))", "document.getElementById('back').click()"):
            async with at_desk.page.expect_popup() as opened:
                await at_desk.button("slip").tap()
            slip = await opened.value
            await slip.wait_for_load_state()
            async with slip.expect_event("close", timeout=SLOW):
                await slip.evaluate(done)
        await at_desk.reads("expected")


async def test_the_list_of_times_begins_with_three_days(desk: Desk, browser: Browser, clerk: Http) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, "en", token=clerk.token) as at_desk:
        await at_desk.scan(booking.code)
        await at_desk.reads("expected")
        await at_desk.page.locator("#more summary").tap()
        await at_desk.button("move").tap()
        days = at_desk.page.locator("#answer-panel h3")
        await expect(days).to_have_count(3, timeout=SLOW)
        first = await at_desk.page.locator("#answer-panel .times").first.inner_text()
        assert "10:15" in first
        assert "10:00" not in first, "the person's own"
        await at_desk.page.locator("#answer-panel .quiet").tap()
        assert await days.count() > 3
        await at_desk.looks_right("days")


async def test_a_name_that_was_left_to_the_desk_is_typed_there_and_the_person_stays_on_the_screen(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    booking = await desk.book(TEN, replace(an_applicant("01234567890"), name=""))
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, token=clerk.token) as at_desk:
        await at_desk.scan(booking.code)
        await at_desk.reads("expected")
        await settles(at_desk.page)
        await at_desk.button("name").click()
        await expect(at_desk.page.locator("#name-typed")).to_be_focused(timeout=SLOW)
        await settles(at_desk.page)
        await at_desk.page.keyboard.type("Salma", delay=60)
        await at_desk.page.keyboard.press("Enter")
        await expect(at_desk.page.locator("#answer-news")).to_be_visible(timeout=SLOW)
        await at_desk.page.keyboard.type(" al-Halabi", delay=60)
        await at_desk.page.keyboard.press("Enter")
        await expect(at_desk.page.locator("#answer-name")).to_have_text("Salma al-Halabi", timeout=SLOW)
        await expect(at_desk.button("name")).to_be_hidden()
        await expect(at_desk.button("confirm")).to_be_visible()
        await expect(at_desk.button("show")).to_be_visible()
