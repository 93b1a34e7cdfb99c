"""A place closes under 5,000 people: until each has another time and a message, beside a plain UPDATE of the rows."""

import asyncio
import time as clock_time
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import SystemRandom

from sqlalchemy import bindparam, func, select, update

from bot.actions.closures import AT_ONCE
from bot.config import clock, collector
from bot.domain.booking import Booking, Hold, Slot
from bot.domain.hours import slot_times
from bot.domain.rules import Rules
from bot.domain.staff import Role, Staff
from bot.leader.closures import move_affected
from storage.bookings.bookings import book
from storage.bookings.holds import hold_slot
from storage.chats.chats import open_chat
from storage.engine.database import Database, open_database
from storage.engine.keyring import new_keyring
from storage.engine.migrate import migrate
from storage.engine.transaction import Transaction, TransactionFactory
from storage.office.closures import close
from storage.office.offices import load_office
from storage.staff import staff
from storage.tables import bookings, deliveries
from tests.bench import machine
from tests.bench.figures import Table, ratio
from tests.bench.on_both import databases
from tests.builders import ZONE, a_registration, a_station, an_applicant, an_office

PEOPLE, PLACES, DAYS = 5000, 70, 4
STATION = a_station(places=PLACES, walk_in_places=0)
OFFICE = an_office(STATION)
RULES = Rules()
_BACK = (
    update(bookings)
    .where(bookings.c.id == bindparam("of_id"))
    .values(starts_at=bindparam("old", type_=bookings.c.starts_at.type))
)


async def measure(folder: Path, quick: bool) -> Table:
    people = 500 if quick else PEOPLE
    machine.use_all()  # here nothing is compared but the databases
    rows, notes = (
        [],
        [f"Nearest free time, guarded; journal and message with it; {AT_ONCE} people a transaction at most."],
    )
    notes.append("The UPDATE: one column of the same rows by their ids, as many a transaction, and nothing else.")
    with databases(folder, "closures", notes) as urls:
        for says, url in urls:
            took, plain, moved, told, most = await _round(url, people)
            figures = (f"{took:.1f} s", f"{people / took:.0f}", f"{plain:.1f} s", ratio(took, plain))
            rows.append((says, *figures, str(moved), str(told), f"{most} of {PLACES}"))
    columns = ("database", "all moved", "people/s", "plain UPDATE", "times", "moved", "messages", "fullest slot")
    return Table(f"A place closes under {people} people", columns, tuple(rows), tuple(notes))


async def _round(url: str, people: int) -> tuple[float, float, int, int, int]:
    """Seconds to move everybody, seconds of the plain UPDATE, how many were moved and told, and the fullest slot."""
    await asyncio.to_thread(migrate, url)
    database = await open_database(url, TransactionFactory(new_keyring(), clock.now, SystemRandom()))
    try:
        await database.write(lambda tx: load_office(tx, OFFICE))
        times = _times(clock.now())
        for first in range(0, people, 500):
            await database.write(lambda tx, first=first: _book(tx, range(first, min(people, first + 500)), times))  # type: ignore[misc]
        before = await database.read(_where)
        await database.write(lambda tx: _close(tx, times))
        collector.spare_what_stays()  # as each start of the program does
        began = clock_time.perf_counter()
        moved = await move_affected(database, lambda: OFFICE, lambda: RULES, lambda: None)
        took = clock_time.perf_counter() - began
        told, most = await database.read(_told_and_fullest)
        return took, await _update(database, before), moved, told, most
    finally:
        await database.close()


def _times(now: datetime) -> list[datetime]:
    """The slots of the next days that are open, from tomorrow on."""
    days = [now.astimezone(ZONE).date() + timedelta(days=ahead) for ahead in range(1, 8)]
    return [slot for day in _open(days) for slot in slot_times(STATION, day, ZONE)]


def _open(days: list[date]) -> list[date]:
    return [day for day in days if slot_times(STATION, day, ZONE)][:DAYS]


def _book(tx: Transaction, people: range, times: list[datetime]) -> None:
    for person in people:
        chat_id = open_chat(tx, "telegram", str(person))
        slot, who = Slot(STATION.key, times[person % len(times)]), an_applicant(f"{person:011}")
        assert isinstance(hold_slot(tx, chat_id, slot, STATION, False, RULES), Hold)
        done = book(tx, chat_id, "telegram", a_registration(who), slot, RULES)
        assert isinstance(done, Booking)


def _close(tx: Transaction, times: list[datetime]) -> None:
    admin = staff.enrol(tx, staff.invite(tx, Role.ADMIN, None, None, RULES).payload, open_chat(tx, "telegram", "admin"))
    assert isinstance(admin, Staff)
    last = times[-1].astimezone(ZONE).date() + timedelta(days=1)
    assert close(tx, admin, [STATION.key], tx.now, datetime.combine(last, time(), ZONE), None)


def _where(tx: Transaction) -> list[tuple[str, datetime]]:
    return [(row.id, row.starts_at) for row in tx.connection.execute(select(bookings.c.id, bookings.c.starts_at))]


def _told_and_fullest(tx: Transaction) -> tuple[int, int]:
    told = select(func.count()).where(deliveries.c.kind == "notice")
    by_slot = select(func.count().label("number")).select_from(bookings).group_by(bookings.c.starts_at).subquery()
    fullest = select(func.max(by_slot.c.number))
    return tx.connection.execute(told).scalar_one(), tx.connection.execute(fullest).scalar_one()


async def _update(database: Database, before: list[tuple[str, datetime]]) -> float:
    def put_back(tx: Transaction, at: int) -> None:
        for booking_id, old in before[at : at + AT_ONCE]:
            tx.connection.execute(_BACK, {"of_id": booking_id, "old": old})

    began = clock_time.perf_counter()
    for at in range(0, len(before), AT_ONCE):
        await database.write(lambda tx, at=at: put_back(tx, at))  # type: ignore[misc]
    return clock_time.perf_counter() - began
