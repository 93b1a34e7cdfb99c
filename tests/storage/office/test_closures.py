"""Closing and reopening: who may, from when it counts, and what is planned and reported."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.domain.booking import Hold, Slot, SlotFull
from bot.domain.closure import Closure, ClosurePlan
from bot.domain.staff import Role
from storage.bookings.shown import find_shown_days
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.closures import close, find_closures, find_moved, plan_closures, reopen
from storage.office.offices import find_office, load_office, office_version
from storage.office.rebooking import move_some
from storage.staff.staff import revoke
from storage.tables import journal
from tests.builders import RULES, Clock, local
from tests.storage.office.closed_stations import (
    DAY,
    ELEVEN,
    SMALL,
    TEN,
    TWELVE,
    all_moved,
    an_admin,
    opened,
    shut,
    somebody,
)
from tests.storage.verbs import hold, with_chat


async def test_from_the_closing_on_nobody_books_there(database: Database) -> None:
    await opened(database)
    version = await database.read(office_version)
    closure = await shut(database, local(7, 10, 30), local(7, 12))
    assert await database.read(office_version) not in ("", version)
    office = await database.read(find_office)
    assert office is not None
    station = office.stations[0]
    assert station.closures == (closure,) == await database.read(find_closures)
    (today, _) = await database.read(lambda tx: find_shown_days(tx, station, False, RULES))
    assert [place.starts_at for place in today.times] == [local(7, hour) for hour in (9, 12, 13, 14)]
    assert await database.write(with_chat(hold, TEN, station)) == SlotFull(TEN)
    assert isinstance(await database.write(with_chat(hold, TWELVE, station)), Hold)


async def test_a_later_closing_of_the_same_office_loaded_anew_is_another_version(database: Database) -> None:
    office = await opened(database)
    await shut(database, local(7, 10), local(7, 12))
    version = await database.read(office_version)
    await database.write(lambda tx: load_office(tx, office))
    assert await database.read(office_version) == version
    found = await database.read(find_office)
    assert found is not None
    assert found.stations[0].closures
    assert replace(found, stations=tuple(replace(each, closures=()) for each in found.stations)) == office


async def test_only_an_admin_closes_and_only_what_is_not_over(database: Database, clock: Clock) -> None:
    await opened(database)

    def attempt(tx: Transaction) -> tuple[Sequence[Closure], ...]:
        clerk, admin, gone = an_admin(tx, Role.STATION), an_admin(tx), an_admin(tx)
        revoke(tx, gone.id)
        return (
            close(tx, clerk, ["saliheen"], *DAY, None),
            close(tx, gone, ["saliheen"], *DAY, None),
            close(tx, admin, ["saliheen"], local(6, 9), local(6, 15), None),
            close(tx, admin, ["saliheen"], *DAY, None),
        )

    *refused, (closure,) = await database.write(attempt)
    assert refused == [(), (), ()]
    assert closure.starts_at == clock()


async def test_the_same_closing_said_twice_is_one(database: Database) -> None:
    await opened(database)
    one = await shut(database, *DAY)
    assert await shut(database, *DAY) == one
    assert await shut(database, *DAY, 1) != one
    assert len(await database.read(find_closures)) == 2


async def test_reopening_gives_the_places_to_everyone_and_moves_nobody(database: Database) -> None:
    office = await opened(database)
    for number in range(3):
        await somebody(database, number, (TEN, TEN, ELEVEN)[number])
    closure = await shut(database, local(7, 10), local(7, 12))
    (first,) = await database.write(lambda tx: move_some(tx, office, RULES, 1))
    again = await database.write(lambda tx: reopen(tx, an_admin(tx), closure.id))
    assert again == closure
    assert await all_moved(database, office) == []
    assert await database.read(lambda tx: find_moved(tx, closure)) == (first.booking_id,)
    assert await database.write(lambda tx: reopen(tx, an_admin(tx), closure.id)) is None
    found = await database.read(find_office)
    assert found == office
    assert isinstance(await database.write(with_chat(hold, TEN, SMALL)), Hold)


@pytest.mark.parametrize("ahead", [2, 10_000])
async def test_who_was_moved_is_found_whatever_clock_the_process_had_that_closed(
    database: Database, clock: Clock, ahead: int
) -> None:
    office = await opened(database)
    await somebody(database, 1)
    clock.forward(seconds=ahead)
    closure = await shut(database, local(7, 9, 30), local(7, 12))
    clock.forward(seconds=-ahead)
    (moved,) = await database.write(lambda tx: move_some(tx, office, RULES, 1))
    assert await database.read(lambda tx: find_moved(tx, closure)) == (moved.booking_id,)


async def test_what_admins_and_closures_did_is_in_the_journal(database: Database) -> None:
    office = await opened(database)
    booking = await somebody(database, 1)
    closure = await shut(database, *DAY)
    await all_moved(database, office)
    await database.write(lambda tx: reopen(tx, an_admin(tx), closure.id))
    written = select(journal.c.action, journal.c.result, journal.c.booking_id).where(journal.c.result == closure.id)
    rows = await database.read(
        lambda tx: [tuple(row) for row in tx.connection.execute(written.order_by(journal.c.seq))]
    )
    assert rows == [
        ("close", closure.id, None),
        ("moved-by-closure", closure.id, booking.id),
        ("reopen", closure.id, None),
    ]


async def test_the_plan_says_how_many_and_where_room_is_and_changes_nothing(database: Database) -> None:
    office = await opened(database)
    for number in range(3):
        await somebody(database, number, (TEN, TEN, ELEVEN)[number])
    planned = Closure("", "saliheen", local(7, 10), local(7, 12))

    async def plan_of(*closures: Closure) -> ClosurePlan:
        return (await database.read(lambda tx: plan_closures(tx, office, closures, RULES)))[0]

    plan = await plan_of(planned)
    assert (plan.affected, plan.placeable) == (3, 3)
    assert plan.room == (("saliheen", 20), ("shahba", 24))
    assert plan.first == Slot("saliheen", local(7, 9))
    plan = await plan_of(replace(planned, starts_at=local(7, 0), ends_at=local(9, 0)))
    assert (plan.affected, plan.placeable, plan.offered, plan.first) == (3, 0, 3, None)
    assert (await plan_of(replace(planned, places=1))).affected == 1
    assert await database.read(find_closures) == ()
