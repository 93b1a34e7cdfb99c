"""What fails, fails alone: one message, one chat, one moment; everybody else is answered in order."""

import random
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, select, update

from bot.channels.console.channel import NAME
from bot.inbox.workers import SOON
from bot.rendering.text import write
from storage.chats import inbox as inbox_verbs
from storage.engine.transaction import Transaction
from storage.tables import chats, inbox
from tests.builders import open_for_tests
from tests.inbox.world import BEGINNING, BROKEN, People, until, workers


@pytest.fixture
async def people(sqlite_url: str) -> AsyncIterator[People]:
    async with open_for_tests(sqlite_url) as opened:
        yield People(opened.database)


def _waiting(tx: Transaction) -> int:
    waits = select(func.count()).select_from(inbox).where(inbox.c.handled_at.is_(None))
    return int(tx.connection.execute(waits).scalar_one())


async def all_heard(people: People) -> None:
    async def done() -> bool:
        return await people.database.read(_waiting) == 0

    await until(done)


async def parked(people: People) -> list[Any]:
    rows = select(inbox).where(inbox.c.parked.is_not(None))
    return await people.database.read(lambda tx: list(tx.connection.execute(rows).all()))


async def test_a_message_that_cannot_be_handled_is_parked_and_everything_else_goes_on(people: People) -> None:
    await people.talk("amina", *BEGINNING)
    before = len(await people.said("amina"))
    async with workers(people) as hears:
        hears.wake(await people.write("amina", f"{BROKEN} with my secret", "Amina Haddad"))
        hears.wake(await people.write("basil", *BEGINNING))
        await all_heard(people)
    (row,) = await parked(people)
    assert row.attempts == 3
    assert re.fullmatch(r"RuntimeError at \S+\.py:\d+ in \w+", row.parked)
    assert row.payload is None
    told, *after = (await people.said("amina"))[before:]
    assert told == write("something-went-wrong", "en")
    assert after, "the message behind it was not answered"
    assert (await people.chat("amina")).asked == "document"
    assert (await people.chat("basil")).asked == "name"
    assert write("something-went-wrong", "en") not in await people.said("basil")
    last_of_basil = max(place for place, payload in enumerate(people.channel.heard) if payload == BEGINNING[-1])
    last_try = max(place for place, payload in enumerate(people.channel.heard) if payload.startswith(BROKEN))
    assert last_of_basil < last_try, "somebody else waited for the tries"


async def test_a_first_message_that_cannot_be_handled_does_not_close_the_door(people: People) -> None:
    async with workers(people) as hears:
        hears.wake(await people.write("amina", BROKEN, "hello"))
        await all_heard(people)
    assert len(await parked(people)) == 1
    assert (await people.chat("amina")).asked == "consent"


@pytest.mark.parametrize(
    "corrupt",
    [
        lambda sealed: sealed[:-1] + bytes((sealed[-1] ^ 1,)),
        lambda sealed: b"\x019" + sealed[2:],
        lambda sealed: sealed[:20],
        lambda sealed: sealed[:5],
        lambda sealed: b"\xff",
        lambda sealed: b"",
    ],
    ids=["a bit", "another key", "cut short", "cut to the key", "one byte", "nothing"],
)
async def test_a_chat_whose_draft_is_corrupt_gets_an_answer_and_can_begin_again(people: People, corrupt: Any) -> None:
    await people.talk("amina", *BEGINNING, "Amina Haddad")
    broken = corrupt(bytes((await people.chat("amina")).draft))
    await people.database.write(lambda tx: tx.connection.execute(update(chats).values(draft=broken)).rowcount)
    before = len(await people.said("amina"))
    async with workers(people) as hears:
        hears.wake(await people.write("amina", "3/5/1990"))
        await all_heard(people)
    assert len(await people.said("amina")) > before
    stopped = len(await parked(people))
    said = await people.talk("amina", "/start", "[menu:register]", "Amina Haddad")
    assert said
    assert len(await parked(people)) == stopped
    assert (await people.chat("amina")).asked == "document"


async def test_what_another_process_stored_and_left_is_heard_without_waiting_for_the_next_look(
    sqlite_url: str,
) -> None:
    """It may have died with it. What is younger is left to that process, by a clock that stands still here."""
    async with open_for_tests(sqlite_url) as opened:
        people = People(opened.database)
        async with workers(people, sweep=3600) as hears:
            hears.wake(await people.write("basil", "hello"))
            await all_heard(people)  # the first look is over
            await people.write("amina", "hello")
            young = partial(inbox_verbs.senders_waiting, channels=[NAME], left=timedelta(seconds=SOON))
            assert await people.database.read(young) == ()
            opened.clock.forward(seconds=SOON)
            assert len(await people.database.read(young)) == 1
            hears.look_soon()
            await all_heard(people)


async def test_a_look_for_people_who_wait_finds_so_many_and_those_who_wait_longest(people: People) -> None:
    waiting = [await people.write(f"person {number}", "hello") for number in range(5)]
    look = partial(inbox_verbs.senders_waiting, channels=[NAME])
    assert await people.database.read(partial(look, most=3)) == tuple(waiting[:3])
    assert await people.database.read(look) == tuple(waiting)


async def test_a_noisy_chat_does_not_delay_anybody(people: People) -> None:
    async with workers(people) as hears:
        hears.wake(await people.write("noisy", *(f"noise {number}" for number in range(200))))

        async def under_way() -> bool:
            return len(people.channel.heard) >= 20

        await until(under_way)
        before = len(people.channel.heard)
        hears.wake(await people.write("quiet", "good morning"))
        await all_heard(people)
    heard = list(dict.fromkeys(people.channel.heard))
    assert heard.index("good morning") - before <= 10
    assert len(heard) == 201


async def test_everybodys_messages_stay_in_order_with_many_people_at_once(people: People) -> None:
    written = [(f"person {n}", f"{n}: {turn}") for turn in range(6) for n in range(64)]
    random.Random(1).shuffle(written)
    async with workers(people) as hears:
        for address, payload in written:
            hears.wake(await people.write(address, payload))
        await all_heard(people)
    heard = list(dict.fromkeys(people.channel.heard))
    for n in range(64):
        mine = [payload for address, payload in written if address == f"person {n}"]
        assert [payload for payload in heard if payload in mine] == mine
        assert len(await people.said(f"person {n}")) >= len(mine)
    assert await parked(people) == []
