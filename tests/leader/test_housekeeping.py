"""The leader's round: freed places are offered before strangers get them, and no step keeps another from its turn."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select

from bot.domain.booking import SlotFull
from bot.domain.message import Send
from bot.domain.office import Office
from bot.leader.housekeeping import go_round, run_housekeeping
from storage.engine.database import Database
from storage.outbox.claim import claim
from storage.tables import chats, deliveries, holds, waits
from tests.builders import RULES, Clock, a_chat, open_for_tests
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.lifecycles import speak
from tests.storage.queue import AT_TEN, LONE, OFFICE, PLACE, given_back, taken_by_another, waits_for
from tests.storage.verbs import hold, with_chat

pytestmark = ON_SQLITE


@pytest.fixture
def clock() -> Clock:
    return Clock(AT_TEN)


@pytest.fixture
async def database(database_url: str, clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(database_url, clock) as opened:
        yield opened.database


async def kinds(database: Database) -> list[str]:
    found = select(deliveries.c.kind).order_by(deliveries.c.seq)
    return list(await database.read(lambda tx: tx.connection.execute(found).scalars().all()))


@ON_BOTH
async def test_a_place_that_has_cooled_down_is_offered_in_the_round_that_would_release_it(
    database: Database, clock: Clock
) -> None:
    woken: list[int] = []
    await database.write(taken_by_another)
    await database.write(partial(waits_for, address="first"))
    await database.write(given_back)
    clock.forward(minutes=15)
    await go_round(database, OFFICE, RULES, lambda: woken.append(1))
    assert await database.write(with_chat(hold, PLACE, LONE, address="a stranger")) == SlotFull(PLACE)
    assert (await kinds(database), woken) == (["courtesy"], [1])


async def test_an_offer_that_leaves_too_late_is_not_sent(database: Database, clock: Clock) -> None:
    await database.write(partial(waits_for, address="first"))
    await go_round(database, OFFICE, RULES)
    clock.forward(minutes=30)
    assert await database.write(lambda tx: claim(tx, {"console"}, 10)) == ()


@ON_BOTH
async def test_who_let_an_offer_pass_at_night_learns_it_in_the_morning(database: Database, clock: Clock) -> None:
    clock.forward(hours=10, minutes=55)
    await database.write(partial(waits_for, address="first"))
    await go_round(database, OFFICE, RULES)
    (offer,) = await database.write(lambda tx: claim(tx, {"console"}, 10))
    clock.forward(minutes=35)
    await go_round(database, OFFICE, RULES)
    assert await database.write(lambda tx: claim(tx, {"console"}, 10)) == ()
    clock.forward(hours=10, minutes=30)
    (told,) = await database.write(lambda tx: claim(tx, {"console"}, 10))
    assert isinstance(told.outgoing, Send)
    assert told.chat_id == offer.chat_id


async def test_a_wait_is_forgotten_with_its_interview(database: Database, clock: Clock) -> None:
    await database.write(taken_by_another)
    await database.write(partial(waits_for, address="first"))
    clock.forward(hours=72)
    await go_round(database, OFFICE, RULES)
    await go_round(database, OFFICE, RULES)
    assert await database.read(lambda tx: tx.connection.execute(select(waits)).all()) == []


async def test_a_step_that_fails_keeps_no_other_from_its_turn(database: Database, clock: Clock) -> None:
    await database.write(with_chat(hold, PLACE, LONE, address="somebody"))
    await database.write(partial(speak, address="silent", draft={"errand": "register", "answers": {"name": "A"}}))
    await database.write(partial(waits_for, address="first"))
    clock.forward(hours=72)
    nowhere = replace(OFFICE, zone="Nowhere/Nowhere")
    with pytest.raises(ExceptionGroup, match="a round"):
        await go_round(database, nowhere, RULES)
    assert await database.read(lambda tx: tx.connection.execute(select(holds)).all()) == []
    left = await database.read(lambda tx: tx.connection.execute(select(chats.c.id)).all())
    assert left == [], "what is due to be forgotten is forgotten"


async def test_the_house_is_kept_until_it_is_told_to_stop(database: Database, clock: Clock) -> None:
    """Whatever fails in a round, the next one comes."""
    stop, rounds = asyncio.Event(), 0
    nowhere = replace(OFFICE, zone="Nowhere/Nowhere")

    def office() -> Office:
        nonlocal rounds
        rounds += 1
        if rounds > 4:
            stop.set()
        return nowhere

    await database.write(a_chat)
    async with asyncio.timeout(20):
        await run_housekeeping(database, office, lambda: RULES, lambda: None, stop, seconds=0.01)
    assert rounds > 4
