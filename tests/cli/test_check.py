"""``mawid check`` and ``mawid run`` where the world has gone wrong: words and what to do, never a place in the code."""

import asyncio
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy import make_url

from bot.channels.telegram.probe import probe_telegram
from bot.config import clock
from bot.config.causes import explain
from bot.config.log import where
from bot.config.settings import Settings
from bot.domain.notes import NoteName, WhichNote
from bot.domain.staff import Role, Staff
from storage.engine.causes import _SQLITE, _STATES, Cause, cause_of
from storage.engine.transaction import Transaction
from storage.maintenance.clock import record_seen
from storage.office.notes import draft_note, keep_note
from tests.builders import RULES
from tests.cli.test_cli import Operator
from tests.simulator import Simulator
from tests.sounds import a_sound

PLACE = re.compile(r"\.py|Traceback| at \w+/|line \d+")


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    made = Operator(tmp_path)
    made.environ["COLUMNS"] = "300"
    return made


def no_database(operator: Operator) -> None:
    operator.types("keyring", "new")
    Path(operator.folder, "mawid.db").write_bytes(b"these are notes, and no database at all. " * 200)


def damaged(operator: Operator) -> None:
    operator.migrates()
    path = operator.folder / "mawid.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    for page in range(4096, len(content), 4096):
        content[page : page + 64] = b"\xa5" * 64
    path.write_bytes(content)


def server_down(operator: Operator) -> None:
    operator.environ["MAWID_DATABASE_URL"] = "postgresql+asyncpg://mawid:hush@127.0.0.1:1/mawid"


BROKEN: dict[str, tuple[Callable[[Operator], None], str]] = {
    "not a database": (no_database, "the file is no SQLite database"),
    "damaged pages": (damaged, "pages of the database are damaged"),
    "server down": (server_down, "the database's server does not answer"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_database_that_cannot_be_used_is_named_in_words(operator: Operator, name: str) -> None:
    break_it, words = BROKEN[name]
    break_it(operator)
    for command in ("check", "migrate" if name == "server down" else "run"):
        code, printed, refused = operator.types(command)
        said = printed + refused
        assert (code, words in said, PLACE.search(said)) == (1, True, None), said
        assert "→" in said
        assert "hush" not in said


def test_a_server_without_that_database_or_user_is_named_in_words(operator: Operator, postgres_url: str) -> None:
    url = make_url(postgres_url)
    for wrong, words in (
        (url.set(database="nowhere"), "no database of that name"),
        (url.set(username="nobody"), "refuses the user or the password"),
        (url.update_query_dict({"target_session_attrs": "standby"}), "none of the database's servers takes writes"),
    ):
        operator.environ["MAWID_DATABASE_URL"] = wrong.render_as_string(hide_password=False)
        for command in ("check", "stations show"):
            code, printed, refused = operator.types(*command.split())
            said = printed + refused
            assert (code, words in said, PLACE.search(said)) == (1, True, None), said


async def _met(do: Callable[[], object]) -> BaseException:
    try:
        found = do()
        if asyncio.iscoroutine(found):
            await found
    except Exception as error:
        return error
    raise AssertionError("nothing went wrong")


def _full_disk() -> None:
    with Path("/dev/full").open("wb", buffering=0) as file:
        file.write(b"x")


def _full_database() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA max_page_count = 2")
        connection.execute("CREATE TABLE a (b BLOB)")
        connection.execute("INSERT INTO a VALUES (zeroblob(100000))")


def _read_only(path: Path) -> None:
    sqlite3.connect(path).close()
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.execute("CREATE TABLE a (b)")


def _busy(path: Path) -> None:
    with closing(sqlite3.connect(path)) as one, closing(sqlite3.connect(path, timeout=0)) as other:
        one.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")


async def test_what_the_world_does_is_known_by_its_code_and_logged_without_a_place(tmp_path: Path) -> None:
    met = {
        Cause.FULL: [_full_disk, _full_database],
        Cause.READ_ONLY: [lambda: _read_only(tmp_path / "ro.db")],
        Cause.BUSY: [lambda: _busy(tmp_path / "busy.db")],
        Cause.SERVER_DOWN: [
            lambda: asyncpg.connect(host="127.0.0.1", port=1),
            lambda: asyncpg.connect(host="/nowhere"),
        ],
    }
    for cause, all_of_it in met.items():
        for do in all_of_it:
            error = await _met(do)
            assert cause_of(error) is cause, error
            assert PLACE.search(where(error)) is None
            explained = explain(error)
            assert explained is not None
            assert explained.hint
    assert {cause for cause in Cause if explain(_coded(cause)) is None} == set(), "each has words"
    ours = await _met(lambda: 1 // 0)
    assert (cause_of(ours), explain(ours)) == (None, None)
    assert PLACE.search(where(ours)), "a fault of ours is told with its place"


def _coded(cause: Cause) -> Exception:
    if cause is Cause.NO_PRIMARY:
        return asyncpg.exceptions.TargetServerAttributeNotMatched()  # type: ignore[no-any-return]
    error = sqlite3.OperationalError()
    code = next((code for code, each in _SQLITE.items() if each is cause), None)
    state = next((state for state, each in _STATES.items() if each is cause), "")
    if code is not None:
        error.sqlite_errorcode = code
        return error
    return asyncpg.PostgresError.new({"C": state, "S": "ERROR", "M": ""})  # type: ignore[no-any-return]


async def test_telegram_is_asked_and_what_it_says_is_told() -> None:
    async with Simulator() as simulator:

        def settings(**given: object) -> Settings:
            return Settings(telegram_api_url=simulator.url, **{"telegram_token": simulator.token, **given})  # type: ignore[arg-type]

        name, found = await probe_telegram(settings())
        assert (bool(name), found) == (True, [])
        _, (refused,) = await probe_telegram(settings(telegram_token="1234567:" + "a" * 35))
        assert "401" in refused.what
        assert "@BotFather" in refused.hint
    _, (away,) = await probe_telegram(settings())
    assert "not reached" in away.what


async def test_a_name_that_tells_what_people_come_for_is_told() -> None:
    async with Simulator(username="Aleppo_Police_Cards_bot") as simulator:
        simulator.world.profile.words["name", "ar"] = "تسجيل المخفر"
        token = {"telegram_token": simulator.token}
        _, (name, username) = await probe_telegram(Settings(telegram_api_url=simulator.url, **token))  # type: ignore[arg-type]
        assert ("تسجيل المخفر" in name.what, name.stops) == (True, False)
        assert ("@Aleppo_Police_Cards_bot" in username.what, username.stops) == (True, False)


def test_a_clock_before_the_last_row_old_backups_and_stale_notes_are_told_and_who_else_can_read(
    operator: Operator,
) -> None:
    operator.migrates()
    operator.types("stations", "show")
    ahead = clock.now() + timedelta(days=2)

    def seen_later(tx: Transaction) -> None:
        record_seen(tx, ahead, None, RULES)
        admin = Staff("a" * 16, "Hala", Role.ADMIN, None)
        which = WhichNote(NoteName.ABOUT, "ar")
        keep_note(tx, admin, draft_note(tx, admin, which, "of an older text", a_sound()).id)

    asyncio.run(operator._write(seen_later))
    (operator.folder / "mawid.db").chmod(0o644)
    assert "! no folder for backups is set" in operator.types("check")[1]
    backups = operator.folder / "backups"
    backups.mkdir()
    operator.environ["MAWID_BACKUP_FOLDER"] = str(backups)
    code, printed, _ = operator.types("check")
    assert code == 1
    for words in (
        f"database  {operator.folder / 'mawid.db'}",
        f"before the last time in the database, {ahead:%Y-%m-%d %H:%M} UTC",
        "mawid clock --right",
        "the recorded note about-ar reads an older text aloud",
        "/voice",
        "others can read the database",
        "no backup of this database",
        "on the database's own disk",
        "there is no public key",
        "time zone Asia/Damascus, by the shipped data 20",
    ):
        assert words in printed, printed
    code, _, told = operator.types("stations", "show")
    assert code == 0, "every command goes on"
    assert "before the last time" in told, "and the start tells it"
