"""A station shut, or with fewer places, for a span of time; and what comes of it for those who are booked there."""

from collections.abc import Iterable
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
    """Before it is done, what would come true now: of those ``affected``, ``placeable`` at a later time of their own
    station, ``offered`` an earlier one there or a place elsewhere, and ``waiting`` without either. ``room``: (station,
    free places up to its horizon), with all that is planned together in place."""

    affected: int
    placeable: int
    offered: int
    waiting: int
    room: tuple[tuple[str, int], ...]
    first: Slot | None
    """The first free time at the station itself."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a plan showed, of all its stations together; it travels with the word to close. Nothing shown is nobody."""

    affected: int = 0
    displaced: int = 0
    """Of them without a later time at their own station."""
    waiting: int = 0

    @classmethod
    def of(cls, plans: Iterable[ClosurePlan]) -> "Shown":
        each = [(one.affected, one.offered + one.waiting, one.waiting) for one in plans]
        return cls(*(sum(column) for column in zip(*each, strict=True)))

    @classmethod
    def read(cls, written: str) -> "Shown":
        """What ``str`` wrote; nothing of anything else."""
        parts = written.split(".")
        sound = len(parts) == 3 and all(part.isascii() and part.isdecimal() and len(part) <= 6 for part in parts)
        return cls(*map(int, parts)) if sound else cls()

    def __str__(self) -> str:
        return f"{self.affected}.{self.displaced}.{self.waiting}"

    def promises_more_than(self, now: "Shown") -> bool:
        return now.affected > self.affected or now.displaced > self.displaced or now.waiting > self.waiting


@dataclass(frozen=True, slots=True)
class WorseThanShown:
    """Nothing was closed: more people would be affected, or without a place, than the plan had shown. By station, what
    would come true now."""

    plans: tuple[tuple[str, ClosurePlan], ...]


@dataclass(frozen=True, slots=True)
class ClosureReport:
    """``moved`` at the own station, ``offered`` an earlier time or a place elsewhere, ``waiting`` without a place;
    ``left``: not looked at yet. ``untold``: of them people who came without a phone, whom nobody could tell.

    Of all others whom it concerns: ``told``, as a channel took the message; ``underway``: it waits to be sent;
    ``unreached``: it never will be."""

    affected: int
    moved: int
    offered: int
    waiting: int
    left: int
    untold: int = 0
    told: int = 0
    underway: int = 0
    unreached: int = 0


@dataclass(frozen=True, slots=True)
class MovedByUs:
    """To a later time at the own station. ``closure_id``, here and below: which one did it. ``call_number``: what is
    called out at the new time."""

    booking_id: str
    old: Slot
    new: Slot
    closure_id: str
    call_number: str = ""


@dataclass(frozen=True, slots=True)
class OfferedInstead:
    """The own station has no later time: ``offer_id`` keeps an earlier one there, or a place at another station, until
    ``expires_at``."""

    booking_id: str
    old: Slot
    offer_id: str
    slot: Slot
    expires_at: datetime
    closure_id: str


@dataclass(frozen=True, slots=True)
class PutOnList:
    """No station has room: on the waiting list, before those who only wait."""

    booking_id: str
    old: Slot
    closure_id: str
