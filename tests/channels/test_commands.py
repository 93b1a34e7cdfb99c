"""Commands and invitations as people copy them: with marks that nobody sees before, behind and within them."""

import json
from collections.abc import Callable

import pytest

from bot.channels.console import parse as console
from bot.channels.telegram import parse as telegram
from bot.channels.web import parse as web
from bot.conversation.core.events import ChoiceTapped, CommandGiven, Event, TextReceived

INVITATION = "ihb8QLrYbQ-_x2"
MARKS = [
    "\u200e",
    "\u200f",
    "\u2066",
    "\u2068",
    "\u2069",
    "\u202a",
    "\u202c",
    "\u200b",
    "\u2060",
    "\ufeff",
    "\xa0",
    "\n",
]
FROM = {"id": 700123, "is_bot": False, "first_name": "سلمى"}
CHAT = {"id": 700123, "first_name": "سلمى", "type": "private"}


def on_telegram(text: str) -> Event:
    message = {"message_id": 41, "from": FROM, "chat": CHAT, "date": 1_793_000_000, "text": text}
    return _heard(telegram.read(json.dumps({"update_id": 905, "message": message})))


def on_the_page(text: str) -> Event:
    return _heard(web.read(json.dumps({"text": text})))


def on_a_console(text: str) -> Event:
    return _heard(console.read(text))


CHANNELS = (on_telegram, on_the_page, on_a_console)


def _heard(incoming: object) -> Event:
    return incoming.event  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize("read", CHANNELS)
def test_what_nobody_sees_is_no_part_of_a_command_in_any_channel(read: Callable[[str], Event]) -> None:
    meant = CommandGiven("start", INVITATION)
    command = f"/start {INVITATION}"
    copied = [f"{mark}{command}" for mark in MARKS] + [f"{command}{mark}" for mark in MARKS]
    copied += [f"\u200e\u2068/start\u2069 \u2068{INVITATION}\u2069\u200e", f"\u2066/st\u200bart {INVITATION}\u2069 "]
    assert [text for text in copied if read(text) != meant] == []


@pytest.mark.parametrize("read", CHANNELS)
def test_a_text_that_is_no_command_stays_as_it_came(read: Callable[[str], Event]) -> None:
    for text in ("نه\u200cسرین\u200f حاجی", "/12345678901", "/123 456"):
        assert read(text) == TextReceived(text)


def test_a_choice_pasted_into_a_console_is_one() -> None:
    assert on_a_console("\u2068[name:no]\u2069") == ChoiceTapped("name", "no")
