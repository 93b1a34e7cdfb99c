"""Places taken and given back. A slot's count changes only here, together with the hold or booking that it counts.

Law: a guarded upsert decides who gets the last place. A place given back cools down as a hold that nobody owns.
On PostgreSQL rows are locked in the order chat, booking, hold, slot.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from bot.domain.booking import Hold, Slot, SlotFull, TooManyHolds
from bot.domain.office import Station
from bot.domain.rules import Rules
from storage.bookings.shown import is_shown_free, may_be_booked
from storage.bookings.slots import Limits, limits, network_share
from storage.bookings.view_steps import BEGINS_EMPTY, PUT_ASIDE, step_of
from storage.counts import count, count_in_network, find_count, uncount, uncount_at
from storage.engine.binding import bound, is_bound
from storage.engine.transaction import Transaction
from storage.tables import holds, slots
from storage.tables.upsert import upsert

_instant = holds.c.expires_at.type
_of_chat = holds.c.chat_id == bindparam("of_chat")
_ran_out = holds.c.expires_at <= bindparam("now", type_=_instant)
_of_slot = (holds.c.station == bindparam("at_station"), holds.c.starts_at == bindparam("at", type_=_instant))
_CLEAR_OWN = delete(holds).where(_of_chat).returning(*holds.c)
# One that its chat spends or gives back at this moment is left to it: nobody waits for anybody.
_RUN_OUT = select(holds.c.id).where(_ran_out).with_for_update(skip_locked=True)
_CLEAR_RUN_OUT = delete(holds).where(holds.c.id.in_(_RUN_OUT)).returning(*holds.c)
_CLEAR_RUN_OUT_THERE = delete(holds).where(holds.c.id.in_(_RUN_OUT.where(*_of_slot))).returning(*holds.c)
_SPEND = delete(holds).where(_of_chat, *_of_slot).returning(*holds.c)
_SPEND_KEPT = (
    delete(holds).where(holds.c.id == bindparam("of_id"), holds.c.chat_id.is_(None), *_of_slot).returning(*holds.c)
)
_OWN = select(*holds.c).where(_of_chat)
_INSERT = insert(holds)

_places = bindparam("places", type_=slots.c.online.type)
_web = bindparam("by_web", type_=slots.c.web.type)
_at = {"station": bindparam("at_station"), "starts_at": bindparam("at", type_=_instant)}
_new = _at | {"online": _places, "web": _web} | BEGINS_EMPTY
_more = {"online": slots.c.online + _places, "web": slots.c.web + _web} | PUT_ASIDE
_fits = (slots.c.online + _places <= bindparam("most", type_=slots.c.online.type)) & (
    slots.c.web < bindparam("most_web", type_=slots.c.web.type)
)
_WITHOUT_LIMIT = Limits(2**31 - 1, 2**31 - 1)
_key = [slots.c.station, slots.c.starts_at]
_TAKE = upsert(slots, _key, _more, values=_new, where=_fits, returning=slots.c.station)
_LOCK = (
    select(slots.c.station)
    .where(slots.c.station == bindparam("at_station"), slots.c.starts_at == bindparam("at", type_=_instant))
    .with_for_update()
)
_GIVE_BACK = (
    update(slots)
    .where(slots.c.station == bindparam("at_station"), slots.c.starts_at == bindparam("at", type_=_instant))
    .values(
        online=slots.c.online - _places,
        web=slots.c.web - _web,
        **PUT_ASIDE,
    )
)
_walk_in = _at | {"walk_in": 1}
_one_more = {"walk_in": slots.c.walk_in + 1}
_has_room = slots.c.walk_in < bindparam("most", type_=slots.c.walk_in.type)
_TAKE_WALK_IN = upsert(slots, _key, _one_more, values=_walk_in, where=_has_room, returning=slots.c.station)
_GIVE_BACK_WALK_IN = (
    update(slots)
    .where(slots.c.station == bindparam("at_station"), slots.c.starts_at == bindparam("at", type_=_instant))
    .values(walk_in=slots.c.walk_in - 1)
)


def hold_slot(
    tx: Transaction, chat_id: str, slot: Slot, station: Station, web: bool, rules: Rules, network: str = ""
) -> Hold | SlotFull | TooManyHolds:
    """Replaces the chat's earlier hold, whose place is free for others at once; a refusal leaves that one alone.

    ``SlotFull`` also for a time that may not be booked now, and for one that the public view shows as full, whatever
    the truth is: an old or forged button is no way to learn it. Only a time that is shown as free, and refused and
    counted so, is ``late``. Holding the same slot anew prolongs it, and counts.
    ``network``: from which a web chat writes (``counts.network_of``); one network gets at most half of their places.
    """
    limit = limits(station, web, rules, slot.starts_at)
    if not (limit.online and limit.web) or not may_be_booked(station, slot, tx.now, web, rules):
        return SlotFull(slot)
    if find_count(tx, "refusal", chat_id, rules.zone) >= rules.refusals_a_day:
        return TooManyHolds(_held(tx, chat_id))
    if not count(tx, "hold", chat_id, rules.holds_a_day, rules.zone):
        return TooManyHolds(_held(tx, chat_id))
    cleared = tx.connection.execute(_CLEAR_OWN, {"of_chat": chat_id}).all()
    mine = (row for row in cleared if row.expires_at > tx.now)
    former = next((row for row in mine if is_bound(tx, holds, row)), None)
    _lock_in_order(tx, {slot, *map(_slot, cleared)})
    _give_back(tx, (row for row in cleared if row is not former), rules)
    same = former is not None and _slot(former) == slot
    index = former.network_index if former is not None and same else None
    if network and web and not same:
        index = count_in_network(tx, network, slot, network_share(limit), rules.zone)
    elsewhere = not (network and web) or index is not None or same
    is_shown = is_shown_free(tx, station, slot, web, rules)
    if not same and not (elsewhere and is_shown and _take(tx, slot, web, limit, rules)):
        if former is not None:
            put_back(tx, former)
        if index is not None and not same:
            uncount_at(tx, [index])
        uncount(tx, "hold", chat_id, rules.zone)
        counted = count(tx, "refusal", chat_id, rules.refusals_a_day, rules.zone)
        return SlotFull(slot, late=is_shown and counted)
    if former is not None and not same:
        _give_back(tx, (former,), rules)
    hold = Hold(slot, tx.now + rules.hold)
    _insert(tx, chat_id, slot, web, hold, index)
    return hold


def _lock_in_order(tx: Transaction, touched: Collection[Slot]) -> None:
    """Whichever way two people change their times, on PostgreSQL neither waits for the other to go on."""
    if len(touched) > 1 and tx.connection.dialect.name == "postgresql":
        for station, at in sorted((slot.station, slot.starts_at) for slot in touched):
            tx.connection.execute(_LOCK, {"at_station": station, "at": at})


def release_hold(tx: Transaction, chat_id: str, rules: Rules) -> None:
    """The chat holds nothing any more; the place is free at once."""
    _give_back(tx, tx.connection.execute(_CLEAR_OWN, {"of_chat": chat_id}).all(), rules)


def release_expired(tx: Transaction, rules: Rules) -> int:
    """How many places became free: of holds that ran out, and of places that have cooled down. For the leader of the
    periodic work alone: a turn releases only what stands in its own way, and waits for nobody's."""
    gone = tx.connection.execute(_CLEAR_RUN_OUT, {"now": tx.now}).all()
    _give_back(tx, gone, rules)
    return len(gone)


def cool(tx: Transaction, slot: Slot, web: bool, rules: Rules) -> None:
    """The place of a booking that ended stays taken until the cooling is over."""
    _insert(tx, None, slot, web, Hold(slot, tx.now + rules.cooling))


def keep(tx: Transaction, slot: Slot, web: bool, rules: Rules) -> str:
    """As ``cool``, at least for as long as what ended the booking can be undone. The id of the hold."""
    return _insert(tx, None, slot, web, Hold(slot, tx.now + max(rules.cooling, rules.undo)))


def take_kept(tx: Transaction, hold_id: str, slot: Slot, web: bool, rules: Rules) -> None:
    """The place of ``keep`` is its caller's. One that is somebody else's by now is taken all the same, beyond what the
    time has: whoever was told of a time has it."""
    held = tx.connection.execute(_SPEND_KEPT, {"of_id": hold_id, "at_station": slot.station, "at": slot.starts_at})
    row = held.first()
    if row is None or not is_bound(tx, holds, row):
        _take(tx, slot, web, _WITHOUT_LIMIT, rules)


def spend(tx: Transaction, chat_id: str, slot: Slot, rules: Rules) -> Row[Any] | None:
    """Deletes the chat's hold on ``slot`` and leaves its place to the caller. None: it ran out, and the place is free.

    A chat has one hold, so the caller has the chat to itself until the end of the transaction.
    """
    place = {"of_chat": chat_id, "at_station": slot.station, "at": slot.starts_at}
    held = tx.connection.execute(_SPEND, place).first()
    if held is not None and (held.expires_at <= tx.now or not is_bound(tx, holds, held)):
        _give_back(tx, (held,), rules)
        return None
    return held


def put_back(tx: Transaction, held: Row[Any]) -> None:
    """Puts a spent hold back as it was."""
    tx.connection.execute(_INSERT, dict(held._mapping))


def take_online(tx: Transaction, slot: Slot, web: bool, station: Station, rules: Rules) -> bool:
    """Takes one of the places that chats book, for the desk or for an offer: the share of web chats is no limit.
    ``web``: whether the place counts as a web chat's. False: no place is left."""
    limit = limits(station, False, rules, slot.starts_at)
    return limit.online > 0 and _take(tx, slot, web, limit, rules)


def take_ahead(tx: Transaction, slot: Slot, places: int, station: Station, rules: Rules) -> bool:
    """Takes so many of them at once, or none. The caller gives back what it does not need, and says how many of them
    count as web chats', with ``settle_ahead`` in the same transaction."""
    limit = limits(station, False, rules, slot.starts_at)
    return places <= limit.online and _take(tx, slot, False, limit, rules, places)


def settle_ahead(tx: Transaction, left: Mapping[Slot, int], by_web: Mapping[Slot, int], rules: Rules) -> None:
    """``left``: places that were taken ahead and are free again; ``by_web``: how many of the others a web chat has."""
    places = Counter({(slot.station, slot.starts_at): number for slot, number in left.items()})
    web = Counter({(slot.station, slot.starts_at): -number for slot, number in by_web.items()})
    _count_back(tx, Counter({key: places[key] for key in {*places, *web} if places[key] or web[key]}), web, rules)


def hold_for_offer(
    tx: Transaction, slot: Slot, web: bool, expires_at: datetime, network_index: bytes | None = None
) -> str:
    """A hold without a chat on a place that its caller has taken, for as long as it is offered. The id of the hold.
    ``network_index``: under which the caller has counted it (``counts.count_in_network``)."""
    return _insert(tx, None, slot, web, Hold(slot, expires_at), network_index)


def give_back_online(tx: Transaction, given: Iterable[tuple[Slot, bool]], rules: Rules) -> None:
    """Places of bookings that closures took, each with whether a web chat had it: free at once."""
    counted: Counter[tuple[str, datetime]] = Counter()
    by_web: Counter[tuple[str, datetime]] = Counter()
    for slot, web in given:
        counted[slot.station, slot.starts_at] += 1
        by_web[slot.station, slot.starts_at] += web
    _count_back(tx, counted, by_web, rules)


def take_walk_in(tx: Transaction, slot: Slot, most: int) -> bool:
    """One of the places kept for walk-ins; ``most`` of them may be taken in all, those lent included."""
    place = {"at_station": slot.station, "at": slot.starts_at, "most": most}
    return most > 0 and _TAKE_WALK_IN.execute(tx.connection, place).first() is not None


def give_back_walk_in(tx: Transaction, slot: Slot) -> None:
    """Free at once: nobody but the desk could have it."""
    tx.connection.execute(_GIVE_BACK_WALK_IN, {"at_station": slot.station, "at": slot.starts_at})


def _take(tx: Transaction, slot: Slot, web: bool, limit: Limits, rules: Rules, places: int = 1) -> bool:
    place = {"at_station": slot.station, "at": slot.starts_at, "places": places, "by_web": int(web)}
    most = {"most": limit.online, "most_web": limit.web}
    asked = place | most | step_of(tx.now, rules)
    if _TAKE.execute(tx.connection, asked).first() is not None:
        return True
    there = {"at_station": slot.station, "at": slot.starts_at, "now": tx.now}
    gone = tx.connection.execute(_CLEAR_RUN_OUT_THERE, there).all()  # nobody has released them yet
    _give_back(tx, gone, rules)
    return bool(gone) and _TAKE.execute(tx.connection, asked).first() is not None


def _give_back(tx: Transaction, rows: Iterable[Row[Any]], rules: Rules) -> None:
    """In the order of the slots, so that two transactions that give back the same ones cannot lock each other out."""
    places: Counter[tuple[str, Any]] = Counter()
    by_web: Counter[tuple[str, Any]] = Counter()
    networks: list[bytes] = []
    for row in rows:
        places[row.station, row.starts_at] += 1
        by_web[row.station, row.starts_at] += row.web
        if row.network_index is not None:
            networks.append(bytes(row.network_index))
    uncount_at(tx, networks)
    _count_back(tx, places, by_web, rules)


def _count_back(
    tx: Transaction, places: Counter[tuple[str, Any]], by_web: Counter[tuple[str, Any]], rules: Rules
) -> None:
    if places:
        step = step_of(tx.now, rules)
        changes = [
            {"at_station": key[0], "at": key[1], "places": places[key], "by_web": by_web[key]} | step
            for key in sorted(places)
        ]
        tx.connection.execute(_GIVE_BACK, changes)


def _insert(
    tx: Transaction, chat_id: str | None, slot: Slot, web: bool, hold: Hold, network_index: bytes | None = None
) -> str:
    values = {"station": slot.station, "starts_at": slot.starts_at, "web": web, "expires_at": hold.expires_at}
    hold_id = tx.new_id()
    whose = {"id": hold_id, "chat_id": chat_id, "network_index": network_index}
    tx.connection.execute(_INSERT, bound(tx, holds, whose | values))
    return hold_id


def mac_of_hold(tx: Transaction, hold_id: str, chat_id: str | None, slot: Slot) -> bytes:
    """For who gives a hold to a chat."""
    values = {"id": hold_id, "chat_id": chat_id, "station": slot.station, "starts_at": slot.starts_at}
    mac: bytes = bound(tx, holds, values)["mac"]
    return mac


def _held(tx: Transaction, chat_id: str) -> Hold | None:
    """What the chat holds now."""
    row = tx.connection.execute(_OWN, {"of_chat": chat_id}).first()
    if row is None or row.expires_at <= tx.now or not is_bound(tx, holds, row):
        return None
    return Hold(_slot(row), row.expires_at)


def _slot(row: Row[Any]) -> Slot:
    return Slot(row.station, row.starts_at)
