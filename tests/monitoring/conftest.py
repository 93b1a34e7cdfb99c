"""A database of an office that has two admins and a clerk."""

from collections.abc import AsyncIterator

import pytest

from storage.engine.database import Database
from tests.builders import Clock, open_for_tests
from tests.monitoring.alarmed import staff


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(database_url: str, clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(database_url, clock) as opened:
        await opened.database.write(staff)
        yield opened.database
