"""A second, empty database, for what moves from one to another."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.databases import Server


@contextmanager
def blank_database(kind: str, folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    if kind == "sqlite":
        yield f"sqlite+aiosqlite:///{folder / 'blank.db'}"
        return
    server: Server = request.getfixturevalue("postgres")
    with server.database() as url:
        yield url
