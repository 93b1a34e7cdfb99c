"""Whoever stands on a page of the desk is gone when they may be looked at no more, and when the session is over."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from bot.rendering.text import write
from storage.engine.sealed_boxes import fingerprint
from storage.tables import desk_sessions
from tests.builders import KEYRING, local
from tests.desk.browsing import SLOW, Clerk, a_clerk
from tests.desk.looks import picture
from tests.desk.screen import cover, sleep, uncover
from tests.desk.serving import Browser as Http
from tests.desk.serving import Desk, serving
from tests.desk.test_late_forms import boxed, sealed
from tests.desk.test_walk_in import PERSON
from tests.storage.verbs import TEN

NAME = "Zaynab Canary"
_PRINTED = """([booking, token]) => {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: "/desk/slip" });
  for (const [name, value] of Object.entries({ booking, form_token: token })) {
    form.append(Object.assign(document.createElement("input"), { name, value }));
  }
  document.body.append(form);
  form.submit();
}"""


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with serving(sqlite_url) as desk:
        yield desk


async def brought_in(desk: Desk, clerk: Http) -> str:
    """Somebody's form that asks again, and a scan that does not fit; the booking of the latter."""
    booking = await desk.book(TEN)
    desk.clock.time = local(7, 10, 5)
    scan = {"doing": "came", "station": "saliheen", "code": booking.code, "at": local(6, 10).isoformat()}
    form = boxed(1, "walk-in", {**PERSON, "name": NAME, "number": "", "birth": "no date"})
    answer = await clerk.answer("/desk/uploads", boxes=[form, sealed(2, scan)], to=fingerprint(KEYRING))
    assert len(answer["done"]) == 2
    return booking.id


async def opened(page: Page, desk: Desk) -> None:
    """The form, as it was filled in."""
    await page.goto(f"{desk.url}/desk/conflicts")
    await page.click("main a.primary")
    await expect(page.locator("#name")).to_have_value(NAME, timeout=SLOW)


async def looked_up(page: Page, desk: Desk) -> None:
    await page.goto(f"{desk.url}/desk/conflicts")
    await page.click("button[value=look]")
    await expect(page.locator("main .digits")).to_be_visible(timeout=SLOW)


async def printed(page: Page, desk: Desk, clerk: Http, booking: str) -> None:
    """A slip, in the tab of the page."""
    await clerk.sees(booking)
    await page.goto(f"{desk.url}/desk/conflicts")
    await page.evaluate(_PRINTED, [booking, clerk.form])
    await expect(page.locator(".slip .digits")).to_be_visible(timeout=SLOW)
    await page.wait_for_load_state()


async def showing(at_desk: Clerk, clerk: Http, booking: str) -> list[Page]:
    """Tabs in which somebody stands: a form that came late, what a look at a scan told, and a slip."""
    desk, context = at_desk.desk, at_desk.page.context
    form, look, slip = at_desk.page, await context.new_page(), await context.new_page()
    await opened(form, desk)
    await looked_up(look, desk)
    await printed(slip, desk, clerk, booking)
    for page in (form, look):
        await page.locator("body[data-ready]").wait_for(state="attached", timeout=SLOW)
    return [form, look, slip]


async def shows_nobody(page: Page, where: str) -> None:
    """It is the scan page, and the way back leads to nobody."""
    await expect(page.locator(where)).to_be_visible(timeout=SLOW)
    assert page.url.partition("?")[0].endswith("/desk")
    assert await page.locator("#name, .slip, .conflict, .slot").count() == 0


async def test_whoever_stands_there_is_gone_when_they_may_be_looked_at_no_more(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    desk.rules = replace(desk.rules, look=timedelta(minutes=3))
    booking = await brought_in(desk, clerk)
    async with a_clerk(browser, desk, token=clerk.token, opens=False) as at_desk:
        page = at_desk.page
        await page.clock.install()
        await opened(page, desk)
        await at_desk.listens()
        await picture(page, "held")
        await page.clock.fast_forward(170_000)
        await page.fill("#birth", "4/6/19")  # whoever writes of somebody looks at them
        await page.clock.fast_forward(11_000)
        await expect(page.locator("#name")).to_have_value(NAME)
        await page.clock.fast_forward(170_000)
        await shows_nobody(page, "#scan")
        await expect(page.locator("#news")).to_contain_text(write("desk-page-form-cleared", "ar"))
        await picture(page, "expired")
        await looked_up(page, desk)
        await at_desk.listens()
        await picture(page, "looked-up")
        await page.clock.fast_forward(181_000)
        await shows_nobody(page, "#scan")
        await printed(page, desk, clerk, booking)
        await picture(page, "slip-in-the-tab")
        await page.clock.fast_forward(181_000)
        await shows_nobody(page, "#scan")
        assert at_desk.complaints == [], "nor is anybody asked whether to leave"


async def test_whoever_stood_there_while_the_tab_was_away_is_gone_when_it_comes_back(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    booking = await brought_in(desk, clerk)
    async with a_clerk(browser, desk, token=clerk.token, opens=False) as at_desk:
        pages = await showing(at_desk, clerk, booking)
        for page in pages[:2]:
            await cover(page)
            await page.evaluate("Date.now = ((now) => () => now() + 601_000)(Date.now)")  # no timer ran meanwhile
            await uncover(page)
            await shows_nobody(page, "#scan")
        await pages[2].evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
        await shows_nobody(pages[2], "#scan")


async def test_whoever_stood_there_while_the_device_slept_is_gone_when_it_wakes(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    booking = await brought_in(desk, clerk)
    async with a_clerk(browser, desk, token=clerk.token, opens=False) as at_desk:
        await at_desk.page.clock.install()
        pages = await showing(at_desk, clerk, booking)
        walk_in = await at_desk.page.context.new_page()
        await walk_in.goto(f"{desk.url}/desk/walk-in")
        await walk_in.locator("body[data-ready]").wait_for(state="attached", timeout=SLOW)
        await walk_in.fill("#name", NAME)
        await sleep(at_desk.page, timedelta(hours=2))
        for page in pages:
            await shows_nobody(page, "#scan")
        await expect(walk_in.locator("#name")).to_have_value("")


async def test_what_a_session_showed_goes_with_it(desk: Desk, browser: Browser, clerk: Http) -> None:
    booking = await brought_in(desk, clerk)
    async with a_clerk(browser, desk, token=clerk.token, opens=False) as at_desk:
        pages = await showing(at_desk, clerk, booking)
        day, ticks = await at_desk.page.context.new_page(), await at_desk.page.context.new_page()
        for page, path in ((day, "/desk/day"), (ticks, "/desk/ticks")):
            await page.goto(desk.url + path)
            await page.locator("body[data-ready]").wait_for(state="attached", timeout=SLOW)
        await desk.write(lambda tx: tx.connection.execute(desk_sessions.delete()).rowcount)
        for page in (*pages, day, ticks):
            await uncover(page)  # asks at once, as it does each minute
        for page in (*pages, day):
            await shows_nobody(page, "#signing")
        await expect(ticks.locator("form.ticks")).to_be_visible()  # of nobody; and what is entered there is kept sealed


async def test_what_is_typed_of_somebody_and_left_standing_goes_and_the_form_stays(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    desk.clock.time = local(7, 10, 5)
    async with a_clerk(browser, desk, token=clerk.token, opens=False) as at_desk:
        page = at_desk.page
        await page.clock.install()
        await at_desk.open("/desk/walk-in")
        await page.fill("#name", NAME)
        await page.clock.fast_forward(590_000)
        await page.fill("#number", "02001000077")
        await page.clock.fast_forward(590_000)
        await expect(page.locator("#name")).to_have_value(NAME)
        await page.clock.fast_forward(11_000)
        for field in ("#name", "#number"):
            await expect(page.locator(field)).to_have_value("")
        await expect(page.locator("#scanner-news")).to_have_text(write("desk-page-form-cleared", "ar"))
        await picture(page, "form-cleared")
        assert at_desk.complaints == []


async def test_nobody_stays_on_a_page_whose_script_does_not_run(desk: Desk, browser: Browser, clerk: Http) -> None:
    desk.rules = replace(desk.rules, look=timedelta(seconds=2))
    booking = await brought_in(desk, clerk)
    options: dict[str, Any] = {"java_script_enabled": False, "token": clerk.token, "opens": False}
    async with a_clerk(browser, desk, **options) as at_desk:
        other = await at_desk.page.context.new_page()
        await looked_up(other, desk)
        await opened(at_desk.page, desk)
        for page in (other, at_desk.page):
            await page.wait_for_url("**/desk?station=saliheen", timeout=SLOW)
    await clerk.sees(booking)
    _, _, headers = await clerk.ask("POST", "/desk/slip", data={"booking": booking, "form_token": clerk.form})
    assert headers["Refresh"] == "4; url=/desk"
