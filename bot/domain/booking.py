"""What can happen to a place, as values: no SQL, no chat, no clock.

What a person can cause is a value here; the type checker makes each caller answer all of them.
Times are aware and UTC.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.documents import DocumentKind
from bot.domain.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Slot:
    """A time at a station; its capacity is computed from the station's hours, never stored."""

    station: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class SlotPlaces:
    """How many places of a slot are left: for the desk alone, nobody else is told a number."""

    starts_at: datetime
    free: int


@dataclass(frozen=True, slots=True)
class DayPlaces:
    """One local day at a station. No slots at all means the station is closed that day."""

    day: date
    slots: tuple[SlotPlaces, ...]

    @property
    def is_open(self) -> bool:
        return bool(self.slots)

    @property
    def free(self) -> int:
        return sum(slot.free for slot in self.slots)


@dataclass(frozen=True, slots=True)
class ShownTime:
    """A time as the public sees it: full or free, in a view that is renewed in steps."""

    starts_at: datetime
    free: bool


@dataclass(frozen=True, slots=True)
class ShownDay:
    """One local day at a station as the public sees it. No times at all means the station is closed that day."""

    day: date
    times: tuple[ShownTime, ...]

    @property
    def is_open(self) -> bool:
        return bool(self.times)

    @property
    def free(self) -> bool:
        return any(time.free for time in self.times)


@dataclass(frozen=True, slots=True)
class Hold(Outcome):
    """A place kept for one chat until ``expires_at``."""

    slot: Slot
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Booking(Outcome):
    """A confirmed place. ``id`` is random and safe in buttons and the journal; ``code`` is a secret; ``call_number`` is
    what a station calls out, empty for a booking that has none yet. ``collects``: it asks nothing and has no person."""

    id: str
    code: str
    slot: Slot
    name: str
    changes_left: int
    call_number: str = ""
    document: DocumentKind | None = None
    collects: bool = False


@dataclass(frozen=True, slots=True)
class SlotFull(Outcome):
    """Someone else took the last place, or it is no longer offered. The person picks again. ``late``: the public view
    shows it as free in this step, and the refusal was counted, which alone pays for a look at what is free now."""

    slot: Slot
    late: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class TooManyHolds(Outcome):
    """This chat has held more places today than anyone needs, or came too late more often than a crowd explains; it may
    go on tomorrow. ``kept``: what it holds all the same."""

    kept: Hold | None = None


@dataclass(frozen=True, slots=True)
class HoldExpired(Outcome):
    """The person took longer over the check than the hold lasted; the place may be gone."""

    slot: Slot


@dataclass(frozen=True, slots=True)
class SlotClosed(Outcome):
    """The slot was closed, or got fewer places, after the person held it. Nothing is booked, nothing is held."""

    slot: Slot


@dataclass(frozen=True, slots=True)
class AlreadyBooked(Outcome):
    """The same person already has an active booking *in this chat*. Never said of another chat's."""

    booking: Booking


@dataclass(frozen=True, slots=True)
class SecondLater(Outcome):
    """It is a rush, and the chat is new: it may book for a second person from then on."""

    at: datetime


@dataclass(frozen=True, slots=True)
class FamilyFull(Outcome):
    """This chat has as many active bookings as a chat may have for one visit of a service."""

    limit: int


@dataclass(frozen=True, slots=True)
class Moved(Outcome):
    old: Slot
    booking: Booking


@dataclass(frozen=True, slots=True)
class NoChangesLeft(Outcome):
    """The booking was changed as often as a person may change it alone."""

    booking: Booking


@dataclass(frozen=True, slots=True)
class BookingEnded(Outcome):
    """There is no such active booking in this chat (any more)."""


@dataclass(frozen=True, slots=True)
class BookingCancelled(Outcome):
    slot: Slot


HoldOutcome = Hold | SlotFull | TooManyHolds
BookOutcome = Booking | HoldExpired | SlotClosed | AlreadyBooked | FamilyFull | SecondLater
MoveOutcome = Moved | HoldExpired | SlotClosed | NoChangesLeft | BookingEnded
CancelOutcome = BookingCancelled | BookingEnded
