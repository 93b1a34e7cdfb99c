"""What changes under a finger is not pressed by it, and what must be read first is not passed by out of habit."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, expect

from bot.rendering.text import write
from tests.builders import an_applicant
from tests.desk.browsing import SLOW, a_clerk, settles
from tests.desk.serving import Browser as Http
from tests.desk.serving import Desk, serving
from tests.storage.verbs import TEN

# Each kind of press, 20 ms after the person on the screen became another one; the first press began before it.
PRESSES = """([before, kind]) => void (window.pressed = new Promise((done) => {
  const button = document.querySelector("[data-action=confirm]");
  const send = (name, of = PointerEvent, more = {}) =>
    button.dispatchEvent(new of(name, { bubbles: true, cancelable: true, ...more }));
  const key = (name) => send(name, KeyboardEvent, { key: kind, code: kind === " " ? "Space" : kind });
  if (kind === "held") send("pointerdown");
  const watch = new MutationObserver(() => {
    const name = document.querySelector("#answer-name").textContent;
    if (!name || name === before) return;
    watch.disconnect();
    setTimeout(() => {
      if (kind === "tap") send("pointerdown");
      if (["tap", "held"].includes(kind)) send("pointerup");
      if (kind.length === 1 || kind === "Enter") { button.focus(); key("keydown"); key("keyup"); }
      if (kind !== "Enter") button.click();
      done(name);
    }, 20);
  });
  watch.observe(document.querySelector("#answer-name"), { subtree: true, childList: true, characterData: true });
}))"""


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    """Where the data lies makes no difference to a page."""
    async with serving(sqlite_url) as desk:
        yield desk


async def test_nobody_is_confirmed_by_a_press_that_was_meant_for_another(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    people = [
        await desk.book(TEN),
        await desk.book(TEN, an_applicant("11111111111", name="Basel Nassar"), address="other"),
    ]
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, token=clerk.token) as at_desk:
        for nth, kind in enumerate(["tap", "held", "mouse", " ", "Enter"]):
            if not nth:
                await at_desk.scan(people[0].code)
            await expect(at_desk.page.locator("#answer-name")).not_to_have_text("", timeout=SLOW)
            await settles(at_desk.page)
            before = await at_desk.page.locator("#answer-name").text_content()
            await at_desk.page.evaluate(PRESSES, [before, kind])
            await at_desk.scan(people[(nth + 1) % 2].code)
            assert await at_desk.page.evaluate("window.pressed") != before
            await at_desk.page.wait_for_timeout(100)
            assert {action for action, _ in await desk.acts()} == {"look"}, kind
        await at_desk.button("confirm").tap()
        await at_desk.reads("arrived")


async def test_a_warning_is_not_passed_by_the_key_that_confirms_what_is_green(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    await clerk.answer("/desk/doubt", booking=(await clerk.scan(booking.code))["booking"])
    async with a_clerk(browser, desk, "en", width=1280, token=clerk.token, has_touch=False) as at_desk:
        await at_desk.scan(booking.code)
        await at_desk.reads("expected")
        await settles(at_desk.page)
        await at_desk.page.keyboard.press("Enter")
        await expect(at_desk.page.locator("#answer-news")).to_have_text(write("desk-page-warned-enter", "en"))
        assert "confirm" not in {action for action, _ in await desk.acts()}
        await at_desk.looks_right("warned")
        await at_desk.button("confirm").click()
        await at_desk.reads("arrived")
