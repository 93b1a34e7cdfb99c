"""Messages filled in: the same words as Fluent writes, whatever is put in."""

import random
import re
from collections.abc import Iterator

import pytest

from bot.rendering.catalogue import catalogue
from bot.rendering.templates import Value, WordsMissing, fill

PUT_IN: tuple[Value, ...] = (
    *("", "yes", "no", "1", "2", "Omar", "عمر", "\u2068q", "a\ue000b", "\ue000name\ue001"),
    *(0, 1, 2, 3, 5, 11, 100, 1234, True, 2.5),
)

ISOLATE = re.compile("([\u2066-\u2068])([^\u2066-\u2069]*)\u2069")


def test_every_message_is_what_fluent_writes_whatever_is_put_in() -> None:
    """Signs that a messenger does not show are left out, and have a test of their own."""
    chance = random.Random(5)
    for locale in ("ar", "en"):
        words = catalogue(locale)
        for key in words.sources:
            uses, pattern = words.uses(key), words.pattern(key)
            assert pattern is not None
            params = {name: chance.choice([*sorted(variants), *PUT_IN]) for name, variants in uses.items()}
            text, errors = words.bundle.format_pattern(pattern, params)
            assert not errors
            assert bare(fill(key, locale, params)) == bare(str(text)), key


def bare(text: str) -> str:
    return text.translate(dict.fromkeys(range(0x2066, 0x206A)))


def test_what_is_put_in_may_be_long() -> None:
    assert "Omar " * 2000 in fill("appointment-whose", "en", {"name": "Omar " * 2000, "has_name": "yes"})


def test_a_space_before_what_is_put_in_stays_visible_and_a_command_in_it_keeps_its_slash() -> None:
    assert "\u2068 Omar" not in fill("appointment-whose", "en", {"name": " Omar", "has_name": "yes"})
    assert "\u2066/erase\u2069" in fill("appointment-whose", "ar", {"name": "x /erase", "has_name": "yes"})


def test_a_sign_before_what_is_put_in_stands_where_arabic_is_read_from() -> None:
    """What is isolated takes no direction from an isolate within it: with no letter of its own it would run from left
    to right, its comma at the far end (Unicode Bidirectional Algorithm, P2 and X5c)."""
    chance = random.Random(7)
    wrong: set[str] = set()
    for key, uses in ((key, catalogue("ar").uses(key)) for key in catalogue("ar").sources):
        for _ in range(8):
            params = {name: chance.choice([*sorted(variants), "عمر"]) for name, variants in uses.items()}
            wrong |= {key for own in left_to_right(fill(key, "ar", params)) if own.strip(" \n\ue000•")}
    assert wrong == set()


def left_to_right(text: str) -> Iterator[str]:
    """What stands in each isolate beside other isolates, where no letter of it says how it runs."""
    while found := ISOLATE.search(text):
        opened, within = found.groups()
        if opened == "\u2068" and "\ue000" in within and not any(char.isalnum() for char in within):
            yield within
        text = f"{text[: found.start()]}\ue000{text[found.end() :]}"


def test_what_is_missing_is_named_by_its_key_and_never_by_a_value() -> None:
    with pytest.raises(WordsMissing, match="closing-moved"):
        fill("closing-moved", "ar", {"call": "347"})
    with pytest.raises(WordsMissing, match="no-such-message"):
        fill("no-such-message", "ar", {})
