"""A scan at the desk where something is handed out later, beside the same scan where nobody has a case: in one process,
one after the other, so that what slows the machine slows them all. Without HTTP, which would make them alike.

Each person of the first visit has a case of half a year before in their chat too, so that the desk looks for a renewal.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from random import SystemRandom

from bot.actions.cases import as_looked_up
from bot.conversation.core.state import Scene
from bot.domain.arrival import Collectable, Expected
from bot.domain.booking import Booking, Hold, Slot
from bot.domain.case import CollectionBooked, HandedOver
from bot.domain.ready import ReadyRecorded
from bot.domain.rules import Rules
from bot.domain.serial import Serial
from bot.domain.staff import Role, Staff
from storage.bookings.bookings import book
from storage.bookings.holds import hold_slot
from storage.cases.collections import book_collection
from storage.cases.find import find_cases_of_chat
from storage.cases.hand_over import hand_over
from storage.cases.ready import record_ready
from storage.cases.ready_rounds import claim_ready_to_tell, mark_ready
from storage.chats.chats import open_chat
from storage.desk.looks import look_up
from storage.engine.database import Database, open_database
from storage.engine.keyring import load_keyring, new_keyring, save_keyring
from storage.engine.migrate import migrate
from storage.engine.transaction import Transaction, TransactionFactory
from storage.staff.staff import enrol, invite
from tests.bench import machine
from tests.bench.bots import database_url
from tests.bench.figures import Table, milliseconds, quantile, ratio
from tests.builders import MONDAY, Clock, a_registration, a_station, an_applicant, an_office_of_two
from tests.storage.cases.many import open_many

CASES, SCANS, FEW, WARMING, MONTHS = 5000, 400, 100, 40, 5
RULES = Rules(undo=timedelta(0), approval_from=10**6, looks=10**6, looks_a_station=10**6)
PLACES = {"places": SCANS + WARMING, "walk_in_places": 0}
APPLY, COLLECT = a_station("saliheen", **PLACES), a_station("saliheen.collect", visit="collect", **PLACES)
OFFICE = replace(an_office_of_two(), stations=(APPLY, COLLECT))
FIRST, SECOND = Slot(APPLY.key, MONDAY + timedelta(hours=2)), Slot(COLLECT.key, MONDAY + timedelta(hours=2))


@dataclass(slots=True)
class Desk:
    """Codes of people who come today: for the first time, and to collect."""

    database: Database
    clerk: Staff
    first: list[str]
    second: list[str]
    waits: list[float] = field(default_factory=list)  # seconds

    async def scan(self, code: str) -> None:
        began = time.perf_counter()
        await self.database.write(lambda tx: self._seen(tx, code))
        self.waits.append(time.perf_counter() - began)

    def _seen(self, tx: Transaction, code: str) -> None:
        scene = Scene(tx.now, OFFICE, RULES, "telegram", self.clerk)
        found = as_looked_up(tx, self.clerk, look_up(tx, self.clerk, code, RULES), scene)
        assert isinstance(found, Expected | Collectable), found


async def measure(folder: Path, quick: bool) -> Table:
    people = (FEW if quick else SCANS) + WARMING
    machine.use_all()  # nothing is compared but one statement more
    async with AsyncExitStack() as stack:
        # One each: a look counts the looks before it, of the same clerk and place.
        none, cases, collecting = [
            await stack.enter_async_context(_a_desk(folder, name, people, of))
            for name, of in (("none", 0), ("first", CASES), ("second", CASES))
        ]
        for at in range(people):
            if at == WARMING:
                for each in (none, cases, collecting):
                    each.waits.clear()
            turns = [(none, none.first[at]), (cases, cases.first[at]), (collecting, collecting.second[at])]
            for desk, code in (*turns[at % 3 :], *turns[: at % 3]):  # who waits for whose disk is each one's in turn
                await desk.scan(code)
    rows = tuple(
        (says, *(milliseconds(quantile(one.waits, part)) for part in (0.5, 0.99)), *_times(one, none))
        for says, one in (
            ("nobody has a case", none),
            ("first visit, a case in the chat", cases),
            ("second visit", collecting),
        )
    )
    notes = (
        f"{people - WARMING} scans each in turn, SQLite, no HTTP; {CASES} cases of {MONTHS} months, each with a key.",
        "On: fsync. Off: the limit of looks.",
        "The aim is at most 1.2x of a scan without cases, in the median.",
    )
    columns = ("a scan where", "p50", "p99", "p50, times", "p99, times")
    return Table("A scan at a desk with cases", columns, rows, notes)


def _times(one: Desk, none: Desk) -> list[str]:
    return [ratio(quantile(one.waits, part), quantile(none.waits, part)) for part in (0.5, 0.99)]


@asynccontextmanager
async def _a_desk(folder: Path, name: str, people: int, cases: int) -> AsyncIterator[Desk]:
    keyring, clock, url = folder / f"keyring {name}", Clock(MONDAY), database_url(folder / f"desk {name}")
    save_keyring(new_keyring(), keyring)
    await asyncio.to_thread(migrate, url)
    database = await open_database(url, TransactionFactory(load_keyring(keyring), clock, SystemRandom()))
    try:
        clerk, admin = [await database.write(lambda tx, at=at: _enrol(tx, at)) for at in ("saliheen", None)]  # type: ignore[misc]
        a_month = cases // MONTHS
        for month in range(MONTHS if cases else 0):
            clock.time = MONDAY - timedelta(days=30 * (MONTHS - 1 - month))
            numbers = range(month * a_month, (month + 1) * a_month)
            await database.write(lambda tx, some=numbers: open_many(tx, some, RULES))  # type: ignore[misc]
            if month == 0:  # the oldest have their paper, and come to renew it
                await database.write(lambda tx: _hand_over(tx, clerk, people))
        clock.time = MONDAY
        await database.write(lambda tx: [open_chat(tx, "telegram", str(number)) for number in range(CASES)])
        first = await database.write(lambda tx: [_book(tx, number) for number in range(people)])
        begun = range(cases - people, cases) if cases else range(0)
        for some in (begun[: len(begun) // 2], begun[len(begun) // 2 :]):
            await database.write(lambda tx, some=some: _ready(tx, admin, some))  # type: ignore[misc]
        second = await database.write(lambda tx: [_collect(tx, number) for number in begun])
        yield Desk(database, clerk, first, second)
    finally:
        await database.close()


def _enrol(tx: Transaction, place: str | None) -> Staff:
    payload = invite(tx, Role.STATION if place else Role.ADMIN, place, place, RULES).payload
    member = enrol(tx, payload, open_chat(tx, "telegram", place or "an admin"))
    assert isinstance(member, Staff)
    return member


def _hand_over(tx: Transaction, clerk: Staff, people: int) -> None:
    for number in range(people):
        (case,) = find_cases_of_chat(tx, open_chat(tx, "telegram", str(number)))
        assert isinstance(hand_over(tx, clerk, case.id, RULES), HandedOver)


def _book(tx: Transaction, number: int) -> str:
    chat_id, who = open_chat(tx, "telegram", str(number)), an_applicant(f"9{number:010}")
    assert isinstance(hold_slot(tx, chat_id, FIRST, APPLY, False, RULES), Hold)
    booked = book(tx, chat_id, "telegram", a_registration(who), FIRST, RULES)
    assert isinstance(booked, Booking)
    return booked.code


def _ready(tx: Transaction, admin: Staff, numbers: range) -> None:
    serials = tuple(Serial(str(number)) for number in numbers)
    if serials:
        assert isinstance(record_ready(tx, admin, "cards", "saliheen", serials, RULES), ReadyRecorded)
        while mark_ready(tx, RULES):
            pass
        claim_ready_to_tell(tx, "cards", "saliheen", 10**6, RULES)


def _collect(tx: Transaction, number: int) -> str:
    chat_id = open_chat(tx, "telegram", str(number))
    (case,) = find_cases_of_chat(tx, chat_id)
    assert isinstance(hold_slot(tx, chat_id, SECOND, COLLECT, False, RULES), Hold)
    booked = book_collection(tx, chat_id, "telegram", case.id, SECOND, RULES)
    assert isinstance(booked, CollectionBooked), booked
    return booked.code
