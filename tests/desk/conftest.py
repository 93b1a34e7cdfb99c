"""The desk, served, and two people who are signed in at it; and a tablet without a line."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import Playwright

from bot.domain.staff import Role
from tests.desk.offline import Away, a_desk_away
from tests.desk.serving import Browser, Desk, serving


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    """Closes the browsers that a test opens with ``desk.sign_in(stack, …)``."""
    async with AsyncExitStack() as stack:
        yield stack


@pytest.fixture
def database_url(request: pytest.FixtureRequest, migrated_url: Callable[[str], str]) -> str:
    """On SQLite, and for what is ``ON_BOTH`` on PostgreSQL too: what a page reads and writes depends on the database,
    what it makes of a mistake does not."""
    return migrated_url(getattr(request, "param", "sqlite"))


@pytest.fixture
async def desk(database_url: str) -> AsyncIterator[Desk]:
    async with serving(database_url) as desk:
        yield desk


@pytest.fixture
async def clerk(desk: Desk, stack: AsyncExitStack) -> Browser:
    """Station staff of saliheen, at counter 3."""
    return await desk.sign_in(stack, "clerk", counter=3)


@pytest.fixture
async def admin(desk: Desk, stack: AsyncExitStack) -> Browser:
    return await desk.sign_in(stack, "admin", Role.ADMIN, None, counter=1)


@pytest.fixture
async def stranger(desk: Desk, stack: AsyncExitStack) -> Browser:
    return await stack.enter_async_context(desk.browser())


@pytest.fixture
async def away(sqlite_url: str, playwright: Playwright, browser: Chromium, tmp_path: Path) -> AsyncIterator[Away]:
    """Its page is open before the line goes."""
    async with a_desk_away(sqlite_url, playwright, tmp_path / "tablet", browser, worker=False) as away:
        yield away


@pytest.fixture
async def away_kept(sqlite_url: str, playwright: Playwright, browser: Chromium, tmp_path: Path) -> AsyncIterator[Away]:
    """Its page is opened without a line."""
    async with a_desk_away(sqlite_url, playwright, tmp_path / "tablet", browser) as away:
        yield away


@pytest.fixture
async def away_alone(sqlite_url: str, playwright: Playwright, tmp_path: Path) -> AsyncIterator[Away]:
    """With a browser of its own, which may be killed."""
    async with a_desk_away(sqlite_url, playwright, tmp_path / "tablet") as away:
        yield away
