"""The scan page in each size and direction, for admins, in the other language, and where no server answers."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from playwright.async_api import Browser, expect

from bot.domain.code import new_code
from bot.domain.staff import Role
from bot.rendering.text import write
from tests.builders import an_applicant
from tests.desk.browsing import SLOW, Clerk, a_clerk
from tests.desk.serving import Browser as Http
from tests.desk.serving import Desk, serving
from tests.desk.tablet import SHARED
from tests.storage.verbs import ELEVEN, TEN, TOMORROW

WRONG = new_code(lambda _: 4242)


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    """Where the data lies makes no difference to a page."""
    async with serving(sqlite_url) as desk:
        yield desk


@pytest.mark.parametrize("locale", ["ar", "en"])
async def test_each_screen_fits_in_both_directions(
    desk: Desk, browser: Browser, stack: AsyncExitStack, locale: str
) -> None:
    admin = await desk.sign_in(stack, "admin", Role.ADMIN, None)
    today, tomorrow = await desk.book(TEN), await desk.book(TOMORROW, an_applicant("11111111111"), address="other")
    await desk.book(ELEVEN, an_applicant("22222222222"), address="third")
    scheme = "dark" if locale == "en" else "light"
    async with a_clerk(
        browser, desk, locale, token=admin.token, has_touch=locale == "ar", color_scheme=scheme
    ) as clerk:
        await clerk.looks_right("admin-ready")
        await clerk.page.locator("#menu").click()
        await clerk.looks_right("menu", widths=(360, 768))  # a wide screen has no menu
        for kind, code in [("early", today.code), ("wrong-day", tomorrow.code), ("unknown", WRONG)]:
            await clerk.scan(code)
            await clerk.reads(kind)
            await clerk.looks_right(kind)
        desk.clock.forward(hours=2)
        await clerk.scan(today.code)
        await clerk.reads("expected")
        await clerk.looks_right("admin-expected")
        await clerk.button("confirm").click()
        await clerk.reads("arrived")
        await clerk.looks_right("admin-arrived", axe=locale == "en")
        assert clerk.complaints == []


async def test_an_admin_stands_at_the_station_they_choose(desk: Desk, browser: Browser, stack: AsyncExitStack) -> None:
    admin = await desk.sign_in(stack, "admin", Role.ADMIN, None)
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, "en", width=1280, token=admin.token, has_touch=False) as clerk:
        await clerk.page.locator("#station").select_option("shahba")
        await expect(clerk.page.locator("#places a").nth(1)).to_have_attribute("href", "/desk/day?station=shahba")
        await clerk.scan(booking.code)
        await clerk.reads("wrong-station")
        await clerk.page.locator("#station").select_option("saliheen")
        await clerk.scan(booking.code)
        await clerk.reads("expected")


async def test_the_language_changes_where_one_stands(desk: Desk, browser: Browser, clerk: Http) -> None:
    async with a_clerk(browser, desk, token=clerk.token) as at_desk:
        await at_desk.page.locator("#language").tap()
        await expect(at_desk.page.locator("html")).to_have_attribute("dir", "ltr")
        await expect(at_desk.page.locator("#ready-title")).to_have_text(write("desk-page-ready-title", "en"))
        await at_desk.scan(WRONG)
        await at_desk.reads("unknown")
        await expect(at_desk.page.locator("#answer-title")).to_have_text(re.compile("[A-Za-z]"))


async def test_without_an_answer_the_day_pack_judges_and_what_happened_is_sent_later(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, token=clerk.token, service_workers="allow") as at_desk:
        await _equipped(at_desk)
        await at_desk.page.context.set_offline(True)
        await at_desk.scan(booking.code)
        await at_desk.reads("off-expected")
        await expect(at_desk.page.locator("#answer-lines")).to_contain_text("10:00")  # there, not where the browser is
        await expect(at_desk.page.locator("#line")).to_have_attribute("data-state", "offline")
        await expect(at_desk.page.locator("#news")).to_be_visible()
        await at_desk.looks_right("off-expected")
        await at_desk.button("confirm").tap()
        await at_desk.reads("off-came")
        await at_desk.looks_right("off-came")
        await at_desk.scan(WRONG)
        await at_desk.reads("off-not-in-pack")
        await at_desk.looks_right("off-not-in-pack")
        await expect(at_desk.page.locator("#queue-count")).to_have_text("2")
        await at_desk.page.context.set_offline(False)
        await expect(at_desk.page.locator("#line")).to_have_attribute("data-state", "online", timeout=SLOW)
        await expect(at_desk.page.locator("#queue")).to_be_hidden(timeout=SLOW)
        await expect(at_desk.page.locator("#news")).to_be_hidden()
        await at_desk.scan(booking.code)
        await at_desk.reads("already")


async def test_a_session_that_ended_meanwhile_asks_to_sign_in_and_keeps_what_waits(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, token=clerk.token, service_workers="allow") as at_desk:
        await _equipped(at_desk)
        await at_desk.page.context.set_offline(True)
        await at_desk.scan(booking.code)
        await at_desk.button("confirm").tap(timeout=SLOW)
        await at_desk.reads("off-came")
        await clerk.post("/desk/signout")
        await at_desk.page.context.set_offline(False)
        await expect(at_desk.page.locator("#signing-why")).to_contain_text("1", timeout=SLOW)
        await at_desk.looks_right("sign-in-again")
        await at_desk.page.locator("#go-on-alone").tap()
        await at_desk.scan(WRONG)
        await at_desk.reads("off-not-in-pack")
        await expect(at_desk.page.locator("#queue-count")).to_have_text("2")
        await at_desk.looks_right("alone")
        await at_desk.button("next").tap()
        await at_desk.page.locator("#sign-in").tap()
        await at_desk.pair(clerk.staff or await desk.enrol("another"))
        await expect(at_desk.page.locator("#queue")).to_be_hidden(timeout=SLOW)
        await at_desk.scan(booking.code)
        await at_desk.reads("already")


async def _equipped(clerk: Clerk) -> None:
    """It has the pack of the day."""
    has = f"async () => (await {SHARED}).$offline.has()"
    for _ in range(100):
        if await clerk.page.evaluate(has):
            return
        await clerk.page.wait_for_timeout(100)
    raise AssertionError("no pack came")
