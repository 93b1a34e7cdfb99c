"""What ``mawid backup`` says, and exits with, where the folder of the backups is not as it should be."""

from pathlib import Path

import pyrage  # type: ignore[import-untyped]  # it has no stubs
import pytest

from tests.cli.test_cli import Operator


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    made = Operator(tmp_path)
    made.environ["COLUMNS"] = "300"
    made.environ["MAWID_BACKUP_RECIPIENT"] = str(pyrage.x25519.Identity.generate().to_public())
    made.environ["MAWID_BACKUP_FOLDER"] = str(tmp_path / "backups")
    Path(tmp_path, "backups").mkdir()
    made.migrates()
    made.types("staff", "invite", "--role", "admin", "--name", "Rima")
    return made


def test_a_backup_beside_an_old_one_that_cannot_be_removed_is_made_and_says_both(operator: Operator) -> None:
    backups = operator.folder / "backups"
    assert operator.types("backup")[0] == 0
    (first,) = backups.iterdir()
    database_id = first.name.split("-")[1]
    old = backups / f"mawid-{database_id}-20200101T000000Z.age"
    old.mkdir()
    older = backups / f"mawid-{database_id}-20190101T000000Z.age"
    older.touch()
    code, printed, refused = operator.types("backup")
    assert (code, older.exists(), old.exists()) == (1, False, True)
    (second,) = set(backups.iterdir()) - {first, old}
    assert f"Made {second}" in printed
    assert "The journal's anchor" in printed
    assert "Removed 1 older than 7 days" in printed
    assert "the backup was made, but what is older than 7 days could not be removed: " in refused
    assert f"{old.name} (" in refused
    assert "no backup was made" not in refused
    assert "remove them yourself" in refused
