"""Whether the service does its work: it reads, it writes, replies leave in time, somebody leads, the messenger talks.

Law: who asks learns which of these fails and nothing that could be counted; the page stands beside the public one.
However often it is asked, the database is written at most once in ``PROBE`` seconds.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import timedelta
from typing import Final

import structlog
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.config.log import where
from bot.domain.account import channel_of
from bot.domain.clock import Doubt, no_doubt
from bot.domain.trouble import Trouble
from storage.chats.troubles import find_troubles
from storage.engine.database import Database
from storage.engine.files_in_use import WORDS, LostFile
from storage.engine.transaction import Transaction
from storage.facts import set_fact
from storage.stats.lateness import oldest_due_reply

READS: Final = 2.0  # seconds within which a healthy database answers
WRITES: Final = 5.0  # seconds within which it has something on the disk
PROBE: Final = 5.0  # seconds for which what was found of writing is believed
LATE: Final = timedelta(seconds=60)  # that a reply may be due
VACANT: Final = 30.0  # seconds without anybody who leads
DEAF: Final = "the database does not answer"
log = structlog.get_logger()


class Health:
    """``channels``: those that are open here. ``vacancies``: seconds for which nobody was seen to lead, by lead.
    ``doubt``: of this process's clock. ``lost``: the files under it that were removed or exchanged."""

    def __init__(
        self,
        database: Database,
        channels: Collection[str] = (),
        vacancies: Callable[[], Mapping[str, float]] = dict,
        *,
        reads: float = READS,
        writes: float = WRITES,
        seconds: Callable[[], float] = time.monotonic,
        doubt: Callable[[], Doubt | None] = no_doubt,
        lost: Callable[[], Sequence[LostFile]] = tuple,
    ) -> None:
        self._database, self._channels, self._vacancies = database, tuple(channels), vacancies
        self._reads, self._writes, self._seconds = reads, writes, seconds
        self.doubt, self._lost = doubt, lost
        self._probing = asyncio.Lock()
        self._probed_at = -PROBE
        self._writable = True

    async def faults(self) -> list[str]:
        """Each in plain words; empty while all is well."""
        found = [*await self._seen(), *(WORDS[each] for each in self._lost())]
        if DEAF in found:
            return found
        if not await self._can_write():
            found.append("nothing can be written")
        if any(span > VACANT for span in self._vacancies().values()):
            found.append("nobody leads")
        return found

    async def _seen(self) -> list[str]:
        def look(tx: Transaction) -> list[str]:
            hindered = [trouble for trouble in find_troubles(tx) if trouble.hinders(tx.now)]
            grave = self._grave(hindered)
            waits = {trouble.channel for trouble in hindered if trouble not in grave}
            late = oldest_due_reply(tx, [name for name in self._channels if name not in waits]) > LATE
            words = [f"{trouble.channel} cannot be used: {trouble.kind}" for trouble in grave]
            return [*(["replies are late"] if late else []), *words]

        try:
            async with asyncio.timeout(self._reads):
                return await self._database.read(look)
        except Exception as error:
            log.warning("the database does not answer", error=where(error))
            return [DEAF]

    def _grave(self, hindered: Sequence[Trouble]) -> list[Trouble]:
        """Those of channels of which no account is left. Where one is, it serves, and a restart would not help."""
        left = {channel_of(name) for name in set(self._channels) - {trouble.channel for trouble in hindered}}
        return [trouble for trouble in hindered if channel_of(trouble.channel) not in left]

    async def _can_write(self) -> bool:
        async with self._probing:
            if self._seconds() - self._probed_at >= PROBE:
                try:
                    async with asyncio.timeout(self._writes):
                        await self._database.write(lambda tx: set_fact(tx, "written", tx.now.isoformat()))
                    self._writable = True
                except Exception as error:
                    log.error("nothing can be written", error=where(error))
                    self._writable = False
                self._probed_at = self._seconds()
            return self._writable


def healthz(health: Health) -> Callable[[Request], Awaitable[Response]]:
    """200 and "ok" while all is well, else 503 and why. A clock in doubt is named and fails nothing: a restart would
    not put it right."""

    async def answer(_: Request) -> Response:
        faults = await health.faults()
        if not faults and (doubted := health.doubt()):
            return PlainTextResponse(f"ok; the clock is in doubt ({doubted.why})")
        return PlainTextResponse("; ".join(faults) or "ok", 503 if faults else 200)

    return answer
