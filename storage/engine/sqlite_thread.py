"""The thread of an aiosqlite connection: whole transactions at a time run on it, a hop each, not one a statement.

Law: nothing that runs there ends the thread, and nobody who waits for it waits for ever.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

import aiosqlite
import structlog
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

T = TypeVar("T")
log = structlog.get_logger()
Outcome = tuple[Any, BaseException | None]


class SqliteThread:
    """``core``: SQLAlchemy over the connection, for what runs on the thread; the driver commits nothing by itself.

    aiosqlite has no public way to run a function there but statement by statement: its queue is reached into, here and
    nowhere else (``pyproject.toml`` bounds its version, and a test fails where another one changes the queue).
    """

    core: Connection
    _of: aiosqlite.Connection

    def post(self, do: Callable[[], None]) -> None:
        """``do`` runs on the thread, after what was given to it before. Nobody waits for it."""

        def work() -> None:
            try:
                do()
            except BaseException as error:
                log.error("the thread of the database goes on", error=type(error).__name__)

        self._of._tx.put_nowait((None, work))

    async def run(self, do: Callable[[], T]) -> T:
        """What ``do`` returned or raised on the thread."""
        told: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def work() -> None:
            try:
                outcome: Outcome = (do(), None)
            except BaseException as error:
                outcome = (None, error)
            tell([told], [outcome])

        self._of._tx.put_nowait((None, work))
        return await told

    async def open(self, connect: Callable[[], sqlite3.Connection]) -> None:
        """``connect`` is called on the thread, which ends if it raises."""
        self._of = aiosqlite.Connection(partial(self._open, connect), 64)
        await self._of

    def _open(self, connect: Callable[[], sqlite3.Connection]) -> sqlite3.Connection:
        connection = connect()
        engine = create_engine(
            "sqlite://",
            creator=lambda: connection,
            poolclass=StaticPool,
            isolation_level="AUTOCOMMIT",
            query_cache_size=1000,
        )
        self.core = engine.connect()
        return connection

    async def close(self) -> None:
        """After what was given to it before. Nothing may be given to it any more."""
        await self.run(self.core.close)
        await self._of.close()


def tell(waiters: Sequence["asyncio.Future[Any]"], outcomes: Sequence[Outcome]) -> None:
    """From the thread to the loop of those who wait."""
    with suppress(RuntimeError):  # the loop is closed: nobody waits any more
        waiters[0].get_loop().call_soon_threadsafe(_tell, waiters, outcomes)


def _tell(waiters: Sequence["asyncio.Future[Any]"], outcomes: Sequence[Outcome]) -> None:
    for waiter, (result, error) in zip(waiters, outcomes, strict=True):
        if waiter.done():
            continue  # cancelled; what it asked for is done all the same
        if error is None:
            waiter.set_result(result)
        else:
            waiter.set_exception(_passable(error))


def _passable(error: BaseException) -> BaseException:
    """No future takes a StopIteration: whoever waits would wait for ever."""
    if not isinstance(error, StopIteration):
        return error
    return RuntimeError("StopIteration").with_traceback(error.__traceback__)
