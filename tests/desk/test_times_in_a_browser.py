"""The pages on which times are typed, on a small phone: what was read is seen, and nothing is too small or too wide."""

import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import expect

from tests.builders import local
from tests.desk.broadcasts import CLOSE, NEW, office_loaded
from tests.desk.browsing import a_clerk
from tests.desk.looks import BUTTONS_AND_FIELDS, looks_right
from tests.desk.serving import Browser, Desk
from tests.storage.verbs import TEN


@pytest.mark.parametrize("locale", ["ar", "en"])
async def test_what_was_read_is_seen_on_a_phone(desk: Desk, admin: Browser, browser: Chromium, locale: str) -> None:
    await office_loaded(desk)
    booking = await desk.book(TEN)
    async with a_clerk(browser, desk, locale, token=admin.token, opens=False, script=locale == "ar") as seen:
        page = seen.page
        await page.goto(f"{desk.url}{CLOSE}?station=saliheen")
        await page.check("input[name=station-saliheen]")
        await page.fill("#today_time", "13 am")
        await page.click(".wizard button.primary")
        await expect(page.locator("#span-fault")).to_be_visible()
        await expect(page.locator("#today_time")).to_have_value("13 am")
        await looks_right(seen.page, "closure-time-fault", touched=BUTTONS_AND_FIELDS, narrow=False, axe=locale == "ar")
        await page.fill("#today_time", "من 2 لـ 4")
        await page.click(".wizard button.primary")
        await expect(page.locator(".notice.span")).to_contain_text("14:00")
        await expect(page.locator(".notice.span")).to_contain_text("16:00")
        await looks_right(seen.page, "closure-plan", touched=BUTTONS_AND_FIELDS, narrow=False, axe=locale == "ar")
        await page.goto(f"{desk.url}{NEW}?station=saliheen")
        await page.check("input[name=when][value=later]")
        await page.fill("#start_time", "؟")
        await page.fill("#arabic", "نص")
        await page.click(".wizard button.primary")
        await expect(page.locator("#start-fault")).to_be_visible()
        await looks_right(
            seen.page, "broadcast-time-fault", touched=BUTTONS_AND_FIELDS, narrow=False, axe=locale == "ar"
        )
        desk.clock.time = local(7, 14, 45)
        await page.goto(f"{desk.url}/desk/ticks?station=saliheen")
        await page.fill(f"input[name=t{booking.id}]", "٢ ونص")
        await page.click("form.ticks [type=submit]")
        await expect(page.locator(".read-as")).to_have_count(1)
        await expect(page.locator(f"input[name=t{booking.id}]")).to_have_value("14:30")
        await looks_right(seen.page, "ticks-read", touched=BUTTONS_AND_FIELDS, narrow=False, axe=locale == "ar")
