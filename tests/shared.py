"""What is made once for all processes of a run, before they are forked: migrated databases, the process that forks the
program, and what the program makes of how people say things. Of PostgreSQL each has a server of its own, over a copy of
what that of all has left on the disk.
"""

import functools
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from storage.engine.migrate import migrate
from tests import preloaded
from tests.databases import Cluster, NoPostgreSQL, Server, made_cluster, serving

MIGRATED = "migrated"
_MANY = 500
"""Tests of which some are sure to hear people."""
_OF_POSTGRESQL = frozenset(["postgres", "postgres_url", "blank_postgres_url"])


class Shared:
    """Without ``items`` nothing is there: each process makes what it needs."""

    def __init__(self, items: Sequence[pytest.Item]) -> None:
        self._stack = ExitStack()
        self._cluster: Cluster | None = None
        if any(map(_starts_the_program, items)):
            preloaded.preload()
        if len(items) >= _MANY:
            preloaded.hear_words()
            migrated_bytes()
        if any(map(_is_on_postgresql, items)):
            with suppress(NoPostgreSQL):  # the first test that asks for it says so
                self._cluster = self._stack.enter_context(_migrated_cluster())

    @property
    def has_cluster(self) -> bool:
        """With a migrated database in it."""
        return self._cluster is not None

    def cluster(self) -> AbstractContextManager[Cluster]:
        """For one process. Raises :class:`NoPostgreSQL`."""
        return self._cluster.copied() if self._cluster else made_cluster()

    def close(self) -> None:
        self._stack.close()


def _is_on_postgresql(item: pytest.Item) -> bool:
    given = item.callspec.params.values() if isinstance(item, pytest.Function) and hasattr(item, "callspec") else ()
    return "postgresql" in given or not _OF_POSTGRESQL.isdisjoint(getattr(item, "fixturenames", ()))


def _starts_the_program(item: pytest.Item) -> bool:
    return "stories" in item.path.parts


@contextmanager
def _migrated_cluster() -> Iterator[Cluster]:
    with made_cluster() as cluster:
        with serving(cluster) as server:
            make_migrated(server)
        yield cluster


def make_migrated(server: Server) -> None:
    server.create(MIGRATED)
    migrate(server.url(MIGRATED))


@functools.cache
def migrated_bytes() -> bytes:
    """An SQLite database with its tables and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mawid.db"
        migrate(f"sqlite+aiosqlite:///{path}")
        return path.read_bytes()
