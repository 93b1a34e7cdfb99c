"""Who can write to the database, and saw a message wait in it, puts it back after its turn, to be heard once more."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from bot.inbox.turn import take_turn
from storage.engine.database import Database
from storage.engine.keyring import NotOurs
from storage.retention.forget import forget_old
from storage.tables import inbox
from tests.builders import RULES, Clock, open_for_tests
from tests.inbox.world import People

Row = dict[str, Any]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(migrated_url: Callable[[str], str], clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(migrated_url("sqlite"), clock) as opened:
        yield opened.database


async def copied(database: Database, people: People) -> Row:
    """As it stood before its turn, which it had since."""
    sender = await people.write("amina", "/start")
    row = await database.read(lambda tx: tx.connection.execute(select(*inbox.c)).one())
    await database.write(lambda tx: take_turn(tx, sender, people.context))
    return {column.name: getattr(row, column.name) for column in inbox.c if column.name != "seq"}


async def refused(database: Database, people: People, row: Row) -> bool:
    await database.write(lambda tx: tx.connection.execute(insert(inbox), row))
    before = await people.said("amina")
    try:
        with pytest.raises(NotOurs):
            await database.write(lambda tx: take_turn(tx, row["sender"], people.context))
    finally:
        await database.write(lambda tx: tx.connection.execute(delete(inbox)))
    return await people.said("amina") == before


async def test_a_message_is_not_heard_again_as_another_update_or_as_one_that_came_later(
    database: Database, clock: Clock
) -> None:
    people = People(database)
    row = await copied(database, people)
    await database.write(lambda tx: tx.connection.execute(update(inbox).values(update_key="its own, out of the way")))
    assert await refused(database, people, row | {"update_key": "forged"})
    assert await refused(database, people, row | {"received_at": clock() + timedelta(seconds=1)})


async def test_nor_once_its_key_is_forgotten(database: Database, clock: Clock) -> None:
    people = People(database)
    row = await copied(database, people)
    clock.forward(days=9)
    await database.write(lambda tx: forget_old(tx, RULES))
    assert await database.read(lambda tx: tx.connection.execute(select(inbox.c.seq)).all()) == []
    assert await refused(database, people, row)
