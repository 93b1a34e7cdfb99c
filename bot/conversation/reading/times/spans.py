"""Spans of time as people write them: 9-15, 2 to 4, من ٢ لـ ٤ ونص, between 9 and 11 am.

Law: of two times with several readings those are meant of which the second is later; but nobody comes at night, so
"4 to 2" is backwards and not from four in the morning.
"""

from datetime import datetime, time
from typing import Final

from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.clock import Clock, plain_text, read_alone
from bot.conversation.reading.times.clock_words import HOUR
from bot.domain.office import OpenSpan

_A_TIME: Final = rf"(?=\d|(?:ال)?ساعه|{HOUR})"
_BETWEEN: Final = expression(rf"(?:between|بين) (.+?) (?:and |و ?){_A_TIME}(.+)")
_TO: Final = expression(rf"\s*[-–—−‐‑]\s*|\s+(?:الي|لحد|لغايه|حتي|to|until|till)\s+|\s+لل?\s*{_A_TIME}")
_FROM: Final = expression(r"^(?:من|from)\s+")


def ends_of(plain: str) -> list[str]:
    """A ``plain_text`` split into beginning and end; one part without an end, more than two for what is no span."""
    plain = _BETWEEN.sub(r"\1 to \2", plain)
    return [part.strip() for part in _TO.split(plain)]


def read_hours(text: str, hours: OpenSpan | None) -> OpenSpan | None:
    """From one time to a later one of the same day."""
    parts = ends_of(_FROM.sub("", plain_text(text)))
    if len(parts) != 2:
        return None
    first, last = map(read_alone, parts)
    if first is None or last is None:
        return None
    start, end = settled(first, last, hours)
    return OpenSpan(start, end) if start < end else None


def settled(first: Clock, last: Clock, hours: OpenSpan | None) -> tuple[time, time]:
    """Two times of one day. Where no reading makes the second the later one, each is read alone."""
    usual = first.within(hours), last.within(hours)
    if last.halved:  # of "8 to 10 pm" both are in the evening
        starts = sorted(first.readings, reverse=True)
    else:
        starts = sorted(first.likely(hours), key=lambda at: at != usual[0])
    ends = sorted(last.likely(hours), key=lambda at: first.either and at != usual[1])
    return next(((start, end) for start in starts for end in ends if start < end), usual)


def checked_span(starts_at: datetime, ends_at: datetime, now: datetime) -> tuple[datetime, datetime] | Misread:
    """Where it has begun already it begins now, to the minute."""
    if ends_at <= starts_at:
        return Misread("admin-span-backwards")
    if ends_at <= now:
        return Misread("admin-moment-past")
    return max(starts_at, now.replace(second=0, microsecond=0)), ends_at
