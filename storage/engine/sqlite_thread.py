"""The thread on which all of one SQLite connection happens: whole transactions at a time, a thread hop each, not one a
statement.

Law: nothing that runs there ends the thread, and nobody who waits for it waits for ever.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

T = TypeVar("T")
log = structlog.get_logger()
Outcome = tuple[Any, BaseException | None]


class SqliteThread:
    """``core``: SQLAlchemy over the connection, for what runs on the thread; the driver commits nothing by itself. A
    process that ends without ``close`` is to SQLite as one that was killed: what was committed is there."""

    core: Connection

    def __init__(self) -> None:
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="sqlite", daemon=True)
        self._thread.start()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except BaseException as error:
                log.error("the thread of the database goes on", error=type(error).__name__)
            del job  # or what it refers to lives until the next one

    def post(self, do: Callable[[], None]) -> None:
        """``do`` runs on the thread, after what was given to it before. Nobody waits for it."""
        self._jobs.put(do)

    async def run(self, do: Callable[[], T]) -> T:
        """What ``do`` returned or raised on the thread."""
        told: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def work() -> None:
            try:
                outcome: Outcome = (do(), None)
            except BaseException as error:
                outcome = (None, error)
            tell([told], [outcome])

        self._jobs.put(work)
        return await told

    async def open(self, connect: Callable[[], sqlite3.Connection]) -> None:
        """``connect`` is called on the thread, which ends if it raises."""
        try:
            await self.run(partial(self._open, connect))
        except BaseException:
            self._jobs.put(None)
            raise

    def _open(self, connect: Callable[[], sqlite3.Connection]) -> None:
        connection = connect()
        engine = create_engine(
            "sqlite://",
            creator=lambda: connection,
            poolclass=StaticPool,
            isolation_level="AUTOCOMMIT",
            query_cache_size=1000,
        )
        self.core = engine.connect()
        self._close = connection.close

    async def close(self) -> None:
        """After what was given to it before. Nothing may be given to it any more."""
        await self.run(self.core.close)
        await self.run(self._close)
        self._jobs.put(None)
        await asyncio.to_thread(self._thread.join)


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
