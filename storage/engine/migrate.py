"""Brings a database to the newest schema, at every start: one row is read when nothing is to be done.

Two processes that start at once migrate one after the other: SQLite's write lock and an advisory lock of PostgreSQL
(``storage.engine.making``) see to that, and the second finds nothing to do. A new migration is drafted from
``storage/tables.py`` by ``python -c 'from storage.engine.migrate import draft; draft("0002", "what it does")'``.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, create_engine, inspect, make_url, text
from sqlalchemy.pool import NullPool, StaticPool

from storage.engine.making import PATIENCE, BeingRestored, find_restore, make_alone
from storage.engine.sessions import OURS, named
from storage.engine.sqlite import BUSY, PRAGMAS
from storage.engine.whole_files import make_folder

if TYPE_CHECKING:
    from alembic.config import Config

T = TypeVar("T")

HEAD = "0027"
READS = "BEGIN"  # who only reads is in nobody's way, and nobody in theirs


def migrate(url: str, begin: Callable[[], None] = lambda: None) -> None:
    """Blocks. Creates a SQLite file that is not there, readable by its owner only; PostgreSQL's database must be.
    ``begin`` is called before tables are made where there are none: on PostgreSQL by nobody else meanwhile. Raises
    ``BeingRestored``."""
    if is_current(url):
        return
    if _path(url) is not None and not has_tables(url):
        begin()
    _run(url, partial(_upgrade, begin=begin))


def is_current(url: str) -> bool:
    """Or newer: the previous release runs on the new schema. False for a database that is empty or not there yet."""
    path = _path(url)
    return (path is None or path.exists()) and _run(url, _is_current, READS, create=False)


def has_tables(url: str) -> bool:
    """Somebody has made tables there, of whichever release. Makes nothing. Raises ``BeingRestored``."""
    path = _path(url)
    return (path is None or path.exists()) and _run(url, _has_tables_or_will, READS, create=False)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Within the connection's transaction."""
    from alembic import command  # nearly a second on a slow machine: only when there is something to do

    command.upgrade(_config(connection), revision)


def draft(revision: str, message: str) -> None:
    """Writes the migration that leads from the last one to the tables as they are. Read it before you ship it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        _on_sqlite(connection, _upgrade)
        _on_sqlite(connection, lambda core: _draft(core, revision, message))


def _upgrade(connection: Connection, begin: Callable[[], None] = lambda: None) -> None:
    if connection.dialect.name == "postgresql":
        make_alone(connection)
        if not _has_tables(connection):
            begin()
    if not _is_current(connection):
        upgrade(connection)


def _draft(connection: Connection, revision: str, message: str) -> None:
    from alembic import command

    command.revision(_config(connection), message, autogenerate=True, rev_id=revision)


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parents[1] / "migrations").replace("%", "%%"))
    return config


def _is_current(connection: Connection) -> bool:
    if not _has_tables(connection):
        return False
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return version is not None and version >= HEAD


def _has_tables_or_will(connection: Connection) -> bool:
    """Who restores commits all at once: it is asked for first, as all of it may be there a moment later."""
    told = find_restore(connection) if connection.dialect.name == "postgresql" else None
    there = _has_tables(connection)
    if told is not None and not there:
        raise BeingRestored(told)
    return there


def _has_tables(connection: Connection) -> bool:
    return inspect(connection).has_table("alembic_version")


def _run(url: str, do: Callable[[Connection], T], begin: str = "BEGIN IMMEDIATE", *, create: bool = True) -> T:
    path = _path(url)
    if path is None:
        return asyncio.run(_on_postgresql(url, do))
    if create:
        make_folder(path.parent)
        path.touch(mode=0o600)
    with closing(sqlite3.connect(path, isolation_level=None, timeout=BUSY)) as connection:
        for pragma in PRAGMAS:
            _patiently(connection, pragma)
        return _on_sqlite(connection, do, begin)


def _patiently(connection: sqlite3.Connection, pragma: str) -> None:
    """SQLite's own timeout does not hold for two that turn on WAL at once: one of them is refused on the spot."""
    patience = time.monotonic() + BUSY
    while True:
        try:
            connection.execute(pragma)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            time.sleep(0.01)
        else:
            return


def _on_sqlite(connection: sqlite3.Connection, do: Callable[[Connection], T], begin: str = "BEGIN IMMEDIATE") -> T:
    """In one transaction, so that a migration happens whole or not at all: the driver must not commit by itself."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as core:
        core.exec_driver_sql(begin)
        try:
            result = do(core)
        except BaseException:
            core.exec_driver_sql("ROLLBACK")
            raise
        core.exec_driver_sql("COMMIT")
        return result


async def _on_postgresql(url: str, do: Callable[[Connection], T]) -> T:
    from sqlalchemy.ext.asyncio import create_async_engine  # it takes SQLAlchemy's ORM with it

    settings = {**OURS, **named("mawid migrate"), "lock_timeout": "0", "idle_in_transaction_session_timeout": "0"}
    given = {"timeout": PATIENCE, "server_settings": settings}
    engine = create_async_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=given)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(do)
    finally:
        await engine.dispose()


def _path(url: str) -> Path | None:
    """The file, or None on PostgreSQL."""
    parsed = make_url(url)
    return Path(parsed.database or "") if parsed.get_backend_name() == "sqlite" else None
