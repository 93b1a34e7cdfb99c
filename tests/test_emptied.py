"""A database that is used again is as new, whatever was done to it."""

from collections.abc import Iterator
from contextlib import closing

import asyncpg  # type: ignore[import-untyped]
import pytest

from storage.engine.transaction import Transaction
from tests.builders import a_chat, open_for_tests
from tests.databases import Server
from tests.emptied import Emptied
from tests.kept_connections import KeptConnections


@pytest.fixture
def one(postgres: Server, migrated_database: str, kept_connections: KeptConnections) -> Iterator[Emptied]:
    """Whatever comes back to it, it lends next."""
    with closing(Emptied(postgres, migrated_database, kept_connections)) as one:
        yield one


async def _do(url: str, *statements: str) -> asyncpg.Connection:
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    for statement in statements:
        await connection.execute(statement)
    return connection


async def test_rows_are_gone_and_numbers_begin_anew(one: Emptied) -> None:
    seen = []
    for _ in range(2):
        with one.database() as url:
            assert await _filled(url) == {"alembic_version"}
            async with open_for_tests(url) as opened:
                await opened.database.write(a_chat)
            assert await _filled(url) > {"alembic_version", "chats"}
            connection = await _do(url)
            drawn = "SELECT seqrelid::regclass::text, nextval(seqrelid::regclass) FROM pg_sequence"
            seen.append((url, [tuple(row) for row in await connection.fetch(drawn)]))
            await connection.close()
    assert seen[0] == seen[1], "the same database, and the same numbers"
    assert seen[0][1]


async def _filled(url: str) -> set[str]:
    connection = await _do(url)
    names = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    found = {name for (name,) in names if await connection.fetchval(f'SELECT count(*) FROM "{name}"')}
    await connection.close()
    return found


async def test_who_is_still_connected_is_thrown_out_with_what_was_not_committed(one: Emptied) -> None:
    with one.database() as url:
        left = await _do(url, "SELECT pg_advisory_lock(7)", "BEGIN", "UPDATE alembic_version SET version_num = '0'")
    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, OSError)):
        await left.execute("SELECT 1")
    left.terminate()
    with one.database() as again:
        assert again == url
        connection = await _do(again)
        assert await connection.fetchval("SELECT pg_try_advisory_lock(7)")
        assert await connection.fetchval("SELECT version_num <> '0' FROM alembic_version")
        await connection.close()


async def _with_a_pid(url: str, *statements: str) -> int:
    """Of the one session that the program's pool opens, after it did that and committed it."""

    def do(tx: Transaction) -> int:
        for statement in statements:
            tx.connection.core.exec_driver_sql(statement)
        return int(tx.connection.core.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())

    async with open_for_tests(url) as opened:
        return await opened.database.write(do)


async def test_a_session_that_is_used_again_has_no_lock_and_no_setting_of_the_test_before(one: Emptied) -> None:
    with one.database() as url:
        first = await _with_a_pid(url, "SELECT pg_advisory_lock(7)", "SET work_mem = '65kB'")
    with one.database() as again:
        connection = await _do(again)
        assert await connection.fetchval("SELECT pg_try_advisory_lock(7)")
        await connection.close()
        size = "SELECT 1 / (current_setting('work_mem') <> '65kB')::integer"
        assert (again, await _with_a_pid(again, size)) == (url, first)


async def test_a_session_that_was_ended_meanwhile_is_not_used_again(one: Emptied) -> None:
    with one.database() as url:
        first = await _with_a_pid(url)
        connection = await _do(url, f"SELECT pg_terminate_backend({first}, 5000)")
        await connection.close()
        assert await _with_a_pid(url) != first


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TABLE more (x integer)",
        "DROP TABLE desk_looks CASCADE",
        "ALTER TABLE chats ADD COLUMN more integer",
        "ALTER TABLE journal ALTER COLUMN action DROP NOT NULL",
        "CREATE INDEX more ON chats (id)",
        "CREATE FUNCTION more() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "REVOKE ALL ON chats FROM PUBLIC; GRANT SELECT ON chats TO pg_read_all_data",
        "UPDATE alembic_version SET version_num = '0'",
        "ANALYZE",
        "SELECT lo_create(0)",
    ],
)
async def test_one_that_was_changed_is_never_lent_again(one: Emptied, change: str) -> None:
    with one.database() as url:
        await (await _do(url, change)).close()
    with one.database() as again:
        assert again != url
