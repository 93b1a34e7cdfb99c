"""By how much an appointment is to be moved: "يومين", "by a week", "an hour earlier". Pure.

Law: "in two days" is counted from today, and is a day like any other.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.days import AHEAD_OF, days_ahead

_B, _E = r"(?<![^\W_])", r"(?![^\W_])"
_MOVED: Final = expression(
    rf"{_B}(?:(?:[اينتب]*(?:[اأ]?جل|[اأ]خر|نقل|قدم|غير)(?:[وهن]|لي|لنا|ني|ها|ون){{0,3}}|تاجيل|"
    rf"postpone|delay|move|push|shift|later|earlier|by|ابكر|اقدم|ajj?el\w*|2ajj?el\w*|2addem\w*)){_E}"
)
_SPAN: Final = expression(
    rf"{_B}(?<!بعد )(?<!in )(?<!after )(?:by |for |ب|شي )?"
    rf"(?:(?P<days>{AHEAD_OF})|(?P<hours>(?:(?:an|one|two|\d) )?(?:ساعه|ساعتين|hours?|sa3a|se3a))){_E}"
)
_EARLIER: Final = expression(
    rf"{_B}(?:ابكر|اقدم|بدري|[اينتب]*قدم(?:[وهن]|لي|لنا|ني|ها){{0,3}}|earlier|forward|sooner|2addem\w*|abkar){_E}"
)
_IS_LATE: Final = expression(rf"{_B}(?:[اينتب]{{0,2}}تا?خر\w*|متاخر\w*|be late|am late){_E}")
"""Whoever comes late moves nothing."""
_HOURS: Final = {"ساعتين": 2, "two": 2}


@dataclass(frozen=True, slots=True)
class Shift:
    """Negative: earlier."""

    days: int = 0
    hours: int = 0


def read_shift(text: str) -> Shift | None:
    plain = plain_text(text)
    found = _SPAN.search(plain)
    if found is None or not _MOVED.search(plain) or _IS_LATE.search(plain):
        return None
    sign = -1 if _EARLIER.search(plain) else 1
    if found["days"]:
        counted = days_ahead(found["days"])
        bare = found["days"] in ("يوم", "day", "شهر", "month") and not _BY_ONE.search(plain)
        return Shift(days=sign * counted[0]) if counted and not bare else None
    if not (_EARLIER.search(plain) or _LATER.search(plain)):
        return None  # "change the hour"
    word = next((word for word in _HOURS if word in found["hours"]), "")
    count = next((int(digit) for digit in found["hours"] if digit.isdecimal()), _HOURS.get(word, 1))
    return Shift(hours=sign * count)


_BY_ONE: Final = expression(rf"{_B}(?:يوم واحد|بس يوم|يوم بس|(?:a|one|1) (?:day|month)|شهر)(?! (?:الاحد|الا?ت)){_E}")
_LATER: Final = expression(
    rf"{_B}(?:[اينتب]*[اأ]?جل\w*|[اينتب]*[اأ]?خر\w*|تاجيل|later|delay|postpone|push|ajj?el\w*){_E}"
)


_BESIDE_WHAT_STANDS: Final = expression(
    rf"{_B}(?P<how>بعد(?:ه|ها|و)?|قبل(?:ه|ها|و)?|[اين]?ا?خر(?:ها|ه|و|لي|وه|وها)|ابكر|اقدم"
    r"|ba3d|ba3ed|2abel|abel|abkar) (?:شي )?(?:ب|b ?|bi )?"
    rf"(?P<span>{AHEAD_OF}|نص ساعه|ربع ساعه|ساعه|ساعتين|\d ساعات|noss? (?:sa3a|se3a)|sa3a|se3a|sa3ten|se3ten){_E}"
    rf"|{_B}(?:(?:an?|one|two|half an?|\d) )?(?P<hours>half an hour|an hour|one hour|two hours|\d hours|hour"
    rf"|a day|one day|two days|ساعه|ساعتين|نص ساعه) "
    rf"(?P<where>later|earlier|after|before|بعد|قبل|ابكر|متاخر){_E}$"
    rf"|{_B}(?P<sooner>ابكر|اقدم|قدمو?ه?ا?) (?:شي )?ب?(?P<by>نص ساعه|ربع ساعه|ساعه|ساعتين){_E}"
)
_EARLIER_THAN: Final = expression(rf"{_B}(?:قبل\w*|ابكر|اقدم|قدم\w*|2abel|abel|abkar|earlier|before){_E}")
_BY: Final = expression(rf"{_B}(?:بعد|قبل|ba3d|2abel) (?:شي )?(?:ب|b ?|bi )")
_ALONE: Final = 3
_MINUTES: Final = {"نص ساعه": 30, "ربع ساعه": 15, "half an hour": 30, "ساعتين": 120, "two hours": 120, "sa3ten": 120}


def read_shift_of_what_stands(text: str) -> timedelta | None:
    """By how much the time on the screen is to be another one: "بعد بساعة", "an hour later". Days are meant only where
    they are said to be counted from it: "بعد بيومين"."""
    plain = plain_text(text)
    if (found := _BESIDE_WHAT_STANDS.search(plain)) is None:
        return None
    if found["how"] and not _BY.match(plain, found.start()) and len(plain.split()) > _ALONE:
        return None  # "in an hour I shall tell you"
    span = found["span"] or found["hours"] or found["by"]
    sign = -1 if _EARLIER_THAN.search(found[0]) else 1
    if days := days_ahead(span):
        return sign * timedelta(days=days[0]) if found["hours"] or _BY.match(plain, found.start()) else None
    count = next((int(digit) for digit in span if (digit.isdecimal() and "ساعات" in span) or "hours" in span), 0)
    usual = 30 if span.startswith(("nos", "half")) else 120 if "ten" in span else 60
    return sign * timedelta(minutes=count * 60 or _MINUTES.get(span, usual))
