"""Cases: what goes on between the visits, without a person in it, and what can come of each act on one, as values.

Law: a case holds no name, document or date of birth. That a card was refused is ``ended`` like every other end.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, Literal

from bot.domain.arrival import NotStaff, TooManyWrongCodes
from bot.domain.booking import HoldExpired, Slot
from bot.domain.outcome import Outcome

LAST_CALL: Final = timedelta(days=3)
"""From the last call to the end of a case at the least, and to the last day of handing out."""


class Stage(StrEnum):
    """``REVIEW`` is told by the clock from ``APPLIED``: once the arrival cannot be undone any more."""

    APPLIED = "applied"
    REVIEW = "review"
    READY = "ready"
    COLLECTED = "collected"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Case:
    """``serial`` as the office writes it. ``chat_id`` is None for who has no phone. Times are whole hours: a moment
    would lead to the person's other traces. ``invited``: it was told that it may choose a time."""

    id: str
    service: str
    place: str
    stage: Stage
    serial: str
    chat_id: str | None
    locale: str
    applied_at: datetime
    ready_at: datetime | None = None
    collected_at: datetime | None = None
    ended_at: datetime | None = None
    expires_on: date | None = None
    remind: bool = False
    invited: bool = False

    @property
    def live(self) -> bool:
        """Something may still come of it."""
        return self.stage is not Stage.ENDED


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """``recovery``: twelve digits, in this answer and on the slip and nowhere else."""

    case: Case
    recovery: str


@dataclass(frozen=True, slots=True)
class AlreadyOpened:
    """That visit has a case, by another desk or another try; its recovery code was given then."""

    case: Case


@dataclass(frozen=True, slots=True)
class SerialTaken:
    """Another case of that service and place has it; whose is told to nobody."""


@dataclass(frozen=True, slots=True)
class NotArrived:
    """No visit of that id was confirmed here, or it was undone, or what it had is forgotten."""


@dataclass(frozen=True, slots=True)
class CaseUnknown:
    """No case of that id, serial or visit, here or any more."""


@dataclass(frozen=True, slots=True)
class CaseEnded(Outcome):
    """It is over, whatever the reason."""


@dataclass(frozen=True, slots=True)
class RecoveryRenewed:
    """The code before is void."""

    case: Case
    recovery: str


@dataclass(frozen=True, slots=True)
class ToTell:
    """A case whose chat hears that it is ready. ``choose``: times may be chosen; else a message follows when there are
    any. ``again``: the chat has heard before that it is ready."""

    case: Case
    chat_id: str
    channel: str
    choose: bool
    again: bool = False


RemindWhy = Literal["uncollected", "expiring", "last-call"]


@dataclass(frozen=True, slots=True)
class ToRemind:
    """A case whose chat is reminded: of the card that waits (``days`` after it was ready), of its end (``days``
    before), or that the office closes the collection (``until``)."""

    case: Case
    chat_id: str
    channel: str
    why: RemindWhy
    days: int = 0
    until: date | None = None


@dataclass(frozen=True, slots=True)
class CollectionBooked:
    booking_id: str
    code: str
    slot: Slot
    call_number: str
    case: Case


@dataclass(frozen=True, slots=True)
class AlreadyChosen(Outcome):
    """The case has a time already."""

    booking_id: str
    slot: Slot


@dataclass(frozen=True, slots=True)
class NotInvited(Outcome):
    """It is not ready, or there is no time for it yet: a message follows."""


@dataclass(frozen=True, slots=True)
class HandingOver:
    """How a card is handed over. ``expires_on``: its last day, None where the service has none. ``by_another``: came
    somebody authorised. ``booking_id``: of the visit, for the journal, if there is one. The same ``nonce`` gets the
    same answer again. ``happened_at``: when it was handed over, if not now. ``confirmation``: of the arrival that it
    comes with; else it gets one of its own."""

    expires_on: date | None = None
    by_another: bool = False
    booking_id: str | None = None
    nonce: str | None = None
    happened_at: datetime | None = None
    confirmation: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """``confirmation``: which one it is, of those that were undone and of the one that stands."""

    case: Case
    at: datetime
    by_another: bool = False
    confirmation: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class AlreadyHandedOver:
    """``mine``: by the one who asks, who may undo it for a while."""

    case: Case
    at: datetime
    by_another: bool = False
    mine: bool = field(default=False, compare=False)
    confirmation: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class HandOverUndone:
    """``time``: to collect, that the handing over had released and that is the case's again. ``lost``: there was one,
    and it cannot be."""

    case: Case
    time: Slot | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class HandOverNotUndoable:
    """As ``NotUndoable``, of a handing over."""

    newer: bool = False
    before: bool = False


@dataclass(frozen=True, slots=True)
class ElsewherePlace:
    """The case is of another place than the member's."""

    place: str


@dataclass(frozen=True, slots=True)
class CaseMoved:
    """The case is this chat's now. ``former``: the chat that had it and is told, None where there was none.
    ``booked``: the time that was chosen, under its new code."""

    case: Case
    former: str | None
    booked: CollectionBooked | None = None


@dataclass(frozen=True, slots=True)
class RecoveryRefused(Outcome):
    """One answer for all: no such code, a slip of a digit, a case that is over, or too many tries."""


@dataclass(frozen=True, slots=True)
class CampaignClosing(Outcome):
    """Until that local day, which counts, cards of the service are handed out."""

    service: str
    until: date


@dataclass(frozen=True, slots=True)
class MonthForgotten:
    """So many cases of that month of application went."""

    month: str
    cases: int


@dataclass(frozen=True, slots=True)
class CampaignRefused(Outcome):
    why: Literal["not-admin", "too-soon"]


OpenOutcome = CaseOpened | AlreadyOpened | SerialTaken | NotArrived | TooManyWrongCodes | NotStaff
CollectOutcome = CollectionBooked | AlreadyChosen | NotInvited | CaseEnded | HoldExpired
HandOverOutcome = HandedOver | AlreadyHandedOver | CaseEnded | CaseUnknown | ElsewherePlace | NotStaff
UndoHandOverOutcome = HandOverUndone | HandOverNotUndoable | NotStaff
FindOutcome = tuple[Case, ...] | TooManyWrongCodes | NotStaff
RecoveryOutcome = CaseMoved | RecoveryRefused
