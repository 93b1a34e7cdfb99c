"""Bookings whose slot was closed, each given another place, or offered one, or put on the list.

Law: whoever it concerns is found by looking (``affected.py``), and who gets which place is chosen as in the plan
(``placing.py``). On PostgreSQL a transaction that moves locks the closures first.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, insert, update

from bot.domain.booking import Slot
from bot.domain.call_number import called
from bot.domain.closure import MovedByUs, OfferedInstead, PutOnList
from bot.domain.journal import Action, Made
from bot.domain.office import Office, Station
from bot.domain.rules import Rules
from storage.bookings.bookings import moved_to, when
from storage.bookings.call_numbers import digits_for, draw_many
from storage.bookings.holds import (
    give_back_online,
    give_back_walk_in,
    hold_for_offer,
    release_expired,
    settle_ahead,
    take_ahead,
)
from storage.bookings.offers import BETWEEN
from storage.bookings.slots import DESK, DESK_MOVED
from storage.engine.binding import bound, rebound
from storage.engine.transaction import Transaction
from storage.journal.journal import record_many
from storage.office.affected import Affected, Booked, find_affected, find_first_affected, with_closures
from storage.office.placing import Placed, Room, grouped, place
from storage.tables import bookings, closures, offers, waits
from storage.tables.upsert import upsert

Moving = MovedByUs | OfferedInstead | PutOnList

COUNTED: Final = {MovedByUs: "moved", OfferedInstead: "offered", PutOnList: "listed"}
"""The closure's column that counts bookings with this outcome."""
ACTIONS: Final = {
    MovedByUs: Action.MOVED_BY_CLOSURE,
    OfferedInstead: Action.OFFERED_BY_CLOSURE,
    PutOnList: Action.LISTED_BY_CLOSURE,
}

MOVED: Final = ("station", "starts_at", "day_ends_at", "channel", "call_number", "number_index", "mac")
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
_END = update(bookings).where(_of_id)
_END = _END.values(**{name: bindparam(f"its_{name}") for name in ("ended", "ended_at", "mac")}, **_ANEW)
_COUNT = update(closures).where(closures.c.id == bindparam("of_id"))
_END_OFFERS = (
    update(offers)
    .where(offers.c.booking_id == bindparam("of_id"), offers.c.ended_at.is_(None))
    .values(ended_at=bindparam("now", type_=offers.c.ended_at.type))
)
_OFFER = insert(offers)
_WAIT = upsert(waits)


def move_some(tx: Transaction, office: Office, rules: Rules, most: int) -> tuple[Moving, ...]:
    """The next ``most`` affected bookings, and those that stay together with one of them; the caller tells their people
    in the same transaction."""
    office = with_closures(tx, office, lock=True)
    first, cut = find_first_affected(tx, office, most)
    if not first and not cut:
        return ()
    release_expired(tx, rules)
    placed = _place_next(tx, office, rules, first, cut, most)
    done = [(each, slot, one) for one in placed for each, slot in zip(one.group.affected, one.places, strict=True)]
    numbers = _numbers(tx, [slot for _, slot, one in done if slot is not None and one.kind == "moved"], office, rules)
    outcomes = tuple(_outcome(tx, each, slot, one, at, numbers, rules) for at, (each, slot, one) in enumerate(done))
    affected = [each for each, _, _ in done]
    _write(tx, rules.zone, [(row, outcome) for (_, _, row), outcome in zip(affected, outcomes, strict=True)])
    _give_back(tx, [row for _, _, row in affected], rules)
    told = zip(affected, outcomes, strict=True)
    record_many(tx, ((ACTIONS[type(one)], Made(closure.id), row.id, row.station) for (_, closure, row), one in told))
    counted = [(closure.id, COUNTED[type(one)]) for (_, closure, _), one in zip(affected, outcomes, strict=True)]
    _count(tx, counted)
    return outcomes


def _place_next(
    tx: Transaction, office: Office, rules: Rules, first: tuple[Affected, ...], cut: bool, most: int
) -> tuple[Placed, ...]:
    """The next ``most``, each with their place taken. Where not that many of the ``first`` ones can be moved, and there
    are more, everybody is looked at: whoever can be moved goes before those who cannot."""
    affected = first
    if cut:
        planned = place(Room(tx, office, rules.zone, rules), grouped(first, rules.zone), most, only_moves=True)
        if sum(len(one.places) for one in planned) < most:
            affected = find_affected(tx, office, lock=True)
        elif _take_all(tx, office, rules, planned):
            return planned

    def take(slot: Slot, places: int, station: Station) -> bool:
        return take_ahead(tx, slot, places, station, rules)

    room = Room(tx, office, rules.zone, rules, take, most)
    placed = place(room, grouped(affected, rules.zone), most)
    settle_ahead(tx, room.left, room.by_web, rules)
    return placed


def _take_all(tx: Transaction, office: Office, rules: Rules, planned: Sequence[Placed]) -> bool:
    """The places of a plan, or none of them: somebody else was quicker since it was made, and it is made anew."""
    needed: Counter[Slot] = Counter()
    by_web: Counter[Slot] = Counter()
    for one in planned:
        for slot, (_, _, row) in zip(one.places, one.group.affected, strict=True):
            if slot is not None:
                needed[slot] += 1
                by_web[slot] += rules.shares(row.channel)
    took: dict[Slot, int] = {}
    for slot in sorted(needed, key=lambda each: (each.station, each.starts_at)):
        station = office.station(slot.station)
        if station is None or not take_ahead(tx, slot, needed[slot], station, rules):
            settle_ahead(tx, took, {}, rules)
            return False
        took[slot] = needed[slot]
    settle_ahead(tx, {}, by_web, rules)
    return True


def _numbers(tx: Transaction, slots: Sequence[Slot], office: Office, rules: Rules) -> dict[Slot, list[int]]:
    """A call number for each place, by slot."""
    many = Counter(slots)
    of_day: dict[tuple[str, datetime], tuple[dict[str, Any], list[Slot]]] = {}
    for slot in many:
        where = when(slot, rules.zone)
        of_day.setdefault((slot.station, where["day_ends_at"]), (where, []))[1].append(slot)
    numbers: dict[Slot, list[int]] = {}
    for where, same_day in of_day.values():
        digits = digits_for(same_day[0], office, rules)
        drawn = draw_many(tx, where, sum(many[slot] for slot in same_day), digits)
        for slot in same_day:
            numbers[slot] = [drawn.pop() for _ in range(many[slot])]
    return numbers


def _outcome(
    tx: Transaction,
    each: Affected,
    slot: Slot | None,
    placed: Placed,
    at: int,
    numbers: Mapping[Slot, list[int]],
    rules: Rules,
) -> Moving:
    """``at``: which of the bookings of this transaction it is, so that the list keeps their order."""
    _, closure, row = each
    old, web = Slot(row.station, row.starts_at), rules.shares(row.channel)
    if slot is not None and placed.kind == "moved":
        return MovedByUs(row.id, old, slot, closure.id, called(numbers[slot].pop()))
    if slot is not None:
        return _offer(tx, row, old, slot, web, rules, closure.id)
    if row.chat_id is not None:  # else nobody who could be told; the desk registers them again
        values = {"id": tx.new_id(), "chat_id": row.chat_id, "booking_id": row.id, "station": row.station, "web": web}
        since = tx.now + timedelta(milliseconds=at)
        _WAIT.execute(tx.connection, bound(tx, waits, {**values, "rank": 0, "since": since}))
    return PutOnList(row.id, old, closure.id)


def _offer(
    tx: Transaction, row: Booked, old: Slot, slot: Slot, web: bool, rules: Rules, closure_id: str
) -> OfferedInstead:
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
    tx.connection.execute(_OFFER, bound(tx, offers, values))
    return OfferedInstead(row.id, old, str(values["id"]), slot, expires_at, closure_id)


def _write(tx: Transaction, zone: ZoneInfo, done: Iterable[tuple[Booked, Moving]]) -> None:
    """A booking without a new place keeps its row and its code until an offer is taken."""
    moves, ends = [], []
    for row, outcome in done:
        if isinstance(outcome, MovedByUs):
            channel = DESK_MOVED if row.channel == DESK else row.channel
            to = {**moved_to(tx, row, outcome.new, zone), "channel": channel, "call_number": int(outcome.call_number)}
            to = rebound(tx, bookings, row, to)
            moves.append({"of_id": row.id, **{f"its_{name}": value for name, value in to.items()}})
        else:
            to = rebound(tx, bookings, row, {"ended": "closed", "ended_at": tx.now})
            ends.append({"of_id": row.id, **{f"its_{name}": value for name, value in to.items()}})
    if moves:
        tx.connection.execute(_MOVE, moves)
    if ends:
        tx.connection.execute(_END, ends)


def _give_back(tx: Transaction, rows: Sequence[Booked], rules: Rules) -> None:
    """Without cooling: the slot is shut, or has fewer places than it had."""
    by_chats = [row for row in rows if row.channel != DESK]
    given = ((Slot(row.station, row.starts_at), rules.shares(row.channel)) for row in by_chats)
    give_back_online(tx, given, rules)
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
