"""SQLite: all writes run on the one thread of a connection, and waiting writes share a commit: one thread hop and one
fsync for many people. A shared transaction in which one fails is rolled back whole and each of its parts run again
alone, so that only the one who fails does.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from storage.engine.checkpoints import Checkpoints
from storage.engine.sqlite_thread import Outcome, SqliteThread, tell
from storage.engine.transaction import Transaction, TransactionFactory
from storage.engine.whole_files import make_folder

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


async def open_sqlite(path: Path, transactions: TransactionFactory) -> "Sqlite":
    writer = SqliteThread()
    await writer.open(partial(_connect, path, PRAGMAS))
    reader = SqliteThread()
    await reader.open(partial(_connect, path, ("PRAGMA query_only=ON", "PRAGMA temp_store=MEMORY")))
    return Sqlite(transactions, writer, reader)


def _connect(path: Path, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    make_folder(path.parent)
    path.touch(mode=0o600)
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY)
    for pragma in pragmas:
        connection.execute(pragma)
    return connection


class Sqlite:
    dialect = "sqlite"
    serialises_writes = True

    def __init__(self, transactions: TransactionFactory, writer: SqliteThread, reader: SqliteThread) -> None:
        self._transactions = transactions
        self._writer, self._core = writer, writer.core
        self._reader, self._read_core = reader, reader.core
        self._waiting: deque[Job] = deque()
        self._checkpoints = Checkpoints(writer, int(BUSY * 1000))

    async def write(self, do: Callable[[Transaction], T]) -> T:
        outcome: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((do, outcome))
        self._writer.post(self._carry)
        return await outcome

    def _carry(self) -> None:
        """Posted once for each that waits; the first takes the others along and leaves nothing to do for theirs."""
        if not self._waiting:
            return
        jobs = [self._waiting.popleft()]
        try:
            outcomes: list[Outcome] = [(result, None) for result in self._together(jobs, SHARED)]
        except BaseException as error:
            outcomes = [(None, error)] if len(jobs) == 1 else [self._alone(job) for job in jobs]
        tell([waiter for _, waiter in jobs], outcomes)

    def _alone(self, job: Job) -> Outcome:
        try:
            return self._together([job], 1)[0], None
        except BaseException as error:
            return None, error

    def _together(self, jobs: list[Job], most: int) -> list[Any]:
        """The results of ``jobs``; jobs that arrive before the commit are appended, up to ``most`` in all."""
        _say(self._core, "BEGIN IMMEDIATE")
        try:
            results: list[Any] = []
            while len(results) < len(jobs):
                do, _ = jobs[len(results)]
                results.append(do(self._transactions.begin(self._core)))
                if len(results) == len(jobs) < most and self._waiting:
                    jobs.append(self._waiting.popleft())
            _say(self._core, "COMMIT")
        except BaseException:
            _undo(self._core)
            raise
        return results

    async def read(self, do: Callable[[Transaction], T]) -> T:
        return await self._reader.run(partial(self._seen, do))

    def _seen(self, do: Callable[[Transaction], T]) -> T:
        _say(self._read_core, "BEGIN")
        try:
            return do(self._transactions.begin(self._read_core))
        finally:
            _undo(self._read_core)

    async def purge_deleted(self) -> None:
        await self._checkpoints.empty()

    async def close(self) -> None:
        await self._reader.close()
        await self._checkpoints.end()
        await self._writer.close()


def _say(core: Connection, statement: str) -> None:
    """To the driver itself: three of these a turn through SQLAlchemy cost as much as the turn's own statements."""
    driver: Any = core.connection.dbapi_connection
    try:
        driver.execute(statement)
    except sqlite3.Error as error:
        raise OperationalError(statement, None, error) from error


def _undo(core: Connection) -> None:
    driver: Any = core.connection.dbapi_connection
    if driver.in_transaction:  # after some failures (a full disk) SQLite has rolled back by itself
        _say(core, "ROLLBACK")
