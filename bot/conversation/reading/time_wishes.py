"""What times a sentence wishes for: "any day after two", "صبحيات الا السبت", "from the 20th to the 23rd". Pure.

Law: a wish only narrows down which of the free times are meant; a day or an hour that it does not name is left open.
"""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from bot.conversation.reading.clauses import clauses, tells
from bot.conversation.reading.clock import plain_text, read_alone
from bot.conversation.reading.clock_words import HALF, HOUR, PART
from bot.conversation.reading.days import WEEKDAY, find_day, next_of_month, weekday_of
from bot.conversation.reading.moments import in_next_week, read_when, without_courtesy
from bot.conversation.reading.patterns import expression
from bot.conversation.reading.spoken_numbers import spoken_as_digits
from bot.domain.office import OpenSpan

NOON: Final = time(12)
_E: Final = r"(?![^\W_])"
_B: Final = r"(?<![^\W_])"
_CLOCK: Final = (
    rf"(?:(?:ال)?ساعه ?|at |about |حوالي |شي |el |l |sa3a )*(?P<clock>(?:(?:ال)?\d\d?(?::\d\d)?(?! ?/|\d)|{HOUR})"
    rf"(?: ?(?:{PART}))?(?: (?:{HALF}))?){_E}"
)
_AFTER: Final = expression(
    rf"{_B}[وفب]?(?:(?:من )?بعد|من|فوق|after|past|from|since|later than|not before|ba3d|ba3ed|apres|a partir de|"
    rf"(?:مو|ما|لا|مش) قبل) {_CLOCK}"
)
_BEFORE: Final = expression(
    rf"{_B}[وفب]?(?:ل?قبل|لحد|لغايه|حتي|الي|until|till|before|by|to|not after|not later than|2abel|abel|avant|jusqu a|"
    rf"(?:مو|ما|لا|مش) بعد) {_CLOCK}|{_B}لل? ?{_CLOCK.replace('P<clock>', 'P<until>')}"
)
_BETWEEN: Final = expression(rf"{_B}(?:بين|between|entre|ben|bein) (?=.{{1,20}} (?:و|and|et|w))")
_AND_CLOCK: Final = expression(rf" (?:و ?|and |et |w )(?=(?:ال)?(?:\d|{HOUR}))")
_ENDS: Final = expression(
    rf"{_B}(?:ب?[يت]?خلص\w*|ب?نتهي\w*|بطلع|بفضي?\w*|فاضي\w*|finish\w*|off|free|end\w*|bkhalles|"
    rf"bkhales) (?:\w+ )?{_CLOCK}"
)
_MORNING: Final = (
    r"(?:[عبو]?ال)?(?:صبح|صبحيات|صبحيه|صبحيي|صباح|صباحا|فجر)|[عب]?بكير|بدري|ابكر|mornings?|early|earlier|sobh|"
    r"sobo?7|bakkir|matin|matinee|sabah|sabahleyin|sibeh|قبل ال[ضظ]هر"
)
_AFTERNOON: Final = (
    r"بعد ?ال[ضظ]هر|(?:[عبو]?ال)?(?:[ضظ]هر|[ضظ]هريات|[ضظ]هريه|عصر|عصريات|مسا|مساء|عشيه)|after ?noons?|evenings?|"
    r"midday|noon|ogleden sonra|aksam|apres[- ]?midi|soir|ba3d el dohr|dohr|3aser|3asr|masa"
)
_HALF: Final = expression(rf"{_B}(?:(?P<am>{_MORNING})|(?P<pm>{_AFTERNOON})){_E}")
_LAST: Final = expression(
    rf"{_B}[عبل]?(?:اخر (?:ال)?(?:موعد|وقت|شي|دوام|نهار|ساعه|دور)|متاخر|last (?:one|slot|time|appointment|possible)|"
    rf"latest|"
    rf"as late as|late in the day|late){_E}"
)
_REFUSED: Final = expression(
    rf"{_B}(?:(?:مو|مش|بلا|غير|ما ?عدا|الا|not|except|but not|no|mo|mu|gher|illa)(?: on| in| the| يوم|"
    rf" ال)*(?= ?(?:[عب]?ال)?"
    rf"(?:{WEEKDAY}|{_MORNING}|{_AFTERNOON}))"
    r"|شغل\w*|بالشغل|ب?[ينت]?شتغل\w*|دوام\w*|بداوم|مدرس\w*|بالمدرسه|جامع\w*|(?:at )?work\w*|school|شفت\w*|مشغول\w*|"
    r"busy|مسافر\w*|"
    r"(?:ما|مو|مش|ماني|مني) (?:رح )?(?:بقدر|اقدر|فيني|بحسن|احسن|بفضي?\w*|فاضي\w*|بدي|بدنا|ب?[يت]?ناسب\w*|منيح)|"
    r"can ?not|"
    rf"can ?t|won ?t|don ?t want|doesn ?t suit|ma (?:fini|be2der|b2der|badde|bade)){_E}"
)
_DAYS: Final = expression(
    rf"{_B}(?:(?:من|بين|from|between|mn|men|du|entre) )?(?:يوم |the )?(?:ال)?(\d\d?)(?:st|nd|rd|th)? ?(?:لل?|الي|لحد|"
    rf"لغايه|"
    rf"حتي|و ?|to|until|till|and|au|et|-|–) ?(?:يوم |the )?(?:ال)?(\d\d?)(?:st|nd|rd|th)?{_E}(?: ?(?:من |ب|"
    rf"of (?:the )?)?"
    rf"(?:ال|هال)?(?:شهر|month))?"
)
_SINCE: Final = expression(
    rf"{_B}(?P<how>بعد|من|after|from|since|قبل|لقبل|before|until|till) (?:يوم |ال|the )*(?P<day>\d\d?)"
    rf"(?:(?:st|nd|rd|th){_E}|(?= ?(?:من |ب)?(?:ال|هال)?شهر)| ?(?:وطالع|وانت طالع|وفوق)){_E}"
)
_NUMBERS_JOINED: Final = expression(r"(?<!\w)(ل)(?=(?:تلات|ثلاث|اربع|خمس|ست|سبع|تمان|تسع|عشر|واحد)\w*)")
_WEEK: Final = expression(
    rf"{_B}(?:من|from|between|بين|mn|men) (?:يوم )?(?:ال)?({WEEKDAY}) ?(?:لل?|الي|لحد|لغايه|حتي|و ?|to|until|till|"
    rf"and|la) ?"
    rf"(?:يوم )?(?:ال)?({WEEKDAY}){_E}"
)
_WEEKDAYS: Final = expression(rf"{_B}(?!واحد)(?:[وبع]?(?:يوم |ال)?(?:ال)?)({WEEKDAY})s?{_E}")
_AVAILABLE: Final = expression(
    rf"{_B}(?:في|فيه|شي|عندكن|عندكم|فاضي\w*|متاح\w*|متوفر\w*|موعد|مواعيد|وقت|بقدر|فيني|ممكن|بصير|available|free|"
    rf"slots?|anything|"
    rf"appointments?|can i|could i|possible|fi|momken){_E}"
)
_NONE_SUITS: Final = expression(
    rf"{_B}(?:(?:ما|مو|مش|لا|ولا|none|neither|nothing|no|not|doesn ?t|don ?t) .{{0,30}}?(?:[يتب]{{0,2}}ناسب\w*|"
    rf"مناسب\w*|"
    rf"[بيت]{{1,2}}مشي|[بيت]{{1,2}}زبط|suits?|works?|good|fits?)|(?:ما|مو) (?:بقدر|فيني|بحسن) .{{0,12}}(?:هدول|منهن|"
    rf"هاد|بهي?ك|فيهن)|"
    rf"ولا (?:شي|واحد|وحده|يوم|وقت|موعد)|none of (?:these|them)|غير (?:هدول|هيك|هالايام|هالاوقات|هالوقت|هاليوم|"
    rf"هالمواعيد)|غيرهن|(?:كل هدول|كلها|هدول كلهن) (?:بعاد|بعيد\w*|بكير|متاخر\w*)|"
    rf"كلهن (?:مشغول\w*|بكير|بعاد|مو|ما))"
)


@dataclass(frozen=True, slots=True)
class TimeWish:
    """``weekdays``: one of these, Monday is 0; none named: any. ``first``, ``last``: days. ``opens``: not before this
    time of day; ``closes``: not from this on. ``latest``: the last of them is meant, not the first."""

    weekdays: frozenset[int] = frozenset()
    never: frozenset[int] = frozenset()
    first: date | None = None
    last: date | None = None
    opens: time | None = None
    closes: time | None = None
    latest: bool = False

    @property
    def names_a_day(self) -> bool:
        return bool(self.weekdays or self.first or self.last)

    @property
    def names_hours(self) -> bool:
        return bool(self.opens or self.closes or self.latest)

    def takes(self, day: date, at: time) -> bool:
        return (
            (not self.weekdays or day.weekday() in self.weekdays)
            and day.weekday() not in self.never
            and (self.first is None or day >= self.first)
            and (self.last is None or day <= self.last)
            and (self.opens is None or at >= self.opens)
            and (self.closes is None or at < self.closes)
        )

    def both(self, other: "TimeWish") -> "TimeWish":
        """What both of two clauses wish for; of two hours the later one said counts."""
        return TimeWish(
            self.weekdays | other.weekdays,
            self.never | other.never,
            other.first or self.first,
            other.last or self.last,
            other.opens or self.opens,
            other.closes or self.closes,
            self.latest or other.latest,
        )


def suits_none(text: str) -> bool:
    """None of what is shown will do."""
    return bool(_NONE_SUITS.search(plain_text(text)))


def asks_for_times(text: str) -> bool:
    """A question about what is free, not about something else."""
    return bool(_AVAILABLE.search(plain_text(text)))


def names_times(text: str, today: date) -> bool:
    """It names a day, an hour that is no bare number, or wishes for times."""
    when = read_when(without_courtesy(text), today)
    named = when is not None and (when.day is not None or (when.clock is not None and not when.clock.bare))
    return named or read_time_wish(text, today, None) is not None


def read_time_wish(text: str, today: date, hours: OpenSpan | None) -> TimeWish | None:
    """``None`` where it narrows nothing down to days or hours."""
    wish = TimeWish()
    for clause in clauses(text):
        if not tells(clause):
            wish = wish.both(_of_clause(clause, today, hours))
    return wish if wish.names_a_day or wish.names_hours else None


def _of_clause(text: str, today: date, hours: OpenSpan | None) -> TimeWish:
    later, since = in_next_week(text, today)
    plain = plain_text(later)
    if refused := _REFUSED.search(plain):
        before, behind = plain[: refused.start()], plain[refused.start() :]
        meant = _said(before, since, hours, today)
        return meant.both(_without(_said(f"{refused[0]} {plain[refused.end() :]}", today, hours, today), behind, hours))
    return _said(plain, since, hours, today)


def _without(busy: TimeWish, plain: str, hours: OpenSpan | None) -> TimeWish:
    """What is left beside what cannot be."""
    if found := _ENDS.search(plain):
        return TimeWish(opens=_at(found["clock"], hours))
    if busy.names_hours:
        ends = busy.closes if busy.opens or busy.closes != NOON else NOON
        return TimeWish(opens=ends) if ends else TimeWish(closes=busy.opens)
    return TimeWish(never=busy.weekdays)


def _said(plain: str, since: date, hours: OpenSpan | None, today: date) -> TimeWish:
    first, last, rest = _span_of_days(_NUMBERS_JOINED.sub(r"\1 ", plain), since)
    if not first:
        first, last, spoken = _span_of_days(spoken_as_digits(_NUMBERS_JOINED.sub(r"\1 ", plain)), since)
        rest = spoken if first else rest
    weekdays, rest = _named_weekdays(rest)
    if not (weekdays or first or last):
        day, rest = find_day(rest, since)
        first = last = day
    if since != today:
        first, last = first or since, last or since + timedelta(days=6)
    opens, closes = _hours(rest, hours)
    latest = opens is None and bool(_LAST.search(rest))
    return TimeWish(weekdays, frozenset(), first, last, opens, closes, latest)


def _named_weekdays(plain: str) -> tuple[frozenset[int], str]:
    if found := _WEEK.search(plain):
        begin, end = weekday_of(found[1]), weekday_of(found[2])
        return frozenset((begin + ahead) % 7 for ahead in range((end - begin) % 7 + 1)), _WEEK.sub(" ", plain)
    return frozenset(weekday_of(each[1]) for each in _WEEKDAYS.finditer(plain)), _WEEKDAYS.sub(" ", plain)


def _span_of_days(plain: str, today: date) -> tuple[date | None, date | None, str]:
    found = _DAYS.search(plain)
    if found and int(found[1]) < int(found[2]) and _is_of_days(found[0], int(found[2])):
        first = next_of_month(int(found[1]), today)
        return first, next_of_month(int(found[2]), first or today), _DAYS.sub(" ", plain)
    if found := _SINCE.search(plain):
        day, rest = next_of_month(int(found["day"]), today), _SINCE.sub(" ", plain)
        return (None, day, rest) if found["how"] in _UNTIL else (day, None, rest)
    return None, None, plain


_UNTIL: Final = frozenset({"قبل", "لقبل", "before", "until", "till"})


def _is_of_days(found: str, end: int) -> bool:
    """Said to be of the month, or no hours: "from 2 to 4" are hours."""
    return end > 15 or bool(re.search(r"شهر|month|\d(?:st|nd|rd|th)", found))


def _hours(plain: str, hours: OpenSpan | None) -> tuple[time | None, time | None]:
    opens = closes = None
    if _BETWEEN.search(plain):
        plain = _AND_CLOCK.sub(" الي ", _BETWEEN.sub("من ", plain), count=1)
    if found := _AFTER.search(plain):
        opens = _at(found["clock"], hours)
        plain = f"{plain[: found.start()]} {plain[found.end() :]}"
    if found := _BEFORE.search(plain):
        closes = _at(found["clock"] or found["until"], hours)
    if opens or closes:
        return opens, closes
    halves = {each.lastgroup for each in _HALF.finditer(plain) if not _has_hour(plain, each)}
    if halves == {"am"}:
        return None, NOON
    return (NOON, None) if halves == {"pm"} else (None, None)


def _has_hour(plain: str, half: re.Match[str]) -> bool:
    """An hour beside it that is none of that half: "13 in the morning" says nothing."""
    return bool(re.search(r"\d ?$", plain[: half.start()]) or re.match(r" ?\d", plain[half.end() :]))


def _at(written: str, hours: OpenSpan | None) -> time | None:
    clock = read_alone(" ".join(re.sub(r"^ال(?=\d)", "", written).split()))
    return clock.within(hours) if clock else None
