"""Free places in truth: capacity is arithmetic over a station's hours, a row stores only the places taken. For the
desk, the waiting list and the alarms; what the public is shown of it: ``shown``.

Nothing here writes, so it runs on a reading connection: a hold that ran out counts as free before anybody releases it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, or_, select

from bot.domain.booking import Slot
from bot.domain.hours import bookable_times, horizon, places_at
from bot.domain.office import Station
from bot.domain.rules import Rules
from storage.engine.transaction import Transaction
from storage.tables import holds, slots

DESK = "desk"  # the channel of who came without a booking; the place is one of those kept for walk-ins
DESK_MOVED = "desk-moved"  # of whom the desk then gave another time; the place is one of those that chats book

_instant = slots.c.starts_at.type
_TAKEN = select(slots.c.station, slots.c.starts_at, slots.c.online, slots.c.web).where(
    slots.c.station.in_(bindparam("keys", expanding=True)),
    slots.c.starts_at >= bindparam("since", type_=_instant),
    slots.c.starts_at < bindparam("until", type_=_instant),
    or_(slots.c.online >= bindparam("least", type_=slots.c.online.type), slots.c.web >= bindparam("least_web")),
)
_RUN_OUT = select(holds.c.station, holds.c.starts_at, holds.c.web).where(
    holds.c.expires_at <= bindparam("now", type_=_instant)
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a slot may be taken in all before this channel gets no more of it."""

    online: int
    web: int
    """Of those, by chats that cost nothing to make. Where it equals ``online`` it limits nothing."""

    def free(self, online: int, web: int) -> int:
        return max(0, min(self.online - online, self.web - web))


def limits(station: Station, web: bool, rules: Rules, at: datetime | None = None) -> Limits:
    """Of the slot ``at`` that time, or of one that no closure leaves fewer places.

    ``web``: of a chat that cost nothing to make. At least one place for those, unless they have no share at all.
    """
    return _limits(station, station.places if at is None else places_at(station, at), web, rules)


def limits_by_slot(station: Station, web: bool, rules: Rules) -> Callable[[datetime], Limits]:
    """The same for many slots: closures are looked at only where there are any."""
    if not station.closures:
        usual = limits(station, web, rules)
        return lambda at: usual
    by_places: dict[int, Limits] = {}

    def at(time: datetime) -> Limits:
        places = places_at(station, time)
        if places not in by_places:
            by_places[places] = _limits(station, places, web, rules)
        return by_places[places]

    return at


def _limits(station: Station, places: int, web: bool, rules: Rules) -> Limits:
    online = max(0, places - max(0, station.walk_in_places) - max(0, station.return_places))
    if not web:
        return Limits(online, online)
    share = int(rules.web_share * places + 1e-9)  # 0.29 * 100 is a little less than 29
    return Limits(online, min(online, max(share, 1 if rules.web_share > 0 else 0)))


def _least(station: Station, web: bool, rules: Rules) -> Limits:
    """The limits of the station's smallest slot."""
    reduced = (closure.places for closure in station.closures if closure.places is not None)
    return _limits(station, min((station.places, *reduced)), web, rules)


def seen_by(station: Station, web: bool, rules: Rules) -> Station:
    """The station as a chat sees it: who costs nothing to make sees fewer days of it."""
    return replace(station, horizon_days=min(station.horizon_days, rules.web_horizon_days)) if web else station


def network_share(limit: Limits) -> int:
    """How many of a slot's places for web chats one network may take within a day: half, and one where there is one."""
    return max(1, limit.web // 2)


def find_web_share(tx: Transaction, station: Station, rules: Rules) -> tuple[int, int]:
    """How many places web chats have taken of all that they may book now, and how many those are."""
    station = seen_by(station, True, rules)
    limit = limits_by_slot(station, True, rules)
    counted = taken(tx, [station], tx.now, least=1)
    days = horizon(station, tx.now, rules.zone)
    times = [time for day in days for time in bookable_times(station, day, tx.now, rules.zone)]
    return sum(counted.get((station.key, time), (0, 0))[1] for time in times), sum(limit(time).web for time in times)


def count_free(tx: Transaction, station: Station, rules: Rules) -> int:
    """Places that chats may book in all, up to the horizon; the share of web chats is no limit."""
    limit, counted = limits_by_slot(station, False, rules), taken(tx, [station], tx.now)
    days = horizon(station, tx.now, rules.zone)
    times = [time for day in days for time in bookable_times(station, day, tx.now, rules.zone)]
    return sum(limit(time).free(*counted.get((station.key, time), (0, 0))) for time in times)


def find_earliest(tx: Transaction, stations: Sequence[Station], web: bool, rules: Rules) -> Mapping[str, Slot | None]:
    """The first free slot of each station by key; None where nothing is free up to the horizon."""
    stations = [seen_by(station, web, rules) for station in stations]
    smallest = [_least(station, web, rules) for station in stations]
    least = min((limit.online for limit in smallest), default=0)
    least_web = min((limit.web for limit in smallest), default=0)
    counted = taken(tx, stations, tx.now, least, least_web)
    return {
        station.key: _earliest(station, limits_by_slot(station, web, rules), counted, tx.now, rules.zone)
        for station in stations
    }


def _earliest(
    station: Station,
    limit: Callable[[datetime], Limits],
    counted: Mapping[tuple[str, datetime], tuple[int, int]],
    now: datetime,
    zone: ZoneInfo,
) -> Slot | None:
    for day in horizon(station, now, zone):
        for time in bookable_times(station, day, now, zone):
            if limit(time).free(*counted.get((station.key, time), (0, 0))):
                return Slot(station.key, time)
    return None


def taken(
    tx: Transaction, stations: Sequence[Station], since: datetime, least: int = 0, least_web: int = 0
) -> dict[tuple[str, datetime], tuple[int, int]]:
    """(taken, of those by web chats) of the slots from ``since`` on, where at least ``least`` (or ``least_web`` by web)
    are taken."""
    until = tx.now + timedelta(days=1 + max((station.horizon_days for station in stations), default=0))
    bounds = {
        "keys": [station.key for station in stations],
        "since": since,
        "until": until,
        "least": least,
        "least_web": least_web,
    }
    found = {(row[0], row[1]): (row[2], row[3]) for row in tx.connection.execute(_TAKEN, bounds)}
    for station, time, web in tx.connection.execute(_RUN_OUT, {"now": tx.now}):
        if counted := found.get((station, time)):
            found[station, time] = (counted[0] - 1, counted[1] - web)
    return found
