"""Backups live for a week, and what else lies beside them is nobody's to remove."""

from datetime import timedelta
from pathlib import Path

from bot.backup.backup import forget_backups
from bot.domain.rules import BACKUPS_LIVE
from tests.builders import Clock


def test_backups_are_kept_for_seven_days_and_other_files_for_ever(tmp_path: Path) -> None:
    now = Clock()()
    ages = {"old": BACKUPS_LIVE + timedelta(seconds=1), "kept": BACKUPS_LIVE - timedelta(seconds=1)}
    stamps = {word: f"mawid-0a1b2c3d-{now - age:%Y%m%dT%H%M%SZ}.age" for word, age in ages.items()}
    others = ["mawid-0a1b2c3d-20200101T000000Z.age.txt", "notes.age", "mawid-0a1b2c3d-20200101T990000Z.age"]
    others += ["mawid-20200101T000000Z.age", "mawid-ffffffff-20200101T000000Z.age"]  # of no, or another database
    others += ["mawid-0a1b2c3d-erased.age", "mawid-0a1b2c3d-erased-20200101T000000Z.age"]
    drafts = [f"{stamps['old']}.partial", f"{stamps['old']}.partial".replace("3d-", "3d-erased-")]
    for name in (*stamps.values(), *drafts, *others):
        (tmp_path / name).touch()
    assert forget_backups(tmp_path, "0a1b2c3d", now) == (3, ())
    assert {path.name for path in tmp_path.iterdir()} == {stamps["kept"], *others}
