import asyncio
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage import migrations
from storage.engine.database import Database
from storage.engine.migrate import HEAD, is_current, migrate
from storage.tables import metadata
from tests.databases import Server

FOLDER = Path(next(iter(migrations.__path__)))
INDEXES = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename != 'alembic_version' ORDER BY 1"
CONSTRAINTS = (
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace AND conrelid != 'alembic_version'::regclass ORDER BY 1, 2"
)


async def test_the_migrations_give_exactly_the_tables(database: Database) -> None:
    def differences(connection: Connection) -> Any:
        return compare_metadata(MigrationContext.configure(connection), metadata)

    assert await database.read(lambda tx: differences(tx.connection.core)) == []


def test_on_sqlite_each_index_and_constraint_is_as_in_the_tables(blank_sqlite_url: str, tmp_path: Path) -> None:
    """What Alembic does not compare: checks, and which rows an index is about."""
    migrate(blank_sqlite_url)
    engine = create_engine(f"sqlite:///{tmp_path / 'made.db'}")
    metadata.create_all(engine)
    engine.dispose()

    def words(path: Path) -> set[tuple[str, ...]]:
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE tbl_name != 'alembic_version'")
            return {
                (name, *sorted((sql or "").replace("(", " ( ").replace(")", " ) ").replace(",", " , ").split()))
                for name, sql in rows
            }

    assert words(tmp_path / "mawid.db") == words(tmp_path / "made.db")


async def test_on_postgresql_each_index_and_constraint_is_as_in_the_tables(postgres: Server, postgres_url: str) -> None:
    postgres.create("made")
    try:
        made = postgres.url("made")
        engine = create_async_engine(made)
        async with engine.begin() as connection:
            await connection.run_sync(metadata.create_all)
            await connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR)"))
        await engine.dispose()
        for query in (INDEXES, CONSTRAINTS):
            assert await _asked(postgres_url, query) == await _asked(made, query)
    finally:
        postgres.drop("made")


async def _asked(url: str, query: str) -> list[tuple[Any, ...]]:
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        rows = [tuple(row) for row in await connection.execute(text(query))]
    await engine.dispose()
    assert rows
    return rows


def test_the_newest_migration_is_the_one_that_a_start_looks_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_no_migration_leans_on_code_that_may_change() -> None:
    for path in (FOLDER / "versions").glob("*.py"):
        imports = [line for line in path.read_text().splitlines() if "import" in line]
        assert not [line for line in imports if "storage" in line or "bot" in line], path.name


async def test_a_database_is_current_after_a_migration_and_not_before(blank_url: str) -> None:
    assert not await asyncio.to_thread(is_current, blank_url)
    await asyncio.to_thread(migrate, blank_url)
    assert await asyncio.to_thread(is_current, blank_url)
    await asyncio.to_thread(migrate, blank_url)


async def test_two_that_start_at_once_migrate_one_after_the_other(blank_url: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(migrate, [blank_url] * 4))
    assert await asyncio.to_thread(is_current, blank_url)


def test_the_previous_release_runs_on_the_new_schema(blank_sqlite_url: str, tmp_path: Path) -> None:
    migrate(blank_sqlite_url)
    with closing(sqlite3.connect(tmp_path / "mawid.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    migrate(blank_sqlite_url)
    assert is_current(blank_sqlite_url)


def test_a_new_file_is_its_owners_alone(blank_sqlite_url: str, tmp_path: Path) -> None:
    assert not is_current(blank_sqlite_url)
    assert not (tmp_path / "mawid.db").exists()  # a question makes no file
    migrate(blank_sqlite_url)
    for path in tmp_path.glob("mawid.db*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_a_migration_that_fails_leaves_nothing_behind(blank_sqlite_url: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "mawid.db")) as connection:
        connection.execute("CREATE TABLE journal (ours INTEGER)")
    with pytest.raises(Exception, match="journal already exists"):
        migrate(blank_sqlite_url)
    with closing(sqlite3.connect(tmp_path / "mawid.db")) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("journal",)]
