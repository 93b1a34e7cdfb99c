"""Places taken and given back. A slot's count changes only here, together with the hold or booking that it counts.

Law: a guarded upsert decides who gets the last place. A place given back cools down as a hold that nobody owns.
On PostgreSQL rows are locked in the order chat, booking, hold, slot.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, delete, insert, or_, update

from bot.domain.booking import Hold, Slot, SlotFull, TooManyHolds
from bot.domain.hours import bookable_times
from bot.domain.office import Station
from bot.domain.rules import Rules
from storage.bookings.slots import Limits, limits
from storage.engine.transaction import Transaction
from storage.tables import chats, holds, slots
from storage.tables.upsert import upsert

_instant = holds.c.expires_at.type
_today = bindparam("today", type_=chats.c.holds_day.type)
_COUNT = (
    update(chats)
    .where(
        chats.c.id == bindparam("of_chat"),
        or_(chats.c.holds_day != _today, chats.c.holds_made < bindparam("most", type_=chats.c.holds_made.type)),
    )
    .values(holds_made=case((chats.c.holds_day == _today, chats.c.holds_made + 1), else_=1), holds_day=_today)
    .returning(chats.c.id)
)
_UNCOUNT = update(chats).where(chats.c.id == bindparam("of_chat")).values(holds_made=chats.c.holds_made - 1)

_of_chat = holds.c.chat_id == bindparam("of_chat")
_ran_out = holds.c.expires_at <= bindparam("now", type_=_instant)
_of_slot = (holds.c.station == bindparam("at_station"), holds.c.starts_at == bindparam("at", type_=_instant))
_CLEAR = delete(holds).where(or_(_of_chat, _ran_out)).returning(*holds.c)
_CLEAR_OWN = delete(holds).where(_of_chat).returning(*holds.c)
_CLEAR_RUN_OUT = delete(holds).where(_ran_out).returning(*holds.c)
_SPEND = delete(holds).where(_of_chat, *_of_slot).returning(*holds.c)
_INSERT = insert(holds)

_web = bindparam("by_web", type_=slots.c.web.type)
_new = {"station": bindparam("at_station"), "starts_at": bindparam("at", type_=_instant), "online": 1, "web": _web}
_more = {"online": slots.c.online + 1, "web": slots.c.web + _web}
_fits = (slots.c.online < bindparam("most", type_=slots.c.online.type)) & (
    slots.c.web < bindparam("most_web", type_=slots.c.web.type)
)
_key = [slots.c.station, slots.c.starts_at]
_TAKE = upsert(slots, _key, _more, values=_new, where=_fits, returning=slots.c.station)
_GIVE_BACK = (
    update(slots)
    .where(slots.c.station == bindparam("at_station"), slots.c.starts_at == bindparam("at", type_=_instant))
    .values(
        online=slots.c.online - bindparam("places", type_=slots.c.online.type),
        web=slots.c.web - bindparam("by_web", type_=slots.c.web.type),
    )
)
_walk_in = {"station": bindparam("at_station"), "starts_at": bindparam("at", type_=_instant), "walk_in": 1}
_one_more = {"walk_in": slots.c.walk_in + 1}
_has_room = slots.c.walk_in < bindparam("most", type_=slots.c.walk_in.type)
_TAKE_WALK_IN = upsert(slots, _key, _one_more, values=_walk_in, where=_has_room, returning=slots.c.station)
_GIVE_BACK_WALK_IN = (
    update(slots)
    .where(slots.c.station == bindparam("at_station"), slots.c.starts_at == bindparam("at", type_=_instant))
    .values(walk_in=slots.c.walk_in - 1)
)


@dataclass(frozen=True, slots=True)
class HoldsMade:
    """How often a chat held a place on a local day (its proleptic ordinal)."""

    day: int
    count: int


def count_again(tx: Transaction, chat_id: str, made: HoldsMade) -> None:
    """For a chat that was erased and begins anew."""
    values = {"holds_day": made.day, "holds_made": made.count}
    tx.connection.execute(update(chats).where(chats.c.id == chat_id).values(values))


def hold_slot(
    tx: Transaction, chat_id: str, slot: Slot, station: Station, web: bool, rules: Rules
) -> Hold | SlotFull | TooManyHolds:
    """Replaces the chat's earlier hold, whose place is free for others at once; a refusal leaves that one alone.

    ``SlotFull`` also for a time that may not be booked now. Holding the same slot anew prolongs it, and counts.
    """
    limit = limits(station, web, rules, slot.starts_at)
    day = slot.starts_at.astimezone(rules.zone).date()
    if not (limit.online and limit.web) or slot.starts_at not in bookable_times(station, day, tx.now, rules.zone):
        return SlotFull(slot)
    today = tx.now.astimezone(rules.zone).toordinal()
    count = {"of_chat": chat_id, "today": today, "most": rules.holds_a_day}
    if tx.connection.execute(_COUNT, count).first() is None:
        return TooManyHolds()
    cleared = tx.connection.execute(_CLEAR, {"of_chat": chat_id, "now": tx.now}).all()
    former = next((row for row in cleared if row.chat_id == chat_id and row.expires_at > tx.now), None)
    _give_back(tx, (row for row in cleared if row is not former))
    same = former is not None and _slot(former) == slot
    if not same and not _take(tx, slot, web, limit):
        if former is not None:
            put_back(tx, former)
        tx.connection.execute(_UNCOUNT, {"of_chat": chat_id})
        return SlotFull(slot)
    if former is not None and not same:
        _give_back(tx, (former,))
    hold = Hold(slot, tx.now + rules.hold)
    _insert(tx, chat_id, slot, web, hold)
    return hold


def release_hold(tx: Transaction, chat_id: str) -> None:
    """The chat holds nothing any more; the place is free at once."""
    _give_back(tx, tx.connection.execute(_CLEAR_OWN, {"of_chat": chat_id}).all())


def release_expired(tx: Transaction) -> int:
    """How many places became free: of holds that ran out, and of places that have cooled down."""
    gone = tx.connection.execute(_CLEAR_RUN_OUT, {"now": tx.now}).all()
    _give_back(tx, gone)
    return len(gone)


def cool(tx: Transaction, slot: Slot, web: bool, rules: Rules) -> None:
    """The place of a booking that ended stays taken until the cooling is over."""
    _insert(tx, None, slot, web, Hold(slot, tx.now + rules.cooling))


def spend(tx: Transaction, chat_id: str, slot: Slot) -> Row[Any] | None:
    """Deletes the chat's hold on ``slot`` and leaves its place to the caller. None: it ran out, and the place is free.

    A chat has one hold, so the caller has the chat to itself until the end of the transaction.
    """
    place = {"of_chat": chat_id, "at_station": slot.station, "at": slot.starts_at}
    held = tx.connection.execute(_SPEND, place).first()
    if held is not None and held.expires_at <= tx.now:
        _give_back(tx, (held,))
        return None
    return held


def put_back(tx: Transaction, held: Row[Any]) -> None:
    """Puts a spent hold back as it was."""
    tx.connection.execute(_INSERT, dict(held._mapping))


def take_online(tx: Transaction, slot: Slot, web: bool, station: Station, rules: Rules) -> bool:
    """Takes one of the places that chats book, for the desk or for an offer: the share of web chats is no limit.
    ``web``: whether the place counts as a web chat's. False: no place is left."""
    release_expired(tx)
    return take_online_at_once(tx, slot, web, station, rules)


def take_online_at_once(tx: Transaction, slot: Slot, web: bool, station: Station, rules: Rules) -> bool:
    """``take_online`` without ``release_expired``, for a caller that takes many places and has called it once."""
    limit = limits(station, False, rules, slot.starts_at)
    return limit.online > 0 and _take(tx, slot, web, limit)


def hold_for_offer(tx: Transaction, slot: Slot, web: bool, expires_at: datetime) -> str:
    """A hold without a chat on a place that its caller has taken, for as long as it is offered. The id of the hold."""
    return _insert(tx, None, slot, web, Hold(slot, expires_at))


def give_back_online(tx: Transaction, given: Iterable[tuple[Slot, bool]]) -> None:
    """Places of bookings that closures took, each with whether a web chat had it: free at once."""
    counted: Counter[tuple[str, datetime]] = Counter()
    by_web: Counter[tuple[str, datetime]] = Counter()
    for slot, web in given:
        counted[slot.station, slot.starts_at] += 1
        by_web[slot.station, slot.starts_at] += web
    _count_back(tx, counted, by_web)


def take_walk_in(tx: Transaction, slot: Slot, most: int) -> bool:
    """One of the places kept for walk-ins; ``most`` of them may be taken in all, those lent included."""
    place = {"at_station": slot.station, "at": slot.starts_at, "most": most}
    return most > 0 and _TAKE_WALK_IN.execute(tx.connection, place).first() is not None


def give_back_walk_in(tx: Transaction, slot: Slot) -> None:
    """Free at once: nobody but the desk could have it."""
    tx.connection.execute(_GIVE_BACK_WALK_IN, {"at_station": slot.station, "at": slot.starts_at})


def _take(tx: Transaction, slot: Slot, web: bool, limit: Limits) -> bool:
    place = {"at_station": slot.station, "at": slot.starts_at, "by_web": int(web)}
    most = {"most": limit.online, "most_web": limit.web}
    return _TAKE.execute(tx.connection, place | most).first() is not None


def _give_back(tx: Transaction, rows: Iterable[Row[Any]]) -> None:
    """In the order of the slots, so that two transactions that give back the same ones cannot lock each other out."""
    places: Counter[tuple[str, Any]] = Counter()
    by_web: Counter[tuple[str, Any]] = Counter()
    for row in rows:
        places[row.station, row.starts_at] += 1
        by_web[row.station, row.starts_at] += row.web
    _count_back(tx, places, by_web)


def _count_back(tx: Transaction, places: Counter[tuple[str, Any]], by_web: Counter[tuple[str, Any]]) -> None:
    if places:
        changes = [
            {"at_station": key[0], "at": key[1], "places": places[key], "by_web": by_web[key]} for key in sorted(places)
        ]
        tx.connection.execute(_GIVE_BACK, changes)


def _insert(tx: Transaction, chat_id: str | None, slot: Slot, web: bool, hold: Hold) -> str:
    values = {"station": slot.station, "starts_at": slot.starts_at, "web": web, "expires_at": hold.expires_at}
    hold_id = tx.new_id()
    tx.connection.execute(_INSERT, {"id": hold_id, "chat_id": chat_id, **values})
    return hold_id


def _slot(row: Row[Any]) -> Slot:
    return Slot(row.station, row.starts_at)
