"""A term of lead: what a process may do as long as it renews it, and no longer.

Law: who cannot renew stops by itself well before anybody else may begin. A process that was frozen finds its term over
when it wakes, by a clock that nobody sets and that goes on while it stands still.
"""

import asyncio
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Self, TypeVar

from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.leads import TermOver, hold_term

T = TypeVar("T")


def seconds_up() -> float:
    """Of the machine, its sleep included where the system counts that."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


@dataclass(frozen=True, slots=True)
class Beats:
    """Seconds: ``every`` between two beats of the one that leads, which may act for ``good`` since the last; ``look``
    between two looks of those that wait. Who was silent for ``silent`` looks is put out."""

    every: float
    good: float
    look: float
    silent: int

    @classmethod
    def of(cls, silence: float) -> Self:
        """``silence``: seconds after which a leader that is alive, and says nothing, is put out."""
        look = min(1.0, silence / 10)
        return cls(silence / 5, silence * 2 / 3, look, math.ceil(silence / look))


@dataclass(slots=True)
class Term:
    name: str
    number: int
    good: float
    renewed: float = field(default_factory=seconds_up)
    over: asyncio.Event = field(default_factory=asyncio.Event)

    def stands(self) -> bool:
        """Whether whoever holds it may act at this moment. It may come back, unless the term is over."""
        return not self.over.is_set() and seconds_up() - self.renewed < self.good

    async def lost(self) -> None:
        """Returns when another process may lead; until then it waits."""
        await self.over.wait()


async def until_over(term: Term, stop: asyncio.Event) -> None:
    """Returns when the term is lost or the process stops."""
    async with asyncio.TaskGroup() as tasks:
        ends = [tasks.create_task(term.lost()), tasks.create_task(stop.wait())]
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        for end in ends:
            end.cancel()


class FencedDatabase:
    """A database as the holder of a term may use it: what is written after the term is refused, however late a process
    wakes up. The rest is that of the database."""

    def __init__(self, database: Database, term: Term) -> None:
        self._database, self._term = database, term
        self.dialect, self.serialises_writes = database.dialect, database.serialises_writes

    async def write(self, do: Callable[[Transaction], T]) -> T:
        """Raises ``TermOver``, and ends the term."""
        try:
            return await self._database.write(partial(self._checked, do))
        except TermOver:
            self._term.over.set()
            raise

    def _checked(self, do: Callable[[Transaction], T], tx: Transaction) -> T:
        if not hold_term(tx, self._term.name, self._term.number):
            raise TermOver(self._term.name)
        return do(tx)

    async def read(self, do: Callable[[Transaction], T]) -> T:
        return await self._database.read(do)

    async def purge_deleted(self) -> None:
        await self._database.purge_deleted()

    async def close(self) -> None:
        await self._database.close()
