"""What every test may ask for: a database of its own, on SQLite and on a real PostgreSQL."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import hypothesis
import pytest

from tests.databases import NoPostgreSQL, Server, postgres_server

_NUMBERS = count(1)

# A shared, noisy machine says nothing by being slow; a repeated run must say the same.
hypothesis.settings.register_profile("mawid", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("mawid")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-transcripts", action="store_true", help="rewrite the golden transcripts")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The stories first: they are the longest, and whoever starts one last is waited for."""
    items.sort(key=lambda item: "stories" not in item.path.parts)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A newcomer whose machine runs no PostgreSQL must not take the rest for the whole."""
    skipped = terminalreporter.stats.get("skipped", ())
    if missed := [report for report in skipped if NoPostgreSQL.__name__ in str(report.longrepr)]:
        terminalreporter.write_sep("!", f"{len(missed)} tests on PostgreSQL did not run", yellow=True)
        terminalreporter.write_line(str(missed[0].longrepr[2]))


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("MAWID_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Skips where there is none, and fails there on CI."""
    try:
        with postgres_server() as server:
            yield server
    except NoPostgreSQL as error:
        if os.environ.get("CI"):
            pytest.fail(f"CI must test on PostgreSQL: {error}")
        pytest.skip(f"{NoPostgreSQL.__name__}: {error}")


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    """A new, empty database."""
    database = f"test_{next(_NUMBERS)}"
    postgres.create(database)
    yield postgres.url(database)
    postgres.drop(database)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A database file that is not there yet."""
    return f"sqlite+aiosqlite:///{tmp_path / 'mawid.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Runs the test twice: on SQLite and on PostgreSQL."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url
