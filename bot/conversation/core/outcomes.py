"""What may come of a command: the outcomes that the conversation hears back. Data only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.conversation.core.admin_outcomes import AdminOutcome
from bot.conversation.core.commands import Purpose
from bot.conversation.core.views import DayView
from bot.domain.arrival import (
    AlreadyArrived,
    ArrivalUndone,
    Arrived,
    Cancelled,
    CodeUnknown,
    Expected,
    NotStaff,
    NotUndoable,
    TooManyLooks,
    TooManyWrongCodes,
    WrongDay,
    WrongStation,
)
from bot.domain.booking import (
    AlreadyBooked,
    Booking,
    BookingCancelled,
    BookingEnded,
    DayPlaces,
    FamilyFull,
    Hold,
    HoldExpired,
    Moved,
    NoChangesLeft,
    Slot,
    SlotFull,
    TooManyHolds,
)
from bot.domain.desk import Paired, PairingFound, PairingGone, WrongNumber
from bot.domain.staff import InvitationInvalid, Staff, StaysAdmin
from bot.domain.waiting import OfferGone, Waits


@dataclass(frozen=True, slots=True)
class StationOption:
    key: str
    earliest: datetime | None
    distance_km: float | None = None


@dataclass(frozen=True, slots=True)
class StationsFound:
    """``same`` is the time of this chat's first booking, where a place beside it is still free."""

    options: tuple[StationOption, ...]
    same: Slot | None = None


@dataclass(frozen=True, slots=True)
class DaysFound:
    """``waits``: nothing is free there, and the chat waits for a place."""

    days: tuple[DayPlaces, ...]
    view: DayView
    said: str = ""
    turns: bool = False
    waits: Waits | None = None


@dataclass(frozen=True, slots=True)
class BookingsFound:
    purpose: Purpose
    bookings: tuple[Booking, ...]
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class OfferTaken:
    """The interview that waited goes on with this time."""

    hold: Hold


@dataclass(frozen=True, slots=True)
class OfferMoved:
    """``several``: the chat has other bookings too."""

    booking: Booking
    several: bool


@dataclass(frozen=True, slots=True)
class OfferDeclined:
    """What is left: they wait on at ``station``, or for nothing any more, or keep the booking there."""

    left: Literal["first", "last", "over", "booked"]
    station: str


@dataclass(frozen=True, slots=True)
class ComingNoted:
    """None: there is no such active booking in this chat (any more)."""

    slot: Slot | None


@dataclass(frozen=True, slots=True)
class Declined:
    """``kept`` where an earlier booking stands and the chat with it."""

    kept: bool


@dataclass(frozen=True, slots=True)
class Erased:
    pass


@dataclass(frozen=True, slots=True)
class ArrivalDisputed:
    """The station and the admins were told. ``known`` is false where there was nothing to dispute (any more)."""

    known: bool


@dataclass(frozen=True, slots=True)
class NoticeKnown:
    number: int
    genuine: bool


Outcome = (
    StationsFound
    | DaysFound
    | Hold
    | SlotFull
    | TooManyHolds
    | Booking
    | HoldExpired
    | AlreadyBooked
    | FamilyFull
    | BookingsFound
    | Moved
    | NoChangesLeft
    | BookingEnded
    | BookingCancelled
    | Waits
    | OfferTaken
    | OfferMoved
    | OfferDeclined
    | OfferGone
    | ComingNoted
    | Declined
    | Erased
    | ArrivalDisputed
    | NoticeKnown
    | Staff
    | InvitationInvalid
    | StaysAdmin
    | PairingFound
    | PairingGone
    | Paired
    | WrongNumber
    | Expected
    | Arrived
    | AlreadyArrived
    | WrongStation
    | WrongDay
    | Cancelled
    | CodeUnknown
    | TooManyWrongCodes
    | TooManyLooks
    | NotStaff
    | ArrivalUndone
    | NotUndoable
    | AdminOutcome
)
