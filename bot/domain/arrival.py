"""What a desk can learn about a code, as values. Only ``Expected`` carries a person's data."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.booking import Slot
from bot.domain.documents import DocumentKind


@dataclass(frozen=True, slots=True)
class Expected:
    """The booking of this day at this station: the person may be confirmed."""

    booking_id: str
    last_four: str
    slot: Slot
    name: str
    document: DocumentKind
    number_end: str  # the last three of the document's number, to compare with the paper; empty without one
    early_by: timedelta  # negative when late
    document_elsewhere: bool  # another active booking has this document


@dataclass(frozen=True, slots=True)
class Arrived:
    booking_id: str
    last_four: str
    slot: Slot
    at: datetime


@dataclass(frozen=True, slots=True)
class AlreadyArrived:
    """Confirmed before, at ``at``: under this code, or (``same_code`` false) under the same document."""

    booking_id: str
    last_four: str
    slot: Slot
    at: datetime
    same_code: bool = True


@dataclass(frozen=True, slots=True)
class WrongStation:
    slot: Slot


@dataclass(frozen=True, slots=True)
class WrongDay:
    """Booked here, on another day."""

    slot: Slot


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Booked here once, and given back by the applicant."""


@dataclass(frozen=True, slots=True)
class CodeUnknown:
    """No booking has this code (or what it had is erased)."""


@dataclass(frozen=True, slots=True)
class TooManyWrongCodes:
    """This staff member tried more unknown codes than a desk needs; wait until ``until``."""

    until: datetime


@dataclass(frozen=True, slots=True)
class NotStaff:
    """The enrolment ended meanwhile. Told like any stranger."""


@dataclass(frozen=True, slots=True)
class ArrivalUndone:
    booking_id: str
    last_four: str
    slot: Slot


@dataclass(frozen=True, slots=True)
class NotUndoable:
    """Undone before, confirmed by somebody else, or longer ago than an undo may come."""


LookUpOutcome = (
    Expected | AlreadyArrived | WrongStation | WrongDay | Cancelled | CodeUnknown | TooManyWrongCodes | NotStaff
)
ConfirmOutcome = Arrived | AlreadyArrived | WrongStation | WrongDay | Cancelled | CodeUnknown | NotStaff
UndoOutcome = ArrivalUndone | NotUndoable | NotStaff
