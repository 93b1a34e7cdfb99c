"""The public view of free times: a time is full or free, and no number of places is ever told.

Law: the view changes when a step of time begins and not within it. It is computed from what was taken at the
beginning of the step, which the row of each slot keeps (``view_steps``), and thinned: a time with few places left is
shown as full, by a number that a keyed hash of the time and the step draws. So each process gives everybody the same
answer, after a restart too, and nobody sees in it at which minute somebody booked. What is kept back goes to those
who wait. Closures and new hours are announced anyway and count at once.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import Final

from bot.domain.booking import ShownDay, ShownTime, Slot
from bot.domain.hours import bookable_times, horizon
from bot.domain.office import Station
from bot.domain.rules import Rules
from storage.bookings.slots import Limits, limits_by_slot, network_share, seen_by, taken
from storage.bookings.view_steps import step_begins, taken_at_step
from storage.counts import find_in_network
from storage.engine.transaction import Transaction

IsFree = Callable[[Station, datetime], bool]
Taken = Mapping[tuple[str, datetime], tuple[int, int]]
NOTHING: Final = (0, 0)
EARLY: Final = 4
"""So many first times of a day count as early."""


def may_be_booked(station: Station, slot: Slot, now: datetime, web: bool, rules: Rules) -> bool:
    """Full or not."""
    day = slot.starts_at.astimezone(rules.zone).date()
    return slot.starts_at in _times(seen_by(station, web, rules), day, now, rules)


def find_shown_days(
    tx: Transaction,
    station: Station,
    web: bool,
    rules: Rules,
    *,
    late_for: Slot | None = None,
    spent: bool = False,
    network: str = "",
) -> tuple[ShownDay, ...]:
    """Each local day from today to the horizon. No times: closed, or over for today.

    ``late_for``: the time that somebody was told is free and is not any more. Only what is free in truth too is then
    shown, without that time: in a crowd the nearest times would otherwise be refused one after the other. So is what
    their ``network`` has taken its share of. ``spent``: whoever has opened as many pages as they may is told the
    earliest time of the view alone, and nothing of the truth but that the time they were refused is full.
    """
    station = seen_by(station, web, rules)
    in_step = _view(tx, [station], web, rules)
    in_truth = _truth(tx, station, web, rules, network) if late_for is not None and not spent else in_step

    def shown(time: datetime) -> ShownTime:
        too_late = late_for is not None and late_for.starts_at == time
        return ShownTime(time, not too_late and in_step(station, time) and in_truth(station, time))

    days = tuple(
        ShownDay(day, tuple(shown(time) for time in _times(station, day, tx.now, rules)))
        for day in horizon(station, tx.now, rules.zone)
    )
    free = next(((day.day, time) for day in days for time in day.times if time.free), None)
    return (ShownDay(free[0], (free[1],)),) if spent and free else () if spent else days


def find_shown_early(
    tx: Transaction, stations: Sequence[Station], web: bool, rules: Rules, whose: str, gone: Collection[Slot] = ()
) -> Mapping[str, Slot | None]:
    """One of the first times of each station, by key, that are shown as free; None where none is up to the horizon.

    Which of them is drawn by a keyed hash of the chat (``whose``) and the step, so that a crowd is not sent to one and
    the same time, and nobody learns by it who else looks. ``gone``: those that the chat came too late for.
    """
    seen = [seen_by(station, web, rules) for station in stations]
    is_free = _view(tx, seen, web, rules)
    return {station.key: _early(tx, station, is_free, rules, whose, gone) for station in seen}


def _early(
    tx: Transaction, station: Station, is_free: IsFree, rules: Rules, whose: str, gone: Collection[Slot]
) -> Slot | None:
    """Of the first day that has any."""
    for day in horizon(station, tx.now, rules.zone):
        times = (time for time in _times(station, day, tx.now, rules) if Slot(station.key, time) not in gone)
        free = (time for time in times if is_free(station, time))
        if first := tuple(islice(free, EARLY)):
            drawn = tx.keyring.index("early", station.key, whose, step_begins(tx.now, rules).isoformat())
            return Slot(station.key, first[int.from_bytes(drawn[:4]) % len(first)])
    return None


def is_shown_free(tx: Transaction, station: Station, slot: Slot, web: bool, rules: Rules) -> bool:
    counted = taken_at_step(tx, [station], slot.starts_at, step_begins(tx.now, rules), rules, only=True)
    limit = limits_by_slot(station, web, rules)(slot.starts_at)
    found = counted.get((slot.station, slot.starts_at), NOTHING)
    return _Thinning(tx, rules).is_free(slot.station, slot.starts_at, limit, found)


def _view(tx: Transaction, stations: Sequence[Station], web: bool, rules: Rules) -> IsFree:
    begun = step_begins(tx.now, rules)
    return _thinned(tx, stations, taken_at_step(tx, stations, begun, begun, rules), web, rules)


def _truth(tx: Transaction, station: Station, web: bool, rules: Rules, network: str) -> IsFree:
    """As it is now, thinned alike."""
    is_free = _thinned(tx, [station], taken(tx, [station], tx.now), web, rules)
    if not (web and network):
        return is_free
    days = horizon(station, tx.now, rules.zone)
    slots = [Slot(station.key, time) for day in days for time in _times(station, day, tx.now, rules)]
    limit, ours = limits_by_slot(station, web, rules), find_in_network(tx, network, slots, rules.zone)

    def is_free_there(at: Station, time: datetime) -> bool:
        return is_free(at, time) and ours.get(Slot(at.key, time), 0) < network_share(limit(time))

    return is_free_there


def _thinned(tx: Transaction, stations: Sequence[Station], counted: Taken, web: bool, rules: Rules) -> IsFree:
    by_slot = {station.key: limits_by_slot(station, web, rules) for station in stations}
    thinning = _Thinning(tx, rules)

    def is_free(station: Station, time: datetime) -> bool:
        taken_of_it = counted.get((station.key, time), NOTHING)
        return thinning.is_free(station.key, time, by_slot[station.key](time), taken_of_it)

    return is_free


def _times(station: Station, day: date, now: datetime, rules: Rules) -> tuple[datetime, ...]:
    """As they were bookable when the step began, so that none leaves the view within it but what has begun itself."""
    times = bookable_times(station, day, step_begins(now, rules), rules.zone)
    return times if times and times[0] >= now else tuple(time for time in times if time >= now)


@dataclass(frozen=True, slots=True)
class _Thinning:
    tx: Transaction
    rules: Rules

    def is_free(self, station: str, time: datetime, limit: Limits, counted: tuple[int, int]) -> bool:
        """For web chats their share must have room beside: its own places are thinned like any."""
        online, web = counted
        if not self._remains(station, time, limit.online - online, limit.online, "online"):
            return False
        return limit.web >= limit.online or self._remains(station, time, limit.web - web, limit.web, "page")

    def _remains(self, station: str, time: datetime, left: int, places: int, of: str) -> bool:
        """Whether more are left than are kept back. A slot of few places keeps back none in some steps, or it could
        never be booked."""
        most = min(self.rules.kept_back, max(1, places - 1))
        if left <= 0 or most <= 0 or left > most:
            return left > 0
        least = 1 if places > self.rules.kept_back else 0
        begun = step_begins(self.tx.now, self.rules)
        # One moment, one number: a button says it in the office's zone, a row in UTC.
        moments = (moment.astimezone(UTC).isoformat() for moment in (time, begun))
        drawn = self.tx.keyring.index("view", of, station, *moments)
        return left > least + int.from_bytes(drawn[:4]) % (most - least + 1)
