"""The outcomes of commands about the chat's own cases. Data only."""

from dataclasses import dataclass
from datetime import datetime

from bot.conversation.core.case_commands import CasePurpose
from bot.domain.booking import Booking
from bot.domain.case import AlreadyChosen, Case, CaseEnded, NotInvited, RecoveryRefused
from bot.domain.outcome import Outcome
from bot.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class CasesFound(Outcome):
    purpose: CasePurpose
    cases: tuple[Standing, ...]
    wanted: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CollectionMade(Outcome):
    booking: Booking


@dataclass(frozen=True, slots=True)
class CardLost(Outcome):
    """Not ``known``: the chat has no such case any more."""

    known: bool


@dataclass(frozen=True, slots=True)
class ReminderNoted(Outcome):
    """``case`` is None where the chat has none (any more) that could be reminded of."""

    case: Case | None
    wished: bool


@dataclass(frozen=True, slots=True)
class CaseRecovered(Outcome):
    """The case goes on in this chat. ``locale``: its language so far. ``booking``: the time that was chosen, under its
    new code."""

    locale: str
    booking: Booking | None = None


CaseOutcome = (
    CasesFound
    | CollectionMade
    | AlreadyChosen
    | NotInvited
    | CaseEnded
    | CardLost
    | ReminderNoted
    | CaseRecovered
    | RecoveryRefused
)
