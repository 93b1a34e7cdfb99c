"""A process that leads, on a machine whose clock may jump: the real start's comparison and the real housekeeping."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import Random

from sqlalchemy import func, select

from bot.domain.office import Office
from bot.leader.clock import ClockWatch
from bot.leader.housekeeping import run_housekeeping
from storage.engine.database import Database, open_database
from storage.engine.transaction import Transaction, TransactionFactory
from storage.maintenance.clock import find_seen
from storage.tables import applicants, bookings, chats, holds, offers
from tests.builders import KEYRING, RULES, an_office
from tests.judged_clocks import Machine

OFFICE = an_office()


@dataclass(frozen=True)
class Kept:
    applicants: int
    interviews: int
    holds: int
    open_offers: int
    missed: int


@dataclass
class Service:
    database: Database
    machine: Machine
    watch: ClockWatch
    woken: list[bool]

    async def rounds(self, number: int = 1, *, seconds: float = 20) -> None:
        """Each after so many seconds; the clock is looked at before and after it."""
        for _ in range(number):
            self.machine.passes(seconds=seconds)
            await self.watch.look()
            await self._keep_house()
            await self.watch.look()

    async def _keep_house(self) -> None:
        stop = asyncio.Event()

        def office() -> Office:
            stop.set()  # after this round
            return OFFICE

        doubt = self.machine.clock.doubt
        await run_housekeeping(self.database, office, lambda: RULES, lambda: None, stop, 0.01, doubt=doubt)

    async def kept(self) -> Kept:
        def read(tx: Transaction) -> Kept:
            asked = (
                select(func.count()).select_from(applicants),
                select(func.count()).where(chats.c.draft_id.is_not(None)),
                select(func.count()).select_from(holds).where(holds.c.chat_id.is_not(None)),
                select(func.count()).where(offers.c.ended_at.is_(None)),
                select(func.count()).where(bookings.c.ended == "missed"),
            )
            return Kept(*(tx.connection.execute(each).scalar_one() for each in asked))

        return await self.database.read(read)


@asynccontextmanager
async def started(url: str, machine: Machine) -> AsyncIterator[Service]:
    clock = machine.boot()
    database = await open_database(url, TransactionFactory(KEYRING, clock.now, Random(1)))
    try:
        seen = await database.read(find_seen)
        clock.begin(seen.at if seen else None)
        woken: list[bool] = []
        yield Service(database, machine, ClockWatch(database, clock, lambda: RULES, lambda: woken.append(True)), woken)
    finally:
        await database.close()
