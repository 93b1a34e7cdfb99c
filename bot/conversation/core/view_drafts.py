"""Views as a draft keeps them, in JSON. The release before wrote each view as a text; those are still read."""

from datetime import date, datetime, time
from typing import Any, assert_never

from bot.conversation.core.view_texts import PAGES, from_text
from bot.conversation.core.views import (
    AdminMenu,
    AdminPage,
    BirthDay,
    BirthParts,
    BirthYear,
    Changes,
    Days,
    Doubted,
    Hours,
    LastDay,
    Looking,
    Near,
    NoLook,
    Order,
    OtherDocument,
    Pairing,
    PartOfName,
    Proposed,
    SerialWanted,
    Times,
    View,
    WholeName,
)
from bot.domain.desk import BrowserSeen
from bot.domain.documents import DocumentKind


def to_json(view: View) -> dict[str, Any]:
    match view:
        case Days(page, only):
            return {"is": "days", "page": page, **({"only": [day.isoformat() for day in only]} if only else {})}
        case Times(day, page, since):
            begins = {"since": since.isoformat("minutes")} if since else {}
            return {"is": "times", "day": day.isoformat(), "page": page, **begins}
        case Near(moment, none_at):
            none = {"none": none_at.isoformat()} if none_at else {}
            return {"is": "near", "moment": moment.isoformat(), **none}
        case BirthYear(year, month):
            return {"is": "birth-year", "year": year, "month": month}
        case BirthDay(day):
            return {"is": "birth-day", "day": day.isoformat()}
        case BirthParts(given):
            return {"is": "birth-parts", "given": list(given)}
        case PartOfName(name):
            return {"is": "part-of-name", "name": name}
        case WholeName(name, typed):
            return {"is": "whole-name", "name": name, **({"typed": typed} if typed else {})}
        case OtherDocument(kind, number):
            return {"is": "other-document", "kind": kind.value, "number": number}
        case Doubted(choice):
            return {"is": "doubted", "choice": choice}
        case Proposed(answers):
            return {"is": "proposed", "answers": dict(answers)}
        case Order(ids):
            return {"is": "order", "ids": list(ids)}
        case Looking(booking_id, until):
            return {"is": "looking", "booking": booking_id, "until": until.isoformat()}
        case SerialWanted(booking_id, until, first):
            return {"is": "serial", "booking": booking_id, "until": until.isoformat(), "first": first}
        case NoLook(until):
            return {"is": "no-look", "until": until.isoformat()}
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
        return from_text(written) if isinstance(written, str) else _from_object(written)
    except (ValueError, TypeError):
        return None


def _from_object(written: object) -> View | None:
    match written:
        case {"is": "days", "page": int(page), "only": [*only]}:
            return Days(page, tuple(map(date.fromisoformat, only)))
        case {"is": "days", "page": int(page)}:
            return Days(page)
        case {"is": "times", "day": str(day), "page": int(page), "since": str(since)}:
            return Times(date.fromisoformat(day), page, time.fromisoformat(since))
        case {"is": "times", "day": str(day), "page": int(page)}:
            return Times(date.fromisoformat(day), page)
        case {"is": "near", "moment": str(moment), "none": str(none_at)}:
            return Near(datetime.fromisoformat(moment), datetime.fromisoformat(none_at))
        case {"is": "near", "moment": str(moment)}:
            return Near(datetime.fromisoformat(moment))
        case {"is": "birth-year", "year": int(year), **more}:
            month = more.get("month", 0)
            return BirthYear(year, month if isinstance(month, int) else 0)
        case {"is": "birth-day", "day": str(day)}:
            return BirthDay(date.fromisoformat(day))
        case {"is": "birth-parts", "given": [int(day)]}:
            return BirthParts((day,))
        case {"is": "birth-parts", "given": [int(day), int(month)]}:
            return BirthParts((day, month))
        case {"is": "part-of-name", "name": str(name)}:
            return PartOfName(name)
        case {"is": "whole-name", "name": str(name), **rest}:
            return WholeName(name, str(rest.get("typed", "")))
        case {"is": "other-document", "kind": str(kind), "number": str(number)}:
            return OtherDocument(DocumentKind(kind), number)
        case {"is": "doubted", "choice": str(choice)}:
            return Doubted(choice)
        case {"is": "proposed", "answers": {**answers}} if answers:
            return Proposed(tuple((str(name), str(answer)) for name, answer in answers.items()))
        case {"is": "order", "ids": [*ids]}:
            return Order(tuple(map(str, ids)))
        case {"is": "looking", "booking": str(booking_id), "until": str(until)}:
            return Looking(booking_id, datetime.fromisoformat(until))
        case {"is": "serial", "booking": str(booking_id), "until": str(until), "first": str(typed)}:
            return SerialWanted(booking_id, datetime.fromisoformat(until), typed)
        case {"is": "no-look", "until": str(until)}:
            return NoLook(datetime.fromisoformat(until))
        case {"is": "pairing", "id": str(pairing_id), "counter": int(counter), "numbers": [a, b, c], "until": until}:
            numbers, ends = (int(a), int(b), int(c)), datetime.fromisoformat(str(until))
            return Pairing(pairing_id, counter, numbers, ends, _seen(written))
        case {"is": "changes"}:
            return Changes()
        case {"is": "admin-menu"}:
            return AdminMenu()
        case {"is": "page", "name": str(name)} if name in PAGES:
            return AdminPage(PAGES[name])
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
