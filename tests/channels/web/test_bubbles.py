"""How a message is drawn: which way each line runs, what may be tapped, and what goes when a question is answered."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from bot.channels.contract import Doable, Incoming
from bot.channels.web.assets import FOLDER
from bot.conversation.admin.router import COMMANDS
from bot.conversation.applicant.anytime.menu import NAMES
from bot.conversation.core.events import ChoiceTapped, CommandGiven, TextReceived
from bot.domain.message import Button, Card, Lines, Message, Send, Venue
from storage.engine.database import Database
from tests.channels.web.chromium import a_phone
from tests.channels.web.serving import serving

EDGES = """
(text, part) => {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(part);
    if (at < 0) continue;
    range.setStart(node, at);
    range.setEnd(node, at + part.length);
    return range.getBoundingClientRect().left;
  }
}
"""


async def left(page: Page, part: str) -> float:
    """How far from the left edge of the screen a part of the newest message is drawn."""
    edge: float = await page.locator(".ours .text").last.evaluate(f"(text, part) => ({EDGES})(text, part)", part)
    return edge


@pytest.mark.parametrize("locale", ["ar", "en"])
async def test_a_line_without_a_letter_of_its_own_runs_as_its_language(
    database: Database, browser: Browser, locale: str
) -> None:
    """A name that was put in, of whatever script, does not turn the line; a line in another language runs as it is."""

    lines = (
        "A \u2068سلمى\u2069 B",
        "@ \u2068ليلى\u2069",
        "# \u2068Salma\u2069",
        "% \u206612 34\u2069",
        "&amp; \u2068to \u2068five\u2069 o'clock\u2069",
    )

    def answer(heard: Incoming) -> Iterable[Doable]:
        yield Send(Message("\n".join(lines), locale))

    async with serving(database, answer) as served, a_phone(browser) as (page, _):
        await page.goto(f"{served.url}/chat")
        await page.locator(".start").first.tap()
        await expect(page.locator(".ours")).to_have_count(1)
        assert await left(page, "A") < await left(page, "سلمى") < await left(page, "B")
        for mark, value in (("@", "ليلى"), ("#", "Salma"), ("%", "12 34"), ("&", "five")):
            assert (await left(page, mark) > await left(page, value)) == (locale == "ar"), mark


async def test_no_translation_of_a_browser_reads_what_was_put_in_or_typed(database: Database, browser: Browser) -> None:
    """Chrome and others send the text of a page away to translate it, but for what says translate="no"."""

    def answer(heard: Incoming) -> Iterable[Doable]:
        text = "Hi, \u2068Salma \u2068A &amp; B\u2069 C\u2069, <b>\u2068Hadid\u2069</b>: <code>4829 1736 0531</code>"
        buttons = (Button("Write to \u2068Salma\u2069", "a:b"), Button("4829", copy="4829"), Button("Go on", "a:c"))
        yield Send(Message(text, "en", (buttons,), venue=Venue(36.2, 37.1, "Shahba", "Nile street")))

    async with serving(database, answer) as served, a_phone(browser) as (page, _):
        await page.goto(f"{served.url}/chat")
        await page.locator("#text").fill("I am Salma")
        await page.locator("#send").tap()
        await expect(page.locator(".ours")).to_have_count(1)
        hidden = await page.evaluate(_UNREAD, True)
        read = await page.evaluate(_UNREAD, False)
        for value in (
            "I am Salma",
            "Salma ",
            "A ",
            "&",
            "B",
            "Hadid",
            "4829 1736 0531",
            "4829",
            "Shahba",
            "Nile street",
        ):
            assert any(value in each for each in hidden), value
            assert not any(value.strip() in each for each in read if len(value) > 2), value
        assert {"Hi, ", "Go on"} <= set(read)


_UNREAD = """
(unread) => {
  const walker = document.createTreeWalker(document.getElementById("log"), NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (Boolean(node.parentElement.closest("[translate=no]")) === unread) found.push(node.data);
  }
  return found;
}
"""


async def test_a_command_in_a_message_can_be_tapped(database: Database, browser: Browser) -> None:
    def answer(heard: Incoming) -> Iterable[Doable]:
        if heard.event == CommandGiven("erase"):
            yield Send(Message("gone", "ar"))
        else:
            known = "امحُ: /help، \u2066/erase\u2069 <b>/start</b>"
            yield Send(Message(f"{known} 1/2 a/b https://e.org/x &lt;/script&gt; &lt;/erase&gt; /script /erased", "ar"))

    async with serving(database, answer) as served, a_phone(browser) as (page, _):
        await page.goto(f"{served.url}/chat")
        await page.locator(".start").first.tap()
        await expect(page.locator("button.command")).to_have_text(["/help", "/erase", "/start"])
        await page.get_by_role("button", name="/erase").tap()
        await expect(page.get_by_text("gone")).to_be_visible()


async def test_a_word_that_no_line_holds_is_broken(database: Database, browser: Browser) -> None:
    long = "W" * 120

    def answer(heard: Incoming) -> Iterable[Doable]:
        buttons = (Button(long, "a:b"),), (Button(f"📍 {long}", "a:c", "primary"), Button("No", "a:e"))
        card = Card(long, long, "Sunday", "09:15", "4829 1736 0531", "123", f"{long}: <b>{long}</b>")
        lines = Lines(((long, long, "a:d"),), long)
        venue = Venue(36.2, 37.15, long, long)
        yield Send(Message(long, "en", buttons, venue=venue, card=card))
        yield Send(Message(long, "en", buttons, venue=venue, lines=lines, answer="text"))

    async with serving(database, answer) as served, a_phone(browser) as (page, _):
        await page.goto(f"{served.url}/chat")
        await page.locator(".start").first.tap()
        await expect(page.locator(".ours")).to_have_count(2)
        wide = "all => all.filter(it => it.getBoundingClientRect().right > 360 || it.scrollWidth > it.clientWidth + 1)"
        shown = page.locator("#log :is(div, button, h2, dd, dt, b)").filter(visible=True)
        assert await shown.evaluate_all(f"all => ({wide})(all).map(it => it.className || it.tagName)") == []


def test_what_can_be_tapped_are_the_commands_that_the_bot_knows_and_all_that_a_text_names() -> None:
    script = FOLDER.joinpath("markup.js").read_text("utf-8")
    (listed,) = re.findall(r"const COMMANDS = \[(.*?)\];", script, re.DOTALL)
    tapped = set(re.findall(r'"([a-z]+)"', listed))
    assert tapped == {*NAMES, *COMMANDS, "admin", "clock", "page", "sessions"}
    texts = "".join(each.read_text("utf-8") for each in Path("locales").rglob("*.ftl"))
    named = set(re.findall(r"(?m)(?:^|[\s\u2066])/([a-z]{2,})(?![\w/])", texts))
    assert named - tapped <= {"desk"}, "the address of a page"


def dialogue(heard: Incoming) -> Iterable[Doable]:
    match heard.event:
        case ChoiceTapped("language"):
            yield Send(Message("one?", "en", ((Button("Yes", "one:yes"), Button("No", "one:no")),)))
        case ChoiceTapped("one"):
            undo = ((Button("Undo", "desk:undo"), Button("Copy", copy="1")),)
            yield Send(Message("done", "en", undo))
            ids = {"End": "session:end:1", "Agree": "admin:ready-approve:1", "Later": "admin:broadcasts"}
            yield Send(Message("signed in", "en", tuple((Button(label, each),) for label, each in ids.items())))
            yield Send(Message("two?", "en", ((Button("Back", "two:back"),),)))
        case ChoiceTapped(step) | TextReceived(step):
            yield Send(Message("three?", "en", ((Button(f"of {step}", "three:back"),),)))


async def test_the_buttons_of_an_answered_question_go_and_those_that_last_stay(
    database: Database, browser: Browser
) -> None:
    async with serving(database, dialogue) as served, a_phone(browser) as (page, complaints):
        keys = page.locator(".keys button:visible")
        await page.goto(f"{served.url}/chat")
        await page.locator(".start").first.tap()
        await page.get_by_role("button", name="No", exact=True).tap()
        await expect(keys).to_have_text(["Undo", "Copy", "End", "Agree", "Later", "Back"])
        await page.locator("#text").fill("words")
        await page.locator("#send").tap()
        await expect(keys).to_have_text(["Undo", "Copy", "End", "Agree", "of words"])
        await page.reload()
        await expect(keys).to_have_text(["Undo", "Copy", "End", "Agree", "of words"])
        await keys.first.tap()
        await expect(keys).to_have_text(["Undo", "Copy", "End", "Agree", "of desk"])
        assert complaints == []


async def test_the_language_is_changed_by_one_tap(database: Database, browser: Browser) -> None:
    spoken = ["ar"]

    def answer(heard: Incoming) -> Iterable[Doable]:
        if isinstance(heard.event, ChoiceTapped):
            spoken.append(heard.event.choice)
        yield Send(Message("?", spoken[-1]))

    async with serving(database, answer) as served, a_phone(browser) as (page, _):
        await page.goto(f"{served.url}/chat")
        await page.locator(".start").first.tap()
        for label, lang in (("English", "en"), ("العربية", "ar")):
            await page.locator("#language").filter(has_text=label).tap()
            await expect(page.locator("html")).to_have_attribute("lang", lang)
        assert [heard.event for heard in served.heard[1:]] == [
            ChoiceTapped("language", "en"),
            ChoiceTapped("language", "ar"),
        ]


async def test_a_question_is_louder_than_its_progress_and_brings_the_keys_that_it_wants(
    database: Database, browser: Browser
) -> None:
    def answer(heard: Incoming) -> Iterable[Doable]:
        days = (Button("Fri 4/12", "time:closed:2026-12-04"), Button("Sat 5/12", "time:day:2026-12-05"))
        alone = (Button("Sun 6/12", "time:day:2026-12-06"),)
        rows = ((Button("🎖 Military", "kind:military"),), days, alone, (Button("رجوع ↩", "number:back"),))
        match heard.event:
            case TextReceived("digits"):
                yield Send(
                    Message("Not that.\n\n<b>Step 3 of 7</b>\nThe number?\n🗓 11 digits.", "en", rows, answer="digits")
                )
            case TextReceived("place"):
                yield Send(Message("<b>Step 5 of 7</b>\nWhere?", "en", rows, answer="place"))
            case _:
                yield Send(Message("hello", "en"))

    async with serving(database, answer) as served, a_phone(browser) as (page, complaints):
        await page.goto(f"{served.url}/chat")
        await page.locator(".start").last.tap()
        await expect(page.locator("#more")).to_be_visible()
        await page.locator("#text").fill("digits")
        await page.locator("#send").tap()
        await expect(page.locator(".question")).to_have_text("The number?")
        await expect(page.locator(".progress")).to_have_text("Step 3 of 7")
        assert await page.locator("#text").evaluate("it => it.inputMode") == "numeric"
        await expect(page.locator("#text")).to_be_focused()
        await expect(page.locator("#more")).to_be_hidden()
        await expect(page.get_by_role("button", name="Military", exact=True)).to_be_visible()
        await expect(page.locator(".icon").first).to_have_text("🎖\ufe0f")
        await expect(page.locator(".text [aria-hidden=true]")).to_have_text("🗓\ufe0f")  # in a text as on a button
        middle = "it => (it.getBoundingClientRect().left + it.getBoundingClientRect().right) / 2"
        lone = page.get_by_role("button", name="Sun 6/12")
        off = await lone.evaluate(middle) - await lone.locator(".label").evaluate(middle)
        assert abs(off) < 1, "a day alone in its row stands as its neighbours do"
        edges = "all => all.map(it => getComputedStyle(it).borderTopColor)"
        closed, open_ = await page.locator(".fresh .row:not(.alone) > button").evaluate_all(edges)
        assert (closed == "rgba(0, 0, 0, 0)", open_ == "rgba(0, 0, 0, 0)") == (True, False)
        size = "it => parseFloat(getComputedStyle(it).fontSize)"
        assert await page.locator(".question").evaluate(size) > 1.2 * await page.locator(".progress").evaluate(size)
        await page.locator("#text").fill("place")
        await page.locator("#send").tap()
        await page.locator("#more").tap()
        await expect(page.locator("#location")).to_be_visible()
        await expect(page.locator("#photo-label")).to_be_hidden()
        assert await page.locator("#text").evaluate("it => it.inputMode") == "text"
        assert complaints == []
