"""What times a sentence wishes for: "any day after two", "صبحيات الا السبت", "from the 20th to the 23rd". Pure.

Law: a wish only narrows down which of the free times are meant; a day or an hour that it does not name is left open.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Final

from bot.conversation.reading.numbers.spoken_numbers import spoken_as_digits
from bot.conversation.reading.text.clauses import clauses, tells
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.day_bounds import bounded_days
from bot.conversation.reading.times.days import NO_COUNT, WEEKDAY, find_day, next_of_month, weekday_of
from bot.conversation.reading.times.hours_wished import (
    AFTERNOON,
    BEFORE_WORK,
    BEGIN,
    END,
    MORNING,
    NOON,
    ended_at,
    read_hours,
    without_unsuitable,
)
from bot.conversation.reading.times.limits import away_until, without_due
from bot.conversation.reading.times.times_among import ONLY, days_in, without_denied
from bot.conversation.reading.times.weeks import in_next_week
from bot.domain.office import OpenSpan

_FROM_TO: Final = expression(
    rf"{BEGIN}(?:من|from|mn|men) (?P<first>\w+(?: \w+)?) "
    rf"(?:لل|ل|الي|لحد|لغايه|حتي|la|to|until|till) ?(?P<last>\w+(?: \w+)?)"
)
_LAST: Final = expression(
    rf"{BEGIN}[عبل]?(?:اخر (?:ال)?(?:موعد|وقت|شي|دوام|نهار|ساعه|دور)|متاخر|last (?:one|slot|time|appointment|possible)|"
    rf"latest|(?:كل ?ما|قد ما) (?:كان |يكون )?(?:ا?ت[اأ]خر\w*|متاخر)|the later|"
    rf"as late as|late in the day|late){END}"
)
_REFUSED: Final = expression(
    rf"{BEGIN}(?:(?:مو|مش|بلا|غير|ما ?عدا|الا|not|except|but not|no|mo|mu|gher|illa)(?: on| in| the| يوم|"
    rf" ال)*(?= ?(?:[عب]?ال)?"
    rf"(?:{WEEKDAY}|{MORNING}|{AFTERNOON}))"
    r"|شغل\w*|بالشغل|ب?[ينت]?شتغل\w*|و?دوام\w*|بداوم|مدرس\w*|بالمدرسه|جامع\w*|(?:at )?work\w*|school|شفت\w*|مشغول\w*|"
    r"busy|مسافر\w*|"
    r"(?:ما|مو|مش|ماني|مني) (?:رح )?(?:بقدر|اقدر|فيني|بحسن|احسن|بفضي?\w*|فاضي\w*|بدي|بدنا|ب?[يت]?ناسب\w*|منيح)|"
    r"لا (?:استطيع|اقدر|يمكنني|[يت]ناسبني|احسن)|can ?not|"
    rf"can ?t|won ?t|don ?t want|doesn ?t suit|ma (?:fini|be2der|b2der|badde|bade)){END}"
)
_DAYS: Final = expression(
    rf"{BEGIN}(?:(?:من|بين|from|between|mn|men|du|entre) )?(?:يوم |the )?(?:ال)?(?<!\d-)(\d\d?)(?:st|nd|rd|th)? ?"
    rf"(?:لل?|الي|لحد|لغايه|"
    rf"حتي|و ?|to|until|till|and|au|et|-|–) ?(?:يوم |the )?(?:ال)?(\d\d?)(?:st|nd|rd|th)?{END}(?: ?(?:من |ب|"
    rf"of (?:the )?)?"
    rf"(?:ال|هال)?(?:شهر|month))?"
)
_SINCE: Final = expression(
    rf"{BEGIN}(?P<how>بعد|من|after|from|since|قبل|لقبل|before|until|till) (?:يوم |ال|the )*(?P<day>\d\d?)"
    rf"(?:(?:st|nd|rd|th){END}|(?= ?(?:من |ب)?(?:ال|هال)?شهر)| ?(?:وطالع|وانت طالع|وفوق)){END}"
)
_NUMBERS_JOINED: Final = expression(r"(?<!\w)(ل)(?=(?:تلات|ثلاث|اربع|خمس|ست|سبع|تمان|تسع|عشر|واحد)\w*)")
_WEEK: Final = expression(
    rf"{BEGIN}(?:من|from|between|بين|mn|men) (?:يوم )?(?:ال)?({WEEKDAY}) ?(?:لل?|الي|لحد|لغايه|حتي|و ?|to|until|till|"
    rf"and|la) ?"
    rf"(?:يوم )?(?:ال)?({WEEKDAY}){END}"
)
_WEEKDAYS: Final = expression(rf"{BEGIN}{NO_COUNT}(?!واحد)(?:[وبع]?(?:يوم |ال)?(?:ال)?)({WEEKDAY})s?{END}")
_OF_A_DAY: Final = ((None, NOON), (NOON, None))
_WEEK_LONG: Final = 6
AWAY: Final = 62
"""Days of an absence that is believed."""


@dataclass(frozen=True, slots=True)
class TimeWish:
    """``weekdays``: one of these, Monday is 0; none named: any. ``first``, ``last``: days. ``opens``: not before this
    time of day; ``closes``: not from this on. ``latest``: the last of them is meant, not the first. ``without``: days
    that are denied."""

    weekdays: frozenset[int] = frozenset()
    never: frozenset[int] = frozenset()
    first: date | None = None
    last: date | None = None
    opens: time | None = None
    closes: time | None = None
    latest: bool = False
    without: frozenset[date] = frozenset()

    @property
    def names_a_day(self) -> bool:
        return bool(self.weekdays or self.first or self.last)

    @property
    def names_hours(self) -> bool:
        return bool(self.opens or self.closes or self.latest)

    @property
    def names_one_day(self) -> bool:
        return len(self.weekdays) == 1 or (self.first is not None and self.first == self.last)

    @property
    def names_some_days(self) -> bool:
        """More than one, and not all from one day on."""
        return len(self.weekdays) > 1 or (self.first is not None and self.last is not None and self.first < self.last)

    @property
    def leaves_days_open(self) -> bool:
        """It bounds the days, or only leaves some out, so that the person has a choice among the rest."""
        return not self.weekdays and (self.first is None or self.first != self.last)

    @property
    def names_a_half(self) -> bool:
        """Of the day, and no hour."""
        return not self.latest and (self.opens, self.closes) in _OF_A_DAY

    @property
    def any_day(self) -> "TimeWish":
        """The same hours."""
        return replace(self, weekdays=frozenset(), first=None, last=None)

    def is_on(self, day: date) -> bool:
        return (
            (not self.weekdays or day.weekday() in self.weekdays)
            and day.weekday() not in self.never
            and day not in self.without
            and (self.first is None or day >= self.first)
            and (self.last is None or day <= self.last)
        )

    def takes(self, day: date, at: time) -> bool:
        early, late = self.opens is None or at >= self.opens, self.closes is None or at < self.closes
        return self.is_on(day) and early and late

    def both(self, other: "TimeWish") -> "TimeWish":
        """What both of two clauses wish for; of two hours the later one said counts."""
        first, last = other.first or self.first, other.last or self.last
        if self.first and other.first and None in (self.last, other.last):  # a day, and one from which it can be
            first = max(self.first, other.first)
            week = last and (last - min(self.first, other.first)).days == _WEEK_LONG
            last = first + timedelta(days=_WEEK_LONG) if week else None if last and last < first else last
        opens, closes = other.opens or self.opens, other.closes or self.closes
        if opens and closes and opens >= closes:
            opens, closes = other.opens, other.closes
        return TimeWish(
            self.weekdays | other.weekdays,
            self.never | other.never,
            first,
            last,
            opens,
            closes,
            self.latest or other.latest,
            self.without | other.without,
        )


def read_time_wish(text: str, today: date, hours: OpenSpan | None) -> TimeWish | None:
    """``None`` where it narrows nothing down to days or hours."""
    wish = TimeWish()
    for clause in clauses(text):
        if not tells(clause):
            wish = wish.both(_of_clause(clause, today, hours))
    return wish if wish != TimeWish() else None


def _of_clause(text: str, today: date, hours: OpenSpan | None) -> TimeWish:
    later, since = in_next_week(text, today)
    plain, due = without_due(plain_text(later), hours)
    plain, denied = without_denied(BEFORE_WORK.sub(" بكير ", plain), since)
    back, plain = away_until(plain, since)
    wish = _of_rest(plain, since, hours, today)
    wish = replace(wish, closes=wish.closes or due, first=wish.first or back)
    if not denied:
        return wish
    weekdays = {day.weekday() for day in denied if (day - today).days > 1} - wish.weekdays
    return replace(wish, without=wish.without | denied, never=wish.never | weekdays)


def _of_rest(plain: str, since: date, hours: OpenSpan | None, today: date) -> TimeWish:
    refused = _REFUSED.search(plain)
    if refused and not (refused[0] in ("غير", "الا", "except") and ONLY.search(plain[: refused.start()])):
        before = plain[: refused.start()]
        meant = _said(before, since, hours, today)
        return meant.both(
            _without(_said(f"{refused[0]} {plain[refused.end() :]}", today, hours, today), plain, hours, today)
        )
    return _said(plain, since, hours, today)


def _without(busy: TimeWish, plain: str, hours: OpenSpan | None, today: date) -> TimeWish:
    """What is left beside what cannot be. Whoever is away from tomorrow on means the days after it."""
    if ended := ended_at(plain, hours):
        return TimeWish(opens=ended)
    if busy.names_hours:
        ends = busy.closes if busy.opens or busy.closes != NOON else NOON
        return TimeWish(opens=ends) if ends else TimeWish(closes=busy.opens)
    if busy.first is None or busy.last is None or (busy.last - busy.first).days > AWAY:
        return TimeWish(never=busy.weekdays)
    first = today if today < busy.last and (busy.first - today).days == 1 else busy.first
    days = {first + timedelta(days=ahead) for ahead in range((busy.last - first).days + 1)}
    return TimeWish(never=busy.weekdays, without=frozenset(days))


def _said(plain: str, since: date, hours: OpenSpan | None, today: date) -> TimeWish:
    first, last, rest = _span_of_days(_NUMBERS_JOINED.sub(r"\1 ", plain), since)
    if not (first or last) and (bounds := bounded_days(rest, since)):
        first, last, rest = bounds
    if not (first or last):
        first, last, spoken = _span_of_days(spoken_as_digits(_NUMBERS_JOINED.sub(r"\1 ", plain)), since)
        rest = spoken if first else rest
    if not first and (span := _span_of_named_days(rest, since)):
        first, last, rest = span
    weekdays, rest = _named_weekdays(rest) if not (first or last) else (frozenset[int](), rest)
    if not (weekdays or first or last):
        days, rest = days_in(rest, since)
        first, last = (min(days), max(days)) if days else (None, None)
    if since != today:
        first, last = first or since, last or since + timedelta(days=6)
    opens, closes = read_hours(rest, hours)
    latest = opens is None and bool(_LAST.search(without_unsuitable(rest)))
    return TimeWish(weekdays, frozenset(), first, last, opens, closes, latest)


def _named_weekdays(plain: str) -> tuple[frozenset[int], str]:
    if found := _WEEK.search(plain):
        begin, end = weekday_of(found[1]), weekday_of(found[2])
        return frozenset((begin + ahead) % 7 for ahead in range((end - begin) % 7 + 1)), _WEEK.sub(" ", plain)
    return frozenset(weekday_of(each[1]) for each in _WEEKDAYS.finditer(plain)), _WEEKDAYS.sub(" ", plain)


def _span_of_named_days(plain: str, today: date) -> tuple[date, date, str] | None:
    """From tomorrow to Tuesday; of two weekdays it is so every week."""
    found = _FROM_TO.search(plain)
    if found is None or _WEEK.search(plain):
        return None
    first, last = find_day(found["first"], today)[0], find_day(found["last"], today)[0]
    if first is None or last is None:
        return None
    last += timedelta(days=7 if last < first else 0)
    return first, last, f"{plain[: found.start()]} {plain[found.end() :]}"


def _span_of_days(plain: str, today: date) -> tuple[date | None, date | None, str]:
    found = _DAYS.search(plain)
    if found and int(found[1]) < int(found[2]) and _is_of_days(found[0], int(found[2])):
        first = next_of_month(int(found[1]), today)
        return first, next_of_month(int(found[2]), first or today), _DAYS.sub(" ", plain)
    if found := _SINCE.search(plain):
        day, rest = next_of_month(int(found["day"]), today), _SINCE.sub(" ", plain)
        if day and found["how"] in ("بعد", "after"):
            day += timedelta(days=1)
        return (None, day, rest) if found["how"] in _UNTIL else (day, None, rest)
    return None, None, plain


_UNTIL: Final = frozenset({"قبل", "لقبل", "before", "until", "till"})


def _is_of_days(found: str, end: int) -> bool:
    """Said to be of the month, or no hours: "from 2 to 4" are hours."""
    return end > 15 or bool(re.search(r"شهر|month|\d(?:st|nd|rd|th)", found))
