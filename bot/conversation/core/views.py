"""Views: the part of a question that is on the screen, such as a page, an order of choices or a question within it.

Law: a view is lost without harm. A step asks from its beginning where the view is not one of its own, so old drafts,
dropped steps and releases taken back need no care. The release before wrote each view as a text; those are still read.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, assert_never, get_args

from bot.domain.desk import BrowserSeen
from bot.domain.documents import DocumentKind


@dataclass(frozen=True, slots=True)
class Days:
    """A page of the days on which there may be a place; ``page`` counts from 0."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class Times:
    """A page of the free times of one day; ``page`` counts from 0."""

    day: date
    page: int = 0


@dataclass(frozen=True, slots=True)
class Near:
    """The free times nearest to a moment. ``none_at``: when somebody who came too late was told that none was left."""

    moment: datetime
    none_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BirthYear:
    """The year of birth is known, its day and month are being asked."""

    year: int


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
    """A name put together from two messages; whether it is whole is being asked."""

    name: str


@dataclass(frozen=True, slots=True)
class OtherDocument:
    """The number typed has the shape of another document's; whether it is one is being asked."""

    kind: DocumentKind
    number: str


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
    | Order
    | Changes
    | Looking
    | Pairing
    | AdminMenu
    | AdminPage
    | Hours
    | LastDay
)
_PAGES: dict[str, PageName] = {name: name for name in get_args(PageName)}
_KINDS: dict[str, DocumentKind] = {kind.value: kind for kind in DocumentKind}


def to_json(view: View) -> dict[str, Any]:
    match view:
        case Days(page):
            return {"is": "days", "page": page}
        case Times(day, page):
            return {"is": "times", "day": day.isoformat(), "page": page}
        case Near(moment, none_at):
            none = {"none": none_at.isoformat()} if none_at else {}
            return {"is": "near", "moment": moment.isoformat(), **none}
        case BirthYear(year):
            return {"is": "birth-year", "year": year}
        case BirthDay(day):
            return {"is": "birth-day", "day": day.isoformat()}
        case BirthParts(given):
            return {"is": "birth-parts", "given": list(given)}
        case PartOfName(name):
            return {"is": "part-of-name", "name": name}
        case WholeName(name):
            return {"is": "whole-name", "name": name}
        case OtherDocument(kind, number):
            return {"is": "other-document", "kind": kind.value, "number": number}
        case Order(ids):
            return {"is": "order", "ids": list(ids)}
        case Looking(booking_id, until):
            return {"is": "looking", "booking": booking_id, "until": until.isoformat()}
        case Pairing(pairing_id, counter, numbers, until, seen):
            numbered = {"id": pairing_id, "counter": counter, "numbers": list(numbers)}
            before = {"seen": [seen.station, seen.counter, seen.at.isoformat()]} if seen else {}
            return {"is": "pairing", **numbered, "until": until.isoformat(), **before}
        case Changes():
            return {"is": "changes"}
        case AdminMenu():
            return {"is": "admin-menu"}
        case AdminPage(name):
            return {"is": "page", "name": name}
        case Hours(tomorrow):
            return {"is": "hours", "tomorrow": tomorrow}
        case LastDay(first):
            return {"is": "last-day", "first": first.isoformat()}
        case _:
            assert_never(view)


def from_json(written: object) -> View | None:
    """The view written by this release, or as a text by the one before. ``None`` for all else."""
    try:
        return _from_text(written) if isinstance(written, str) else _from_object(written)
    except (ValueError, TypeError):
        return None


def _from_object(written: object) -> View | None:
    match written:
        case {"is": "days", "page": int(page)}:
            return Days(page)
        case {"is": "times", "day": str(day), "page": int(page)}:
            return Times(date.fromisoformat(day), page)
        case {"is": "near", "moment": str(moment), "none": str(none_at)}:
            return Near(datetime.fromisoformat(moment), datetime.fromisoformat(none_at))
        case {"is": "near", "moment": str(moment)}:
            return Near(datetime.fromisoformat(moment))
        case {"is": "birth-year", "year": int(year)}:
            return BirthYear(year)
        case {"is": "birth-day", "day": str(day)}:
            return BirthDay(date.fromisoformat(day))
        case {"is": "birth-parts", "given": [int(day)]}:
            return BirthParts((day,))
        case {"is": "birth-parts", "given": [int(day), int(month)]}:
            return BirthParts((day, month))
        case {"is": "part-of-name", "name": str(name)}:
            return PartOfName(name)
        case {"is": "whole-name", "name": str(name)}:
            return WholeName(name)
        case {"is": "other-document", "kind": str(kind), "number": str(number)}:
            return OtherDocument(DocumentKind(kind), number)
        case {"is": "order", "ids": [*ids]}:
            return Order(tuple(map(str, ids)))
        case {"is": "looking", "booking": str(booking_id), "until": str(until)}:
            return Looking(booking_id, datetime.fromisoformat(until))
        case {"is": "pairing", "id": str(pairing_id), "counter": int(counter), "numbers": [a, b, c], "until": until}:
            numbers, ends = (int(a), int(b), int(c)), datetime.fromisoformat(str(until))
            return Pairing(pairing_id, counter, numbers, ends, _seen(written))
        case {"is": "changes"}:
            return Changes()
        case {"is": "admin-menu"}:
            return AdminMenu()
        case {"is": "page", "name": str(name)} if name in _PAGES:
            return AdminPage(_PAGES[name])
        case {"is": "hours", "tomorrow": bool(tomorrow)}:
            return Hours(tomorrow)
        case {"is": "last-day", "first": str(first)}:
            return LastDay(date.fromisoformat(first))
        case _:
            return None


def _seen(written: object) -> BrowserSeen | None:
    match written:
        case {"seen": [station, int(counter), str(at)]}:
            return BrowserSeen(str(station) if station else None, counter, datetime.fromisoformat(at))
        case _:
            return None


def _from_text(text: str) -> View | None:
    """Texts have no type: ``1990``, ``passport N1234567``, ``saliheen shahba``, ``day:2026-11-25:0``, ``first:``."""
    kind, _, rest = text.partition(":")
    match kind:
        case "":
            return None
        case "days":
            return Days(int(rest or 0))
        case "day":
            day, _, page = rest.partition(":")
            return Times(date.fromisoformat(day), int(page or 0))
        case "near":
            return Near(datetime.fromisoformat(rest))
        case "look":
            booking_id, _, until = rest.partition(" ")
            return Looking(booking_id, datetime.fromisoformat(until))
        case "pairing":
            pairing_id, counter, first, second, third, until = rest.split()
            numbers = (int(first), int(second), int(third))
            return Pairing(pairing_id, int(counter), numbers, datetime.fromisoformat(until))
        case "admin":
            return AdminMenu()
        case "hour":
            return Hours(rest == "1")
        case "last":
            return LastDay(date.fromisoformat(rest))
        case _ if kind in _PAGES:
            return AdminPage(_PAGES[kind])
    first_word, _, others = text.partition(" ")
    if text.isdecimal() and len(text) == 4:
        return BirthYear(int(text))
    if first_word in _KINDS and others:
        return OtherDocument(_KINDS[first_word], others)
    return Order(tuple(text.split()))
