"""The leader's look at the clock: what it believes is written down steadily, a doubt is told, an admin's word is heard.

Law: the time that is written is one that was believed; what stood there before a doubt is what the next start compares.
"""

import asyncio
from collections.abc import Callable
from typing import Final

import structlog

from bot.config.clock import JudgedClock
from bot.domain.clock import Doubt, Why
from bot.domain.rules import Rules
from bot.leader.periodic import every
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.maintenance.clock import ClockSeen, find_seen, find_word, record_seen, server_time

LOOK: Final = 1.0  # seconds between two looks
WRITE: Final = 20  # so many looks between two times that are written down
OTHERS: Final = 5.0  # seconds between two looks at the clocks of other machines
log = structlog.get_logger()


class ClockWatch:
    """One term of the leader. ``rules`` as they stand; ``wake``: deliveries are due again."""

    def __init__(
        self, database: Database, clock: JudgedClock, rules: Callable[[], Rules], wake: Callable[[], None]
    ) -> None:
        self._database, self._clock, self._rules, self._wake = database, clock, rules, wake
        self._told: str | None = None
        self._written: ClockSeen | None = None
        self._looks = 0

    async def look(self) -> None:
        doubt = self._clock.doubt()
        if doubt is not None and await self._database.read(find_word) == doubt.id and self._clock.believe(doubt.id):
            log.warning("an admin said that the clock is right", clock=doubt.clock)
            doubt = None
        self._tell(doubt)
        if self._is_due(doubt):
            self._looks = 0
            again = await self._database.write(self._write)
            if again:
                log.warning("the clock was put back: what was due stays due", deliveries=again)
                self._wake()
        self._looks += 1

    def _is_due(self, doubt: Doubt | None) -> bool:
        """At the first look, every so many, when a doubt begins or ends, and when the clock was put back."""
        before = self._written
        if before is None or self._looks >= WRITE or (before.doubt and before.doubt.id) != (doubt and doubt.id):
            return True
        return doubt is None and self._clock.now() < before.at

    def _write(self, tx: Transaction) -> int:
        doubt = self._clock.doubt()
        earlier = find_seen(tx)
        at = self._clock.now()
        if doubt is not None and doubt.why is not Why.JUMPED:
            at = earlier.at if earlier is not None else doubt.seen
        self._written = ClockSeen(at, doubt)
        return record_seen(tx, at, doubt, self._rules())

    def _tell(self, doubt: Doubt | None) -> None:
        """Once a doubt, and once when it is over."""
        if doubt is not None and doubt.id != self._told:
            log.error(
                "the clock is in doubt: nobody is forgotten, no offer ends, nobody counts as missing",
                why=doubt.why.value,
                clock=doubt.clock,
                taken_for_the_time=doubt.time,
                database_saw=doubt.seen,
                hint="put the clock right; if it is right, an admin says so: /clock, or mawid clock --right",
            )
        elif doubt is None and self._told is not None:
            log.warning("the clock is believed again", clock=self._clock.now())
        self._told = doubt.id if doubt else None


async def watch_clock(
    database: Database,
    clock: JudgedClock,
    rules: Callable[[], Rules],
    wake: Callable[[], None],
    stop: asyncio.Event,
    seconds: float = LOOK,
) -> None:
    await every(seconds, ClockWatch(database, clock, rules, wake).look, stop, "looking at the clock")


async def hear_others(
    database: Database,
    clock: JudgedClock,
    leads: Callable[[], bool],
    server_is_elsewhere: bool,
    stop: asyncio.Event,
    seconds: float = OTHERS,
) -> None:
    """What other machines take for the time: the database's server, and for a process that does not lead the one that
    does."""
    before: ClockSeen | None = None

    async def look() -> None:
        nonlocal before
        if server_is_elsewhere and (at := await database.read(server_time)) is not None:
            clock.hear(at)
        seen = None if leads() else await database.read(find_seen)
        if seen is not None and seen.doubt is None and before is not None and seen.at > before.at:
            clock.hear(seen.at)
        before = seen

    await every(seconds, look, stop, "asking other clocks")
