"""A simulator for each story; the program that talks with it is started by the story."""

from collections.abc import AsyncIterator

import pytest

from tests.simulator import Simulator


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    async with Simulator() as running:
        yield running


@pytest.fixture
def sqlite_url(blank_sqlite_url: str) -> str:
    """The program makes its tables itself."""
    return blank_sqlite_url


@pytest.fixture
def postgres_url(blank_postgres_url: str) -> str:
    """The program makes its tables itself."""
    return blank_postgres_url
