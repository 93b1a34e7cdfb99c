"""Digits as people in the east of the Arab world write them, for who types them so: 3 becomes ٣.

A code stays as it is printed and typed at the desk, a phone number as a phone dials it, and so do links, commands, the
numbers of notices, and ranges: with these digits a hyphen would turn them round.
"""

import re
from dataclasses import replace
from typing import Final

from bot.domain.message import Button, Card, Lines, Message

_EASTERN: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_KEY: Final = re.compile("([0-9])\ufe0f\u20e3")
_KEPT: Final = re.compile(
    r"(\u2066[+(#*]?\d[\d()+#*×= \u00a0‐‑–—−-]*\u2069"
    r"|<code>.*?</code>|<[^>]*>|&\w+;|&#\w+;|https?://\S+|/[a-z]\w*|[A-Za-z]+\d+|#\d+|(?:\d{4} ){2}\d{4}"
    r"|\+\d[\d ]{6,}\d|\b0\d{1,3}(?: \d{3,4}){2,3}\b"
    r"|(?<![\w:])(?:[\d:]+, )*[\d:]+-[\d:]+(?:, [\d:]+(?:-[\d:]+)?)*)",
    re.DOTALL,
)


def with_eastern_digits(message: Message) -> Message:
    """An Arabic message with its text, labels, card and lines so; any other as it is."""
    if message.locale != "ar":
        return message
    rows = tuple(tuple(_label(button) for button in row) for row in message.rows)
    card, lines = message.card, message.lines
    return replace(
        message,
        text=_eastern(message.text),
        rows=rows,
        card=_card(card) if card else None,
        lines=_lines(lines) if lines else None,
    )


def _card(card: Card) -> Card:
    """The code stays as it is typed at the desk."""
    read = {name: _eastern(getattr(card, name)) for name in ("title", "place", "day", "time", "call", "rest")}
    return replace(card, **read)


def _lines(lines: Lines) -> Lines:
    each = tuple((_eastern(label), _eastern(value), data) for label, value, data in lines.each)
    return Lines(each, _eastern(lines.text))


def _label(button: Button) -> Button:
    """No font has a key with an eastern digit on it: the number of listen mode stands there without one."""
    return button if button.copy else replace(button, label=_KEY.sub(r"\1", button.label).translate(_EASTERN))


def _eastern(text: str) -> str:
    parts = _KEPT.split(text)
    return "".join(part if at % 2 else part.translate(_EASTERN) for at, part in enumerate(parts))
