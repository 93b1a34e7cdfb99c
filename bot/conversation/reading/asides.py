"""Asides: what people say beside the question, such as "who are you?", "is it free?" or "stop". Pure.

Notation of the phrases: a word that ends in ``*`` stands for all that begin so, ``..`` for up to three words, ``(a|b)``
for either, ``(a )?`` for what may be missing. Both sides are folded: hamza, ta marbuta, tatweel, marks, the article,
letters drawn out, digits, capitals.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, get_args

from bot.conversation.reading.aside_corrections import Line, corrected, hinted
from bot.conversation.reading.aside_particulars import PARTICULARS
from bot.conversation.reading.aside_questions import QUESTIONS
from bot.conversation.reading.aside_stems import STEMS
from bot.conversation.reading.aside_wishes import WISHES
from bot.conversation.reading.aside_words import ALONE, LOOSE
from bot.conversation.reading.phrases import fold_aside, pattern

Kind = Literal[
    "insult",
    "erase",
    "omit",
    "stop",
    "code",
    "arrest",
    "door",
    "copy",
    "quarter",
    "unknown",
    "phone",
    "paper",
    "later",
    "edit",
    "another",
    "somebody",
    "cancel",
    "move",
    "late",
    "human",
    "lasts",
    "free",
    "safe",
    "unread",
    "bring",
    "hours",
    "where",
    "who",
    "lost",
    "thanks",
    "greeting",
]
"""The kinds in the order in which they are looked for. ``somebody``: who else may come; ``unread``: cannot read;
``unknown``: what only the place knows; ``omit``: may it be left out; ``paper``: how to write it; ``later``: which times
are free; ``edit``: can it be changed afterwards."""

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Aside:
    kind: Kind


@dataclass(frozen=True, slots=True)
class Correction:
    """An earlier answer is said to be wrong: "لا الاسم غلط"."""

    line: Line


_FILLERS: Final = (
    "(يا|اخي|خيي|خاي|لو|سمحت|سمحتو|سمحتي|من|فضلك|فضلكن|فضلكم|بليز|رجاء|يخليك|يخليكن|عفوا|طيب|ممكن|بس|هلق|هلا|والله|"
    "عنجد|يعني|انا|please|pls|plz|ok|okay|well|sir|so|hello|hi|مرحبا|السلام|عليكم|يعطيك|العافيه|اهلا)"
)
_ASKING: Final = frozenset(
    fold_aside(word)
    for words in (
        (
            "شو اش ايش وش كيف شلون وين فين لوين ليش ليه ايمتى ايمت امتى متى لايمتى لايمت لامتى قديش شقد اديش "
            "مين هل ماذا لماذا"
        ),
        "ولا اذا لو بكفي بيكفي بتكفي what where which who why if shu sho kif wen wein emta aymta iza",
    )
    for word in words.split()
)
"""Words that only a question has, where an answer is one of a few."""
_ASKING_FIRST: Final = frozenset(["is", "are", "can", "does", "do", "how", "when"])
_NOTHING: Final = pattern(
    (
        "ولا (شي|وحده|واحد|ورقه|وثيقه)",
        "(لا|ما|مو|مش|ليس|بلا|بدون) .. ولا",
        "(no matter|doesn t matter|dont care|don t care) (which|where|when|what)",
        "(وين|اينا|مين|ايمت*|متى|شو) ما (كان|يكون|بدكن|صار)",
        "(if|iza) (possible|you can|momken|bisir|bsir|fi majal)",
        "(اذا|لو) (بصير|بيصير|صار|ممكن|امكن|سمحت*|في مجال|فيه مجال|بتريدو*|بتريد|ما في مانع)",
    )
)
_OF_US: Final = re.compile(r"ب?ت\w{2,}و(?:ه|ها|ني|لي|لنا|هن)?")
"""A verb of those who are asked: "بتاخدوه", "بترجعوها"."""
_MAY_BE_NAMES: Final = frozenset(
    {
        *(
            "وين",
            "سلام",
            "هلا",
            "امان",
            "امن",
            "رمزي",
            "free",
            "safe",
            "who",
            "min",
            "wen",
            "wein",
            "ween",
            "wayn",
            "aman",
        )
    }
    | {
        *(
            "amen",
            "hala",
            "salam",
            "kam",
            "kif",
            "code",
            "hope",
            "will",
            "price",
            "cost",
            "person",
            "map",
            "admin",
            "why",
        )
    }
)
"""Words that would be asides where they are all that was said, but are people's names too."""


def asks(text: str) -> bool:
    """It surely is a question or something else beside the answer, whatever words of an answer stand in it."""
    words = _NOTHING.sub(" ", fold_aside(text)).split()
    first = words[0] if words else ""
    asking = first in _ASKING_FIRST or not _ASKING.isdisjoint(words) or any(map(_OF_US.fullmatch, words))
    beside = read_aside(text)
    polite = isinstance(beside, Aside) and beside.kind in ("thanks", "greeting")
    return asking or text.rstrip().endswith(("?", "؟")) or (beside is not None and not polite)


def read_aside(text: str, *, sure: bool = True) -> Aside | Correction | None:
    """What was said beside the question, or None. ``sure``: also where a name could have been said; otherwise the
    question's own reader has understood nothing, and a single word may tell."""
    folded = fold_aside(text)
    if not folded:
        return None
    if not _all_of("move").search(folded) and (line := corrected(folded)):
        return Correction(line)
    said = " ".join(word for word in folded.split() if not _filler().fullmatch(word)) or folded
    for kind in KINDS if not (sure and folded in _MAY_BE_NAMES) else ():
        if _all_of(kind).fullmatch(folded) or _all_of(kind).fullmatch(said):
            return Aside(kind)
    for kind in KINDS:
        if (found := _within(kind, loose=False)) and found.search(folded):
            return Aside(kind)
    if sure:
        return None
    if line := hinted(folded):
        return Correction(line)
    for kind in KINDS:
        if (found := _within(kind, loose=True)) and found.search(folded):
            return Aside(kind)
    return None


@cache
def _filler() -> re.Pattern[str]:
    return pattern((_FILLERS,))


@cache
def _all_of(kind: Kind) -> re.Pattern[str]:
    return pattern((*ALONE.get(kind, ()), *_surely(kind)))


@cache
def _within(kind: Kind, *, loose: bool) -> re.Pattern[str] | None:
    phrases = (*LOOSE.get(kind, ()), *STEMS.get(kind, ())) if loose else _surely(kind)
    return pattern(phrases) if phrases else None


def _surely(kind: Kind) -> tuple[str, ...]:
    return (*PARTICULARS.get(kind, ()), *WISHES.get(kind, ()), *QUESTIONS.get(kind, ()))
