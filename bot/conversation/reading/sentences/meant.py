"""Whether the answer that was found in a sentence is what the sentence says. Pure.

Law: it is meant surely only where every other word is known to carry or soften it. Any other word makes it worth
asking; a word that denies, refuses, fears or speaks of somebody else makes it none.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Final, Literal

from bot.conversation.reading.sentences.meant_words import (
    CHOOSING,
    NAMES_OR_WORDS,
    NO_DENIAL,
    OF_A_STEP,
    OTHER_THINGS,
    PRAYERS,
    REFUSING,
    VOCATIVE,
    carrying,
    denying,
    kin,
    of_time,
    unnamed,
)
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.retracted import last_said
from bot.conversation.reading.text.yes_and_no import NO_OBJECTION, is_asked
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.hours_wished import without_unsuitable
from bot.conversation.reading.times.times_among import without_days_denied

Meant = Literal["surely", "perhaps", "not"]
Named = Callable[[str], bool]
"""Whether a folded word names the answer, or another choice of the same question."""

_JOINED: Final = expression(r"^(?:و|ف)?(?:عال|بال|هال|كال|لل|ال|ع|ب|ل)?(?=\w{2})")
_CALLED: Final = expression(r"(?<!\w)(?:يا|ya) \w+(?!\w)")
_CALLS_THE_CLERK: Final = ("station", "time")
"""The questions at which kin as the last word is whom people call a clerk, and not whose paper it is."""
_ANY_DAY: Final = date(2000, 1, 3)
"""Whether a day is left out does not hang on which."""
_CALLED_AFTER: Final = frozenset({"ام", "بنت", "ابن", "ال"})
"""In front they say whose mother or child somebody is."""
_HAVING: Final = frozenset({"معي", "عندي", "بدي", "املك", "لدي", "اريد", "have", "want", "a", "my", "the"})
_UNKNOWN: Final = "?"
_NOT_EXACTLY: Final = expression(
    r"(?<!\w)(?:ما|مو|مش|لا|not|don t|do not) (?:ب?عرف|اعرف|متاكد\w*|حافظ\w*|ب?تذكر|sure|know)\w*"
    r"(?: (?:ب|عال?|بال)?(?:زبط|ضبط|تحديد|دقه|تمام|ايمت\w*|exactly|when))?(?!\w)"
)
"""Whoever is not sure of the day, and tells it, is asked about it."""
_BESIDE: Final[dict[str, set[Meant]]] = {
    "station": {"surely"},
    "time": {"surely"},
    "document": {"surely", "perhaps"},
    "number": {"surely", "perhaps"},
    "birth": {"surely", "perhaps"},
}
"""What other clauses may say. Beside a place or a time any other word may be its condition."""


def meant(text: str, step: str, names: Named, others: Named = lambda _: False) -> Meant:
    """``names``: of the answer that was found; ``others``: of a choice that was not."""
    if (instead := last_said(text)) and any(map(names, _words(instead))):
        text = instead
    parts = clauses(text)
    found = [part for part in parts if any(map(names, _words(part)))] or [text]
    heard = {_of_clause(part, step, names, others) for part in found}
    if heard == {"not"}:
        return "perhaps" if any(map(others, _words(text))) else "not"
    beside = [part for part in parts if part not in found and not any(map(others, _words(part)))]
    told = {_of_clause(part, step, names, others) for part in beside if not is_asked(part)}
    unsure = step == "birth" and _NOT_EXACTLY.search(fold_choice(text))
    return "surely" if heard == {"surely"} and told <= _BESIDE[step] and not unsure else "perhaps"


def _of_clause(part: str, step: str, names: Named, others: Named) -> Meant:
    folded = NO_OBJECTION.sub(" ", fold_choice(part))
    if step in _CALLS_THE_CLERK and (left := without_unsuitable(plain := plain_text(part))) != plain:
        folded = f"{fold_choice(left)} {_UNKNOWN}"  # an hour that does not suit only bounds those that do
    folded = _NOT_EXACTLY.sub(f" {_UNKNOWN} ", folded) if step == "birth" else folded
    folded = without_days_denied(folded, _ANY_DAY) if step in _CALLS_THE_CLERK else folded
    for pattern in (_CALLED, NO_DENIAL, *OF_A_STEP[step].phrases):
        folded = pattern.sub(" ", folded)
    said = _without_denied(folded.split(), names, others)
    words = [word for word in said if not names(word)]
    if words and words[-1] in VOCATIVE and said[-1] == words[-1]:
        words[-1:] = [] if step in _CALLS_THE_CLERK else [_UNKNOWN]
    if any(_and(word, denying()) for word in words) or REFUSING.search(folded):
        return "not"
    if any(_and(word, kin()) for word in _may_be_of_others(said, step, names)):
        return "not"
    if (other := OTHER_THINGS.get(step)) and other.search(folded):
        return "not"
    surely = all(_known(word, step) for word in words) and not is_asked(part)
    return "surely" if surely else "perhaps"


def _may_be_of_others(said: list[str], step: str, names: Named) -> list[str]:
    """The words among which kin are those whose answer it is: of a place and its time those in front, where nothing
    chooses. Whoever stands behind it ("my son drives me") makes it worth asking."""
    if step == "time" or (step == "station" and CHOOSING.search(" ".join(said))):
        return []
    first = next((at for at, word in enumerate(said) if names(word)), len(said))
    return said[:first] if step == "station" else [word for word in said if not names(word)]


def _without_denied(words: list[str], names: Named, others: Named) -> list[str]:
    """Without another choice that is denied: "ID, not passport"."""
    kept: list[str] = []
    for word in words:
        denied = kept[-2:] if kept[-1:] and kept[-1] in _HAVING else kept[-1:]
        if denied and _and(denied[0], denying()) and others(word) and not names(word):
            del kept[-len(denied) :]
        else:
            kept.append(word)
    return kept


def _and(word: str, known: frozenset[str]) -> bool:
    return word in known or word.removeprefix("و") in known


def _known(word: str, step: str) -> bool:
    if _and(word, carrying(step)) or _JOINED.sub("", word) in carrying(step):
        return True
    if step in ("station", "document") and word.isdecimal():
        return True  # the number of a choice
    if step == "number":
        return bool(re.fullmatch("[a-z]{1,2}", word))  # of a passport's number
    if step == "station":
        return _known(word, "time")  # a place and its day come in one message
    return step in ("time", "birth") and of_time(word)


def _words(text: str) -> list[str]:
    return fold_choice(text).split()


def only_prays(text: str) -> bool:
    """Nothing but greetings and prayers, which are full of names: "السلام عليكم ورحمة الله"."""
    folded = fold_choice(text)
    return bool(PRAYERS.search(folded)) and not PRAYERS.sub(" ", folded).split()


def greets_before_a_name(text: str) -> str:
    """The text without the greetings and prayers in front of it and behind it, folded; "" where there are none."""
    folded = fold_choice(text)
    left = " ".join(PRAYERS.sub(" ", folded).split())
    return "" if left == folded else left


def holds_no_name(name: str) -> bool:
    """A word of it is never in a name: a verb, a state, a thing. What is left open is asked about."""
    words = fold_choice(name).split()
    told = [word for word in words if _and(word, unnamed())]
    only = len(told) == len(words) or any(word not in NAMES_OR_WORDS for word in told)
    asks = (words[:1] == ["وين"] and len(words) > 2) or (words[:1] == ["اهل"] and len(words) == 2)
    return bool(words) and (words[0] in _CALLED_AFTER or asks or (bool(told) and only))
