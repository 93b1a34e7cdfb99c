"""Numbers in English words, as a date of birth is said: "the fifth of March nineteen eighty-eight". Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.conversation.reading.text.patterns import expression

_SMALL: Final = tuple(
    word
    for words in (
        "one two three four five six seven eight nine ten eleven twelve thirteen",
        "fourteen fifteen sixteen seventeen eighteen nineteen",
    )
    for word in words.split()
)
_SMALL_ORDINALS: Final = tuple(
    word
    for words in (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
    )
    for word in words.split()
)
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES: Final = (
    {word: value for words in (_SMALL, _SMALL_ORDINALS) for value, word in enumerate(words, 1)}
    | {word: 10 * value for value, word in enumerate(_TENS, 2)}
    | {"twentieth": 20, "thirtieth": 30, "fourty": 40, "ninty": 90, "twelve": 12, "twelth": 12}
)
_WORD: Final = "|".join(sorted((*_VALUES, "hundred", "thousand"), key=len, reverse=True))
_RUN: Final = expression(rf"\b(?:{_WORD})(?:(?:\s*-\s*|\s+)(?:and\s+)?(?:{_WORD}))*\b", re.IGNORECASE)


def english_as_digits(text: str) -> str:
    """The text with its numbers in words as digits."""
    return _RUN.sub(lambda run: " ".join(map(str, _numbers(re.findall("[a-z]+", run[0].casefold())))), text)


def _numbers(words: Sequence[str]) -> Iterator[int]:
    words = [word for word in words if word != "and"]
    while words:
        value, length = _next(words)
        yield value
        words = words[length:]


def _next(words: Sequence[str]) -> tuple[int, int]:
    """The number in front, and how many words it takes: a year ("nineteen eighty eight"), or one below a hundred."""
    first = _VALUES.get(words[0], 0)
    if words[1:2] in (["thousand"], ["hundred"]):
        behind, length = _below_a_hundred(words[2:])
        return first * (1000 if words[1] == "thousand" else 100) + behind, 2 + length
    if words[0] in ("nineteen", "twenty") and 10 <= _VALUES.get(next(iter(words[1:]), ""), 0) <= 90:
        behind, length = _below_a_hundred(words[1:])
        return first * 100 + behind, 1 + length
    behind, length = _below_a_hundred(words)
    return behind, max(length, 1)


def _below_a_hundred(words: Sequence[str]) -> tuple[int, int]:
    first, *rest = [_VALUES.get(word, 0) for word in words[:2]] or [0]
    if first >= 20 and rest and 1 <= rest[0] <= 9:
        return first + rest[0], 2
    return first, 1 if first else 0
