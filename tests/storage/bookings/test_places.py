from dataclasses import replace
from datetime import date, timedelta

from bot.domain.booking import Hold, ShownTime, Slot, SlotFull, TooManyHolds
from storage.bookings.holds import release_expired, release_hold
from storage.bookings.shown import find_shown_days
from storage.bookings.slots import find_earliest
from storage.engine.database import Database
from tests.builders import RULES, Clock, a_station, local
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.verbs import (
    ELEVEN,
    ONE_PLACE,
    TEN,
    booked,
    counts,
    free,
    hold,
    places_in_use,
    renew_view,
    with_chat,
)

pytestmark = ON_SQLITE


async def test_a_calendar_shows_today_to_the_horizon_closed_days_too(database: Database, clock: Clock) -> None:
    clock.time = local(7, 13, 50)
    days = await database.read(lambda tx: find_shown_days(tx, a_station(), False, RULES))
    assert [day.day for day in days] == [date(2026, 12, 7) + timedelta(days=days) for days in range(14)]
    assert [len(day.times) for day in days] == [0, 24, 24, 24, 0, 24, 24, 24, 24, 24, 24, 0, 24, 24]
    assert days[1].times[0] == ShownTime(local(8, 9), True)


async def test_a_full_slot_is_in_the_calendar_as_full(database: Database, clock: Clock) -> None:
    await database.write(with_chat(booked, TEN, station=ONE_PLACE))
    clock.forward(minutes=10)
    (today, *_) = await database.read(lambda tx: find_shown_days(tx, ONE_PLACE, False, RULES))
    assert [time.starts_at for time in today.times if not time.free] == [TEN.starts_at]


async def test_a_hold_that_ran_out_is_no_longer_counted_before_anybody_releases_it(
    database: Database, clock: Clock
) -> None:
    assert isinstance(await database.write(with_chat(hold, TEN, ONE_PLACE)), Hold)
    assert await database.read(lambda tx: free(tx, TEN, ONE_PLACE)) == 0
    clock.forward(minutes=10)
    assert await database.read(lambda tx: free(tx, TEN, ONE_PLACE)) == 1
    await renew_view(database, clock)
    held = await database.write(with_chat(hold, TEN, ONE_PLACE, address="another"))
    assert held == Hold(TEN, clock() + RULES.hold)


async def test_the_last_place_goes_to_one(database: Database) -> None:
    assert isinstance(await database.write(with_chat(hold, TEN, ONE_PLACE)), Hold)
    assert await database.write(with_chat(hold, TEN, ONE_PLACE, address="another")) == SlotFull(TEN)


@ON_BOTH
async def test_a_second_hold_replaces_the_first_and_frees_its_place_at_once(database: Database) -> None:
    await database.write(with_chat(hold, TEN, ONE_PLACE))
    assert isinstance(await database.write(with_chat(hold, ELEVEN, ONE_PLACE)), Hold)
    assert isinstance(await database.write(with_chat(hold, TEN, ONE_PLACE, address="another")), Hold)
    assert await database.read(counts) == {TEN: (1, 0), ELEVEN: (1, 0)}


async def test_holding_the_same_last_place_again_prolongs_it(database: Database, clock: Clock) -> None:
    await database.write(with_chat(hold, TEN, ONE_PLACE))
    clock.forward(minutes=9)
    assert await database.write(with_chat(hold, TEN, ONE_PLACE)) == Hold(TEN, clock() + RULES.hold)
    assert await database.read(counts) == {TEN: (1, 0)}


async def test_a_refusal_leaves_the_earlier_hold_alone(database: Database) -> None:
    await database.write(with_chat(hold, TEN, ONE_PLACE))
    await database.write(with_chat(hold, ELEVEN, ONE_PLACE, address="another"))
    assert await database.write(with_chat(hold, ELEVEN, ONE_PLACE)) == SlotFull(ELEVEN)
    assert await database.read(counts) == {TEN: (1, 0), ELEVEN: (1, 0)}
    assert await database.read(places_in_use) == {TEN: (1, 0), ELEVEN: (1, 0)}


async def test_a_released_hold_frees_its_place(database: Database) -> None:
    await database.write(with_chat(hold, TEN, ONE_PLACE))
    await database.write(with_chat(release_hold, RULES))
    assert await database.read(counts) == {}


async def test_what_ran_out_is_released_once(database: Database, clock: Clock) -> None:
    await database.write(with_chat(hold, TEN))
    await database.write(with_chat(hold, ELEVEN, address="another"))
    assert await database.write(lambda tx: release_expired(tx, RULES)) == 0
    clock.forward(minutes=10)
    assert await database.write(lambda tx: release_expired(tx, RULES)) == 2
    assert await database.write(lambda tx: release_expired(tx, RULES)) == 0
    assert await database.read(counts) == {}


@ON_BOTH
async def test_a_chat_makes_ten_holds_a_local_day(database: Database, clock: Clock) -> None:
    for minutes in range(10):
        slot = Slot("saliheen", TEN.starts_at + timedelta(minutes=15 * minutes))
        held = await database.write(with_chat(hold, slot))
        assert isinstance(held, Hold)
    assert await database.write(with_chat(hold, TEN)) == TooManyHolds(kept=held)
    assert isinstance(await database.write(with_chat(hold, TEN, address="another")), Hold)
    clock.time = local(8, 0, 0)
    assert isinstance(await database.write(with_chat(hold, Slot("saliheen", local(8, 10)))), Hold)


async def test_a_full_slot_does_not_use_up_a_persons_holds(database: Database) -> None:
    await database.write(with_chat(hold, TEN, ONE_PLACE, address="another"))
    for _ in range(RULES.holds_a_day + 1):
        assert await database.write(with_chat(hold, TEN, ONE_PLACE)) == SlotFull(TEN)


async def test_no_time_is_held_that_may_not_be_booked(database: Database) -> None:
    too_near, beyond, never = local(7, 8, 45), local(21, 10), local(7, 10, 7)
    friday = local(11, 10)
    for time in (too_near, beyond, never, friday):
        slot = Slot("saliheen", time)
        assert await database.write(with_chat(hold, slot)) == SlotFull(slot)


async def test_web_chats_together_get_a_fifth_of_a_slot(database: Database) -> None:
    assert await database.read(lambda tx: free(tx, TEN, web=True)) == 3
    for number in range(3):
        held = await database.write(with_chat(hold, address=f"page {number}", channel="web"))
        assert isinstance(held, Hold)
    assert await database.write(with_chat(hold, address="one more page", channel="web")) == SlotFull(TEN)
    assert await database.read(lambda tx: (free(tx, TEN, web=True), free(tx, TEN))) == (0, 9)
    assert isinstance(await database.write(with_chat(hold, address="a phone")), Hold)
    assert await database.read(counts) == {TEN: (4, 3)}


async def test_web_chats_get_a_place_of_the_smallest_slot_and_none_without_a_share(database: Database) -> None:
    small = a_station(places=3, walk_in_places=1)
    assert await database.read(lambda tx: free(tx, TEN, small, web=True)) == 1
    none = await database.write(with_chat(hold, TEN, small, replace(RULES, web_share=0), channel="web"))
    assert none == SlotFull(TEN)


async def test_the_earliest_free_time_of_each_station(database: Database, clock: Clock) -> None:
    small, other, never = ONE_PLACE, a_station("shahba"), a_station("gone", hours=((),) * 7)
    await database.write(with_chat(booked, Slot("saliheen", local(7, 9)), station=small))
    await database.write(with_chat(hold, Slot("saliheen", local(7, 9, 15)), small, address="another"))

    stations = [small, other, never]
    found = await database.read(lambda tx: find_earliest(tx, stations, False, RULES))
    assert found == {
        "saliheen": Slot("saliheen", local(7, 9, 30)),
        "shahba": Slot("shahba", local(7, 9)),
        "gone": None,
    }
    clock.time = local(7, 8, 12)
    found = await database.read(lambda tx: find_earliest(tx, [small], False, RULES))
    assert found == {"saliheen": Slot("saliheen", local(7, 9, 15))}


async def test_the_earliest_time_for_a_web_chat_is_one_that_it_may_take(database: Database) -> None:
    nine = Slot("saliheen", local(7, 9))
    for number in range(3):
        await database.write(with_chat(hold, nine, address=f"page {number}", channel="web"))
    found = await database.read(lambda tx: find_earliest(tx, [a_station()], True, RULES))
    assert found == {"saliheen": Slot("saliheen", local(7, 9, 15))}


async def test_a_station_that_gives_out_less_than_before_gives_none_until_enough_are_free(database: Database) -> None:
    for number in range(4):
        await database.write(with_chat(booked, address=f"chat {number}"))
    smaller = a_station(places=3, walk_in_places=0)
    assert await database.read(lambda tx: free(tx, TEN, smaller)) == 0
    assert await database.write(with_chat(hold, TEN, smaller)) == SlotFull(TEN)
