"""Who of those whose slot was closed gets which place: chosen alike for the plan that an admin sees and for the deed.

Law: nobody is moved to an earlier time, or to another station, unless they say yes. First everybody is placed at their
own station; then what is left there is offered; only then places elsewhere. A chat's bookings of a day stay together.
"""

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo

from bot.domain.booking import Slot
from bot.domain.hours import bookable_times, horizon
from bot.domain.office import Office, Station
from bot.domain.rules import Rules
from storage.bookings.slots import limits_by_slot, taken
from storage.engine.transaction import Transaction
from storage.office.affected import Affected

Kind = Literal["moved", "offered", "listed"]
Choice = tuple[Slot | None, ...]
"""A place for each of a group's bookings; ``None`` where there is none."""


@dataclass(frozen=True, slots=True)
class Group:
    """The bookings of one chat on one day at one station; of people who came without a phone each by itself."""

    affected: tuple[Affected, ...]

    @property
    def station(self) -> Station:
        return self.affected[0][0]

    @property
    def times(self) -> tuple[datetime, ...]:
        return tuple(row.starts_at for _, _, row in self.affected)

    @property
    def reachable(self) -> bool:
        return self.affected[0][2].chat_id is not None


@dataclass(frozen=True, slots=True)
class Placed:
    group: Group
    kind: Kind
    places: Choice


@dataclass(slots=True)
class Room:
    """Free places, read once for many bookings. The share of web chats is no limit for bookings that we move.

    ``take`` takes so many places of a slot for good, or none; a plan has no such thing, and only counts. Places are
    taken ahead of those who will need them; ``left`` are those that were not needed in the end, ``by_web`` how many of
    the others a web chat has, by slot."""

    tx: Transaction
    office: Office
    zone: ZoneInfo
    rules: Rules
    take: Callable[[Slot, int, Station], bool] | None = None
    ahead: int = 1
    """As many places are taken at once, at most."""
    left: Counter[Slot] = field(default_factory=Counter)
    by_web: Counter[Slot] = field(default_factory=Counter)
    _free: dict[str, dict[datetime, int]] = field(default_factory=dict)
    _times: dict[str, list[datetime]] = field(default_factory=dict)

    def free(self, station: Station) -> Mapping[datetime, int]:
        """Times that may be booked by chat, up to the horizon, with a place left."""
        if station.key not in self._free:
            limit = limits_by_slot(station, False, self.rules)
            counted = taken(self.tx, [station], self.tx.now)
            days = horizon(station, self.tx.now, self.zone)
            times = [at for day in days for at in bookable_times(station, day, self.tx.now, self.zone)]
            found = {time: limit(time).free(*counted.get((station.key, time), (0, 0))) for time in times}
            self._free[station.key] = {time: free for time, free in found.items() if free}
            self._times[station.key] = sorted(self._free[station.key])
        return self._free[station.key]

    def times(self, station: Station) -> Sequence[datetime]:
        """The same, in their order."""
        self.free(station)
        return self._times[station.key]

    def claim(self, group: Group, choice: Choice) -> bool:
        """Takes all places of a choice, or none. False: somebody else was quicker, and it must be chosen anew."""
        took: list[tuple[Slot, bool]] = []
        for slot, (_, _, row) in zip(choice, group.affected, strict=True):
            if slot is None:
                continue
            web, station = self.rules.shares(row.channel), self.office.station(slot.station)
            if station is None or not self._take(slot, station):
                self._count(slot, -self._free[slot.station].get(slot.starts_at, 0))
                for taken_before, its_web in took:
                    self._count(taken_before, 1)
                    self.left[taken_before] += 1
                    self.by_web[taken_before] -= its_web
                return False
            self._count(slot, -1)
            self.by_web[slot] += web
            took.append((slot, web))
        return True

    def _take(self, slot: Slot, station: Station) -> bool:
        if self.take is None:
            return True
        if self.left[slot]:
            self.left[slot] -= 1
            return True
        many = max(1, min(self.ahead, self._free[slot.station].get(slot.starts_at, 0)))
        if self.take(slot, many, station):
            self.left[slot] = many - 1
            return True
        return many > 1 and self.take(slot, 1, station)  # somebody else has taken some of them meanwhile

    def _count(self, slot: Slot, by: int) -> None:
        free, times = self._free[slot.station], self._times[slot.station]
        left = free.get(slot.starts_at, 0) + by
        if left > 0 and slot.starts_at not in free:
            insort(times, slot.starts_at)
        if left > 0:
            free[slot.starts_at] = left
        elif free.pop(slot.starts_at, None) is not None:
            times.remove(slot.starts_at)


def grouped(affected: Iterable[Affected], zone: ZoneInfo) -> tuple[Group, ...]:
    """In the order in which the first of each was booked."""
    groups: dict[tuple[str, str, date] | str, list[Affected]] = {}
    for each in affected:
        station, _, row = each
        day = row.starts_at.astimezone(zone).date()
        groups.setdefault((row.chat_id, station.key, day) if row.chat_id is not None else row.id, []).append(each)
    return tuple(Group(tuple(sorted(one, key=lambda each: each[2].starts_at))) for one in groups.values())


def place(
    room: Room, groups: Sequence[Group], most: int | None = None, *, only_moves: bool = False
) -> tuple[Placed, ...]:
    """The next of them, about ``most`` bookings, or all: moves first, then (unless ``only_moves``) offers, then those
    for whom there is nothing."""
    done: list[Placed] = []
    rest, many = list(groups), 0
    for kind, choose in _WAYS[:1] if only_moves else _WAYS:
        left: list[Group] = []
        for group in rest:
            if most is not None and many >= most:
                return tuple(done)
            placed = _placed(room, group, kind, choose)
            if placed is None:
                left.append(group)
            else:
                done.append(placed)
                many += len(placed.places)
        rest = left
    for group in () if only_moves else rest:
        if most is not None and many >= most:
            break
        done.append(Placed(group, "listed", (None,) * len(group.affected)))
        many += len(group.affected)
    return tuple(done)


def _placed(room: Room, group: Group, kind: Kind, choose: Callable[[Room, Group], Choice | None]) -> Placed | None:
    if kind == "offered" and not group.reachable:
        return None  # nobody who could be asked; the desk registers them again
    while (choice := choose(room, group)) is not None:
        if room.claim(group, choice):
            return Placed(group, kind, choice)
    return None


def _later(room: Room, group: Group) -> Choice | None:
    """At their own station, later than it was: together on the first day that has room for all, in one slot where one
    has; else each at the next time."""
    station, free = group.station, room.free(group.station)
    times = room.times(station)
    if together := _on_one_day(room, times[bisect_right(times, max(group.times)) :], free, len(group.times)):
        return tuple(Slot(station.key, time) for time in together)
    left = dict(free)
    chosen: list[datetime] = []
    for old in group.times:
        time = next((time for time in times[bisect_right(times, old) :] if left[time]), None)
        if time is None:
            return None
        left[time] -= 1
        chosen.append(time)
    return tuple(Slot(station.key, time) for time in chosen)


def _on_one_day(
    room: Room, times: Sequence[datetime], free: Mapping[datetime, int], many: int
) -> tuple[datetime, ...] | None:
    if many == 1:
        return tuple(times[:1]) or None
    by_day: dict[date, list[datetime]] = {}
    for time in times:
        by_day.setdefault(time.astimezone(room.zone).date(), []).append(time)
    for that_day in by_day.values():
        if (one := next((time for time in that_day if free[time] >= many), None)) is not None:
            return (one,) * many
        if len(places := [time for time in that_day for _ in range(free[time])]) >= many:
            return tuple(places[:many])
    return None


def _earlier(room: Room, group: Group) -> Choice | None:
    """At their own station and earlier than it was, as near as possible; all of them, or it is no offer."""
    free, many = room.free(group.station), len(group.times)
    before = [time for time in room.times(group.station) if time < min(group.times)]
    one = next((time for time in reversed(before) if free[time] >= many), None)
    return None if one is None else (Slot(group.station.key, one),) * many


def _elsewhere(room: Room, group: Group) -> Choice | None:
    """At other places, for the same visit, nearest to what it was: together where one slot has room for all, else for
    as many as there is room for. Not for what is collected: that lies at its own place."""
    visit = room.office.visit_of(group.station)
    if visit is not None and visit.kind == "collects":
        return None
    same = room.office.stations_for(group.station.service, group.station.visit)
    others = [each for each in same if each.key != group.station.key]
    together = _nearest(room, others, group.times[0], len(group.times), {})
    if together is not None:
        return (together,) * len(group.times)
    used: dict[Slot, int] = {}
    chosen: list[Slot | None] = []
    for old in group.times:
        slot = _nearest(room, (group.station, *others), old, 1, used)
        if slot is not None:
            used[slot] = used.get(slot, 0) + 1
        chosen.append(slot)
    return tuple(chosen) if any(chosen) else None


def _nearest(room: Room, stations: Iterable[Station], to: datetime, many: int, used: Mapping[Slot, int]) -> Slot | None:
    """Of two times equally far the later, which nobody can miss."""
    near = [
        (abs(time - to), time < to, place, Slot(station.key, time))
        for place, station in enumerate(stations)
        for time, free in room.free(station).items()
        if free - used.get(Slot(station.key, time), 0) >= many
    ]
    return min(near, key=lambda each: each[:3])[3] if near else None


_WAYS: Final[tuple[tuple[Kind, Callable[[Room, Group], Choice | None]], ...]] = (
    ("moved", _later),
    ("offered", _earlier),
    ("offered", _elsewhere),
)
