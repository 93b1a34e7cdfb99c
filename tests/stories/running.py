"""The real program as a process of its own, beside whoever tests it: started, stopped, killed, and what it wrote."""

import asyncio
import functools
import os
import re
import signal
import socket
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.config import clock
from bot.config.office import packaged_office, read_office
from storage.engine.database import Database, open_database
from storage.engine.keyring import load_keyring, new_keyring, save_keyring
from storage.engine.migrate import migrate
from storage.engine.transaction import TransactionFactory
from storage.journal.anchor import begin_journal
from storage.office import offices
from storage.outbox import deliveries
from tests import preloaded
from tests.preloaded import MAWID, Forked
from tests.simulator import Simulator

READY = 60.0  # seconds; a shared machine may be slow
_PAGE = re.compile(r"Chat page: (http://\S+)/chat")
_FILE = re.compile(r"^  (/\S+first-admin\.txt)$", re.MULTILINE)
_INVITATION = re.compile(r"/start (i[A-Za-z0-9_-]+)")


class NotRunning(AssertionError):
    """The program ended, or never got ready; the text is what it wrote."""


@dataclass
class Program:
    """One installation in a folder. ``start`` it as often as you like: the database and the keys stay. ``number``
    tells several on one database apart. ``installed``: the command itself is started, with all its imports."""

    folder: Path
    environ: Mapping[str, str]
    process: asyncio.subprocess.Process | Forked | None = None
    starts: int = 0
    number: int = 1
    installed: bool = False

    async def start(self, *, wait: bool = True) -> None:
        """Both streams go into one file a start, to which a killed process loses nothing."""
        assert self.process is None, "it runs already"
        self.starts += 1
        with self.out.open("wb") as out, self.log.open("ab") as log:
            if self.installed:
                self.process = await asyncio.create_subprocess_exec(
                    MAWID, "run", env=self.environ, stdout=out, stderr=log, cwd=self.folder
                )
            else:
                self.process = preloaded.start(["run"], self.environ, self.folder, stdout=out, stderr=log)
        if wait:
            await self.ready()

    async def ready(self) -> None:
        try:
            async with asyncio.timeout(READY):
                while not _PAGE.search(self.told):
                    if self.process is None or self.process.returncode is not None:
                        raise NotRunning(self.told + self.logged)
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise NotRunning(self.told + self.logged) from None

    async def kill9(self) -> None:
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """SIGTERM; gives the exit code."""
        return await self._end(signal.SIGTERM)

    async def _end(self, number: signal.Signals) -> int:
        assert self.process is not None, "it does not run"
        process, self.process = self.process, None
        with suppress(ProcessLookupError):
            process.send_signal(number)
        async with asyncio.timeout(READY):
            return await process.wait()

    async def command(self, *words: str) -> str:
        """Another ``mawid`` command beside it; gives what it printed."""
        code, out, err = await preloaded.run(words, self.environ, self.folder)
        assert code == 0, err
        return out

    async def invite(self, station: str) -> str:
        """The payload of an invitation to that station."""
        printed = await self.command("staff", "invite", "--role", "station", "--station", station)
        found = _INVITATION.search(printed)
        assert found, printed
        return found[1]

    @asynccontextmanager
    async def database(self) -> AsyncIterator[Database]:
        """What it keeps, read beside it or after it."""
        keyring = load_keyring(Path(self.environ["MAWID_KEYRING"]))
        url = self.environ["MAWID_DATABASE_URL"]
        database = await open_database(url, TransactionFactory(keyring, clock.now, clock.CHANCE))
        try:
            yield database
        finally:
            await database.close()

    async def quiet(self, channel: str = "telegram") -> None:
        """Returns when everything that was due has been sent, and its result recorded."""
        async with self.database() as database, asyncio.timeout(READY):
            while await database.read(lambda tx: deliveries.any_unfinished(tx, channel)):  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    @property
    def out(self) -> Path:
        return self.folder / f"mawid-{self.number}-{self.starts}.out"

    @property
    def log(self) -> Path:
        return self.folder / f"mawid-{self.number}.log"

    @property
    def told(self) -> str:
        """What the newest start printed."""
        return self.out.read_text(encoding="utf-8")

    @property
    def logged(self) -> str:
        return self.log.read_text(encoding="utf-8")

    @property
    def url(self) -> str:
        found = _PAGE.search(self.told)
        assert found, self.told
        return found[1]

    @property
    def admin_invitation(self) -> str:
        """From the file that the start names, as long as nobody is admin."""
        named = _FILE.search(self.told)
        assert named, self.told
        found = _INVITATION.search(Path(named[1]).read_text())
        assert found, named[1]
        return found[1]


def environ(
    folder: Path, simulator: Simulator | None, database_url: str | None = None, **settings: object
) -> dict[str, str]:
    """``settings``: without their prefix, as ``log_level="DEBUG"``."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("MAWID_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)  # sixty starts must not compile everything sixty times
    given: dict[str, object] = {
        "database_url": database_url or f"sqlite+aiosqlite:///{folder / 'mawid.db'}",
        "keyring": folder / "keys" / "keyring.json",
        "port": 0,
        "telegram_per_second": 0,
        "time_zone": early_morning(),
    }
    if simulator is not None:
        given |= {"telegram_token": simulator.token, "telegram_api_url": simulator.url}
    return kept | {f"MAWID_{name}".upper(): str(value) for name, value in {**given, **settings}.items()}


def early_morning() -> str:
    """A time zone where it is between 7 and 8 now, two hours before the stations open: whenever a story is told, the
    earliest free time is later on the same day."""
    east = (7 - clock.now().hour) % 24
    return f"Etc/GMT{-east:+}" if east <= 14 else f"Etc/GMT{24 - east:+}"


@functools.cache
def migrated_file() -> bytes:
    """An SQLite database with its tables and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mawid.db"
        migrate(f"sqlite+aiosqlite:///{path}")
        return path.read_bytes()


def _make_tables(database_url: str) -> None:
    kind, _, path = database_url.partition(":///")
    if kind.startswith("sqlite") and not Path(path).exists():
        Path(path).write_bytes(migrated_file())
    migrate(database_url)


async def prepared(program: Program) -> None:
    """Tables, keys, the journal's beginning, and stations that are open on all seven days. Without it the first start
    makes its own."""
    database_url = program.environ["MAWID_DATABASE_URL"]
    save_keyring(new_keyring(), Path(program.environ["MAWID_KEYRING"]))
    await asyncio.to_thread(_make_tables, database_url)
    stations = packaged_office().replace("sat-thu", "sat-fri")
    office = read_office(stations, program.environ["MAWID_TIME_ZONE"])
    async with program.database() as database:
        await database.write(begin_journal)
        await database.write(lambda tx: offices.load_office(tx, office))


@asynccontextmanager
async def running_bot(
    folder: Path,
    simulator: Simulator | None = None,
    database_url: str | None = None,
    *,
    first: bool = True,
    installed: bool = False,
    **settings: object,
) -> AsyncIterator[Program]:
    """Ready to serve; killed at the end, if it still runs. ``first``: nobody made its database before."""
    program = Program(folder, environ(folder, simulator, database_url, **settings), installed=installed)
    if first:
        await prepared(program)
    try:
        await program.start()
        yield program
    finally:
        if program.process is not None:
            await program.kill9()


async def until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    """Of a process and of a simulator nobody can wait for everything."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
