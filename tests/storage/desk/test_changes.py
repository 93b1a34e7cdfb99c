"""For the person who stands there: another time, a cancellation, the slip again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import select

from bot.domain.arrival import Expected, LookFirst, NotStaff
from bot.domain.booking import Booking, BookingEnded, Slot
from bot.domain.desk import CancelledAtDesk, Counter, MovedAtDesk, Slip, TimeTaken, WalkIn
from bot.domain.office import Station
from bot.domain.staff import Staff
from storage.bookings.bookings import cancel_booking, find_bookings
from storage.bookings.holds import release_expired
from storage.bookings.slots import DESK_MOVED
from storage.desk.arrivals import confirm_arrival
from storage.desk.changes import cancel_at_desk, find_slip, find_times, move_at_desk
from storage.desk.looks import look_up
from storage.desk.seen import remember
from storage.desk.walk_ins import register_walk_in
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff.staff import revoke
from storage.tables import bookings
from tests.builders import RULES, Clock, a_chat, a_registration, a_station, an_applicant, local
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.counters import HERE, THERE, enrolled, written
from tests.storage.verbs import (
    ELEVEN,
    ONE_PLACE,
    TEN,
    TOMORROW,
    booked,
    counts,
    free,
    hold,
    places_in_use,
    walk_ins,
    with_chat,
)

pytestmark = ON_SQLITE

STATION = a_station()


async def seen(database: Database, staff: Staff, booking: Booking, at: Counter) -> object:
    """The person stands there: nothing is done for anybody who does not."""
    return await database.write(lambda tx: look_up(tx, staff, booking.code, RULES, at))


async def moved(
    database: Database, staff: Staff, booking: Booking, slot: Slot, station: Station = STATION, at: Counter = HERE
) -> object:
    await seen(database, staff, booking, at)
    return await database.write(lambda tx: move_at_desk(tx, staff, booking.id, slot, (station,), RULES, at))


async def cancelled(database: Database, staff: Staff, booking: Booking, at: Counter = HERE) -> object:
    await seen(database, staff, booking, at)
    return await database.write(lambda tx: cancel_at_desk(tx, staff, booking.id, RULES, at))


async def slip(database: Database, staff: Staff, booking: Booking, at: Counter = HERE) -> object:
    await seen(database, staff, booking, at)
    return await database.write(lambda tx: find_slip(tx, staff, booking.id, RULES, at))


def registered(staff: Staff, slot: Slot = TEN, station: Station = STATION, number: str = "1") -> Callable[..., Any]:
    def do(tx: Transaction) -> Booking:
        who = an_applicant(number)
        outcome = register_walk_in(tx, staff, a_registration(who, locale="en"), slot, (station,), RULES, HERE)
        assert isinstance(outcome, WalkIn)
        return outcome.booking

    return do


async def times(database: Database, station: Station = STATION) -> dict[datetime, int]:
    days = await database.read(lambda tx: find_times(tx, station, RULES))
    return {slot.starts_at: slot.free for day in days for slot in day.slots}


async def consistent(database: Database) -> None:
    assert await database.read(counts) == await database.read(places_in_use)
    await database.read(walk_ins)


async def test_the_times_offered_begin_with_the_slot_that_is_now_and_have_a_free_place(
    database: Database, clock: Clock
) -> None:
    tiny = a_station(places=2, walk_in_places=1, horizon_days=2)
    await database.write(with_chat(booked, ELEVEN, station=tiny))
    clock.time = local(7, 10, 40)
    offered = await times(database, tiny)
    assert [time for time in offered if time < local(8, 0)][:3] == [
        local(7, 10, 30),
        local(7, 10, 45),
        local(7, 11, 15),
    ]
    assert min(time for time in offered if time > local(8, 0)) == local(8, 9)
    assert max(offered) == local(8, 14, 45)
    assert set(offered.values()) == {1}
    clock.time = local(7, 10, 45)
    assert min(await times(database, tiny)) == local(7, 10, 45)


async def test_a_move_at_the_desk_is_no_change_of_the_applicants_own_and_the_old_place_cools(
    database: Database, clock: Clock
) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    outcome = await moved(database, clerk, booking, ELEVEN)
    (now,) = await database.read(lambda tx: find_bookings(tx, a_chat(tx), RULES))
    assert outcome == MovedAtDesk(booking.id, now.call_number, TEN, ELEVEN)
    assert now == replace(booking, slot=ELEVEN, call_number=now.call_number)
    assert now.call_number != booking.call_number
    assert await database.read(counts) == {TEN: (1, 0), ELEVEN: (1, 0)}
    await consistent(database)
    clock.forward(seconds=RULES.cooling.total_seconds())
    await database.write(lambda tx: release_expired(tx, RULES))
    assert await database.read(counts) == {ELEVEN: (1, 0)}
    assert await written(database, "move") == [(clerk.id, booking.id, "saliheen", "moved")]


@ON_BOTH
async def test_a_move_to_another_day_and_back_keeps_the_day_right(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    await moved(database, clerk, booking, TOMORROW)
    ends = await database.read(lambda tx: tx.connection.execute(select(bookings.c.day_ends_at)).scalar_one())
    assert ends == local(9, 0)
    clock.time = local(8, 9, 50)
    assert isinstance(await database.write(lambda tx: look_up(tx, clerk, booking.code, RULES, HERE)), Expected)


async def test_a_web_chats_booking_is_moved_whatever_web_chats_have_taken(database: Database) -> None:
    clerk = await enrolled(database)
    for number in range(3):  # all that web chats may take of the slot
        who = an_applicant(str(number))
        await database.write(with_chat(booked, ELEVEN, who, address=f"chat {number}", channel="web"))
    booking = await database.write(with_chat(booked, address="another", channel="web"))
    assert await database.read(lambda tx: free(tx, ELEVEN, web=True)) == 0
    assert isinstance(await moved(database, clerk, booking, ELEVEN), MovedAtDesk)
    assert await database.read(counts) == {TEN: (1, 1), ELEVEN: (4, 4)}
    await cancelled(database, clerk, booking)
    await consistent(database)


async def test_a_place_that_is_gone_or_was_never_offered_is_refused_and_nothing_changes(
    database: Database, clock: Clock
) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    await database.write(with_chat(booked, ELEVEN, an_applicant("2"), ONE_PLACE, address="another"))
    assert await moved(database, clerk, booking, ELEVEN, ONE_PLACE) == TimeTaken(ELEVEN)
    never = [
        Slot("saliheen", local(7, 8)),  # before opening
        Slot("saliheen", local(7, 10, 7)),  # no slot begins then
        Slot("saliheen", local(11, 10)),  # a Friday
        Slot("saliheen", local(28, 10)),  # beyond the horizon
        Slot("saliheen", local(6, 10)),  # over
        Slot("shahba", local(7, 11)),
    ]
    for slot in never:
        assert await moved(database, clerk, booking, slot) == TimeTaken(slot)
    assert await moved(database, clerk, booking, TEN) == MovedAtDesk(booking.id, booking.call_number, TEN, TEN)
    nothing_online = a_station(places=4, walk_in_places=4)
    assert await moved(database, clerk, booking, TOMORROW, nothing_online) == TimeTaken(TOMORROW)
    assert await database.read(lambda tx: find_bookings(tx, a_chat(tx), RULES)) == (booking,)
    await consistent(database)


async def test_a_hold_that_ran_out_is_a_free_place_at_the_desk_too(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    await database.write(with_chat(hold, ELEVEN, ONE_PLACE, address="another"))
    assert await moved(database, clerk, booking, ELEVEN, ONE_PLACE) == TimeTaken(ELEVEN)
    assert ELEVEN.starts_at not in await times(database, ONE_PLACE)
    clock.forward(seconds=RULES.hold.total_seconds())
    assert ELEVEN.starts_at in await times(database, ONE_PLACE)
    assert isinstance(await moved(database, clerk, booking, ELEVEN, ONE_PLACE), MovedAtDesk)
    await consistent(database)


@ON_BOTH
async def test_who_came_without_a_booking_is_moved_to_a_place_of_the_chats_and_gives_the_other_back(
    database: Database,
) -> None:
    clerk = await enrolled(database)
    booking = await database.write(registered(clerk))
    assert await database.read(walk_ins) == {TEN: 1}
    assert isinstance(await moved(database, clerk, booking, ELEVEN), MovedAtDesk)
    assert await database.read(walk_ins) == {}
    assert await database.read(counts) == {ELEVEN: (1, 0)}
    channel = await database.read(lambda tx: tx.connection.execute(select(bookings.c.channel)).scalar_one())
    assert channel == DESK_MOVED
    assert isinstance(await moved(database, clerk, booking, TOMORROW), MovedAtDesk)
    await consistent(database)
    assert isinstance(await cancelled(database, clerk, booking), LookFirst), "of another day's only the time is seen"
    assert isinstance(await moved(database, clerk, booking, ELEVEN), MovedAtDesk)
    assert isinstance(await cancelled(database, clerk, booking), CancelledAtDesk)
    await consistent(database)


async def test_a_cancellation_at_the_desk_ends_the_booking_and_the_place_cools(
    database: Database, clock: Clock
) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    assert await cancelled(database, clerk, booking) == CancelledAtDesk(booking.id, booking.call_number, TEN)
    once_more = CancelledAtDesk(booking.id, booking.call_number, TEN, again=True)
    assert await cancelled(database, clerk, booking) == once_more
    assert await database.read(lambda tx: find_bookings(tx, a_chat(tx), RULES)) == ()
    assert await database.read(counts) == {TEN: (1, 0)}
    clock.forward(seconds=RULES.cooling.total_seconds())
    await database.write(lambda tx: release_expired(tx, RULES))
    assert await database.read(counts) == {}
    assert [row[1:] for row in await written(database, "cancel")] == [
        (booking.id, "saliheen", "cancelled"),
        (booking.id, "saliheen", "cancelled"),
    ]


async def test_a_walk_ins_place_is_free_for_walk_ins_as_soon_as_it_is_cancelled(database: Database) -> None:
    clerk = await enrolled(database)
    booking = await database.write(registered(clerk))
    assert isinstance(await cancelled(database, clerk, booking), CancelledAtDesk)
    assert await database.read(walk_ins) == {}


async def test_the_slip_is_printed_again_in_the_persons_language(database: Database) -> None:
    clerk = await enrolled(database)
    in_chat = await database.write(with_chat(booked))
    at_desk = await database.write(registered(clerk))
    assert await slip(database, clerk, in_chat) == Slip(in_chat.code, TEN, "ar", in_chat.call_number)
    assert await slip(database, clerk, at_desk) == Slip(at_desk.code, TEN, "en", at_desk.call_number)
    assert [row[1:] for row in await written(database, "slip")] == [
        (in_chat.id, "saliheen", "printed"),
        (at_desk.id, "saliheen", "printed"),
    ]


async def test_nothing_is_done_for_another_stations_or_an_ended_booking(database: Database, clock: Clock) -> None:
    admin = await enrolled(database, None)
    there = await database.write(with_chat(booked, Slot("shahba", local(7, 10))))
    gone = await database.write(with_chat(booked, TEN, an_applicant("2")))
    here = await database.write(with_chat(booked, TEN, an_applicant("3")))
    elsewhere = await database.write(with_chat(booked, TEN, an_applicant("3"), address="another"))
    past = await database.write(with_chat(booked, TEN, an_applicant("4")))
    await database.write(with_chat(cancel_booking, gone.id, RULES))
    await database.write(lambda tx: confirm_arrival(tx, admin, here.id, RULES, HERE))
    for booking in (there, gone, here, elsewhere, replace(here, id="nobody")):
        assert await moved(database, admin, booking, ELEVEN) == LookFirst()
        assert await cancelled(database, admin, booking) == LookFirst()
        assert await slip(database, admin, booking) == LookFirst()
    for booking in (gone, here, elsewhere):  # looked at just before it ended
        await database.write(partial(remember, staff=admin, booking_id=booking.id, at=HERE))
    for booking in (here, elsewhere):
        assert await cancelled(database, admin, booking) == BookingEnded()
    for booking in (gone, here, elsewhere):
        assert await moved(database, admin, booking, ELEVEN) == BookingEnded()
        assert await slip(database, admin, booking) == BookingEnded()
    clock.time = local(8, 0)
    assert await moved(database, admin, past, TOMORROW) == LookFirst()


async def test_strangers_and_staff_of_another_station_do_nothing(database: Database) -> None:
    clerk, other = await enrolled(database), await enrolled(database, "shahba", "another clerk")
    booking = await database.write(with_chat(booked))
    await database.write(lambda tx: revoke(tx, clerk.id))
    for staff, at, expected in ((clerk, HERE, NotStaff()), (other, HERE, NotStaff()), (other, THERE, LookFirst())):
        assert await moved(database, staff, booking, ELEVEN, at=at) == expected
        assert await cancelled(database, staff, booking, at) == expected
        assert await slip(database, staff, booking, at) == expected


async def test_nothing_is_done_for_a_person_who_was_not_looked_up_a_moment_ago(
    database: Database, clock: Clock
) -> None:
    """A list of the day has every booking's id; by that alone no code is printed and no place given away."""
    clerk, colleague = await enrolled(database), await enrolled(database, address="a colleague")
    booking = await database.write(with_chat(booked))
    await seen(database, colleague, booking, HERE)
    tried = [
        await database.write(lambda tx: find_slip(tx, clerk, booking.id, RULES, HERE)),
        await database.write(lambda tx: move_at_desk(tx, clerk, booking.id, ELEVEN, (STATION,), RULES, HERE)),
        await database.write(lambda tx: cancel_at_desk(tx, clerk, booking.id, RULES, HERE)),
    ]
    assert tried == [LookFirst()] * 3
    await seen(database, clerk, booking, HERE)
    clock.time += RULES.look
    assert await database.write(lambda tx: find_slip(tx, clerk, booking.id, RULES, HERE)) == LookFirst()
    assert isinstance(await slip(database, clerk, booking), Slip)
