"""Storage verbs as the tests of places say them: for one station, in one line."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import func, select

from bot.domain.booking import (
    AlreadyBooked,
    Booking,
    BookingEnded,
    FamilyFull,
    Hold,
    HoldExpired,
    Moved,
    NoChangesLeft,
    SecondLater,
    Slot,
    SlotFull,
    TooManyHolds,
)
from bot.domain.office import Station
from bot.domain.rules import Rules
from storage.bookings.applicants import NewApplicant
from storage.bookings.bookings import book, move_booking
from storage.bookings.holds import hold_slot, release_expired
from storage.bookings.slots import DESK, limits, taken
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.tables import bookings, chats, holds, slots
from tests.builders import RULES, Clock, a_chat, a_registration, a_station, an_applicant, local

TEN = Slot("saliheen", local(7, 10))
ELEVEN = Slot("saliheen", local(7, 11))
TOMORROW = Slot("saliheen", local(8, 10))
ONE_PLACE = a_station(places=1, walk_in_places=0)


def hold(
    tx: Transaction, chat_id: str, slot: Slot = TEN, station: Station | None = None, rules: Rules = RULES
) -> Hold | SlotFull | TooManyHolds:
    shares = rules.shares(_channel(tx, chat_id))
    return hold_slot(tx, chat_id, slot, station or a_station(slot.station), shares, rules)


def confirm(
    tx: Transaction, chat_id: str, slot: Slot = TEN, who: NewApplicant | None = None, rules: Rules = RULES
) -> Booking | HoldExpired | AlreadyBooked | FamilyFull | SecondLater:
    who = who or an_applicant()
    return book(tx, chat_id, _channel(tx, chat_id), a_registration(who), slot, rules)


def move(
    tx: Transaction, chat_id: str, booking: Booking, slot: Slot, rules: Rules = RULES
) -> Moved | HoldExpired | NoChangesLeft | BookingEnded:
    return move_booking(tx, chat_id, booking.id, slot, rules)


def booked(
    tx: Transaction, chat_id: str, slot: Slot = TEN, who: NewApplicant | None = None, station: Station | None = None
) -> Booking:
    """Held and confirmed."""
    assert isinstance(hold(tx, chat_id, slot, station), Hold)
    booking = confirm(tx, chat_id, slot, who)
    assert isinstance(booking, Booking)
    return booking


def with_chat(
    do: Callable[..., Any], *arguments: Any, address: str = "someone", channel: str = "console", **named: Any
) -> Callable[[Transaction], Any]:
    """``do`` for the chat at ``address``, to be given to ``write`` or ``read``."""
    return lambda tx: do(tx, a_chat(tx, address, channel), *arguments, **named)


def free(tx: Transaction, slot: Slot = TEN, station: Station | None = None, web: bool = False) -> int:
    station = station or a_station(slot.station)
    counted = taken(tx, [station], tx.now).get((station.key, slot.starts_at), (0, 0))
    return limits(station, web, RULES, slot.starts_at).free(*counted)


async def renew_view(database: Database, clock: Clock) -> None:
    """What ran out is given back, as each of the leader's rounds does, and the next step of the public view begins."""
    await database.write(lambda tx: release_expired(tx, RULES))
    clock.forward(minutes=10)


def counts(tx: Transaction, station: str = "saliheen") -> Mapping[Slot, tuple[int, int]]:
    """What each slot's row says: taken, and taken by web chats."""
    rows = tx.connection.execute(
        select(slots.c.starts_at, slots.c.online, slots.c.web).where(slots.c.station == station)
    )
    return {Slot(station, row[0]): (row[1], row[2]) for row in rows if row[1]}


def places_in_use(tx: Transaction, station: str = "saliheen") -> Mapping[Slot, tuple[int, int]]:
    """The same, counted from the holds (cooling ones too) and from the bookings that were not given back."""
    used: dict[Slot, tuple[int, int]] = {}
    held = select(holds.c.starts_at, holds.c.web).where(holds.c.station == station)
    kept = select(bookings.c.starts_at, bookings.c.channel == "web").where(
        bookings.c.station == station,
        bookings.c.channel != DESK,
        func.coalesce(bookings.c.ended, "").not_in(["cancelled", "erased", "closed"]),
    )
    for row in (*tx.connection.execute(held), *tx.connection.execute(kept)):
        online, web = used.get(Slot(station, row[0]), (0, 0))
        used[Slot(station, row[0])] = (online + 1, web + int(row[1]))
    return used


def walk_ins(tx: Transaction, station: str = "saliheen") -> Mapping[Slot, int]:
    """What each slot's row says of those who came without a booking; the same counted from their bookings."""
    rows = tx.connection.execute(select(slots.c.starts_at, slots.c.walk_in).where(slots.c.station == station))
    said = {Slot(station, row[0]): row[1] for row in rows if row[1]}
    kept = select(bookings.c.starts_at, func.count()).where(
        bookings.c.station == station,
        bookings.c.channel == DESK,
        func.coalesce(bookings.c.ended, "").not_in(["cancelled", "erased", "closed"]),
    )
    counted = {Slot(station, row[0]): row[1] for row in tx.connection.execute(kept.group_by(bookings.c.starts_at))}
    assert said == counted
    return said


def _channel(tx: Transaction, chat_id: str) -> str:
    channel: str = tx.connection.execute(select(chats.c.channel).where(chats.c.id == chat_id)).scalar_one()
    return channel
