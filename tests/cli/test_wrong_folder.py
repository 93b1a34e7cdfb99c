"""A command in the wrong folder makes nothing, says where it looked, and costs nobody a backup."""

import os
import re
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest

from tests import preloaded
from tests.cli.test_cli import Operator

RECIPIENT = str(pyrage.x25519.Identity.generate().to_public())
OTHERS = (
    ("stations", "show"),
    ("staff", "invite", "--role", "admin"),
    ("journal", "verify"),
    ("contain", "--yes"),
    ("clock",),
    ("backup", "--to", ".", "--recipient", RECIPIENT),
)


@pytest.mark.parametrize("words", OTHERS, ids=lambda words: words[0])
def test_a_command_where_no_database_is_makes_none_and_names_the_path(words: tuple[str, ...], tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("MAWID_")}
    code, _, refused = preloaded.run_here(words, {**environ, "COLUMNS": "200"}, tmp_path)
    assert (code, list(tmp_path.iterdir())) == (1, [])
    assert f"no database of Mawid: {tmp_path / 'var' / 'mawid.db'}" in refused
    assert "MAWID_DATABASE_URL" in refused, "it says what to do"


def test_backups_are_pruned_for_their_own_database_alone(tmp_path: Path) -> None:
    operator, disk = Operator(tmp_path), tmp_path / "disk"
    operator.migrates()
    backup = ("backup", "--to", str(disk), "--recipient", RECIPIENT)
    code, _, refused = operator.types(*backup)
    assert (code, disk.exists()) == (1, False)
    assert f"there is no folder {disk}" in refused
    disk.mkdir(mode=0o700)
    code, _, refused = operator.types(*backup)
    assert (code, list(disk.iterdir())) == (1, [])
    assert f"nobody has ever written to {tmp_path / 'mawid.db'}" in refused

    operator.enrols("Counter 2", "1")
    for name in ("mawid-0badcafe-20200101T000000Z.age", "mawid-20200101T000000Z.age"):
        (disk / name).touch()
    code, printed, refused = operator.types(*backup)
    assert code == 0, refused
    (made,) = [path.name for path in disk.iterdir() if "202001" not in path.name]
    found = re.fullmatch(r"mawid-([0-9a-f]{8})-\d{8}T\d{6}Z\.age", made)
    assert found, made
    assert str(disk / made) in printed
    assert "1 old backups" in printed
    (disk / f"mawid-{found[1]}-20200101T000000Z.age").touch()
    assert "Removed 1 older" in operator.types(*backup)[1]
    assert {path.name for path in disk.iterdir() if "202001" in path.name} == {
        "mawid-0badcafe-20200101T000000Z.age",
        "mawid-20200101T000000Z.age",
    }


def test_what_an_operator_asks_first_is_answered(tmp_path: Path) -> None:
    """Which release; which database, by its whole path; the stations on a usual screen."""
    operator = Operator(tmp_path)
    operator.environ["COLUMNS"] = "80"
    code, printed, _ = operator.types("--version")
    assert (code, bool(re.fullmatch(r"Mawid \d+\.\d+\.\d+\n", printed))) == (0, True)
    for words in (("migrate",), ("stations", "show"), ("staff", "list")):
        code, printed, told = operator.types(*words)
        assert (code, told) == (0, f"database {tmp_path / 'mawid.db'}\n")
        assert max(map(len, printed.splitlines()), default=0) <= 80, printed
