"""(c) 200 people after 50 places, all at once: how long until all know, and nobody gets a place that is not there."""

import asyncio
import random
import time as clock_time
from collections import Counter
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from random import SystemRandom

from sqlalchemy import func, select

from bot.config import clock
from bot.domain.booking import Booking, Hold, Slot
from bot.domain.hours import bookable_times
from bot.domain.rules import Rules
from storage.bookings.bookings import book
from storage.bookings.holds import hold_slot
from storage.chats.chats import open_chat
from storage.engine.database import Database, open_database
from storage.engine.keyring import new_keyring
from storage.engine.migrate import migrate
from storage.engine.transaction import Transaction, TransactionFactory
from storage.tables import bookings, slots
from tests.bench import machine
from tests.bench.bots import database_url
from tests.bench.figures import Table, median
from tests.builders import ZONE, a_registration, a_station, an_applicant
from tests.databases import NoPostgreSQL, postgres_server

PEOPLE, TIMES, PLACES = 200, 5, 10
STATION = a_station(places=PLACES, walk_in_places=0)
RULES = Rules()


async def measure(folder: Path, quick: bool) -> Table:
    rounds = 3 if quick else 10
    machine.use_all()  # here nothing is compared but the databases
    rows, notes = [], [f"Hold, then confirm; who finds a time full tries the next. Medians of {rounds} rounds."]
    urls = [("SQLite (fsync on)", [database_url(folder / f"c{at}") for at in range(rounds)])]
    with ExitStack() as stack:
        try:
            server = stack.enter_context(postgres_server())
        except NoPostgreSQL as missing:
            notes.append(f"No PostgreSQL here: {missing}")
        else:
            for at in range(rounds):
                server.create(f"bench{at}")
            urls.append(("PostgreSQL (fsync off)", [server.url(f"bench{at}") for at in range(rounds)]))
        for says, those in urls:
            found = [await _round(url) for url in those]
            booked = sum(one[1] for one in found) / rounds
            oversold = sum(one[2] for one in found)
            took = median([one[0] for one in found])
            rows.append((says, f"{took * 1000:.0f} ms", f"{PEOPLE / took:.0f}", f"{booked:.1f} of 50", str(oversold)))
    columns = ("database", "until all know", "people/s", "places booked", "oversold")
    return Table("(c) 200 people after 50 places", columns, tuple(rows), tuple(notes))


async def _round(url: str) -> tuple[float, int, int]:
    """Seconds, places booked, places sold that were not there (by the answers, the rows and the counts)."""
    await asyncio.to_thread(migrate, url)
    database = await open_database(url, TransactionFactory(new_keyring(), clock.now, SystemRandom()))
    try:
        times = _times(clock.now())
        began = clock_time.perf_counter()
        answers = await asyncio.gather(*(_somebody(database, person, times) for person in range(PEOPLE)))
        took = clock_time.perf_counter() - began
        told = Counter(slot for slot in answers if slot is not None)
        kept, counted = await database.read(_sold)
        worst = max((sum(max(0, n - PLACES) for n in each.values()) for each in (told, kept, counted)), default=0)
        return took, sum(told.values()), worst + abs(sum(kept.values()) - sum(told.values()))
    finally:
        await database.close()


async def _somebody(database: Database, person: int, times: tuple[datetime, ...]) -> Slot | None:
    chat_id = await database.write(lambda tx: open_chat(tx, "telegram", str(person)))
    who = an_applicant(f"{person:011}")
    for at in random.sample(times, len(times)):
        slot = Slot(STATION.key, at)

        def hold(tx: Transaction, slot: Slot = slot) -> bool:
            return isinstance(hold_slot(tx, chat_id, slot, STATION, False, RULES), Hold)

        def confirm(tx: Transaction, slot: Slot = slot) -> bool:
            done = book(tx, chat_id, "telegram", a_registration(who), slot, RULES)
            return isinstance(done, Booking)

        if await database.write(hold) and await database.write(confirm):
            return slot
    return None


def _times(now: datetime) -> tuple[datetime, ...]:
    day = now.astimezone(ZONE).date() + timedelta(days=1)
    while not (found := bookable_times(STATION, day, now, ZONE)):
        day += timedelta(days=1)
    return tuple(found[:TIMES])


def _sold(tx: Transaction) -> tuple[Counter[Slot], Counter[Slot]]:
    by_rows = select(bookings.c.station, bookings.c.starts_at, func.count()).group_by(
        bookings.c.station, bookings.c.starts_at
    )
    by_count = select(slots.c.station, slots.c.starts_at, slots.c.online)
    kept, counted = (
        Counter({Slot(station, at): number for station, at, number in tx.connection.execute(found)})
        for found in (by_rows, by_count)
    )
    return kept, counted
