"""A message of the catalogues as a template: Fluent formats it once for each form that it has (the plural of a count, a
part that stands there or not), and what is put in is filled in here. Fluent takes 40 µs for a message; this takes 3.

Law: a template is kept, so nothing of a person may be in one.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from bot.rendering.catalogue import catalogue

LED_BY_SPACE: Final = re.compile("(\u2068+)(\\s+)")  # a space at the edge of what is isolated is lost to the eye
LED_BY_SIGN: Final = re.compile(
    "\u2068(?=[^\\w•\u2066-\u2069\ue000]+\u2068)"
)  # it takes no direction from what it isolates
COMMAND: Final = re.compile(r"(?<!\S)/[a-z]+")  # its slash would stand on the wrong side of it in an Arabic line
_PART: Final = "(?:\u2068[^\u2066-\u2069]*\u2069|[A-Za-z0-9]+(?:[:./,][A-Za-z0-9]+)*)"
SEQUENCE: Final = re.compile(  # behind Arabic letters a range would run backwards, and a sign behind its number
    rf"(?P<isolated>\u2066[^\u2066-\u2069]*\u2069)|(?<![\w:./,-])(?:[#+]{_PART}|{_PART}(?:[-–—−/:→×=+]{_PART})+)"
)
LEFT_TO_RIGHT, RIGHT_TO_LEFT, POP = "\u2066", "\u2067", "\u2069"
_MARK: Final = re.compile("\ue000([^\ue001]+)\ue001")

Value = str | float
Form = tuple[tuple[str, type, Value], ...]


class WordsMissing(Exception):
    """A message has no words in a catalogue, or lacks a parameter: a mistake of ours, found by the tests."""


def fill(key: str, locale: str, params: Mapping[str, Value]) -> str:
    """The words of a message. Raises ``WordsMissing`` naming the key, never a value."""
    words = catalogue(locale)
    if key not in words:
        raise WordsMissing(f"{locale}: {key}")
    uses = words.uses(key)
    form: list[tuple[str, type, Value]] = []
    put_in: list[str] = []
    for name, variants in uses.items():
        value = params.get(name)
        if isinstance(value, str) and value not in variants:  # its mark gives the variant of all others
            put_in.append(name)
        elif value is not None:
            form.append((name, type(value), value))
    parts = _parts(key, locale, tuple(form), tuple(put_in))
    if len(parts) == 1:
        return parts[0]
    filled = list(parts)
    filled[1::2] = values = [str(params[name]) for name in parts[1::2]]
    text = "".join(filled)
    if any(value[:1].isspace() or "/" in value for value in values):
        return _tidied(text, locale)
    return text


@lru_cache(maxsize=4096)
def _parts(key: str, locale: str, form: Form, put_in: tuple[str, ...]) -> tuple[str, ...]:
    """Words and the names of what stands between them, by turns."""
    words = catalogue(locale)
    pattern = words.pattern(key)
    if pattern is None:
        raise WordsMissing(f"{locale}: {key} has no text")
    params: dict[str, Value] = {name: value for name, _, value in form}
    text, errors = words.bundle.format_pattern(pattern, params | {name: f"\ue000{name}\ue001" for name in put_in})
    if errors:
        raise WordsMissing(f"{locale}: {key}: {', '.join(sorted(type(error).__name__ for error in errors))}")
    return tuple(_MARK.split(_tidied(_in_order(str(text), locale), locale)))


def _in_order(text: str, locale: str) -> str:
    """Ranges, fractions and signed numbers of an Arabic text as they are typed: "4711-4790", "#7"."""
    if locale != "ar":
        return text
    return SEQUENCE.sub(lambda found: found[0] if found["isolated"] else f"{LEFT_TO_RIGHT}{found[0]}{POP}", text)


def _tidied(text: str, locale: str) -> str:
    text = LED_BY_SPACE.sub(r"\2\1", text)
    if locale != "ar":
        return text
    return COMMAND.sub(rf"{LEFT_TO_RIGHT}\g<0>{POP}", LED_BY_SIGN.sub(RIGHT_TO_LEFT, text))
