"""A calendar's opening hours, from the words of an operator's file."""

from datetime import date, datetime
from itertools import pairwise

from bot.conversation.reading.times.spans import read_hours
from bot.domain.office import WEEKDAYS, OpenSpan, Week


def longest_minutes(week: Week) -> int:
    """Of its longest span, on a day whose clock is not turned."""
    day = date(2026, 1, 1)
    spans = (datetime.combine(day, span.end) - datetime.combine(day, span.start) for each in week for span in each)
    return max((int(length.total_seconds()) // 60 for length in spans), default=0)


def read_week(hours: dict[str, list[str]]) -> Week:
    """Raises ValueError with every mistake in it."""
    week: list[tuple[OpenSpan, ...]] = [()] * 7
    given: set[int] = set()
    mistakes: list[str] = []
    for days, texts in hours.items():
        read = {text: read_hours(text, None) for text in texts}
        spans = sorted(filter(None, read.values()), key=lambda span: span.start)
        mistakes += [f'"{text}" is no span such as "09:00-15:00"' for text, span in read.items() if not span]
        mistakes += [f"the spans of {days} overlap" for one, next_ in pairwise(spans) if next_.start < one.end]
        covered = _days(days)
        if not covered:
            mistakes.append(f'"{days}" is neither a day ({", ".join(WEEKDAYS)}) nor a range such as sat-thu')
        mistakes += [f"{WEEKDAYS[day]} is given twice" for day in covered if day in given]
        given.update(covered)
        for day in covered:
            week[day] = tuple(spans)
    if mistakes:
        raise ValueError("; ".join(mistakes))
    return tuple(week)


def _days(text: str) -> tuple[int, ...]:
    """``sat-thu`` runs over the end of the week; empty for what is no day and no range."""
    first, dash, last = text.partition("-")
    if first not in WEEKDAYS or (dash and last not in WEEKDAYS):
        return ()
    start = WEEKDAYS.index(first)
    length = (WEEKDAYS.index(last) - start) % 7 if dash else 0
    return tuple((start + day) % 7 for day in range(length + 1))
