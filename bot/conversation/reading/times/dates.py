"""Dates of birth the way applicants write them: numbers and names of months count, the words around them do not.

The day comes first. Where only the month before the day makes a date, it is asked: nothing is swapped in silence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.conversation.reading.numbers.english_numbers import english_as_digits
from bot.conversation.reading.numbers.spoken_numbers import spoken_as_digits
from bot.conversation.reading.numbers.unknown_numbers import declines_number
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.date_parts import Written, date_parts
from bot.conversation.reading.times.hijri import Converted, read_hijri

OLDEST = 120  # years
AGE: Final = expression(
    r"(?<!\w)(?:عمري|عمرها|عمره|عمرو)\W*"
    r"(?:(?:فوق|حوالي|تقريبا|شي|حدود|بحدود|تحت|قريب)\W+)?(?:ال\W*)?\d{1,3}(?!\d)(?!\W+\d)"
    r"|(?<!\d)\d{1,3} (?:سنه|years? old)(?!\w|\W*(?:ال\W*)?\d)"
    r"|my age is \d+|(?:i am|i'm) \d+(?=\W*$|[,.;]|\W+(?:and|so|born|now)(?!\w))"
)


_WHOLE: Final = expression(r"(?<!\d)\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}(?!\d)")
"""A date in figures, beside which other numbers explain it: "3/4/1995, the month is four"."""


_PAPER: Final = r"(?:بال|عال|ع ال|على ال)(?:هوي[ةه]|قيد|جواز|دفتر|ورق[ةه]|نفوس|بطاق[ةه])"
_OF_PAPER: Final = expression(
    rf"(?<!\w)و?(?:{_PAPER}|مكتوب\w*|مسجل\w*|كاتبين\w*|(?:on|in) (?:the|my) "
    r"(?:id|card|passport|papers?)(?: it says)?)\W+(?:\w+\W+){0,2}?([12]\d{3})(?!\d)",
    re.IGNORECASE,
)
_YEAR: Final = expression(r"(?<!\d)[12]\d{3}(?!\d)")


_BORN: Final = expression(
    r"(?<!\w)(?:مواليد\w*|مولود\w*|خلقت|خلقان\w*|ولدت|انولدت|تولد|born)\W+(?:\w+\W+){0,2}?([12]\d{3})(?!\d)",
    re.IGNORECASE,
)


def year_of_birth(text: str, today: date) -> int | None:
    """The year that is told as that of the birth, whatever else is left open."""
    told = {int(year) for year in _BORN.findall(latin_digits(text))}
    years = [year for year in told if today.year - OLDEST <= year <= today.year]
    return years[0] if len(years) == len(told) == 1 else None


ITS_PAPER: Final = rf"(?<!\w)(?:{_PAPER}|(?:on|in) (?:the|my) (?:id|card|passport|papers?))"
_PAPER_TOLD: Final = expression(ITS_PAPER, re.IGNORECASE)
IN_TRUTH: Final = expression(
    r"(?<!\w)(?:ال)?(?:صحيح|صح|عن جد|عنجد|حقيقي|حقيق[ةه]|فعلي|really|actually|real|in fact)(?!\w)", re.IGNORECASE
)


_OF_ANOTHER_DAY: Final = expression(
    r"(?<!\w)(?:تسرحت|التحقت|انشقيت|تزوجت|خدمت|خدمه|خدمتي|تخرجت|سافرت|نزحت|discharged|served|married|graduated)(?!\w)"
)


def tells_paper_and_truth(text: str) -> bool:
    """It tells a date that stands in the paper, and that it was another one."""
    return bool(_PAPER_TOLD.search(text) and IN_TRUTH.search(text))


_OF_NO_DATE: Final = frozenset({"birth-not-a-date", "birth-is-an-age", "birth-hijri-whole"})
_A_NUMBER: Final = expression(r"(?<!\w)(?:و|ب)?(?:ال)?(?:رقم\w*|number|ra[2kq]e?a?m\w*)(?!\w)", re.IGNORECASE)


def tells_a_date(text: str, today: date) -> bool:
    """One that is possible or not; or a year, which is not called a number."""
    match read_birth_date(text, today):
        case Misread(key):
            return key not in _OF_NO_DATE
        case YearOnly():
            return not _A_NUMBER.search(text)
        case _:
            return True


def written_on_paper(text: str, today: date) -> str:
    """The clause of a whole date that stands in the paper, where nothing else is said than that it is not known
    otherwise: "I do not know the day, but my ID says 1 February 1970"; else ""."""
    parts = clauses(text)
    dated = [part for part in parts if _YEAR.search(latin_digits(part))]
    if len(dated) != 1 or not _PAPER_TOLD.search(dated[0]) or not isinstance(read_birth_date(dated[0], today), date):
        return ""
    return dated[0] if all(part == dated[0] or declines_number(part) for part in parts) else ""


def _as_on_paper(text: str) -> str:
    """Without the other year, where two are told and one stands in the paper, which counts."""
    plain = latin_digits(text)
    found = _OF_PAPER.search(plain)
    if found is None or len({*_YEAR.findall(plain)}) != 2:
        return text
    return _YEAR.sub(lambda year: year[0] if year[0] == found[1] else " ", plain)


_NO_DAY: Final = expression(
    r"(?<!\d)0{1,2}\s*[/.\-]\s*0{1,2}\s*[/.\-]\s*([12]\d{3})(?!\d)"
    r"|(?<!\d)([12]\d{3})\s*[/.\-]\s*0{1,2}\s*[/.\-]\s*0{1,2}(?!\d)"
)
"""As papers have it of whom only the year is known."""
_MONTHS: Final = 12
_BEGINNING: Final = expression(
    r"(?<!\w)(?:ب|من )?(?:[اأ]ول|راس|(?:the )?(?:first|1st)|beginning) ?(?:(?:يوم|day) ?)?"
    r"(?:بال|من ال|ب|من |ال|of |in )?(?:the )?(?:سن[ةه]|عام|year)(?!\w)",
    re.IGNORECASE,
)
"""The first of January, in the words in which it stands in many papers."""


@dataclass(frozen=True, slots=True)
class YearOnly:
    """A year without its day; day and month are still to be asked, or the day alone where the ``month`` was said."""

    year: int
    month: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """One way to tell which number is which."""

    day: str
    month: str
    year: str

    def is_shaped(self) -> bool:
        return len(self.day) <= 2 and len(self.month) <= 2 and len(self.year) in {2, 4}


def read_birth_date(text: str, today: date) -> date | YearOnly | Converted | Misread:
    """``today`` tells the century of 3/5/90, and what lies in the future or more than OLDEST years back."""
    text = _NO_DAY.sub(r" \1\2 ", latin_digits(text))
    text = english_as_digits(_BEGINNING.sub(" 1/1 ", text))
    text = _as_on_paper(text)
    plain = fold_name(latin_digits(spoken_as_digits(text)))
    if AGE.search(plain):
        dated = _orders(date_parts(AGE.sub(" ", plain)))  # "15/2/88, so I am 38"
        return _first_date(dated, today) if dated else Misread("birth-is-an-age")
    if (by_hijri := read_hijri(text, today)) is not None:
        return by_hijri
    written = date_parts(spoken_as_digits(text))
    if orders := _orders(written) or _orders(date_parts(text)):
        return _first_date(orders, today)
    if len(whole := _WHOLE.findall(plain)) == 1 and len(written.numbers) > 3:
        return _first_date(_orders(date_parts(whole[0])), today)
    year = None if _OF_ANOTHER_DAY.search(plain) else _year_alone(written)
    if year is not None:
        return _checked_year(_full_year(year, today), _month_beside(written, year), today)
    without_year = len(written.numbers) + len(written.months) == 2 and all(len(n) <= 2 for n in written.numbers)
    return Misread("birth-year-missing" if without_year else "birth-not-a-date")


def read_day_and_month(text: str, year: int, today: date, month: int = 0) -> date | Misread:
    """The reply after a YearOnly: day and month of that year, or a whole date, which may correct the year. Where the
    ``month`` was said, the day alone."""
    written = date_parts(spoken_as_digits(english_as_digits(text)))
    if orders := _orders(written):
        return _first_date(orders, today)
    match written.numbers, tuple(written.months):
        case (day,), (month,):
            pairs = [(day, str(month))]
        case (first, second), ():
            pairs = [(first, second)]
        case (day,), () if month and len(day) <= len("31"):
            pairs = [(day, str(month))]
        case (both,), () if len(both) == 4 and int(both[2:]) <= 12:
            pairs = [(both[:2], both[2:])]
        case _:
            pairs = []
    orders = [order for pair in pairs if (order := Order(*pair, f"{year:04}")).is_shaped()]
    return _first_date(orders, today) if orders else Misread("birth-day-and-month-missing")


def _orders(written: Written) -> list[Order]:
    """The orders in which the text can be a whole date, the likeliest first; none if it is not one."""
    match written.numbers, tuple(written.months):
        case (run,), () if len(run) == 8:
            orders = _orders_of_a_run(run)
        case (first, last), (month,) if _is_year(first) and not _is_year(last):
            orders = [Order(last, str(month), first)]
        case (first, last), (month,):
            orders = [Order(first, str(month), last)]
        case (first, middle, last), named if len(named) <= 1:
            if len(first) == 4 or (_is_year(first) and not _is_year(last)):
                orders = [Order(last, middle, first)]
            else:
                orders = [Order(first, middle, last)]
            orders = [order for order in orders if not named or order.month.lstrip("0") == str(named[0])]
        case _:
            orders = []
    return [order for order in orders if order.is_shaped()]


def _orders_of_a_run(run: str) -> list[Order]:
    """03051990, or 19900503: where 19 or 20 stands in the year's place, no other order makes a date."""
    day_first = Order(run[:2], run[2:4], run[4:])
    year_first = Order(run[6:], run[4:6], run[:4])
    return [day_first] if run[4:6] in {"19", "20"} else [year_first, day_first]


def _first_date(orders: Sequence[Order], today: date) -> date | Misread:
    for order in orders:
        if (born := _date(order, today)) is not None:
            if born > today:
                return Misread("birth-future")
            too_long_ago = (born.year + OLDEST, born.month, born.day) < (today.year, today.month, today.day)
            return Misread("birth-too-long-ago", {"years": OLDEST}) if too_long_ago else born
    swapped = any(int(order.month) > 12 and 1 <= int(order.day) <= 12 for order in orders)
    return Misread("birth-month-first" if swapped else "birth-impossible")


def _date(order: Order, today: date) -> date | None:
    year = _full_year(order.year, today)
    try:
        born = date(year, int(order.month), int(order.day))
        return date(year - 100, born.month, born.day) if len(order.year) == 2 and born > today else born
    except ValueError:
        return None


def _full_year(written: str, today: date) -> int:
    """Two digits are the latest such year that has begun."""
    return int(written) if len(written) == 4 else today.year - (today.year - int(written)) % 100


def _year_alone(written: Written) -> str | None:
    """The year in "1990", "5/1990", "May 90", "born 90". A bare 45 is as likely an age, and is none."""
    parts = len(written.numbers) + len(written.months)
    if not written.numbers or parts > 2 or any(len(number) not in {1, 2, 4} for number in written.numbers):
        return None
    if parts == 1 and written.names_a_year and len(written.numbers[0]) == 2:
        return written.numbers[0]
    whole = [number for number in written.numbers if len(number) == 4]
    short = [number for number in written.numbers if _is_year(number)] if parts == 2 else []
    years = whole or short
    return years[0] if len(years) == 1 else None


def _month_beside(written: Written, year: str) -> int:
    """The one month beside a year alone: "March 1983", "3/1983"; else 0."""
    others = [int(number) for number in written.numbers if number != year]
    months = [*written.months, *others]
    return months[0] if len(months) == 1 and 1 <= months[0] <= _MONTHS else 0


def _checked_year(year: int, month: int, today: date) -> YearOnly | Misread:
    if year > today.year:
        return Misread("birth-future")
    if year < today.year - OLDEST:
        return Misread("birth-too-long-ago", {"years": OLDEST})
    return YearOnly(year, month)


def _is_year(number: str) -> bool:
    return len(number) == 4 or (len(number) == 2 and int(number) > 31)
