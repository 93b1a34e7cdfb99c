"""The waiting list of each station, in order. A wait ends with the interview's draft, or the booking, that it is for.

Bookings that a closure ended come before all others (rank 0). Offers of freed places: ``offers.py``. On
PostgreSQL rows are locked in the order chat, offer, wait, booking, hold, slot.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BindParameter, Row, and_, bindparam, case, delete, exists, func, insert, or_, select, update

from bot.domain.rules import Rules
from bot.domain.waiting import Waits
from storage.engine.binding import bound, bound_columns, is_bound, rebound
from storage.engine.transaction import Transaction
from storage.tables import bookings, chats, holds, offers, waits

HEAD, USUAL = 0, 1  # ranks
OVER: Final = ("arrived", "cancelled", "missed", "erased")  # ends of a booking that nothing takes back


@dataclass(frozen=True, slots=True)
class Waiting:
    """Of an interview where ``booking_id`` is None."""

    id: str
    chat_id: str
    booking_id: str | None
    station: str
    web: bool
    network: str = ""
    """From which a web chat began to wait (``counts.network_of``)."""
    counted: bytes | None = None
    """Under which index the place that is offered counts for its network."""


_instant = waits.c.since.type
_now = bindparam("now", type_=_instant)
_of_chat = and_(waits.c.chat_id == bindparam("of_chat"), waits.c.booking_id.is_(None))
_WAIT_OF_CHAT = select(*waits.c).where(_of_chat)
_WAIT_OF_BOOKING = select(*waits.c).where(waits.c.booking_id == bindparam("of_booking"))
_CHANGE = (
    update(waits)
    .where(waits.c.id == bindparam("its_id"))
    .values(
        station=bindparam("at_station"),
        rank=case((waits.c.booking_id.is_(None), USUAL), else_=waits.c.rank),
        since=_now,
        web=bindparam("by_web"),
    )
)
_COMES_FROM = (
    update(waits)
    .where(waits.c.id == bindparam("its_id"))
    .values(network_index=bindparam("its_network"), mac=bindparam("its_mac", type_=waits.c.mac.type))
)
_STOP = delete(waits).where(_of_chat).returning(waits.c.id)
_BOOKED = select(*bound_columns(bookings)).where(
    bookings.c.id == bindparam("of_booking"), bookings.c.applicant_id.is_not(None)
)
_POSTPONE = (
    update(waits).where(waits.c.id == bindparam("its_id")).values(since=bindparam("until", type_=waits.c.since.type))
)
_DROP = delete(waits).where(waits.c.id == bindparam("its_id"))
_open = offers.c.ended_at.is_(None)
_OPEN_OF_INTERVIEW = (
    update(offers)
    .where(offers.c.chat_id == bindparam("of_chat"), offers.c.booking_id.is_(None), _open)
    .values(ended_at=_now)
    .returning(offers.c.hold_id)
)
_ended = offers.c.ended_at.is_not(None)
_anew = bookings.alias()
_BOOKED_ANEW = select(bookings.c.id).where(
    bookings.c.chat_id == bindparam("of_chat"),
    bookings.c.ended == "closed",
    exists().where(
        _anew.c.chat_id == bindparam("of_chat"),
        _anew.c.person_index == bookings.c.person_index,
        _anew.c.ended_at.is_(None),
        _anew.c.day_ends_at > _now,
    ),
)
_of_bookings: BindParameter[str] = bindparam("ids", expanding=True)
_OPEN_OF_BOOKINGS = (
    update(offers).where(offers.c.booking_id.in_(_of_bookings), _open).values(ended_at=_now).returning(offers.c.hold_id)
)
_FORGET_BOOKINGS = (
    delete(offers).where(offers.c.booking_id.in_(_of_bookings)),
    delete(waits).where(waits.c.booking_id.in_(_of_bookings)),
)
_PASSED_BY_BOOKING = delete(offers).where(offers.c.booking_id == bindparam("of_booking"), _ended)
_PASSED_BY_INTERVIEW = delete(offers).where(
    offers.c.chat_id == bindparam("of_chat"), offers.c.booking_id.is_(None), _ended
)
_FREE = update(holds).where(holds.c.id.in_(bindparam("ids", expanding=True))).values(expires_at=_now)

_offered = exists().where(
    _open,
    or_(
        and_(waits.c.booking_id.is_not(None), offers.c.booking_id == waits.c.booking_id),
        and_(waits.c.booking_id.is_(None), offers.c.booking_id.is_(None), offers.c.chat_id == waits.c.chat_id),
    ),
)
_listens = exists().where(chats.c.id == waits.c.chat_id, chats.c.blocked_at.is_(None))
_STATIONS = select(waits.c.station).where(~_offered, _listens, waits.c.since <= _now).distinct()
_COUNT = select(func.count()).select_from(waits).where(waits.c.station == bindparam("at_station"), ~_offered, _listens)
_places = (bindparam("for_web", type_=_instant), bindparam("for_others", type_=_instant))
# Of a place that a booking let pass: it would be kept for them, and for nobody else, until its time has come.
_let_pass = exists().where(
    _ended,
    offers.c.why == "wait",
    offers.c.booking_id == waits.c.booking_id,
    offers.c.station == waits.c.station,
    offers.c.starts_at == case((waits.c.web, _places[0]), else_=_places[1]),
)
_FIRST = (
    select(*waits.c)
    .where(
        waits.c.station == bindparam("at_station"),
        waits.c.web.in_(bindparam("webs", expanding=True)),
        waits.c.since <= _now,
        _listens,
        ~_offered,
        ~_let_pass,
        or_(waits.c.network_index.is_(None), waits.c.network_index.not_in(bindparam("spent", expanding=True))),
    )
    .order_by(waits.c.rank, waits.c.since, waits.c.id)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_IS_OFFERED = select(_offered.correlate(waits)).where(waits.c.id == bindparam("its_id"))
_KEPT = select(
    or_(
        exists().where(waits.c.chat_id == bindparam("of_chat"), waits.c.booking_id.is_not(None)),
        exists().where(offers.c.chat_id == bindparam("of_chat"), offers.c.booking_id.is_not(None), _open),
    )
)
_ANY = select(or_(exists().select_from(waits), exists().where(_open)))


def wait(tx: Transaction, chat_id: str, station: str, web: bool, network: str = "") -> Waits:
    """A chat waits once: another station replaces the first, at its end; for the same one it keeps its turn.
    ``network``: from which a web chat writes, for what is offered to it to be counted there."""
    row = _wait_of(tx, chat_id)
    from_there = bytes.fromhex(network) if network and web else None
    if row is None:
        _add(tx, chat_id, None, station, web, USUAL, from_there)
        return Waits(station)
    if row.station != station:
        _end_offers(tx, chat_id)
        move_back(tx, row.id, station, web)
    if from_there is not None and row.network_index != from_there:
        mac = rebound(tx, waits, row, {"network_index": from_there})["mac"]
        tx.connection.execute(_COMES_FROM, {"its_id": row.id, "its_network": from_there, "its_mac": mac})
    return Waits(station)


def find_wait(tx: Transaction, chat_id: str, station: str) -> Waits | None:
    """None: its interview does not wait for that station."""
    row = _wait_of(tx, chat_id)
    return Waits(station) if row is not None and row.station == station else None


def wait_at_head(tx: Transaction, booking_id: str, station: str, rules: Rules) -> None:
    """A wait for a booking that a closure ended. A booking without a chat has none: nobody could be told."""
    booked = tx.connection.execute(_BOOKED, {"of_booking": booking_id}).first()
    if booked is None or booked.chat_id is None or not is_bound(tx, bookings, booked):
        return
    if tx.connection.execute(_WAIT_OF_BOOKING, {"of_booking": booking_id}).first() is None:
        _add(tx, booked.chat_id, booking_id, station, rules.shares(booked.channel), HEAD)


def waits_for_booking(tx: Transaction, chat_id: str) -> bool:
    """Whether a booking of the chat that a closure ended waits for another time, or has the offer of one."""
    return bool(tx.connection.execute(_KEPT, {"of_chat": chat_id}).scalar())


def stop_waiting(tx: Transaction, chat_id: str) -> bool:
    """The interview has a time, or is over: what was offered to it is free again. A booking that a closure ended waits
    no longer either, once its person has booked anew. False: the interview did not wait."""
    _end_offers(tx, chat_id)
    ids = tx.connection.execute(_BOOKED_ANEW, {"of_chat": chat_id, "now": tx.now}).scalars().all()
    if ids:
        free(tx, tx.connection.execute(_OPEN_OF_BOOKINGS, {"ids": ids, "now": tx.now}).scalars().all())
        for forget in _FORGET_BOOKINGS:
            tx.connection.execute(forget, {"ids": ids})
    return tx.connection.execute(_STOP, {"of_chat": chat_id}).first() is not None


def anyone_waits(tx: Transaction) -> bool:
    """Whether the leader has something to do: a wait, or an open offer, at any station."""
    return bool(tx.connection.execute(_ANY).scalar())


def stations_waited_for(tx: Transaction) -> tuple[str, ...]:
    """The stations in whose list somebody has no offer yet."""
    return tuple(sorted(tx.connection.execute(_STATIONS, {"now": tx.now}).scalars()))


def count_waiting(tx: Transaction, station: str) -> int:
    """The waits at that station that have no offer yet."""
    return int(tx.connection.execute(_COUNT, {"at_station": station}).scalar_one())


def first_waiting(
    tx: Transaction, station: str, places: Mapping[bool, datetime], spent: Collection[str] = ()
) -> Waiting | None:
    """Whose turn it is, kept for this transaction alone; ``places``: the time that is free for a web chat (True) and
    for any other, where there is one. ``spent``: networks that have had their share of it; who waits there keeps their
    turn, and nobody is told."""
    if not places:
        return None
    free_at = {"for_web": places.get(True), "for_others": places.get(False)}
    not_from = [bytes.fromhex(network) for network in spent]
    here = {"at_station": station, "webs": list(places), "spent": not_from, "now": tx.now, **free_at}
    while (row := tx.connection.execute(_FIRST, here).first()) is not None and not is_bound(tx, waits, row):
        drop_wait(tx, row.id)  # whoever put it there must not keep everybody else from their turn
    # Another process may have made the offer between our look and our lock.
    if row is None or tx.connection.execute(_IS_OFFERED, {"its_id": row.id}).scalar():
        return None
    return _waiting(row)


def find_waiting(tx: Transaction, chat_id: str, booking_id: str | None) -> Waiting | None:
    mine = (
        waits.c.booking_id == booking_id
        if booking_id
        else and_(waits.c.chat_id == chat_id, waits.c.booking_id.is_(None))
    )
    row = tx.connection.execute(select(*waits.c).where(mine).with_for_update()).first()
    return _waiting(row) if row is not None and is_bound(tx, waits, row) else None


def move_back(tx: Transaction, wait_id: str, station: str, web: bool) -> None:
    """To the end of the list; a booking to the end of the bookings, which stay before all interviews."""
    values = {"its_id": wait_id, "at_station": station, "by_web": web, "now": tx.now}
    tx.connection.execute(_CHANGE, values)


def postpone(tx: Transaction, wait_id: str, until: datetime) -> None:
    """No offer until then; after that its turn is that of who begins to wait then."""
    tx.connection.execute(_POSTPONE, {"its_id": wait_id, "until": until})


def drop_wait(tx: Transaction, wait_id: str) -> None:
    tx.connection.execute(_DROP, {"its_id": wait_id})


def free(tx: Transaction, hold_ids: Collection[str]) -> None:
    """Ends these holds without a chat: their places are public at the next release."""
    if hold_ids:
        tx.connection.execute(_FREE, {"ids": sorted(hold_ids), "now": tx.now})


def forget_passed(tx: Transaction, chat_id: str, booking_id: str | None) -> None:
    """The offers that a wait let pass go with it: a new one begins anew."""
    if booking_id is not None:
        tx.connection.execute(_PASSED_BY_BOOKING, {"of_booking": booking_id})
    else:
        tx.connection.execute(_PASSED_BY_INTERVIEW, {"of_chat": chat_id})


def _end_offers(tx: Transaction, chat_id: str) -> None:
    free(tx, tx.connection.execute(_OPEN_OF_INTERVIEW, {"of_chat": chat_id, "now": tx.now}).scalars().all())
    forget_passed(tx, chat_id, None)


def _add(
    tx: Transaction,
    chat_id: str,
    booking_id: str | None,
    station: str,
    web: bool,
    rank: int,
    network: bytes | None = None,
) -> None:
    whose = {"chat_id": chat_id, "booking_id": booking_id, "station": station, "web": web}
    values = {"id": tx.new_id(), **whose, "rank": rank, "since": tx.now, "network_index": network}
    tx.connection.execute(insert(waits), bound(tx, waits, values))


def _wait_of(tx: Transaction, chat_id: str) -> Row[*tuple[Any, ...]] | None:
    """Of the chat's interview. One that somebody else made for it goes."""
    row = tx.connection.execute(_WAIT_OF_CHAT, {"of_chat": chat_id}).first()
    if row is not None and not is_bound(tx, waits, row):
        tx.connection.execute(_DROP, {"its_id": row.id})
        return None
    return row


def _waiting(row: Row[*tuple[Any, ...]]) -> Waiting:
    network = "" if row.network_index is None else bytes(row.network_index).hex()
    return Waiting(row.id, row.chat_id, row.booking_id, row.station, row.web, network)
