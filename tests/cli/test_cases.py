"""``mawid cases``: months counted, and one forgotten after it was asked twice."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from storage.engine.keyring import load_keyring, new_keyring, save_keyring
from storage.engine.month_keys import keys_by_month
from tests.builders import open_for_tests
from tests.storage.cases.opened import opened, rows
from tests.storage.counters import enrolled

MONTH = "2026-12"


@pytest.fixture
def key_file(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of a database in which two people have a case."""
    path, url = tmp_path / "keys" / "keyring.json", sqlite_url
    save_keyring(new_keyring(), path)
    monkeypatch.setenv("MAWID_DATABASE_URL", url)
    monkeypatch.setenv("MAWID_KEYRING", str(path))
    monkeypatch.chdir(tmp_path)

    async def fill() -> None:
        async with open_for_tests(url, keyring=load_keyring(path)) as started:
            clerk = await enrolled(started.database)
            for serial in ("1", "2"):
                await started.database.write(lambda tx, serial=serial: opened(tx, clerk, serial, serial))  # type: ignore[misc]

    asyncio.run(fill())
    return path


def kept(key_file: Path) -> int:
    async def count() -> int:
        url = f"sqlite+aiosqlite:///{key_file.parents[1] / 'mawid.db'}"
        async with open_for_tests(url, keyring=load_keyring(key_file)) as started:
            return await started.database.read(rows)

    return asyncio.run(count())


def types(*words: str, answers: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, ["cases", *words], input=answers)
    return result.exit_code, result.output


def listed() -> str:
    """The last line."""
    code, printed = types("list")
    assert code == 0
    return printed.splitlines()[-1]


@pytest.mark.parametrize("answers", ["", "n\n", "y\n", "y\n2027-01\n", "y\ny\n"])
def test_a_month_is_forgotten_by_nobody_who_does_not_say_it_twice(key_file: Path, answers: str) -> None:
    code, printed = types("forget", MONTH, answers=answers)
    assert (code, "2 cases of 2026-12" in printed) == (1, True)
    assert (kept(key_file), list(keys_by_month(load_keyring(key_file)))) == (2, [MONTH])


def test_a_month_that_was_said_twice_is_gone_with_its_key(key_file: Path) -> None:
    assert listed() == f"{MONTH}  2"
    code, printed = types("forget", MONTH, answers=f"y\n{MONTH}\n")
    assert (code, "2 cases of 2026-12 are forgotten" in printed) == (0, True)
    assert (kept(key_file), keys_by_month(load_keyring(key_file))) == (0, {})
    assert listed() == "There are no cases."


@pytest.mark.parametrize("month", ["2026", "2026-13", "december", "2026-12-01", ""])
def test_what_is_no_month_is_refused_before_anything_is_asked(key_file: Path, month: str) -> None:
    code, printed = types("forget", month)
    assert (code, "Go on?" in printed) == (1, False)
    assert kept(key_file) == 2


def test_a_key_for_each_month_is_added_beside_the_primary_one_and_rotation_goes_on_with_it(key_file: Path) -> None:
    """So that several machines get the file before anything is sealed under it."""
    for words in (("keyring", "add"), ("keyring", "rotate"), ("keyring", "drop", "1", f"case-{MONTH}")):
        result = CliRunner().invoke(app, words)
        assert result.exit_code == 0, result.output
    assert keys_by_month(load_keyring(key_file)) == {MONTH: (f"case-{MONTH}.2",)}
    assert listed() == f"{MONTH}  2"
    assert kept(key_file) == 2
