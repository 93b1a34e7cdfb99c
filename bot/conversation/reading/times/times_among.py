"""The day and the hour that stand among other words: "monday 9am please, I am on night shift". Pure.

Law: what is denied, what keeps the person busy, and an hour that only bounds a wish ("after two") are none of them. Of
several days or hours none is meant.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from bot.conversation.reading.text.clauses import clauses, supposes, tells
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.clock import Clock, plain_text, read_alone
from bot.conversation.reading.times.clock_words import HALF, HOUR, PART
from bot.conversation.reading.times.day_bounds import bounded_days
from bot.conversation.reading.times.days import WEEKDAY, find_day
from bot.conversation.reading.times.limits import away_until, without_due
from bot.conversation.reading.times.weeks import in_next_week

_B, _E = r"(?<![^\W_])", r"(?![^\W_])"
_DENY: Final = r"(?:مو|مش|ما ?عدا|غير|الا|بلا|بدل|بدال|عوض|instead of|rather than|not|except|but not|no|mo|mu|gher)"
_DENIED: Final = expression(
    rf"{_B}(?:بس )?(?P<how>{_DENY}) (?:on |يوم |في )?(?P<said>(?:بعد |ba3d |this |the )?\w+)"
    rf"(?: (?:ولا|او|و|nor|or|and) ?(?P<nor>\w+))?"
)
_DENIED_BEHIND: Final = expression(
    rf"{_B}(?:يوم |on )?(?:(?P<first>\w+) (?:و ?|ولا |او |and |or )(?:ال)?(?=\w))?(?P<said>\w+)"
    r"(?: (?:is|انا|i|w ?ana|رح|عم|كمان|am|m))*(?: (?:عندي|عنا|في عندي|i have|3andi)(?= (?:شغل|دوام|امتحان|عرس"
    r"|عزا|سفر|مناوب"
    r"|work|school|exam|a wedding|shighl|shoghl)))? "
    r"(?:مستحيل\w*|(?:شغل|دوام|مداوم|امتحان|عرس|عزا|سفر|مسافر|مناوب|بداوم|بشتغل|بكون بال(?:شغل|دوام|مدرسه))\w*|work\w*"
    r"|school|exam|a wedding|لا(?= *$)|لأ|no(?= *$)|(?:ما|مو|ماني|مني|مالي|مش) (?:رح )?"
    r"(?:[بن]?قدر|فيني|فينا|بحسن|فاضي\w*|مناسب\w*|منيح|ب?[يت]?ناسب\w*|ب?[يت]?زبط|ب?[يت]?مشي)\w*|مشغول\w*|"
    r"impossible|not (?:possible|good|ok)|no good|(?:does ?n['’ ]?t|does not) (?:work|suit)|"
    r"(?:can ?not|can['’ ]?t)|(?:am )?busy|ma (?:fini|b2der|be2der))"
    rf"{_E}(?: (?:for me|معي|الي))?(?! (?:\S+ )?(?:الا|غير|قبل|بعد|عال|لل|لحد|حتي|من|الي|(?:ال)?ساعه|ال\w+ الا"
    rf"|الصبح|الضهر|except|but|before|after|until|till|from"
    r"|at|to|in the|\d))"
)
"""Behind the day it is said not to suit."""
_TWO_DAYS: Final = (
    r"(?:ب|ل)?(?:هال ?يومين|اليومين الجايين|هدول اليومين|هالكم يوم|هاليوم وبكرا|these (?:two "
    r"|few )?days|next (?:two|few) days|hal ?yo?me?n)"
)
_NOT_FREE: Final = (
    r"(?:(?:ما|مو|مش|مالي|ماني|مني|مالنا) (?:رح )?(?:فاضي\w*|[بن]?قدر\w*|فيني|فينا|بحسن\w*|موجود\w*|هون|بفضى)"
    r"|مشغول\w*|مسافر\w*"
    r"|عندي (?:شغل|سفر|دوام|امتحان\w*)|busy|away|can ?not|can ?t|not (?:free|here|available)|ma (?:fini|b2der"
    r"|be2der|fadi))"
)
_THESE_TWO: Final = expression(
    rf"{_B}(?:(?:مو|مش|غير|بلا|not|mo|mu) {_TWO_DAYS}|{_TWO_DAYS} (?:(?:انا|كلن|كلهن|i am|i m|i|ana) )*{_NOT_FREE}"
    rf"|{_NOT_FREE} (?:(?:اجي|روح|come) )?{_TWO_DAYS}){_E}"
)
"""Today and tomorrow, which are left out."""
_EITHER_DAY: Final = expression(rf"{_E} (?:او|ولا|or|aw)(?= (?:يوم |on )?(?:ال)?(?:{WEEKDAY})s?{_E})")
"""Between two days, and not between two places."""
ONLY: Final = expression(rf"{_B}(?:ما|مو|ليس|لا)\w*(?: \S+){{0,2}} ?$")
"""In front of "but": "I have none but Friday" denies no Friday."""
_THE_NEXT_ONE: Final = expression(
    rf"{_B}(?:(?:ال)?(?:يلي|لي|اللي|الي) بعد(?:و|ه|ا|ها)|بعد (?:ال)?(?:جاي|جايه|قادم|قادمه)"
    rf"|the (?:one|week) after(?: that| it)?|after next|elli ba3do){_E}"
)
_LEAD: Final = (
    r"(?:(?:ال)?ساعه ?|(?:في|شي|حوالي|تقريبا|نحو|about|around) |ع ?ال ?|على (?:ال)?|ع |at |@ ?"
    r"|3al |3a |3 ?el |bel |el )*"
    r"(?:(?:el )?(?:sa3a|se3a|saat|saet) )?"
)
_UNIT: Final = (
    r"(?! ?(?:دقي\w*|دقاي\w*|ساعات|يوم|ايام|اسابيع|شهر|شهور|اشهر|سن[هي]\w*|سنين|ولاد|اولاد|اشخاص|انفار|نفر|شخص|كيلو\w*"
    r"|الف|ليره|مره|مرات|min\w*|hours|days?|weeks?|months?|years?|kids?|child\w*|people|persons?|km|times)(?![^\W_]))"
)
_HOUR: Final = expression(
    rf"{_B}(?P<lead>{_LEAD})(?P<clock>(?:(?:ال)?\d\d?(?: ?[:.٫] ?\d\d)?|{HOUR})(?: ?(?:{PART}))?(?: ?(?:{HALF}))?)"
    rf"(?![:.]?\d|[^\W_]|/| ?(?:[ap]m|[صم]|صباحا|مساء)(?![^\W_])){_UNIT}"
)
_BOUNDS: Final = expression(
    rf"{_B}(?:قبل|بعد|لحد|لغايه|حتي|من|الي|لل?|بين|after|before|until|till|from|since|past|to|by|between"
    rf"|ba3d|2abel|abel|than)"
    r" ?(?:ال)?(?:ساعه)? ?$"
)
_BEYOND: Final = expression(rf"^ ?(?:وفوق|و ?طالع|وانت طالع|or later|and later|onwards?|onward|و ?بعد){_E}")
_TOO_EARLY: Final = expression(
    r"^ ?(?:(?:is|it s|هي|يعني) )?(?:(?:too|very|so|كتير|جدا|ktir|kteer) (?:early|late|soon|بكير|بدري|متاخر|abkir|"
    rf"bakk?[ie]+r)|(?:بكير|بدري|متاخر|bakk?ir) (?:كتير|جدا|علي\w*|ktir|kteer)){_E}"
)
"""Behind an hour, it is one that does not suit."""
_BUSY: Final = expression(
    rf"{_B}(?:(?:ال|ب|بال|عندي )?(?:باص|سرفيس|قطار|طياره|شغل\w*|دوام\w*|شفت\w*|دكتور\w*|طبيب|عمليه|جامع\w*|مدرس\w*|"
    rf"امتحان|محكمه|عرس|عزا|درس|محاضره|[وفب]*[ينت]{{0,2}}نتهي|[وفب]*خلص)|finish\w*|ends?|bus|train|flight"
    rf"|work|shift|doctor|school|class|exam|meeting)"
    rf"{_E}(?: \S+){{0,2}} ?$"
)
_NOT_THAT: Final = expression(
    rf"{_B}(?:بدل|بدال|عوض|مو|مش|ليس|instead of|rather than|not|mo|mu)(?: من| عن)? ?(?:ال)?(?:ساعه )?$"
)
"""In front of an hour that is not meant, or no more."""
_ONE: Final = frozenset({"وحده", "واحده", "وحدة", "wa7de", "wahde", "one"})
_WHICH: Final = expression(
    rf"{_B}(?:ايا?|ayya|ay|any|which|every|كل|ولا|شي|هال|book|get|need|another"
    rf"|\w*(?:احجز|حجز)\w*) ?$"
)
"""In front of "one" it counts things, and no hours."""
_OR: Final = expression(r" ?(?:او|aw|or|ولا|يا|ou)(?: (?:at|حتى|even))? ?")
_FIRST_OF_MONTH: Final = expression(
    rf"{_B}(?:(?:ب|مع )?اول|1st of|first of|awal) (?:ال|هال|the |el )?(?:شهر|month|shahr){_E}"
)


@dataclass(frozen=True, slots=True)
class Named:
    """``day`` and ``clock``: the one that is named, if one alone is; ``without``: days that are denied."""

    day: date | None = None
    clock: Clock | None = None
    without: frozenset[date] = frozenset()


def read_among(text: str, today: date, *, bare: bool = False) -> Named:
    """Of all clauses but those that tell what was or suppose what may be. ``bare``: a number beside no day is an hour
    too."""
    days: list[date] = []
    clocks: list[Clock] = []
    without: set[date] = set()
    for clause in clauses(text):
        if tells(clause) or supposes(clause):
            continue
        later, since = in_next_week(clause, today)
        plain, denied = without_denied(without_due(plain_text(later), None)[0], since)
        without |= denied
        plain = away_until(plain, since)[1]
        plain = bounds[2] if (bounds := bounded_days(plain, since)) else plain
        found, rest = days_in(plain, since, denied)
        days += [day for day in found if day not in days]
        clocks += [clock for clock in _clocks(rest, dated=bare or bool(found)) if clock not in clocks]
    days = [_after_denied(day, without) for day in days]
    sure = [clock for clock in clocks if not clock.bare] or clocks
    return Named(
        days[0] if len(set(days)) == 1 else None,
        sure[0] if len(sure) == 1 else None,
        frozenset(without),
    )


def days_in(plain: str, today: date, denied: set[date] | frozenset[date] = frozenset()) -> tuple[list[date], str]:
    """The days that are named in a ``plain_text``, and the rest of it; a weekday with its own date is one day."""
    days: list[date] = []
    rest = plain
    while len(days) < 4:
        day, left = find_day(rest, today)
        if day is None:
            break
        days, rest = [*days, day], left
    if found := _FIRST_OF_MONTH.search(rest):
        month = today.month % 12 + 1
        days.append(date(today.year + (month == 1), month, 1))
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    if days and _THE_NEXT_ONE.search(rest):
        rest = _THE_NEXT_ONE.sub(" ", rest)
        days = [day + timedelta(days=7) if day not in denied and (day - today).days < 7 else day for day in days]
    days = list(dict.fromkeys(days))
    if len(days) == 2 and days[0].weekday() == days[1].weekday():
        days = [max(days)]
    return days, rest


def _after_denied(day: date, denied: set[date]) -> date:
    """ "Sunday, but not tomorrow" is the Sunday after."""
    return day + timedelta(days=7) if day in denied else day


def without_denied(plain: str, today: date) -> tuple[str, set[date]]:
    """A ``plain_text`` without the days that it denies, and those days: "not tomorrow", "مو الاحد ولا الاتنين"."""
    denied: set[date] = set()
    if found := _THESE_TWO.search(plain):
        denied |= {today, today + timedelta(days=1)}
        plain = f"{plain[: found.start()]} {plain[found.end() :]}"
    for found in _DENIED_BEHIND.finditer(plain):
        if day := find_day(found["said"], today)[0]:
            first = find_day(found["first"], today)[0] if found["first"] else None
            denied |= {day, first or day}
            plain = plain.replace(found[0], " " * len(found[0]))
    for found in _DENIED.finditer(plain):
        if found["how"] in ("غير", "الا", "except") and ONLY.search(plain[: found.start()]):
            continue
        for group in ("said", "nor"):
            if found[group] and (day := find_day(found[group], today)[0]):
                denied.add(day)
                begin, end = found.span(group)
                plain = f"{plain[:begin]}{' ' * (end - begin)}{plain[end:]}"
    return plain, denied


def without_days_denied(text: str, today: date) -> str:
    """The text, plain, without the days that it leaves out and the words that do: "Saliheen, not tomorrow"."""
    plain = plain_text(text)
    plain = _THESE_TWO.sub(" ", plain)
    for pattern in (_DENIED, _DENIED_BEHIND):
        for found in pattern.finditer(plain):
            if find_day(found["said"], today)[0]:
                plain = plain.replace(found[0], " ")
    return _EITHER_DAY.sub(" ", plain)


def _clocks(plain: str, *, dated: bool) -> list[Clock]:
    found: list[Clock] = []
    ended = -1
    for each in _HOUR.finditer(plain):
        if found and _OR.fullmatch(plain[ended : each.start()]):
            ended = each.end()
            continue  # the first of two is meant
        before, behind = plain[: each.start()], plain[each.end() :]
        if (
            _BOUNDS.search(before + each["lead"])
            or _BEYOND.search(behind)
            or _TOO_EARLY.search(behind)
            or _BUSY.search(before)
            or _NOT_THAT.search(before)
        ):
            continue
        said, lead = each["clock"].removeprefix("ال"), each["lead"].strip()
        if lead == "ساعه" and said in ("وحده", "واحده"):
            continue  # one and the same hour
        if not lead and said in _ONE and _WHICH.search(before):
            continue  # which of the places, or any
        clock = read_alone(f"الساعه {said}" if lead else said)
        either = _OR.match(behind) if clock and clock.bare else None
        if clock and either and (other := _HOUR.match(behind[either.end() :])):
            later = read_alone(other["clock"].removeprefix("ال"))
            clock = replace(clock, bare=later is None or later.bare)  # "11 or half past 11" are both hours
        if clock and (dated or not clock.bare):
            found.append(clock)
            ended = each.end()
    return found
