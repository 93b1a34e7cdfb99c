"""Bounds on the days that are wished for: "before Thursday", "after Sunday", "until the 5th", "within a week". Pure.

Law: a bound is no day. Where an hour follows it bounds the hours, and "after tomorrow" is one day.
"""

from datetime import date, timedelta
from typing import Final

from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.days import AFTER_TOMORROW, AHEAD_OF, days_ahead, find_day
from bot.conversation.reading.times.month_parts import within_a_month
from bot.conversation.reading.times.weeks import Bounds, within_a_week

_B: Final = r"(?<![^\W_])"
_BEFORE: Final = r"ل?قبل|(?:ابكر|اقرب|اسرع|earlier|sooner) (?:من|than)|قبيل|before|2abe?l|abe?l|qabl|avant"
_UNTIL: Final = (
    r"لحد|لغايه|حتي|لعند|until|till|up to|by|no later than|not later than|la7ad|7atta|مو بعد|ما (?:بعد|يكون بعد)"
)
_AFTER: Final = r"(?:من |ل)?بعد|(?:ابعد|later) (?:من|than)|after|ba3e?d|b3d|apres"
_FROM: Final = r"(?:ابتداء|بدءا|اعتبارا) من|من|from|starting(?: from| on)?|as of"
_BOUND: Final = expression(
    rf"{_B}[وفب]?(?:(?P<not_before>(?:مو|مش|ما|لا|not|mo|mu) (?:{_BEFORE}))|(?P<before>{_BEFORE})"
    rf"|(?P<until>{_UNTIL})|(?P<after>{_AFTER})|(?P<since>{_FROM})) "
    r"(?:(?:نهار|يوم|the|el|il|al|l|on) )*"
)
_ONWARDS: Final = expression(
    r"^ ?(?:و ?(?:طالع|فوق|لبعد|بعد\w*|وراه)|وانت طالع|لقدام|onwards?|and (?:later|after)|on)(?![^\W_])"
)
_PLAINLY_SINCE: Final = expression(r"^(?:ابتداء|بدءا|اعتبارا|starting|as of)")
_WITHIN: Final = expression(rf"{_B}(?:خلال|ضمن|بغضون|within|in the next|khilal) (?={AHEAD_OF})")
_MOST_WORDS: Final = 4


def bounded_days(plain: str, today: date) -> Bounds | None:
    """``None``: a ``plain_text`` bounds no days."""
    if (found := _WITHIN.search(plain)) and (ahead := days_ahead(plain[found.end() :])):
        count, behind = ahead
        return today, today + timedelta(days=count), f"{plain[: found.start()]} {behind}"
    if span := within_a_week(plain, today) or within_a_month(plain, today):
        return span
    first = last = None
    for found in _BOUND.finditer(plain):
        if AFTER_TOMORROW.match(plain, found.start()):
            continue
        day, rest = _day_first(plain[found.end() :], today)
        if day is None:
            continue
        onwards = _ONWARDS.match(rest.strip())
        if found["not_before"]:
            first = day
        elif found["before"]:
            last = day + timedelta(days=6 if day == today else -1)
        elif found["until"]:
            last = day
        elif found["after"]:
            first = day + timedelta(days=1)
        elif onwards or _PLAINLY_SINCE.match(found[0]):
            first, rest = day, rest.strip()[onwards.end() :] if onwards else rest
        else:
            continue
        left = f"{plain[: found.start()]} {rest}"
        again = bounded_days(left, today) if first is None or last is None else None
        return (first or again[0], last or again[1], again[2]) if again else (first, last, left)
    return None


def _day_first(plain: str, today: date) -> tuple[date | None, str]:
    """The day with which a text begins, in as many words as name it, and the rest of the text."""
    words = plain.split()
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        day, left = find_day(" ".join(words[:count]), today)
        if day and not left.strip(" ؟?!.،,"):
            return day, " ".join(words[count:])
    return None, plain
