"""A word of a short list with a letter wrong. Law: only where one of few words is due, and never for people's names."""

import re
from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import Final

from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside

SOUNDS_ALIKE: Final = str.maketrans("صطضظذثىخ", "ستدززسيح")
_BEFORE: Final = expression(r"^(?:[وف]?(?:ب?ال|عال|لل)|[وبعل](?=\w{4})|al|el|il)(?=\w{3})")
_SHORTEST: Final = 4
"""Letters; of a shorter word every other one is a neighbour."""


def as_heard(word: str) -> str:
    """For comparison only: letters that are heard alike are one."""
    return re.sub(r"(.)\1+", r"\1", word.translate(SOUNDS_ALIKE))


def almost(word: str, known: str) -> bool:
    """The same but for one letter, which is put in, left out, another one, or swapped with its neighbour."""
    if word == known:
        return True
    if abs(len(word) - len(known)) > 1:
        return False
    if len(word) == len(known):
        differ = [at for at, (one, other) in enumerate(zip(word, known, strict=True)) if one != other]
        swapped = len(differ) == 2 and differ[1] == differ[0] + 1
        return len(differ) == 1 or (
            swapped and word[differ[0]] == known[differ[1]] and word[differ[1]] == known[differ[0]]
        )
    shorter, longer = sorted((word, known), key=len)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def nearly_named(text: str, names: Mapping[str, Collection[str]]) -> str | None:
    """The key of which a name stands in the text but for a letter: in one word, or in two; ``None`` for several. A word
    that several keys have in common ("Bab") names none of them alone."""
    words = [_bare(word) for word in fold_aside(text).split()]
    said = {*words, *(one + other for one, other in pairwise(words))}
    parts = {key: {part for name in each for part in _parts(name)} for key, each in names.items()}
    meant = {
        key
        for key, own in parts.items()
        for part in own - {other for each, shared in parts.items() if each != key for other in shared}
        if len(part) >= _SHORTEST and any(len(word) >= _SHORTEST and almost(word, part) for word in said)
    }
    return meant.pop() if len(meant) == 1 else None


def _parts(name: str) -> set[str]:
    words = [_bare(word) for word in fold_aside(name).split()]
    return {*words, "".join(words)}


def _bare(word: str) -> str:
    return as_heard(_BEFORE.sub("", word).removesuffix("ء"))
