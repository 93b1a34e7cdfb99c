"""A database with the tables in it."""

from collections.abc import AsyncIterator

import pytest

from storage.engine.database import Database
from tests.channels.web.serving import new_database


@pytest.fixture
async def database(sqlite_url: str) -> AsyncIterator[Database]:
    async with new_database(sqlite_url) as database:
        yield database
