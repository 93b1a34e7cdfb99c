"""A stranger who waits for places instead of choosing them: with an old button while times are free, all day long with
one chat, and with many pages of one network."""

from collections.abc import AsyncIterator
from functools import partial

import pytest
from sqlalchemy import select

from bot.domain.rules import Rules
from storage.bookings.offer_answers import decline_offer
from storage.bookings.offers import offer_next
from storage.bookings.waits import wait
from storage.chats.conversations import load_chat
from storage.chats.inbox import sender_of
from storage.engine.transaction import Transaction
from storage.retention.forget import forget_person
from storage.tables import waits
from tests.builders import Started, a_chat, an_office, local, open_for_tests
from tests.inbox.world import TO_TIME, People

RULES = Rules()
OFFICE = an_office()


@pytest.fixture
async def started(sqlite_url: str) -> AsyncIterator[Started]:
    async with open_for_tests(sqlite_url) as opened:
        yield opened


async def test_nobody_waits_while_times_are_shown_as_free(started: Started) -> None:
    people = People(started.database, RULES)
    await people.talk("stranger", *TO_TIME)
    shown = await people.talk("stranger", "[time:days:0]")
    assert await people.talk("stranger", "[time:wait]") == shown
    assert await started.database.read(lambda tx: tx.connection.execute(select(waits)).all()) == []


async def test_who_erases_and_waits_again_is_last_and_has_the_same_offers_of_the_day(started: Started) -> None:
    """What an offer let pass is counted on goes with an erasure; so does the turn, and the day's count stays."""
    write, made = started.database.write, list[str]()

    def comes(tx: Transaction, address: str) -> None:
        wait(tx, a_chat(tx, address), "saliheen", False)

    def offered(tx: Transaction) -> str:
        offer = offer_next(tx, OFFICE, RULES)
        return "" if offer is None else {a_chat(tx, who): who for who in ("stranger", "neighbour")}[offer.chat_id]

    def erases(tx: Transaction) -> None:
        chat = load_chat(tx, sender_of(tx, "console", "stranger"))
        assert chat is not None
        forget_person(tx, chat, RULES)

    await write(partial(comes, address="stranger"))
    started.clock.forward(seconds=1)
    await write(partial(comes, address="neighbour"))
    for _ in range(RULES.holds_a_day + 5):
        started.clock.forward(minutes=1)
        made.append(await write(offered))
        if made[-1] == "stranger":
            await write(erases)
            await write(partial(comes, address="stranger"))
    assert made[:2] == ["stranger", "neighbour"], "whoever erases stands last again"
    assert made.count("stranger") == RULES.holds_a_day


async def test_a_chat_that_waits_is_offered_as_many_places_a_day_as_it_may_hold(started: Started) -> None:
    chat = await started.database.write(lambda tx: a_chat(tx, "stranger"))

    async def offers_until(hour: int, day: int = 7) -> int:
        made = 0
        while started.clock.time < local(day, hour):
            await started.database.write(lambda tx: wait(tx, chat, "saliheen", False))
            offer = await started.database.write(lambda tx: offer_next(tx, OFFICE, RULES))
            started.clock.forward(minutes=20)
            if offer is not None:
                made += 1
                await started.database.write(partial(decline_offer, chat_id=chat, offer_id=offer.id, rules=RULES))
        return made

    assert await offers_until(14) == RULES.holds_a_day
    started.clock.time = local(8, 10)
    assert await offers_until(11, 8) == 3, "the next day begins anew"
