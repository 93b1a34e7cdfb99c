"""Counts of days as admins are told them: fives, and none where they are few.

Law: what is added up is what was told. Otherwise sums of two spans would differ by the one day that is silent.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.domain.few import FEW, told
from storage.stats.stats import DayCounts

OF_PEOPLE: Final = ("booked", "arrived", "missed", "expected", "walk_ins", "cancelled", "moved", "waiting")


@dataclass(frozen=True, slots=True)
class ToldDay:
    """``DayCounts`` of a station's day, or a sum of such. None: few, perhaps nobody; ``minutes``: of few."""

    station: str
    day: date
    places: int
    booked: int | None = None
    arrived: int | None = None
    missed: int | None = None
    expected: int | None = None
    walk_ins: int | None = None
    cancelled: int | None = None
    moved: int | None = None
    waiting: int | None = None
    minutes: int | None = None


def tell_days(days: Iterable[DayCounts]) -> tuple[ToldDay, ...]:
    return tuple(
        ToldDay(
            day.station,
            day.day,
            day.places,
            **{name: told(getattr(day, name)) for name in OF_PEOPLE},
            minutes=day.minutes if day.arrived >= FEW else None,
        )
        for day in days
    )


def add_up(days: Sequence[ToldDay]) -> ToldDay:
    """Of at least one day; how long it took is nothing to be added up."""
    sums = {name: [count for day in days if (count := getattr(day, name)) is not None] for name in OF_PEOPLE}
    added = {name: sum(counts) if counts else None for name, counts in sums.items()}
    return ToldDay(days[0].station, days[0].day, sum(day.places for day in days), **added)
