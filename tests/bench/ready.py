"""Serials of 5,000 cases are ready: entered by two admins, met by their cases, each chat's message queued; beside a
broadcast to as many chats, which queues one text for all. And the memory that it takes, for 1,000 and for all."""

import asyncio
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import SystemRandom

from bot.config import clock
from bot.domain.broadcast import Broadcast
from bot.domain.message import Button, Message, Send
from bot.domain.ready import ReadyRecorded
from bot.domain.rules import Rules
from bot.domain.serial import Serial
from bot.domain.staff import Role, Staff
from storage.cases.ready import record_ready
from storage.cases.ready_rounds import AT_ONCE, claim_ready_to_tell, mark_ready
from storage.chats.chats import open_chat
from storage.engine.database import Database, open_database
from storage.engine.keyring import new_keyring
from storage.engine.migrate import migrate
from storage.engine.transaction import Transaction, TransactionFactory
from storage.outbox import broadcasts
from storage.outbox.broadcast_rounds import start_due
from storage.outbox.deliveries import NewDelivery, queue
from storage.staff import staff
from tests.bench import machine
from tests.bench.bots import database_url
from tests.bench.figures import Table, megabytes, ratio
from tests.bench.on_both import databases
from tests.storage.cases.many import open_many
from tests.storage.outbox.drafts import drafted

PEOPLE, FEW = 5000, 1000
RULES = Rules(undo=timedelta(0), approval_from=10**6, take_back=timedelta(0))
TIMES = Send(
    Message(
        "ما طلبتموه جاهز. اختاروا وقتاً للحضور:",
        rows=tuple((Button(f"الأربعاء {hour}:00", f"collect {hour}"),) for hour in range(9, 15)),
    )
)


async def measure(folder: Path, quick: bool) -> Table:
    people = FEW if quick else PEOPLE
    machine.use_all()  # here nothing is compared but the databases
    rows: list[tuple[str, ...]] = []
    notes = [
        f"Entries of 500; {AT_ONCE} chats a transaction, their messages sealed in it. The broadcast seals one text."
    ]
    with databases(folder, "ready", notes) as urls:
        for says, url in urls:
            entered, queued, sent_off, _ = await _round(url, people)
            figures = (f"{entered:.2f} s", f"{queued:.2f} s", f"{entered + queued:.2f} s", f"{sent_off:.2f} s")
            rows.append((says, *figures, ratio(entered + queued, sent_off)))
    peaks = [
        (await _round(database_url(folder / f"memory {nth}"), many, trace=True))[3]
        for nth, many in enumerate((FEW, people))
    ]
    notes.append(
        f"Memory at most: {megabytes(peaks[0])} for {FEW}, {megabytes(peaks[1])} for {people} (SQLite, traced)."
    )
    columns = ("database", "entered", "queued", "together", "a broadcast's queueing", "times")
    return Table(f"Ready: the serials of {people} cases", columns, tuple(rows), tuple(notes))


async def _round(url: str, people: int, *, trace: bool = False) -> tuple[float, float, float, int]:
    """Seconds for the entries, for queueing, and for a broadcast to the same; and the most memory, in bytes."""
    await asyncio.to_thread(migrate, url)
    database = await open_database(url, TransactionFactory(new_keyring(), clock.now, SystemRandom()))
    try:
        admin = await database.write(_an_admin)
        for first in range(0, people, 500):
            await database.write(lambda tx, first=first: open_many(tx, range(first, min(people, first + 500)), RULES))  # type: ignore[misc]
        with _traced(trace) as peak:
            began = time.perf_counter()
            for first in range(0, people, 500):
                await database.write(lambda tx, first=first: _enter(tx, admin, first))  # type: ignore[misc]
            entered = time.perf_counter() - began
            queued = await _queued(database, people)
        broadcast = await database.write(lambda tx: _sent_off(tx, admin))
        began = time.perf_counter()
        await database.write(lambda tx: start_due(tx, RULES))
        assert broadcast
        return entered, queued, time.perf_counter() - began, peak[0]
    finally:
        await database.close()


async def _queued(database: Database, people: int) -> float:
    began, told = time.perf_counter(), 0
    while await database.write(lambda tx: mark_ready(tx, RULES)):
        pass
    while now := await database.write(_tell):
        told += now
    assert told == people, f"{told} were told"
    return time.perf_counter() - began


def _tell(tx: Transaction) -> int:
    found = claim_ready_to_tell(tx, "cards", "saliheen", 10**6, RULES)
    queue(tx, [NewDelivery(each.chat_id, each.channel, "notice", TIMES) for each in found])
    return len(found)


@contextmanager
def _traced(wanted: bool) -> Iterator[list[int]]:
    peak = [0]
    if wanted:
        tracemalloc.start()
    yield peak
    if wanted:
        peak[0] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()


def _an_admin(tx: Transaction) -> Staff:
    payload = staff.invite(tx, Role.ADMIN, None, None, RULES).payload
    admin = staff.enrol(tx, payload, open_chat(tx, "telegram", "admin"))
    assert isinstance(admin, Staff)
    return admin


def _enter(tx: Transaction, admin: Staff, first: int) -> None:
    serials = tuple(Serial(str(number)) for number in range(first, first + 500))
    assert isinstance(record_ready(tx, admin, "cards", "saliheen", serials, RULES), ReadyRecorded)


def _sent_off(tx: Transaction, admin: Staff) -> Broadcast:
    sent = broadcasts.send_broadcast(tx, admin, drafted(tx, admin, urgent=True).id, RULES)
    assert isinstance(sent, Broadcast), sent
    return sent
