"""The commands of the conversation. Data only: ``bot.inbox.execute`` does them and gives an outcome of ``outcomes``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.conversation.core.admin_commands import AdminCommand
from bot.conversation.core.case_commands import CaseCommand
from bot.conversation.core.views import DayView
from bot.domain.booking import Slot

Purpose = Literal["start", "menu", "status", "register", "whose", "code", "booked", "move", "cancel", "stands", "bring"]
"""The purpose of a list of the chat's bookings; it comes back with the list."""


@dataclass(frozen=True, slots=True)
class FindStations:
    """The stations. ``near`` (latitude, longitude) sorts them by distance; it is used now and stored nowhere. ``gone``:
    times of which this chat knows that they are taken, though the view shows them as free until its next step."""

    near: tuple[float, float] | None = None
    gone: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class FindDays:
    """The days of a station. The page to show, the text typed at it, and whether a page was turned (the answer then
    takes the place of the message) come back with the outcome. ``late``: somebody was quicker at the moment of that
    page, and ``SlotFull`` says that this was counted; nothing else may ask so. ``elsewhere``: further stations of which
    the days are wanted, for a wish that several may meet; together they count as one page, as one time is shown.
    ``unasked``: the text was said before the question, and need not answer it."""

    station: str
    view: DayView
    said: str = ""
    turns: bool = False
    late: bool = False
    elsewhere: tuple[str, ...] = ()
    unasked: bool = False


@dataclass(frozen=True, slots=True)
class HoldSlot:
    slot: Slot


@dataclass(frozen=True, slots=True)
class Book:
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FindBookings:
    """The bookings of the chat. ``wanted``, the id of the one that was tapped, comes back with the outcome."""

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
    """A place in the waiting list of the station, for the chat's interview."""

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
    """The person does not agree: the chat is forgotten, unless an earlier booking stands."""


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
    """The sign-in that a desk asks for. ``typed``: the payload of its link, or its six digits."""

    typed: str


@dataclass(frozen=True, slots=True)
class AnswerPairing:
    pairing_id: str
    number: int


@dataclass(frozen=True, slots=True)
class FindSessions:
    """The desks at which the member of staff is signed in."""


@dataclass(frozen=True, slots=True)
class EndSession:
    session_id: str


@dataclass(frozen=True, slots=True)
class LookUp:
    code: str


@dataclass(frozen=True, slots=True)
class ConfirmArrival:
    """``by_another``: what was collected was given to somebody else for the person."""

    booking_id: str
    by_another: bool = False


@dataclass(frozen=True, slots=True)
class DoubtArrival:
    """ "Not this person", said in a chat of staff."""

    booking_id: str


@dataclass(frozen=True, slots=True)
class UndoArrival:
    """``confirmation``: the one whose button it was; empty of a button of the release before."""

    booking_id: str
    confirmation: str = ""


@dataclass(frozen=True, slots=True)
class NoteSerial:
    """The serial number of the visit that was confirmed just now."""

    booking_id: str
    serial: str


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
    | FindSessions
    | EndSession
    | LookUp
    | ConfirmArrival
    | DoubtArrival
    | UndoArrival
    | NoteSerial
    | CheckNotice
    | CaseCommand
    | AdminCommand
)
