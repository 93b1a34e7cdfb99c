"""The gist of a sentence: what it is about, whatever its grammar and the order of its words. Pure.

Law: it only tells what to answer beside the question. It is never asked where the question has understood its reply,
nor where a name could have been said.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, get_args

from bot.conversation.reading.gist_about import About
from bot.conversation.reading.gist_typed import ALSO_ARABIC, ONLY_ARABIC, TYPED
from bot.conversation.reading.gist_words import WORDS
from bot.conversation.reading.patterns import expression
from bot.conversation.reading.phrases import fold_aside, pattern

_A_DIGIT_WITHIN: Final = expression(r"[a-z][2-9]|(?<![\d.:/])[235789][a-z]")
_JOINED: Final = expression(r"\b(?:عال|هال)(?=\w{3})")
_SOUNDS: Final = (("kh", "x"), ("5", "x"), ("gh", "g"), ("8", "g"), ("sh", "c"), ("ch", "c"), ("th", "t"), ("dh", "d"))
_ONLY_ARABIC: Final = frozenset(ONLY_ARABIC.split())
_LIKE_ARABIC: Final = frozenset(ALSO_ARABIC.split())
_BEFORE: Final = r"(?:b|l|bl|t|n|bt|bn|f|hl|k|3l|m)?"
_BEHIND: Final = r"(?:n|h|k|kn|km|t|l|ln|lk|hn|nh)?"
_AT_LEAST: Final = 3
"""Consonants of a stem around which others may stand."""


def about(text: str) -> frozenset[About]:
    """All that its words are about."""
    folded = _JOINED.sub("", fold_aside(text))
    return frozenset(each for each in get_args(About) if _words(each).search(folded)) | frozenset(_typed(text))


def typed_in_latin(text: str) -> bool:
    """It is Arabic in Latin letters."""
    words = re.findall(r"[\w']+", text.casefold())
    sure = not _ONLY_ARABIC.isdisjoint(words)
    return sure or bool(_A_DIGIT_WITHIN.search(text.casefold())) or sum(word in _LIKE_ARABIC for word in words) > 1


def _typed(text: str) -> Iterator[About]:
    if not typed_in_latin(text):
        return
    words = re.findall(r"[a-z0-9']+", text.casefold())
    heard = [_consonants(word) for word in words]
    joined = f" {' '.join(heard)} "
    for each in TYPED:
        short, stems = _stems(each)
        if (
            any(map(stems.fullmatch, heard))
            or any(_alike(word, sound, *known) for word, sound in zip(words, heard, strict=True) for known in short)
            or _two(each).search(joined)
        ):
            yield each


def _alike(word: str, sound: str, known: str, as_known: str) -> bool:
    """Two short words: vowels may differ, though not at the beginning, and not in how many they are."""
    one, other = word.lstrip("23'"), known.lstrip("23'")
    as_long = abs(len(one) - len(other)) <= 1
    return as_long and one[:1] == other[:1] and sound == as_known


def _consonants(word: str) -> str:
    """For comparison only: no vowels, no sound that is written in several ways or not at all, no letter twice."""
    if word.isdecimal():
        return ""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    bare = re.sub(r"[aeiouyw'23q]", "", word.replace("7", "h").replace("9", "s").replace("6", "t"))
    return re.sub(r"(.)\1+", r"\1", bare)


@cache
def _words(each: About) -> re.Pattern[str]:
    return pattern(WORDS[each])


@cache
def _stems(each: About) -> tuple[tuple[tuple[str, str], ...], re.Pattern[str]]:
    """The short words, each with its consonants, and the pattern of the consonants of all others."""
    words = [word for word in TYPED[each].split() if "_" not in word]
    long = {stem for word in words if len(stem := _consonants(word)) >= _AT_LEAST}
    pattern_of_long = "|".join(rf"{_BEFORE}{re.escape(stem)}{_BEHIND}" for stem in long)
    short = tuple((word, stem) for word in words if len(stem := _consonants(word)) < _AT_LEAST)
    return short, re.compile(pattern_of_long or "(?!)")


@cache
def _two(each: About) -> re.Pattern[str]:
    pairs = [" ".join(map(_consonants, word.split("_"))) for word in TYPED[each].split() if "_" in word]
    return re.compile("|".join(f" {re.escape(pair)} " for pair in pairs) or "(?!)")
