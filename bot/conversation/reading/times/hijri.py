"""Dates of birth by the Hijri calendar (Umm al-Qura): converted, to be shown by ours for a "yes" before they are taken.

A month of that calendar, its mark ("هـ", "هجري") or a year from 1300 to 1500 makes a date one of it.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.text.patterns import expression

FIRST_YEAR: Final = 1343
"""Of the tables by which years are converted; it began in August 1924."""
_MONTHS: Final = (
    "محرم|المحرم|muharram",
    "صفر|safar",
    "ربيع ?(?:ال)?(?:اول|1)|rabi.? ?(?:al|el)?.?(?:awwal|awal|1|i)",
    "ربيع ?(?:ال)?(?:ثاني|تاني|اخر|2)|rabi.? ?(?:al|el)?.?(?:thani|tani|akhir|2|ii)",
    "جما(?:دي|د) ?(?:ال)?(?:اول|اولي|1)|jumada.? ?(?:al|el)?.?(?:awwal|ula|1|i)",
    "جما(?:دي|د) ?(?:ال)?(?:ثاني|ثانيه|تاني|تانيه|اخر|اخره|2)|jumada.? ?(?:al|el)?.?(?:thani|akhir|akhira|2|ii)",
    "رجب|rajab",
    "شعبان|sha.?ban",
    "رمضان|ramadan|ramazan",
    "شوال|shawwal|shawal",
    "ذ[يو]?ا? ?(?:ال)?قعده|(?:zu|dhu|thu|dhul|zul)[- ]?(?:al|l|el)?[- ]?q[aei].?da.?h?",
    "ذ[يو]?ا? ?(?:ال)?حجه|(?:zu|dhu|thu|dhul|zul)[- ]?(?:al|l|el)?[- ]?hijj?ah?",
)
_MONTH: Final = expression("|".join(rf"(?<!\w)(?P<m{at}>{names})(?![^\W\d_])" for at, names in enumerate(_MONTHS, 1)))
_MARK: Final = expression(r"(?<![^\W\d_])(?:ه|هجري|هجريه|للهجره|بالهجري|hijri|hijriyah?|a\.?h\.?)(?![^\W\d_])")
_YEAR: Final = expression(r"(?<!\d)1[345]\d\d(?!\d)")
_OURS: Final = expression(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_RUN: Final = expression(r"(?<!\d)(\d\d)(\d\d)(1[34]\d\d)(?!\d)")
_FIRST: Final = expression(
    rf"(?<!\w)(?:[اأ]ول|first|1st)\s+(?:يوم\s+)?(?:(?:من|ب|of)\s+)?(?=(?:{'|'.join(_MONTHS)})(?!\w))"
)
_ZERO: Final = 2
"""The month whose name is "zero" too, and is one only beside a mark or a year."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A whole date of the Hijri calendar, by ours: to be asked about. Calendars of two places may differ by a day."""

    born_on: date


def read_hijri(text: str, today: date) -> Converted | Misread | None:
    """``None``: nothing in it is of that calendar."""
    folded = _FIRST.sub("1 ", _RUN.sub(r"\1 \2 \3", fold_name(latin_digits(text))))
    if _OURS.search(folded):
        return None
    month = _MONTH.search(folded)
    number = int((month.lastgroup or "m0")[1:]) if month else 0
    marked = bool(_MARK.search(folded)) or bool(_YEAR.search(folded))
    if not marked and (number in (0, _ZERO) or not re.search(r"\d", folded)):
        return None
    numbers = re.findall(r"\d+", _MONTH.sub(" ", folded, count=1) if month else folded)
    return _converted(numbers, number, today)


def _converted(numbers: list[str], month: int, today: date) -> Converted | Misread:
    match numbers, month:
        case [first, last], 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12:
            day, year = (last, first) if len(first) == 4 else (first, last)
        case [first, middle, last], 0:
            month = int(middle) if len(middle) <= 2 else 0
            day, year = (last, first) if len(first) == 4 else (first, last)
        case _:
            return Misread("birth-hijri-whole")
    if len(year) != 4 or len(day) > 2:
        return Misread("birth-hijri-whole")
    if int(year) < FIRST_YEAR:
        return Misread("birth-hijri-old")
    from hijridate import Hijri  # read with the first of these dates

    try:
        born_on = Hijri(int(year), month, int(day)).to_gregorian()
    except (ValueError, OverflowError):
        return Misread("birth-hijri-impossible")
    return Misread("birth-future") if born_on > today else Converted(date(born_on.year, born_on.month, born_on.day))
