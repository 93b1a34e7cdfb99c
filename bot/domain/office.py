"""The office that people come to: its stations, their hours, and what we know about them.

We invent no facts about real places: a fact that nobody verified is left out of every message, and listed for the
operator by :func:`unverified`.
"""

from dataclasses import dataclass
from datetime import time
from typing import Final

from bot.domain.closure import Closure

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")  # as date.weekday() counts


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing in both languages: ``words["ar"]``. An unknown locale is a KeyError."""

    ar: str
    en: str

    def __getitem__(self, locale: str) -> str:
        if locale not in ("ar", "en"):
            raise KeyError(locale)
        return self.ar if locale == "ar" else self.en


@dataclass(frozen=True, slots=True)
class Fact:
    """Something about a real place. A number reads the same in both languages."""

    words: Words
    verified: bool = False

    def shown(self, locale: str) -> str | None:
        """The words, or None while nobody has verified them: then messages do without."""
        return self.words[locale] if self.verified else None


@dataclass(frozen=True, slots=True)
class Place:
    """Degrees, WGS 84."""

    lat: float
    lon: float
    verified: bool = False


@dataclass(frozen=True, slots=True)
class OpenSpan:
    """From ``start`` to ``end`` of one local day; ``end`` is later and not part of it."""

    start: time
    end: time


Week = tuple[tuple[OpenSpan, ...], ...]
"""Seven days, Monday first (``week[day.weekday()]``); each its spans in order, none when closed."""


@dataclass(frozen=True, slots=True)
class Station:
    """A place with a desk. ``places`` is what one slot holds; ``walk_in_places`` of them are not given out by chat.

    ``closures`` are found with the office and loaded by nobody: ``bot.domain.hours`` counts with them.
    """

    key: str
    names: Words
    hours: Week
    address: Fact | None = None
    landmark: Fact | None = None
    phone: Fact | None = None
    bring: Fact | None = None
    place: Place | None = None
    slot_minutes: int = 15
    places: int = 16
    walk_in_places: int = 4
    first_bookable_minutes: int = 60
    horizon_days: int = 14
    closures: tuple[Closure, ...] = ()

    @property
    def online_places(self) -> int:
        return self.places - self.walk_in_places

    @property
    def verified_place(self) -> Place | None:
        return self.place if self.place and self.place.verified else None


@dataclass(frozen=True, slots=True)
class Service:
    """Who asks. Consent is asked again when ``notice_version`` changes."""

    authority: Fact
    complaints_number: Fact | None = None
    notice_version: str = "1"


@dataclass(frozen=True, slots=True)
class Office:
    """``zone`` is an IANA key; every hour of a station is told and kept in it."""

    service: Service
    stations: tuple[Station, ...]
    zone: str = "Asia/Damascus"

    def station(self, key: str) -> Station | None:
        """None for a key that a newer list of stations no longer has."""
        return next((station for station in self.stations if station.key == key), None)


def unverified(office: Office) -> tuple[str, ...]:
    """A line for the service and one for each station whose facts are missing or not verified, in English."""
    service = office.service
    lines = [_line("service", {"authority": service.authority, "complaints_number": service.complaints_number})]
    lines += [
        _line(
            station.key,
            {
                "address": station.address,
                "landmark": station.landmark,
                "phone": station.phone,
                "bring": station.bring,
                "place": station.place,
            },
        )
        for station in office.stations
    ]
    return tuple(line for line in lines if line)


def _line(whose: str, facts: dict[str, Fact | Place | None]) -> str:
    names = [name for name, fact in facts.items() if fact is None or not fact.verified]
    return f"{whose}: {', '.join(names)}" if names else ""
