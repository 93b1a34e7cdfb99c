"""Whether anybody sees a page: it stands behind another one, and comes back."""

from playwright.async_api import Page

_TURN = """away => {
  Object.defineProperty(document, "hidden", { value: away, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


async def cover(page: Page) -> None:
    await page.evaluate(_TURN, True)


async def uncover(page: Page) -> None:
    await page.evaluate(_TURN, False)
