"""By how much an appointment is to be moved: "يومين", "by a week", "an hour earlier". Pure.

Law: "in two days" is counted from today, and is a day like any other.
"""

from dataclasses import dataclass
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
