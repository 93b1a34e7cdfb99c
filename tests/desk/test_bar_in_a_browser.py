"""The bar on a phone in Chromium: what is tapped stays in its place, and what one must see is on the screen."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import expect

from bot.rendering.qr import draw
from tests.desk.looks import looks_right
from tests.desk.serving import Browser, Desk, serving
from tests.desk.test_day_in_a_browser import at

WITHIN = "one => { const {left, right} = one.getBoundingClientRect(); return left >= 0 && right <= innerWidth; }"
IN_ITS_PARENT = """one => {
  const mine = one.getBoundingClientRect(), all = one.parentElement.getBoundingClientRect();
  return mine.width > 0 && mine.left >= all.left - 1 && mine.right <= all.right + 1;
}"""
DOT = draw("drawn elsewhere")  # a picture that takes no process


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with serving(sqlite_url) as desk:
        yield desk


@pytest.mark.parametrize("locale", ["ar", "en"])
async def test_a_phone_shows_the_counter_the_menu_and_every_button_that_ends_a_session(
    desk: Desk, admin: Browser, clerk: Browser, browser: Chromium, locale: str
) -> None:
    async with at(desk, admin, browser, locale, 360) as page:
        await page.goto(f"{desk.url}/desk/sessions")
        for button in await page.locator("main .button").all():
            assert await button.evaluate(WITHIN)
        first, second = [await each.bounding_box() for each in await page.locator("main form.acts .button").all()]
        assert first
        assert second
        assert second["y"] - first["y"] - first["height"] >= 8, "they do not touch"
        await looks_right(page, "sessions", axe=locale == "ar")
        menu = page.locator(".bar summary")
        before = await menu.bounding_box()
        await menu.click()
        await expect(page.locator(".at-station select")).to_be_visible()
        heading, bar = [await page.locator(each).bounding_box() for each in ("main h1", ".bar")]
        assert heading
        assert bar
        assert heading["y"] >= bar["y"] + bar["height"], "an open menu covers nothing"
        assert await menu.bounding_box() == before
        await page.locator(".at-station select").select_option("shahba")
        await page.locator(".at-station button").click()
        await expect(page).to_have_url(f"{desk.url}/desk/sessions?day=2026-12-07&station=shahba")
        await expect(page.locator(".at-station select")).to_have_value("shahba")
        await page.route("**/chart.png*", lambda route: route.fulfill(body=DOT, content_type="image/png"))
        await page.goto(f"{desk.url}/desk/admin/numbers")
        bar = await page.locator(".bar").bounding_box()
        assert bar
        assert bar["height"] < 60, "as on every other page"
        await page.goto(f"{desk.url}/desk")
        await page.locator("body[data-ready]").wait_for(state="attached")
        await page.locator("#queue").evaluate("one => { one.hidden = false; }")  # the fullest that it can be
        assert await page.locator("#where bdi").last.evaluate(IN_ITS_PARENT)
        await page.click("#menu")
        await expect(page.locator("#station")).to_be_visible()
        assert await page.locator("#station").evaluate(WITHIN)


@pytest.mark.parametrize("locale", ["ar", "en"])
async def test_a_tablet_and_a_laptop_choose_the_station_in_the_bar(
    desk: Desk, admin: Browser, browser: Chromium, locale: str
) -> None:
    async with at(desk, admin, browser, locale, 1280, script=False) as page:
        await page.goto(f"{desk.url}/desk/sessions")
        for width, folded in ((720, True), (1024, True), (1280, False)):
            await page.set_viewport_size({"width": width, "height": 800})
            await expect(page.locator(".at-station select")).to_be_visible()
            await expect(page.locator(".bar nav")).to_be_visible(visible=not folded)
            bar = await page.locator(".bar").bounding_box()
            assert bar
            assert bar["height"] < 60, "one row"
