"""A look at a database that changes nothing: it connects, writes and takes that back, and reads every page.

Works also where no command could start: without tables, without a key. Raises what the driver does.
"""

import asyncio
import secrets
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import quote

from storage.engine.sessions import open_session

PATIENCE: Final = 5.0  # seconds
_LIMITS: Final = """
SELECT most, by FROM pg_roles AS ours
JOIN pg_database AS here ON here.datname = current_database() AND ours.rolname = session_user,
LATERAL (VALUES
    (CASE WHEN rolsuper THEN -1 ELSE rolconnlimit END, 'role'),
    (CASE WHEN rolsuper THEN -1 ELSE datconnlimit END, 'database'),
    (current_setting('max_connections')::int - CASE WHEN rolsuper THEN 0 ELSE
        current_setting('superuser_reserved_connections')::int
        + coalesce(current_setting('reserved_connections', true)::int, 0) END, 'server')
) AS limits (most, by)
WHERE most >= 0 ORDER BY most LIMIT 1
"""  # a superuser is bound by the server's alone
_WRITE: Final = "INSERT INTO service (key, value) VALUES ('check', 'check')"


class PagesDamaged(Exception):
    """``quick_check`` found pages that contradict each other."""


def probe_sqlite(path: Path) -> bool:
    """False: the file is there, and nobody has made tables in it. Raises ``PagesDamaged``."""
    address = f"file:{quote(str(path.absolute()))}?mode=rw"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None, timeout=PATIENCE)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise PagesDamaged
        has_tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'service'").fetchone() is not None
        connection.execute("BEGIN IMMEDIATE")
        try:
            if has_tables:
                connection.execute(_WRITE)
            else:
                connection.execute("CREATE TABLE mawid_check (id INTEGER)")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        return has_tables


@dataclass(frozen=True, slots=True)
class Limit:
    """So many connections at once are allowed to all who come as we do; ``by``: whose limit that is."""

    connections: int
    by: Literal["role", "database", "server"]


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL. ``has_tables``: as of ``probe_sqlite``. ``locks_once``: of two sessions one gets an advisory lock.
    ``standbys`` follow it, and commits wait for one of them where ``waits`` says so. ``flushes``: a commit is on its
    own disk before it is acknowledged. ``limit``: the least of those that hold. ``encoding``: of the database."""

    has_tables: bool
    locks_once: bool
    standbys: int
    waits: bool
    flushes: bool
    limit: Limit
    encoding: str


def probe_postgresql(url: str) -> Server:
    """As ``probe_sqlite``; the server checks its pages itself."""
    return asyncio.run(_on_server(url))


async def _on_server(url: str) -> Server:
    connection = await open_session(url, "mawid check", PATIENCE)
    try:
        has_tables = await connection.fetchval("SELECT to_regclass('service') IS NOT NULL")
        taking_back = connection.transaction()
        await taking_back.start()
        try:
            await connection.execute(_WRITE if has_tables else "CREATE TABLE mawid_check (id INTEGER)")
        finally:
            await taking_back.rollback()
        acknowledges = await connection.fetchval("SHOW synchronous_commit")
        named = await connection.fetchval("SHOW synchronous_standby_names")
        return Server(
            bool(has_tables),
            await _locks_once(url, connection),
            int(await connection.fetchval("SELECT count(*) FROM pg_stat_replication")),
            bool(named) and acknowledges in ("on", "remote_apply"),
            acknowledges != "off",
            await _limit(connection),
            str(await connection.fetchval("SHOW server_encoding")),
        )
    finally:
        await connection.close(timeout=PATIENCE)


async def _limit(connection: Any) -> Limit:
    least = await connection.fetchrow(_LIMITS)
    return Limit(int(least[0]), least[1])


async def _locks_once(url: str, connection: Any) -> bool:
    """What says yes to everybody (CockroachDB does) would have two processes lead."""
    lock, another = "SELECT pg_try_advisory_lock($1::bigint)", await open_session(url, "mawid check", PATIENCE)
    key = secrets.randbits(62)
    try:
        return bool(await connection.fetchval(lock, key)) and not await another.fetchval(lock, key)
    finally:
        await another.close(timeout=PATIENCE)
