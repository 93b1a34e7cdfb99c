"""Signing in and out with a real browser: from a chat on the same device, and where the line is gone."""

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Request, Route, expect

from bot.rendering.text import write
from storage.staff.desk_sessions import find_session
from tests.builders import RULES
from tests.channels.web.chromium import a_phone
from tests.desk.browsing import SLOW, a_clerk, comes_true
from tests.desk.screen import cover, uncover
from tests.desk.serving import Browser as Http
from tests.desk.serving import Desk, serving


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    """Where the data lies makes no difference to a page."""
    async with serving(sqlite_url) as desk:
        yield desk


async def test_a_chat_on_the_same_device_signs_in(desk: Desk, browser: Browser) -> None:
    """The page lies behind the chat while the number is tapped, on a phone without being heard at all."""
    member = await desk.enrol("clerk")
    async with a_clerk(browser, desk, "en") as clerk:
        await expect(clerk.page.locator("#pairing-digits")).to_have_text(re.compile(r"\d{3} \d{3}"), timeout=SLOW)
        asleep = True

        async def sleep(route: Route) -> None:
            await (route.abort() if asleep else route.continue_())

        await clerk.page.route("**/desk/pairing/state", sleep)
        await cover(clerk.page)
        await clerk.pair(member)
        asleep = False
        await uncover(clerk.page)
        await expect(clerk.page.locator("#scan")).to_be_visible(timeout=SLOW)


async def test_a_page_that_asks_for_a_new_number_after_the_tap_is_signed_in(desk: Desk, browser: Browser) -> None:
    member = await desk.enrol("clerk")
    async with a_clerk(browser, desk, "en") as clerk:
        await clerk.page.route("**/desk/pairing/state", lambda route: route.abort())
        await clerk.pair(member)
        await clerk.page.unroute("**/desk/pairing/state")
        await clerk.page.locator("#counter").fill("9")
        await expect(clerk.page.locator("#scan")).to_be_visible(timeout=SLOW)


async def test_an_untouched_page_stops_showing_numbers(desk: Desk, browser: Browser) -> None:
    shown: list[str] = []

    def count(request: Request) -> None:
        if request.url.endswith("/desk/pairing"):
            shown.append(request.url)

    async with a_clerk(browser, desk, "en", opens=False) as clerk:
        await clerk.page.clock.install()
        clerk.page.on("request", count)
        await clerk.open()
        for _ in range(8):
            desk.clock.forward(minutes=2)
            await clerk.page.clock.run_for(2500)
            await clerk.page.wait_for_timeout(250)
        await expect(clerk.page.locator("#pair-again")).to_be_visible(timeout=SLOW)
        assert len(shown) == 5
        await clerk.page.locator("#pair-again").tap()
        await expect(clerk.page.locator("#pairing-digits")).to_have_text(re.compile(r"\d{3} \d{3}"), timeout=SLOW)


async def test_an_idle_session_ends_though_the_page_stays_open(desk: Desk, browser: Browser, clerk: Http) -> None:
    desk.rules = RULES
    async with a_clerk(browser, desk, "en", token=clerk.token, opens=False) as at_desk:
        await at_desk.page.clock.install()
        await at_desk.open()
        for _ in range(3):
            desk.clock.forward(minutes=19)
            async with at_desk.page.expect_response("**/desk/pack*", timeout=SLOW):
                await at_desk.page.clock.fast_forward(61_000)
        desk.clock.forward(minutes=4)
        await at_desk.page.clock.fast_forward(61_000)
        await expect(at_desk.page.locator("#signing")).to_be_visible(timeout=SLOW)
        await expect(at_desk.page.locator("#signing-why")).to_have_text(write("desk-page-session-ended", "en"))


async def test_signing_out_without_a_line_is_told_before_anybody_signs_in(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    asked: list[str] = []
    async with a_clerk(
        browser, desk, "en", width=1280, token=clerk.token, has_touch=False, service_workers="allow"
    ) as at_desk:
        at_desk.page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
        await at_desk.page.context.set_offline(True)
        await at_desk.page.locator("#signout").click()
        await expect(at_desk.page.locator("#signing-why")).to_have_text(write("desk-page-signed-out-here", "en"))
        assert await signed(desk, clerk)
        asked.clear()
        await at_desk.page.context.set_offline(False)
        await expect(at_desk.page.locator("#pairing-digits")).to_have_text(re.compile(r"\d{3} \d{3}"), timeout=SLOW)
        assert not await signed(desk, clerk)
        assert asked.index("signout") < asked.index("pairing")


async def signed(desk: Desk, clerk: Http) -> bool:
    return await desk.read(lambda tx: find_session(tx, clerk.token, desk.rules)) is not None


async def test_a_page_without_a_script_that_signs_out_leaves_no_day_behind(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    async with a_clerk(browser, desk, "en", token=clerk.token, service_workers="allow") as at_desk:
        await comes_true(at_desk.page, _PACKS, 1)
        await at_desk.page.goto(desk.url + "/desk/day")
        await at_desk.page.locator(".folded summary").tap()
        await at_desk.looks_right("day-menu")
        await at_desk.page.locator(".bar .places > form button.quiet").tap()
        await at_desk.listens()
        await expect(at_desk.page.locator("#signing")).to_be_visible(timeout=SLOW)
        await comes_true(at_desk.page, _PACKS, 0)


_PACKS = """async (wanted) => wanted === (await new Promise((done) => {
  const asked = indexedDB.open("mawid-desk");
  asked.onsuccess = () => {
    const counted = asked.result.transaction("pack").objectStore("pack").count();
    counted.onsuccess = () => (asked.result.close(), done(counted.result));
  };
}))"""


@pytest.mark.parametrize(("spoken", "locale"), [("en-GB", "en"), ("fr-FR", "ar")])
async def test_who_has_chosen_no_language_is_met_in_the_browsers_own_or_in_arabic(
    desk: Desk, clerk: Http, browser: Browser, spoken: str, locale: str
) -> None:
    async with a_phone(browser, locale=spoken, service_workers="block") as (page, _):
        await page.goto(desk.url + "/desk")
        await expect(page.locator("html")).to_have_attribute("lang", locale)
    _, html, _ = await clerk.ask("GET", "/desk/day", headers={"Accept-Language": f"{spoken},{spoken[:2]};q=0.9"})
    assert f'<html lang="{locale}"' in html, "every other page says the same"
