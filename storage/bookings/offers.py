"""Offers: a freed place is held for the one whose turn it is. Answers: ``offer_answers.py``.

Law: the place of an offer is a hold without a chat. The hold expires one minute after the offer, and a cooling place
may be offered in its last minute, so the next round can pass a place on before it becomes public. Each offer is one
of the holds of the day of its chat, and that of a page one of its network's places: waiting gets nobody more than
looking for them.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, exists, insert, select

from bot.domain.booking import Slot
from bot.domain.hours import bookable_times
from bot.domain.office import Office, Station
from bot.domain.quiet_hours import is_quiet
from bot.domain.rules import Rules
from bot.domain.waiting import Offer
from storage.bookings.holds import hold_for_offer, release_expired, take_online
from storage.bookings.slots import find_earliest, limits, network_share
from storage.bookings.waits import Waiting, first_waiting, free, postpone, stations_waited_for
from storage.counts import count, count_in_network, ends_at, uncount, uncount_at
from storage.engine.binding import bound
from storage.engine.transaction import Transaction
from storage.tables import holds, offers

Why = Literal["wait", "closure"]

MARK: Final = "offer:"
BETWEEN: Final = timedelta(minutes=1)
"""More than the time between two rounds of the leader."""

_instant = offers.c.expires_at.type
_now = bindparam("now", type_=_instant)
_OFFER = insert(offers)
_offered = exists().where(offers.c.hold_id == holds.c.id, offers.c.ended_at.is_(None))
_COOLING = (
    select(holds.c.id, holds.c.starts_at)
    .where(
        holds.c.station == bindparam("at_station"),
        holds.c.chat_id.is_(None),
        holds.c.expires_at > _now,
        holds.c.expires_at <= bindparam("soon", type_=_instant),
        ~_offered,
    )
    .order_by(holds.c.starts_at, holds.c.id)
    .with_for_update(skip_locked=True)
)


def offer_mark(offer_id: str) -> str:
    """The tag of the delivery that tells of the offer."""
    return f"{MARK}{offer_id}"


def offer_next(tx: Transaction, office: Office, rules: Rules) -> Offer | None:
    """Offers one free place to the first in the list of its station; the caller tells them in the same transaction.
    None: the lists are empty, nothing is free, or it is a quiet hour."""
    if is_quiet(tx.now, rules.zone, rules):
        return None
    for key in stations_waited_for(tx):
        station = office.station(key)
        offer = _offer_at(tx, station, rules) if station else None
        if offer is not None:
            return offer
    return None


def _offer_at(tx: Transaction, station: Station, rules: Rules) -> Offer | None:
    free_for = _free_for(tx, station, rules)
    if _hand_over(tx, station, rules.zone, min((slot.starts_at for slot in free_for.values()), default=None)):
        free_for = _free_for(tx, station, rules)
    times = {web: slot.starts_at for web, slot in free_for.items()}
    spent: list[str] = []
    release_expired(tx, rules)  # what was let pass is no longer its network's
    while (waiting := first_waiting(tx, station.key, times, spent)) is not None:
        if not count(tx, "hold", waiting.chat_id, rules.holds_a_day, rules.zone):
            postpone(tx, waiting.id, ends_at(tx, rules.zone))
            continue
        slot = free_for[waiting.web]
        index = _count_in_network(tx, waiting, slot, station, rules)
        if waiting.network and index is None:
            uncount(tx, "hold", waiting.chat_id, rules.zone)
            spent.append(waiting.network)
            continue
        until = min(tx.now + rules.offer, slot.starts_at)
        offer = offer_place(tx, replace(waiting, counted=index), slot, station, until, "wait", rules)
        if offer is None:
            uncount_at(tx, [index] if index else [])
            uncount(tx, "hold", waiting.chat_id, rules.zone)
        return offer
    return None


def _count_in_network(tx: Transaction, whose: Waiting, slot: Slot, station: Station, rules: Rules) -> bytes | None:
    """None: there is no network to count for, or it has had its share of that time."""
    if not whose.network:
        return None
    share = network_share(limits(station, True, rules, slot.starts_at))
    return count_in_network(tx, whose.network, slot, share, rules.zone)


def _free_for(tx: Transaction, station: Station, rules: Rules) -> dict[bool, Slot]:
    """The earliest free slot for a web chat (True) and for any other, where there is one."""
    found = {web: find_earliest(tx, [station], web, rules)[station.key] for web in (False, True)}
    return {web: slot for web, slot in found.items() if slot is not None}


def _hand_over(tx: Transaction, station: Station, zone: ZoneInfo, before: datetime | None) -> bool:
    """Ends the cooling of a place in its last minute, if it is earlier than all free ones. Whether there was one."""
    for row in tx.connection.execute(_COOLING, {"at_station": station.key, "now": tx.now, "soon": tx.now + BETWEEN}):
        if before is not None and row.starts_at >= before:
            return False
        if row.starts_at in bookable_times(station, row.starts_at.astimezone(zone).date(), tx.now, zone):
            free(tx, [row.id])
            return True
    return False


def offer_place(
    tx: Transaction,
    whose: Waiting,
    slot: Slot,
    station: Station,
    expires_at: datetime,
    why: Why,
    rules: Rules,
) -> Offer | None:
    """Takes a free place and holds it for ``whose`` wait until ``expires_at``. None: no place is left. The booking of a
    wait must not have another open offer."""
    # Two at the same moment may pass the web chats' share by one on PostgreSQL; never the slot.
    if not take_online(tx, slot, whose.web, station, rules):
        return None
    offer = Offer(tx.new_id(), whose.chat_id, slot, expires_at, whose.booking_id, why)
    values = {
        "id": offer.id,
        "chat_id": whose.chat_id,
        "booking_id": whose.booking_id,
        "hold_id": hold_for_offer(tx, slot, whose.web, expires_at + BETWEEN, whose.counted),
        "station": slot.station,
        "starts_at": slot.starts_at,
        "why": why,
        "made_at": tx.now,
        "expires_at": expires_at,
    }
    tx.connection.execute(_OFFER, bound(tx, offers, values))
    return offer
