"""Outcomes of commands that no verb of storage has by itself. Data only; the others stand in the domain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.conversation.core.commands import Purpose
from bot.conversation.core.views import DayView
from bot.domain.booking import (
    Booking,
    Hold,
    SecondLater,
    ShownDay,
    Slot,
)
from bot.domain.desk import Session
from bot.domain.outcome import Outcome
from bot.domain.standing import Standing
from bot.domain.waiting import Waits


@dataclass(frozen=True, slots=True)
class StationOption:
    """``early``: a time there that is shown as free, the same for the same chat within a step of the public view."""

    key: str
    early: datetime | None
    distance_km: float | None = None


@dataclass(frozen=True, slots=True)
class StationsFound(Outcome):
    """Stations to choose from. ``same``: the time of this chat's first booking, where a place beside it is free.
    ``spent``: the chat has opened as many pages today as it may, and no time stands beside a station."""

    options: tuple[StationOption, ...]
    same: Slot | None = None
    spent: bool = False


@dataclass(frozen=True, slots=True)
class DaysFound(Outcome):
    """Days to choose from. ``waits``: the chat stands in the queue, and nothing is free. ``spent``: it has opened as
    many pages today as it may, and ``days`` has the earliest time alone. ``late``: somebody was quicker.
    ``everywhere``: the days of each station that was asked about, where several were. ``unasked``: as it was wanted."""

    days: tuple[ShownDay, ...]
    view: DayView
    said: str = ""
    turns: bool = False
    waits: Waits | None = None
    spent: bool = False
    late: bool = False
    everywhere: Mapping[str, tuple[ShownDay, ...]] = field(default_factory=dict)
    unasked: bool = False


@dataclass(frozen=True, slots=True)
class BookingsFound(Outcome):
    purpose: Purpose
    bookings: tuple[Booking, ...]
    wanted: str = ""
    later: SecondLater | None = None
    """Where they are listed to register another person: not yet."""
    cases: tuple[Standing, ...] = ()
    """Where they are listed for the menu: the chat's cases."""


@dataclass(frozen=True, slots=True)
class OfferTaken(Outcome):
    """A place for an interview that waited: it goes on with this time."""

    hold: Hold


@dataclass(frozen=True, slots=True)
class OfferMoved(Outcome):
    """A booking with the time that was offered. ``several``: the chat has other bookings too."""

    booking: Booking
    several: bool


@dataclass(frozen=True, slots=True)
class OfferDeclined(Outcome):
    """A declined offer. ``left``: the chat stays in the queue at ``station`` (``first`` or ``last``), waits no more
    (``over``), or keeps its booking there (``booked``)."""

    left: Literal["first", "last", "over", "booked"]
    station: str


@dataclass(frozen=True, slots=True)
class ComingNoted(Outcome):
    """The time at which the person will come; None where this chat has no such active booking (any more)."""

    slot: Slot | None


@dataclass(frozen=True, slots=True)
class Declined(Outcome):
    """A refusal to agree. ``kept``: the chat stays, as an earlier booking stands or waits for another
    time, or as it is of staff."""

    kept: bool


@dataclass(frozen=True, slots=True)
class Erased(Outcome):
    pass


@dataclass(frozen=True, slots=True)
class ArrivalDisputed(Outcome):
    """A dispute, told to the station and the admins; not ``known``: there was nothing to dispute (any more)."""

    known: bool


@dataclass(frozen=True, slots=True)
class SessionsFound(Outcome):
    """Those of the member of staff that go on."""

    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class SessionEnded(Outcome):
    """Not ``was``: it had ended before, or is none of theirs."""

    was: bool
