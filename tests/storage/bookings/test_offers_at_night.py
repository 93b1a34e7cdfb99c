"""Quiet hours: nothing is offered, and what is given back is held until the morning."""

from functools import partial

import pytest

from bot.domain.booking import Hold, SlotFull
from bot.domain.office import Station
from storage.bookings.offer_answers import Passed, decline_offer
from storage.bookings.offers import offer_next
from storage.bookings.quiet_hours import hold_until_morning
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from tests.builders import RULES, Clock, a_chat, a_station, an_applicant, an_office, local
from tests.databases import ON_SQLITE
from tests.storage.bookings.people_waiting import in_balance, who
from tests.storage.queue import AT_TEN, LONE, PLACE, given_back, offered, open_offers, taken_by_another, waits_for
from tests.storage.verbs import booked, hold, renew_view, with_chat

pytestmark = ON_SQLITE


@pytest.fixture
def clock() -> Clock:
    return Clock(AT_TEN)


@pytest.mark.parametrize(
    ("hour", "minute", "offers_made"), [(7, 59, 0), (8, 0, 1), (20, 59, 1), (21, 0, 0), (23, 59, 0), (0, 0, 0)]
)
async def test_places_are_offered_from_eight_to_twenty_one(
    database: Database, clock: Clock, hour: int, minute: int, offers_made: int
) -> None:
    await database.write(partial(waits_for, address="first"))
    clock.time = local(8, hour, minute)
    await database.write(offered)
    assert len(await database.read(open_offers)) == offers_made


async def given_back_at_night(database: Database, clock: Clock, station: Station = LONE) -> None:
    """A minute before strangers could have the place."""
    clock.time = local(7, 22)
    await database.write(lambda tx: booked(tx, a_chat(tx, "another"), PLACE, an_applicant("11111111111"), station))
    await database.write(given_back)
    clock.forward(minutes=14)


@pytest.mark.parametrize(("waiting", "kept"), [(True, 1), (False, 0)])
async def test_what_is_given_back_at_night_waits_for_the_morning_with_those_who_wait(
    database: Database, clock: Clock, waiting: bool, kept: int
) -> None:
    soon = a_station(places=1, walk_in_places=0, slot_minutes=360, horizon_days=2, first_bookable_minutes=30)
    office = an_office(soon)
    if waiting:
        await database.write(partial(waits_for, address="first"))
    await given_back_at_night(database, clock, soon)
    assert await database.write(lambda tx: hold_until_morning(tx, office, RULES)) == kept
    assert await database.write(lambda tx: hold_until_morning(tx, office, RULES)) == 0
    clock.time = local(8, 3)
    await renew_view(database, clock)
    stranger = await database.write(with_chat(hold, PLACE, soon, address="a stranger"))
    assert isinstance(stranger, SlotFull if waiting else Hold)
    clock.time = local(8, 8)
    made = await database.write(lambda tx: offer_next(tx, office, RULES))
    assert (made is not None) == waiting
    await in_balance(database)


async def test_a_time_too_early_for_the_morning_is_everybodys_at_night(database: Database, clock: Clock) -> None:
    """At eight it could not be booked any more."""
    await database.write(partial(waits_for, address="first"))
    await given_back_at_night(database, clock)
    assert await database.write(lambda tx: hold_until_morning(tx, an_office(LONE), RULES)) == 0
    clock.forward(minutes=1)
    await renew_view(database, clock)
    assert isinstance(await database.write(with_chat(hold, PLACE, LONE, address="a stranger")), Hold)


async def test_no_more_places_are_kept_at_night_than_people_wait(database: Database, clock: Clock) -> None:
    soon = a_station(places=3, walk_in_places=0, slot_minutes=360, horizon_days=2, first_bookable_minutes=30)
    clock.time = local(7, 22)
    await database.write(partial(waits_for, address="first"))

    def three(tx: Transaction) -> None:
        for number in range(3):
            booked(tx, a_chat(tx, f"another {number}"), PLACE, an_applicant(f"{number:011d}"), soon)
            given_back(tx, f"another {number}")

    await database.write(three)
    clock.forward(minutes=14)
    assert await database.write(lambda tx: hold_until_morning(tx, an_office(soon), RULES)) == 1
    clock.forward(minutes=1)
    await renew_view(database, clock)
    held = [await database.write(with_chat(hold, PLACE, soon, address=f"stranger {number}")) for number in range(3)]
    assert [type(each) for each in held] == [Hold, Hold, SlotFull]


async def test_by_day_a_place_that_cools_down_is_left_to_its_offer(database: Database, clock: Clock) -> None:
    await database.write(taken_by_another)
    await database.write(partial(waits_for, address="first"))
    await database.write(given_back)
    clock.forward(minutes=14)
    assert await database.write(lambda tx: hold_until_morning(tx, an_office(LONE), RULES)) == 0


async def test_what_is_declined_at_night_waits_for_the_morning_with_those_who_wait(
    database: Database, clock: Clock
) -> None:
    soon = a_station(places=1, walk_in_places=0, slot_minutes=360, horizon_days=2, first_bookable_minutes=30)
    office = an_office(soon)
    first, second = await who(database, "first", "second")
    clock.time = local(7, 20, 50)
    await database.write(partial(waits_for, address="first"))
    clock.forward(seconds=1)
    await database.write(partial(waits_for, address="second"))
    one = await database.write(lambda tx: offer_next(tx, office, RULES))
    assert one is not None
    clock.forward(minutes=15)
    assert isinstance(await database.write(lambda tx: decline_offer(tx, first, one.id, RULES)), Passed)
    clock.forward(seconds=20)
    assert await database.write(lambda tx: hold_until_morning(tx, office, RULES)) == 1
    clock.time = local(8, 7, 59)
    assert await database.write(with_chat(hold, PLACE, soon, address="a stranger")) == SlotFull(PLACE)
    clock.time = local(8, 8)
    following = await database.write(lambda tx: offer_next(tx, office, RULES))
    assert following is not None
    assert (following.chat_id, following.slot) == (second, PLACE)
    await in_balance(database)
