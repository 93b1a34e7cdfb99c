"""One process leads: a file lock beside the SQLite file, a session advisory lock on PostgreSQL.

Both belong to the process, so a kill -9 frees them; nothing is written that a dead leader could leave behind.
"""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final, Protocol

import asyncpg  # type: ignore[import-untyped]  # it ships no types
from sqlalchemy import make_url

TRY_AGAIN: Final = 1.0  # seconds
BEAT: Final = 5.0  # seconds between two looks at the connection that holds the lock, and the patience with each
KEY: Final = 0x6D61776964  # "mawid"; advisory locks are counted for each database apart
# A leader whose machine vanished keeps its lock until the server gives its connection up: after about 25 seconds.
_SETTINGS = {
    "application_name": "mawid leader",
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}


class Leadership(Protocol):
    """What a process holds while it leads."""

    async def lost(self) -> None:
        """Returns when another process may lead; until then it waits."""
        ...


class _FileLock:
    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    async def lost(self) -> None:
        await asyncio.Event().wait()

    async def release(self) -> None:
        os.close(self._descriptor)


class _AdvisoryLock:
    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection
        self._ended = asyncio.Event()
        connection.add_termination_listener(lambda _: self._ended.set())

    async def lost(self) -> None:
        while not self._ended.is_set():
            try:
                async with asyncio.timeout(BEAT):
                    await self._ended.wait()
            except TimeoutError:
                await self._beat()

    async def _beat(self) -> None:
        try:
            async with asyncio.timeout(BEAT):
                await self._connection.execute("SELECT 1")
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):  # TimeoutError is an OSError
            self._ended.set()

    async def release(self) -> None:
        with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            await self._connection.close(timeout=BEAT)


@asynccontextmanager
async def lead(url: str, stop: asyncio.Event) -> AsyncIterator[Leadership | None]:
    """Waits until this process leads, and leads until the block ends. ``None``: ``stop`` was set before."""
    lock = await _acquire(url, stop)
    try:
        yield lock
    finally:
        if lock is not None:
            await lock.release()


async def _acquire(url: str, stop: asyncio.Event) -> "_FileLock | _AdvisoryLock | None":
    while not stop.is_set():
        lock = await _try(url)
        if lock is not None:
            return lock
        with suppress(TimeoutError):
            async with asyncio.timeout(TRY_AGAIN):
                await stop.wait()
    return None


async def _try(url: str) -> "_FileLock | _AdvisoryLock | None":
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _lock_file(Path(f"{parsed.database}.leader"))
    dsn = parsed.set(drivername="postgresql").render_as_string(hide_password=False)
    return await _lock_database(dsn)


def _lock_file(path: Path) -> _FileLock | None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return _FileLock(descriptor)


async def _lock_database(dsn: str) -> _AdvisoryLock | None:
    """``None`` also while the server is out of reach: then nobody can lead."""
    try:
        connection = await asyncpg.connect(dsn, timeout=BEAT, server_settings=_SETTINGS)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return None
    try:
        if await connection.fetchval("SELECT pg_try_advisory_lock($1)", KEY, timeout=BEAT):
            return _AdvisoryLock(connection)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        pass
    except BaseException:
        connection.terminate()
        raise
    connection.terminate()
    return None
