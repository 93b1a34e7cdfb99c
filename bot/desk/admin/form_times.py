"""Days and times as an admin's forms give them: a day from a list, a time of the day by a field of its own."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.conversation.reading.digits import latin_digits, normalise

DAYS: Final = 31  # that a list offers
_TIME: Final = re.compile(r"([01]?\d|2[0-3])(?:[:.٫]?([0-5]\d))?")


def coming_days(now: datetime, zone: ZoneInfo, count: int = DAYS) -> tuple[date, ...]:
    """Local ones, today first."""
    today = now.astimezone(zone).date()
    return tuple(today + timedelta(days=ahead) for ahead in range(count))


def read_day(text: str, offered: tuple[date, ...]) -> date | None:
    """None for whatever is not offered."""
    return next((day for day in offered if day.isoformat() == text), None)


def read_time(text: str) -> time | None:
    """14:30, 1430, ١٤, as on a clock of 24 hours; None for anything else."""
    found = _TIME.fullmatch(latin_digits(normalise(text)).replace(" ", ""))
    return time(int(found[1]), int(found[2] or 0)) if found else None


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


def midnight_after(day: date, zone: ZoneInfo) -> datetime:
    return instant(day + timedelta(days=1), time(), zone)
