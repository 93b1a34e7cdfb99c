"""Changes of one station while people are booked at it, and the bookings that a change leaves outside its hours.

Law: a change counts from the next message on and ends no booking: one outside the hours stands until a closure moves
it.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, or_, select

from bot.domain.hours import slot_times
from bot.domain.journal import Action, Result
from bot.domain.office import Station
from bot.domain.office_json import station_to_json
from bot.domain.staff import Staff
from storage.engine.transaction import Transaction
from storage.facts import set_fact
from storage.journal.journal import record
from storage.office.offices import find_office, load_office
from storage.tables import bookings, slots

GROUPS: Final = {
    Result.HOURS: ("hours", "slot_minutes", "first_bookable_minutes", "horizon_days"),
    Result.PLACES: ("places", "walk_in_places", "return_places"),
    Result.WORDS: ("names", "address", "landmark", "phone", "bring", "place"),
}
"""The journal's results of a changed station, and the fields that each stands for."""
CHANGED_AT: Final = "station_changed_at"
OF_PLACE: Final = ("names", "address", "landmark", "phone", "place")
"""The fields that all calendars of a place share."""

_instant = bookings.c.starts_at.type
_BOOKED = select(bookings.c.starts_at).where(
    bookings.c.station == bindparam("at_station"),
    bookings.c.starts_at > bindparam("now", type_=_instant),
    bookings.c.ended_at.is_(None),
)
_CROWDED = select(slots.c.starts_at).where(
    slots.c.station == bindparam("at_station"),
    slots.c.starts_at > bindparam("now", type_=_instant),
    or_(slots.c.online > bindparam("most_online"), slots.c.walk_in > bindparam("most_walk_in")),
)


@dataclass(frozen=True, slots=True)
class LeftOutside:
    """``outside``: people whose time is not within the hours; ``between``: within, but at a time at which no slot
    begins any more; ``crowded``: slots in which more is taken than they hold."""

    outside: int
    between: int
    crowded: int

    @property
    def people(self) -> int:
        return self.outside + self.between

    @property
    def mark(self) -> str:
        """The same again where nothing has changed meanwhile; empty where nobody is left outside."""
        return f"{self.outside}-{self.between}-{self.crowded}" if self.outside or self.between or self.crowded else ""


@dataclass(frozen=True, slots=True)
class StationChanged:
    station: Station
    what: tuple[str, ...]
    """Of ``GROUPS``; empty if it was like this already, and then nothing is written."""


@dataclass(frozen=True, slots=True)
class ChangedMeanwhile:
    """Somebody else changed the station after the form was opened, or took it off the list: look again."""


def mark_of(station: Station) -> str:
    """Differs when the station differs."""
    return hashlib.sha256(station_to_json(station).encode()).hexdigest()[:16]


def find_left_outside(tx: Transaction, station: Station, zone: ZoneInfo) -> LeftOutside:
    """The bookings to come that a station with these hours and places would leave outside."""
    station = replace(station, closures=())  # who is booked in a closed time is the closure's business
    here = {"at_station": station.key, "now": tx.now}
    times: dict[datetime, bool] = {}

    def is_slot(at: datetime) -> bool:
        if at not in times:
            times[at] = at in slot_times(station, at.astimezone(zone).date(), zone)
        return times[at]

    off = [at for at in tx.connection.scalars(_BOOKED, here) if not is_slot(at)]
    outside = sum(not _is_within(station, at, zone) for at in off)
    limits = {"most_online": max(0, station.places - station.walk_in_places), "most_walk_in": station.walk_in_places}
    crowded = sum(is_slot(at) for at in tx.connection.scalars(_CROWDED, here | limits))
    return LeftOutside(outside, len(off) - outside, crowded)


def change_station(tx: Transaction, station: Station, was: str, admin: Staff) -> StationChanged | ChangedMeanwhile:
    """``was``: the ``mark_of`` the station to which the admin made these changes. Counts from the next message on."""
    set_fact(tx, CHANGED_AT, tx.now.isoformat())  # on PostgreSQL a second admin waits here for the first
    office = find_office(tx)
    before = office.station(station.key) if office else None
    if office is None or before is None or mark_of(before) != was:
        return ChangedMeanwhile()
    what = tuple(
        group
        for group, names in GROUPS.items()
        if any(getattr(before, name) != getattr(station, name) for name in names)
    )
    if not what:
        return StationChanged(station, what)
    stations = tuple(station if each.key == station.key else _beside(each, station) for each in office.stations)
    load_office(tx, replace(office, stations=stations))
    for group in what:
        record(tx, Action.STATION, group, admin.id, station=station.key)
    return StationChanged(station, what)


def _beside(each: Station, changed: Station) -> Station:
    """Another calendar; one of the same place has the place's new texts."""
    here = each.place_key == changed.place_key
    return replace(each, **{name: getattr(changed, name) for name in OF_PLACE}) if here else each


def _is_within(station: Station, at: datetime, zone: ZoneInfo) -> bool:
    """All of the slot lies within the hours of its day."""
    begins = at.astimezone(zone)
    ends = begins + timedelta(minutes=station.slot_minutes)
    spans = station.hours[begins.weekday()]
    return ends.date() == begins.date() and any(
        span.start <= begins.time() and ends.time() <= span.end for span in spans
    )
