"""The office that people come to: its services and their visits, its places, and their calendars.

A calendar (``Station``) has hours and room for one visit of one service at one place. Its key begins with its place's:
``saliheen`` is the first service's first visit there, ``saliheen.collect`` another visit of that service,
``saliheen.work`` the first visit of another one: so whoever has a key needs no office to know its place.

We invent no facts about real places: a fact that nobody verified is left out of every message, and listed for the
operator by :func:`bot.domain.office_remarks.unverified`.
"""

from dataclasses import dataclass, replace
from datetime import time
from typing import Final, Literal

from bot.domain.closure import Closure
from bot.domain.documents import DocumentKind
from bot.domain.languages import LOCALES

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")  # as date.weekday() counts


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing in both languages: ``words["ar"]``. An unknown locale is a KeyError."""

    ar: str
    en: str

    def __getitem__(self, locale: str) -> str:
        if locale not in LOCALES:
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


def place_of(key: str) -> str:
    """The key of the place at which a calendar is; a place's own key is its own."""
    return key.partition(".")[0]


def visit_in(key: str) -> str:
    """The part of a calendar's key that says for which visit of which service it is, the same at every place; empty for
    the first service's first visit."""
    return key.partition(".")[2]


def calendar_key(place: str, services: "tuple[Service, ...]", service: str, visit: str) -> str:
    """``services``: all of the office, in their order; of them ``service`` has that ``visit``."""
    of = next(each for each in services if each.key == service)
    parts = (service if of is not services[0] else "", visit if visit != of.visits[0].key else "")
    return ".".join(filter(None, (place, *parts)))


@dataclass(frozen=True, slots=True)
class Station:
    """A calendar: one visit of one service at a place with a desk; names, address and the other texts are the place's,
    ``bring`` is the visit's where the visit has one.

    ``places`` is what one slot holds; ``walk_in_places`` of them are not given out by chat, and ``return_places`` to
    nobody but who must come again. ``closures`` are found with the office and loaded by nobody: ``bot.domain.hours``
    counts with them.
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
    service: str = "cards"
    visit: str = "apply"
    return_places: int = 0

    @property
    def place_key(self) -> str:
        return place_of(self.key)

    @property
    def online_places(self) -> int:
        return self.places - self.walk_in_places - self.return_places

    @property
    def verified_place(self) -> Place | None:
        return self.place if self.place and self.place.verified else None


VisitKind = Literal["asks", "collects"]


@dataclass(frozen=True, slots=True)
class Visit:
    """One coming for a service. One that ``asks`` has the interview and a person in it; one that ``collects`` asks
    nothing and belongs to a case."""

    key: str
    titles: Words
    kind: VisitKind = "asks"
    bring: Fact | None = None


APPLY: Final = Visit("apply", Words("تقديم الطلب", "applying"))


InquiryKind = Literal["name", "date", "document", "number", "choice", "short text"]
FREE: Final = "short text"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question that one service asks besides the usual ones. ``label`` stands before the answer; ``refuse`` is said
    to what is no answer. ``options``: of a choice, by key. A short text is free: it says its ``purpose``, and the desk
    sees it only when it opens it."""

    key: str
    kind: InquiryKind
    label: Words
    ask: Words
    refuse: Words
    optional: bool = False
    options: tuple[tuple[str, Words], ...] = ()
    purpose: Words | None = None

    def shown(self, answer: str) -> Words:
        """A choice in its words, where it is still one."""
        return dict(self.options).get(answer, Words(answer, answer))


@dataclass(frozen=True, slots=True)
class Service:
    """Who asks, for what, in which visits. Consent is asked again when ``notice_version`` changes; ``notice_more`` is
    what this service's notice says besides the usual one. ``documents``: those accepted, all where none is named.
    ``validity_days``: of what is handed out; None where it does not end."""

    authority: Fact
    complaints_number: Fact | None = None
    notice_version: str = "1"
    key: str = "cards"
    titles: Words = Words("البطاقات", "cards")
    notice_more: Words | None = None
    visits: tuple[Visit, ...] = (APPLY,)
    documents: tuple[DocumentKind, ...] = ()
    validity_days: int | None = None
    inquiries: tuple[Inquiry, ...] = ()

    def visit(self, key: str) -> Visit | None:
        return next((visit for visit in self.visits if visit.key == key), None)


@dataclass(frozen=True, slots=True)
class Office:
    """``service`` is the first of its services, ``more_services`` are the others; ``stations`` are the calendars of all
    places. ``zone`` is an IANA key; every hour of a station is told and kept in it."""

    service: Service
    stations: tuple[Station, ...]
    zone: str = "Asia/Damascus"
    more_services: tuple[Service, ...] = ()

    @property
    def services(self) -> tuple[Service, ...]:
        return (self.service, *self.more_services)

    @property
    def places(self) -> tuple[Station, ...]:
        """Each with its own key, its names and facts, and whatever else its first calendar has."""
        first: dict[str, Station] = {}
        for station in self.stations:
            first.setdefault(station.place_key, station)
        return tuple(replace(station, key=key) for key, station in first.items())

    def station(self, key: str) -> Station | None:
        """The calendar with this key. None for a key that a newer list of stations no longer has."""
        return next((station for station in self.stations if station.key == key), None)

    def place(self, key: str) -> Station | None:
        """As in ``places``; also by the key of one of its calendars."""
        return next((replace(each, key=place_of(key)) for each in self.calendars_of(key)), None)

    def calendars_of(self, key: str) -> tuple[Station, ...]:
        """All calendars of a place, by its key or by that of one of them."""
        return tuple(station for station in self.stations if station.place_key == place_of(key))

    def calendar(self, place: str, service: str, visit: str) -> Station | None:
        """None for a service or a visit that a newer office no longer has."""
        wanted = (place_of(place), service, visit)
        return next((each for each in self.stations if (each.place_key, each.service, each.visit) == wanted), None)

    def stations_for(self, service: str = "", visit: str = "") -> tuple[Station, ...]:
        """The calendars for a visit of a service, one at each place that has it. Without names those for the first."""
        of = self.service_of(service)
        wanted = (of.key, visit or of.visits[0].key)
        return tuple(each for each in self.stations if (each.service, each.visit) == wanted)

    def service_of(self, key: str) -> Service:
        """The first one for a key that a newer office no longer has."""
        if key != self.service.key:
            for service in self.more_services:
                if service.key == key:
                    return service
        return self.service

    def hands_out(self, service: Service) -> bool:
        """Something of that service is collected later, at some place."""
        collected = {visit.key for visit in self.service_of(service.key).visits if visit.kind == "collects"}
        return any(each.service == service.key and each.visit in collected for each in self.stations)

    def consent_to(self, service: Service) -> str:
        """As it is remembered that somebody agreed to this service's notice: its version, and of all but the first its
        key before it. Behind it a mark where something is collected later: the notice then says what is kept for that,
        and who agreed to the one before is asked again."""
        version = f"{service.notice_version}{'+' if self.hands_out(service) else ''}"
        return version if service.key == self.service.key else f"{service.key}:{version}"

    def visit_of(self, station: Station) -> Visit | None:
        return self.service_of(station.service).visit(station.visit)

    def called(self, station: Station) -> Words:
        """Its place's names; where the place has several calendars, with what this one is for."""
        if len(self.calendars_of(station.key)) < 2:
            return station.names
        what = self.purpose(station)
        return Words(f"{station.names.ar}: {what.ar}", f"{station.names.en}: {what.en}")

    def purpose(self, station: Station) -> Words:
        """What a calendar is for: the visit; of several services the service, with the visit if it has several."""
        service, visit = self.service_of(station.service), self.visit_of(station)
        if visit is None or (self.more_services and len(service.visits) == 1):
            return service.titles
        if not self.more_services:
            return visit.titles
        of, to = service.titles, visit.titles
        return Words(f"{of.ar}، {to.ar}", f"{of.en}, {to.en}")
