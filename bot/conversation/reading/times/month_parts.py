"""Months that are wished for: the next one, the end of this one, "بكانون التاني"; a number of one: "25 الشهر". Pure.

Law: of a month alone all of its days are meant; a number beside it is the day. A feast that moves is no date.
"""

from calendar import monthrange
from datetime import date
from typing import Final

from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.days import any_of
from bot.conversation.reading.times.months import MONTHS
from bot.conversation.reading.times.weeks import Bounds

_B, _E = r"(?<![^\W_])", r"(?![^\W_])"
_UNBOUNDED: Final = (
    r"(?<!قبل )(?<!لقبل )(?<!لحد )(?<!حتي )(?<!until )(?<!till )(?<!before )(?<!by )"
    r"(?<!مو )(?<!مش )(?<!not )(?<!from )(?<!من )"
)
_PART: Final = (
    r"(?P<end>[بعف]?(?:اخر|نهايه|اواخر)|(?:at |by |towards? )?(?:the )?(?:end|late)(?: of)?|akher|ekher|nihayet)"
    r"|(?P<mid>[بعف]?(?:نص|نصف|منتصف|وسط)|(?:in )?(?:the )?(?:middle|mid)(?: of)?|noss)"
    r"|(?P<begin>[بعف]?(?:اول|بدايه|مطلع|اوائل)|(?:at )?(?:the )?(?:beginning|start|early)(?: of| in)?"
    r"|awal|awwal|bidayet)"
)
_NAMES: Final = any_of(*(name for name in MONTHS if len(name) > len("jan") and name != "mars"))
_NUMBERED: Final = r"(?:(?:ال)?شهر|shahr) (?P<number>1[0-2]|[1-9])(?!\d)"
_MONTH: Final = (
    r"(?P<next>[بعفل]?(?:ال)?شهر (?:ال)?(?:جاي|جايه|قادم|مقبل|تاني|يلي بعدو|اللي بعدو|الي بعدو)"
    r"|(?:in )?(?:the )?next month"
    r"|(?:el |l |bel |bl )?shahr (?:el |l )?(?:jay|jey|jaye|2adem|tani))"
    r"|(?P<this>[بف]?(?:هال|هاد ال|هذا ال|ال)شهر|(?:this |the )month|(?:hal ?|el |l )shahr)"
    rf"|(?P<named>(?:in |ب ?|بشهر |شهر )(?:{_NAMES})|[بف]?{_NUMBERED})"
)
_OF_MONTH: Final = expression(
    rf"{_B}{_UNBOUNDED}(?:(?:{_PART}) ?(?:of )?(?:من )?|(?:يوم |the |on |on the )?"
    rf"(?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)? ?"
    rf"(?:of |من |ب)?)?(?:{_MONTH}){_E}(?! ?\d)"
)
_NEXT_YEAR: Final = expression(
    rf"{_B}(?:[بعف]?(?:ال)?سن[هي] (?:ال)?(?:جاي|جايه|قادم|قادمه|مقبله)|(?:ل|من )?بعد راس (?:ال)?سنه"
    r"|[بع]?(?:راس|اول) (?:ال)?سنه"
    rf"|(?:in )?next year|after (?:the )?new year|ba3d ras (?:el |l )?sene){_E}"
)
_LENGTH: Final = {"begin": (1, 7), "mid": (13, 17)}
_LAST_DAYS: Final = 6


def within_a_month(plain: str, today: date) -> Bounds | None:
    """Of a ``plain_text`` that names a month, a part of one or a day of one; ``None`` where none is ahead."""
    if found := _NEXT_YEAR.search(plain):
        rest = f"{plain[: found.start()]} {plain[found.end() :]}"
        return date(today.year + 1, 1, 1), date(today.year + 1, 1, 31), rest
    if (found := _OF_MONTH.search(plain)) is None:
        return None
    part = next((name for name in ("end", "mid", "begin") if found[name]), "")
    if found["this"] and not (part or found["day"]):
        return None
    month = _first_of(found["next"] or "", found["named"] or "", found["number"] or "", today)
    if found["this"] and (part == "begin" or (found["day"] and int(found["day"]) < today.day)):
        month = _after(month)
    length = monthrange(month.year, month.month)[1]
    begin, end = (length - _LAST_DAYS, length) if part == "end" else _LENGTH.get(part, (1, length))
    if found["day"]:
        begin = end = int(found["day"])
    if end > length:
        return None
    first, last = max(today, month.replace(day=begin)), month.replace(day=end)
    return (first, last, f"{plain[: found.start()]} {plain[found.end() :]}") if last >= today else None


def _first_of(following: str, named: str, number: str, today: date) -> date:
    """The first day of the month that is meant."""
    this = today.replace(day=1)
    if not named:
        return _after(this) if following else this
    wanted = (
        int(number)
        if number
        else next(MONTHS[name] for name in sorted(MONTHS, key=len, reverse=True) if named.endswith(name))
    )
    return this.replace(year=this.year + (wanted < this.month), month=wanted)


def _after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
