"""Who waits for nothing is heard in the transaction that stores the update, and what fails there loses nobody's."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.channels.console.channel import NAME
from bot.channels.contract import Heard
from bot.inbox.at_once import take_in
from bot.rendering.text import write
from storage.chats.inbox import NewUpdate
from storage.engine.outages import is_outage
from storage.tables import chats, deliveries, inbox
from tests.builders import open_for_tests
from tests.inbox.test_failures import ANYTHING
from tests.inbox.world import BEGINNING, BROKEN, Channel, People, until, workers


@pytest.fixture
async def people(database_url: str) -> AsyncIterator[People]:
    async with open_for_tests(database_url) as opened:
        yield People(opened.database)


async def take(people: People, *updates: tuple[str, str], keys: Sequence[str] = ()) -> tuple[bytes, ...]:
    """``updates``: address and payload of each."""
    numbers = keys or [str(people.number + place) for place in range(len(updates))]
    people.number += len(updates)
    new = [NewUpdate(key, address, payload) for key, (address, payload) in zip(numbers, updates, strict=True)]
    return await take_in(people.database, NAME, new, people.context, lambda channel: None)


async def rows(people: People, table: Any) -> Sequence[Any]:
    return await people.database.read(lambda tx: tx.connection.execute(select(table).order_by(table.c.seq)).all())


async def all_heard(people: People, *waiting: Sequence[bytes]) -> None:
    async def done() -> bool:
        return all(row.handled_at is not None for row in await rows(people, inbox))

    async with workers(people) as hears:
        for sender in {sender for senders in waiting for sender in senders}:
            hears.wake(sender)
        await until(done)


async def test_the_answer_is_committed_with_the_update_and_what_was_said_is_never_in_the_file(people: People) -> None:
    for payload in BEGINNING:
        assert await take(people, ("amina", payload)) == ()
    assert (await people.chat("amina")).asked == "name"
    stored = await rows(people, inbox)
    assert [(row.payload, row.attempts, row.parked) for row in stored] == [(None, 0, None)] * len(BEGINNING)
    assert all(row.handled_at is not None for row in stored)
    assert len(await people.said("amina")) >= len(BEGINNING)


async def test_one_whose_turn_fails_costs_nobody_else_an_answer_or_gives_two(people: People) -> None:
    came = await take(people, ("amina", "hello"), ("basil", f"{BROKEN} with my secret"), ("carla", "hello"))
    assert len(came) == 3, "all of them are stored, and each waits for a turn of its own"
    await all_heard(people, came)
    assert len(await people.said("amina")) == len(await people.said("carla")) == 1
    parked = [row for row in await rows(people, inbox) if row.parked]
    assert [(row.attempts, row.payload) for row in parked] == [(3, None)]
    assert "secret" not in parked[0].parked


@pytest.mark.parametrize("error", ANYTHING, ids=[type(error).__name__ for error in ANYTHING])
async def test_whatever_a_turn_raises_the_update_is_stored_and_the_process_goes_on(
    sqlite_url: str, error: BaseException
) -> None:
    class Raising(Channel):
        def read(self, payload: str) -> Heard:
            if payload == "bang":
                raise error
            return super().read(payload)

    async with open_for_tests(sqlite_url) as opened:
        people = People(opened.database, channel=Raising())
        assert len(await take(people, ("amina", "bang"))) == 1
        assert await take(people, ("basil", "hello")) == ()
        (first, second) = await rows(people, inbox)
        assert (first.handled_at, first.attempts, second.handled_at is None) == (None, 0, False)


async def test_an_update_that_comes_again_is_answered_once_and_leaves_nothing_of_who_was_erased(
    people: People,
) -> None:
    await take(people, ("amina", "hello"), keys=["1"])
    said = await people.said("amina")
    assert await take(people, ("amina", "hello"), keys=["1"]) == ()
    came = await take(people, ("amina", "hello"), ("basil", "hello"), keys=["1", "2"])
    assert len(came) == 1, "basil's is new"
    await all_heard(people, came)
    assert await people.said("amina") == said

    await take(people, ("carla", "hello"), keys=["3"])
    assert await take(people, ("carla", "/erase"), keys=["4"]) == ()
    await all_heard(people, await take(people, ("carla", "[confirm-erase:yes]"), keys=["5"]))
    count = select(func.count()).select_from(chats)
    left = await people.database.read(lambda tx: tx.connection.execute(count).scalar_one())
    for key in ("3", "4", "5"):
        assert await take(people, ("carla", "hello"), keys=[key]) == ()
    assert await people.database.read(lambda tx: tx.connection.execute(count).scalar_one()) == left


async def test_who_waits_already_is_heard_in_the_order_of_writing(people: People) -> None:
    waiting = [await people.write("amina", "hello")]
    waiting += await take(people, ("amina", "[language:en]"))
    waiting += await take(people, ("amina", "[consent:agree]"), ("amina", "Amina Haddad"))
    assert [row.handled_at for row in await rows(people, inbox)] == [None] * 4
    await all_heard(people, waiting)
    assert (await people.chat("amina")).asked == "document"


async def test_two_processes_that_hear_of_one_update_at_once_answer_it_once(postgres_url: str) -> None:
    async with open_for_tests(postgres_url) as one, open_for_tests(postgres_url, seed=2, empty=True) as other:
        first, second = People(one.database), People(other.database)
        for key in range(8):
            person = f"person {key % 3}"
            await asyncio.gather(*(take(each, (person, "hello"), keys=[str(key)]) for each in (first, second)))
        said = [len(await first.said(f"person {each}")) for each in range(3)]
        assert said == [3, 3, 2]


async def test_two_first_messages_in_two_processes_open_one_chat_and_are_both_answered(postgres_url: str) -> None:
    async with open_for_tests(postgres_url) as one, open_for_tests(postgres_url, seed=2, empty=True) as other:
        first, second = People(one.database), People(other.database)
        came = await asyncio.gather(
            *(
                take(each, ("amina", "hello"), keys=[f"{key}"])
                for key, each in enumerate((first, second, first, second))
            )
        )
        await all_heard(first, *came)
        assert len(await first.said("amina")) == 4
        assert len(await first.database.read(lambda tx: tx.connection.execute(select(chats.c.id)).all())) == 1


async def test_a_process_that_is_frozen_in_a_turn_keeps_nobodys_update_from_being_stored(postgres_url: str) -> None:
    async with open_for_tests(postgres_url) as opened:
        people = People(opened.database)
        await take(people, ("amina", "hello"))
        frozen = create_async_engine(postgres_url)
        async with frozen.connect() as holds:
            await holds.execute(select(chats.c.id).with_for_update())
            async with asyncio.timeout(6):  # shorter than the lock is waited for by everybody else
                waiting = await take(people, ("amina", "[language:en]"))
            assert await take(people, ("basil", "hello")) == (), "he waits for nobody"
            assert len(waiting) == 1
            await holds.rollback()
        await frozen.dispose()
        await all_heard(people, waiting)
        assert (await people.chat("amina")).asked == "consent"


async def test_who_has_a_row_that_the_database_cannot_read_waits_alone(sqlite_url: str) -> None:
    damaged = sqlite3.DatabaseError()
    damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT

    class Damaged(Channel):
        def read(self, payload: str) -> Heard:
            if payload == "bang":
                raise DatabaseError("select", None, damaged)
            return super().read(payload)

    async with open_for_tests(sqlite_url) as opened:
        people = People(opened.database, channel=Damaged())
        assert len(await take(people, ("amina", "bang"), ("basil", "hello"))) == 2
        assert await take(people, ("carla", "hello")) == ()


async def test_what_cannot_be_written_is_neither_acknowledged_nor_answered(sqlite_url: str) -> None:
    async with open_for_tests(sqlite_url) as opened:
        people = People(opened.database)
        await take(people, ("amina", "hello"))
        await people.database.write(lambda tx: tx.connection.core.exec_driver_sql("PRAGMA query_only=ON") and None)
        with pytest.raises(Exception) as failed:  # noqa: PT011  # told by the next line
            await take(people, ("basil", "hello"), ("carla", BROKEN))
        assert is_outage(failed.value)
    async with open_for_tests(sqlite_url, seed=2, empty=True) as opened:
        people = People(opened.database, number=people.number)
        assert len(await rows(people, inbox)) == 1
        assert len(await rows(people, deliveries)) == 1
        assert write("something-went-wrong", "ar") not in await people.said("basil")
        assert await take(people, ("basil", "hello")) == ()
        assert await people.said("basil")
