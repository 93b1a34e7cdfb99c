"""Twelve digits that a person types: a recovery code, whatever its script and grouping."""

import unicodedata
from typing import Final

from bot.conversation.reading.text.patterns import expression
from bot.domain.code import LENGTH, read_code

_DIALLED: Final = expression(r"(?:00|\+)?963")
"""A phone number with the country's code has twelve digits too."""


def read_recovery(text: str, *, alone: bool) -> str | None:
    """``alone``: also twelve digits with a slip in them, where nothing else is written."""
    code = read_code(text)
    if code is not None or not alone:
        return code
    digits, others = [], []
    for char in unicodedata.normalize("NFKC", text):
        digit = unicodedata.decimal(char, None)
        if digit is not None:
            digits.append(str(digit))
        elif not (char.isspace() or unicodedata.category(char) in ("Cf", "Pd", "Po") or char == "−"):
            others.append(char)
    found = "".join(digits)
    return None if others or len(found) != LENGTH or _DIALLED.match(found) else found
