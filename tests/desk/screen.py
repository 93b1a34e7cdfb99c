"""Whether anybody sees a page: it stands behind another one, and comes back."""

from datetime import timedelta

from playwright.async_api import Page

from bot.config import clock

_TURN = """away => {
  Object.defineProperty(document, "hidden", { value: away, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


async def cover(page: Page) -> None:
    await page.evaluate(_TURN, True)


async def sleep(page: Page, span: timedelta) -> None:
    """As some devices do it: no timer runs meanwhile, and no event tells of it. The page has a clock of the test's."""
    await page.clock.set_system_time(clock.now() + span)


async def uncover(page: Page) -> None:
    await page.evaluate(_TURN, False)
