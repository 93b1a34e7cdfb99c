"""Views: the part of a question that is on the screen, such as a page, an order of choices or a question within it.

Law: a view is lost without harm. A step asks from its beginning where the view is not one of its own, so old drafts,
dropped steps and releases taken back need no care. How a draft keeps them stands in ``view_drafts``.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from bot.domain.desk import BrowserSeen
from bot.domain.documents import DocumentKind


@dataclass(frozen=True, slots=True)
class Days:
    """A page of the days on which there may be a place; ``page`` counts from 0. ``only``: of these days."""

    page: int = 0
    only: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Times:
    """A page of the free times of one day; ``page`` counts from 0. ``since``: the first page begins at this time."""

    day: date
    page: int = 0
    since: time | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """The free times nearest to a moment. ``none_at``: when somebody who came too late was told that none was left."""

    moment: datetime
    none_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BirthYear:
    """The year of birth is known, its day and month are being asked; the day alone where the ``month`` is known too."""

    year: int
    month: int = 0


@dataclass(frozen=True, slots=True)
class BirthDay:
    """A date of birth that was converted from another calendar; whether it is that day is being asked."""

    day: date


@dataclass(frozen=True, slots=True)
class BirthParts:
    """Of a birth date that is asked in three numbers: the day, or day and month."""

    given: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartOfName:
    """One part of the name was given; the next message may be the other one."""

    name: str


@dataclass(frozen=True, slots=True)
class WholeName:
    """A name put together from two messages; whether it is whole is being asked. ``typed``: as it was typed, where the
    name is what was likely meant."""

    name: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class OtherDocument:
    """The number typed has the shape of another document's; whether it is one is being asked."""

    kind: DocumentKind
    number: str


@dataclass(frozen=True, slots=True)
class Doubted:
    """An answer that was found in a sentence, as the choice of it; whether it is meant is being asked."""

    choice: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """Several answers that were found in one message, by their questions in their order; whether they are meant is
    being asked at the first of them."""

    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Order:
    """The ids of the choices in the order shown, so that "2" means the second one there."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looking:
    """A booking shown to staff, which a typed "yes" confirms before ``until``."""

    booking_id: str
    until: datetime


@dataclass(frozen=True, slots=True)
class SerialWanted:
    """A visit that was confirmed, whose serial number may be sent before ``until``. ``first``: it was typed once."""

    booking_id: str
    until: datetime
    first: str = ""


@dataclass(frozen=True, slots=True)
class NoLook:
    """A code was answered to staff whose own question stood on the screen: until ``until`` a typed "yes" or "no" may be
    meant for either, and answers neither."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Pairing:
    """A desk's sign-in, which one of ``numbers`` typed before ``until`` answers."""

    id: str
    counter: int
    numbers: tuple[int, int, int]
    until: datetime
    seen: BrowserSeen | None = None


@dataclass(frozen=True, slots=True)
class AdminMenu:
    """The admins' menu, whose labels may be typed."""


PageName = Literal["at", "on", "language", "change", "night", "first", "places"]


@dataclass(frozen=True, slots=True)
class AdminPage:
    """A page of an admin's question: stations, days or language of an audience, the line of a broadcast to change,
    whether it goes out at night, the first day of a closure, its number of places."""

    name: PageName


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of today or of tomorrow at which a closure may begin."""

    tomorrow: bool


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of a closure is being asked; its first is known."""

    first: date


@dataclass(frozen=True, slots=True)
class Changes:
    """The list of what can be changed, opened from the check."""


DayView = Days | Times | Near
View = (
    DayView
    | BirthYear
    | BirthDay
    | BirthParts
    | PartOfName
    | WholeName
    | OtherDocument
    | Doubted
    | Proposed
    | Order
    | Changes
    | Looking
    | SerialWanted
    | NoLook
    | Pairing
    | AdminMenu
    | AdminPage
    | Hours
    | LastDay
)
