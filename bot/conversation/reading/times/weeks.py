"""Weeks: the next one, its end or its beginning, the days without work, all after this week. Pure.

Law: the working week begins on a Sunday and ends on a Thursday.
"""

from datetime import date, timedelta
from typing import Final

from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.days import WEEKDAY, weekday_of

_B: Final = r"(?<![^\W_])"
_COMING: Final = expression(
    rf"{_B}(?:next (?P<before>{WEEKDAY})|(?:ال)?(?P<behind>{WEEKDAY}) (?:ال)?(?:جاي|جايه|قادم|مقبل|jay|jeye))(?![^\W_])"
)
_PART_OF_WEEK: Final = expression(
    rf"{_B}(?:(?:في|ب|ع|على|at|by|towards?|in|during|خلال) )?(?:the )?[بع]?(?:(?P<end>نهايه|اخر|اواخر|end|late"
    rf"|ekher|akher|nihayet)"
    rf"|(?P<mid>نص|نصف|منتصف|وسط|mid|middle|noss)|(?P<begin>اول|بدايه|مطلع|اوائل|beginning|start|early|awwal|awal|bidayet))"
    rf"(?: of)? ?(?:the |this |(?:el |l |al ))?(?:(?:هاد|هذا) )?(?:(?:ال|هال)اسبوع|week|(?:hal ?)?(?:esbou3"
    rf"|osbo3|esbo3|isbu3))(?![^\W_])"
)
_WEEKEND: Final = expression(
    rf"{_B}(?:(?:on|at|in) )?(?:the )?(?:weekends?|[بع]?الويكند|عطله (?:نهايه )?الاسبوع)(?![^\W_])"
)
_OF_THIS_WEEK: Final = (
    r"(?:(?:خلال|في|ب|during|in|within) )?(?:ب?هالاسبوع|(?:هاد|هذا|نفس) الاسبوع|this week"
    r"|hal ?(?:esbou3|osbo3|esbo3|isbu3))"
)
_THIS_WEEK: Final = expression(rf"{_B}{_OF_THIS_WEEK}(?![^\W_])")
_NOT_THIS_WEEK: Final = expression(
    rf"{_B}(?:(?:مو|مش|غير|بلا|not|mo|mu|gher) {_OF_THIS_WEEK}"
    rf"|{_OF_THIS_WEEK} (?:(?:كلو|كله|انا|all|i am|i m|i) )*(?:(?:ما|مو|مش|مالي|ماني) \S+|مشغول\w*|مسافر\w*"
    rf"|عندي \S+|busy|can ?t"
    rf"|cannot|away|not \S+)"
    rf"|(?:(?:ما|مو|مش|مالي|ماني) \S+|مشغول\w*|مسافر\w*|busy|can ?t|cannot|away) {_OF_THIS_WEEK})(?![^\W_])"
)
_FRIDAY, _SATURDAY, _SUNDAY, _TUESDAY, _THURSDAY = 4, 5, 6, 1, 3
_NEXT_WEEK: Final = expression(
    r"(?<![^\W_])(?:(?:ب|لل?|ل)?(?:ال)?[اإ]سبوع (?:ال)?(?:جاي|جايه|جايي|قادم|تاني|يلي بعدو|بعدو)|(?:in )?next "
    r"week|the week after"
    r"|(?:el |l )?(?:esbou3|isbu3|esbu3|osbo3|esbo3) (?:el |l )?(?:jay|jey|jeye|jaye|tani))(?![^\W_])"
)
_ITS_END: Final = expression(r"(?<![^\W_])(?:[بع]?اخر(?:و|ه|ا|ها)|[بع]?نهايت(?:و|ه|ا|ها)|at (?:the|its) end)(?![^\W_])")
_ITS_BEGINNING: Final = expression(
    r"(?<![^\W_])(?:[بع]?اول(?:و|ه|ا|ها)|[بع]?بدايت(?:و|ه|ا|ها)|at (?:the|its) (?:beginning|start))(?![^\W_])"
)
_ITS_MIDDLE: Final = expression(r"(?<![^\W_])(?:[بع]?نص(?:و|ه|ا|ها)|in (?:the|its) middle)(?![^\W_])")
_PART_OF_NEXT: Final = expression(
    r"(?<![^\W_])(?P<part>[بع]?(?:نهايه|اخر|اواخر|نص|نصف|منتصف|وسط|اول|بدايه|مطلع|اوائل|end(?: of)?|late|mid"
    r"|middle(?: of)?|early"
    r"|beginning(?: of)?|start(?: of)?|ekher|akher|awwal|awal|noss)) (?:the )?$"
)
_AFTER_NEXT: Final = expression(
    r"(?<![^\W_])(?:(?:ل|من )?بعد (?:ال)?[اإ]سبوع (?:ال)?(?:جاي|جايه|جايي|قادم)"
    r"|(?:not before )?(?:the )?week after next"
    r"|after next week|ba3d (?:el |l )?(?:esbou3|esbo3|osbo3) (?:el |l )?(?:jay|jey|jeye)"
    r"|(?:الاسبوع (?:ال)?(?:جاي|جايه|قادم)|next week) (?:انا |كلو |كله |رح |i am |i m |i will |i )*"
    r"(?:مسافر\w*|كون مسافر\w*|بكون مسافر\w*|(?:ما|مو|مش|مالي|ماني) (?:رح )?"
    r"(?:بقدر|اقدر|فيني|بحسن|فاضي\w*|هون|موجود\w*|كون)|مشغول\w*|عندي (?:سفر|شغل|امتحان\w*|عمليه|دوره)"
    r"|away|busy|not (?:here|free|available)|can ?['’]?t)"
    rf"(?! (?:يوم |on )?(?:ال)?(?:{WEEKDAY}))"
    r"|(?:مسافر\w*|away|travell?ing|busy) (?:الاسبوع (?:ال)?(?:جاي|جايه|قادم)|next week))(?![^\W_])"
)
_NO_MORE_THIS: Final = expression(
    r"(?<![^\W_])(?:مو|مش|ليس|not|mo|mu) (?:(?:هال|هاد ال|هذا ال)(?: )?اسبوع|this week|hal ?(?:esbou3|esbu3|"
    r"isbu3))(?![^\W_])"
)

Bounds = tuple[date | None, date | None, str]
"""The first and the last day, and the rest of the text."""


def with_coming_day(plain: str, today: date) -> str:
    """A ``plain_text`` in which "next Saturday", said on a Saturday, is the one after."""
    found = _COMING.search(plain)
    if found is None or weekday_of(found["before"] or found["behind"]) != today.weekday():
        return plain
    return f"{plain[: found.start()]}{today + timedelta(days=7)}{plain[found.end() :]}"


def in_next_week(text: str, today: date) -> tuple[str, date]:
    """The text without "next week", and the first day that it may mean: the next Sunday, where it says so."""
    plain = _NO_MORE_THIS.sub(" ", plain_text(text))
    if _AFTER_NEXT.search(plain):
        return plain, today
    later = plain
    if found := _NEXT_WEEK.search(plain):  # of which a part may be meant
        before, behind = plain[: found.start()], plain[found.end() :]
        if part := _PART_OF_NEXT.search(before):
            before = f"{before[: part.start()]} {part['part']} الاسبوع "
        elif _ITS_END.search(behind):
            before, behind = f"{before} اخر الاسبوع ", _ITS_END.sub(" ", behind)
        elif _ITS_BEGINNING.search(behind):
            before, behind = f"{before} اول الاسبوع ", _ITS_BEGINNING.sub(" ", behind)
        elif _ITS_MIDDLE.search(behind):
            before, behind = f"{before} نص الاسبوع ", _ITS_MIDDLE.sub(" ", behind)
        later = _NEXT_WEEK.sub(" ", f"{before} {behind}")
    return (later, today + timedelta(days=(6 - today.weekday()) % 7 or 7)) if later != plain else (text, today)


def within_a_week(plain: str, today: date) -> Bounds | None:
    """The end, the middle or the beginning of a week, the days without work, or this week."""
    first = last = None
    if found := _WEEKEND.search(plain):
        last = _next(_SATURDAY, today)
        first = max(today, last - timedelta(days=1))
    elif found := _PART_OF_WEEK.search(plain):
        weekday, before, behind = {"end": (_THURSDAY, 1, 0), "mid": (_TUESDAY, 1, 1), "begin": (_SUNDAY, 0, 1)}[
            found.lastgroup or ""
        ]
        day = _next(weekday, today)
        first, last = max(today, day - timedelta(days=before)), day + timedelta(days=behind)
    elif found := _THIS_WEEK.search(plain):
        first, last = today, _next(_FRIDAY, today)
    return (first, last, f"{plain[: found.start()]} {plain[found.end() :]}") if found else None


def after_this_week(plain: str, today: date) -> tuple[date | None, str]:
    """The first day after it, where this week is left out, or after the next one; and the rest of a ``plain_text``."""
    if found := _AFTER_NEXT.search(plain):
        first = today + timedelta(days=((_SUNDAY - today.weekday()) % 7 or 7) + 7)
        return first, f"{plain[: found.start()]} {plain[found.end() :]}"
    if found := _NOT_THIS_WEEK.search(plain):
        rest = f"{plain[: found.start()]} {plain[found.end() :]}"
        return _next(_FRIDAY, today) + timedelta(days=1), rest
    return None, plain


def _next(weekday: int, today: date) -> date:
    """The next such day, today where it is one."""
    return today + timedelta(days=(weekday - today.weekday()) % 7)
