"""Folders that Mawid makes are its user's alone, whatever the umask; of one that others can write to it tells."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from bot.backup.draft import drafted
from bot.cli import running
from bot.cli.check_files import open_folders
from bot.config.settings import Settings
from bot.leader.file_lock import FileLock
from storage.engine.database import open_database
from storage.engine.keyring import new_keyring, save_keyring
from storage.engine.migrate import has_tables, migrate
from storage.engine.transaction import TransactionFactory
from tests.builders import KEYRING, Clock
from tests.cli.test_cli import Operator


@pytest.fixture(autouse=True)
def let_in() -> Iterator[None]:
    """As some start a service that nobody set a umask for."""
    before = os.umask(0)
    yield
    os.umask(before)


async def test_every_folder_that_is_made_is_its_owners_alone_and_others_stay(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir(0o755)
    save_keyring(new_keyring(), there / "keys" / "in" / "keyring.json")
    url = f"sqlite+aiosqlite:///{there / 'migrated' / 'db' / 'mawid.db'}"
    assert not has_tables(url)
    migrate(url)
    database = await open_database(
        f"sqlite+aiosqlite:///{there / 'opened' / 'mawid.db'}", TransactionFactory(KEYRING, Clock(), Random(1))
    )
    await database.close()
    assert running.claim_folder(there / "claimed" / "mawid.db", Clock()()) is None
    os.close(running._held.pop())
    lock = FileLock(there / "led" / "mawid.db", "all")
    assert await lock.attempt()
    await lock.release()
    path = there / "restored" / "mawid.db"
    with drafted(f"sqlite+aiosqlite:///{path}", path):
        pass
    made = {path for path in there.rglob("*") if path.is_dir()}
    assert {path.name for path in made} == {"keys", "in", "migrated", "db", "opened", "claimed", "led", "restored"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o700}
    assert stat.S_IMODE(there.stat().st_mode) == 0o755
    assert {stat.S_IMODE(path.stat().st_mode) for path in there.rglob("*") if path.is_file()} == {0o600}


@pytest.mark.parametrize(
    ("mode", "above", "told"),
    [
        (0o700, 0o700, []),
        (0o755, 0o755, []),
        (0o777, 0o700, [True]),
        (0o1777, 0o700, [True]),  # beside a database somebody else's file may be taken for a part of it
        (0o770, 0o700, [False]),
        (0o700, 0o777, [True]),
        (0o700, 0o1777, []),
    ],
)
@pytest.mark.parametrize("which", ["database", "keys", "keys behind a link"])
def test_check_names_a_folder_that_others_can_write_to(
    tmp_path: Path, mode: int, above: int, told: list[bool], which: str
) -> None:
    folder = tmp_path / "above" / "folder"
    folder.mkdir(parents=True)
    folder.chmod(mode)
    folder.parent.chmod(above)
    database, keyring = tmp_path / "mawid.db", tmp_path / "keyring.json"
    if which == "database":
        database = folder / "mawid.db"
    elif which == "keys":
        keyring = folder / "keyring.json"
    else:
        keyring.symlink_to(folder / "keyring.json")
    found = list(open_folders(Settings(database_url=f"sqlite+aiosqlite:///{database}", keyring=keyring)))  # type: ignore[arg-type]
    assert [one.stops for one in found] == told
    named = folder if mode & 0o022 else folder.parent
    assert all(one.hint.startswith(f"chmod go-w {named}: ") and str(named) in one.what for one in found)


def test_check_says_it_and_exits_with_1(tmp_path: Path) -> None:
    operator = Operator(tmp_path)
    operator.environ["COLUMNS"] = "300"
    operator.migrates()
    tmp_path.chmod(0o777)
    code, printed, _ = operator.types("check")
    tmp_path.chmod(0o700)
    assert (code, f"✗ everybody on this machine can write to {tmp_path}\n" in printed) == (1, True)
