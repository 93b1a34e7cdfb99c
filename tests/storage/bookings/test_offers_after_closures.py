"""Offers to people whose place a closure took."""

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import insert, select

from bot.domain.booking import Booking, Slot
from bot.domain.waiting import Offer, OfferGone
from storage.bookings.bookings import find_bookings
from storage.bookings.holds import give_back_online, release_expired
from storage.bookings.offer_answers import Passed, decline_offer, end_offer, take_offer
from storage.bookings.offers import offer_place
from storage.bookings.waits import Waiting
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.affected import with_closures
from storage.tables import closures, waits
from tests.builders import RULES, Clock, a_station, an_applicant, an_office, local
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.bookings.people_waiting import ELSEWHERE, displaced, in_balance, offer, take, taken, who
from tests.storage.queue import AT_TEN, LONE, PLACE, closed, open_offers, taken_by_another, waits_for
from tests.storage.verbs import booked, confirm, counts, with_chat

pytestmark = ON_SQLITE


@pytest.fixture
def clock() -> Clock:
    return Clock(AT_TEN)


async def test_whose_place_a_closure_took_is_before_all_others_and_booked_again_with_the_same_code(
    database: Database, clock: Clock
) -> None:
    (another,) = await who(database, "another")
    booking = await displaced(database, clock)
    one = await offer(database)
    assert (one.chat_id, one.booking_id) == (another, booking.id)
    assert await database.read(lambda tx: find_bookings(tx, another, RULES)) == ()
    again = await take(database, one)
    assert isinstance(again, Booking)
    assert again == replace(booking, call_number=again.call_number)
    assert again.call_number != booking.call_number
    assert await database.read(lambda tx: find_bookings(tx, another, RULES)) == (again,)
    await in_balance(database)


async def test_whoever_booked_anew_meanwhile_is_not_booked_twice(database: Database, clock: Clock) -> None:
    (another,) = await who(database, "another")
    await displaced(database, clock)
    one = await offer(database)
    anew = await database.write(
        lambda tx: booked(tx, another, ELSEWHERE, an_applicant("11111111111"), a_station("shahba"))
    )
    assert await take(database, one) == OfferGone()
    assert await database.read(lambda tx: find_bookings(tx, another, RULES)) == (anew,)
    await database.write(lambda tx: release_expired(tx, RULES))
    await in_balance(database)


async def test_a_booking_that_stands_moves_to_the_offered_place_and_its_old_one_cools_down(
    database: Database, clock: Clock
) -> None:
    """As after a reopening: somebody who was moved is offered the old time."""
    (another,) = await who(database, "another")
    there = a_station("shahba")
    booking = await database.write(lambda tx: booked(tx, another, ELSEWHERE, an_applicant("11111111111"), there))
    until = clock() + RULES.offer
    one = await database.write(
        lambda tx: offer_place(tx, _whose(another, booking), PLACE, LONE, until, "closure", RULES)
    )
    assert one is not None
    moved = await take(database, one)
    assert isinstance(moved, Booking)
    assert (moved.id, moved.code, moved.slot) == (booking.id, booking.code, PLACE)
    assert moved.changes_left == booking.changes_left
    assert await database.read(partial(counts, station="shahba")) == {ELSEWHERE: (1, 0)}
    await in_balance(database)


@ON_BOTH
async def test_whoever_refuses_another_station_waits_first_for_their_own(database: Database, clock: Clock) -> None:
    (another,) = await who(database, "another")
    booking = await database.write(taken_by_another)
    await database.write(partial(waits_for, address="first"))
    there, until = a_station("shahba"), clock() + RULES.offer_elsewhere

    def close(tx: Transaction) -> Offer | None:
        closed(tx, booking)
        give_back_online(tx, [(PLACE, False)], RULES)
        return offer_place(tx, _whose(another, booking), ELSEWHERE, there, until, "closure", RULES)

    one = await database.write(close)
    assert one is not None
    declined = await database.write(lambda tx: decline_offer(tx, another, one.id, RULES))
    assert declined == Passed(another, ELSEWHERE, "saliheen", "first")
    assert (await offer(database)).booking_id == booking.id


@ON_BOTH
async def test_whose_place_a_closure_took_stays_before_all_others_however_often_they_are_silent(
    database: Database, clock: Clock
) -> None:
    first, another = await who(database, "first", "another")
    booking = await displaced(database, clock)
    for place in (PLACE, Slot("saliheen", local(9, 9))):
        one = await offer(database)
        assert (one.booking_id, one.slot) == (booking.id, place)
        clock.forward(minutes=30)
        assert await database.write(lambda tx: end_offer(tx, RULES)) == Passed(another, place, "saliheen", "first")
        following = await offer(database)
        assert (following.chat_id, following.slot) == (first, place), "it is offered to them once, and goes on"
        await database.write(partial(taken, chat_id=first, offer_id=following.id))
        await database.write(with_chat(confirm, place, an_applicant(f"{place.starts_at.day:011}"), address="first"))
        await database.write(partial(waits_for, address="first"))
        clock.forward(days=1)
    ranks = select(waits.c.rank).where(waits.c.booking_id == booking.id)
    assert await database.read(lambda tx: tx.connection.execute(ranks).scalars().all()) == [0]
    await in_balance(database)


def shut(tx: Transaction, station: str, places: int | None = None) -> None:
    span = {"starts_at": local(8, 0), "ends_at": local(9, 0), "made_at": tx.now}
    whose = {"id": tx.new_id(), "station": station, "made_by": "an admin", "places": places}
    tx.connection.execute(insert(closures), {**whose, **span})


@pytest.mark.parametrize("booked_before", [False, True])
async def test_a_place_that_was_closed_meanwhile_is_gone_and_they_wait_on(
    database: Database, clock: Clock, booked_before: bool
) -> None:
    if booked_before:
        await displaced(database, clock)
    else:
        await database.write(partial(waits_for, address="first"))
    before = await database.read(lambda tx: tx.connection.execute(select(waits)).all())
    one = await offer(database)
    await database.write(partial(shut, station="saliheen"))
    assert await take(database, one) == OfferGone()
    assert await database.read(open_offers) == []
    assert await database.read(lambda tx: tx.connection.execute(select(waits)).all()) == before
    await database.write(lambda tx: release_expired(tx, RULES))
    assert await database.read(counts) == {}


async def test_of_a_slot_with_fewer_places_than_are_taken_none_is_handed_out(database: Database) -> None:
    there = a_station("shahba", places=2, walk_in_places=0)
    another, someone = await who(database, "another", "someone")
    booking = await database.write(taken_by_another)
    await database.write(lambda tx: booked(tx, someone, ELSEWHERE, an_applicant("22222222222"), there))

    def close(tx: Transaction) -> Offer | None:
        closed(tx, booking)
        give_back_online(tx, [(PLACE, False)], RULES)
        until = tx.now + RULES.offer_elsewhere
        one = offer_place(tx, _whose(another, booking), ELSEWHERE, there, until, "closure", RULES)
        shut(tx, "shahba", places=1)
        return one

    one = await database.write(close)
    assert one is not None
    taking = await database.write(
        lambda tx: take_offer(tx, another, one.id, with_closures(tx, an_office(LONE, there)), RULES)
    )
    assert taking == OfferGone()
    assert (await offer(database)).booking_id == booking.id, "they wait for their own station"
    await database.write(lambda tx: release_expired(tx, RULES))
    await in_balance(database)


def _whose(chat_id: str, booking: Booking) -> Waiting:
    """Somebody whose place was closed."""
    return Waiting("", chat_id, booking.id, booking.slot.station, web=False)
