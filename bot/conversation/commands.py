"""What the conversation may want done, and what may come of it. Data only; ``bot.turn`` carries the commands out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.conversation.admin.wishes import AdminCommand, AdminOutcome
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
from bot.domain.staff import InvitationInvalid, Staff
from bot.domain.waiting import OfferGone, Waits

Purpose = Literal["start", "menu", "register", "whose", "code", "booked", "move", "cancel"]
"""What a list of the chat's bookings is wanted for; it comes back with the list."""


@dataclass(frozen=True, slots=True)
class FindStations:
    """``near`` (latitude, longitude) sorts them by distance; it is used now and kept nowhere."""

    near: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class FindDays:
    """All but ``station`` comes back with the outcome: the page to show, what was typed at it, and whether a page was
    turned, so that the answer takes the place of the message."""

    station: str
    view: str
    said: str = ""
    turns: bool = False


@dataclass(frozen=True, slots=True)
class HoldSlot:
    slot: Slot


@dataclass(frozen=True, slots=True)
class Book:
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FindBookings:
    """``wanted``, the id of the one that was tapped, comes back with the outcome."""

    purpose: Purpose
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class MoveBooking:
    booking_id: str


@dataclass(frozen=True, slots=True)
class CancelBooking:
    booking_id: str


@dataclass(frozen=True, slots=True)
class Wait:
    """The chat's interview waits for a place there."""

    station: str


@dataclass(frozen=True, slots=True)
class TakeOffer:
    offer_id: str


@dataclass(frozen=True, slots=True)
class DeclineOffer:
    offer_id: str


@dataclass(frozen=True, slots=True)
class Coming:
    """The applicant says that they will come at the time of this booking."""

    booking_id: str


@dataclass(frozen=True, slots=True)
class Decline:
    """The person does not agree: nothing is kept, unless an earlier booking stands."""


@dataclass(frozen=True, slots=True)
class EraseAll:
    pass


@dataclass(frozen=True, slots=True)
class DisputeArrival:
    booking_id: str


@dataclass(frozen=True, slots=True)
class Enrol:
    payload: str


@dataclass(frozen=True, slots=True)
class FindPairing:
    """``typed``: the payload of a link, or six digits."""

    typed: str


@dataclass(frozen=True, slots=True)
class AnswerPairing:
    pairing_id: str
    number: int


@dataclass(frozen=True, slots=True)
class LookUp:
    code: str


@dataclass(frozen=True, slots=True)
class ConfirmArrival:
    booking_id: str


@dataclass(frozen=True, slots=True)
class UndoArrival:
    booking_id: str


@dataclass(frozen=True, slots=True)
class CheckNotice:
    """Whether a notice of that number is ours."""

    number: int


Command = (
    FindStations
    | FindDays
    | HoldSlot
    | Book
    | FindBookings
    | MoveBooking
    | CancelBooking
    | Wait
    | TakeOffer
    | DeclineOffer
    | Coming
    | Decline
    | EraseAll
    | DisputeArrival
    | Enrol
    | FindPairing
    | AnswerPairing
    | LookUp
    | ConfirmArrival
    | UndoArrival
    | CheckNotice
    | AdminCommand
)


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
    view: str
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
