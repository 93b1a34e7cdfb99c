"""What a desk works with: counters, who is signed in at them, the day at a station, and what happened offline.

A row of the day has no name and no code: a time and a call number, until somebody opens it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from bot.domain.booking import Booking, Slot
from bot.domain.outcome import Outcome
from bot.domain.staff import Staff


@dataclass(frozen=True, slots=True)
class Counter:
    """One table where staff sit: its number (1 to 99) at a place, whose key ``station`` is. An admin's look is bound to
    one as well. ``session``: the id of the session in which somebody works there just now, where it matters."""

    station: str
    number: int
    session: str = field(default="", compare=False)


# --- signing in


@dataclass(frozen=True, slots=True)
class Pairing:
    """What a browser shows while it waits. ``payload`` follows /start, ``digits`` (six) are typed in the web chat;
    ``answer`` is the two-digit number on the screen, to be tapped in the chat."""

    payload: str
    digits: str
    answer: int
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class BrowserSeen:
    """Where and when somebody signed in at a browser last. ``station`` is None for an admin."""

    station: str | None
    counter: int
    at: datetime


@dataclass(frozen=True, slots=True)
class PairingFound(Outcome):
    """The chat asks: which of these three numbers is on the screen of that counter? ``seen`` None: nobody has signed in
    at this browser before."""

    id: str
    numbers: tuple[int, int, int]
    counter: int
    seen: BrowserSeen | None = None


@dataclass(frozen=True, slots=True)
class PairingGone(Outcome):
    """Unknown, used, or too old: one answer for all three."""


@dataclass(frozen=True, slots=True)
class WrongNumber(Outcome):
    """Another number was tapped. The pairing is void: whoever stands at the counter begins again."""


@dataclass(frozen=True, slots=True)
class Paired(Outcome):
    """The browser that shows the number is signed in with its next question, by a session of this id."""

    counter: int
    session_id: str = field(default="", compare=False)


PairingOutcome = PairingFound | PairingGone | Paired | WrongNumber
"""The answers to a chat that signs in a browser."""


@dataclass(frozen=True, slots=True)
class PairingWaits:
    """Nobody has tapped the number yet."""


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that is signed in. ``id`` is random and safe in pages; the cookie's token is nowhere but in it."""

    id: str
    staff: Staff
    counter: int
    started_at: datetime
    seen_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class SigninCode:
    """Ten digits that sign in one browser once; shown to the operator, stored only as a blind index."""

    code: str
    staff: Staff
    expires_at: datetime


# --- the day

State = Literal["expected", "late", "arrived", "missed", "cancelled", "double"]
"""Late from the end of the slot and the grace; missed only when the day is over. Double: not confirmed, while another
booking of the same document is; whether that was the same person nobody knows here."""


@dataclass(frozen=True, slots=True)
class DayBooking:
    booking_id: str
    starts_at: datetime
    call_number: str
    state: State
    walk_in: bool
    arrived_at: datetime | None = None
    counter: int | None = None
    station: str = field(default="", compare=False)  # the calendar's key, in a list of several


@dataclass(frozen=True, slots=True)
class DaySlot:
    """Counts of one slot. ``free`` is what walk-ins may still take there of the places kept for them."""

    starts_at: datetime
    expected: int  # not here yet, late ones included
    arrived: int
    late: int
    free: int


@dataclass(frozen=True, slots=True)
class DayAtStation:
    """In the order of time. ``lent``: places of late people that walk-ins may still take, in whichever slot is now."""

    station: str
    day: date
    slots: tuple[DaySlot, ...]
    bookings: tuple[DayBooking, ...]
    lent: int


# --- people who come without a booking


@dataclass(frozen=True, slots=True)
class WalkInPlace:
    starts_at: datetime
    free: int


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Registered at the desk. The booking's code is on the slip and nowhere else."""

    booking: Booking


@dataclass(frozen=True, slots=True)
class NameNoted:
    """The name that a booking has now. ``new``: it had none, and this one was typed at the desk. A name that stands
    there is never written over."""

    name: str
    new: bool


@dataclass(frozen=True, slots=True)
class Slip:
    """What is printed for the person: nothing of the purpose."""

    code: str
    slot: Slot
    locale: str
    call_number: str


@dataclass(frozen=True, slots=True)
class TimeTaken(Outcome):
    """The place went to somebody else meanwhile; choose again."""

    slot: Slot


@dataclass(frozen=True, slots=True)
class MovedAtDesk(Outcome):
    """``old`` is ``new`` where it had been moved there before. ``whole``: who moved it had looked at all of it, and may
    print it; of another day's booking they have seen the time alone."""

    booking_id: str
    call_number: str
    old: Slot
    new: Slot
    whole: bool = True


@dataclass(frozen=True, slots=True)
class CancelledAtDesk(Outcome):
    """``again``: it was cancelled a moment ago, and said once more by a page that did not hear the answer."""

    booking_id: str
    call_number: str
    slot: Slot
    again: bool = False


# --- without a connection


@dataclass(frozen=True, slots=True)
class PackEntry:
    """``mark``: the first 24 bits of HMAC-SHA-256(code) under the pack's key, as a number."""

    mark: int
    starts_at: datetime
    arrived: bool
    call_number: str
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class DayPack:
    """Enough to recognise the codes of a day at a station, and no more. It erases itself at ``until``."""

    station: str
    day: date
    key: bytes
    entries: tuple[PackEntry, ...]
    until: datetime


Doing = Literal["came", "looked"]
"""``came``: confirmed, or taken in on paper; ``looked``: scanned and not confirmed."""


@dataclass(frozen=True, slots=True)
class OfflineScan:
    """What a desk did without a connection, once unsealed. ``id`` is the page's nonce."""

    id: str
    code: str
    doing: Doing
    counter: Counter
    happened_at: datetime


ScanResult = Literal[
    "recorded", "looked", "twice", "cancelled", "another-day", "another-station", "unknown", "unreadable", "clock"
]
"""``recorded`` and ``looked`` are as they should be; each other is for a human to look at. ``twice``: the code was
accepted at two counters; ``cancelled``: given back meanwhile; ``clock``: the device's time cannot be right."""


@dataclass(frozen=True, slots=True)
class ScanRecorded:
    id: str
    result: ScanResult


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that happened offline and does not fit. Of a tick, whose row was listed, the booking and ``elsewhere``,
    the arrival it collides with; of a scan neither, and the result is ``unfit`` where it depends on a booking."""

    id: str
    result: ScanResult | Literal["unfit"]
    counter: Counter
    call_number: str
    slot: Slot | None
    happened_at: datetime
    recorded_at: datetime
    elsewhere: tuple[datetime, int | None] | None = None
    can_be_looked_up: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A row of the printed day sheet that somebody ticked by hand, and when."""

    booking_id: str
    happened_at: datetime


Ticked = Mapping[str, ScanResult]
"""By booking id."""
