"""How a page looks: at each width nothing is wider than the screen and nothing too small for a finger, and axe, which
checks accessibility, finds no serious fault.

One page is looked at in each size: to open it anew in each takes longer than to look.
"""

import asyncio
import os
from collections.abc import Iterable
from pathlib import Path
from weakref import WeakKeyDictionary

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.async_api import Browser, Page

SIZES = {360: 740, 768: 1024, 1280: 720}
WHAT_IS_TOUCHED = "main button, main a, main input, main select, main summary"
BUTTONS_AND_FIELDS = "button, a, select, textarea, input[type=text]"

_WIDER_AND_TOO_SMALL = """([touched, narrow]) => [
  document.documentElement.scrollWidth > document.documentElement.clientWidth,
  [...document.querySelectorAll(touched)].filter((one) => one.offsetParent && !one.closest("label"))
    .filter((one) => one.offsetHeight < 47.5 || (narrow && one.offsetWidth < 47.5))
    .map((one) => one.outerHTML.slice(0, 90)),
]"""
# As it stands there, with its rules of style and without what would ask or run.
_COPY = """() => {
  const copy = document.documentElement.cloneNode(true);
  const fields = copy.querySelectorAll("input, option, textarea");
  document.documentElement.querySelectorAll("input, option, textarea").forEach((one, at) => {
    fields[at].toggleAttribute("checked", Boolean(one.checked));
    fields[at].toggleAttribute("selected", Boolean(one.selected));
    if (one.tagName === "TEXTAREA") fields[at].textContent = one.value;
    else if (one.tagName === "INPUT") fields[at].setAttribute("value", one.value);
  });
  copy.querySelectorAll("script, link, noscript").forEach((one) => one.remove());
  const style = document.createElement("style");
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  style.textContent = rules.map((rule) => rule.cssText).join(" ");
  copy.querySelector("head").append(style);
  return ["<!doctype html>" + copy.outerHTML, matchMedia("(prefers-color-scheme: dark)").matches];
}"""
# Rules whose faults are small are a third of what it computes.
_VIOLATIONS = """(serious) => {
  const asked = (rule) => rule.enabled && !rule.tags.includes("experimental") && serious.includes(rule.impact);
  const rules = axe._audit.rules.filter(asked).map((rule) => rule.id);
  if (rules.length < 50) throw new Error(`axe knows ${rules.length} serious rules`);
  const options = { resultTypes: ["violations"], preload: false, runOnly: { type: "rule", values: rules } };
  return axe.run(options).then((found) => found.violations);
}"""
_JUDGES: WeakKeyDictionary[Browser, Page] = WeakKeyDictionary()
_SERIOUS = ("serious", "critical")


async def looks_right(
    page: Page,
    name: str,
    *,
    widths: Iterable[int] = (),
    touched: str = WHAT_IS_TOUCHED,
    narrow: bool = True,
    axe: bool = True,
) -> None:
    """``touched``: what a finger must be able to hit, 48 px high, and as wide if it may not be ``narrow``.

    ``axe`` costs as much as all else. Where a page is looked at in both languages it is asked in one: what it judges,
    marks and colours and whether things have names, is of one template; and so is what stands beside what on a tablet.

    ``name`` is a picture's file name in the folder ``PAGE_PICTURES``, if that is set.
    """
    await page.wait_for_load_state()  # without its style sheet a page is another
    as_it_was = page.viewport_size
    assert as_it_was
    for width in widths or (SIZES if axe else (360, 1280)):
        await page.set_viewport_size({"width": width, "height": SIZES[width]})
        await picture(page, name)
        await _fits(page, (name, width), touched, narrow)
    await page.set_viewport_size(as_it_was)
    if axe:
        assert await serious_faults(page) == [], name


async def _fits(page: Page, what: tuple[str, int], touched: str, narrow: bool) -> None:
    """A browser takes a moment for its new size."""
    for _ in range(40):
        wider, small = await page.evaluate(_WIDER_AND_TOO_SMALL, [touched, narrow])
        if not wider:
            assert small == [], what
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"wider than the screen: {what}")


async def picture(page: Page, name: str) -> None:
    if folder := os.environ.get("PAGE_PICTURES"):
        locale = await page.get_attribute("html", "lang")
        width = (page.viewport_size or {"width": 0})["width"]
        await page.screenshot(path=Path(folder) / f"desk-{name}-{locale}-{width}.png", full_page=True)


async def serious_faults(page: Page) -> list[str]:
    """Of a copy, in the one page of the browser that has read axe: that is half a megabyte, and to read it in each page
    costs more than to judge."""
    html, dark = await page.evaluate(_COPY)
    judge = await _judge(page)
    await judge.set_viewport_size(page.viewport_size or {"width": 1280, "height": 720})
    await judge.emulate_media(color_scheme="dark" if dark else "light")
    await judge.set_content(html)
    found = await judge.evaluate(_VIOLATIONS, _SERIOUS)
    return [
        f"{fault['id']}: {node['html'][:120]} {node['failureSummary']}"
        for fault in found
        if fault["impact"] in _SERIOUS
        for node in fault["nodes"]
    ]


async def _judge(page: Page) -> Page:
    browser = page.context.browser
    assert browser, "of all tests"
    if browser not in _JUDGES:
        judge = await browser.new_page(reduced_motion="reduce")
        await judge.evaluate(AXE_SCRIPT)
        _JUDGES[browser] = judge
    return _JUDGES[browser]
