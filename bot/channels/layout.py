"""Rows of buttons into what a channel can show: rows of limited length, or a numbered list where there are no buttons.

Lengths are UTF-16 units, as messengers count them.
"""

import html
import re
from dataclasses import replace

from bot.domain.channel import ChannelTraits
from bot.domain.limits import units
from bot.domain.message import Button, Message

_TAG = re.compile(r"</?[a-z][^>]*>")


def rows_for(message: Message, traits: ChannelTraits) -> tuple[tuple[Button, ...], ...]:
    """Rows too long are broken into several, labels too long are cut, and buttons beyond the limit left out."""
    rows = []
    left, across = traits.most_buttons, traits.buttons_a_row
    for row in message.rows:
        shown = [_fitting(button, traits.longest_label) for button in row[:left]]
        left -= len(shown)
        rows += [tuple(shown[at : at + across]) for at in range(0, len(shown), across)]
    return tuple(rows)


def as_numbered(message: Message) -> tuple[str, dict[int, str]]:
    """The text without formatting, its choices numbered below it, and the data that each number stands for."""
    choices = [button for row in message.rows for button in row if button.data]
    lines = [plain(message.text), *(f"{number}. {choice.label}" for number, choice in enumerate(choices, 1))]
    return "\n".join(line for line in lines if line), {n: choice.data for n, choice in enumerate(choices, 1)}


def plain(text: str) -> str:
    """Telegram's HTML subset without its marks."""
    return html.unescape(_TAG.sub("", text)) if "<" in text or "&" in text else text


def _fitting(button: Button, limit: int) -> Button:
    if units(button.label) <= limit:
        return button
    label = button.label[: limit - 1]
    while units(label) > limit - 1:
        label = label[:-1]
    return replace(button, label=f"{label.rstrip()}…")
