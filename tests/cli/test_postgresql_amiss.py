"""A PostgreSQL that an administrator set otherwise than Mawid expects: it is named in words, borne, or overruled."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy import make_url, text

from bot.cli.startup import prepare_or_refuse
from bot.config.settings import Settings
from storage.engine.keyring import new_keyring, save_keyring
from storage.engine.migrate import is_current, migrate
from storage.engine.snapshot import unhurried
from storage.engine.transaction import Transaction
from tests.builders import open_for_tests
from tests.cli.test_check import PLACE
from tests.cli.test_cli import Operator
from tests.databases import Server


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    made = Operator(tmp_path)
    made.environ["COLUMNS"] = "300"
    return made


def give(postgres: Server, url: str, *settings: str) -> None:
    for setting in settings:
        postgres.admin.execute(f'ALTER DATABASE "{make_url(url).database}" SET {setting}')


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("search_path = nowhere", "no schema of those in the role's search_path"),
        ("default_transaction_read_only = on", "takes no writes in this session"),
    ],
)
def test_what_is_set_amiss_is_named_in_words(
    operator: Operator, postgres: Server, blank_postgres_url: str, setting: str, words: str
) -> None:
    give(postgres, blank_postgres_url, setting)
    operator.environ["MAWID_DATABASE_URL"] = blank_postgres_url
    for command in ("check", "migrate"):
        code, printed, refused = operator.types(command)
        said = " ".join(f"{printed} {refused}".split())
        assert (code, words in said, PLACE.search(said)) == (1, True, None), said


@pytest.fixture
def taken(postgres: Server, postgres_url: str) -> Iterator[tuple[str, Callable[[], None]]]:
    """A role that may have no connection, and the call that allows it some."""
    postgres.admin.execute("CREATE ROLE taken LOGIN CONNECTION LIMIT 0 IN ROLE pg_read_all_data")
    try:
        yield (
            make_url(postgres_url).set(username="taken").render_as_string(hide_password=False),
            lambda: postgres.admin.execute("ALTER ROLE taken CONNECTION LIMIT 9"),
        )
    finally:
        postgres.admin.execute("DROP ROLE taken")


def test_connections_that_are_all_taken_are_named_and_a_service_waits_for_them(
    operator: Operator, taken: tuple[str, Callable[[], None]]
) -> None:
    url, allow = taken
    operator.environ["MAWID_DATABASE_URL"] = url
    for command in ("check", "migrate"):
        code, printed, refused = operator.types(command)
        assert (code, "connections are all taken" in printed + refused) == (1, True), printed + refused
    save_keyring(new_keyring(), operator.keyring)
    settings = Settings(database_url=url, keyring=operator.keyring)  # type: ignore[arg-type]  # it takes a secret
    Timer(0.2, allow).start()
    assert prepare_or_refuse(settings, create=True, patience=60).path == operator.keyring


async def test_isolation_and_timeouts_of_an_administrator_are_overruled(
    postgres: Server, blank_postgres_url: str
) -> None:
    url = blank_postgres_url
    serial = ("default_transaction_isolation = serializable", "default_transaction_deferrable = on")
    give(postgres, url, *serial, "statement_timeout = '5ms'", "lock_timeout = '5ms'")
    give(postgres, url, "idle_in_transaction_session_timeout = '5ms'")

    def make_tables() -> None:
        with ThreadPoolExecutor(3) as threads:
            list(threads.map(migrate, [url] * 3))
        assert is_current(url)

    await asyncio.to_thread(make_tables)
    async with open_for_tests(url) as opened:

        def seen(tx: Transaction) -> tuple[str, ...]:
            said = ("transaction_isolation", "statement_timeout", "idle_in_transaction_session_timeout")
            return tuple(str(tx.connection.execute(text(f"SHOW {each}")).scalar()) for each in said)

        def of_a_file(tx: Transaction) -> tuple[str, ...]:
            unhurried(tx)
            return seen(tx)

        assert await opened.database.read(of_a_file) == ("read committed", "0", "0")
        assert await opened.database.write(seen) == ("read committed", "0", "15s")
