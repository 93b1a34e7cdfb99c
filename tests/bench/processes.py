"""(k) Two processes on one PostgreSQL behind a webhook: what the second one costs whoever waits.

All messages come to the process that does not lead, which is the worst case: each answer must wake the one that sends.
How much more two processes do together shows only where each, the server and the people have cores of their own; with
fewer the processor time a turn and the sessions that wait for a lock are told instead, of each process.
"""

import asyncio
import gc
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import psutil
from sqlalchemy import make_url

from tests.bench import machine
from tests.bench.figures import Table, milliseconds, quantile
from tests.bench.people import INTERVIEWS, Crowd
from tests.databases import NoPostgreSQL, postgres_server
from tests.faults.world import prepared
from tests.simulator import Simulator
from tests.stories.running import Program, environ, free_port, until

AT_ONCE = (1, 64)
ENOUGH = 6  # cores for two processes, a server, the simulator and its people
SECRET = "a-webhook_secret"  # of a simulator
EVERY = 0.02  # seconds between two looks for sessions that wait
_WAITING = "SELECT application_name FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = $1"


@dataclass(slots=True)
class Locks:
    """Sessions that were seen waiting for a lock, by the process that they are of, in so many ``looks``."""

    looks: int = 0
    waiting: list[str] = field(default_factory=list)

    def of(self, process: int) -> float:
        """So many sessions of it wait, in the mean."""
        return sum(f" {process}@" in name for name in self.waiting) / max(1, self.looks)


async def measure(folder: Path, quick: bool) -> Table:
    seconds = 4.0 if quick else 15.0
    machine.use_all()
    rows: list[tuple[str, ...]] = []
    columns = ("people", "processes", "p50", "p99", "turns/s", "CPU a turn, of each", "waiting for a lock, of each")
    notes = ["All messages come to the process that does not lead, which is the last one."]
    if len(machine.CORES) < ENOUGH:
        notes.append(f"{len(machine.CORES)} cores, and two processes, a server and the people want {ENOUGH}:")
        notes.append("turns a second of one and of two are not to be compared here.")
    try:
        with postgres_server() as server:
            for count in (1, 2):
                server.create(f"processes{count}")
                async with _serving(folder / str(count), server.url(f"processes{count}"), count) as (sim, bots):
                    crowd = Crowd(sim, INTERVIEWS["mawid"])
                    await _some(crowd, bots, 8, 1.0)
                    rows += [
                        (f"{at_once}", f"{count}", *await _some(crowd, bots, at_once, seconds)) for at_once in AT_ONCE
                    ]
    except NoPostgreSQL as missing:
        notes.append(f"No PostgreSQL here: {missing}")
    return Table(
        "(k) One process and two (PostgreSQL, fsync off)", columns, tuple(sorted(rows, key=_by_people)), tuple(notes)
    )


def _by_people(row: tuple[str, ...]) -> tuple[int, int]:
    return int(row[0]), int(row[1])


@asynccontextmanager
async def _serving(folder: Path, url: str, count: int) -> AsyncIterator[tuple[Simulator, list[Program]]]:
    """The first leads; the last is called by Telegram."""
    folder.mkdir()  # noqa: ASYNC240  # nothing waits meanwhile
    ports = [free_port() for _ in range(count)]
    async with Simulator(keep_calls=0) as sim, AsyncExitStack() as stack:
        webhook = {"telegram_webhook_url": f"http://127.0.0.1:{ports[-1]}", "telegram_webhook_secret": SECRET}
        settings = [environ(folder, sim, url, port=port, log_level="INFO", **webhook) for port in ports]
        bots = [Program(folder, each, number=at, installed=True) for at, each in enumerate(settings, 1)]
        await prepared(bots[0])
        for bot in bots:
            await bot.start()
            stack.push_async_callback(bot.kill9)
            await until(lambda: "this process leads" in bots[0].logged)
        await until(lambda: bool(sim.webhook.url))
        yield sim, bots


async def _some(crowd: Crowd, bots: list[Program], at_once: int, seconds: float) -> tuple[str, ...]:
    gc.collect()
    gc.freeze()
    processes = [psutil.Process(bot.process.pid) for bot in bots if bot.process is not None]
    waits: list[float] = []
    locks = Locks()
    before = [_cpu(process) for process in processes]
    turns, began = crowd.turns, time.perf_counter()
    deadline = began + seconds
    async with asyncio.TaskGroup() as tasks:
        looking = tasks.create_task(_look(bots[0].environ["MAWID_DATABASE_URL"], locks))
        async with asyncio.TaskGroup() as people:
            for _ in range(at_once):
                people.create_task(_come_and_go(crowd, deadline, waits))
        looking.cancel()
    took, done = time.perf_counter() - began, max(1, crowd.turns - turns)
    spent = [(_cpu(process) - cpu) / done for process, cpu in zip(processes, before, strict=True)]
    return (
        *(milliseconds(quantile(waits, part)) for part in (0.5, 0.99)),
        f"{done / took:.0f}",
        " + ".join(milliseconds(each) for each in spent),
        " + ".join(f"{locks.of(process.pid):.2f}" for process in processes),
    )


async def _come_and_go(crowd: Crowd, deadline: float, waits: list[float]) -> None:
    person, step = crowd.newcomer(), crowd.steps[0]
    while time.perf_counter() < deadline:
        took, due = await crowd.go_on(person, step)
        waits.append(took)
        person, step = (person, due) if due is not None else (crowd.newcomer(), crowd.steps[0])


async def _look(url: str, locks: Locks) -> None:
    where = make_url(url)
    session = await asyncpg.connect(host=where.query["host"], user=where.username, database=where.database)
    try:
        while True:
            locks.looks += 1
            locks.waiting += [row[0] for row in await session.fetch(_WAITING, where.database)]
            await asyncio.sleep(EVERY)
    finally:
        session.terminate()


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
