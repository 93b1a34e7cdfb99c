"""News between the processes on one PostgreSQL: LISTEN and NOTIFY, on a session of their own beside the transactions.

Law: a ring is of a kind of news and of nobody. It comes after the commit that it tells of, and may be lost, doubled or
late: whoever is rung looks, and looks now and then by itself. A NOTIFY within the transaction would have all commits
wait for each other, as the server holds one lock over each that tells something.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

import structlog

from storage.engine.sessions import open_session

TOPIC: Final = "mawid"
SESSION: Final = "mawid bells"
HERE: Final = "here"
NEW: Final = "new"  # somebody who came in: whoever hears it says that it is here
BEAT: Final = 10.0  # seconds
AGAIN: Final = 1.0  # seconds until another connection is tried
_RING: Final = "SELECT pg_notify($1, told) FROM unnest($2::text[]) AS told"
log = structlog.get_logger()


class Bells:
    """``rung(news)`` is called on the event loop for what another process rang, and with "" when a session begins:
    what was rung before is lost. While no other process is known to listen, nothing is rung."""

    def __init__(self, url: str, rung: Callable[[str], None], beat: float = BEAT) -> None:
        self._url, self._rung, self._beat = url, rung, beat
        self._waiting: set[str] = set()
        self._something = asyncio.Event()
        self._gone = asyncio.Event()
        self._others_at = float("-inf")

    def ring(self, news: str) -> None:
        """Call it after a commit, as often as you like: the same news is rung once while it waits."""
        if self.in_company():
            self._tell(news)

    def in_company(self) -> bool:
        """Another process listened not long ago."""
        return time.monotonic() - self._others_at < 2.5 * self._beat

    async def run(self) -> None:
        """For ever; a session that ends, or says nothing any more, is followed by another."""
        failing = False
        while True:
            session: Any = None
            try:
                session = await open_session(self._url, SESSION, self._beat, synchronous_commit="off")
                if failing:
                    log.info("other processes are heard again")
                failing = False
                await self._listen(session)
                log.warning("the session for news of other processes ended")
            except Exception as error:
                if not failing:
                    log.warning("other processes are not heard, their news are found by looking", error=_kind(error))
                failing = True
            finally:
                if session is not None:
                    session.terminate()
            await asyncio.sleep(AGAIN)

    async def _listen(self, session: Any) -> None:
        self._gone.clear()
        session.add_termination_listener(lambda _: self._end())
        own = session.get_server_pid()

        def heard(_: object, pid: int, __: str, news: str) -> None:
            if pid != own:
                self._hear(news)

        await session.add_listener(TOPIC, heard)
        self._rung("")
        self._tell(NEW)
        while not self._gone.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(self._beat):
                    await self._something.wait()
            self._something.clear()
            told, self._waiting = sorted(self._waiting) or [HERE], set()
            if not self._gone.is_set():
                await session.execute(_RING, TOPIC, told)

    def _hear(self, news: str) -> None:
        was_alone = not self.in_company()
        self._others_at = time.monotonic()
        if news == NEW:
            self._tell(HERE)
        elif news != HERE:
            self._rung(news)
        if was_alone:
            self._rung("")

    def _tell(self, news: str) -> None:
        self._waiting.add(news)
        self._something.set()

    def _end(self) -> None:
        self._gone.set()
        self._something.set()


def _kind(error: Exception) -> str:
    return type(error).__name__
