"""Views as an earlier release wrote them: each one a text without a type."""

from datetime import date, datetime
from typing import Final, get_args

from bot.conversation.core.views import (
    AdminMenu,
    AdminPage,
    BirthYear,
    Days,
    Hours,
    LastDay,
    Looking,
    Near,
    Order,
    OtherDocument,
    PageName,
    Pairing,
    Times,
    View,
)
from bot.domain.documents import DocumentKind

PAGES: Final[dict[str, PageName]] = {name: name for name in get_args(PageName)}
_KINDS: Final[dict[str, DocumentKind]] = {kind.value: kind for kind in DocumentKind}


def from_text(text: str) -> View | None:
    """``ValueError`` for what is none: ``1990``, ``passport N1234567``, ``saliheen shahba``, ``day:2026-11-25:0``."""
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
        case _ if kind in PAGES:
            return AdminPage(PAGES[kind])
    first_word, _, others = text.partition(" ")
    if text.isdecimal() and len(text) == 4:
        return BirthYear(int(text))
    if first_word in _KINDS and others:
        return OtherDocument(_KINDS[first_word], others)
    return Order(tuple(text.split()))
