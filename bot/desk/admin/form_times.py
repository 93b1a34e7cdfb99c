"""Days and times as an admin's forms give them: a day from a list, a time of the day by a field of its own.

Law: before anything is done the form says, as a clock of 24 hours does, which times it read.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.conversation.reading.times.clock import read_time, written
from bot.conversation.reading.times.spans import read_hours
from bot.domain.office import OpenSpan

DAYS: Final = 31  # that a list offers
UNREAD: Final = "form-time-unread"


def coming_days(now: datetime, zone: ZoneInfo, count: int = DAYS) -> tuple[date, ...]:
    """Local ones, today first."""
    today = now.astimezone(zone).date()
    return tuple(today + timedelta(days=ahead) for ahead in range(count))


def read_day(text: str, offered: tuple[date, ...]) -> date | None:
    """None for a day that is not offered."""
    return next((day for day in offered if day.isoformat() == text), None)


def with_times_written(typed: Mapping[str, str], names: tuple[str, ...], hours: OpenSpan | None) -> dict[str, str]:
    """The form with the time, or the span, in each of these fields as a clock of 24 hours shows it, which reads as
    itself from then on. A text that cannot be read stays as it was typed."""
    return {**typed, **{name: _written(typed[name], hours) for name in names if typed.get(name)}}


def _written(text: str, hours: OpenSpan | None) -> str:
    if span := read_hours(text, hours):
        return written_span(span)
    at = read_time(text, hours)
    return written(at) if at else text


def written_span(span: OpenSpan) -> str:
    return f"{written(span.start)}-{written(span.end)}"
