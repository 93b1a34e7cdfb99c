"""The day's pages in Chromium: every width, both directions, keys alone, and what comes out on paper."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import Page, expect

from bot.domain.booking import Slot
from storage.bookings.bookings import cancel_booking
from storage.desk.day import find_day
from tests.builders import RULES, a_chat, a_station, an_applicant, an_office, local
from tests.channels.web.chromium import a_phone
from tests.desk.looks import serious_faults
from tests.desk.serving import Browser, Desk, serving
from tests.desk.test_walk_in import PERSON
from tests.storage.verbs import ELEVEN, TEN

WIDTHS = (360, 768, 1280)
PATHS = ("/desk/day", "/desk/day?only=waiting", "/desk/sheet", "/desk/ticks", "/desk/walk-in", "/desk/notice")
NO_WIDER = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"

BESIDE = "/desk/me"  # whether the session goes on: by that it is not in use


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with serving(sqlite_url) as desk:
        yield desk


async def a_busy_day(desk: Desk, clerk: Browser) -> list[str]:
    """Everybody's state is there once at least; the booking ids, by time."""
    desk.office = an_office(a_station(places=16))
    slots = [TEN] * 3 + [Slot("saliheen", local(7, 10, 45))] * 3 + [ELEVEN] * 3
    booked = []
    for index, slot in enumerate(slots):
        desk.clock.forward(seconds=1)
        booked.append(await desk.book(slot, an_applicant(f"0123456789{index}"), address=f"somebody {index}"))
    await desk.write(lambda tx: cancel_booking(tx, a_chat(tx, "somebody 5"), booked[5].id, RULES))
    desk.clock.time = local(7, 10, 12)
    for booking in (booked[0], booked[3]):
        assert (await clerk.confirm(booking.id))["kind"] == "arrived"
    desk.clock.time = local(7, 10, 50)
    assert (await clerk.submit("/desk/walk-in", {**PERSON, "at": local(7, 10, 45).isoformat()}))[0] == 200
    return [booking.id for booking in booked]


@asynccontextmanager
async def at(
    desk: Desk, clerk: Browser, browser: Chromium, locale: str, width: int = 1280, *, script: bool = True
) -> AsyncIterator[Page]:
    """Signed in as the clerk is; nothing may be complained of but a refused form. ``script``: as of a clerk."""
    how: dict[str, Any] = {"viewport": {"width": width, "height": 800}, "has_touch": width < 800}
    how["java_script_enabled"] = script
    async with a_phone(browser, **how, service_workers="block") as (page, complaints):
        cookies: list[Any] = [
            {"name": "mawid-desk", "value": clerk.token, "url": desk.url},
            {"name": "mawid-desk-language", "value": locale, "url": desk.url},
        ]
        await page.context.add_cookies(cookies)
        yield page
        assert [complaint for complaint in complaints if "status of 422" not in complaint] == []


@pytest.mark.parametrize("locale", ["ar", "en"])
async def test_every_page_fits_and_can_be_used_by_all(
    desk: Desk, clerk: Browser, browser: Chromium, locale: str
) -> None:
    await a_busy_day(desk, clerk)
    async with at(desk, clerk, browser, locale, script=locale == "ar") as page:
        for path in PATHS:
            await page.goto(desk.url + path)
            for width in WIDTHS:
                await page.set_viewport_size({"width": width, "height": 800})
                assert await page.evaluate(NO_WIDER), (path, width)
            if locale == "ar":
                assert await serious_faults(page) == [], path


async def test_a_person_is_registered_after_a_slip_of_the_pen(desk: Desk, clerk: Browser, browser: Chromium) -> None:
    desk.clock.time = local(7, 10, 5)
    async with at(desk, clerk, browser, "ar", 360) as page:
        await page.goto(f"{desk.url}/desk/walk-in")
        await page.fill("#name", "أمينة الحداد")
        await page.fill("#birth", "1990")
        await page.select_option("#document", "national_id")
        await page.fill("#number", "N1234567")
        await page.click("main button[type=submit]")
        await expect(page.locator(".fault")).to_have_count(2)  # the consent, the number; the birth is not needed
        assert await page.evaluate(NO_WIDER)
        assert await serious_faults(page) == []
        await page.check("[name=consent]")
        await page.fill("#birth", "3 أيار 1990")
        await page.check("[name=switch]")
        await page.click("main button[type=submit]")
        await expect(page.locator(".walked-in .when")).to_be_visible()
        assert await page.evaluate(NO_WIDER)
        assert await serious_faults(page) == []
        (row,) = (await desk.read(partial(find_day, **THE_DAY))).bookings
        assert row.walk_in
        await page.click(".walked-in form button")
        await expect(page.locator(".slip")).to_be_visible()


async def test_only_the_person_s_own_notice_is_shown(desk: Desk, clerk: Browser, browser: Chromium) -> None:
    async with at(desk, clerk, browser, "ar") as page:
        await page.goto(f"{desk.url}/desk/walk-in")
        await expect(page.locator(".spoken[lang=ar]")).to_be_visible()
        await expect(page.locator(".spoken[lang=en]")).to_be_hidden()
        await page.check("[name=language][value=en]")
        await expect(page.locator(".spoken[lang=en]")).to_be_visible()
        await expect(page.locator(".spoken[lang=ar]")).to_be_hidden()


THE_DAY: dict[str, Any] = {"station": a_station(), "day": local(7, 10).date(), "rules": RULES}


async def test_ticks_are_entered_by_keys_alone(desk: Desk, clerk: Browser, browser: Chromium) -> None:
    """The first came at the booked time, the second did not come, the third at 10:20 by the clerk's own digits."""
    ids = []
    for index in range(4):
        desk.clock.forward(seconds=1)
        ids.append((await desk.book(TEN, an_applicant(f"0123456789{index}"), address=f"somebody {index}")).id)
    desk.clock.time = local(7, 14)
    async with at(desk, clerk, browser, "ar") as page:
        await page.goto(f"{desk.url}/desk/ticks")
        await page.keyboard.press("Enter")
        await page.keyboard.press("ArrowDown")
        await page.keyboard.type("١٠٢٠")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Space")
        await page.keyboard.press("Space")  # not this one after all
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")  # on the button now
        await expect(page.locator("main [role=status]")).to_contain_text("شخصين")
    found = await desk.read(partial(find_day, **THE_DAY))
    came = {row.booking_id: row.arrived_at for row in found.bookings}
    assert came == {ids[0]: local(7, 10), ids[1]: None, ids[2]: local(7, 10, 20), ids[3]: None}


async def test_an_unclear_time_is_where_the_keys_go_next(desk: Desk, clerk: Browser, browser: Chromium) -> None:
    await a_busy_day(desk, clerk)
    async with at(desk, clerk, browser, "en", 360) as page:
        await page.goto(f"{desk.url}/desk/ticks")
        await page.locator("input.when").nth(1).fill("1099")
        await page.click("main button[type=submit]")
        wrong = page.locator("input.when[aria-invalid=true]")
        await expect(wrong).to_have_value("1099")
        await expect(wrong).to_be_focused()
        assert await page.evaluate(NO_WIDER)
        assert await serious_faults(page) == []


async def test_the_day_renews_itself_while_nobody_touches_it(desk: Desk, clerk: Browser, browser: Chromium) -> None:
    ids = await a_busy_day(desk, clerk)
    async with at(desk, clerk, browser, "en") as page:
        await page.clock.install()
        await page.goto(f"{desk.url}/desk/day")
        arrived = page.locator("[data-count=arrived] dd")
        await expect(arrived).to_have_text("2")
        await clerk.confirm(ids[6])
        await page.clock.fast_forward(61_000)
        await expect(arrived).to_have_text("3")
        await page.locator("a.open").first.focus()
        await clerk.confirm(ids[7])
        await page.clock.fast_forward(61_000)
        await page.wait_for_load_state("networkidle")
        await expect(arrived).to_have_text("3")
        await expect(page.locator("a.open").first).to_be_focused()


async def test_a_day_left_open_alone_lets_its_session_go_idle(desk: Desk, clerk: Browser, browser: Chromium) -> None:
    await desk.book(TEN)
    async with at(desk, clerk, browser, "en") as page:
        await page.clock.install()
        await page.goto(f"{desk.url}/desk/day")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url) if BESIDE not in request.url else None)
        await page.clock.run_for(120_000)
        await page.wait_for_load_state("networkidle")
        assert asked
        await page.clock.fast_forward(1_200_000)
        await page.wait_for_load_state("networkidle")
        asked.clear()
        await page.clock.run_for(300_000)
        assert asked == []
        await page.keyboard.press("Shift")
        await page.clock.run_for(61_000)
        await page.wait_for_load_state("networkidle")
        assert asked


@pytest.mark.parametrize("locale", ["ar", "en"])
async def test_the_paper_has_all_of_the_day_and_nothing_of_the_screen(
    desk: Desk, clerk: Browser, browser: Chromium, locale: str
) -> None:
    desk.office = an_office(a_station(places=120, walk_in_places=0))
    for index in range(100):
        await desk.book(TEN, an_applicant(f"{index:011}"), address=f"somebody {index}")
    async with at(desk, clerk, browser, locale, script=locale == "ar") as page:
        await page.goto(f"{desk.url}/desk/sheet")
        await page.emulate_media(media="print")
        await expect(page.locator(".bar")).to_be_hidden()
        await expect(page.locator("main button")).to_be_hidden()
        paper = await page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 2
        await page.goto(f"{desk.url}/desk/notice?in={locale}")
        paper = await page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
