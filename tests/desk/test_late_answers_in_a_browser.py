"""What comes late, or while something else goes on, changes nothing that has been said or done since."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Route, expect

from bot.rendering.text import write
from tests.builders import an_applicant
from tests.desk.browsing import a_clerk, comes_true, settles
from tests.desk.offline import HAS_A_NETWORK, LEAP, SLOW, Away, answer
from tests.desk.serving import Browser as Http
from tests.desk.serving import Desk, serving
from tests.storage.verbs import TEN

# The store of the browser answers nobody until it is let go.
HOLDS = """() => new Promise((held) => {
  const asked = indexedDB.open("mawid-desk");
  asked.onsuccess = () => {
    const transaction = asked.result.transaction(["pack"], "readwrite");
    transaction.oncomplete = () => asked.result.close();
    window.holds = true;
    const hold = () => { if (window.holds) transaction.objectStore("pack").count().onsuccess = hold; };
    hold();
    held();
  };
})"""
# Somebody signs out in another tab, or in.
ENDED_ELSEWHERE = "dispatchEvent(new StorageEvent('storage', { key: 'mawid-desk-ended' }))"
# A slow tablet: what a script has written stands on the screen a second later, and presses are heard then.
SLOW_TO_PAINT = """() => new MutationObserver((_, watch) => {
  if (!document.querySelector("#answer-name").textContent) return;
  watch.disconnect();
  window.written = true;
  const until = performance.now() + 1500;
  setTimeout(() => { while (performance.now() < until); });
}).observe(document.querySelector("#answer-name"), { subtree: true, childList: true, characterData: true })"""
TYPES = 300  # milliseconds, after which keys that came one by one have been read


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with serving(sqlite_url) as desk:
        yield desk


async def test_a_key_that_writes_no_digit_opens_no_keypad_and_closes_no_answer(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, token=clerk.token) as at_desk:
        page = at_desk.page
        for key in ("Space", "-"):
            await page.keyboard.press(key)
            await page.wait_for_timeout(TYPES)
            await expect(page.locator("#pad")).to_be_hidden()
        await at_desk.scan(booking.code)
        await at_desk.reads("expected")
        await page.wait_for_timeout(TYPES + 200)
        await page.keyboard.press("-")
        await page.wait_for_timeout(TYPES)
        await at_desk.reads("expected")
        await page.keyboard.press("Space")  # confirms: the button has the focus
        await page.wait_for_timeout(TYPES)
        await at_desk.reads("arrived")
        await expect(page.locator("#pad")).to_be_hidden()


async def test_who_is_confirmed_while_the_next_one_comes_is_counted_and_who_is_not_is_named(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    people = [await desk.book(TEN, an_applicant(f"1111111111{nth}"), address=f"chat {nth}") for nth in range(3)]
    desk.clock.forward(hours=2)
    held: list[Route] = []
    async with a_clerk(browser, desk, "en", token=clerk.token) as at_desk:
        page = at_desk.page
        await page.route("**/desk/confirm*", lambda route: held.append(route))
        for nth, person in enumerate(people):
            await at_desk.scan(person.code)
            await expect(page.locator("#answer:not([data-stale])")).to_be_visible(timeout=SLOW)
            await at_desk.reads("expected")  # whoever waits for an answer keeps nobody else waiting
            if nth == 1:  # while the next one stands there, and before the page takes the line for lost
                await held[0].continue_()
                one = write("desk-page-tally", "en").replace("%count%", "⁨1⁩")
                await expect(page.locator("#tally")).to_have_text(one)
            if nth == 2:
                await held[1].fulfill(status=500, json={"why": "failed"})
                break
            await settles(page)
            await at_desk.button("confirm").tap()
            await page.wait_for_timeout(100)
            assert len(held) == nth + 1
        missed = page.locator("#missed")
        await expect(missed).to_contain_text(people[1].call_number, timeout=SLOW)
        await expect(missed).to_contain_text(write("desk-page-refused-failed", "en"))
        await at_desk.reads("expected")
        await at_desk.looks_right("missed", widths=[360])
        await expect(page.locator("#tally")).to_be_visible()
        await page.evaluate(ENDED_ELSEWHERE)
        await expect(missed).to_contain_text(write("desk-page-missed-ended", "en"))
        await expect(missed).not_to_contain_text(people[1].call_number)  # of whom it was is told to nobody else
        for told in ("#tally", "#undo-last"):
            await expect(page.locator(told)).to_be_hidden()
        await missed.locator("button").click()
        await expect(missed).to_be_hidden()
    assert [act for act in await desk.acts() if act[0] == "confirm"] == [("confirm", "arrived")]


async def test_two_people_of_whom_the_line_broke_in_the_middle_are_both_kept(away: Away) -> None:
    first, second = await away.book(2)
    await away.sign_in("clerk")
    page = away.tablet.page
    held: list[Route] = []

    async def hold_the_first(route: Route) -> None:
        if held:
            await route.abort()
        held.append(route)

    await page.route("**/desk/confirm*", hold_the_first)
    await away.tablet.scan(first.code)
    await expect(page.locator("#answer[data-kind=late]")).to_be_visible(timeout=SLOW)
    await settles(page)
    async with page.expect_request("**/desk/confirm*"):
        await page.keyboard.press("Enter")
    await away.line.cut()
    await away.tablet.scan(second.code)
    await expect(answer(away.tablet, "off-expected")).to_be_visible(timeout=SLOW)
    await held[0].abort()
    while (await away.tablet.kept())["came"] < 1:
        await page.wait_for_timeout(50)
    await settles(page)
    await page.keyboard.press("Enter")
    await expect(answer(away.tablet, "off-came")).to_be_visible(timeout=SLOW)
    assert await away.tablet.kept() == {"desk": 1, "pack": 1, "came": 2, "queue": 2}


async def test_what_the_top_of_the_page_says_is_what_was_known_last(away: Away) -> None:
    (person,) = await away.book(1)
    await away.sign_in("clerk")
    page = away.tablet.page
    await page.clock.install()
    await away.tablet.open()
    await away.tablet.equipped()
    news = page.locator("#news")
    await away.line.cut()
    await away.tablet.scan(person.code)
    await expect(answer(away.tablet, "off-expected")).to_be_visible(timeout=SLOW)
    await page.evaluate(LEAP, 8 * 3600)
    assert await away.tablet.call("has") is True
    await expect(news).to_contain_text("ساعة هذا الجهاز", timeout=SLOW)
    # What happened cannot go up, nor a pack come down: the time of the server is heard all the same,
    # and the line is watched meanwhile.
    await page.route("**/desk/uploads*", lambda route: route.fulfill(status=500, json={"why": "failed"}))
    await page.route("**/desk/pack*", lambda route: None)
    await away.line.restore()
    await page.evaluate(HAS_A_NETWORK)
    await expect(news).to_be_hidden(timeout=SLOW)
    await expect(page.locator("#queue-count")).to_have_text("1")

    await page.keyboard.press("Escape")
    await page.evaluate(HOLDS)
    await away.line.cut()
    await away.tablet.scan(person.code)  # the page asks its store whether it can go on alone, and gets no answer yet
    await expect(page.locator("#line")).to_have_attribute("data-state", "offline", timeout=SLOW)
    await away.line.restore()
    await page.evaluate(HAS_A_NETWORK)
    await expect(page.locator("#line")).to_have_attribute("data-state", "online", timeout=SLOW)
    await page.evaluate("() => { window.holds = false; }")
    await expect(answer(away.tablet, "off-expected")).to_be_visible(timeout=SLOW)
    await expect(news).to_be_hidden()


async def test_a_press_on_what_a_slow_tablet_does_not_show_yet_confirms_nobody(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    people = [await desk.book(TEN, an_applicant(f"1111111111{nth}"), address=f"chat {nth}") for nth in range(2)]
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, token=clerk.token) as at_desk:
        page = at_desk.page
        await at_desk.scan(people[0].code)
        await at_desk.reads("expected")
        await settles(page)
        place = await at_desk.button("confirm").bounding_box()
        assert place
        await page.evaluate(SLOW_TO_PAINT)
        async with page.expect_response("**/desk/scan*"):
            await at_desk.scan(people[1].code)
        await page.touchscreen.tap(place["x"] + 20, place["y"] + 20)
        await comes_true(page, "window.written")
        await page.wait_for_timeout(300)
        assert {action for action, _ in await desk.acts()} == {"look"}
