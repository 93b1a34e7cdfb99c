"""People whose slot was closed: another time, an offer elsewhere, or the waiting list."""

from asyncio import TaskGroup
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.domain.arrival import Cancelled
from bot.domain.booking import Booking, Hold, Slot, SlotFull
from bot.domain.closure import Closure, MovedByUs, OfferedInstead, PutOnList
from bot.domain.desk import Counter as DeskCounter
from bot.domain.desk import WalkIn
from bot.domain.staff import Role
from storage.bookings.bookings import find_bookings
from storage.bookings.holds import release_expired
from storage.bookings.slots import find_earliest
from storage.desk.day import find_day
from storage.desk.looks import look_up
from storage.desk.walk_ins import find_walk_in_places, register_walk_in
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.affected import any_affected
from storage.office.closures import find_addressees, find_report, reopen
from storage.office.offices import find_office
from storage.office.rebooking import Moving, move_some
from storage.tables import bookings, offers, waits
from tests.builders import RULES, Clock, a_registration, a_station, an_applicant, local
from tests.storage.office.closed_stations import (
    DAY,
    ELEVEN,
    ONE,
    OTHER,
    SMALL,
    TEN,
    TWELVE,
    all_moved,
    an_admin,
    counts_are_right,
    opened,
    shut,
    somebody,
)
from tests.storage.verbs import confirm, counts, free, hold, with_chat


async def test_each_is_moved_in_the_order_they_booked_to_the_nearest_free_time(
    database: Database, clock: Clock
) -> None:
    office = await opened(database)
    people = []
    for number, slot in enumerate([ELEVEN, TEN, TEN, ELEVEN]):
        people.append(await somebody(database, number, slot))
        clock.forward(minutes=1)
    await somebody(database, 9, TWELVE)
    await shut(database, local(7, 10), local(7, 12))
    moved = await all_moved(database, office)
    assert all(isinstance(one, MovedByUs) for one in moved)
    assert [one.booking_id for one in moved] == [person.id for person in people]
    # Nine o'clock is too near by now; at noon one place is left, then it is one and two.
    assert [one.new for one in moved if isinstance(one, MovedByUs)] == [
        TWELVE,
        ONE,
        ONE,
        Slot("saliheen", local(7, 14)),
    ]


async def test_a_move_of_ours_is_no_change_of_theirs_and_the_code_stays(database: Database) -> None:
    office = await opened(database)
    before = await somebody(database, 1)
    await database.write(
        lambda tx: tx.connection.execute(update(bookings).values(evening_for=tx.now, coming_at=tx.now))
    )
    await shut(database, *DAY)
    (moved,) = await all_moved(database, office)
    assert isinstance(moved, MovedByUs)
    (after,) = await database.read(with_chat(find_bookings, RULES, address="chat 1"))
    left, call = before.changes_left + 1, moved.call_number
    assert after == replace(before, slot=moved.new, changes_left=left, call_number=call)
    assert call != before.call_number
    row = await database.read(lambda tx: tx.connection.execute(select(bookings)).one())
    assert (row.evening_for, row.morning_for, row.coming_at, row.ended_at) == (None, None, None, None)


async def test_nobody_is_moved_into_the_past_or_the_next_minutes(database: Database, clock: Clock) -> None:
    office = await opened(database)
    await somebody(database, 1, TWELVE)
    clock.time = local(7, 10, 30)
    await shut(database, local(7, 12), local(7, 13))
    (moved,) = await all_moved(database, office)
    assert isinstance(moved, MovedByUs)
    assert moved.new == ONE


async def test_fewer_counters_move_only_the_surplus_and_those_who_booked_last(database: Database, clock: Clock) -> None:
    office = await opened(database)
    people = []
    for number, slot in enumerate([TEN, TEN, ELEVEN]):
        people.append(await somebody(database, number, slot))
        clock.forward(minutes=1)
    closure = await shut(database, local(7, 10), local(7, 12), 1)
    moved = await all_moved(database, office)
    assert [one.booking_id for one in moved] == [people[1].id]
    assert await database.read(lambda tx: find_report(tx, closure.id)) is not None
    assert await database.write(with_chat(hold, TEN, replace(SMALL, closures=(closure,)))) == SlotFull(TEN)


async def test_with_fewer_counters_chats_and_walk_ins_together_get_no_more_than_there_is(database: Database) -> None:
    station = a_station(places=6, walk_in_places=2, slot_minutes=60, horizon_days=2)
    office = await opened(database, station)
    for number in range(4):
        await somebody(database, number, station=station)
    closure = await shut(database, local(7, 10), local(7, 12), 3)
    moved = await all_moved(database, office)
    assert len(moved) == 1
    closed = replace(station, closures=(closure,))
    times = [Slot("saliheen", local(7, hour)) for hour in (10, 11, 12)]
    assert await database.read(lambda tx: [free(tx, at, closed) for at in times]) == [0, 0, 4]
    assert await database.read(lambda tx: free(tx, times[2], closed, web=True)) == 1
    found = await database.read(lambda tx: find_walk_in_places(tx, closed, RULES, local(7, 10).date()))
    assert {place.starts_at: place.free for place in found} == {
        local(7, 9): 2,
        local(7, 11): 2,
        local(7, 12): 2,
        local(7, 13): 2,
        local(7, 14): 2,
    }


async def test_the_earliest_free_time_is_one_that_is_not_closed(database: Database) -> None:
    await opened(database)
    for number in range(2):
        await somebody(database, number, Slot("saliheen", local(7, 12)))
    await shut(database, *DAY, 1)
    closure = await shut(database, local(7, 9), local(7, 12))
    office = await database.read(find_office)
    assert office is not None
    assert closure in office.stations[0].closures
    found = await database.read(lambda tx: find_earliest(tx, office.stations, False, RULES))
    assert found == {"saliheen": ONE, "shahba": Slot("shahba", local(7, 9))}


async def test_a_walk_in_is_moved_too_and_the_report_tells_that_nobody_could_tell_them(
    database: Database,
) -> None:
    station = a_station(slot_minutes=60, horizon_days=2)
    office = await opened(database, station)

    def come(tx: Transaction) -> WalkIn:
        clerk = an_admin(tx, Role.STATION)
        who = an_applicant()
        came = register_walk_in(tx, clerk, a_registration(who), TEN, (station,), RULES, DeskCounter("saliheen", 1))
        assert isinstance(came, WalkIn)
        return came

    await database.write(come)
    closure = await shut(database, *DAY)
    (moved,) = await all_moved(database, office)
    assert isinstance(moved, MovedByUs)
    assert await database.read(lambda tx: find_addressees(tx, [moved.booking_id])) == {}
    report = await database.read(lambda tx: find_report(tx, closure.id))
    assert report is not None
    assert (report.affected, report.moved, report.untold, report.left) == (1, 1, 1, 0)


async def test_a_place_elsewhere_is_kept_and_offered_and_never_forced(database: Database, clock: Clock) -> None:
    office = await opened(database)
    booking = await somebody(database, 1)
    closure = await shut(database, local(7, 0), local(9, 0))
    (offered,) = await all_moved(database, office)
    assert isinstance(offered, OfferedInstead)
    assert (offered.booking_id, offered.old, offered.slot) == (booking.id, TEN, Slot("shahba", TEN.starts_at))
    assert offered.expires_at == TEN.starts_at  # sooner than in a day
    row = await database.read(lambda tx: tx.connection.execute(select(offers)).one())
    assert (row.id, row.booking_id, row.why, row.ended_at) == (offered.offer_id, booking.id, "closure", None)
    kept = await database.read(lambda tx: tx.connection.execute(select(bookings)).one())
    assert (kept.station, kept.starts_at, kept.ended, kept.changes) == ("saliheen", TEN.starts_at, "closed", 0)
    assert await database.read(lambda tx: counts(tx, "shahba")) == {offered.slot: (1, 0)}
    assert await database.read(with_chat(find_bookings, RULES, address="chat 1")) == ()
    clock.time = offered.expires_at
    await database.write(lambda tx: release_expired(tx, RULES))
    assert await database.read(lambda tx: counts(tx, "shahba")) == {}
    report = await database.read(lambda tx: find_report(tx, closure.id))
    assert report is not None
    assert (report.affected, report.offered, report.left) == (1, 1, 0)


async def test_who_cannot_be_placed_stands_at_the_head_of_the_list_in_the_order_they_booked(
    database: Database, clock: Clock
) -> None:
    office = await opened(database, SMALL)
    people = []
    for number in range(4):
        people.append(await somebody(database, number, (TEN, ELEVEN)[number // 2]))
        clock.forward(seconds=1)
    closure = await shut(database, local(7, 0), local(9, 0))
    done = await database.write(lambda tx: move_some(tx, office, RULES, 20))
    assert done == tuple(PutOnList(person.id, person.slot, closure.id) for person in people)
    await counts_are_right(database, office)
    listed = select(waits.c.booking_id).where(waits.c.rank == 0).order_by(waits.c.since)
    assert await database.read(lambda tx: list(tx.connection.scalars(listed))) == [person.id for person in people]


async def test_a_hold_from_before_the_closing_that_is_confirmed_after_it_is_found(database: Database) -> None:
    office = await opened(database)
    await database.write(with_chat(hold, TEN, SMALL))
    await shut(database, *DAY)
    assert await all_moved(database, office) == []
    booking = await database.write(with_chat(confirm, TEN))
    assert isinstance(booking, Booking)
    assert await database.read(lambda tx: any_affected(tx, office))
    (moved,) = await all_moved(database, office)
    assert moved.booking_id == booking.id
    assert not await database.read(lambda tx: any_affected(tx, office))


@pytest.mark.parametrize("places", [None, 1])
async def test_several_movers_at_once_move_nobody_twice(database: Database, places: int | None) -> None:
    roomy = replace(SMALL, places=8)
    office = await opened(database, roomy, OTHER)
    for number in range(24):
        slot, channel = (TEN, ELEVEN, TWELVE)[number % 3], ("console", "web")[number % 8 == 0]
        await somebody(database, number, slot, channel, roomy)
    closure = await shut(database, local(7, 10), local(7, 13), places)

    async def mover() -> list[Moving]:
        done: list[Moving] = []
        while moved := await database.write(lambda tx: move_some(tx, office, RULES, 3)):
            done += moved
        return done

    async with TaskGroup() as group:
        tasks = [group.create_task(mover()) for _ in range(5)]
    moved = [one.booking_id for task in tasks for one in task.result()]
    assert len(moved) == len(set(moved)) == (24 if places is None else 21)
    await counts_are_right(database, office)
    report = await database.read(lambda tx: find_report(tx, closure.id))
    assert report is not None
    assert (report.moved, report.left) == (len(moved), 0)


@pytest.mark.parametrize(
    ("database_url", "seed"),
    [*(("sqlite", seed) for seed in range(4)), ("postgresql", 4)],
    indirect=["database_url"],
)
async def test_whatever_is_closed_and_reopened_counts_are_what_is_in_use(
    database: Database, clock: Clock, seed: int
) -> None:
    chance = Random(seed)
    station = replace(SMALL, places=4, walk_in_places=1)
    office = await opened(database, station, replace(OTHER, places=1))
    times = [Slot("saliheen", local(day, hour)) for day in (7, 8) for hour in range(9, 15)]
    closures: list[Closure] = []
    was: Counter[str] = Counter()
    for number in range(40):
        current = (await database.read(find_office)) or office
        what, slot = chance.random(), chance.choice(times)
        if what < 0.6:
            address, channel = f"chat {number}", chance.choice(["console", "web"])
            held = await database.write(with_chat(hold, slot, current.stations[0], address=address, channel=channel))
            if isinstance(held, Hold):
                who = an_applicant(f"{number:011}")
                await database.write(with_chat(confirm, slot, who, address=address, channel=channel))
        elif what < 0.85:
            ends_at = slot.starts_at + timedelta(minutes=chance.choice([30, 60, 150]))
            if ends_at > clock():
                closures.append(await shut(database, slot.starts_at, ends_at, chance.choice([None, None, 1, 2])))
        elif closures:
            closure = chance.choice(closures)
            await database.write(lambda tx, closure=closure: reopen(tx, an_admin(tx), closure.id))  # type: ignore[misc]
        was.update(type(one).__name__ for one in await all_moved(database, office))
        clock.forward(minutes=chance.randrange(8))
    assert was


async def test_a_desk_does_not_confirm_whoever_has_no_place_for_now(database: Database, clock: Clock) -> None:
    """Else an undo would make it a booking whose place somebody else has."""
    office = await opened(database, SMALL)
    booking = await somebody(database, 1)
    await shut(database, local(7, 10), local(9, 0))
    clock.time = local(7, 9, 30)

    def at_the_desk(tx: Transaction) -> tuple[Any, ...]:
        clerk, day = an_admin(tx, Role.STATION), local(7, 9).date()
        listed = find_day(tx, office.stations[0], day, RULES)
        return look_up(tx, clerk, booking.code, RULES), {each.state for each in listed.bookings}

    assert [type(one).__name__ for one in await all_moved(database, office)] == ["PutOnList"]
    assert await database.write(at_the_desk) == (Cancelled(by_office=True), {"cancelled"})
