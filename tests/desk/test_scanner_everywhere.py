"""A scanner is a keyboard: its codes lead to their answer on every page, and its keys press and fill in nothing."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, suppress
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from bot.domain.code import new_code
from bot.domain.staff import Role
from tests.builders import an_applicant
from tests.desk.browsing import SLOW, a_clerk, settles
from tests.desk.looks import picture
from tests.desk.serving import Browser as Http
from tests.desk.serving import Desk, serving
from tests.storage.verbs import TEN

WRONG = new_code(lambda _: 4242)
# Keys as devices send them: [type, code, key, and what is held].
PRESS = """strokes => { for (const [type, code, key, more = {}] of strokes) {
  const at = document.activeElement ?? document.body;
  at.dispatchEvent(new KeyboardEvent(type, { code, key, bubbles: true, cancelable: true, ...more }));
} }"""
PASTE = """text => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text", text);
  const given = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(given);
}"""
AZERTY = dict(zip("1234567890", "&é\"'(-è_çà", strict=True))
Stroke = Sequence[object]


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    """Where the data lies makes no difference to a page."""
    async with serving(sqlite_url) as desk:
        yield desk


def alt_codes(text: str) -> list[Stroke]:
    """Each sign spelt on the keypad while Alt is held."""
    held = {"altKey": True}
    strokes: list[Stroke] = []
    for char in text:
        strokes.append(["keydown", "AltLeft", "Alt", held])
        strokes += [["keydown", f"Numpad{digit}", digit, held] for digit in f"{ord(char):03}"]
        strokes.append(["keyup", "AltLeft", "Alt"])
    return strokes


def kinds_of_scanner(link: str, code: str) -> dict[str, list[Stroke]]:
    enter: Stroke = ["keydown", "Enter", "Enter"]
    link_end: list[Stroke] = [["keydown", "", char] for char in link]
    return {
        "spelt by Alt codes, Enter too": [*alt_codes(code), *alt_codes("\r")],
        "digits by Shift, as on a French keyboard": [
            *(["keydown", f"Digit{digit}", digit, {"shiftKey": True}] for digit in code),
            enter,
        ],
        "digits without Shift on a French keyboard": [
            *(["keydown", f"Digit{digit}", AZERTY[digit]] for digit in code),
            enter,
        ],
        "keys without a place, a link, no Enter": link_end,
        "keys that only write": [
            stroke for digit in code for stroke in (["keydown", "", "Unidentified"], ["keypress", "", digit])
        ],
        "the kind of code first": [
            ["keydown", "BracketRight", "]"],
            ["keydown", "KeyQ", "Q", {"shiftKey": True}],
            *(["keydown", f"Digit{digit}", digit] for digit in f"1{code}"),
            enter,
        ],
    }


async def test_scanners_of_every_kind_are_read(desk: Desk, browser: Browser, clerk: Http) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    link = f"https://t.me/mawid_24_test7_bot?start={booking.code}"
    async with a_clerk(browser, desk, "en", width=1280, token=clerk.token, has_touch=False) as at_desk:
        page = at_desk.page
        for name, strokes in kinds_of_scanner(link, booking.code).items():
            await page.evaluate(PRESS, strokes)
            await expect(at_desk.answer, name).to_have_attribute("data-kind", "expected", timeout=SLOW)
            await page.locator("[data-action=next]").click()
            await at_desk.is_ready()
        await page.evaluate(PASTE, link)
        await at_desk.reads("expected")
        await page.locator("[data-action=next]").click()
        await page.locator("#document-open").click()
        await page.locator("#document-number").focus()
        await page.keyboard.insert_text(link)  # as an input method does, whole
        await at_desk.reads("expected")
        await page.locator("[data-action=next]").click()
        await page.locator("#open-pad").click()
        await page.locator("#pad-text").fill(f"{link[:30]}")
        await page.locator("#pad-text").fill(link)
        await at_desk.reads("expected")
        assert len(await desk.acts()) == len(kinds_of_scanner(link, booking.code)) + 3


async def test_a_scan_on_any_page_leads_to_its_answer_and_touches_nothing(
    desk: Desk, browser: Browser, stack: AsyncExitStack
) -> None:
    admin = await desk.sign_in(stack, "admin", Role.ADMIN, None)
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, "en", width=1280, token=admin.token, has_touch=False, opens=False) as at_desk:
        page = at_desk.page
        for path, focus in FOCUS.items():
            await at_desk.open(f"{path}?station=saliheen")
            await page.locator(focus).first.focus()
            before = await contents(page)
            await burst(page, booking.code)
            await expect(at_desk.answer).to_be_visible(timeout=SLOW)
            if await at_desk.answer.get_attribute("data-kind") == "not-a-code":
                await burst(page, booking.code)  # a busy machine made two of it: a clerk scans again
            await at_desk.reads("expected")
            assert page.url.endswith(f"{path}?station=saliheen"), path
            assert await contents(page) == before, path
            await page.keyboard.press("Escape")
            await expect(at_desk.answer).to_be_hidden()
        assert {action for action, _ in await desk.acts()} == {"look"}


FOCUS = {
    "/desk/day": "a.open",
    "/desk/walk-in": "#name",
    "/desk/sheet": "[data-print]",
    "/desk/conflicts": ".bar a[href*=walk-in]",
    "/desk/sessions": ".bar a[href*=sheet]",
    "/desk/admin/closures/new": "main [type=text], main [type=checkbox]",
    "/desk/admin/people": "main :is(input, button, a, summary)",
}


async def burst(page: Page, digits: str) -> None:
    """Real keys, which write where the focus is, as fast as a scanner's and with its Enter."""
    await asyncio.gather(*(page.keyboard.press(key) for key in [*digits, "Enter"]))


async def torn(page: Page, digits: str) -> None:
    """The same on a machine that hears the first key, and then for a while nothing."""
    await page.keyboard.press(digits[0])
    await asyncio.sleep(0.3)
    await burst(page, digits[1:])


async def contents(page: Page) -> object:
    """Of every field that there is."""
    return await page.locator("main :is(input, select, textarea)").evaluate_all(
        "all => all.map((one) => [one.name, one.value, one.checked])"
    )


async def test_a_form_under_way_is_kept_below_the_answer_and_enter_confirms_there(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, token=clerk.token, opens=False) as at_desk:
        page = at_desk.page
        await at_desk.open("/desk/walk-in")
        await page.fill("#name", "أمينة الحداد")
        await page.locator("#document").focus()
        before = await contents(page)
        await at_desk.scan(f"https://t.me/mawid_2_bot?start={booking.code}", enters=2)
        await at_desk.reads("expected")
        await picture(page, "over-a-form")
        await settles(page)
        await page.keyboard.press("Enter")
        await at_desk.reads("arrived")
        await at_desk.button("next").tap()
        await expect(at_desk.answer).to_be_hidden()
        assert await contents(page) == before
        assert [action for action, _ in await desk.acts()] == ["look", "confirm"]


async def test_on_the_page_of_ticks_a_scan_ticks_its_own_row(desk: Desk, browser: Browser, clerk: Http) -> None:
    people = [await desk.book(TEN, an_applicant(f"1234567890{nth}"), address=str(nth)) for nth in range(3)]
    desk.clock.forward(hours=3)
    how: dict[str, Any] = {"token": clerk.token, "has_touch": False, "opens": False}
    async with a_clerk(browser, desk, "en", width=1280, **how) as at_desk:
        page = at_desk.page
        own_row = page.locator(f"[name=c{people[2].id}]")
        for _ in range(3):  # of a burst that a busy machine tears into many nothing may come: a clerk opens it again
            await at_desk.open("/desk/ticks")
            await expect(page.locator("input.when").first).to_be_focused()
            await burst(page, people[2].code)
            with suppress(AssertionError):
                await expect(own_row).to_be_checked(timeout=SLOW / 4)
                break
        await expect(own_row).to_be_checked()
        await expect(page.locator("#scanner-news")).to_contain_text("10:00")
        assert await page.locator("main input:checked").count() == 1
        assert await page.locator("input.when").evaluate_all("all => all.map((one) => one.value).join('')") == ""
        await picture(page, "ticked-by-scan")
        before = await contents(page)
        await torn(page, WRONG)
        await at_desk.reads("unknown")
        assert await contents(page) == before
        assert await page.locator("main input:checked").count() == 1
