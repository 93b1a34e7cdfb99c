"""A booking gets another time: it keeps its code, and loses its old place only with the new one in hand."""

from dataclasses import replace

from bot.domain.booking import BookingCancelled, BookingEnded, HoldExpired, Moved, NoChangesLeft
from storage.bookings.bookings import cancel_booking
from storage.engine.database import Database
from tests.builders import RULES, Clock, local
from tests.databases import ON_SQLITE
from tests.storage.bookings.test_bookings import mine
from tests.storage.verbs import (
    ELEVEN,
    TEN,
    TOMORROW,
    booked,
    counts,
    hold,
    move,
    places_in_use,
    with_chat,
)

pytestmark = ON_SQLITE


async def test_a_moved_booking_keeps_its_code_and_its_old_place_cools(database: Database) -> None:
    booking = await database.write(with_chat(booked))
    await database.write(with_chat(hold, TOMORROW))
    moved = await database.write(with_chat(move, booking, TOMORROW))
    assert isinstance(moved, Moved)
    number = moved.booking.call_number
    assert moved == Moved(TEN, replace(booking, slot=TOMORROW, changes_left=1, call_number=number))
    assert number != booking.call_number
    assert await database.write(mine) == (moved.booking,)
    assert await database.read(counts) == {TEN: (1, 0), TOMORROW: (1, 0)}
    assert await database.read(places_in_use) == {TEN: (1, 0), TOMORROW: (1, 0)}


async def test_a_moved_booking_is_past_when_its_new_day_is(database: Database, clock: Clock) -> None:
    booking = await database.write(with_chat(booked))
    await database.write(with_chat(hold, TOMORROW))
    await database.write(with_chat(move, booking, TOMORROW))
    clock.time = local(8, 23, 59)
    assert len(await database.write(mine)) == 1
    clock.forward(minutes=1)
    assert await database.write(mine) == ()


async def test_the_old_place_stays_when_the_new_one_is_gone(database: Database, clock: Clock) -> None:
    booking = await database.write(with_chat(booked))
    await database.write(with_chat(hold, TOMORROW))
    clock.forward(minutes=10)
    assert await database.write(with_chat(move, booking, TOMORROW)) == HoldExpired(TOMORROW)
    assert await database.write(mine) == (booking,)
    assert await database.read(counts) == {TEN: (1, 0)}


async def test_a_booking_is_changed_twice_and_can_still_be_cancelled(database: Database) -> None:
    booking = await database.write(with_chat(booked))
    for slot in (ELEVEN, TOMORROW):
        await database.write(with_chat(hold, slot))
        assert isinstance(await database.write(with_chat(move, booking, slot)), Moved)
    await database.write(with_chat(hold, TEN))
    (left,) = await database.write(mine)
    assert left == replace(booking, slot=TOMORROW, changes_left=0, call_number=left.call_number)
    assert await database.write(with_chat(move, booking, TEN)) == NoChangesLeft(left)
    assert await database.write(with_chat(cancel_booking, booking.id, RULES)) == BookingCancelled(TOMORROW)


async def test_another_chat_can_neither_move_nor_cancel_a_booking(database: Database) -> None:
    booking = await database.write(with_chat(booked))
    await database.write(with_chat(hold, ELEVEN, address="another"))
    assert await database.write(with_chat(move, booking, ELEVEN, address="another")) == BookingEnded()
    assert await database.write(with_chat(cancel_booking, booking.id, RULES, address="another")) == BookingEnded()
    assert await database.write(mine) == (booking,)


async def test_a_past_booking_is_neither_moved_nor_cancelled(database: Database, clock: Clock) -> None:
    booking = await database.write(with_chat(booked))
    clock.time = local(8, 0)
    await database.write(with_chat(hold, TOMORROW))
    assert await database.write(with_chat(move, booking, TOMORROW)) == BookingEnded()
    assert await database.write(with_chat(cancel_booking, booking.id, RULES)) == BookingEnded()
