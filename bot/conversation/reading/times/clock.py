"""Times of day as people write them: 9:15, 1430, الساعة ٢ ونص, 2 pm, ٩ مساءً.

Law: a time is read here wherever it is typed. What a clock of 24 hours shows (02:30, 1430) is that time. An hour as
people say it (2, 2:30, ٢ ونص) has two readings: the one in the office's hours is meant, else the one by day, for nobody
comes at night. Words for a half of the day decide, and a half that does not fit the hour is no time.
"""

from dataclasses import dataclass
from datetime import time
from typing import Final

from bot.conversation.reading.text.digits import TATWEEL, latin_digits, normalise
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.clock_words import HALF, HOUR, HOURS, NAMED, PART, PARTS, PAST, half_of
from bot.domain.office import OpenSpan

NIGHT_ENDS: Final = 7  # o'clock: outside the office's hours an earlier hour means the afternoon
_DRAWN_DASH: Final = expression(rf"(?<=\d)\s*{TATWEEL}+\s*(?=\d)")
_APART: Final = expression(r"(?<=(?<!\w)ال) (?=\d)|(?<=(?<!\w)[وبعلف]ال) (?=\d)")
"""The article drawn out before a number, which then stands apart: "الـ 12"."""
_LEAD: Final = (
    r"(?:(?:في |ع ?|ب)?(?:ال)?ساعه ?|(?:على |ع ?|ب)(?=ال)|(?:على ال|ع ?ال|بال)(?=\d)|at |@ ?|a |vers "
    r"|(?:3al |3a |el |l |bel )*(?:sa3a|se3a|saa) )?"
)
_SHARP: Final = r"(?: ?(?:o.?clock|sharp|تماما|heures?|h))?"
_SHOWN: Final = r"(?P<h>\d\d?) ?[:.٫h] ?(?P<m>\d\d)"
_SPOKEN: Final = rf"(?:(?P<past>{'|'.join(PAST)}) )?(?P<hour>\d\d?|{HOUR})(?: ?(?P<part>{PART}))?"
_WHOLE: Final = expression(
    rf"(?:(?P<before>{HALF}) )?(?P<lead>{_LEAD})(?:{_SHOWN}|(?P<digits>\d{{3,4}})|{_SPOKEN})"
    rf"(?P<sharp>{_SHARP})(?: ?(?P<after>{HALF}))?[.!؟?،,]?"
)
_AMONG: Final = expression(rf"(?<![\d:.٫]){_SHOWN}(?![:.٫]?\d)(?: ?(?P<after>{HALF})(?![^\W_]))?")
_HALF_WORD: Final = expression(rf"(?<![^\W_])(?:{HALF})(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as it was written. ``either``: twelve hours later may be meant too. ``halved``: the half of the day was
    named. ``exact``: as a clock of 24 hours shows it, so that nobody can mean another. ``bare``: an hour and nothing
    else, which may be the number of a choice."""

    at: time
    either: bool = False
    halved: bool = False
    exact: bool = False
    bare: bool = False

    @property
    def readings(self) -> tuple[time, ...]:
        return (self.at, self.at.replace(hour=self.at.hour + 12)) if self.either else (self.at,)

    def likely(self, hours: OpenSpan | None) -> tuple[time, ...]:
        """The readings without one at night, unless the office is open then, or there is no other."""
        by_day = tuple(
            at for at in self.readings if at.hour >= NIGHT_ENDS or (hours and hours.start <= at <= hours.end)
        )
        return by_day or self.readings

    def within(self, hours: OpenSpan | None) -> time:
        """The reading that is meant where the office is open in ``hours``; their end is one of them."""
        if not self.either:
            return self.at
        early, late = self.readings
        if hours and (open_early := hours.start <= early <= hours.end) != (hours.start <= late <= hours.end):
            return early if open_early else late
        return late if early.hour < NIGHT_ENDS else early


def read_time(text: str, hours: OpenSpan | None) -> time | None:
    """The one time in the text, a number alone too."""
    clock = read_clock(text)
    return clock.within(hours) if clock else None


def read_clock(text: str) -> Clock | None:
    """The one time in the text. Other words may stand around one with minutes, none that could change it."""
    plain = plain_text(text)
    if alone := read_alone(plain):
        return alone
    found = list(_AMONG.finditer(plain))
    if len(found) != 1 or _WHOLE.fullmatch(plain):
        return None
    rest = f"{plain[: found[0].start()]} {plain[found[0].end() :]}"
    if any(map(str.isdigit, rest)) or _HALF_WORD.search(rest):
        return None
    return _clock(int(found[0]["h"]), int(found[0]["m"]), found[0]["after"], shown=len(found[0]["h"]) == 2)


def read_alone(plain: str) -> Clock | None:
    """The time that is the whole of a ``plain_text``."""
    if plain in NAMED:
        return Clock(NAMED[plain], halved=True)
    found = _WHOLE.fullmatch(plain)
    if found is None or (found["before"] and found["after"]):
        return None
    half = found["before"] or found["after"]
    if found["h"]:
        return _clock(int(found["h"]), int(found["m"]), half, shown=len(found["h"]) == 2)
    if digits := found["digits"]:
        return _clock(int(digits[:-2]), int(digits[-2:]), half, shown=len(digits) == 4)
    spoken = found["hour"]
    hour = int(spoken) if spoken.isdecimal() else HOURS.get(spoken) or HOURS[spoken.removeprefix("ال")]
    part = (found["part"] or "").replace(" ", "")
    if part and (part not in PARTS or found["past"]):
        return None
    shift = PARTS.get(part, 0) + PAST.get(found["past"], 0)
    bare = not (half or shift or found["lead"] or found["sharp"])
    return _clock(hour, shift, half, shown=spoken.startswith("0"), bare=bare)


_TUESDAY: Final = expression(
    r"يوم (?:ال)?[تث]لات(?!\w)|(?<!\w)(?:[وعب]?ال|لل)تلات(?= *(?:[^\w ]|$)| (?:(?:ال)?ساعه"
    r"|ال(?:جاي|قادم|صبح|ضهر|ظهر|عصر|مسا)\w*|بعد|قبل|بين|من|لل?|او|ولا?|و\w+|مو|ما|اذا|ازا|لو|بكير|حوالي|عال?|ع|\d)(?!\w))"
)
"""As a day; elsewhere the word is a count."""


_SAID_AGAIN: Final = expression(r"(?<=\d:\d\d) ?\(\d\d?(?::\d\d)? [^()\d]+\)")
"""As we write it behind a time: "13:00 (1 pm)"."""


def plain_text(text: str) -> str:
    """Folded, in Latin digits, without what cannot be seen. A drawn-out line between two numbers is a dash."""
    visible = _SAID_AGAIN.sub("", latin_digits(normalise(_DRAWN_DASH.sub("-", text))))
    plain = _APART.sub("", fold_name(visible))
    return _TUESDAY.sub("يوم الثلاثاء", plain)


def written(at: time) -> str:
    """As a clock of 24 hours shows it: whatever was typed, this reads as ``at`` in any office."""
    return f"{at:%H:%M}"


def _clock(hour: int, minute: int, half: str | None, *, shown: bool, bare: bool = False) -> Clock | None:
    """``minute`` may be negative: to the hour. ``shown``: on a clock of 24 hours."""
    if hour > 23 or minute > 59:
        return None
    if minute < 0:
        hour, minute = (12 if hour == 1 else (hour - 1) % 24), minute + 60
    if half is None:
        either = 1 <= hour <= 11 and not shown
        return Clock(time(hour, minute), either=either, exact=shown and not bare, bare=bare)
    hours = half_of(half)
    if hours is None:
        return None
    if hour in hours:
        return Clock(time(hours[hour], minute), halved=True)
    fits = hour in hours.values()  # 14:00 in the afternoon
    return Clock(time(hour, minute), halved=True) if fits else None
