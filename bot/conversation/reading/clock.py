"""Times of day as people write them: 9:15, ٩.١٥, الساعة 10, 10 ونص, at 2. Nobody comes at night: 2:30 is 14:30."""

import re
from datetime import time

from bot.conversation.reading.digits import latin_digits, normalise

CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])\s*[:.٫]\s*([0-5]\d)(?!\d)")
HOUR = re.compile(
    r"(?:الساع[ةه]\s*|ساع[ةه]\s*|at\s+)?([01]?\d|2[0-3])\s*(ونصف?|وربع|[إا]لا ربع)?"
    r"\s*(?:الصبح|صباحا|صباحاً|الظهر|ظهرا|ظهراً|العصر|am|pm|o'?clock)?",
    re.IGNORECASE,
)
MINUTES = {"ونص": 30, "ونصف": 30, "وربع": 15}
NIGHT_ENDS = 7  # o'clock: an earlier hour means the afternoon


def read_clock(text: str) -> time | None:
    """The one time in the text. A number alone is none: it may be the number of a choice."""
    plain = latin_digits(normalise(text))
    if plain.isdecimal():
        return None
    if found := CLOCK.search(plain):
        return _day_time(int(found[1]), int(found[2]))
    if found := HOUR.fullmatch(plain):
        hour, part = int(found[1]), found[2] or ""
        if part.endswith("ربع") and part != "وربع":
            return _day_time(hour - 1, 45)
        return _day_time(hour, MINUTES.get(part, 0))
    return None


def read_hour(text: str) -> time | None:
    """A number alone, as an hour of the day."""
    plain = latin_digits(normalise(text))
    return time(int(plain)) if plain.isdecimal() and len(plain) <= 2 and int(plain) < 24 else None


def _day_time(hour: int, minute: int) -> time:
    return time((hour + 12 if hour < NIGHT_ENDS else hour) % 24, minute)
