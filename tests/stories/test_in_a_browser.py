"""The real program and a real browser: by thumb at 360 pixels, by keyboard alone, and through a power cut."""

import os
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from bot.domain.code import grouped
from bot.rendering import qr
from bot.rendering.text import write
from tests.channels.web.line import counted
from tests.stories.browsing import FACTS, SLOW, STATION, Visitor, at_the_page, named, today, tomorrow
from tests.stories.faults import cramped, faults
from tests.stories.running import Program, free_port, running_bot

FIRST_PAGE, REGISTRATION = 15_000, 41_000  # bytes
PERSONAL = ("020100", "٠٢٠١٠٠", "0944", "1990", "١٩٩٠")


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[Program]:
    """With days enough for a second page of them."""
    async with running_bot(tmp_path, port=free_port(), web_horizon_days=14) as program:
        yield program


async def test_a_person_registers_by_thumb_and_the_station_confirms_the_picture(
    program: Program, browser: Browser
) -> None:
    facts = FACTS["ar"]
    async with at_the_page(browser, program, "ar") as person, at_the_page(browser, program, "ar") as clerk:
        await expect(person.page.locator(".start").first).to_be_visible()
        assert await faults(person.page) == []
        assert await cramped(person.page) == []
        for start in await person.page.locator(".start").all():
            await expect(start).to_be_in_viewport(ratio=1)
        await person.begin()
        await expect(person.page.locator("html")).to_have_attribute("dir", "rtl")
        await person.tell(facts)
        await expect(person.page.locator("#log")).not_to_contain_text(facts.number)  # it was read
        await expect(person.page.locator(".back:visible")).to_have_count(1)  # that of its question went with it
        await person.picture("1-stations")
        assert await faults(person.page) == []
        await person.tap("station-other-time")
        await person.tap(person.choice(f"station:place:{STATION}"))
        await _turn_pages(program, person)
        await person.choose(today(program))
        await _change_the_number(person)
        await person.tap("check-confirm")
        await _read_the_code(person)
        (call,) = re.findall("📢[^0-9]*([0-9]{3})", await person.page.locator("#log").inner_text())
        await _the_log_is_tidy(person)

        await _enrol(program, clerk)
        shot = await person.page.locator("img.qr").screenshot()
        await clerk.page.locator("#more").tap()
        photo = FilePayload(name="photo.png", mimeType="image/png", buffer=shot)
        await clerk.page.locator("#photo").set_input_files(photo)
        await clerk.reads(facts.name)
        await clerk.picture("6-expected")
        assert await faults(clerk.page) == []
        await clerk.tap("desk-confirm")
        await clerk.reads(call)
        await expect(clerk.page.locator("#log")).not_to_contain_text(facts.name)

        not_me = person.button("arrival-not-me")  # comes by itself
        await expect(not_me).to_be_in_viewport(timeout=SLOW)
        await person.picture("7-notice")
        await person.tap(not_me)
        await expect(person.page.locator("#log")).to_contain_text(write("disputed", "ar"), timeout=SLOW)
        await expect(clerk.page.locator("#log")).to_contain_text("⚠️", timeout=SLOW)
        await clerk.picture("8-disputed")
        assert person.complaints == clerk.complaints == []


async def _turn_pages(program: Program, person: Visitor) -> None:
    """Turning a page piles up nothing, and leaves the newest question in view."""
    await person.is_asked("time")
    await person.picture("2-days")
    before = await person.page.locator(".ours").count()
    await person.tap("page-later")
    await expect(person.button("page-later")).to_have_count(0)
    await person.tap("page-earlier")
    await person.tap(person.choice(f"time:day:{tomorrow(program)}"))
    await expect(person.choice("time:at:")).to_be_visible()
    await person.picture("3-times")
    await expect(person.newest.locator("button").last).to_be_in_viewport()
    assert await faults(person.page) == []
    assert await cramped(person.page) == []
    assert await person.page.locator(".ours").count() == before
    await person.tap("time-other-days")


async def _change_the_number(person: Visitor) -> None:
    """One line is given anew, and the others stay."""
    facts = FACTS[person.locale]
    await person.picture("4-check")
    assert await faults(person.page) == []
    assert await cramped(person.page) == []
    await person.reads("02010012345")
    await expect(person.page.locator(".lines dt").first).to_have_text(named("edit-time", person.locale))
    await expect(person.button("check-change")).to_have_count(0)  # it stands beside the number
    await person.tap(person.page.locator('.fresh .change[data-choice="check:edit:number"]'))
    await person.is_asked("number")
    await expect(person.choice("number:keep")).to_contain_text(f"…{facts.number[-3:]}")
    await person.write("02010012346")
    await person.is_asked("check")
    for told in (facts.name, "02010012346"):
        await person.reads(told)


async def _read_the_code(person: Visitor) -> str:
    """From the picture on the screen, as a station's phone would; the same digits stand below it."""
    image = person.page.locator("img.qr")
    await expect(image).to_be_in_viewport(ratio=1, timeout=SLOW)
    await image.evaluate("it => it.decode()")
    await person.picture("5-booked")
    assert await faults(person.page) == []
    assert await cramped(person.page) == []
    seen = qr.read(await person.page.screenshot())
    assert isinstance(seen, qr.QrRead)
    await expect(person.page.locator(".card code")).to_have_text(grouped(seen.text))
    await _keep_the_picture(person, seen.text)
    return seen.text


BROKEN = """it => new Promise((seen) => {
  it.addEventListener("error", () => seen(document.querySelector("button.save").click()), { once: true });
  it.src = "/chat/page/chat.css";
})"""
"""A code that does not arrive, and a tap that keeps the picture all the same."""


async def _keep_the_picture(person: Visitor, code: str) -> None:
    """As a file with a name that says nothing, and on paper; on neither is anything of the person."""
    await person.page.route("**/save_picture.js*", lambda route: route.fulfill(status=204))  # it came with the card
    await person.page.locator("img.qr").evaluate(BROKEN)
    await expect(person.page.locator("#notice")).to_have_text(write("page-not-saved", person.locale))
    await person.page.wait_for_function("() => document.querySelector('img.qr').naturalWidth > 0")
    async with person.page.expect_download() as saving:
        await person.tap(person.page.get_by_role("button", name=write("page-save-picture", person.locale)))
    kept = await saving.value
    await person.page.unroute("**/save_picture.js*")
    assert kept.suggested_filename == "picture.png"
    content = (await kept.path()).read_bytes()
    assert qr.read(content) == qr.QrRead(code)
    if folder := os.environ.get("PAGE_PICTURES"):
        (Path(folder) / f"{person.locale}-kept.png").write_bytes(content)
    await person.page.emulate_media(media="print")
    await person.picture("5-printed")
    assert qr.read(await person.page.screenshot()) == qr.QrRead(code)
    await expect(person.page.locator("header, footer, .keys:visible, .keeping").first).to_be_hidden()
    paper = await person.page.locator("body").inner_text()
    assert [part for part in FACTS[person.locale].name.split() if part in paper] == []
    await person.page.emulate_media(media="screen")


async def _the_log_is_tidy(person: Visitor) -> None:
    """Whoever looks at the phone now learns of an appointment, and nothing that was told in the interview."""
    await person.is_asked("menu")
    await expect(person.page.locator(".own")).to_have_count(0)
    for reload in (False, True):
        if reload:
            await person.page.reload()
            await expect(person.page.locator("img.qr")).to_be_attached()
        log = await person.page.locator("body").inner_text()
        assert [part for part in (*FACTS[person.locale].name.split(), *PERSONAL) if part in log] == []


async def _enrol(program: Program, clerk: Visitor) -> None:
    """With the station's invitation, typed right at the welcome."""
    await clerk.write(f"/start {await program.invite(STATION)}")
    await expect(clerk.page.locator("html")).to_have_attribute("lang", clerk.locale, timeout=SLOW)
    await expect(clerk.page.locator(".ours").first).to_be_visible()


async def test_a_power_cut_while_somebody_types_loses_nothing(program: Program, browser: Browser) -> None:
    async with at_the_page(browser, program, "ar") as person:
        await person.begin()
        field = person.page.locator("#text")
        await field.press_sequentially("سلمى عبد")
        await program.kill9()
        await field.press_sequentially(" الرحمن")
        await expect(person.page.locator("#notice")).to_have_text(write("page-offline", "ar"), timeout=SLOW)
        await expect(field).to_have_value("سلمى عبد الرحمن")
        await person.page.locator("#send").tap()
        await expect(person.page.locator(".unsent")).to_have_count(1)
        await person.picture("9-offline")
        await program.start()
        await person.is_asked("document")
        await expect(person.page.locator(".unsent")).to_have_count(0)
        await expect(person.page.locator(".own .text").filter(has_text="سلمى")).to_have_count(1)
        await expect(person.page.locator("#notice")).not_to_have_text(write("page-offline", "ar"))
        await program.kill9()
        await program.start()
        await person.page.reload()
        await person.is_asked("document")
        await person.tap("document-national-id")
        await person.is_asked("number")
        await expect(person.page.locator(".own .text").filter(has_text="سلمى")).to_have_count(1)


async def test_a_keyboard_alone_is_enough_for_a_whole_registration_that_is_small_on_the_line(
    program: Program, browser: Browser
) -> None:
    """Bytes as they stand on the socket, headers and all. In the dark, and what is read is measured on a phone too."""
    facts, desktop = FACTS["en"], {"width": 1280, "height": 800}
    counting = counted(program.url)
    async with (
        counting as line,
        at_the_page(
            browser, program, "en", url=line.url, has_touch=False, viewport=desktop, color_scheme="dark"
        ) as person,
    ):
        keys = Keys(person.page)
        await expect(person.page.locator(".start").first).to_be_visible(timeout=SLOW)
        await person.page.wait_for_load_state("networkidle")
        assert line.down <= FIRST_PAGE, line
        await _is_readable(person)
        await keys.press("English")
        await person.is_asked("consent")
        await keys.press(named("consent-agree", "en"))
        await person.is_asked("name")
        await keys.answer(facts.name)
        await person.is_asked("document")
        await keys.press(named("document-none", "en"))
        await person.is_asked("birth")
        await keys.press(named("birth-skip", "en"))
        await person.is_asked("station")
        await keys.press(named("station-other-time", "en"))
        await expect(person.choice("station:place:")).to_be_visible()
        await _is_readable(person)
        await keys.press("al-Shahba")
        await person.is_asked("time")
        await keys.press(named("page-later", "en"))
        await expect(person.button("page-earlier")).to_be_visible()
        await _is_readable(person)
        await keys.press("Earliest")
        await person.is_asked("check")
        await _is_readable(person)
        await keys.press(named("check-confirm", "en"))
        await expect(person.page.locator("img.qr")).to_be_visible(timeout=SLOW)
        await person.page.locator("img.qr").evaluate("it => it.decode()")
        assert line.down <= REGISTRATION, line
        await person.picture("keyboard-booked")
        await _is_readable(person)
        await keys.press(named("menu-code", "en"))
        await expect(person.page.locator("img.qr")).to_have_count(2)
        assert person.complaints == []


async def _is_readable(person: Visitor) -> None:
    assert await faults(person.page) == []
    assert await cramped(person.page) == []


class Keys:
    """Tab, Enter and letters. A person gives up where the focus cannot be seen, or is not reached in 25 steps."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def press(self, name: str) -> None:
        await self._go("(it, name) => it.tagName === 'BUTTON' && it.innerText.includes(name)", name)
        await self.page.keyboard.press("Enter")

    async def answer(self, text: str) -> None:
        await self._go("it => it.id === 'text'")
        await self.page.keyboard.type(text)
        await self.page.keyboard.press("Enter")

    async def _go(self, found: str, name: str = "") -> None:
        for _ in range(25):
            if await self.page.evaluate(f"name => ({found})(document.activeElement, name)", name):
                ring = "getComputedStyle(document.activeElement).outlineStyle"
                assert await self.page.evaluate(ring) != "none", (
                    f"nobody sees that the focus is on {name or 'the text'}"
                )
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {name or 'the text'}")
