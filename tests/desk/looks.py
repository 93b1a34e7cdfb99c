"""How a page looks: at each width nothing is wider than the screen and nothing too small for a finger, and axe, which
checks accessibility, finds no serious fault.

One page is looked at in each size: to open it anew in each takes longer than to look.
"""

import asyncio
import os
from collections.abc import Iterable
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.async_api import Page

SIZES = {360: 740, 768: 1024, 1280: 720}
WHAT_IS_TOUCHED = "main button, main a, main input, main select, main summary"
BUTTONS_AND_FIELDS = "button, a, select, textarea, input[type=text]"

_WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
_TOO_SMALL = """(all, narrow) => all.filter(one => one.offsetParent && !one.closest("label"))
  .filter(one => one.offsetHeight < 47.5 || (narrow && one.offsetWidth < 47.5))
  .map(one => one.outerHTML.slice(0, 90))"""
_HAS_AXE = "'axe' in window"  # half a megabyte, read once a page
_VIOLATIONS = "axe.run({resultTypes: ['violations']}).then((found) => found.violations)"
_SERIOUS = ("serious", "critical")


async def looks_right(
    page: Page,
    name: str,
    *,
    widths: Iterable[int] = SIZES,
    touched: str = WHAT_IS_TOUCHED,
    narrow: bool = True,
    axe: bool = True,
) -> None:
    """``touched``: what a finger must be able to hit, 48 px high, and as wide if it may not be ``narrow``.

    ``axe`` costs as much as all else. Where a page is looked at in both languages it is asked in one: what it judges,
    marks and colours and whether things have names, is of one template.

    ``name`` is a picture's file name in the folder ``PAGE_PICTURES``, if that is set.
    """
    await page.wait_for_load_state()  # without its style sheet a page is another
    as_it_was = page.viewport_size
    assert as_it_was
    for width in widths:
        await page.set_viewport_size({"width": width, "height": SIZES[width]})
        await picture(page, name)
        await _fits(page, (name, width))
        small = await page.locator(touched).evaluate_all(_TOO_SMALL, narrow)
        assert small == [], (name, width)
    await page.set_viewport_size(as_it_was)
    if axe:
        assert await serious_faults(page) == [], name


async def _fits(page: Page, what: tuple[str, int]) -> None:
    """A browser takes a moment for its new size."""
    for _ in range(40):
        if not await page.evaluate(_WIDER):
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"wider than the screen: {what}")


async def picture(page: Page, name: str) -> None:
    if folder := os.environ.get("PAGE_PICTURES"):
        locale = await page.get_attribute("html", "lang")
        width = (page.viewport_size or {"width": 0})["width"]
        await page.screenshot(path=Path(folder) / f"desk-{name}-{locale}-{width}.png", full_page=True)


async def serious_faults(page: Page) -> list[str]:
    if not await page.evaluate(_HAS_AXE):
        await page.evaluate(AXE_SCRIPT)
    found = await page.evaluate(_VIOLATIONS)
    return [
        f"{fault['id']}: {node['html'][:120]} {node['failureSummary']}"
        for fault in found
        if fault["impact"] in _SERIOUS
        for node in fault["nodes"]
    ]
