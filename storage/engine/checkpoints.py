"""Emptying SQLite's WAL of what was erased.

Law: nobody waits for a reader that is in the way (a backup, another process), or a late answer would tell of an
erasure. It is tried again until it is done.
"""

import asyncio
from contextlib import suppress
from typing import Final

import structlog
from sqlalchemy.exc import SQLAlchemyError

from storage.engine.sqlite_thread import SqliteThread

PAUSE: Final = 1.0  # seconds between tries
AT_THE_END: Final = (50, 0.1)  # tries before it is closed, and seconds between them
log = structlog.get_logger()


class Checkpoints:
    """On the thread that writes. ``busy``: milliseconds that its connection waits for a lock otherwise."""

    def __init__(self, writer: SqliteThread, busy: int) -> None:
        self._writer, self._busy = writer, busy
        self._is_due = False
        self._timer: asyncio.TimerHandle | None = None

    async def empty(self) -> None:
        """At once, or else as soon as no reader is in the way."""
        self._is_due = True
        try:
            await self._writer.run(self._try)
        finally:
            if self._is_due:
                self._later()

    async def end(self) -> None:
        """What is still due is tried for some seconds: whoever closes it may be a command that ends with it."""
        if self._timer is not None:
            self._timer.cancel()
        tries, pause = AT_THE_END
        while self._is_due and tries:
            with suppress(SQLAlchemyError):  # a full disk keeps nothing open
                await self._writer.run(self._try)
            await asyncio.sleep(pause if self._is_due else 0)
            tries -= 1
        if self._is_due:
            log.warning("the WAL could not be emptied; the next erasure tries again")

    def _later(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(PAUSE, self._again)

    def _again(self) -> None:
        self._timer = None
        loop = asyncio.get_running_loop()

        def again() -> None:
            try:
                self._try()
            finally:
                if self._is_due:
                    with suppress(RuntimeError):  # the loop is closed
                        loop.call_soon_threadsafe(self._later)

        self._writer.post(again)

    def _try(self) -> None:
        core = self._writer.core
        core.exec_driver_sql("PRAGMA busy_timeout=0")
        try:
            is_busy, _, _ = core.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
            self._is_due = bool(is_busy)
        finally:
            core.exec_driver_sql(f"PRAGMA busy_timeout={self._busy}")
