"""Marks on letters. A letter with many of them reaches into the lines around it, and hides what stands there."""

import unicodedata
from collections.abc import Iterator
from typing import Final

MOST: Final = 3  # on one letter; a vowelled Arabic one has two


def bounded(text: str) -> str:
    """With the first three marks of each letter. What is not seen, a joiner say, begins no new letter."""
    return text if text.isascii() else "".join(_kept(text))


def is_bounded(text: str) -> bool:
    return bounded(text) == text


def is_mark(char: str) -> bool:
    """One that takes no room of its own."""
    return unicodedata.category(char) in ("Mn", "Me")


def _kept(text: str) -> Iterator[str]:
    marks = 0
    for char in text:
        if is_mark(char):
            marks += 1
        elif unicodedata.category(char) != "Cf":
            marks = 0
        if marks <= MOST or not is_mark(char):
            yield char
