"""The answers that staff get about a booking, in a chat or at a desk, as values.

Law: only ``Expected`` (and ``NumberShown``, which is journaled) carries a person's data.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from bot.domain.booking import BookingEnded, Slot
from bot.domain.desk import CancelledAtDesk, DayBooking, MovedAtDesk, TimeTaken
from bot.domain.documents import DocumentKind
from bot.domain.outcome import Outcome

MovedBy = Literal["", "applicant", "desk", "office"]


@dataclass(frozen=True, slots=True)
class Expected(Outcome):
    """The booking of this day at this station: the person may be confirmed."""

    booking_id: str
    call_number: str
    slot: Slot
    name: str
    document: DocumentKind
    number_end: str  # the last three of the document's number, to compare with the paper; empty without one
    early_by: timedelta  # negative when late
    document_elsewhere: bool  # another active booking of this place and day has this document
    doubted_at: datetime | None = None  # a desk said "not this person" to somebody who showed this code
    inquiries: tuple[tuple[str, str], ...] = ()  # answers to what the service asks besides, by the question's key
    has_text: bool = False  # a free text is among them, which is shown when it is opened
    renews: str = ""  # the number of the paper before, which this visit renews


@dataclass(frozen=True, slots=True)
class Collectable(Outcome):
    """The time of this day at this place at which a case's paper is handed over. No person is known of it."""

    booking_id: str
    call_number: str
    slot: Slot
    serial: str
    early_by: timedelta


@dataclass(frozen=True, slots=True)
class Arrived(Outcome):
    """``handed``: the serial of what was handed over, at a visit that collects. ``confirmation``: which one it is, of
    those that were undone and of the one that stands."""

    booking_id: str
    call_number: str
    slot: Slot
    at: datetime
    handed: str = ""
    by_another: bool = False
    confirmation: str = field(default="", compare=False)
    wants_serial: bool = field(default=False, compare=False)  # the visit has no case yet, and may get one


@dataclass(frozen=True, slots=True)
class AlreadyArrived(Outcome):
    """Confirmed before, at ``at``: under this code, or (``same_code`` false) under the same document."""

    booking_id: str
    call_number: str
    slot: Slot
    at: datetime
    same_code: bool = True
    counter: int | None = None  # None: confirmed in a chat
    mine: bool = field(default=False, compare=False)  # by the one who asks, who may undo it for a while
    wants_serial: bool = field(default=False, compare=False)  # the visit has no case yet, and may get one
    handed: str = ""  # the serial of what was handed over then
    confirmation: str = field(default="", compare=False)
    recorded_at: datetime | None = field(default=None, compare=False)  # of a late record: from then it may be undone


@dataclass(frozen=True, slots=True)
class WrongStation(Outcome):
    """Booked at another station. ``moved_by``: who gave it the time that it has, if it had another one before."""

    slot: Slot
    moved_by: MovedBy = ""


@dataclass(frozen=True, slots=True)
class WrongDay(Outcome):
    """Booked here, on another day. ``moved_by``: who gave it the time that it has, if it had another one before."""

    slot: Slot
    moved_by: MovedBy = ""
    booking_id: str = ""  # at a counter, while its day is ahead: the person who stands there may be moved to today


@dataclass(frozen=True, slots=True)
class Cancelled(Outcome):
    """Booked here once, and given back by the applicant; or (``by_office``) taken back by a closure."""

    by_office: bool = False


@dataclass(frozen=True, slots=True)
class CodeUnknown(Outcome):
    """No booking has this code (or what it had is erased)."""


@dataclass(frozen=True, slots=True)
class TooManyWrongCodes(Outcome):
    """This staff member tried more unknown codes than a desk needs; wait until ``until``."""

    until: datetime


@dataclass(frozen=True, slots=True)
class TooManyLooks(Outcome):
    """This member of staff, or this station, looked at more people than a desk needs; wait until ``until``."""

    until: datetime


@dataclass(frozen=True, slots=True)
class TooManyDoubles(Outcome):
    """This member of staff met more doubles today, or cancelled more people whom they had registered, than a desk ever
    does; until ``until`` others register and cancel people without a booking, and look for documents."""

    until: datetime


@dataclass(frozen=True, slots=True)
class LookFirst(Outcome):
    """This session has not looked at the booking lately; nothing was done, and nothing is said of it."""


@dataclass(frozen=True, slots=True)
class SeveralExpected(Outcome):
    """Several bookings of this day at this station have the number: a family's booklet. No names; choose by time."""

    bookings: tuple[DayBooking, ...]


@dataclass(frozen=True, slots=True)
class Doubted(Outcome):
    """Staff said "not this person"; the next member of staff who scans the code is warned."""

    booking_id: str
    call_number: str
    slot: Slot


@dataclass(frozen=True, slots=True)
class NumberShown:
    """The whole number of the document, and the free text where the service asks for one; journaled."""

    booking_id: str
    number: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class NotStaff(Outcome):
    """The enrolment ended meanwhile. Told like any stranger."""


@dataclass(frozen=True, slots=True)
class LooksFrozen(Outcome):
    """Nobody may look at anybody just now, by the operator's word: told to whoever is enrolled."""


@dataclass(frozen=True, slots=True)
class ArrivalUndone(Outcome):
    """``handed``: the serial of what counts as not handed over any more, at a visit that collects."""

    booking_id: str
    call_number: str
    slot: Slot
    handed: str = ""


@dataclass(frozen=True, slots=True)
class NotUndoable(Outcome):
    """Confirmed by somebody else, or longer ago than an undo may come; or (``newer``) what was to be undone is over,
    and the same member has confirmed anew since; or (``before``) it was undone already, in another tab perhaps."""

    newer: bool = False
    before: bool = False
    booking_id: str = field(default="", compare=False)
    call_number: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class SerialNoted(Outcome):
    """The visit has a case, made now, or before by the same number said again."""

    booking_id: str
    call_number: str
    serial: str
    confirmation: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class SerialRefused(Outcome):
    """No case was made. ``taken``: another case of the service and place has the number, whose is told to nobody;
    ``gone``: the visit is none of this place that was confirmed lately, or has another number."""

    booking_id: str
    call_number: str
    why: Literal["taken", "gone"]
    serial: str


@dataclass(frozen=True, slots=True)
class PaperFound(Outcome):
    """A case by the number on its paper: of who has no time booked, or no phone. ``ready``: it was entered so."""

    case_id: str
    serial: str
    ready: bool
    service: str = "cards"


@dataclass(frozen=True, slots=True)
class SeveralPapers(Outcome):
    """Several services that hand out at this place gave the same number: whose paper it is, who holds it sees."""

    serial: str
    cases: tuple[tuple[str, str], ...]
    """The id of each, and its service."""


@dataclass(frozen=True, slots=True)
class PaperUnknown(Outcome):
    """No case of this place has that number, or it has ended."""

    serial: str


@dataclass(frozen=True, slots=True)
class PaperHanded(Outcome):
    """Handed over by its number, now or (``before``) earlier. ``mine``: by the one who asks, who may undo it."""

    case_id: str
    serial: str
    at: datetime
    by_another: bool = False
    before: bool = False
    mine: bool = field(default=False, compare=False)
    confirmation: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PaperBack(Outcome):
    """The handing over was taken back. ``time``: to collect, which is the person's again; ``lost``: it cannot be."""

    serial: str
    time: Slot | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class NothingKept(Outcome):
    """No place is left of those that are kept for people who come again."""


@dataclass(frozen=True, slots=True)
class ConflictSeen:
    """The digits of a scan that did not fit, and what a look at them tells now."""

    code: str
    outcome: "LookUpOutcome"


Unfit = AlreadyArrived | WrongStation | WrongDay | Cancelled | CodeUnknown
LookUpOutcome = Expected | Collectable | Unfit | TooManyWrongCodes | TooManyLooks | TooManyDoubles | NotStaff
DocumentOutcome = LookUpOutcome | SeveralExpected
ConfirmOutcome = Arrived | Unfit | LookFirst | NotStaff
DoubtOutcome = Doubted | Unfit | LookFirst | NotStaff
ShowOutcome = NumberShown | CodeUnknown | WrongStation | TooManyLooks | LookFirst | NotStaff
RecordOutcome = Arrived | AlreadyArrived | WrongStation | CodeUnknown | LookFirst | NotStaff
UndoOutcome = ArrivalUndone | NotUndoable | NotStaff
DeskMoveOutcome = MovedAtDesk | TimeTaken | BookingEnded | LookFirst | NotStaff
DeskCancelOutcome = CancelledAtDesk | BookingEnded | TooManyDoubles | LookFirst | NotStaff
PaperOutcome = PaperFound | SeveralPapers | PaperUnknown | PaperHanded | TooManyWrongCodes | LookFirst | NotStaff
PaperBackOutcome = PaperBack | NotUndoable | NotStaff
SerialOutcome = SerialNoted | SerialRefused | TooManyWrongCodes | LookFirst | NotStaff
PapersOutcome = MovedAtDesk | NothingKept | BookingEnded | LookFirst | NotStaff
StaffOutcome = (
    LooksFrozen
    | DocumentOutcome
    | ConfirmOutcome
    | DoubtOutcome
    | UndoOutcome
    | DeskMoveOutcome
    | DeskCancelOutcome
    | SerialOutcome
    | PapersOutcome
    | PaperOutcome
    | PaperBackOutcome
)
"""Every answer that ``bot.conversation.staff.describe`` puts into words, for a chat of staff and for the desk."""
