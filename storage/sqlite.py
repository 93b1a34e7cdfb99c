"""SQLite: all writes run on the one thread of an aiosqlite connection, and whoever waits shares a commit with the
others: one hop and one fsync for many people. A shared transaction in which one fails is rolled back whole and each
of its parts run again alone, so that only the one who fails does.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from storage.database import Surroundings, Transaction

T = TypeVar("T")
Job = tuple[Callable[[Transaction], Any], "asyncio.Future[Any]"]

SHARED = 64  # at most so many share a commit, so that the first of them does not wait for ever
BUSY = 10.0  # seconds that another process (a CLI command, say) may keep the write lock
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # NORMAL acknowledges commits that a power cut then takes back
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",  # a sort must not spill into a temporary file
)


class OneHop(aiosqlite.Connection):
    """An aiosqlite connection on whose thread whole transactions run: a thread hop each, not one a statement."""

    async def run(self, do: Callable[[], T]) -> T:
        result: T = await self._execute(do)  # type: ignore[no-untyped-call]  # aiosqlite leaves it untyped
        return result

    def core(self) -> Connection:
        """SQLAlchemy over the same connection. Use it only inside ``run``. The driver commits nothing by itself."""
        engine = create_engine(
            "sqlite://",
            creator=lambda: self._conn,
            poolclass=StaticPool,
            isolation_level="AUTOCOMMIT",
            query_cache_size=1000,
        )
        return engine.connect()


async def open_sqlite(path: Path, surroundings: Surroundings) -> "Sqlite":
    writer = await _connect(str(path), PRAGMAS)
    reader = await _connect(str(path), ("PRAGMA query_only=ON", "PRAGMA temp_store=MEMORY"))
    return Sqlite(surroundings, writer, await writer.run(writer.core), reader, await reader.run(reader.core))


async def _connect(path: str, pragmas: tuple[str, ...]) -> OneHop:
    def connect() -> sqlite3.Connection:
        file = Path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY)
        for pragma in pragmas:
            connection.execute(pragma)
        return connection

    hop = OneHop(connect, 64)
    await hop
    return hop


class Sqlite:
    dialect = "sqlite"

    def __init__(
        self, surroundings: Surroundings, writer: OneHop, core: Connection, reader: OneHop, read_core: Connection
    ) -> None:
        self._surroundings = surroundings
        self._writer, self._core = writer, core
        self._reader, self._read_core = reader, read_core
        self._waiting: deque[Job] = deque()
        self._commit = asyncio.Lock()

    async def write(self, do: Callable[[Transaction], T]) -> T:
        outcome: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((do, outcome))
        # The first in line carries the others; a cancelled one leaves its work in the line for the next.
        async with self._commit:
            while not outcome.done() and self._waiting:
                jobs = [self._waiting.popleft() for _ in range(min(SHARED, len(self._waiting)))]
                await asyncio.shield(self._carry(jobs))
        return await outcome

    async def _carry(self, jobs: list[Job]) -> None:
        try:
            results = await self._writer.run(partial(self._together, [do for do, _ in jobs]))
        except Exception as error:
            if len(jobs) > 1:
                for job in jobs:
                    await self._carry([job])
                return
            if not jobs[0][1].done():
                jobs[0][1].set_exception(error)
            return
        for (_, outcome), result in zip(jobs, results, strict=True):
            if not outcome.done():
                outcome.set_result(result)

    def _together(self, dos: list[Callable[[Transaction], Any]]) -> list[Any]:
        self._core.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            results = [do(self._surroundings.begin(self._core)) for do in dos]
        except BaseException:
            self._core.exec_driver_sql("ROLLBACK")
            raise
        self._core.exec_driver_sql("COMMIT")
        return results

    async def read(self, do: Callable[[Transaction], T]) -> T:
        return await self._reader.run(partial(self._seen, do))

    def _seen(self, do: Callable[[Transaction], T]) -> T:
        self._read_core.exec_driver_sql("BEGIN")
        try:
            return do(self._surroundings.begin(self._read_core))
        finally:
            self._read_core.exec_driver_sql("ROLLBACK")

    async def settle(self) -> None:
        async with self._commit:
            await self._writer.run(lambda: self._core.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())

    async def close(self) -> None:
        for hop, core in ((self._reader, self._read_core), (self._writer, self._core)):
            await hop.run(core.close)
            await hop.close()
