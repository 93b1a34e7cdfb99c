"""Bookings whose slot was closed, each given another place. A place at another station is offered, never forced.

Law: the affected are never stored, they are found by looking for bookings where there is no room for them: so a crash
moves nobody twice and forgets nobody. On PostgreSQL a transaction that moves locks the closures first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Row, and_, bindparam, func, insert, or_, select, update

from bot.domain.booking import Slot
from bot.domain.call_number import called
from bot.domain.closure import Closure, MovedByUs, OfferedElsewhere, PutOnList
from bot.domain.hours import bookable_times, horizon, places_at
from bot.domain.journal import Action, Made
from bot.domain.office import Office, Station
from bot.domain.rules import Rules
from storage.bookings.bookings import when
from storage.bookings.call_numbers import digits_of_day, draw
from storage.bookings.holds import (
    give_back_online,
    give_back_walk_in,
    hold_for_offer,
    release_expired,
    take_online_at_once,
)
from storage.bookings.offers import BETWEEN
from storage.bookings.slots import DESK, DESK_MOVED, limits_by_slot, taken
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.office.offices import CLOSURES, REMEMBERED, closed, closure_of
from storage.tables import bookings, closures, offers, waits
from storage.tables.upsert import upsert

Booked = Row[*tuple[Any, ...]]
Moving = MovedByUs | OfferedElsewhere | PutOnList

COUNTED: Final = {MovedByUs: "moved", OfferedElsewhere: "offered", PutOnList: "listed"}
"""The closure's column that counts bookings with this outcome."""
ACTIONS: Final = {
    MovedByUs: Action.MOVED_BY_CLOSURE,
    OfferedElsewhere: Action.OFFERED_BY_CLOSURE,
    PutOnList: Action.LISTED_BY_CLOSURE,
}

_instant = bookings.c.starts_at.type
_active = bookings.c.ended_at.is_(None)
_in_span = (
    bookings.c.station == bindparam("at_station"),
    bookings.c.starts_at > bindparam("since", type_=_instant),
    bookings.c.starts_at < bindparam("until", type_=_instant),
)
_there = or_(_active, bookings.c.ended == "arrived")
_waits_for_its_slot = or_(bookings.c.channel != DESK, bookings.c.starts_at > bindparam("now", type_=_instant))
_SELECT = select(
    *(bookings.c[name] for name in ("id", "chat_id", "channel", "station", "starts_at", "booked_at", "ended_at"))
).order_by(bookings.c.booked_at, bookings.c.id)
_SHUT_OUT = _SELECT.where(*_in_span, _active)
_COUNTS = (
    select(bookings.c.starts_at, func.count().label("number"))
    .where(*_in_span, and_(_there, _waits_for_its_slot))
    .group_by(bookings.c.starts_at)
    .order_by(bookings.c.starts_at)
)
_OF_SLOT = _SELECT.where(
    bookings.c.station == bindparam("at_station"),
    bookings.c.starts_at == bindparam("at", type_=_instant),
    _there,
    _waits_for_its_slot,
)
MOVED: Final = ("station", "starts_at", "day_ends_at", "channel", "call_number")
_LOCK = CLOSURES.with_for_update()
_ANEW: Final[dict[str, Any]] = {"evening_for": None, "morning_for": None, "coming_at": None}
_of_id = bookings.c.id == bindparam("of_id")
_MOVE = (
    update(bookings)
    .where(_of_id)
    .values(
        **{name: bindparam(f"its_{name}") for name in MOVED},
        moved_by="office",
        changes=bookings.c.changes - 1,  # the person has one more of their own
        **_ANEW,
    )
)
_END = update(bookings).where(_of_id).values(ended="closed", ended_at=bindparam("now", type_=_instant), **_ANEW)
_COUNT = update(closures).where(closures.c.id == bindparam("of_id"))
_END_OFFERS = (
    update(offers)
    .where(offers.c.booking_id == bindparam("of_id"), offers.c.ended_at.is_(None))
    .values(ended_at=bindparam("now", type_=offers.c.ended_at.type))
)
_OFFER = insert(offers)
_WAIT = upsert(waits)


def with_closures(tx: Transaction, office: Office, *, lock: bool = False) -> Office:
    """The office with the closures that stand at this moment, however old its caller's is."""
    rows = tx.connection.execute(_LOCK if lock else CLOSURES, {"since": tx.now - REMEMBERED})
    return closed(office, map(closure_of, rows))


def affected(
    tx: Transaction, station: Station, closure: Closure, most: int | None = None, *, lock: bool = False
) -> Sequence[Booked]:
    """The first ``most`` in the order they were booked for whom ``closure`` (one of the station's) leaves no room.

    Of a slot that is shut everyone; of one with fewer places those who were booked last, beyond what it holds. Walk-ins
    count, but for those whose slot has begun: they stand at the desk.
    """
    span = {
        "at_station": station.key,
        "since": closure.starts_at - timedelta(minutes=station.slot_minutes),
        "until": closure.ends_at,
        "now": tx.now,
    }
    if closure.places is None:
        shut_out = _SHUT_OUT.limit(most) if most is not None else _SHUT_OUT
        return tx.connection.execute(shut_out.with_for_update() if lock else shut_out, span).all()
    of_slot = _OF_SLOT.with_for_update() if lock else _OF_SLOT
    found: list[Booked] = []
    for time, number in tx.connection.execute(_COUNTS, span).all():
        places = places_at(station, time)
        if 0 < places < number:  # where it is 0 another closure has shut the slot
            here = {"at_station": station.key, "at": time, "now": tx.now}
            rows = tx.connection.execute(of_slot, here).all()
            surplus = max(0, len(rows) - places)
            found += [row for row in rows if row.ended_at is None][-surplus:] if surplus else []
    return found[:most]


def find_affected(
    tx: Transaction, office: Office, most: int, *, lock: bool = False
) -> tuple[tuple[Station, Closure, Booked], ...]:
    """Of all closures of an office, each booking once, in the order they were booked."""
    found: dict[str, tuple[Station, Closure, Booked]] = {}
    for station in office.stations:
        for closure in station.closures:
            for row in affected(tx, station, closure, most, lock=lock):
                found.setdefault(row.id, (station, closure, row))
    in_order = sorted(found.values(), key=lambda each: (each[2].booked_at, each[2].id))
    return tuple(in_order[:most])


def any_affected(tx: Transaction, office: Office) -> bool:
    """Cheap enough to ask each second."""
    return bool(find_affected(tx, with_closures(tx, office), 1))


def move_some(tx: Transaction, office: Office, rules: Rules, most: int) -> tuple[Moving, ...]:
    """The next ``most`` affected bookings; the caller tells their people in the same transaction."""
    office = with_closures(tx, office, lock=True)
    found = find_affected(tx, office, most, lock=True)
    if not found:
        return ()
    release_expired(tx)
    room = Room(tx, office, rules.zone, rules)
    done = tuple(_place(tx, room, station, row, at) for at, (station, _, row) in enumerate(found))
    _write(tx, rules.zone, [(row, outcome) for (_, _, row), outcome in zip(found, done, strict=True)])
    _give_back(tx, [row for _, _, row in found], rules)
    for (_, closure, row), outcome in zip(found, done, strict=True):
        record(tx, ACTIONS[type(outcome)], Made(closure.id), booking_id=row.id, station=row.station)
    _count(tx, [(closure.id, COUNTED[type(outcome)]) for (_, closure, _), outcome in zip(found, done, strict=True)])
    return done


@dataclass(slots=True)
class Room:
    """Free places, read once for many bookings. The share of web chats is no limit for bookings that we move."""

    tx: Transaction
    office: Office
    zone: ZoneInfo
    rules: Rules
    _free: dict[str, dict[datetime, int]] = field(default_factory=dict)

    def free(self, station: Station) -> dict[datetime, int]:
        """Times that may be booked by chat, up to the horizon, with a place left."""
        if station.key not in self._free:
            limit = limits_by_slot(station, False, self.rules)
            counted = taken(self.tx, [station], self.tx.now)
            times = self._times(station)
            found = {time: limit(time).free(*counted.get((station.key, time), (0, 0))) for time in times}
            self._free[station.key] = {time: free for time, free in found.items() if free}
        return self._free[station.key]

    def _times(self, station: Station) -> Iterator[datetime]:
        for day in horizon(station, self.tx.now, self.zone):
            yield from bookable_times(station, day, self.tx.now, self.zone)

    def take_nearest(self, stations: Iterable[Station], to: datetime, web: bool) -> Slot | None:
        """Of two times equally far the later, which nobody can miss."""
        stations = tuple(stations)
        while True:
            near = [
                (min(free, key=lambda time: (abs(time - to), time < to)), station)
                for station in stations
                if (free := self.free(station))
            ]
            if not near:
                return None
            time, station = min(near, key=lambda each: (abs(each[0] - to), each[0] < to))
            slot, free = Slot(station.key, time), self.free(station)
            took = take_online_at_once(self.tx, slot, web, station, self.rules)
            free[time] -= 1
            if not took or not free[time]:  # somebody else was quicker
                del free[time]
            if took:
                return slot


def _place(tx: Transaction, room: Room, station: Station, row: Booked, at: int) -> Moving:
    """``at``: which of the bookings of this transaction it is, so that the list keeps their order."""
    old, web = Slot(row.station, row.starts_at), room.rules.shares(row.channel)
    new = room.take_nearest([station], old.starts_at, web)
    if new is not None:
        number = draw(tx, when(new, room.rules.zone), digits_of_day(station, new, room.rules))
        return MovedByUs(row.id, old, new, called(number))
    if row.chat_id is None:  # nobody who could be offered anything; the desk registers them again
        return PutOnList(row.id, old)
    others = (each for each in room.office.stations if each.key != station.key)
    elsewhere = room.take_nearest(others, old.starts_at, web)
    if elsewhere is not None:
        return _offer(tx, row, old, elsewhere, web, room.rules)
    values = {"id": tx.new_id(), "chat_id": row.chat_id, "booking_id": row.id, "station": row.station, "web": web}
    since = tx.now + timedelta(milliseconds=at)
    _WAIT.execute(tx.connection, {**values, "rank": 0, "since": since})
    return PutOnList(row.id, old)


def _offer(tx: Transaction, row: Booked, old: Slot, slot: Slot, web: bool, rules: Rules) -> OfferedElsewhere:
    expires_at = min(tx.now + rules.offer_elsewhere, slot.starts_at)
    tx.connection.execute(_END_OFFERS, {"of_id": row.id, "now": tx.now})
    values = {
        "id": tx.new_id(),
        "chat_id": row.chat_id,
        "booking_id": row.id,
        "hold_id": hold_for_offer(tx, slot, web, min(expires_at + BETWEEN, slot.starts_at)),
        "station": slot.station,
        "starts_at": slot.starts_at,
        "why": "closure",
        "made_at": tx.now,
        "expires_at": expires_at,
    }
    tx.connection.execute(_OFFER, values)
    return OfferedElsewhere(row.id, old, str(values["id"]), slot, expires_at)


def _write(tx: Transaction, zone: ZoneInfo, done: Iterable[tuple[Booked, Moving]]) -> None:
    """A booking without a new place keeps its row and its code until an offer is taken."""
    moves, ends = [], []
    for row, outcome in done:
        if isinstance(outcome, MovedByUs):
            channel = DESK_MOVED if row.channel == DESK else row.channel
            to = {**when(outcome.new, zone), "channel": channel, "call_number": int(outcome.call_number)}
            moves.append({"of_id": row.id, **{f"its_{name}": value for name, value in to.items()}})
        else:
            ends.append({"of_id": row.id, "now": tx.now})
    if moves:
        tx.connection.execute(_MOVE, moves)
    if ends:
        tx.connection.execute(_END, ends)


def _give_back(tx: Transaction, rows: Sequence[Booked], rules: Rules) -> None:
    """Without cooling: the slot is shut, or has fewer places than it had."""
    by_chats = [row for row in rows if row.channel != DESK]
    give_back_online(tx, ((Slot(row.station, row.starts_at), rules.shares(row.channel)) for row in by_chats))
    for row in rows:
        if row.channel == DESK:
            give_back_walk_in(tx, Slot(row.station, row.starts_at))


def _count(tx: Transaction, done: Iterable[tuple[str, str]]) -> None:
    counted: dict[str, dict[str, int]] = {}
    for closure_id, column in done:
        of = counted.setdefault(closure_id, {})
        of[column] = of.get(column, 0) + 1
    for closure_id, columns in counted.items():
        values = {column: closures.c[column] + number for column, number in columns.items()}
        tx.connection.execute(_COUNT.values(values), {"of_id": closure_id})
