"""A call number: the digits that a station calls out, lists and prints instead of a code or a name.

Law: it is drawn by chance, of no digit of the code, and opens nothing: whoever hears it has learnt a number.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.hours import slot_times
from bot.domain.office import Station

DIGITS: Final = 3
MANY: Final = 400  # places of a day from which on a number has one digit more


def digits_of(calendars: Iterable[Station], day: date, zone: ZoneInfo) -> int:
    """How many digits the numbers of that local day have, at the place that has these calendars. A closure changes
    nothing of it: one day's numbers are all of one length, and nobody hears 347 where 3471 was called."""
    usual = [replace(station, closures=()) for station in calendars]
    return DIGITS + (sum(len(slot_times(each, day, zone)) * each.places for each in usual) >= MANY)


def new_number(randrange: Callable[[int], int], digits: int) -> int:
    """Of exactly so many digits; none begins with a zero, which would be heard in two ways."""
    lowest: int = 10 ** (digits - 1)
    return lowest + randrange(9 * lowest)


def called(number: int | None) -> str:
    """As it is called out and shown; empty where there is none."""
    return "" if number is None else str(number)
