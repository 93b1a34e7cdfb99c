"""Asides: what people say beside the question, such as "who are you?", "is it free?" or "stop". Pure.

Notation of the phrases: a word that ends in ``*`` stands for all that begin so, ``..`` for up to three words, ``(a|b)``
for either, ``(a )?`` for what may be missing, ``(a )~`` for any number of it. Both sides are folded: hamza, ta marbuta,
tatweel, marks, the article, letters drawn out, digits, capitals.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, get_args

from bot.conversation.reading.asides.choices import CHOOSING, CHOOSING_LOOSE, CHOOSING_STEMS
from bot.conversation.reading.asides.corrections import Line, corrected, hinted
from bot.conversation.reading.asides.events import EVENTS
from bot.conversation.reading.asides.fears import FEARS
from bot.conversation.reading.asides.kinds import KINDS, Kind, marked
from bot.conversation.reading.asides.manners import MANNERS
from bot.conversation.reading.asides.outcomes import OUTCOMES
from bot.conversation.reading.asides.particulars import PARTICULARS
from bot.conversation.reading.asides.questions import QUESTIONS
from bot.conversation.reading.asides.stems import STEMS
from bot.conversation.reading.asides.stems_facts import STEMS_OF_FACTS
from bot.conversation.reading.asides.tongues import TONGUES
from bot.conversation.reading.asides.visits import VISITS
from bot.conversation.reading.asides.wishes import WISHES
from bot.conversation.reading.asides.words import ALONE, LOOSE
from bot.conversation.reading.by_example.likely import likely_beside, likely_kind, overrules, surely_answers
from bot.conversation.reading.sentences.asking import asks_in_words, asks_nothing
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.times.hours_wished import OWN_WORK


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
    beside = read_aside(text)
    polite = isinstance(beside, Aside) and beside.kind in ("thanks", "greeting")
    polite = polite or (beside == Aside("compare") and asks_nothing(text))
    return asks_in_words(text) or (beside is not None and not polite)


def read_aside(text: str, *, sure: bool = True) -> Aside | Correction | None:
    """What was said beside the question, or None. ``sure``: also where a name could have been said; otherwise the
    question's own reader has understood nothing, and a single word may tell."""
    folded = fold_aside(text)
    if not folded:
        return None
    plain = _heard(text, folded, sure=sure)
    apart = _JOINED.sub("", folded)
    said = plain or (_heard(text, apart, sure=sure) if apart != folded else None)
    if said != _HOURS or asks_in_words(text) or (rest := OWN_WORK.sub(" ", folded)) == folded:
        return said
    return _heard(text, rest, sure=sure)


def _heard(text: str, folded: str, *, sure: bool) -> Aside | Correction | None:
    if not _moves(folded) and not _supposes(folded) and (line := corrected(folded)):
        return Correction(line)
    said = " ".join(word for word in folded.split() if not _filler().fullmatch(word)) or folded
    for kind in KINDS if not (sure and folded in _MAY_BE_NAMES) else ():
        if _is_all(kind, folded) or (said != folded and _is_all(kind, said)):
            return Aside(kind)
    for kind in KINDS:
        if (found := _surely(kind)) and found.search(folded):
            return Aside(kind)
    if sure:
        return None
    if line := hinted(folded):
        return Correction(line)
    for kind in KINDS:
        if any(
            (found := _within(kind, table)) and found.search(folded)
            for table in (EVENTS, CHOOSING_STEMS, STEMS, STEMS_OF_FACTS)
        ):
            return Aside(kind)
    for kind in KINDS:
        if any((found := _within(kind, table)) and found.search(folded) for table in (LOOSE, CHOOSING_LOOSE)):
            return Aside(kind)
    return None


def heard(text: str, step: str, *, sure: bool) -> Aside | Correction | None:
    """What was said beside the question ``step``: by a phrase, unless the examples surely tell something else, and by
    them alone where no phrase of it is known. ``sure``: as of ``read_aside``."""
    said = read_aside(text, sure=sure)
    follows = said == Aside("then") and step == "check"  # the yes depends on it
    if follows or said == Aside("arrest"):  # a fear is answered, whatever is asked beside it
        return said
    if isinstance(said, Aside) and said.kind in _POLITE and (more := _behind(text, step)):
        return more
    if said is None or not overrules(text, step, _kind(said), surely=sure or read_aside(text) == said):
        return said
    likely = read_likely(text, step)
    if isinstance(likely, Aside) and likely.kind in _POLITE and asks_in_words(text):
        return said  # a greeting stands before what is asked
    return likely or (said if asks_in_words(text) and not surely_answers(text, step) else None)


def _behind(text: str, step: str) -> Aside | None:
    """What is asked behind a greeting or a thanks."""
    for part in clauses(text):
        more = part != text and (asks_in_words(part) or likely_beside(part, step, _POLITE))
        said = (read_aside(part) or read_likely(part, step)) if more else None
        if isinstance(said, Aside) and said.kind not in _POLITE:
            return said
    return None


def read_likely(text: str, step: str = "", *, named: bool = False) -> Aside | Correction | None:
    """What it is by examples, where it is said at the question ``step``. ``named``: a name is due."""
    kind = likely_kind(text, step, named=named)
    return _BY_EXAMPLES.get(kind) if kind else None


def _kind(said: Aside | Correction) -> str:
    return said.kind if isinstance(said, Aside) else f"line-{said.line}"


_POLITE: Final = marked("polite")
_HOURS: Final = Aside("hours")
"""When the places are open; the hours of a person's own work are none."""

_BY_EXAMPLES: Final[Mapping[str, Aside | Correction]] = {
    **{kind: Aside(kind) for kind in KINDS},
    **{f"line-{line}": Correction(line) for line in get_args(Line)},
    "line-all": Aside("erred"),
}
"""By the name of their file."""


_FAREWELL: Final = pattern(
    (
        (
            "(باي|وداعا|مع (السلامه|سلامه)|بخاطرك*|تصبح* على خير|سلامتك*|bye|goodbye|bye bye|see you|ciao|au revoir|"
            "yalla bye|hoşça kal)"
        ),
    )
)


def takes_leave(text: str) -> bool:
    """It says goodbye."""
    return bool(_FAREWELL.search(fold_aside(text)))


def _supposes(folded: str) -> bool:
    """It asks about a mistake that was not made yet."""
    return bool((edits := _surely("edit")) and edits.search(folded))


def _moves(folded: str) -> bool:
    """It is the appointment that is to change, whatever else is named."""
    surely = _surely("move")
    return _is_all("move", folded) or bool(surely and surely.search(folded))


_TABLES: Final = (OUTCOMES, CHOOSING, FEARS, PARTICULARS, WISHES, MANNERS, QUESTIONS, VISITS, TONGUES)


_JOINED: Final = expression(r"\b(?:عال|هال)(?=\w{3})|\bع(?=ب[شحقعكفتي]\w{2})")
"""On the, this: written together with the word behind them."""


@cache
def _filler() -> re.Pattern[str]:
    return pattern((_FILLERS,))


def _is_all(kind: Kind, said: str) -> bool:
    """Nothing else is said than a phrase of that kind."""
    alone, surely = _within(kind, ALONE), _surely(kind)
    return bool((alone and alone.fullmatch(said)) or (surely and surely.fullmatch(said)))


def _within(kind: Kind, table: Mapping[str, tuple[str, ...]]) -> re.Pattern[str] | None:
    """The phrases of a kind in one table."""
    phrases = table.get(kind)
    return _pattern(phrases) if phrases else None


@cache
def _surely(kind: Kind) -> re.Pattern[str] | None:
    """The phrases of a kind in all tables of those that say it surely."""
    phrases = tuple(phrase for table in _TABLES for phrase in table.get(kind, ()))
    return pattern(phrases) if phrases else None


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return pattern(phrases)
