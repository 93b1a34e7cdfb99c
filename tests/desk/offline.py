"""A desk far from its server: an office, the line to it, and a tablet at the other end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Locator, Playwright, expect
from sqlalchemy import func, select

from bot.domain.booking import Booking, Slot
from storage import tables
from storage.engine.transaction import Transaction
from tests.builders import a_chat, a_station, an_applicant, an_office, local
from tests.desk.browsing import settles
from tests.desk.connection import Line, a_line
from tests.desk.serving import Desk, serving
from tests.desk.tablet import Tablet, a_tablet
from tests.storage.verbs import booked

BARE = "/desk/page/icon.svg"  # of the desk, and without any script of its own
SLOW = 20_000  # milliseconds that a busy machine may take
NAME = "Canary Applicant"
HAS_A_NETWORK = "dispatchEvent(new Event('online'))"  # as the device says: the page asks at once
# Somebody sets the device's clock: its own, and no other.
LEAP = """seconds => {
  const now = Date.now;
  Date.now = () => now() + 1000 * seconds;
}"""
_WIDE = a_station(places=100)


@dataclass(frozen=True)
class Away:
    """It is eight at saliheen, an hour before it opens, until somebody has booked."""

    desk: Desk
    line: Line
    tablet: Tablet

    async def book(self, count: int) -> list[Booking]:
        """People who have an appointment between nine and ten. Now it is ten."""

        def do(tx: Transaction) -> list[Booking]:
            found = []
            for nth in range(count):
                who = an_applicant(number(nth), name=f"{NAME} {nth:03}")
                slot = Slot("saliheen", local(7, 9, 15 * (nth % 4)))
                found.append(booked(tx, a_chat(tx, f"chat-{nth}"), slot, who, _WIDE))
            return found

        people = await self.desk.write(do)
        self.desk.clock.time = local(7, 10)
        return people

    async def carry_session(
        self, name: str, station: str = "saliheen", counter: int = 3, tablet: Tablet | None = None
    ) -> None:
        tablet = tablet or self.tablet
        if tablet.running is None:
            await tablet.start(BARE)
        member = await self.desk.enrol(name, station=station)
        await tablet.carry(await self.desk.begin_session(member, counter))

    async def sign_in(
        self, name: str, station: str = "saliheen", counter: int = 3, tablet: Tablet | None = None
    ) -> None:
        """The page has its pack, and could open without a line."""
        await self.carry_session(name, station, counter, tablet)
        await (tablet or self.tablet).open()
        await (tablet or self.tablet).equipped()

    async def arrivals(self) -> list[Any]:
        return await self.desk.read(lambda tx: list(tx.connection.execute(select(*tables.arrivals.c)).all()))

    async def results(self) -> dict[str, int]:
        """How many of what was brought in came to what."""
        result = tables.offline_scans.c.result
        counted = select(result, func.count()).group_by(result)
        return await self.desk.read(lambda tx: {row[0]: row[1] for row in tx.connection.execute(counted)})


@asynccontextmanager
async def a_desk_away(
    database_url: str, playwright: Playwright, folder: Path, shares: Browser | None = None, *, worker: bool = True
) -> AsyncIterator[Away]:
    """``shares`` and ``worker``: as of a tablet."""
    async with (
        serving(database_url) as desk,
        a_line(desk.url) as line,
        a_tablet(playwright, folder, line.url, shares, worker=worker) as tablet,
    ):
        desk.office = an_office(_WIDE, a_station("shahba"))
        yield Away(desk, line, tablet)
        assert tablet.complaints == []


def number(nth: int) -> str:
    """Of the document of the nth of those who booked."""
    return f"0{2001000000 + nth}"


def answer(tablet: Tablet, kind: str) -> Locator:
    return tablet.page.locator(f"#answer[data-kind={kind}]")


async def take_in(tablet: Tablet, code: str) -> None:
    """By scanner, and Enter when the answer has been read."""
    await tablet.scan(code)
    await expect(answer(tablet, "off-expected")).to_be_visible(timeout=SLOW)
    await settles(tablet.page)
    await tablet.page.keyboard.press("Enter")
    await expect(answer(tablet, "off-came")).to_be_visible(timeout=SLOW)
