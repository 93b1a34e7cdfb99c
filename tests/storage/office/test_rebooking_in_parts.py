"""Many who are moved in parts: each transaction looks at a few of them, and each person gets what the plan said."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from sqlalchemy import select

from bot.domain.booking import Slot
from bot.domain.closure import MovedByUs, OfferedInstead
from bot.domain.office import Office
from storage.bookings.call_numbers import draw, draw_many
from storage.bookings.holds import take_ahead
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.affected import find_affected, with_closures
from storage.office.placing import Room, grouped, place
from storage.office.rebooking import Moving, _take_all, move_some
from storage.tables import bookings, slots
from tests.builders import RULES, Clock, local
from tests.storage.office.closed_stations import (
    OTHER,
    SMALL,
    all_moved,
    opened,
    shut,
    somebody,
)


def _planned(tx: Transaction, office: Office) -> dict[str, tuple[str, Slot | None]]:
    office = with_closures(tx, office)
    room = Room(tx, office, RULES.zone, RULES)
    return {
        row.id: (placed.kind, slot)
        for placed in place(room, grouped(find_affected(tx, office), RULES.zone))
        for (_, _, row), slot in zip(placed.group.affected, placed.places, strict=True)
    }


def _got(one: Moving) -> tuple[str, Slot | None]:
    if isinstance(one, MovedByUs):
        return "moved", one.new
    return ("offered", one.slot) if isinstance(one, OfferedInstead) else ("listed", None)


@pytest.mark.parametrize(("seed", "most"), [(1, 1), (2, 2), (3, 3), (4, 2)])
async def test_whoever_is_moved_in_parts_gets_the_place_that_they_would_get_at_once(
    database: Database, clock: Clock, seed: int, most: int
) -> None:
    """Families among them, of which one booked first and another last, and people who can only be offered something:
    they come after everybody who can be moved, however early they booked."""
    chance = Random(seed)
    roomy = replace(SMALL, places=3)
    office = await opened(database, roomy, replace(OTHER, places=2))
    times = [Slot("saliheen", local(day, hour)) for day in (7, 8) for hour in (10, 11, 12, 13, 14)]
    await somebody(database, 99, times[-1], station=roomy)  # first of all, and there is nothing later
    ways = ("console", "web"), ("console", "console")
    booked = [(slot, channel) for slot in times for channel in ways[slot.starts_at.hour % 3 == 0]]
    chance.shuffle(booked)
    for number, (slot, channel) in enumerate(booked):
        family = channel == "console" and chance.random() < 0.3
        address = f"chat {number % 3 if family else number + 10}"
        await somebody(database, number, slot, channel, roomy, address=address)
        clock.forward(seconds=1)
    await shut(database, local(7, 10), local(7, 12))
    await shut(database, local(7, 13), local(7, 14), 1)
    await shut(database, local(8, 13), local(9, 0))
    planned = await database.read(lambda tx: _planned(tx, office))
    assert {kind for kind, _ in planned.values()} > {"moved"}
    moved = await all_moved(database, office, most)
    assert {one.booking_id: _got(one) for one in moved} == planned
    assert len(moved) == len(planned)


async def test_many_who_are_moved_at_once_have_numbers_of_their_own_and_take_no_more_places_than_there_are(
    database: Database,
) -> None:
    roomy = replace(SMALL, places=40)
    office = await opened(database, roomy, OTHER)
    for number in range(60):
        slot, channel = Slot("saliheen", local(7, 10 + number % 2)), ("console", "web")[number % 7 == 0]
        await somebody(database, number, slot, channel, roomy)
    await shut(database, local(7, 10), local(7, 12))
    moved = await all_moved(database, office, 500)
    assert len(moved) == 60
    look = select(bookings.c.starts_at, bookings.c.call_number)
    rows = await database.read(lambda tx: tx.connection.execute(look).all())
    assert len({row.call_number for row in rows}) == 60
    assert {str(row.call_number) for row in rows} == {one.call_number for one in moved if isinstance(one, MovedByUs)}
    assert Counter(row.starts_at for row in rows) == {local(7, 12): 40, local(7, 13): 20}


async def test_numbers_drawn_by_the_hundred_are_nobody_elses_and_go_on_with_a_digit_more(database: Database) -> None:
    place_and_day = {"station": "saliheen", "day_ends_at": local(8, 0)}

    def do(tx: Transaction) -> tuple[list[int], list[int]]:
        before = [draw(tx, place_and_day) for _ in range(20)]
        return before, draw_many(tx, place_and_day, 950)

    before, drawn = await database.write(do)
    assert len({*before, *drawn}) == 970
    assert sum(number > 999 for number in drawn) >= 70  # nine hundred have three digits
    assert drawn != sorted(drawn)
    assert await database.write(lambda tx: draw_many(tx, place_and_day, 0)) == []


async def test_of_a_plan_that_somebody_was_quicker_than_no_place_is_taken(database: Database) -> None:
    roomy = replace(SMALL, places=40)
    office = await opened(database, roomy, OTHER)
    for number in range(60):
        slot, channel = Slot("saliheen", local(7, 10 + number % 2)), ("console", "web")[number % 7 == 0]
        await somebody(database, number, slot, channel, roomy)
    await shut(database, local(7, 10), local(7, 12))
    counted = select(slots.c.starts_at, slots.c.online, slots.c.web).order_by(slots.c.starts_at)

    def do(tx: Transaction) -> None:
        closed = with_closures(tx, office)
        groups = grouped(find_affected(tx, closed), RULES.zone)
        planned = place(Room(tx, closed, RULES.zone, RULES), groups, 60, only_moves=True)
        last = max((slot for one in planned for slot in one.places if slot), key=lambda each: each.starts_at)
        assert take_ahead(tx, last, 30, roomy, RULES)
        before = [row for row in tx.connection.execute(counted).all() if row.online or row.web]
        assert not _take_all(tx, closed, RULES, planned)
        assert [row for row in tx.connection.execute(counted).all() if row.online or row.web] == before

    await database.write(do)
    while await database.write(lambda tx: move_some(tx, office, RULES, 25)):
        pass
    rows = await database.read(lambda tx: tx.connection.execute(counted).all())
    assert [row.online for row in rows if row.online] == [40, 40, 10]
