"""What happened without a connection and does not fit: it is listed until a human has settled it."""

from datetime import timedelta

import pytest

from bot.domain.arrival import AlreadyArrived, ConflictSeen, NotUndoable
from bot.domain.booking import Moved, Slot
from bot.domain.desk import Counter
from bot.domain.staff import Staff
from storage.bookings.bookings import cancel_booking
from storage.bookings.holds import release_expired
from storage.desk.arrivals import confirm_arrival, undo_arrival
from storage.desk.conflicts import find_conflicts, look_at_conflict, settle_conflict
from storage.engine.database import Database
from tests.builders import RULES, Clock, local
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.counters import HERE
from tests.storage.desk.offline_scans import FIRST, NOON, SECOND, WRONG, bring, came, scan, words
from tests.storage.staff_members import a_clerk
from tests.storage.verbs import TEN, TOMORROW, booked, counts, hold, move, places_in_use, with_chat

pytestmark = ON_SQLITE


@ON_BOTH
async def test_who_was_confirmed_online_and_scanned_offline_is_listed(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    await database.write(lambda tx: confirm_arrival(tx, clerk, booking.id, RULES, SECOND))
    at = clock()
    clock.time = NOON
    assert await bring(database, clerk, scan(booking, 1, local(7, 10))) == (["twice"], ())
    (conflict,) = await database.read(lambda tx: find_conflicts(tx, "saliheen"))
    assert (conflict.result, conflict.elsewhere) == ("unfit", None)
    seen = await database.write(lambda tx: look_at_conflict(tx, clerk, conflict.id, RULES, HERE))
    assert seen == ConflictSeen(booking.code, AlreadyArrived(booking.id, booking.call_number, TEN, at, counter=2))


async def test_what_was_cancelled_meanwhile_happened_all_the_same_and_is_listed(
    database: Database, clock: Clock
) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    await database.write(with_chat(cancel_booking, booking.id, RULES))
    clock.time = NOON
    results, arrived = await bring(database, clerk, scan(booking, 1, local(7, 11, 55)))
    assert results == ["cancelled"]
    assert [each.booking_id for each in arrived] == [booking.id]
    assert await came(database) == [(booking.id, local(7, 11, 55), NOON, 1)]
    (conflict,) = await database.read(lambda tx: find_conflicts(tx, "saliheen"))
    assert (conflict.result, conflict.elsewhere) == ("unfit", None)
    assert (await bring(database, clerk, scan(booking, 2, local(7, 11, 57), SECOND)))[0] == ["twice"]


async def test_an_undo_does_not_bring_back_a_cancelled_booking_whose_place_is_gone(
    database: Database, clock: Clock
) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    await database.write(with_chat(cancel_booking, booking.id, RULES))
    clock.forward(hours=1)
    await database.write(lambda tx: release_expired(tx, RULES))
    await bring(database, clerk, scan(booking, 1, clock()))
    assert isinstance(await database.write(lambda tx: undo_arrival(tx, clerk, booking.id, RULES)), NotUndoable)
    await database.write(with_chat(cancel_booking, booking.id, RULES))
    clock.forward(hours=1)
    await database.write(lambda tx: release_expired(tx, RULES))
    assert await database.read(counts) == await database.read(places_in_use) == {}


async def test_another_day_another_place_and_no_booking_are_no_arrivals(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    tomorrow = await database.write(with_chat(booked, TOMORROW))
    elsewhere = await database.write(with_chat(booked, Slot("shahba", local(7, 10)), address="another"))
    clock.time = NOON
    scans = [scan(tomorrow, 1, NOON), scan(elsewhere, 2, NOON), scan(WRONG, 3, NOON)]
    assert await bring(database, clerk, *scans) == (["another-day", "another-station", "unknown"], ())
    assert await came(database) == []
    found = await database.read(lambda tx: find_conflicts(tx, "saliheen"))
    assert {(one.result, one.call_number, one.slot, one.elsewhere) for one in found} == {("unfit", "", None, None)}


async def test_a_booking_moved_meanwhile_is_another_day(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    await database.write(with_chat(hold, TOMORROW))
    assert isinstance(await database.write(with_chat(move, booking, TOMORROW)), Moved)
    clock.time = NOON
    assert (await bring(database, clerk, scan(booking, 1, local(7, 10))))[0] == ["another-day"]


async def test_station_staff_bring_in_what_happened_at_their_own_station_alone(
    database: Database, clock: Clock
) -> None:
    clerk, admin = await a_clerk(database, "shahba"), await a_clerk(database, None, "an admin")
    booking = await database.write(with_chat(booked))
    clock.time = NOON
    there = Counter("shahba", 4)
    results = await bring(database, clerk, scan(booking, 1, local(7, 10)), at=there)
    assert results == (["another-station"], ())
    (conflict,) = await database.read(lambda tx: find_conflicts(tx, "saliheen"))
    assert (conflict.result, conflict.call_number) == ("unfit", "")
    assert (await bring(database, admin, scan(booking, 2, local(7, 10)), at=there))[0] == ["recorded"]


@pytest.mark.parametrize(
    ("off", "result"),
    [
        (timedelta(minutes=5), "recorded"),
        (timedelta(minutes=5, seconds=1), "clock"),
        (-timedelta(hours=72), "recorded"),
        (-timedelta(hours=72, seconds=1), "clock"),
    ],
)
async def test_a_clock_that_cannot_be_right_records_nothing(
    database: Database, clock: Clock, off: timedelta, result: str
) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    happened_at = TEN.starts_at
    clock.time = happened_at - off
    assert (await bring(database, clerk, scan(booking, 1, happened_at)))[0] == [result]
    assert len(await came(database)) == (result == "recorded")


@ON_BOTH
async def test_a_conflict_is_settled_once_and_at_its_own_station(database: Database, clock: Clock) -> None:
    clerk, other = await a_clerk(database), await a_clerk(database, "shahba", "another clerk")
    unknown = scan(WRONG, 1, clock())
    await bring(database, clerk, unknown)

    async def settle(staff: Staff, at: Counter, conflict_id: str = unknown.id) -> bool:
        return await database.write(lambda tx: settle_conflict(tx, staff, conflict_id, at))

    assert not await settle(other, Counter("shahba", 1))
    assert not await settle(other, FIRST)
    assert not await settle(clerk, FIRST, "nothing")
    assert await settle(clerk, FIRST)
    assert not await settle(clerk, FIRST)
    assert await database.read(lambda tx: find_conflicts(tx, "saliheen")) == ()
    assert await words(database, "settle") == ["nothing", "nothing", "nothing", "settled", "nothing"]


async def test_conflicts_are_listed_the_oldest_first(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    for number in (3, 1, 2):
        await bring(database, clerk, scan(WRONG, number, clock()))
        clock.forward(minutes=1)
    listed = await database.read(lambda tx: find_conflicts(tx, "saliheen"))
    assert [int(each.id, 16) for each in listed] == [3, 1, 2]
