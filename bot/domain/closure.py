"""A station shut, or with fewer places, for a span of time; and what comes of it for those who are booked there."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.booking import Slot


@dataclass(frozen=True, slots=True)
class Closure:
    """From ``starts_at`` to ``ends_at`` (not part of it). ``places`` None: shut; else what a slot then holds in all.
    A slot is affected if any part of it lies within."""

    id: str
    station: str
    starts_at: datetime
    ends_at: datetime
    places: int | None = None

    def covers(self, slot_starts: datetime, slot_ends: datetime) -> bool:
        return slot_starts < self.ends_at and slot_ends > self.starts_at


@dataclass(frozen=True, slots=True)
class ClosurePlan:
    """Before it is done: how many people are affected, and where room is. ``room``: (station, free places up to its
    horizon)."""

    affected: int
    placeable: int
    room: tuple[tuple[str, int], ...]
    first: Slot | None
    """The first free time at the station itself."""


@dataclass(frozen=True, slots=True)
class ClosureReport:
    """``moved`` at the own station, ``offered`` elsewhere, ``waiting`` without a place; ``left``: not looked at yet.
    ``untold``: of them people who came without a phone, whom nobody could tell."""

    affected: int
    moved: int
    offered: int
    waiting: int
    left: int
    untold: int = 0


@dataclass(frozen=True, slots=True)
class MovedByUs:
    """``call_number``: the one that is called out at the new time."""

    booking_id: str
    old: Slot
    new: Slot
    call_number: str = ""


@dataclass(frozen=True, slots=True)
class OfferedElsewhere:
    """The own station has no room: ``offer_id`` keeps a place at another until ``expires_at``."""

    booking_id: str
    old: Slot
    offer_id: str
    slot: Slot
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class PutOnList:
    """No station has room: at the head of the waiting list."""

    booking_id: str
    old: Slot
