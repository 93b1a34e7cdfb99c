"""A database with the tables in it, and a browser."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from storage.engine.database import Database
from tests.channels.web.chromium import a_browser
from tests.channels.web.serving import new_database


@pytest.fixture
async def database(sqlite_url: str) -> AsyncIterator[Database]:
    async with new_database(sqlite_url) as database:
        yield database


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with a_browser() as browser:
        yield browser
