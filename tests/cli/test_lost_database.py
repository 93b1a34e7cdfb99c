"""A database that was there once and is not there now: nothing is put in its place."""

from pathlib import Path

import pytest

from storage.engine.keyring import load_keyring
from tests import preloaded
from tests.cli.test_cli import Operator

COMMANDS = (("migrate",), ("chat",), ("check",), ("staff", "list"), ("journal", "verify"))


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    made = Operator(tmp_path)
    made.migrates()
    return made


def test_no_command_makes_another_one(operator: Operator) -> None:
    assert not load_keyring(operator.keyring).used
    assert operator.types("staff", "list")[0] == 0
    assert load_keyring(operator.keyring).used
    database = operator.folder / "mawid.db"
    database.rename(operator.folder / "elsewhere.db")
    for words in COMMANDS:
        code, printed, refused = operator.types(*words)
        said = " ".join(f"{printed} {refused}".split())
        assert (code, "is not there" in said, "mawid restore" in said) == (1, True, True), (words, said)
        assert not database.exists(), words
    (operator.folder / "elsewhere.db").rename(database)
    assert operator.types("staff", "list")[0] == 0


async def test_without_its_key_file_a_new_one_is_begun(tmp_path: Path, operator: Operator) -> None:
    assert (await preloaded.run(("staff", "list"), operator.environ, tmp_path))[0] == 0
    (operator.folder / "mawid.db").unlink()
    operator.keyring.rename(operator.folder / "keyring-of-before.json")
    code, _, refused = await preloaded.run(("migrate",), operator.environ, tmp_path)
    assert code == 0, refused


def test_a_first_start_that_was_killed_before_its_database_was_made_goes_on(operator: Operator) -> None:
    (operator.folder / "mawid.db").unlink()
    assert operator.types("migrate")[0] == 0


def test_a_key_file_that_cannot_be_written_is_no_obstacle(operator: Operator) -> None:
    operator.folder.chmod(0o500)
    try:
        assert operator.types("staff", "list")[0] == 0
    finally:
        operator.folder.chmod(0o700)
