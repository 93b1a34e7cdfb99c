"""Many at once: the database decides, and nobody else may."""

from asyncio import TaskGroup, sleep, timeout
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random
from typing import Any

from sqlalchemy import select, text, update

from bot.domain.arrival import AlreadyArrived, Arrived
from bot.domain.booking import AlreadyBooked, Booking, Hold, Moved, Slot, SlotFull
from bot.domain.desk import Counter, MovedAtDesk, TimeTaken, WalkIn
from bot.domain.staff import Role, Staff
from storage.bookings.bookings import cancel_booking, find_bookings
from storage.bookings.holds import release_expired, take_online
from storage.desk.arrivals import confirm_arrival
from storage.desk.changes import move_at_desk
from storage.desk.looks import look_up
from storage.desk.walk_ins import register_walk_in
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff.staff import enrol, invite
from storage.stats.health import count_deadlocks
from storage.tables import slots
from tests.builders import RULES, Clock, a_chat, a_registration, a_station, an_applicant, local, open_for_tests
from tests.storage.verbs import (
    ELEVEN,
    ONE_PLACE,
    TEN,
    TOMORROW,
    booked,
    confirm,
    counts,
    hold,
    move,
    places_in_use,
    walk_ins,
    with_chat,
)

FIFTY = a_station(places=50, walk_in_places=0)


async def at_once(database: Database, dos: list[Callable[[Transaction], Any]]) -> list[Any]:
    async with TaskGroup() as group:
        tasks = [group.create_task(database.write(do)) for do in dos]
    return [task.result() for task in tasks]


async def test_two_hundred_people_after_fifty_places_get_fifty(database: Database) -> None:
    async def intend(number: int) -> Booking | SlotFull:
        held = await database.write(with_chat(hold, TEN, FIFTY, address=f"chat {number}"))
        if isinstance(held, SlotFull):
            return held
        booking = await database.write(with_chat(confirm, address=f"chat {number}"))
        assert isinstance(booking, Booking)
        return booking

    async with TaskGroup() as group:
        tasks = [group.create_task(intend(number)) for number in range(200)]
    outcomes = [task.result() for task in tasks]
    bookings = [outcome for outcome in outcomes if isinstance(outcome, Booking)]
    assert len(bookings) == 50
    assert len({booking.code for booking in bookings}) == 50
    assert outcomes.count(SlotFull(TEN)) == 150
    assert await database.read(counts) == await database.read(places_in_use) == {TEN: (50, 0)}


async def test_people_who_change_their_minds_at_once_lose_no_place_and_make_none(
    database: Database, clock: Clock
) -> None:
    """Each takes, books, moves and gives back among few places, so that rows are locked in every order."""
    chance = Random(7)
    slots = [Slot("saliheen", local(7, hour)) for hour in (10, 11, 12)]
    small = a_station(places=6, walk_in_places=0)

    async def come_and_go(number: int) -> None:
        ask = partial(with_chat, address=f"chat {number}", channel=("web", "console")[number % 2])
        for _ in range(3):
            slot = chance.choice(slots)
            if not isinstance(await database.write(ask(hold, slot, small)), Hold):
                continue
            match await database.write(ask(find_bookings, RULES)):
                case ():
                    await database.write(ask(confirm, slot))
                case (booking,) if chance.random() < 0.7:
                    moved = await database.write(ask(move, booking, slot))
                    assert isinstance(moved, Moved)
                case (booking,):
                    await database.write(ask(cancel_booking, booking.id, RULES))

    async with TaskGroup() as group:
        for number in range(24):
            group.create_task(come_and_go(number))
    used = await database.read(places_in_use)
    assert await database.read(counts) == used
    assert all(online <= 6 for online, _ in used.values())


async def test_one_chat_that_confirms_many_times_at_once_books_once(database: Database) -> None:
    await database.write(with_chat(hold))
    outcomes = await at_once(database, [with_chat(confirm)] * 10)
    assert sum(isinstance(outcome, Booking) for outcome in outcomes) == 1
    assert await database.read(counts) == {TEN: (1, 0)}


async def test_a_place_that_ran_out_is_released_once_however_many_see_it(database: Database, clock: Clock) -> None:
    for number in range(20):
        await database.write(with_chat(hold, TEN, FIFTY, address=f"chat {number}"))
    clock.forward(minutes=10)
    holds = [with_chat(hold, TEN, FIFTY, address=f"new {number}") for number in range(10)]
    await at_once(database, [*holds, *[lambda tx: release_expired(tx, RULES)] * 10])
    assert await database.read(counts) == await database.read(places_in_use) == {TEN: (10, 0)}


async def test_a_turn_releases_what_ran_out_only_where_it_stands_in_its_way(database: Database, clock: Clock) -> None:
    """The rest is the leader's, so that not every turn of every process wants the same rows."""
    for slot in (TEN, ELEVEN):
        await database.write(with_chat(hold, slot, FIFTY, address=f"chat of {slot.starts_at}"))
    clock.forward(minutes=10)
    assert isinstance(await database.write(with_chat(hold, TEN, FIFTY, address="new")), Hold)
    assert await database.read(counts) == {TEN: (2, 0), ELEVEN: (1, 0)}
    two_places = a_station(places=2, walk_in_places=0)
    assert await database.write(lambda tx: take_online(tx, TEN, False, two_places, RULES))
    assert await database.read(counts) == {TEN: (2, 0), ELEVEN: (1, 0)}
    assert await database.write(lambda tx: release_expired(tx, RULES)) == 1
    assert await database.read(counts) == {TEN: (2, 0)}


async def test_people_who_change_two_times_crosswise_do_not_lock_each_other_out(postgres_url: str) -> None:
    """Slots are locked in their order, whichever way somebody moves: PostgreSQL breaks nothing off."""
    async with open_for_tests(postgres_url) as opened:
        database, rules, tried = opened.database, replace(RULES, holds_a_day=100), list[str]()

        def once(tx: Transaction, address: str, slot: Slot) -> None:
            tried.append(address)
            assert isinstance(with_chat(hold, slot, FIFTY, rules, address=address)(tx), Hold)

        async def change(address: str, there_and_back: tuple[Slot, Slot]) -> None:
            for slot in there_and_back * 8:
                await database.write(partial(once, address=address, slot=slot))

        async with TaskGroup() as group:
            for number in range(8):
                group.create_task(change(f"chat {number}", (TEN, ELEVEN) if number % 2 else (ELEVEN, TEN)))
        assert len(tried) == 8 * 16
        assert await database.read(counts) == await database.read(places_in_use)


async def test_two_writes_that_wait_for_each_other_are_both_done_and_that_is_counted(postgres_url: str) -> None:
    async with open_for_tests(postgres_url) as opened:
        for slot in (TEN, ELEVEN):
            await opened.database.write(with_chat(hold, slot, address=f"chat of {slot.starts_at}"))
        tried: list[Slot] = []

        def cross(tx: Transaction, *order: Slot) -> None:
            tried.append(order[0])
            for slot in order:
                of_it = update(slots).where(slots.c.starts_at == slot.starts_at)
                tx.connection.execute(of_it.values(walk_in=slots.c.walk_in + 1))
                tx.connection.execute(text("SELECT pg_sleep(0.2)"))

        await at_once(opened.database, [lambda tx: cross(tx, TEN, ELEVEN), lambda tx: cross(tx, ELEVEN, TEN)])
        assert len(tried) == 3
        counted = await opened.database.read(lambda tx: tx.connection.scalars(select(slots.c.walk_in)).all())
        assert counted == [2, 2]
        async with timeout(30):
            while await opened.database.read(count_deadlocks) != 1:  # noqa: ASYNC110  # the server counts by and by
                await sleep(0.1)


async def enrolled(database: Database, number: int) -> Staff:
    def do(tx: Transaction) -> Staff:
        invitation = invite(tx, Role.STATION, "saliheen", None, RULES)
        member = enrol(tx, invitation.payload, a_chat(tx, f"clerk {number}"))
        assert isinstance(member, Staff)
        return member

    return await database.write(do)


def arrive(staff: Staff, booking: Booking) -> Callable[[Transaction], Any]:
    return lambda tx: confirm_arrival(tx, staff, booking.id, RULES)


async def test_two_phones_that_confirm_at_once_are_one_arrival(database: Database) -> None:
    clerks = [await enrolled(database, number) for number in range(8)]
    booking = await database.write(with_chat(booked))
    outcomes = await at_once(database, [arrive(clerk, booking) for clerk in clerks])
    assert [type(outcome) for outcome in outcomes].count(Arrived) == 1
    assert [type(outcome) for outcome in outcomes].count(AlreadyArrived) == 7


async def test_one_document_that_comes_twice_at_once_arrives_once(database: Database) -> None:
    clerks = [await enrolled(database, number) for number in range(2)]
    bookings = [await database.write(with_chat(booked, address=f"chat {number}")) for number in range(2)]
    outcomes = await at_once(database, [arrive(*pair) for pair in zip(clerks, bookings, strict=True)])
    assert {type(outcome) for outcome in outcomes} == {Arrived, AlreadyArrived}


async def test_of_a_move_and_an_arrival_at_once_one_wins(database: Database) -> None:
    clerks = [await enrolled(database, number) for number in range(4)]
    bookings = [
        await database.write(with_chat(booked, who=an_applicant(str(number)), address=f"chat {number}"))
        for number in range(12)
    ]
    dos: list[Callable[[Transaction], Any]] = []
    for number, booking in enumerate(bookings):
        await database.write(with_chat(hold, TOMORROW, address=f"chat {number}"))
        dos.append(with_chat(move, booking, TOMORROW, address=f"chat {number}"))
        dos.append(arrive(clerks[number % 4], booking))
    outcomes = await at_once(database, dos)
    for moved, arrived in zip(outcomes[::2], outcomes[1::2], strict=True):
        assert isinstance(moved, Moved) != isinstance(arrived, Arrived)


def at_counter(staff: Staff, booking: Booking, number: int, nonce: str) -> Callable[[Transaction], Any]:
    counter = Counter("saliheen", number)
    return lambda tx: confirm_arrival(tx, staff, booking.id, RULES, counter, nonce)


async def test_two_counters_that_confirm_at_once_are_one_arrival(database: Database) -> None:
    clerks = [await enrolled(database, number) for number in range(4)]
    booking = await database.write(with_chat(booked))
    outcomes = await at_once(
        database, [at_counter(clerk, booking, number, f"{number:032x}") for number, clerk in enumerate(clerks)]
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == [*["AlreadyArrived"] * 3, "Arrived"]


async def test_one_scan_that_is_sent_twice_at_once_is_answered_alike(database: Database) -> None:
    clerk = await enrolled(database, 1)
    booking = await database.write(with_chat(booked))
    outcomes = await at_once(database, [at_counter(clerk, booking, 1, "a" * 32)] * 6)
    assert {type(outcome) for outcome in outcomes} == {Arrived}
    assert len(set(outcomes)) == 1


async def test_one_nonce_for_two_people_at_once_loses_neither(database: Database) -> None:
    clerks = [await enrolled(database, number) for number in range(2)]
    people = [await database.write(with_chat(booked, who=an_applicant(number))) for number in "12"]
    outcomes = await at_once(database, [at_counter(*pair, 1, "a" * 32) for pair in zip(clerks, people, strict=True)])
    assert {type(outcome) for outcome in outcomes} == {Arrived}


def come(staff: Staff, number: int, slot: Slot, kept: int) -> Callable[[Transaction], Any]:
    station, counter = a_station(walk_in_places=kept), Counter("saliheen", 1 + number % 2)
    return lambda tx: register_walk_in(
        tx, staff, a_registration(an_applicant(f"1{number}")), slot, (station,), RULES, counter
    )


async def test_of_many_walk_ins_at_once_as_many_come_in_as_places_are_kept(database: Database) -> None:
    clerks = [await enrolled(database, number) for number in range(4)]
    outcomes = await at_once(database, [come(clerks[number % 4], number, TEN, 3) for number in range(12)])
    assert sum(isinstance(outcome, WalkIn) for outcome in outcomes) == 3
    assert outcomes.count(TimeTaken(TEN)) == 9
    assert await database.read(walk_ins) == {TEN: 3}


async def test_of_many_walk_ins_at_once_as_many_come_in_as_late_people_lend(database: Database, clock: Clock) -> None:
    clerks = [await enrolled(database, number) for number in range(4)]
    for number in range(2):
        await database.write(with_chat(booked, TEN, an_applicant(str(number)), address=f"chat {number}"))
    clock.time = ELEVEN.starts_at
    outcomes = await at_once(database, [come(clerks[number % 4], number, ELEVEN, 1) for number in range(8)])
    assert sum(isinstance(outcome, WalkIn) for outcome in outcomes) == 3
    assert await database.read(walk_ins) == {ELEVEN: 3}


async def test_one_person_whom_two_counters_register_at_once_is_one_booking(database: Database) -> None:
    clerks = [await enrolled(database, number) for number in range(4)]
    outcomes = await at_once(database, [come(clerk, 7, TEN, 16) for clerk in clerks])
    assert sum(isinstance(outcome, WalkIn) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, AlreadyBooked) for outcome in outcomes) == 3
    assert await database.read(walk_ins) == {TEN: 1}


async def test_the_last_place_goes_to_one_of_those_who_are_moved_at_the_desk_at_once(database: Database) -> None:
    clerks = [await enrolled(database, number) for number in range(4)]
    people = [
        await database.write(with_chat(booked, TEN, an_applicant(str(number)), address=f"chat {number}"))
        for number in range(4)
    ]

    counter = Counter("saliheen", 1)

    def moved(staff: Staff, booking: Booking) -> Callable[[Transaction], Any]:
        return lambda tx: move_at_desk(tx, staff, booking.id, ELEVEN, (ONE_PLACE,), RULES, counter)

    for clerk, booking in zip(clerks, people, strict=True):
        await database.write(partial(look_up, staff=clerk, code=booking.code, rules=RULES, at=counter))

    outcomes = await at_once(database, [moved(*pair) for pair in zip(clerks, people, strict=True)])
    assert sum(isinstance(outcome, MovedAtDesk) for outcome in outcomes) == 1
    assert outcomes.count(TimeTaken(ELEVEN)) == 3
    assert await database.read(counts) == await database.read(places_in_use)
