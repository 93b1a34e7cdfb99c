"""Days, times and spans as admins type them: "tomorrow after 14:00", "بكرا ٩:٣٠", "7/12", "the 3rd to the 5th".

A day without its month or year is the next such day; a time without its day the next such time. Which day was meant is
always shown again before anything happens.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.conversation.reading.clock import read_clock, read_hour
from bot.conversation.reading.digits import latin_digits, normalise
from bot.conversation.reading.misread import Misread
from bot.conversation.reading.months import MONTHS
from bot.conversation.reading.names import fold_name
from bot.conversation.reading.words import WEEKDAYS

AHEAD: Final = 366  # days: what is meant to be later is a slip


def _words(*words: str) -> str:
    return "|".join(re.escape(fold_name(word)) for word in sorted(words, key=len, reverse=True))


_B, _E = r"(?<![^\W_])(?:ال|يوم )?", r"(?![^\W_])"
_RELATIVE = (
    (2, re.compile(_B + f"(?:{_words('بعد غد', 'بعد بكرا', 'بعد بكره', 'the day after tomorrow')})" + _E)),
    (1, re.compile(_B + f"(?:{_words('غدا', 'غداً', 'بكرا', 'بكره', 'بكرة', 'tomorrow')})" + _E)),
    (0, re.compile(_B + f"(?:{_words('اليوم', 'هاليوم', 'today')})" + _E)),
)
_WEEKDAYS = tuple(
    re.compile(_B + f"(?:{_words(*(fold_name(word).removeprefix('ال') for word in words), *words)})" + _E)
    for words in WEEKDAYS
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d?)-(\d\d?)(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d\d?)[/](\d\d?)(?:[/](\d{4}|\d\d))?(?!\d)")
_NAMED = re.compile(rf"(?<!\d)(\d\d?)(?:st|nd|rd|th)?\s+(?:of )?({_words(*MONTHS)}){_E}(?:\s+(\d{{4}}))?")
_OF_MONTH = re.compile(r"(?:the\s+)?(?<!\d)(\d\d?)(?:st|nd|rd|th)\b|(?<![^\W\d_])(?:يوم|the|on)\s+(\d\d?)(?![\d:.])")
_LITERAL = re.compile(r"(?<!\d)(0\d):([0-5]\d)(?!\d)")
_FILLERS = re.compile(rf"{_words('من', 'from', 'after', 'بعد', 'ابتداء', 'since', 'on')}")
_FILLER = re.compile(rf"(?<![^\W_])(?:{_FILLERS.pattern}){_E}")
_TO = re.compile(
    rf"\s+(?:{_words('الى', 'لحد', 'حتى', 'to', 'until', 'till')})\s+"
    r"|\s*[–—]\s*|\s+-\s+|(?<=[:/]\d\d)-(?=\d)|(?<=/\d)-(?=\d)"
)


@dataclass(frozen=True, slots=True)
class When:
    """``number``: a bare number, which may be a day of the month or an hour."""

    day: date | None
    at: time | None
    number: int | None = None


def read_when(text: str, today: date) -> When | None:
    """None where it is neither a day nor a time."""
    day, rest = _day(fold_name(latin_digits(normalise(text))), today)
    rest = " ".join(rest.replace(",", " ").replace("،", " ").split())
    if found := _LITERAL.search(rest):
        return When(day, time(int(found[1]), int(found[2])))
    if rest.isdecimal():
        hour = read_hour(rest)
        return When(day, _evening(hour) if hour and day else None, int(rest) if len(rest) <= 2 else None)
    at = read_clock(rest) if rest and "/" not in rest else None  # what is left of a day that there is not
    if at is None and (rest or day is None):
        return None
    return When(day, at)


def read_moment(text: str, now: datetime, zone: ZoneInfo) -> datetime | Misread:
    """A time to come, in UTC."""
    here = now.astimezone(zone)
    when = read_when(text, here.date())
    at = None if when is None else when.at or _hour(when)
    if when is None or at is None:
        return Misread("admin-moment-unread")
    found = _instant(when.day or here.date(), at, zone)
    if when.day is None and found <= now:
        found = _instant(here.date() + timedelta(days=1), at, zone)
    return found if found > now else Misread("admin-moment-past")


def read_until(text: str, now: datetime, zone: ZoneInfo) -> datetime | Misread:
    """As ``read_moment``; a day alone lasts to its end."""
    today = now.astimezone(zone).date()
    when = read_when(text, today)
    if when is not None and when.day is not None and when.at is None and when.number is None:
        ends = midnight_after(when.day, zone)
        return ends if ends > now else Misread("admin-moment-past")
    return read_moment(text, now, zone)


def read_span(text: str, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime] | Misread:
    """From and to, in UTC. Without an end: to the end of the day."""
    today = now.astimezone(zone).date()
    plain = fold_name(latin_digits(normalise(text)))
    # "After tomorrow" is the day after tomorrow; any other "after" is where it begins.
    for days, pattern in _RELATIVE[:1]:
        plain = pattern.sub((today + timedelta(days=days)).isoformat(), plain)
    parts = [_FILLER.sub(" ", part) for part in _TO.split(plain)]
    read = [read_when(part, today) for part in parts]
    if len(read) > 2 or any(when is None for when in read):
        return Misread("admin-span-unread")
    first, last = _in_one_unit([when for when in read if when is not None], today)
    day = first.day or today
    starts_at = _instant(day, first.at or time(), zone)
    if last is None:
        ends_at = midnight_after(day, zone)
    elif last.at is None:
        ends_at = midnight_after(last.day or day, zone)
    else:
        ends_at = _instant(last.day or day, last.at, zone)
    return checked_span(starts_at, ends_at, now)


def checked_span(starts_at: datetime, ends_at: datetime, now: datetime) -> tuple[datetime, datetime] | Misread:
    """What is past cannot be closed any more."""
    if ends_at <= starts_at:
        return Misread("admin-span-backwards")
    if ends_at <= now:
        return Misread("admin-moment-past")
    return max(starts_at, now.replace(second=0, microsecond=0)), ends_at


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return _instant(day, time(), zone)


def midnight_after(day: date, zone: ZoneInfo) -> datetime:
    return midnight(day + timedelta(days=1), zone)


def _in_one_unit(read: list[When], today: date) -> tuple[When, When | None]:
    """ "From 3 to 5" are days of the month, unless a day or a time stands beside them: then they are hours."""
    hours = any(when.day or when.at for when in read)

    def settled(when: When) -> When:
        if when.number is None or when.at is not None:
            return when
        if hours:
            return When(when.day, _hour(when))
        return When(_next_of_month(when.number, today), None)

    both = [settled(when) for when in read]
    return both[0], both[1] if len(both) > 1 else None


def _hour(when: When) -> time | None:
    return _evening(time(when.number)) if when.number is not None and when.number < 24 else None


def _evening(hour: time) -> time:
    """As ``read_clock`` has it: at 2 nobody is at work, at 14 they are."""
    return time(hour.hour + 12) if 0 < hour.hour < 7 else hour


def _day(plain: str, today: date) -> tuple[date | None, str]:
    """The day that is named, and what is left of the text."""
    for ahead, pattern in _RELATIVE:
        if found := pattern.search(plain):
            return today + timedelta(days=ahead), _without(plain, found)
    for weekday, pattern in enumerate(_WEEKDAYS):
        if found := pattern.search(plain):
            return today + timedelta(days=(weekday - today.weekday()) % 7), _without(plain, found)
    for pattern in (_ISO, _NUMBERS, _NAMED):
        if found := pattern.search(plain):
            day = _dated(found, today)
            return (day, _without(plain, found)) if day else (None, plain)
    if found := _OF_MONTH.search(plain):
        day = _next_of_month(int(found[1] or found[2]), today)
        return (day, _without(plain, found)) if day else (None, plain)
    return None, plain


def _dated(found: "re.Match[str]", today: date) -> date | None:
    try:
        if len(found[1]) == 4:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        else:
            month = int(found[2]) if found[2].isdecimal() else MONTHS[found[2]]
            year = int(found[3]) if found[3] else today.year
            day = date(year + 2000 if year < 100 else year, month, int(found[1]))
            if not found[3] and day < today:
                day = date(day.year + 1, month, int(found[1]))
    except ValueError:
        return None
    return day if -1 <= (day - today).days <= AHEAD else None


def _next_of_month(number: int, today: date) -> date | None:
    if not 1 <= number <= 31:
        return None
    year, month = today.year, today.month
    for _ in range(3):
        if number <= monthrange(year, month)[1] and (day := date(year, month, number)) >= today:
            return day
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return None


def _without(plain: str, found: "re.Match[str]") -> str:
    return f"{plain[: found.start()]} {plain[found.end() :]}"


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)
