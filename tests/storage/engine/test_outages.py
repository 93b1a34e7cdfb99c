"""A PostgreSQL that says nothing any more: each connection is given up, and the next ones work."""

import asyncio
from collections.abc import Callable
from random import Random

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage.engine.keyring import new_keyring
from storage.engine.outages import DatabaseAway, is_outage
from storage.engine.postgresql import CONNECTIONS, Postgresql, open_postgresql
from storage.engine.transaction import Transaction, TransactionFactory
from tests.builders import Clock, open_for_tests
from tests.databases import Server
from tests.stories.outages import line_to_postgres


def asking(statement: str) -> Callable[[Transaction], object]:
    return lambda tx: tx.connection.execute(text(statement)).scalar()


def opened(url: str) -> Postgresql:
    return open_postgresql(url, TransactionFactory(new_keyring(), Clock(), Random(1)), answers=1.0)


async def test_a_dead_proxy_is_given_up_and_all_its_connections_with_it(postgres_url: str) -> None:
    async with asyncio.timeout(60), line_to_postgres(postgres_url) as (line, url):
        database = opened(url)
        await asyncio.gather(*(database.read(asking("SELECT pg_sleep(0.05)")) for _ in range(CONNECTIONS)))

        def swallowed(tx: Transaction) -> None:
            line.swallows = True
            asking("SELECT 1")(tx)

        with pytest.raises(DatabaseAway):
            await database.write(swallowed)
        with pytest.raises(DatabaseAway):
            await database.read(asking("SELECT 2"))
        line.swallows = False
        assert await database.read(asking("SELECT 3")) == 3
        await database.close()


async def test_an_error_of_the_database_is_told_from_one_of_what_it_was_asked(postgres_url: str) -> None:
    database = opened(postgres_url)
    with pytest.raises(DBAPIError) as ended:
        await database.write(asking("SELECT pg_terminate_backend(pg_backend_pid())"))
    assert is_outage(ended.value)
    with pytest.raises(DBAPIError) as asked:
        await database.write(asking("SELECT 1 / 0"))
    assert not is_outage(asked.value)
    await database.write(lambda tx: tx.connection.execute(text("CREATE TABLE one (it int UNIQUE)")) and None)
    with pytest.raises(IntegrityError) as twice:
        await database.write(asking("INSERT INTO one VALUES (1), (1)"))
    assert not is_outage(twice.value)
    await database.close()


async def test_a_database_that_lets_nobody_in_is_away(postgres: Server, blank_postgres_url: str) -> None:
    """Closed, its password changed, its last connection taken: no message that waits has done that."""
    name = make_url(blank_postgres_url).database
    database = opened(blank_postgres_url)
    assert await database.read(asking("SELECT 1")) == 1
    postgres.admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
    postgres.admin.execute(f"SELECT pg_terminate_backend(pid, 9000) FROM pg_stat_activity WHERE datname = '{name}'")
    try:
        with pytest.raises(DatabaseAway):
            await database.write(asking("SELECT 1"))
    finally:
        postgres.admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
    assert await database.read(asking("SELECT 1")) == 1
    await database.close()


async def test_an_error_of_our_own_that_looks_like_one_of_the_line_stays_what_it_is(postgres_url: str) -> None:
    def broken(tx: Transaction) -> None:
        asking("SELECT 1")(tx)
        raise TimeoutError("of a library")

    database = opened(postgres_url)
    with pytest.raises(TimeoutError) as raised:
        await database.write(broken)
    assert not is_outage(raised.value)
    await database.close()


async def test_a_full_disk_is_the_databases_fault_and_a_value_that_is_there_already_is_not(sqlite_url: str) -> None:
    async with open_for_tests(sqlite_url) as opened:

        def full(tx: Transaction) -> None:
            tx.connection.core.exec_driver_sql("PRAGMA max_page_count=1")  # no more than it has now
            tx.connection.core.exec_driver_sql("CREATE TABLE large AS SELECT zeroblob(1000000)")

        with pytest.raises(DBAPIError) as raised:
            await opened.database.write(full)
        assert is_outage(raised.value)
        with pytest.raises(DBAPIError) as asked:
            await opened.database.write(asking("SELECT it FROM nowhere"))
        assert not is_outage(asked.value)
