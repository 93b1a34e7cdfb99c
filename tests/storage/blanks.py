"""A second, empty database, for what moves from one to another."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from tests.databases import Server

_NUMBERS = count(1)


@contextmanager
def blank_database(kind: str, folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    if kind == "sqlite":
        yield f"sqlite+aiosqlite:///{folder / 'blank.db'}"
        return
    server: Server = request.getfixturevalue("postgres")
    name = f"blank_{next(_NUMBERS)}"
    server.create(name)
    try:
        yield server.url(name)
    finally:
        server.drop(name)
