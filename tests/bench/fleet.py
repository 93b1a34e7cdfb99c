"""Several processes of Mawid on one PostgreSQL, behind one address that spreads Telegram's webhooks over them.

They keep the usual pace. What is off is the server's: see ``tests/databases.py``.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import psutil

from storage.engine.keyring import new_keyring, save_keyring
from storage.engine.migrate import migrate
from tests.bench import bots, machine
from tests.databases import Server
from tests.simulator import Simulator
from tests.stories.running import free_port, until

Start = Callable[[Path, Mapping[str, str], str], psutil.Process]
"""A ``mawid run`` in a folder, with an environment, that writes into a file of that name there."""
LOOK = 0.25  # seconds between two looks at who waits for a lock
_WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
_READY = 120.0  # seconds


@dataclass(slots=True)
class Locks:
    """How many sessions stood before a lock of another, each time that somebody looked."""

    seen: list[int] = field(default_factory=list)

    async def watch(self, server: Server, name: str) -> None:
        """Until it is cancelled."""
        connection = await asyncpg.connect(host=str(server.folder), user="mawid", database=name)
        try:
            while True:
                self.seen.append(await connection.fetchval(_WAITING))
                await asyncio.sleep(LOOK)
        finally:
            await connection.close()

    def mean(self) -> float:
        return sum(self.seen) / max(1, len(self.seen))


@dataclass(frozen=True, slots=True)
class Fleet:
    """``sims``: one a bot, all of them at one address."""

    sims: tuple[Simulator, ...]
    processes: tuple[psutil.Process, ...]
    postmaster: psutil.Process
    locks: Locks

    def cpu(self) -> list[float]:
        """Seconds so far of each process, and of PostgreSQL last."""
        return [*(_spent(one) for one in self.processes), _spent_by_all(self.postmaster)]


def _spent(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _spent_by_all(postmaster: psutil.Process) -> float:
    """Those that ended, too, once it has heard of them."""
    ended = postmaster.cpu_times()
    total = float(ended.user + ended.system + ended.children_user + ended.children_system)
    for session in postmaster.children():
        with suppress(psutil.NoSuchProcess):
            total += _spent(session)
    return total


def start_installed(folder: Path, environ: Mapping[str, str], output: str) -> psutil.Process:
    with (folder / output).open("ab") as file:
        return psutil.Popen(bots.MAWID.command, env=dict(environ), stdout=file, stderr=file, cwd=folder)


@asynccontextmanager
async def fleet(
    folder: Path,
    server: Server,
    number: int,
    tokens: int = 1,
    *,
    limited: bool = False,
    start: Start = start_installed,
    template: str = "template0",
) -> AsyncIterator[Fleet]:
    """So many processes and bots, all ready, on a new database. Whatever goes wrong, they are killed in the end.
    ``limited``: each bot gets a 429 beyond 30 messages a second, and one a second in a chat. ``template``: what the
    database is a copy of."""
    folder.mkdir(parents=True)  # noqa: ASYNC240  # nothing waits meanwhile
    name = f"rush{number}of{tokens}{'limited' if limited else ''}"
    server.create(name, template)
    save_keyring(new_keyring(), bots.keyring_path(folder))
    await asyncio.to_thread(migrate, server.url(name))
    async with AsyncExitStack() as stack:
        sims = [await stack.enter_async_context(_bot(at, limited)) for at in range(tokens)]
        for other in sims[1:]:
            sims[0].beside(other)
        ports = [free_port() for _ in range(number)]
        front = await stack.enter_async_context(_spread(ports))
        processes: list[psutil.Process] = []
        stack.push_async_callback(_killed, processes)
        for port in ports:
            processes.append(_started(start, folder, server.url(name), sims, port, front))  # noqa: PERF401  # each must be killed
        async with asyncio.timeout(_READY):
            await _all_listen(ports)
        await until(lambda: all(sim.webhook.url for sim in sims), _READY)
        locks = Locks()
        tasks = await stack.enter_async_context(asyncio.TaskGroup())
        watching = tasks.create_task(locks.watch(server, name))
        try:
            yield Fleet(tuple(sims), tuple(processes), _postmaster(server), locks)
        finally:
            watching.cancel()


def _bot(at: int, limited: bool) -> Simulator:
    return Simulator(
        f"77{at:08}:AAE-simulated_token_of_no_real_bot00", keep_calls=0, paced=limited, username=f"bot_{at}"
    )


def _started(
    start: Start, folder: Path, database: str, sims: Sequence[Simulator], port: int, front: int
) -> psutil.Process:
    settings = {
        "MAWID_DATABASE_URL": database,
        "MAWID_KEYRING": str(bots.keyring_path(folder)),
        "MAWID_TELEGRAM_TOKEN": " ".join(sim.token for sim in sims),
        "MAWID_TELEGRAM_API_URL": sims[0].url,
        "MAWID_TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{front}",
        "MAWID_TELEGRAM_WEBHOOK_SECRET": "rush-0123456789-0123456789-0123456789",
        "MAWID_PORT": str(port),
        "MAWID_LOG_LEVEL": "WARNING",
    }
    process = start(folder, {**os.environ, **settings}, f"output-{port}")
    machine.leave_alone(machine.OURS, process.pid)
    return process


async def _killed(processes: list[psutil.Process]) -> None:
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.kill()
        await asyncio.to_thread(process.wait)


def _postmaster(server: Server) -> psutil.Process:
    return psutil.Process(int((server.folder / "data" / "postmaster.pid").read_text().split()[0]))


async def _all_listen(ports: list[int]) -> None:
    for port in ports:
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                break


@asynccontextmanager
async def _spread(ports: list[int]) -> AsyncIterator[int]:
    """A port whose connections go to one of the ``ports`` after the other, as those of a web server in front do."""
    turns = cycle(ports)

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            its_reader, its_writer = await asyncio.open_connection("127.0.0.1", next(turns))
        except OSError:
            writer.close()
            return
        await asyncio.gather(_pipe(reader, its_writer), _pipe(its_reader, writer))

    server = await asyncio.start_server(pass_on, "127.0.0.1", 0)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        server.close()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while part := await reader.read(2**16):
            writer.write(part)
            await writer.drain()
    writer.close()
