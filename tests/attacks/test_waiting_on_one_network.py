"""One network with many pages that wait: where all is full it is offered no more of a time than it could book."""

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select, update

from bot.conversation.core.commands import Wait
from bot.conversation.core.state import Conversation, Scene
from bot.domain.booking import Hold, Slot
from bot.domain.waiting import Offer, Waits
from bot.inbox.execute import execute
from storage.bookings.holds import hold_slot, release_hold
from storage.bookings.offer_answers import Passed, decline_offer, take_offer
from storage.bookings.offers import BETWEEN, offer_next
from storage.bookings.waits import first_waiting
from storage.chats.conversations import load_chat
from storage.chats.inbox import sender_of
from storage.counts import network_of
from storage.engine.transaction import Transaction
from storage.tables import waits
from tests.builders import RULES, Started, a_chat, a_station, an_office, local, open_for_tests

# One time a day; pages get four of its ten places, and one network two of those.
STATION = a_station(places=10, walk_in_places=0, slot_minutes=360, horizon_days=2)
OFFICE = an_office(STATION)
SHARED = replace(RULES, web_share=0.4)
TIME = Slot("saliheen", local(8, 9))
EVIL, GOOD = "203.0.113.0/24", "198.51.100.0/24"
PAGES = tuple(f"page {number} of one network" for number in range(6))


@pytest.fixture
async def started(sqlite_url: str) -> AsyncIterator[Started]:
    """Everything is held for the moment; six pages of one network wait, and then one of another."""
    async with open_for_tests(sqlite_url) as opened:
        opened.clock.time = local(7, 10, 5)
        for number in range(10):
            await opened.database.write(partial(holds, address=f"somebody {number}"))
        opened.clock.forward(minutes=6)  # a new view, which shows it
        for number, page in enumerate((*PAGES, "neighbour")):
            opened.clock.forward(seconds=1)
            network = EVIL if number < len(PAGES) else GOOD
            assert await opened.database.write(partial(waits_on, page=page, network=network)) == Waits("saliheen")
        opened.clock.forward(minutes=11)
        yield opened


def holds(tx: Transaction, address: str) -> None:
    assert isinstance(hold_slot(tx, a_chat(tx, address), TIME, STATION, False, SHARED), Hold)


def waits_on(tx: Transaction, page: str, network: str) -> object:
    """As a turn of the page does it."""
    a_chat(tx, page, "web")
    chat = load_chat(tx, sender_of(tx, "web", page))
    assert chat is not None
    scene = Scene(tx.now, OFFICE, SHARED, "web", network=network_of(tx, network))
    return execute(tx, Wait("saliheen"), chat, Conversation(), scene)


async def offered(started: Started) -> dict[str, Offer]:
    """All that is offered now, by page."""

    def offer(tx: Transaction) -> tuple[str, Offer] | None:
        made = offer_next(tx, OFFICE, SHARED)
        names = {a_chat(tx, page, "web"): page for page in (*PAGES, "neighbour")}
        return None if made is None else (names[made.chat_id], made)

    found: dict[str, Offer] = {}
    while (made := await started.database.write(offer)) is not None:
        found[made[0]] = made[1]
    return found


async def test_one_network_is_offered_half_of_the_places_for_pages_and_another_the_next(started: Started) -> None:
    assert list(await offered(started)) == [*PAGES[:2], "neighbour"]
    assert await offered(started) == {}, "who is passed over is told nothing, and waits on"
    left = await started.database.read(lambda tx: tx.connection.execute(select(waits)).all())
    assert len(left) == len(PAGES) + 1


async def test_what_it_declines_or_gives_back_is_its_own_again_and_what_it_books_is_not(started: Started) -> None:
    first, second, _ = (await offered(started)).values()
    assert isinstance(
        await started.database.write(lambda tx: decline_offer(tx, first.chat_id, first.id, SHARED)), Passed
    )
    started.clock.time += BETWEEN
    assert list(await offered(started)) == [PAGES[2]]
    taken = await started.database.write(lambda tx: take_offer(tx, second.chat_id, second.id, OFFICE, SHARED))
    assert isinstance(taken, Hold)
    assert await offered(started) == {}
    await started.database.write(lambda tx: release_hold(tx, second.chat_id, SHARED))
    assert list(await offered(started)) == [PAGES[3]]


async def test_who_can_write_to_the_database_takes_no_page_out_of_its_network(started: Started) -> None:
    def attack(tx: Transaction) -> None:
        tx.connection.execute(update(waits).values(network_index=None))
        assert first_waiting(tx, "saliheen", {True: TIME.starts_at}) is None
        assert {table for table, _ in tx.mismatches.waiting} == {"waits"}

    await started.database.write(attack)
