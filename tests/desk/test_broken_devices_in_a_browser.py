"""Devices whose parts are broken in ways that were seen: an addition never stands in the way of what is none."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Route, expect

from bot.domain.code import new_code
from bot.rendering.text import write
from tests.builders import an_applicant
from tests.desk.browsing import SLOW, a_clerk, film, settles
from tests.desk.offline import HAS_A_NETWORK, Away, answer, take_in
from tests.desk.serving import Browser as Http
from tests.desk.serving import Desk, serving
from tests.storage.verbs import TEN

THROWS = "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });"
MISSING = "Object.defineProperty(window, 'indexedDB', { value: undefined });"
SILENT = "IDBFactory.prototype.open = () => ({});"
FORGETFUL = "for (const name of ['getItem', 'setItem']) Storage.prototype[name] = () => { throw new Error('no'); };"

# A detector that a test tells what it sees; one that lists our codes and finds nothing; one that never answers.
DETECTOR = """window.sights = [];
window.BarcodeDetector = class {
  static getSupportedFormats() { return Promise.resolve(["qr_code"]); }
  detect() { return %s; }
};"""
TOLD = DETECTOR % "Promise.resolve(window.sights.map((rawValue) => ({ rawValue, format: 'qr_code' })))"
USELESS = DETECTOR % "Promise.resolve([])"
DUMB = DETECTOR % "new Promise(() => {})"
# A disk that is full where a box is to be marked as gone.
FULL_FOR_MARKS = """() => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value, ...key) {
    return value?.gone ? this.transaction.abort() : put.call(this, value, ...key);
  };
}"""


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    """Where the data lies makes no difference to a page."""
    async with serving(sqlite_url) as desk:
        yield desk


async def test_a_browser_that_can_keep_nothing_is_a_desk_all_the_same(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, "en", token=clerk.token, opens=False) as at_desk:
        for nth, broken in enumerate([SILENT, THROWS + FORGETFUL, MISSING]):
            page = at_desk.page = await at_desk.page.context.new_page()
            await page.add_init_script(broken)
            await at_desk.open()
            await expect(page.locator("#scan")).to_be_visible(timeout=SLOW)
            await expect(page.locator("#news")).to_contain_text(
                write("desk-page-news-no-store", "en")[:40], timeout=SLOW
            )
            await at_desk.scan(booking.code)
            await at_desk.reads("already" if nth else "expected")
            if not nth:
                await at_desk.looks_right("no-store")
                await at_desk.button("confirm").tap()
                await at_desk.reads("arrived")
            await page.close()


async def test_a_detector_that_finds_nothing_is_not_waited_for(
    desk: Desk, browser: Browser, clerk: Http, lens: Path
) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    film(lens, f"https://t.me/mawid_test_bot?start={booking.code}")
    for broken in (USELESS, DUMB):
        how: dict[str, Any] = {"permissions": ["camera"], "opens": False}
        async with a_clerk(browser, desk, token=clerk.token, **how) as at_desk:
            await at_desk.page.add_init_script(broken)
            await at_desk.open()
            await at_desk.page.locator("#camera-toggle").tap()
            await at_desk.reads("expected")


async def test_the_camera_rests_while_a_decision_is_due(desk: Desk, browser: Browser, clerk: Http, lens: Path) -> None:
    first, second = await desk.book(TEN), await desk.book(TEN, an_applicant("11111111111"), address="other")
    desk.clock.forward(hours=2)
    film(lens, new_code(lambda _: 4242))
    async with a_clerk(browser, desk, token=clerk.token, permissions=["camera"], opens=False) as at_desk:
        await at_desk.page.add_init_script(TOLD)
        await at_desk.open()
        await at_desk.page.locator("#camera-toggle").tap()
        await at_desk.page.evaluate("code => sights.push(code)", first.code)
        await at_desk.reads("expected")
        await at_desk.page.evaluate("code => sights.splice(0, 1, code)", second.code)  # the next one holds up theirs
        await at_desk.page.wait_for_timeout(1200)
        assert await desk.acts() == [("look", "expected")]
        await at_desk.page.evaluate("code => sights.splice(0, 1, code)", first.code)
        await at_desk.button("confirm").tap()
        await at_desk.reads("arrived")
        await at_desk.page.evaluate("code => sights.splice(0, 1, code)", second.code)
        await at_desk.reads("expected")
        assert await desk.acts() == [("look", "expected"), ("confirm", "arrived"), ("look", "expected")]


async def test_what_is_on_its_way_is_not_said_to_be_taken_back_where_no_disk_could_note_it(away: Away) -> None:
    (person,) = await away.book(1)
    await away.sign_in("clerk")
    page = away.tablet.page
    held: list[Route] = []
    await away.line.cut()
    await take_in(away.tablet, person.code)
    await page.keyboard.press("Escape")
    await page.evaluate(FULL_FOR_MARKS)
    await page.route("**/desk/uploads*", lambda route: held.append(route))
    await away.line.restore()
    await page.evaluate(HAS_A_NETWORK)
    while not held:
        await page.wait_for_timeout(20)
    await settles(page)
    await page.locator("#undo-last").click()
    await expect(answer(away.tablet, "off-undo-gone")).to_be_visible(timeout=SLOW)
    await held[0].continue_()
    await expect(page.locator("#queue")).to_be_hidden(timeout=SLOW)
    assert {each.booking_id for each in await away.arrivals()} == {person.id}
