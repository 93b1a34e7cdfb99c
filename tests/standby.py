"""Two real PostgreSQL servers: one leads, the other follows it; kill -9, promotion, and the lost one made anew."""

import os
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from tests.databases import AdminConnection, Cluster, made_cluster

DATABASE = "followed"
QUORUM = "ANY 1 (*)"
_PATIENCE = 60.0  # seconds


@dataclass
class Pair:
    """``waits``: commits of the one that leads wait for the other, once it follows."""

    clusters: tuple[Cluster, Cluster]
    waits: bool
    leads: int = 0
    _running: list[ExitStack] = field(default_factory=lambda: [ExitStack(), ExitStack()])

    @property
    def url(self) -> str:
        """Both hosts; whoever takes writes is meant."""
        hosts = "&".join(f"host={quote(f'{cluster.folder}:5432')}" for cluster in self.clusters)
        return f"postgresql+asyncpg://mawid@/{DATABASE}?{hosts}&target_session_attrs=read-write"

    def begin(self) -> None:
        self._start(0)
        self.tell(f"CREATE DATABASE {DATABASE} TEMPLATE template0")
        self.follow()

    def kill9(self) -> None:
        """The one that leads, all of its processes at once: its machine is gone."""
        kill_all(self.clusters[self.leads].data)

    def promote(self) -> None:
        """The other one leads, alone for now."""
        self.leads = 1 - self.leads
        assert self.ask("SELECT pg_promote(true, 60)") is True

    def follow(self) -> None:
        """The other one is made anew and follows the one that leads."""
        at = 1 - self.leads
        self._running[at].close()
        leader, follower = self.clusters[self.leads], self.clusters[at]
        shutil.rmtree(follower.data, ignore_errors=True)
        where = (f"--pgdata={follower.data}", f"--host={leader.folder}", "--username=mawid")
        follower.call("pg_basebackup", *where, "--write-recovery-conf", "--checkpoint=fast", "--no-sync")
        self._start(at)
        self._until("SELECT count(*) = 1 FROM pg_stat_replication WHERE state = 'streaming'")
        if self.waits:
            self.tell(f"ALTER SYSTEM SET synchronous_standby_names = '{QUORUM}'")
            self.tell("SELECT pg_reload_conf()")
            self._until("SELECT sync_state = 'quorum' FROM pg_stat_replication")

    def ask(self, statement: str) -> object:
        """Of the one that leads: the first value."""
        admin = AdminConnection(self.clusters[self.leads].folder)
        try:
            return admin.ask(statement)
        finally:
            admin.close()

    def tell(self, statement: str) -> None:
        self.ask(statement)

    def end(self) -> None:
        for cluster, running in zip(self.clusters, self._running, strict=True):
            kill_all(cluster.data)
            running.close()

    def _start(self, at: int) -> None:
        self._running[at] = ExitStack()
        self._running[at].enter_context(self.clusters[at].running("synchronous_commit=on"))

    def _until(self, question: str) -> None:
        patience = time.monotonic() + _PATIENCE
        while self.ask(question) is not True:
            assert time.monotonic() < patience, question
            time.sleep(0.02)


@contextmanager
def two_servers(*, waits: bool = True) -> Iterator[Pair]:
    with made_cluster() as one:
        pair = Pair((one, one.beside()), waits)
        try:
            pair.begin()
            yield pair
        finally:
            pair.end()


def kill_all(data: Path) -> None:
    """The postmaster first, so that nobody is left to say goodbye."""
    try:
        postmaster = int((data / "postmaster.pid").read_text().split()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return
    for process in [postmaster, *_children(postmaster)]:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def _children(of: int) -> list[int]:
    found: list[int] = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(stat.read_text().rpartition(")")[2].split()[1]) == of:
                found.append(int(stat.parent.name))
    return found
