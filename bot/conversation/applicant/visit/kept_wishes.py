"""What was understood of a time that was said early: its day, and its hour or the part of the day. Pure.

Law: it is resolved when it is said, as "tomorrow" is another day tomorrow. Of a day that has passed nothing is left.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.latin_arabic import in_arabic_letters
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.time_wishes import read_time_wish
from bot.conversation.reading.times.times_among import read_among
from bot.domain.office import OpenSpan

_BY_NIGHT: Final = expression(r"(?<!\w)(?:[عب]?ال|ب)?ليل\w?(?!\w)|night")
_JOINED: Final = expression(r"(?<!\w)(?:[عب]?ال|[عبل])(?=\d)")
"""In front of the digits of an hour: "عال10"."""
_NOON: Final = time(12)
_CLOCK: Final = r"[0-2]\d:[0-5]\d"
_WRITTEN: Final = expression(
    rf"(?P<day>\d{{4}}-\d\d-\d\d)?(?:T(?P<at>{_CLOCK})|P(?P<opens>{_CLOCK})?-(?P<closes>{_CLOCK})?)?"
)


@dataclass(frozen=True, slots=True)
class KeptWish:
    """``at``: the hour; else ``opens`` or ``closes`` bounds it, as those of ``TimeWish`` do."""

    day: date | None = None
    at: time | None = None
    opens: time | None = None
    closes: time | None = None

    def __str__(self) -> str:
        """As a draft keeps it."""
        day = self.day.isoformat() if self.day else ""
        if self.at:
            return f"{day}T{self.at:%H:%M}"
        return f"{day}P{_clock(self.opens)}-{_clock(self.closes)}" if self.opens or self.closes else day

    @property
    def said(self) -> str:
        """As the question of the time hears it: in words that mean the same on every day."""
        day = self.day.isoformat() if self.day else ""
        if self.at:
            return f"{day} {self.at:%H:%M}" if day else f"الساعة {self.at:%H:%M}"
        match self.opens, self.closes:
            case None, None:
                hours = ""
            case None, closes:
                hours = "الصبح" if closes == _NOON else f"قبل {_hour(closes)}"
            case opens, _:
                hours = "بعد الضهر" if opens == _NOON else f"بعد {_hour(opens)}"
        return f"{day} {hours}".strip()


def understood(text: str, today: date, hours: OpenSpan | None) -> KeptWish | None:
    """``None`` where it is not one day, hour or part of a day; of several days none is kept."""
    text = _JOINED.sub("الساعة ", in_arabic_letters(text) or text)
    wish, named = read_time_wish(text, today, None), read_among(text, today)
    clock = named.clock if named.clock and (named.day or not named.clock.bare) else None
    if named.without or (wish and (wish.without or wish.never or wish.latest or wish.names_some_days)):
        return None
    if (wish and wish.names_a_day and not named.day) or (named.day and named.day < today):
        return None
    if clock and not clock.halved and _BY_NIGHT.search(fold_name(text)):
        return None
    bounds = [bound for bound in (wish.opens, wish.closes) if bound] if wish else []
    if len(bounds) > 1 or any(bound.minute for bound in bounds):
        return None
    if clock:
        return KeptWish(named.day, clock.within(hours))
    opens, closes = (wish.opens, wish.closes) if wish else (None, None)
    return KeptWish(named.day, None, opens, closes) if named.day or opens or closes else None


def kept_wish(written: str, today: date) -> KeptWish | None:
    """Of a draft; ``None`` for one whose day has passed, and for what is no wish."""
    found = _WRITTEN.fullmatch(written)
    if not written or found is None:
        return None
    try:
        day = date.fromisoformat(found["day"]) if found["day"] else None
        at, opens, closes = (time.fromisoformat(found[name]) if found[name] else None for name in _HOURS)
    except ValueError:
        return None
    return None if day and day < today else KeptWish(day, at, opens, closes)


_HOURS: Final = ("at", "opens", "closes")


def _hour(hour: time | None) -> str:
    return str(hour.hour) if hour else ""


def _clock(hour: time | None) -> str:
    return f"{hour:%H:%M}" if hour else ""
