"""The waiting list: its order, and how a wait ends."""

from functools import partial

import pytest
from sqlalchemy import delete, func, select, update

from bot.domain.booking import Hold
from bot.domain.waiting import OfferGone, Waits
from storage.bookings.bookings import find_bookings
from storage.bookings.holds import release_hold
from storage.bookings.waits import stop_waiting, wait
from storage.chats.conversations import ChatState, save_conversation
from storage.engine.database import Database
from storage.retention.forget_waits import forget_waits, forget_waits_of_chat
from storage.tables import bookings, chats, offers, waits
from tests.builders import RULES, Clock, a_chat, a_station, an_applicant
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.bookings.people_waiting import ELSEWHERE, displaced, in_balance, offer, take, who
from tests.storage.lifecycles import DRAFT, speak
from tests.storage.queue import AT_TEN, LONE, PLACE, open_offers, waits_for
from tests.storage.verbs import booked, hold, with_chat

pytestmark = ON_SQLITE


@pytest.fixture
def clock() -> Clock:
    return Clock(AT_TEN)


async def test_who_waits_learns_that_and_nothing_of_the_others(database: Database, clock: Clock) -> None:
    assert await database.write(partial(waits_for, address="first")) == Waits("saliheen")
    clock.forward(seconds=1)
    assert await database.write(partial(waits_for, address="second")) == Waits("saliheen")
    assert await database.write(partial(waits_for, address="first")) == Waits("saliheen")


async def test_another_station_is_waited_for_instead_and_from_its_end(database: Database, clock: Clock) -> None:
    await database.write(partial(waits_for, address="first"))
    await database.write(partial(waits_for, address="there", station="shahba"))
    clock.forward(minutes=1)
    assert await database.write(partial(waits_for, address="first", station="shahba")) == Waits("shahba")
    assert await database.write(partial(waits_for, address="second")) == Waits("saliheen")


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
    await database.write(lambda tx: save_conversation(tx, a_chat(tx, "first"), ChatState("ar", "1")))
    assert await database.write(lambda tx: forget_waits(tx, RULES)) == 2
    assert await database.read(open_offers) == []
    assert isinstance(await database.write(with_chat(hold, PLACE, LONE, address="a stranger")), Hold)
    await in_balance(database)


@ON_BOTH
async def test_a_wait_ends_with_its_booking(database: Database, clock: Clock) -> None:
    booking = await displaced(database, clock)
    assert await database.write(lambda tx: forget_waits(tx, RULES)) == 0
    nameless = update(bookings).where(bookings.c.id == booking.id).values(applicant_id=None)
    await database.write(lambda tx: tx.connection.execute(nameless))
    assert await database.write(lambda tx: forget_waits(tx, RULES)) == 1


@ON_BOTH
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
    await database.write(lambda tx: release_hold(tx, chat_id, RULES))
    assert len(await database.read(lambda tx: tx.connection.execute(select(waits)).all())) == 1


@ON_BOTH
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
