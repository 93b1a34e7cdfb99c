"""A span of hours and minutes within other words: it runs as its language does."""

import re
from datetime import timedelta
from unicodedata import bidirectional

from bot.rendering.text import write

SPANS = [timedelta(minutes=minutes) for minutes in (1, 2, 6, 20, 60, 61, 120, 185, 534, 726)]
WITHIN = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")


def runs_from_the_right(isolated: str) -> bool:
    """By its first strong letter, those of isolates within it left out (Unicode Bidirectional Algorithm, P2, P3)."""
    bare, found = isolated, 1
    while found:
        bare, found = WITHIN.subn("", bare)
    first = next((kind for kind in map(bidirectional, bare) if kind in ("L", "R", "AL")), "L")
    return first != "L"


def test_in_arabic_hours_stand_before_minutes() -> None:
    wrong = []
    for span in SPANS:
        said = write("answer-expected", "ar", {"when": "early", "span": span})
        begins, ends = said.index("\u2068"), said.rindex("\u2069")
        wrong += [] if runs_from_the_right(said[begins + 1 : ends]) else [said]
    assert wrong == []
