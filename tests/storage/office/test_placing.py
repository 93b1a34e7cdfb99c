"""Who gets which place when stations close: never earlier, never elsewhere without a yes; a family stays together, and
what the plan promised comes true.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.booking import Booking, Slot
from bot.domain.closure import Closure, ClosurePlan, ClosureReport, MovedByUs, OfferedInstead, PutOnList
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.closures import find_closures, find_report, plan_closures
from tests.builders import RULES, Clock, local
from tests.storage.office.closed_stations import (
    ELEVEN,
    ONE,
    OTHER,
    ROOMY,
    SMALL,
    TEN,
    TWELVE,
    all_moved,
    opened,
    shut,
    shut_several,
    somebody,
)

NOON, TWO = local(7, 12), Slot("saliheen", local(7, 14))
THIRD = replace(OTHER, key="nasr")
EVERYWHERE = (SMALL, OTHER, THIRD)


async def family(database: Database, slot: Slot, *numbers: int) -> list[Booking]:
    """Of one chat, all at that time."""
    return [await somebody(database, number, slot, station=ROOMY, address="a family") for number in numbers]


async def test_who_is_moved_comes_later_and_an_earlier_time_is_only_offered(database: Database) -> None:
    """The place closes today from noon on: all that is left is before noon, and everybody used to be moved there."""
    office = await opened(database, replace(SMALL, horizon_days=1))
    people = [await somebody(database, number, (TWELVE, ONE, TWO)[number]) for number in range(3)]
    await shut(database, NOON, local(8, 0))
    done = await all_moved(database, office)
    assert [type(one) for one in done] == [OfferedInstead] * 3
    assert {one.slot.station for one in done if isinstance(one, OfferedInstead)} == {"saliheen"}
    assert [one.booking_id for one in done] == [person.id for person in people]


async def test_of_a_day_that_closes_nobody_is_pulled_to_the_day_before(database: Database) -> None:
    office = await opened(database, replace(SMALL, horizon_days=5))
    later = Slot("saliheen", local(9, 10))
    for number in range(2):
        await somebody(database, number, later, station=ROOMY)
    await shut(database, local(9, 0), local(10, 0))
    done = await all_moved(database, office)
    assert {one.new.starts_at for one in done if isinstance(one, MovedByUs)} == {local(10, 9)}
    assert len(done) == 2


async def test_a_chats_bookings_of_a_day_move_together(database: Database, clock: Clock) -> None:
    """Noon has one place left and one o'clock two: a family of three goes to the day that has room for all of them."""
    office = await opened(database, replace(SMALL, places=3, horizon_days=3))
    for number, slot in enumerate((TWELVE, TWELVE, ONE, TWO, TWO, TWO)):
        await somebody(database, number, slot, station=ROOMY)
        clock.forward(seconds=1)
    people = await family(database, TEN, 11, 12, 13)
    await shut(database, local(7, 9), local(7, 12))
    done = await all_moved(database, office)
    assert {one.booking_id for one in done} == {person.id for person in people}
    news = Counter(one.new for one in done if isinstance(one, MovedByUs))
    assert news == {TWELVE: 1, ONE: 2}, "on one day, though in two slots"


async def test_a_family_goes_into_one_slot_where_one_has_room(database: Database) -> None:
    office = await opened(database, replace(SMALL, places=3, horizon_days=3))
    await somebody(database, 1, ELEVEN)
    people = await family(database, TEN, 11, 12, 13)
    await shut(database, local(7, 9), local(7, 11))
    done = await all_moved(database, office)
    assert Counter(one.new for one in done if isinstance(one, MovedByUs)) == {TWELVE: 3}
    assert len(people) == 3


async def test_first_everybody_at_their_own_station_then_offers_elsewhere(database: Database, clock: Clock) -> None:
    """Both close on the first day, one of them for good. Who booked there first once got the locals' last place."""
    small = replace(OTHER, places=1, slot_minutes=180)
    office = await opened(database, replace(SMALL, horizon_days=2), small)
    away = await somebody(database, 1, TEN)
    clock.forward(minutes=1)
    local_one = await somebody(database, 2, Slot("shahba", local(7, 12)), station=small)
    await somebody(database, 3, Slot("shahba", local(8, 9)), station=small)
    spans = (("saliheen", local(7, 0), local(9, 0)), ("shahba", local(7, 0), local(8, 0)))
    planned = await database.read(lambda tx: plan_closures(tx, office, [Closure("", *span) for span in spans], RULES))
    await shut_several(database, *spans)
    done = {one.booking_id: one for one in await all_moved(database, office)}
    moved = done[local_one.id]
    assert isinstance(moved, MovedByUs)
    assert moved.new == Slot("shahba", local(8, 12))
    assert isinstance(done[away.id], PutOnList)
    assert [(plan.placeable, plan.offered, plan.waiting) for plan in planned] == [(0, 0, 1), (1, 0, 0)]


@pytest.mark.parametrize("most", [1, 4, 50])
async def test_what_the_plan_promises_comes_true(database: Database, clock: Clock, most: int) -> None:
    """Three stations at once, one for the rest of what can be booked, and some room here and there."""
    office = await opened(database, *EVERYWHERE)
    times = [local(7, hour) for hour in range(10, 15)]
    for number in range(15):
        station = EVERYWHERE[number % 3]
        slot = Slot(station.key, times[number // 3])
        await somebody(database, number, slot, station=station, address=f"chat {number % 7}")
        clock.forward(seconds=1)
    spans = [
        ("saliheen", local(7, 9), local(9, 0)),
        ("shahba", local(7, 11), local(8, 12)),
        ("nasr", local(7, 10), local(8, 0)),
    ]
    closing = [Closure("", *span) for span in spans]
    planned = await database.read(lambda tx: plan_closures(tx, office, closing, RULES))
    await shut_several(database, *spans)
    done = await all_moved(database, office, most)
    for one in done:
        if isinstance(one, MovedByUs):
            assert one.new.station == one.old.station
            assert one.new.starts_at > one.old.starts_at
    assert [promised(plan) for plan in planned] == await reported(database)
    assert sum(plan.affected for plan in planned) == len(done)


def promised(plan: ClosurePlan) -> tuple[int, ...]:
    return plan.affected, plan.placeable, plan.offered, plan.waiting


async def reported(database: Database) -> list[tuple[int, ...]]:
    """In the order of the stations as they were closed."""

    def read(tx: Transaction) -> Sequence[ClosureReport | None]:
        order = [station.key for station in EVERYWHERE]
        found = sorted(find_closures(tx), key=lambda one: order.index(one.station))
        return [find_report(tx, one.id) for one in found]

    reports = await database.read(read)
    return [(one.affected, one.moved, one.offered, one.waiting) for one in reports if one is not None]


async def test_a_place_elsewhere_is_the_nearest_and_nobody_gets_one_who_has_no_phone(database: Database) -> None:
    office = await opened(database)
    await somebody(database, 1, ELEVEN)
    await shut(database, local(7, 0), local(9, 0))
    (offered,) = await all_moved(database, office)
    assert isinstance(offered, OfferedInstead)
    assert offered.slot == Slot("shahba", ELEVEN.starts_at)
    assert offered.expires_at <= ELEVEN.starts_at + timedelta(days=1)
