"""Offers of freed places: to whom, for how long, and what an answer does."""

import asyncio
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select, update

from bot.domain.booking import Booking, Hold, SlotFull
from bot.domain.message import Message, Send
from bot.domain.waiting import Offer, OfferGone
from storage.bookings.offer_answers import Passed, decline_offer, end_offer
from storage.bookings.offers import offer_mark, offer_next
from storage.bookings.waits import stop_waiting
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.claim import claim
from storage.outbox.deliveries import NewDelivery, queue
from storage.outbox.mark import Marked, Status, mark
from storage.tables import chats, waits
from tests.builders import RULES, Clock, a_station, an_office
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.bookings.people_waiting import ELSEWHERE, in_balance, offer, take, taken, who
from tests.storage.queue import AT_TEN, LONE, PAIR, PLACE, given_back, offered, open_offers, taken_by_another, waits_for
from tests.storage.verbs import confirm, counts, hold, renew_view, with_chat

pytestmark = ON_SQLITE


@pytest.fixture
def clock() -> Clock:
    return Clock(AT_TEN)


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


@ON_BOTH
async def test_a_place_that_cools_down_with_nobody_waiting_is_for_all(database: Database, clock: Clock) -> None:
    await database.write(taken_by_another)
    await database.write(given_back)
    clock.forward(minutes=15)
    assert await database.write(offered) is None
    await renew_view(database, clock)
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
    await renew_view(database, clock)
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


@ON_BOTH
async def test_who_has_blocked_us_is_passed_over(database: Database, clock: Clock) -> None:
    (second,) = await who(database, "second")
    await database.write(partial(waits_for, address="first"))
    clock.forward(seconds=1)
    await database.write(partial(waits_for, address="second"))
    block = update(chats).where(chats.c.id != second).values(blocked_at=clock())
    await database.write(lambda tx: tx.connection.execute(block))
    assert (await offer(database)).chat_id == second


@ON_BOTH
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


@ON_BOTH
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


@ON_BOTH
async def test_two_taps_at_once_take_an_offer_once(database: Database) -> None:
    await database.write(partial(waits_for, address="first"))
    one = await offer(database)
    answers = await asyncio.gather(*(take(database, one) for _ in range(4)))
    assert sorted(type(each).__name__ for each in answers) == ["Hold", "OfferGone", "OfferGone", "OfferGone"]
    await in_balance(database)


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
