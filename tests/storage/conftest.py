"""Storage tests run on a migrated database, on SQLite and on PostgreSQL alike."""

from collections.abc import AsyncIterator, Iterator

import pytest

from storage.engine.database import Database
from storage.engine.migrate import migrate
from tests.builders import Clock, open_for_tests


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(database_url: str, clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(database_url, clock) as opened:
        yield opened.database


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def url_for_all(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One migrated database for all examples of a module: each makes what it needs, and looks at nothing else."""
    name = request.module.__name__.rpartition(".")[2]
    if request.param == "sqlite":
        url = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp(name) / 'mawid.db'}"
        migrate(url)
        yield url
        return
    postgres = request.getfixturevalue("postgres")
    postgres.create(name)
    migrate(postgres.url(name))
    yield postgres.url(name)
    postgres.drop(name)
