"""The kind of an aside by what its sentence is about: the first rule all of whose subjects are named, and none that it
excludes. See ``gist``."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from bot.conversation.reading.digits import latin_digits
from bot.conversation.reading.gist import about
from bot.conversation.reading.gist_about import About
from bot.conversation.reading.phrases import fold_aside, pattern
from bot.conversation.reading.yes_and_no import is_asked

Told = Literal[
    "free",
    "compare",
    "safe",
    "digits",
    "edit",
    "erase",
    "somebody",
    "another",
    "late",
    "code",
    "unknown",
    "later",
    "without",
    "hours",
    "bring",
    "where",
    "lasts",
    "then",
    "human",
    "whose",
    "language",
    "lost",
]
"""The kinds of asides that a gist may tell."""


@dataclass(frozen=True, slots=True)
class Rule:
    kind: Told
    needs: frozenset[About]
    without: frozenset[About] = frozenset()


def _rule(kind: Told, *needs: About, without: tuple[About, ...] = ()) -> Rule:
    return Rule(kind, frozenset(needs), frozenset(without))


_ASKING: Final = frozenset[About]({"what", "how much", "where", "when", "who", "how", "why", "which"})
_TAKES: Final = pattern(
    (
        (
            "(قديش|شقد|اديش|قداش|كم|2?adesh|2?adish|qadesh|kam) (.. )?(ب?تاخد*|ب?تاخذ*|ب?ياخد*|btakhod|bta5od|"
            "takhod|byakhod|bya5od|btekhod)"
        ),
        "how much (.. )?(take|takes)",
    )
)
_OF_TIME: Final = pattern(("(وقت|دقيقه|ساعه|يوم|wa2t|wa2et|time|minutes|long)",))
RULES: Final[tuple[Rule, ...]] = (
    _rule("free", "want", "money", without=("erase",)),
    _rule("free", "want", "thousands"),
    _rule("free", "how much", "money"),
    _rule("free", "must", "money"),
    _rule("free", "money", "or"),
    _rule("free", "what", "money"),
    _rule("free", "free", without=("slots",)),
    _rule("compare", "better", "or"),
    _rule("compare", "better", "which"),
    _rule("compare", "better", "what"),
    _rule("compare", "better", "how"),
    _rule("compare", "better", "where"),
    _rule("digits", "number", "which", without=("call",)),
    _rule("digits", "number", "where", without=("call", "code")),
    _rule("digits", "number", "how much", without=("call", "code")),
    _rule("digits", "number", "or", without=("call", "code")),
    _rule("digits", "number", "what", without=("call", "code", "write")),
    _rule("edit", "if", "wrong"),
    _rule("edit", "can", "change", "later"),
    _rule("edit", "how", "change"),
    _rule("edit", "can", "change", "wrong"),
    _rule("erase", "erase", "data", without=("when", "how much")),
    _rule("safe", "who", "see"),
    _rule("safe", "see", "data"),
    _rule("safe", "keep", "data"),
    _rule("safe", "how much", "keep"),
    _rule("safe", "when", "erase"),
    _rule("safe", "why", "number"),
    _rule("safe", "why", "name"),
    _rule("safe", "why", "data"),
    _rule("safe", "fear"),
    _rule("somebody", "instead", "comes"),
    _rule("somebody", "instead", "can"),
    _rule("somebody", "kin", "comes", "can"),
    _rule("somebody", "kin", "comes", "must"),
    _rule("whose", "name", "kin", "or"),
    _rule("whose", "name", "which"),
    _rule("whose", "name", "who"),
    _rule("unknown", "needs"),
    _rule("another", "kin", "book"),
    _rule("another", "kin", "appointment"),
    _rule("late", "late"),
    _rule("code", "lost", "code"),
    _rule("code", "when", "appointment", without=("slots", "ready", "can", "later")),
    _rule("code", "where", "code"),
    _rule("without", "not", "appointment", "comes"),
    _rule("without", "not", "appointment", "can", "place"),
    _rule("later", "slots", "appointment"),
    _rule("later", "slots", "when"),
    _rule("later", "slots", "what"),
    _rule("later", "slots", "how much"),
    _rule("then", "next"),
    _rule("hours", "opening", "when"),
    _rule("hours", "opening", "what"),
    _rule("hours", "opening", "how much"),
    _rule("hours", "opening", "or"),
    _rule("hours", "opening", "which"),
    _rule("human", "call", "human"),
    _rule("human", "call", "want"),
    _rule("human", "call", "can"),
    _rule("human", "call", "number"),
    _rule("human", "call", "how"),
    _rule("human", "human", "or"),
    _rule("lost", "what", "write"),
    _rule("lost", "how", "write"),
    _rule("lost", "where", "write"),
    _rule("bring", "bring", "papers"),
    _rule("bring", "papers", "must"),
    _rule("bring", "papers", "can"),
    _rule("bring", "papers", "what"),
    _rule("bring", "papers", "how much"),
    _rule("bring", "what", "bring"),
    _rule("where", "where", "place"),
    _rule("where", "how", "place"),
    _rule("where", "what", "place"),
    _rule("where", "which", "place"),
    _rule("where", "where", "comes"),
    _rule("lasts", "ready"),
    _rule("lasts", "how much", "long"),
    _rule("lasts", "long", "or"),
    _rule("lasts", "when", "ready"),
    _rule("lost", "how", "book"),
    _rule("lost", "understand"),
    _rule("lost", "hard"),
    _rule("compare", "place", "or"),
    _rule("compare", "papers", "or"),
    _rule("later", "slots"),
    _rule("language", "language"),
    _rule("free", "money"),
)


def told_by_gist(text: str) -> Told | None:
    """The kind; ``None`` where nothing tells."""
    named = about(text)
    return next((rule.kind for rule in RULES if rule.needs <= named and named.isdisjoint(rule.without)), None)


def asks_something(text: str) -> bool:
    """One of its words asks, or its mark does, and it holds no number, which was meant as an answer."""
    asking = is_asked(text) or not about(text).isdisjoint(_ASKING)
    return asking and not re.search(r"\d{2}", latin_digits(text))


def may_mean_money(text: str) -> bool:
    """It asks how much is taken, and does not say of what."""
    folded = fold_aside(text)
    return bool(_TAKES.search(folded)) and not _OF_TIME.search(folded)
