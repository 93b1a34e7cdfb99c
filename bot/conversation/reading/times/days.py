"""The day that a text names: tomorrow, الأحد, 7/12, the 3rd, 3 كانون الثاني. Without month or year: the next."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.words import WEEKDAYS
from bot.conversation.reading.times.months import DAY_ORDINALS, MONTHS

AHEAD: Final = 366  # days: a day that is later is a slip


def any_of(*words: str) -> str:
    """A pattern for the words, folded; the longest first."""
    return "|".join(re.escape(fold_name(word)) for word in sorted(words, key=len, reverse=True))


NO_COUNT: Final = r"(?<!نحنا )(?<!نحن )(?<!احنا )(?<!ساعه )"
"""Words behind which "two" is a number of people, or an hour, and not Monday."""
_B = (
    rf"(?<![^\W_]){NO_COUNT}(?:يوم |نهار |nhar |yom |le )?"
    r"(?:و?[بفعه]?ال|و?لل|و?ل(?=احد|اربع|بكر|بعد)|و?[بع](?=بكر)|el ?-?|l ?|il ?|bel ?|3al ?)?"
)
_E = r"(?![^\W_])"
_TOMORROW_IN_ARABIC: Final = ("بكرا", "بكره", "بكري", "بوكرا", "بوكره", "بوكري", "بكرى", "بكراا")
_TOMORROW_TYPED: Final = ("bukra", "bokra", "boukra", "bukrah", "bokrah", "bkra", "boukrah", "bukara", "bokara")
_TOMORROW_IN_ENGLISH: Final = (
    "tomorrow",
    "tomorow",
    "tommorow",
    "tommorrow",
    "tomorrw",
    "tmrw",
    "tmrrw",
    "tmw",
    "tomoro",
)
_IN_TWO_DAYS: Final = (
    *(f"{after}{word}" for after in ("بعد ", "بعد", "عقب ") for word in _TOMORROW_IN_ARABIC),
    *(f"{after} {word}" for after in ("ba3d", "ba3ed", "b3d", "ba3id") for word in _TOMORROW_TYPED),
    *(f"{after} {word}" for after in ("the day after", "day after", "after") for word in _TOMORROW_IN_ENGLISH),
    *("بعد غد", "بعد الغد", "apres demain"),
)
_TOMORROW: Final = (
    *("غدا", "غد", "demain", "ghadan", "yarın", "yarin", "sibe"),
    *(*_TOMORROW_IN_ARABIC, *_TOMORROW_TYPED, *_TOMORROW_IN_ENGLISH),
)
_LUNCH: Final = r"(?![وب]*الغدا(?!\w))"
"""Written as tomorrow is."""
_TODAY: Final = ("اليوم", "هاليوم", "today", "aujourd'hui", "lyom", "lyoum", "elyom", "halyom", "bugün", "iro")
AFTER_TOMORROW: Final = expression(_B + f"(?:{any_of(*_IN_TWO_DAYS)})" + _E)
_THE_DAY_AFTER: Final = expression(
    r"^(?:on |but )?the day after$|^(?:بس )?(?:يوم )?(?:ال)?(?:يوم|نهار)? ?(?:الي|اللي|يلي|لي) (?:بعدو"
    r"|بعده|بعدا|وراه)$|^(?:بس )?(?:بعدو|بعده|ba3do)$"
)
"""A clause of its own, behind "not tomorrow"."""
_RELATIVE = (
    (2, AFTER_TOMORROW),
    (2, _THE_DAY_AFTER),
    (1, expression(_LUNCH + _B + f"(?:{any_of(*_TOMORROW)})" + _E)),
    (0, expression(r"(?<!نفس )(?<!same )" + _B + f"(?:{any_of(*_TODAY)})" + _E)),
)
_WEEKDAYS = tuple(
    expression(_B + f"(?:{any_of(*(fold_name(word).removeprefix('ال') for word in words), *words)})" + _E)
    for words in WEEKDAYS
)
WEEKDAY: Final = "|".join(any_of(*(fold_name(word).removeprefix("ال") for word in words)) for words in WEEKDAYS)
EXCEPTED: Final = expression(
    rf"(?<![^\W_])(?:except|but(?: not)?|not(?: on)?|besides|غير|الا|ما ?عدا|عدا|مو|مش|بس مو|بلا|mo|mu|3ada|"
    r"(?:بس )?(?:لا|ما) [يت]?كون|"
    rf"gher) (?:on )?(?:يوم )?(?:ال)?"
    rf"({WEEKDAY})s?(?![^\W_])"
)
"""A weekday that is not wanted, in a ``plain_text``."""
ANY_DAY: Final = expression(
    r"(?<![^\W_])(?:(?:ب)?[اإ]?يا? (?:يوم|نهار|وقت|شي)|كل (?:ال)?(?:ايام|يوم)|(?:any|every|all|whatever) ?(?:day|days|"
    r"time)|whenever|ay yom)(?![^\W_])"
)


def weekday_of(word: str) -> int:
    """Monday is 0."""
    return next(number for number, found in enumerate(_WEEKDAYS) if found.search(word))


ISO: Final = expression(r"(?<!\d)(\d{4})[-/](\d\d?)[-/](\d\d?)(?!\d)")
_NUMBERS = expression(r"(?<!\d)(\d\d?)[/](\d\d?)(?:[/](\d{4}|\d\d))?(?!\d)")
_NAMED = expression(
    rf"(?<![^\W_])(\d\d?|{any_of(*DAY_ORDINALS)})(?:st|nd|rd|th)?\s+(?:of |من )?(?:شهر )?"
    rf"({any_of(*MONTHS)}){_E}(?:\s+(\d{{4}}))?"
)
OF_MONTH: Final = expression(
    r"(?:the\s+)?(?<!\d)(\d\d?)(?:st|nd|rd|th)\b|(?<![^\W\d_])(?:يوم|the|on)\s+(\d\d?)(?![\d:.])"
    r"|(?<![\d/:.])(\d\d?) ?(?:من |ب)?(?:ال|هال)شهر(?![^\W_])(?! (?:ال)?(?:جاي|قادم|ماضي|فايت))"
)


_COUNTS: Final = {
    **{str(count): count for count in range(1, 31)},
    **dict.fromkeys(("واحد", "one", "a", "an"), 1),
    **dict.fromkeys(("two", "tnen", "couple of", "a couple of"), 2),
    **dict.fromkeys(("تلات", "تلت", "ثلاث", "ثلاثه", "تلاته", "three", "tlat", "tlet"), 3),
    **dict.fromkeys(("اربع", "اربعه", "four", "arba3"), 4),
    **dict.fromkeys(("خمس", "خمسه", "five", "5ams", "khams"), 5),
    **dict.fromkeys(("ست", "سته", "six"), 6),
    **dict.fromkeys(("سبع", "سبعه", "seven"), 7),
    **dict.fromkeys(("عشر", "عشره", "ten"), 10),
}
_UNITS: Final = {
    **dict.fromkeys(("يومين", "yomen", "yawmen", "yomein"), 2),
    **dict.fromkeys(("يوم", "ايام", "تيام", "days", "day", "yom", "ayam", "iyam", "tiyam"), 1),
    **dict.fromkeys(("اسبوعين", "جمعتين", "fortnight", "esbou3en", "osbo3en"), 14),
    **dict.fromkeys(("اسبوع", "اسابيع", "week", "weeks", "esbou3", "esbo3", "osbo3", "isbu3"), 7),
    **dict.fromkeys(("شهرين", "shahren", "shahrein"), 60),
    **dict.fromkeys(("شهر", "اشهر", "شهور", "تشهر", "month", "months", "shahr", "shaher"), 30),
}
AHEAD_OF: Final = rf"(?:(?:{any_of(*_COUNTS)}) )?(?:{any_of(*_UNITS)}){_E}"
"""A count of days: "يومين", "3 ايام", "a week"."""
_COUNTED: Final = expression(rf"(?:(?P<count>{any_of(*_COUNTS)}) )?(?P<unit>{any_of(*_UNITS)}){_E}")
_IN_DAYS: Final = expression(
    rf"(?<![^\W_])(?:(?:ل ?|من )?بعد|كمان|in|after|ba3e?d|b3d|kam[ae]n) (?:شي |حوالي |about |shi )?"
    rf"(?P<before>{AHEAD_OF})(?: من (?:هلق|اليوم)| from (?:now|today))?|(?P<behind>{AHEAD_OF}) "
    rf"(?:later|from (?:now|today)|من (?:هلق|هلا|اليوم|الان)){_E}"
)


def days_ahead(plain: str) -> tuple[int, str] | None:
    """How many days the text begins with, and what is behind them."""
    if (found := _COUNTED.match(plain)) is None:
        return None
    return _COUNTS[found["count"] or "1"] * _UNITS[found["unit"]], plain[found.end() :]


_TWO_PEOPLE: Final = expression(
    r"(?<![^\W_])(?:ل|la |l )?(?:ا?تنين|tnen|tnein)(?= (?:انا و|نحنا|اشخاص|انفار|ana w|people|ashkhas))"
)
"""They are called as Monday is."""


def find_day(plain: str, today: date) -> tuple[date | None, str]:
    """The day that is named in a ``plain_text``, and the rest of the text."""
    plain = _TWO_PEOPLE.sub(" ", plain)
    for ahead, pattern in _RELATIVE:
        if found := pattern.search(plain):
            return today + timedelta(days=ahead), _without(plain, found)
    if (found := _IN_DAYS.search(plain)) and (counted := days_ahead(found["before"] or found["behind"])):
        return today + timedelta(days=counted[0]), _without(plain, found)
    for weekday, pattern in enumerate(_WEEKDAYS):
        if found := pattern.search(plain):
            return today + timedelta(days=(weekday - today.weekday()) % 7), _without(plain, found)
    for pattern in (ISO, _NUMBERS, _NAMED):
        if found := pattern.search(plain):
            day = _dated(found, today)
            return (day, _without(plain, found)) if day else (None, plain)
    if found := OF_MONTH.search(plain):
        day = next_of_month(int(found[1] or found[2] or found[3]), today)
        return (day, _without(plain, found)) if day else (None, plain)
    return None, plain


def next_of_month(number: int, today: date) -> date | None:
    if not 1 <= number <= 31:
        return None
    year, month = today.year, today.month
    for _ in range(3):
        if number <= monthrange(year, month)[1] and (day := date(year, month, number)) >= today:
            return day
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return None


def _dated(found: "re.Match[str]", today: date) -> date | None:
    try:
        if len(found[1]) == 4:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        else:
            month = int(found[2]) if found[2].isdecimal() else MONTHS[found[2]]
            year = int(found[3]) if found[3] else today.year
            number = int(found[1]) if found[1].isdecimal() else DAY_ORDINALS[found[1]]
            day = date(year + 2000 if year < 100 else year, month, number)
            if not found[3] and day < today:
                day = date(day.year + 1, month, number)
    except ValueError:
        return None
    return day if -1 <= (day - today).days <= AHEAD else None


def _without(plain: str, found: "re.Match[str]") -> str:
    return f"{plain[: found.start()]} {plain[found.end() :]}"
