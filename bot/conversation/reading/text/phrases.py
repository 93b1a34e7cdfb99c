"""The notation of phrases, and the folding that both they and what is said go through. See ``asides``."""

import re
from collections.abc import Iterable
from typing import Final

from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.patterns import expression, made_later

_LETTERS: Final = expression(r"[^\W\d_]+")
_TWICE: Final = expression(r"([^\W\d_])\1+")
_PLURAL: Final = expression(r"(?<=\w\w)وا\b")


def fold_aside(text: str) -> str:
    """For comparison only; no letter stands twice in a row, as some draw words out: نعمم, شوو."""
    return _PLURAL.sub("و", _TWICE.sub(r"\1", fold_choice(text)))


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all of the phrases, to be looked for in what ``fold_aside`` gives."""
    all_of_them = tuple(phrases)

    def made() -> re.Pattern[str]:
        joined = "|".join(f"(?:{_compiled(phrase)})" for phrase in all_of_them)
        return re.compile(rf"(?<!\w)(?:[وف])?(?:{joined})(?!\w)")

    return made_later(made)


def _compiled(phrase: str) -> str:
    folded = _LETTERS.sub(lambda word: fold_aside(word[0]), phrase)
    return folded.replace("(", "(?:").replace("*", r"\w*").replace("..", r"\w+(?: \w+){0,2}").replace("~", "*")
