"""A place that is free while people wait is offered to them in order, one after the other, and to nobody twice."""

import asyncio
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import delete, func, insert, select, update

from bot.domain.booking import Booking, Hold, Slot, SlotFull
from bot.domain.message import Message, Send
from bot.domain.office import Station
from bot.domain.waiting import Offer, OfferGone, Waits
from storage.bookings.bookings import find_bookings
from storage.bookings.holds import give_back_online, release_expired, release_hold
from storage.bookings.offer_answers import Passed, decline_offer, end_offer, take_offer
from storage.bookings.offers import offer_mark, offer_next, offer_place
from storage.bookings.quiet_hours import hold_until_morning
from storage.bookings.waits import Waiting, stop_waiting, wait, wait_at_head
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.rebooking import with_closures
from storage.outbox.claim import claim
from storage.outbox.deliveries import NewDelivery, queue
from storage.outbox.mark import Marked, Status, mark
from storage.retention.forget_waits import forget_waits, forget_waits_of_chat
from storage.tables import bookings, chats, closures, offers, waits
from tests.builders import RULES, Clock, a_chat, a_station, an_applicant, an_office, local
from tests.storage.lifecycles import DRAFT, speak
from tests.storage.queue import (
    AT_TEN,
    LONE,
    PAIR,
    PLACE,
    closed,
    given_back,
    offered,
    open_offers,
    taken_by_another,
    waits_for,
)
from tests.storage.verbs import booked, confirm, counts, hold, places_in_use, with_chat

ELSEWHERE = Slot("shahba", local(8, 9))


@pytest.fixture
def clock() -> Clock:
    return Clock(AT_TEN)


async def who(database: Database, *addresses: str) -> list[str]:
    return [await database.write(partial(a_chat, address=address)) for address in addresses]


async def offer(database: Database) -> Offer:
    found = await database.write(offered)
    assert found is not None
    return found


def taken(tx: Transaction, chat_id: str, offer_id: str) -> Hold | Booking | OfferGone:
    office = with_closures(tx, an_office(LONE, a_station("shahba")))
    return take_offer(tx, chat_id, offer_id, office, RULES)


async def take(database: Database, one: Offer) -> Hold | Booking | OfferGone:
    return await database.write(partial(taken, chat_id=one.chat_id, offer_id=one.id))


async def in_balance(database: Database) -> None:
    for key in ("saliheen", "shahba"):
        assert await database.read(partial(counts, station=key)) == await database.read(
            partial(places_in_use, station=key)
        )


async def test_who_waits_learns_how_many_are_before(database: Database, clock: Clock) -> None:
    assert await database.write(partial(waits_for, address="first")) == Waits("saliheen", 0)
    clock.forward(seconds=1)
    assert await database.write(partial(waits_for, address="second")) == Waits("saliheen", 1)
    assert await database.write(partial(waits_for, address="first")) == Waits("saliheen", 0)


async def test_another_station_is_waited_for_instead_and_from_its_end(database: Database, clock: Clock) -> None:
    await database.write(partial(waits_for, address="first"))
    await database.write(partial(waits_for, address="there", station="shahba"))
    clock.forward(minutes=1)
    assert await database.write(partial(waits_for, address="first", station="shahba")) == Waits("shahba", 1)
    assert await database.write(partial(waits_for, address="second")) == Waits("saliheen", 0)


async def test_nothing_is_offered_while_nothing_is_free(database: Database) -> None:
    await database.write(taken_by_another)
    await database.write(partial(waits_for, address="first"))
    assert await database.write(offered) is None


async def test_a_free_place_is_offered_in_order_and_once(database: Database, clock: Clock) -> None:
    (first,) = await who(database, "first")
    await database.write(partial(waits_for, address="first"))
    clock.forward(seconds=1)
    await database.write(partial(waits_for, address="second"))
    one = await offer(database)
    assert one == Offer(one.id, first, PLACE, clock() + RULES.offer, None, "wait")
    assert await database.write(offered) is None
    assert await database.read(open_offers) == [first]
    await in_balance(database)


async def test_an_offered_place_is_nobody_elses(database: Database) -> None:
    await database.write(partial(waits_for, address="first"))
    await offer(database)
    assert await database.write(with_chat(hold, PLACE, LONE, address="a stranger")) == SlotFull(PLACE)


async def test_a_place_given_back_goes_to_who_waits_before_strangers_can_have_it(
    database: Database, clock: Clock
) -> None:
    await database.write(taken_by_another)
    await database.write(partial(waits_for, address="first"))
    await database.write(given_back)
    clock.forward(minutes=14, seconds=30)
    stranger = with_chat(hold, PLACE, LONE, address="a stranger")
    assert await database.write(stranger) == SlotFull(PLACE)
    one = await offer(database)
    clock.forward(minutes=1)
    assert await database.write(stranger) == SlotFull(PLACE)
    assert isinstance(await take(database, one), Hold)
    await in_balance(database)


async def test_a_place_that_cools_down_with_nobody_waiting_is_for_all(database: Database, clock: Clock) -> None:
    await database.write(taken_by_another)
    await database.write(given_back)
    clock.forward(minutes=15)
    assert await database.write(offered) is None
    assert isinstance(await database.write(with_chat(hold, PLACE, LONE)), Hold)


async def test_who_takes_the_offer_holds_the_place_and_waits_no_longer(database: Database, clock: Clock) -> None:
    await database.write(partial(waits_for, address="first"))
    one = await offer(database)
    clock.forward(minutes=20)
    assert await take(database, one) == Hold(PLACE, clock() + RULES.hold)
    assert isinstance(await database.write(with_chat(confirm, PLACE, address="first")), Booking)
    assert await database.read(lambda tx: tx.connection.execute(select(waits)).all()) == []
    await in_balance(database)


async def test_the_offered_place_is_held_in_place_of_an_earlier_one(database: Database) -> None:
    await database.write(partial(waits_for, address="first"))
    await database.write(with_chat(hold, ELSEWHERE, a_station("shahba"), address="first"))
    assert isinstance(await take(database, await offer(database)), Hold)
    assert await database.read(partial(counts, station="shahba")) == {}
    await in_balance(database)


@pytest.mark.parametrize(("seconds", "kept"), [(30 * 60 - 1, True), (30 * 60, False)])
async def test_an_offer_lasts_thirty_minutes(database: Database, clock: Clock, seconds: int, kept: bool) -> None:
    await database.write(partial(waits_for, address="first"))
    one = await offer(database)
    clock.forward(seconds=seconds)
    assert isinstance(await take(database, one), Hold if kept else OfferGone)
    await in_balance(database)


async def test_a_place_that_was_not_taken_goes_to_the_next_and_never_past_them(
    database: Database, clock: Clock
) -> None:
    first, second = await who(database, "first", "second")
    for address in ("first", "second"):
        await database.write(partial(waits_for, address=address))
        clock.forward(seconds=1)
    await offer(database)
    clock.forward(minutes=30)
    assert await database.write(lambda tx: end_offer(tx, RULES)) == Passed(first, PLACE, "saliheen", "last")
    assert await database.write(lambda tx: end_offer(tx, RULES)) is None
    assert await database.write(with_chat(hold, PLACE, LONE, address="a stranger")) == SlotFull(PLACE)
    assert (await offer(database)).chat_id == second
    await in_balance(database)


async def test_who_lets_two_offers_pass_is_off_the_list(database: Database, clock: Clock) -> None:
    (first,) = await who(database, "first")
    await database.write(partial(waits_for, address="first"))
    for left in ("last", "over"):
        await offer(database)
        clock.forward(minutes=30)
        assert await database.write(lambda tx: end_offer(tx, RULES)) == Passed(first, PLACE, "saliheen", left)
    assert await database.write(offered) is None
    clock.forward(minutes=2)
    assert isinstance(await database.write(with_chat(hold, PLACE, LONE, address="a stranger")), Hold)


async def test_who_waits_anew_begins_anew(database: Database, clock: Clock) -> None:
    await database.write(partial(waits_for, address="first"))
    await offer(database)
    clock.forward(minutes=30)
    await database.write(lambda tx: end_offer(tx, RULES))
    assert await database.write(with_chat(stop_waiting, address="first"))
    await database.write(partial(waits_for, address="first"))
    await offer(database)
    clock.forward(minutes=30)
    passed = await database.write(lambda tx: end_offer(tx, RULES))
    assert passed is not None
    assert passed.left == "last"


async def test_who_declines_waits_no_longer_and_the_next_one_is_offered_the_place(
    database: Database, clock: Clock
) -> None:
    first, second = await who(database, "first", "second")
    await database.write(partial(waits_for, address="first"))
    clock.forward(seconds=1)
    await database.write(partial(waits_for, address="second"))
    one = await offer(database)
    assert one.chat_id == first

    def decline(tx: Transaction) -> tuple[Passed | OfferGone, Offer | None]:
        return decline_offer(tx, first, one.id, RULES), offered(tx)

    passed, following = await database.write(decline)
    assert passed == Passed(first, PLACE, "saliheen", "over")
    assert following is not None
    assert following.chat_id == second
    assert await database.write(lambda tx: decline_offer(tx, first, one.id, RULES)) == OfferGone()
    assert isinstance(await take(database, one), OfferGone)
    await in_balance(database)


async def test_nobody_takes_or_declines_the_offer_of_another(database: Database) -> None:
    (second,) = await who(database, "second")
    await database.write(partial(waits_for, address="first"))
    one = await offer(database)
    assert await database.write(partial(taken, chat_id=second, offer_id=one.id)) == OfferGone()
    assert await database.write(lambda tx: decline_offer(tx, second, one.id, RULES)) == OfferGone()
    assert isinstance(await take(database, one), Hold)


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


async def test_who_has_blocked_us_is_passed_over(database: Database, clock: Clock) -> None:
    (second,) = await who(database, "second")
    await database.write(partial(waits_for, address="first"))
    clock.forward(seconds=1)
    await database.write(partial(waits_for, address="second"))
    block = update(chats).where(chats.c.id != second).values(blocked_at=clock())
    await database.write(lambda tx: tx.connection.execute(block))
    assert (await offer(database)).chat_id == second


async def test_a_web_chat_is_offered_only_of_the_web_chats_share(database: Database, clock: Clock) -> None:
    """Two places, one of them for web chats at the most, and that one is taken."""
    (second,) = await who(database, "second")
    shared = replace(RULES, web_share=0.5)
    office = an_office(PAIR)
    on_the_web = with_chat(hold, PLACE, PAIR, shared, address="on the web", channel="web")
    assert isinstance(await database.write(on_the_web), Hold)
    await database.write(partial(waits_for, address="first", web=True))
    clock.forward(seconds=1)
    assert await database.write(lambda tx: offer_next(tx, office, shared)) is None
    await database.write(partial(waits_for, address="second"))
    one = await database.write(lambda tx: offer_next(tx, office, shared))
    assert one is not None
    assert one.chat_id == second
    await in_balance(database)


async def displaced(database: Database, clock: Clock) -> Booking:
    """Booked for Tuesday, closed by us, the place given back to nobody; at the head of the list, after another."""
    booking = await database.write(taken_by_another)
    await database.write(partial(waits_for, address="first"))
    clock.forward(seconds=1)

    def close(tx: Transaction) -> None:
        closed(tx, booking)
        give_back_online(tx, [(PLACE, False)])
        wait_at_head(tx, booking.id, "saliheen", RULES)
        wait_at_head(tx, booking.id, "saliheen", RULES)

    await database.write(close)
    return booking


async def test_whose_place_a_closure_took_is_before_all_others_and_booked_again_with_the_same_code(
    database: Database, clock: Clock
) -> None:
    (another,) = await who(database, "another")
    booking = await displaced(database, clock)
    one = await offer(database)
    assert (one.chat_id, one.booking_id) == (another, booking.id)
    assert await database.read(lambda tx: find_bookings(tx, another, RULES)) == ()
    assert await take(database, one) == booking
    assert await database.read(lambda tx: find_bookings(tx, another, RULES)) == (booking,)
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
    await database.write(release_expired)
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


async def test_whoever_refuses_another_station_waits_first_for_their_own(database: Database, clock: Clock) -> None:
    (another,) = await who(database, "another")
    booking = await database.write(taken_by_another)
    await database.write(partial(waits_for, address="first"))
    there, until = a_station("shahba"), clock() + RULES.offer_elsewhere

    def close(tx: Transaction) -> Offer | None:
        closed(tx, booking)
        give_back_online(tx, [(PLACE, False)])
        return offer_place(tx, _whose(another, booking), ELSEWHERE, there, until, "closure", RULES)

    one = await database.write(close)
    assert one is not None
    declined = await database.write(lambda tx: decline_offer(tx, another, one.id, RULES))
    assert declined == Passed(another, ELSEWHERE, "saliheen", "first")
    assert (await offer(database)).booking_id == booking.id


async def test_two_processes_at_once_offer_each_place_once_and_nobody_two(database: Database) -> None:
    station = a_station(places=3, walk_in_places=0, slot_minutes=360, horizon_days=2)
    for number in range(5):
        await database.write(partial(waits_for, address=f"chat {number}"))
    rounds = (database.write(lambda tx: offer_next(tx, an_office(station), RULES)) for _ in range(10))
    made = [one for one in await asyncio.gather(*rounds) if one is not None]
    assert len({one.chat_id for one in made}) == len(made) <= 3
    while (more := await database.write(lambda tx: offer_next(tx, an_office(station), RULES))) is not None:
        made.append(more)
    assert len({one.chat_id for one in made}) == len(made) == 3
    assert await database.read(counts) == {PLACE: (3, 0)}
    await in_balance(database)


async def test_two_taps_at_once_take_an_offer_once(database: Database) -> None:
    await database.write(partial(waits_for, address="first"))
    one = await offer(database)
    answers = await asyncio.gather(*(take(database, one) for _ in range(4)))
    assert sorted(type(each).__name__ for each in answers) == ["Hold", "OfferGone", "OfferGone", "OfferGone"]
    await in_balance(database)


async def test_a_booking_ends_the_wait_and_frees_what_was_offered(database: Database) -> None:
    await database.write(partial(waits_for, address="first"))
    await database.write(partial(waits_for, address="second"))
    one = await offer(database)
    assert await database.write(lambda tx: stop_waiting(tx, one.chat_id))
    following = await offer(database)
    assert following.chat_id != one.chat_id
    assert isinstance(await take(database, one), OfferGone)
    assert not await database.write(lambda tx: stop_waiting(tx, one.chat_id))


async def test_a_wait_ends_with_its_draft(database: Database) -> None:
    await database.write(partial(waits_for, address="first"))
    await offer(database)
    assert await database.write(lambda tx: forget_waits(tx, RULES)) == 0
    await database.write(partial(speak, address="first"))
    assert await database.write(lambda tx: forget_waits(tx, RULES)) == 2
    assert await database.read(open_offers) == []
    assert isinstance(await database.write(with_chat(hold, PLACE, LONE, address="a stranger")), Hold)
    await in_balance(database)


async def test_a_wait_ends_with_its_booking(database: Database, clock: Clock) -> None:
    booking = await displaced(database, clock)
    assert await database.write(lambda tx: forget_waits(tx, RULES)) == 0
    nameless = update(bookings).where(bookings.c.id == booking.id).values(applicant_id=None)
    await database.write(lambda tx: tx.connection.execute(nameless))
    assert await database.write(lambda tx: forget_waits(tx, RULES)) == 1


async def test_nothing_of_a_forgotten_chat_remains(database: Database, clock: Clock) -> None:
    (first,) = await who(database, "first")
    await database.write(partial(waits_for, address="first"))
    await offer(database)
    await database.write(lambda tx: forget_waits_of_chat(tx, first))
    left = await database.read(
        lambda tx: [tx.connection.execute(select(func.count()).select_from(each)).scalar() for each in (waits, offers)]
    )
    assert left == [0, 0]
    assert isinstance(await database.write(with_chat(hold, PLACE, LONE, address="a stranger")), Hold)
    await in_balance(database)


async def test_what_was_offered_to_a_chat_that_is_gone_is_forgotten(database: Database, clock: Clock) -> None:
    (first,) = await who(database, "first")
    await database.write(partial(waits_for, address="first"))
    await offer(database)
    await database.write(lambda tx: tx.connection.execute(delete(chats).where(chats.c.id == first)))
    assert await database.write(lambda tx: forget_waits(tx, RULES)) == 3
    assert await database.read(lambda tx: tx.connection.execute(select(offers)).all()) == []


async def test_a_chat_waits_once_however_often_it_asks(database: Database) -> None:
    chat_id = await database.write(partial(speak, address="first", draft=DRAFT))
    for _ in range(3):
        await database.write(lambda tx: wait(tx, chat_id, "saliheen", False))
    await database.write(lambda tx: release_hold(tx, chat_id))
    assert len(await database.read(lambda tx: tx.connection.execute(select(waits)).all())) == 1


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
    held = [await database.write(with_chat(hold, PLACE, soon, address=f"stranger {number}")) for number in range(3)]
    assert [type(each) for each in held] == [Hold, Hold, SlotFull]


async def test_by_day_a_place_that_cools_down_is_left_to_its_offer(database: Database, clock: Clock) -> None:
    await database.write(taken_by_another)
    await database.write(partial(waits_for, address="first"))
    await database.write(given_back)
    clock.forward(minutes=14)
    assert await database.write(lambda tx: hold_until_morning(tx, an_office(LONE), RULES)) == 0


async def tell_of(database: Database, one: Offer, status: Status | None) -> None:
    """None: the message does not leave."""

    def tell(tx: Transaction) -> None:
        new = NewDelivery(
            one.chat_id, "console", "courtesy", Send(Message("free")), offer_mark(one.id), until=one.expires_at
        )
        queue(tx, [new])
        if status is not None:
            mark(tx, [Marked(each, status, "") for each in claim(tx, ["console"], 10)])

    await database.write(tell)


@pytest.mark.parametrize(
    ("status", "told"), [(None, False), ("dropped", False), ("sent", True), ("unknown", True), ("failed", True)]
)
async def test_an_offer_that_nobody_was_told_of_costs_them_nothing(
    database: Database, clock: Clock, status: Status | None, told: bool
) -> None:
    await database.write(partial(waits_for, address="first"))
    before = await database.read(lambda tx: tx.connection.execute(select(waits)).all())
    for left in ("last", "over", "over") if told else (None, None, None):
        one = await database.write(offered)
        if one is not None:
            await tell_of(database, one, status)
        clock.forward(minutes=30)
        passed = await database.write(lambda tx: end_offer(tx, RULES))
        assert (passed and passed.left) == (left if one else None)
    assert await database.read(open_offers) == []
    after = await database.read(lambda tx: tx.connection.execute(select(waits)).all())
    assert after == ([] if told else before)
    await in_balance(database)


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
    await database.write(release_expired)
    assert await database.read(counts) == {}


async def test_of_a_slot_with_fewer_places_than_are_taken_none_is_handed_out(database: Database) -> None:
    there = a_station("shahba", places=2, walk_in_places=0)
    another, someone = await who(database, "another", "someone")
    booking = await database.write(taken_by_another)
    await database.write(lambda tx: booked(tx, someone, ELSEWHERE, an_applicant("22222222222"), there))

    def close(tx: Transaction) -> Offer | None:
        closed(tx, booking)
        give_back_online(tx, [(PLACE, False)])
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
    await database.write(release_expired)
    await in_balance(database)


async def test_who_books_anew_waits_no_longer_for_what_a_closure_took(database: Database, clock: Clock) -> None:
    first, another = await who(database, "first", "another")
    await displaced(database, clock)
    sibling = await database.write(
        lambda tx: booked(tx, another, ELSEWHERE, an_applicant("33333333333"), a_station("shahba"))
    )
    one = await offer(database)
    await database.write(lambda tx: stop_waiting(tx, another))
    assert await database.read(open_offers) == [another], "a booking of another of the family ends nothing"
    anew = await database.write(
        lambda tx: booked(tx, another, ELSEWHERE, an_applicant("11111111111"), a_station("shahba"))
    )
    await database.write(lambda tx: stop_waiting(tx, another))
    assert await database.read(open_offers) == []
    assert await take(database, one) == OfferGone()
    assert {each.id for each in await database.read(lambda tx: find_bookings(tx, another, RULES))} == {
        sibling.id,
        anew.id,
    }
    assert (await offer(database)).chat_id == first
    assert await database.read(lambda tx: tx.connection.execute(select(waits.c.chat_id)).scalars().all()) == [first]
    await in_balance(database)


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


def _whose(chat_id: str, booking: Booking) -> Waiting:
    """Somebody whose place was closed."""
    return Waiting("", chat_id, booking.id, booking.slot.station, web=False)
