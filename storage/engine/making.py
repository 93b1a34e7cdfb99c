"""Who makes the tables of a PostgreSQL, or restores a backup to it: by advisory locks, as there is no file to lock.

Law: ``LOCK`` is held by the very transaction that makes the tables, so it is lost only with them, and nobody makes a
key but who holds it. ``RESTORES`` tells earlier, from before the backup is opened until all of it is in; ``FILLS``
goes with a commit that is still under way when its process is gone.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from sqlalchemy import Connection, text

from storage.engine.sessions import open_session

LOCK: Final = 7_275_033_184  # any numbers that nobody else uses; the releases before know this one
RESTORES: Final = 7_275_033_185
FILLS: Final = 7_275_033_186
_BRIEFLY: Final = "5s"
PATIENCE: Final = 10.0  # seconds within which the server must answer
_WHO: Final = f"""
SELECT coalesce(theirs.application_name, ''), to_char(theirs.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')
FROM pg_locks AS held JOIN pg_database AS here ON here.oid = held.database
LEFT JOIN pg_stat_activity AS theirs ON theirs.pid = held.pid
WHERE here.datname = current_database() AND held.locktype = 'advisory' AND held.granted
AND held.mode = 'ExclusiveLock' AND held.objsubid = 1
AND (held.classid::bigint << 32) + held.objid::bigint IN ({RESTORES}, {FILLS})
ORDER BY held.objid LIMIT 1
"""  # noqa: S608  # a number of ours


class BeingRestored(Exception):
    """A backup is being restored there; the text says by whom, or is empty."""


class BeingMade(Exception):
    """Another process makes tables there at this moment."""


@asynccontextmanager
async def restoring(url: str) -> AsyncIterator[None]:
    """Nobody begins there what comes in between. Raises ``BeingRestored`` and ``BeingMade``."""
    session = await open_session(url, "mawid restore", PATIENCE)
    try:
        if not await session.fetchval("SELECT pg_try_advisory_lock($1::bigint)", RESTORES):
            told = await session.fetchrow(_WHO)
            raise BeingRestored(_told(*told)) if told else BeingMade
        yield
    finally:
        session.terminate()


def find_restore(connection: Connection) -> str | None:
    """By whom a backup is being restored there, None: by nobody."""
    told = connection.execute(text(_WHO)).first()
    return None if told is None else _told(*told)


def make_alone(connection: Connection) -> None:
    """Waits for whoever makes tables, until the transaction ends. Raises ``BeingRestored``. From then on it waits for
    nobody who is longer at a table than ``_BRIEFLY``: all who come after it would wait behind it."""
    free = connection.execute(text("SELECT pg_try_advisory_xact_lock_shared(:lock)"), {"lock": RESTORES})
    if not free.scalar():
        raise BeingRestored(find_restore(connection) or "")
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    connection.execute(text(f"SET LOCAL lock_timeout = '{_BRIEFLY}'"))


def restore_alone(connection: Connection) -> None:
    """Until the transaction ends, though the session of ``restoring`` should be lost. Raises ``BeingMade``."""
    for lock in (LOCK, FILLS):
        free = connection.execute(text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": lock})
        if not free.scalar():
            raise BeingMade


def _told(process: str, since: str | None) -> str:
    by = f"restoring: process {process.rpartition(' ')[2]}" if process else "another process"
    return f"{by} since {since} UTC" if since else by
