"""Storage tests run on a migrated database, on SQLite and on PostgreSQL alike."""

from collections.abc import AsyncIterator

import pytest

from storage.engine.database import Database
from tests.builders import Clock, open_for_tests


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(database_url: str, clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(database_url, clock) as opened:
        yield opened.database
