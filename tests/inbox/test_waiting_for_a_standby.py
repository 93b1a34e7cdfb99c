"""A commit that was given up while it waited for a standby stands on the primary, and nobody is told it is safe."""

import asyncio
from collections.abc import Iterator
from random import Random

import pytest
from sqlalchemy import make_url

from storage.chats import inbox
from storage.chats.inbox import NewUpdate
from storage.engine.keyring import new_keyring
from storage.engine.outages import DatabaseAway
from storage.engine.postgresql import Postgresql, open_postgresql
from storage.engine.transaction import TransactionFactory
from tests.builders import Clock
from tests.databases import Server

HEARD_AGAIN = 2  # times: a sequence writes once in 32 numbers, and would have a single commit wait by luck


@pytest.fixture
def waiting_url(postgres: Server, postgres_url: str) -> Iterator[str]:
    """Commits there wait for a standby which is away; those of the other databases wait for nobody."""
    name = make_url(postgres_url).database
    postgres.admin.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = on')
    postgres.admin.execute("ALTER SYSTEM SET synchronous_standby_names = 'away'")
    postgres.admin.execute("SELECT pg_reload_conf()")
    yield postgres_url
    come_back(postgres)


def come_back(postgres: Server) -> None:
    postgres.admin.execute("ALTER SYSTEM RESET synchronous_standby_names")
    postgres.admin.execute("SELECT pg_reload_conf()")


async def test_what_waited_in_vain_for_a_standby_is_not_acknowledged_when_it_comes_again(
    waiting_url: str, postgres: Server
) -> None:
    database = open_postgresql(waiting_url, TransactionFactory(new_keyring(), Clock(), Random(1)), answers=0.5)
    update = await given_up(database)
    for _ in range(HEARD_AGAIN):
        with pytest.raises(DatabaseAway):
            await database.write(lambda tx: inbox.store(tx, "console", [update]))
    with pytest.raises(DatabaseAway):
        await database.read(lambda tx: inbox.is_stored(tx, "console", update.update_key))
    come_back(postgres)
    async with asyncio.timeout(30):
        assert await database.write(lambda tx: inbox.store(tx, "console", [update])) == (), "it is there"
    await database.close()


async def given_up(database: Postgresql) -> NewUpdate:
    """The first that waited: a server takes a moment to hear of its new settings."""
    for number in range(10_000):
        update = NewUpdate(str(number), "amina", "hello")
        try:
            await database.write(lambda tx, update=update: inbox.store(tx, "console", [update]))  # type: ignore[misc]
        except DatabaseAway:
            return update
    raise AssertionError("no commit waited")
