"""What every test may ask for: a database of its own, on SQLite and on a real PostgreSQL."""

import gc
import os
import shutil
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path

import hypothesis
import pytest
from playwright.async_api import Browser, Playwright, async_playwright, expect

from storage.engine.migrate import migrate
from tests import preloaded
from tests.channels.web.chromium import NoChromium, chromium_path, launched
from tests.compiled_statements import compile_once_for_all
from tests.databases import NoPostgreSQL, Server, postgres_server
from tests.emptied import Emptied
from tests.first_alone import first_alone
from tests.kept_connections import KeptConnections
from tests.learned_once import learn_once

expect.set_options(timeout=15_000)  # milliseconds: a busy machine draws a page late

# A shared, noisy machine says nothing by being slow; a repeated run must say the same. `EXAMPLES=1000 make test` looks
# farther than each run has to.
hypothesis.settings.register_profile(
    "mawid", deadline=None, derandomize=bool(os.environ.get("CI")), max_examples=int(os.environ.get("EXAMPLES", "50"))
)
hypothesis.settings.load_profile("mawid")

_SPREAD = 0.8
"""By when the last of the long tests has begun, as a part of all."""

compile_once_for_all()
learn_once()

# What is imported and collected is no garbage; what a test leaves need not be looked through so often.
gc.disable()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-transcripts", action="store_true", help="rewrite the golden transcripts")


def pytest_configure(config: pytest.Config) -> None:
    """Said at once: of a mistyped path the processes that test would say nothing."""
    if missing := [arg for arg in config.args if not Path(arg.partition("::")[0]).exists()]:
        raise pytest.UsageError(f"no such file: {', '.join(missing)}")
    if config.getoption("numprocesses", 0) and not hasattr(config, "workerinput"):
        config.add_cleanup(preloaded.share())


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    with first_alone():
        return (yield)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without what is for SQLite alone on PostgreSQL. Stories, and what needs a browser, are spread among the others:
    they wait for clocks and pages while others compute. None of them comes last, where all would wait for it."""
    items[:] = filter(_is_wanted, items)
    kinds: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        in_browser = "playwright" in getattr(item, "fixturenames", ())
        kinds["story" if "stories" in item.path.parts else "browser" if in_browser else ""].append(item)
    begins = {
        item: (_SPREAD if kind else 1) * nth / len(alike)
        for kind, alike in kinds.items()
        for nth, item in enumerate(alike)
    }
    items.sort(key=begins.__getitem__)


def _is_wanted(item: pytest.Item) -> bool:
    """``databases``: nearest to the test counts, so that one test in a file may be on both."""
    kinds = item.get_closest_marker("databases")
    kind = (
        item.callspec.params.get("database_url")
        if isinstance(item, pytest.Function) and hasattr(item, "callspec")
        else None
    )
    return kinds is None or kind is None or kind in kinds.args


def pytest_collection_finish() -> None:
    """What lives as long as the process is not looked through again by each collection of garbage; nor now."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """What is left is looked through once; pytest would do so five times."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A newcomer whose machine lacks PostgreSQL or Chromium must not take the rest for the whole."""
    skipped = terminalreporter.stats.get("skipped", ())
    for missing, of_what in ((NoPostgreSQL, "on PostgreSQL"), (NoChromium, "in a browser")):
        if missed := [report for report in skipped if missing.__name__ in str(report.longrepr)]:
            terminalreporter.write_sep("!", f"{len(missed)} tests {of_what} did not run", yellow=True)
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
def blank_postgres_url(postgres: Server) -> Iterator[str]:
    """A new, empty database."""
    with postgres.database() as url:
        yield url


@pytest.fixture
def blank_sqlite_url(tmp_path: Path) -> str:
    """A database file that is not there yet."""
    return f"sqlite+aiosqlite:///{tmp_path / 'mawid.db'}"


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "mawid.db"
    migrate(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_database(postgres: Server) -> str:
    """Made on a thread of its own: who asks for it first may be in an event loop."""
    postgres.create("migrated")
    with ThreadPoolExecutor(1) as thread:
        thread.submit(migrate, postgres.url("migrated")).result()
    return "migrated"


@pytest.fixture(scope="session", autouse=True)
async def kept_connections() -> AsyncIterator[KeptConnections]:
    """For all tests of a process: whoever asks for a database may be in no event loop, and this lives in theirs."""
    kept = KeptConnections()
    yield kept
    await kept.close()


@pytest.fixture(scope="session")
def emptied(postgres: Server, migrated_database: str, kept_connections: KeptConnections) -> Iterator[Emptied]:
    """Where migrated databases of PostgreSQL are borrowed."""
    with closing(Emptied(postgres, migrated_database, kept_connections)) as emptied:
        yield emptied


@pytest.fixture(scope="session")
async def playwright() -> AsyncIterator[Playwright]:
    """Drives the browsers. Skips where there is no Chromium, and fails there on CI."""
    chromium_path()
    async with async_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def lens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The film that the browser's camera sees: a test that looks through it writes one (tests/desk/browsing.py)."""
    return tmp_path_factory.mktemp("camera") / "film.y4m"


@pytest.fixture(scope="session")
async def browser(playwright: Playwright, lens: Path) -> AsyncIterator[Browser]:
    """One Chromium for all tests of a process: each opens a context of its own, in which nothing of another is left."""
    browser = await launched(playwright, lens)
    yield browser
    await browser.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def blank_url(request: pytest.FixtureRequest) -> str:
    """A new, empty database; runs the test twice: on SQLite and on PostgreSQL."""
    url: str = request.getfixturevalue(f"blank_{'sqlite' if request.param == 'sqlite' else 'postgres'}_url")
    return url


@pytest.fixture
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Makes databases with their tables, on "sqlite" or on "postgresql". They are copies, on PostgreSQL used again: to
    migrate takes long."""
    with ExitStack() as stack:
        names = (f"mawid{number or ''}.db" for number in count())

        def made(kind: str) -> str:
            if kind == "sqlite":
                path = tmp_path / next(names)
                shutil.copy(request.getfixturevalue("migrated_file"), path)
                return f"sqlite+aiosqlite:///{path}"
            emptied: Emptied = request.getfixturevalue("emptied")
            return stack.enter_context(emptied.database())

        yield made


@pytest.fixture
def sqlite_url(migrated_url: Callable[[str], str]) -> str:
    """A new, migrated file."""
    return migrated_url("sqlite")


@pytest.fixture
def postgres_url(migrated_url: Callable[[str], str]) -> str:
    """A new, migrated database."""
    return migrated_url("postgresql")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, migrated_url: Callable[[str], str]) -> str:
    """A new, migrated database; runs the test twice: on SQLite and on PostgreSQL."""
    return migrated_url(request.param)
