"""Moments and spans as admins type them: "tomorrow after 14:00", "بكرا ٩:٣٠", "2 to 4", "the 3rd to the 5th".

A time without its day is the next such time. Law: which moment was read is shown again before anything happens.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.clock import Clock, plain_text, read_clock
from bot.conversation.reading.times.clock_words import HALF
from bot.conversation.reading.times.days import AFTER_TOMORROW, ISO, OF_MONTH, any_of, find_day, next_of_month
from bot.conversation.reading.times.spans import checked_span, ends_of, settled
from bot.domain.office import OpenSpan

_BEGINNINGS: Final = any_of("من", "from", "after", "ابتداء", "since", "on")
_FILLER: Final = expression(rf"(?<![^\W_])(?:{_BEGINNINGS}|بعد(?! ?ال[ضظ]هر))(?![^\W_])")

_HALF: Final = expression(rf"(?<![^\W_])(?:{HALF})(?![^\W_])")
_COURTESY: Final = expression(
    r"(?<![^\W_])(?:"
    + any_of(
        *(
            "اذا بصير",
            "اذا بيصير",
            "اذا صار",
            "اذا ممكن",
            "اذا في مجال",
            "في مجال",
            "فيه مجال",
            "اذا فيه مجال",
            "اذا امكن",
            "ان امكن",
            "لو امكن",
            "اذا بتريدو",
            "اذا سمحت",
        ),
        *("لو سمحت", "لو سمحتو", "لو سمحتي", "من فضلك", "من فضلكن", "الله يخليك", "الله يخليكن", "الله يوفقك", "الجاي"),
        *("الجايه", "جاي", "القادم", "القادمه", "اي ساعه", "اي وقت", "باي ساعه", "باي وقت", "ما بتفرق معي", "ما بتفرق"),
        *(
            "ما بتفرء",
            "مو مشكله",
            *("بكير", "متل", "مثل", "شغله", "حوالي", "تقريبا", "يعني", "شي", "على", "ع", "نحو", "قرابه", "خاي"),
            *(
                "on",
                "about",
                "around",
                "early",
                "like",
                "roughly",
                "say",
                "maybe",
                "the",
                "at around",
                "best",
                "would be",
            ),
            "عادي",
            "بدي",
            "اريد",
            "حابب",
            "حابه",
            "احسن",
            "احسنلي",
            "انسب",
            "بناسبني",
            "بيناسبني",
        ),
        *(
            "منيح",
            "مناسب",
            "خليها",
            "خليه",
            "خلينا",
            "خليني",
            "حطلي",
            "حطني",
            "احجزلي",
            "سجلني",
            "يكون",
            "معي",
            "لي",
            "يا",
            "ابني",
            "بنتي",
        ),
        *(
            "iza fi",
            "iza momken",
            "shi",
            "nhar",
            "bas",
            "aw",
            "je prefere",
            "plutot",
            "de preference",
            "si possible",
            "svp",
        ),
        *("اخي", "خاي", "if possible", "if you can", "please", "next", "coming", "any hour", "any time", "i want"),
        *("i would like", "works for me", "is fine", "is good", "for me", "sounds good", "iza bisir", "iza momken"),
    )
    + r")(?![^\W_])|[،,.!]"
)


@dataclass(frozen=True, slots=True)
class When:
    """``number``: a bare number, which may be an hour or a day of the month. ``of_month``: the day was named so.
    ``dated``: nothing but a date was written. ``day_behind``: the day was written behind the time."""

    day: date | None
    clock: Clock | None
    number: int | None = None
    of_month: bool = False
    dated: bool = False
    day_behind: bool = False


def read_when(text: str, today: date) -> When | None:
    """None where it is neither a day nor a time."""
    plain = plain_text(text)
    day, rest = find_day(plain, today)
    behind = day is not None and bool(rest.strip()) and plain.strip().startswith(rest.strip().split()[0])
    rest = " ".join(rest.replace(",", " ").replace("،", " ").split())
    if rest.isdecimal() and len(rest) <= 2:
        return When(day, read_clock(rest) if day else None, int(rest), day_behind=behind)
    clock = read_clock(rest) if rest and "/" not in rest else None  # the rest of a day that there is not
    if clock is None and (rest or day is None):
        return None
    dated = day is not None and clock is None and plain.strip()[:1].isdigit()
    return When(day, clock, None, day is not None and bool(OF_MONTH.search(plain)), dated, behind)


def without_courtesy(text: str) -> str:
    """The text without words that name neither a day nor a time, such as "if possible" and "الجاي"."""
    return " ".join(_COURTESY.sub(" ", plain_text(text)).split())


def without_half(plain: str) -> str:
    """A ``plain_text`` without the half of the day, which alone is no time: "بعد بكرا الصبح"."""
    return " ".join(_HALF.sub(" ", plain).split())


def read_moment(text: str, now: datetime, zone: ZoneInfo, hours: OpenSpan | None) -> datetime | Misread:
    """A time to come, in UTC."""
    today = now.astimezone(zone).date()
    when = read_when(text, today)
    clock = None if when is None else when.clock or _hour(when)
    if when is None or clock is None:
        return Misread("admin-moment-unread")
    at = clock.within(hours)
    found = instant(when.day or today, at, zone)
    if when.day is None and found <= now:
        found = instant(today + timedelta(days=1), at, zone)
    return found if found > now else Misread("admin-moment-past")


def is_span(text: str) -> bool:
    """It has a beginning and an end."""
    return len(ends_of(plain_text(text))) > 1


def as_days(text: str) -> str:
    """The text with its bare numbers, if it has nothing else, named as days of the month."""
    parts = [_FILLER.sub(" ", part).strip() for part in ends_of(plain_text(text))]
    if not all(part.isdecimal() and len(part) <= 2 for part in parts):
        return text
    return " to ".join(f"the {part}th" for part in parts)


def read_until(text: str, now: datetime, zone: ZoneInfo, hours: OpenSpan | None) -> datetime | Misread:
    """As ``read_moment``; a day alone lasts to its end."""
    when = read_when(text, now.astimezone(zone).date())
    if when is not None and when.day is not None and when.clock is None and when.number is None:
        ends = midnight_after(when.day, zone)
        return ends if ends > now else Misread("admin-moment-past")
    return read_moment(text, now, zone, hours)


def read_span(
    text: str, now: datetime, zone: ZoneInfo, hours: OpenSpan | None, on: date | None = None
) -> tuple[datetime, datetime] | Misread:
    """From and to, in UTC. Without a day: of the day ``on``, or today. Without an end: to the end of the day."""
    today = now.astimezone(zone).date()
    # "After tomorrow" is the day after tomorrow; any other "after" is where it begins.
    plain = AFTER_TOMORROW.sub((today + timedelta(days=2)).isoformat(), plain_text(text))
    parts = [_FILLER.sub(" ", part) for part in ends_of(ISO.sub(r"\1/\2/\3", plain))]
    read = [when for part in parts if (when := read_when(part, today))]
    if len(parts) > 2 or len(read) < len(parts):
        return Misread("admin-span-unread")
    read = _of_one_day(_in_one_unit(read, today, hours_only=on is not None))
    if any(when.clock is None and (when.day is None or when.number is not None) for when in read):
        return Misread("admin-span-unread")
    first, *ends = read
    day = first.day or on or today
    if not ends:
        at = first.clock.within(hours) if first.clock else time()
        return checked_span(instant(day, at, zone), midnight_after(day, zone), now)
    last = ends[0]
    return checked_span(*_between(day, first.clock, last.day or day, last.clock, zone, hours), now)


def _between(
    day: date, first: Clock | None, last_day: date, last: Clock | None, zone: ZoneInfo, hours: OpenSpan | None
) -> tuple[datetime, datetime]:
    start, end = (first.within(hours) if first else time()), (last.within(hours) if last else time())
    if first and last and day == last_day:
        start, end = settled(first, last, hours)
    until_midnight = last is None or (end == time() and day == last_day)
    return instant(day, start, zone), midnight_after(last_day, zone) if until_midnight else instant(last_day, end, zone)


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """In UTC."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return instant(day, time(), zone)


def midnight_after(day: date, zone: ZoneInfo) -> datetime:
    return midnight(day + timedelta(days=1), zone)


def _in_one_unit(read: list[When], today: date, *, hours_only: bool) -> list[When]:
    """ "From 2 to 4" are hours. "From 22 to 25" are days of the month, as 25 is no hour, and so is the second number
    of "the 3rd to 5". With neither day nor clock: a number that is none of both."""
    numbers = [when for when in read if when.number is not None and when.day is None]
    *before, end = read
    if (
        len(before) == 1
        and before[0] in numbers
        and end.dated
        and end.day
        and 0 < (before[0].number or 0) <= end.day.day
    ):
        # "10-12 december" are two days of one month.
        return [When(end.day.replace(day=before[0].number or 0), None), end]
    after_a_day = read[0].of_month and read[0].clock is None
    too_many = len(numbers) == len(read) and any(_hour(when) is None for when in numbers)
    days = after_a_day or (too_many and not hours_only)

    def in_unit(when: When) -> When:
        if when not in numbers:
            return when
        return When(next_of_month(when.number or 0, today), None) if days else When(None, _hour(when))

    return [in_unit(when) for when in read]


def _of_one_day(read: list[When]) -> list[When]:
    """The day behind a span is that of both times: "9-12 tomorrow". The month behind two days is that of both."""
    if len(read) != 2 or read[0].day is not None or read[1].day is None:
        return read
    first, last = read
    if last.day_behind and first.clock:
        return [replace(first, day=last.day), last]
    return read


def _hour(when: When) -> Clock | None:
    return read_clock(str(when.number)) if when.number is not None and when.number < 24 else None
