"""Rows of buttons into what a channel can show: rows of limited length, or a numbered list where there are no buttons.

Lengths are UTF-16 units, as messengers count them.
"""

import html
import re
from dataclasses import replace
from typing import Final

from bot.domain.limits import units
from bot.domain.message import Button, Message

LABEL: Final = 64  # longer than any phone shows of a button
BUTTONS: Final = 100
_TAG = re.compile(r"</?[a-z][^>]*>")


def rows_for(
    message: Message, buttons_per_row_limit: int = 8, label_limit: int = LABEL, buttons_limit: int = BUTTONS
) -> tuple[tuple[Button, ...], ...]:
    """Rows too long are broken into several, labels too long are cut, and buttons beyond the limit left out."""
    rows = []
    left = buttons_limit
    for row in message.rows:
        shown = [_fitting(button, label_limit) for button in row[:left]]
        left -= len(shown)
        rows += [tuple(shown[at : at + buttons_per_row_limit]) for at in range(0, len(shown), buttons_per_row_limit)]
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
