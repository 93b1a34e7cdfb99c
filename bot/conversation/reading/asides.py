"""Asides: what people say beside the question, such as "who are you?", "is it free?" or "stop". Pure.

Notation of the phrases: a word that ends in ``*`` stands for all that begin so, ``..`` for up to three words, ``(a|b)``
for either, ``(a )?`` for what may be missing. Both sides are folded: hamza, ta marbuta, tatweel, marks, the article,
letters drawn out, digits, capitals.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, get_args

from bot.conversation.reading.aside_questions import QUESTIONS
from bot.conversation.reading.aside_wishes import WISHES
from bot.conversation.reading.aside_words import ALONE, LOOSE
from bot.conversation.reading.choices import fold_choice

Kind = Literal[
    "insult",
    "erase",
    "stop",
    "code",
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
"""The kinds in the order in which they are looked for. ``somebody``: who else may come; ``unread``: cannot read."""

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

Line = Literal["name", "birth", "document", "number", "phone", "station", "time"]


@dataclass(frozen=True, slots=True)
class Aside:
    kind: Kind


@dataclass(frozen=True, slots=True)
class Correction:
    """An earlier answer is said to be wrong: "لا الاسم غلط"."""

    line: Line


_LETTERS: Final = re.compile(r"[^\W\d_]+")
_TWICE: Final = re.compile(r"([^\W\d_])\1+")
_PLURAL: Final = re.compile(r"(?<=\w\w)وا\b")
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
_WRONG: Final = (
    "(غلط|خطا|خطأ|مو صح|مو صحيح|غير صحيح|مو هيك|مش صح|ناقص|مغلوط|مو مزبوط|wrong|incorrect|not right|mistake)"
)
_I_ERRED: Final = (
    "(غلطت|اخطات|خطات|غلطان|غلطانه|خربطت|لخبطت|اخطأت|كتبت غلط|بدي غير|بدي صلح|بدي عدل|اريد تغيير|صلحلي|غيرلي|عدلي)"
)
_THEIR_ERR: Final = "(change|correct|fix|edit|mistake in|wrong|error in|i mistyped|mistyped|misspelled)( (the|my))?"
_LINES: Final[Mapping[Line, str]] = {
    "name": "(اسمي|الاسم|اسم|باسمي|بالاسم|كنيتي|الكنيه|بالكنيه|name)",
    "birth": (
        "(تاريخ الميلاد|تاريخ ميلادي|الميلاد|ميلادي|بالميلاد|بميلادي|التاريخ|تاريخ|بالتاريخ|بتاريخ|مواليدي|بمواليدي|"
        "date of birth|birth date|birthday|birth|date)"
    ),
    "number": (
        "(رقم الهويه|رقم الوثيقه|الرقم الوطني|برقم الهويه|برقم الوثيقه|بالرقم الوطني|رقم الجواز|برقم الجواز|الرقم|"
        "بالرقم|رقم|id number|passport number|document number|national number|number)"
    ),
    "document": "(الوثيقه|بالوثيقه|نوع الوثيقه|بنوع الوثيقه|document)",
    "phone": (
        "(رقم الهاتف|رقم الموبايل|رقم تلفوني|رقمي|الهاتف|الموبايل|التلفون|تلفوني|موبايلي|برقمي|"
        "phone|phone number|mobile)"
    ),
    "station": "(المكان|المركز|بالمكان|بالمركز|place|station|centre|center)",
    "time": "(الموعد|الوقت|الساعه|اليوم|بالموعد|بالوقت|بالساعه|باليوم|موعدي|time|day|appointment)",
}


def read_aside(text: str, *, sure: bool = True) -> Aside | Correction | None:
    """What was said beside the question, or None. ``sure``: also where a name could have been said; otherwise the
    question's own reader has understood nothing, and a single word may tell."""
    folded = fold_aside(text)
    if not folded:
        return None
    if not _all_of("move").search(folded) and (line := _corrected(folded)):
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
    for kind in KINDS:
        if (found := _within(kind, loose=True)) and found.search(folded):
            return Aside(kind)
    return None


def fold_aside(text: str) -> str:
    """For comparison only; no letter stands twice in a row, as some draw words out: نعمم, شوو."""
    return _PLURAL.sub("و", _TWICE.sub(r"\1", fold_choice(text)))


@cache
def _filler() -> re.Pattern[str]:
    return _pattern((_FILLERS,))


def _corrected(folded: str) -> Line | None:
    for line in _LINES:
        if _errs(line).search(folded):
            return line
    return None


@cache
def _errs(line: Line) -> re.Pattern[str]:
    named = _LINES[line]
    return _pattern(
        (
            f"{named} (تبعي |يلي كتبته |الي كتبته |كان |كانت |is |was |طلع |فيه |في |i gave is |i wrote is )?{_WRONG}",
            f"{_I_ERRED} (ب|في |في كتابه |ال)?{named}",
            f"{_THEIR_ERR} {named}",
        )
    )


@cache
def _all_of(kind: Kind) -> re.Pattern[str]:
    return _pattern((*ALONE.get(kind, ()), *WISHES.get(kind, ()), *QUESTIONS.get(kind, ())))


@cache
def _within(kind: Kind, *, loose: bool) -> re.Pattern[str] | None:
    phrases = LOOSE.get(kind, ()) if loose else (*WISHES.get(kind, ()), *QUESTIONS.get(kind, ()))
    return _pattern(phrases) if phrases else None


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{_compiled(phrase)})" for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:[وف])?(?:{joined})(?!\w)")


def _compiled(phrase: str) -> str:
    folded = _LETTERS.sub(lambda word: fold_aside(word[0]), phrase)
    return folded.replace("(", "(?:").replace("*", r"\w*").replace("..", r"\w+(?: \w+){0,2}")
