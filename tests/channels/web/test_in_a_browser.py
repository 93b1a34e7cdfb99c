"""The chat page in a real browser: a thumb, a keyboard, a bad line, and people with angle brackets in their names."""

import os
from collections.abc import Iterable
from html import escape
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, Route, expect

from bot.channels.contract import Doable, Incoming
from bot.conversation.core.events import ChoiceTapped, CommandGiven, LocationShared, PictureRead, TextReceived
from bot.domain.message import Button, Edit, Message, Send, Venue
from bot.rendering import qr
from storage.engine.database import Database
from tests.channels.web.chromium import a_phone
from tests.channels.web.serving import Served, enrol, free_port, serving

CODE = "482917360531"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def calendar(first: int, locale: str) -> Message:
    heads, text, back, on, soonest = {
        "ar": ("سحنثرخج", "<b>اختر يوماً</b>\nالأيام مع ✓ فيها أماكن.", "الأسبوع السابق", "الأسبوع التالي", "أقرب موعد"),
        "en": ("SSMTWTF", "<b>Choose a day</b>\nDays with ✓ have places.", "Earlier", "Later", "The earliest"),
    }[locale]
    days = [Button(f"{day} ✓", f"day:{day}") if day % 7 else Button(f"{day} ✕") for day in range(first, first + 14)]
    rows = (
        tuple(Button(head) for head in heads),
        tuple(days[:7]),
        tuple(days[7:]),
        (Button(back, "turn:1"), Button(on, "turn:15")),
        (Button(soonest, "day:first", "primary"),),
    )
    return Message(text, locale, rows)


def code(locale: str) -> Message:
    copy, cancel, text = {
        "ar": (
            "انسخ الرمز",
            "إلغاء الموعد",
            "<b>تم الحجز.</b>\nالرمز: <code>4829 1736 0531</code>\nالأحد ٢٢ كانون الأول، الساعة 09:15",
        ),
        "en": (
            "Copy the code",
            "Cancel it",
            "<b>Booked.</b>\nYour code: <code>4829 1736 0531</code>\nSunday 22 December, 09:15",
        ),
    }[locale]
    rows = ((Button(copy, copy="4829 1736 0531"),), (Button(cancel, "booking:cancel", "danger"),))
    return Message(text, locale, rows, qr=CODE, venue=Venue(36.2, 37.15, "المكان", "الشارع"))


class Conversation:
    """Asks for a language, a name, a day, and gives a code: what each kind of message looks like."""

    def __init__(self) -> None:
        self.locale = "ar"

    def __call__(self, heard: Incoming) -> Iterable[Doable]:
        match heard.event:
            case CommandGiven("start" | "language"):
                languages = ((Button("العربية", "language:ar"), Button("English", "language:en")),)
                yield Send(Message("اختر اللغة.\nChoose a language.", self.locale, languages))
            case ChoiceTapped("language", chosen):
                self.locale = chosen
                asked = {"ar": "ما اسمك الكامل؟ <i>(1 من 7)</i>", "en": "Your full name? <i>(1 of 7)</i>"}
                yield Send(Message(asked[chosen], chosen))
            case TextReceived(name):
                hello = "شكراً" if self.locale == "ar" else "Thank you"
                yield Send(Message(f"{hello} <b>{escape(name)}</b>", self.locale))
                yield Send(calendar(1, self.locale))
            case ChoiceTapped("turn", first):
                yield Edit(heard.pressed, calendar(int(first), self.locale))
            case ChoiceTapped("day", _):
                yield Send(code(self.locale))
            case PictureRead(text):
                yield Send(Message(f"read: {escape(text)}", self.locale))
            case LocationShared():
                yield Send(Message("near", self.locale))
            case _:
                yield Send(Message("؟", self.locale))


async def picture(page: Page, name: str) -> None:
    """Kept in the folder ``PAGE_PICTURES``, if it is set, for whoever wants to look at the page."""
    if folder := os.environ.get("PAGE_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png")


async def begin(page: Page, served: Served, language: str = "العربية") -> None:
    await page.goto(f"{served.url}/chat")
    await page.locator(".start").filter(has_text=language).click()
    await expect(page.locator(".ours")).to_have_count(1)


async def say(page: Page, text: str) -> None:
    await page.locator("#text").fill(text)
    await page.locator("#text").press("Enter")


@pytest.mark.parametrize(("locale", "language"), [("ar", "العربية"), ("en", "English")])
async def test_a_whole_chat_by_thumb_at_360_pixels(
    database: Database, browser: Browser, locale: str, language: str
) -> None:
    scheme, moves = {"ar": ("light", "no-preference"), "en": ("dark", "reduce")}[locale]
    phone = a_phone(browser, color_scheme=scheme, reduced_motion=moves)
    async with serving(database, Conversation()) as served, phone as (page, complaints):
        await page.goto(f"{served.url}/chat")
        await expect(page.locator(".start").first).to_be_visible()
        await picture(page, f"{locale}-1-welcome")
        await begin(page, served, language)
        await expect(page.locator("html")).to_have_attribute("dir", "rtl" if locale == "ar" else "ltr")
        await say(page, "أحمد محمد الأحمد" if locale == "ar" else "Ahmad Mohammad al-Ahmad")
        await page.get_by_text("15 ✓").wait_for(state="detached")
        await picture(page, f"{locale}-2-calendar")
        await page.get_by_role("button", name="الأسبوع التالي" if locale == "ar" else "Later").click()
        await expect(page.get_by_role("button", name="15 ✓")).to_be_visible()
        await expect(page.locator(".own:visible")).to_have_count(2)  # language, name: turning a page is none
        await picture(page, f"{locale}-3-turned")
        await page.get_by_role("button", name="15 ✓").click()
        await expect(page.locator("img.qr")).to_be_visible()
        await expect(page.locator(".own:visible").last).to_contain_text("15 ✓")
        width = await page.locator("img.qr").evaluate("async it => { await it.decode(); return it.naturalWidth }")
        assert width >= 900
        await picture(page, f"{locale}-4-code")
        shot = await page.locator("img.qr").screenshot()
        assert qr.read(shot) == qr.QrRead(CODE)
        await page.locator("#scroll").evaluate("it => it.scrollTo(0, it.scrollHeight)")
        await picture(page, f"{locale}-5-below-the-code")
        await page.locator("#more").click()
        await picture(page, f"{locale}-6-extras")
        assert await page.evaluate("document.documentElement.scrollWidth") <= 360
        low = await page.locator("button:visible").evaluate_all("all => all.filter(it => it.offsetHeight < 44).length")
        assert low == 0
        await page.locator("#text").fill("line one\nand two")
        await page.reload()
        await expect(page.locator("img.qr")).to_be_visible()
        await expect(page.locator("#text")).to_have_value("line one\nand two")
        await expect(page.locator(".own:visible")).to_have_count(3)
        await page.evaluate("Date.now = ((now) => () => now() - 39 * 3600000)(Date.now)")
        await page.locator("#text").fill("of two days ago")
        await page.reload()
        await expect(page.locator("img.qr")).to_be_visible()
        await expect(page.locator("#text")).to_have_value("")
        assert complaints == []


async def test_names_with_markup_in_them_stay_text(database: Database, browser: Browser) -> None:
    def answer(heard: Incoming) -> Iterable[Doable]:
        name = SCRIPT if isinstance(heard.event, TextReceived) else "x"
        yield Send(Message(f"<b>{escape(name)}</b>", "en", ((Button(SCRIPT, "a:b"),),)))
        links = '<a href="javascript:alert(3)">one</a></b></b> <a href="https://e.org/?a&amp;b">two</a>'
        yield Send(Message(f"unescaped {SCRIPT}{links}", "en"))

    async with serving(database, answer) as served, a_phone(browser) as (page, complaints):
        await page.goto(f"{served.url}/chat")
        await page.locator(".start").first.click()
        await say(page, SCRIPT)
        await expect(page.locator(".ours")).to_have_count(4)
        await page.locator(".keys button").last.click()
        await expect(page.locator(".ours")).to_have_count(6)
        assert await page.locator(".own .text").nth(1).text_content() == SCRIPT
        assert await page.locator(".ours b").nth(1).text_content() == SCRIPT
        assert await page.locator("#log script, #log img").count() == 0
        links = await page.locator("#log a").evaluate_all("all => all.slice(0, 2).map(one => one.getAttribute('href'))")
        assert links == [None, "https://e.org/?a&b"]
        assert complaints == []


async def test_the_keyboard_is_enough_and_keeps_its_place(database: Database, browser: Browser) -> None:
    async with serving(database, Conversation()) as served, a_phone(browser, has_touch=False) as (page, _):
        await page.goto(f"{served.url}/chat")
        await expect(page.locator(".start").first).to_be_visible()
        focused = "document.activeElement.matches('.start') && document.activeElement.textContent === 'English'"
        for _ in range(6):
            await page.keyboard.press("Tab")
            if await page.evaluate(focused):
                break
        await page.keyboard.press("Enter")
        await expect(page.locator("#text")).to_have_attribute("placeholder", "Write here")
        await page.locator("#text").focus()
        await page.keyboard.type("Sara Khalil")
        await page.keyboard.press("Enter")
        await expect(page.locator("#text")).to_be_focused()
        later = page.get_by_role("button", name="Later")
        await later.focus()
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("button", name="15 ✓")).to_be_visible()
        await expect(later).to_be_focused()
        log = page.get_by_role("log")
        await expect(log).to_have_attribute("aria-live", "polite")
        await expect(log).to_have_attribute("aria-label", "Conversation")


async def test_what_is_written_while_the_server_is_away_arrives_once(database: Database, browser: Browser) -> None:
    port, conversation = free_port(), Conversation()
    async with a_phone(browser) as (page, _):
        async with serving(database, conversation, port=port) as served:
            await begin(page, served, "English")
            await page.locator("#text").fill("half a na")
        await expect(page.locator("#notice")).to_contain_text("No connection")
        assert await page.locator("#text").input_value() == "half a na"
        await say(page, "Sara Khalil")
        await say(page, "Omar Khalil")
        await expect(page.locator(".unsent")).to_have_count(2)
        await picture(page, "en-7-offline")
        async with serving(database, conversation, port=port) as served:
            await expect(page.locator(".unsent")).to_have_count(0, timeout=20_000)
            await expect(page.locator(".ours b").filter(has_text="Khalil")).to_have_count(2)
            assert [heard.event for heard in served.heard] == [TextReceived("Sara Khalil"), TextReceived("Omar Khalil")]
            await expect(page.locator("#notice")).not_to_contain_text("No connection")


async def test_a_lost_acknowledgement_is_no_second_message(database: Database, browser: Browser) -> None:
    lost: list[str] = []

    async def lose(route: Route) -> None:
        if lost:
            await route.continue_()
        else:
            lost.append(route.request.post_data or "")
            await route.fetch()  # the server has it, and the page hears nothing
            await route.abort("connectionreset")

    async with serving(database, Conversation()) as served, a_phone(browser) as (page, _):
        await begin(page, served, "English")
        await page.route("**/chat/say", lose)
        await say(page, "Sara Khalil")
        await say(page, "end")
        await expect(page.locator(".own .text").filter(has_text="end")).to_have_count(1)
        await expect(page.locator(".ours b").filter(has_text="end")).to_have_count(1)
        said = [heard.event for heard in served.heard if isinstance(heard.event, TextReceived)]
        assert said == [TextReceived("Sara Khalil"), TextReceived("end")]
        assert await page.locator(".own .text").filter(has_text="Sara").count() == 1


async def test_a_chosen_photo_is_sent_small_and_read(database: Database, browser: Browser, tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(qr.draw(CODE))
    async with serving(database, Conversation()) as served, a_phone(browser) as (page, _):
        await begin(page, served, "English")
        await enrol(database, next(cookie["value"] for cookie in await page.context.cookies()))
        await page.locator("#more").click()
        async with page.expect_request("**/chat/photo") as sent:
            await page.locator("#photo").set_input_files(photo)
        assert (await sent.value).headers["content-type"] == "image/jpeg"
        await expect(page.get_by_text(f"read: {CODE}")).to_be_visible()
        assert served.heard[-1].event == PictureRead(CODE)


async def test_a_shared_place_and_a_copied_code(database: Database, browser: Browser) -> None:
    place = {"latitude": 36.2, "longitude": 37.1}
    may = ["geolocation", "clipboard-read", "clipboard-write"]
    phone = a_phone(browser, geolocation=place, permissions=may)
    async with serving(database, Conversation()) as served, phone as (page, _):
        await begin(page, served, "English")
        await page.locator("#more").click()
        await page.get_by_role("button", name="My location").click()
        await expect(page.get_by_text("near")).to_be_visible()
        assert served.heard[-1].event == LocationShared(36.2, 37.1)
        await say(page, "Sara Khalil")
        await page.get_by_role("button", name="The earliest").click()
        await page.get_by_role("button", name="Copy the code").click()
        await expect(page.locator("#notice")).to_have_text("Copied.")
        assert await page.evaluate("navigator.clipboard.readText()") == "4829 1736 0531"


async def test_a_network_with_too_many_new_chats_is_told_the_other_ways(database: Database, browser: Browser) -> None:
    serving_none = serving(database, Conversation(), per_hour=0, elsewhere=lambda: "https://t.me/a_bot?start=")
    async with serving_none as served, a_phone(browser) as (page, _):
        await page.goto(f"{served.url}/chat")
        await page.locator(".start").first.click()
        notice = page.locator("#notice")
        await expect(notice).to_contain_text("come without an appointment")
        await expect(notice).to_contain_text("والحضور بلا موعد ممكن")
        await expect(notice.get_by_role("link", name="t.me/a_bot")).to_have_attribute("href", "https://t.me/a_bot")
        await picture(page, "ar-8-too-many")
