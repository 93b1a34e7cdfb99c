"""The bots under test, each a process of its own over a simulator of its own."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from random import SystemRandom

import psutil

from bot.config import clock
from bot.config.office import packaged_office, read_office
from storage.engine.database import open_database
from storage.engine.keyring import new_keyring, save_keyring
from storage.engine.migrate import migrate
from storage.engine.transaction import TransactionFactory
from storage.office.offices import load_office
from tests.bench import machine
from tests.simulator import Simulator

_HERE = Path(__file__).parent
_REFERENCE = _HERE / "reference" / ".venv" / "bin" / "python"
_STARTS_WITHIN = 60.0  # seconds
PLACES = 10_000  # in each slot


@dataclass(frozen=True, slots=True)
class Bot:
    """``command`` gets ``--api`` and ``--token``, unless the environment tells them."""

    name: str
    command: tuple[str, ...]
    speaks: str
    """Whose questions it asks: a key of ``people.INTERVIEWS``."""
    arguments: bool = True


MAWID = Bot("mawid", (str(Path(sys.executable).with_name("mawid")), "run"), "mawid", arguments=False)
HANDLER = Bot("ConversationHandler", (str(_REFERENCE), str(_HERE / "reference" / "handler_bot.py")), "handler")
HANDLER_64 = Bot("ConversationHandler, 64 at once", (*HANDLER.command, "--concurrent", "64"), "handler")


def pooled(bot: Bot, size: int) -> Bot:
    """python-telegram-bot takes 256 connections, and looks through them before each call."""
    return replace(bot, name=f"{bot.name}, pool of {size}", command=(*bot.command, "--pool", str(size)))


ECHO = Bot("aiogram echo", (str(_REFERENCE), str(_HERE / "reference" / "echo_bot.py")), "echo")


@dataclass(slots=True)
class Running:
    bot: Bot
    sim: Simulator
    process: psutil.Popen
    started: float
    """By ``time.perf_counter``."""

    def cpu(self) -> float:
        """Seconds so far, all threads together, and processes of its own that have ended."""
        times = self.process.cpu_times()
        return float(times.user + times.system + times.children_user + times.children_system)

    def resident(self) -> int:
        """Bytes, those of its own processes too."""
        return sum(int(one.memory_info().rss) for one in (self.process, *self.process.children(recursive=True)))

    async def polls(self) -> None:
        """Until it has asked for updates."""
        while not self.sim.counts["getUpdates"]:  # the simulator tells nobody
            if self.process.poll() is not None:
                raise RuntimeError(f"{self.bot.name} ended while it started")
            if time.perf_counter() - self.started > _STARTS_WITHIN:
                raise TimeoutError(f"{self.bot.name} does not poll")
            await asyncio.sleep(0.005)


@asynccontextmanager
async def run(bot: Bot, folder: Path, per_second: int | None = 0) -> AsyncIterator[Running]:
    """Starts the bot; ``folder`` holds Mawid's database, keys and everybody's output. ``per_second``: Mawid's pace, by
    itself without a limit; None: as it is shipped."""
    folder.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240  # nothing waits meanwhile
    async with Simulator(keep_calls=0) as sim:
        settings = {
            "MAWID_DATABASE_URL": database_url(folder),
            "MAWID_KEYRING": str(keyring_path(folder)),
            "MAWID_TELEGRAM_TOKEN": sim.token,
            "MAWID_TELEGRAM_API_URL": sim.url,
            **({} if per_second is None else {"MAWID_TELEGRAM_PER_SECOND": str(per_second)}),
            "MAWID_PORT": "0",
            "MAWID_LOG_LEVEL": "WARNING",
        }
        where = ("--api", sim.url, "--token", sim.token) if bot.arguments else ()
        with (folder / "output").open("ab") as output:
            process = psutil.Popen(
                [*bot.command, *where], env={**environment(), **settings}, stdout=output, stderr=output, cwd=folder
            )
        machine.stay_on(machine.THE_BOTS, process.pid)
        running = Running(bot, sim, process, time.perf_counter())
        try:
            yield running
        finally:
            with suppress(psutil.NoSuchProcess):
                process.kill()
            await asyncio.to_thread(process.wait)


def database_url(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'mawid.db'}"


def keyring_path(folder: Path) -> Path:
    return folder / "keyring.json"


def environment() -> dict[str, str]:
    """Some machines forbid byte code to everybody: then each start would compile thousands of modules anew."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


async def make_room(folder: Path) -> None:
    """Mawid's office as it is shipped, but with a place for everybody: its references never run out of any."""
    folder.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240  # nothing waits meanwhile
    keyring = new_keyring()
    save_keyring(keyring, keyring_path(folder))
    await asyncio.to_thread(migrate, database_url(folder))
    office = read_office(packaged_office())
    roomy = tuple(replace(each, places=PLACES, walk_in_places=0) for each in office.stations)
    database = await open_database(database_url(folder), TransactionFactory(keyring, clock.now, SystemRandom()))
    try:
        await database.write(lambda tx: load_office(tx, replace(office, stations=roomy)))
    finally:
        await database.close()
