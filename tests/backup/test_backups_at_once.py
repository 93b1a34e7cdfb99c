"""Whoever is told "made" has a whole file that opens, whoever else makes one in the same folder at the same second."""

import asyncio
import io
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pyrage  # type: ignore[import-untyped]  # it has no stubs
import pytest

from bot.backup.backup import make_backup, save_erasures
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.retention.erasures import record_erasure
from tests.backup.machines import Machine
from tests.databases import ON_SQLITE
from tests.storage.filling import fill

pytestmark = ON_SQLITE
T = TypeVar("T")
AT_ONCE = 4


def opened(file: Path, machine: Machine) -> dict[str, bytes]:
    """Its parts."""
    with tarfile.open(fileobj=io.BytesIO(pyrage.decrypt(file.read_bytes(), [machine.identity]))) as tar:
        return {entry.name: found.read() for entry in tar if (found := tar.extractfile(entry))}


def count_erased(list_of_them: Path, machine: Machine) -> int:
    parts = opened(list_of_them, machine)
    return sum(len(rows.splitlines()) - 1 for name, rows in parts.items() if name.startswith("erasures/"))


async def save_list(machine: Machine, database: Database | None = None) -> Path:
    to = machine.identity.to_public()
    return (await save_erasures(database or machine.database, machine.backups, to, machine.clock())).path


async def test_each_of_several_at_once_is_whole_and_has_a_name_of_its_own(machine: Machine) -> None:
    await machine.database.write(lambda tx: fill(tx, 100))
    made = await asyncio.gather(*(machine.backup() for _ in range(AT_ONCE)))
    lists = await asyncio.gather(*(save_list(machine) for _ in range(AT_ONCE)))
    assert {path.name for path in machine.backups.iterdir()} == {one.path.name for one in made} | {lists[0].name}
    assert len({one.path for one in made}) == AT_ONCE
    for one in made:
        assert {"manifest.json", "keyring.json", "end.json"} <= opened(one.path, machine).keys()
        assert one.size == one.path.stat().st_size
    assert "end.json" in opened(lists[0], machine)


async def test_one_that_is_there_stays_as_it_is(machine: Machine) -> None:
    first = await machine.backup()
    content = first.path.read_bytes()
    assert (await machine.backup()).path != first.path
    assert first.path.read_bytes() == content


async def test_a_link_that_lies_where_the_draft_comes_is_not_followed(machine: Machine, tmp_path: Path) -> None:
    made = await machine.backup()
    made.path.unlink()
    kept = tmp_path / "kept"
    kept.write_text("as it was")
    stamp = made.path.name.split("-")[-1]
    of = made.path.name.removesuffix(f"-{stamp}")
    for name in (f"{of}-{stamp}", f"{of}-erased.age", f"{of}-erased-{stamp}"):
        (machine.backups / f"{name}.partial").symlink_to(kept)
    assert "end.json" in opened((await machine.backup()).path, machine)
    assert "end.json" in opened(await save_list(machine), machine)
    assert kept.read_text() == "as it was"


class Overtaken:
    """A database beside whose next reading something else happens."""

    def __init__(self, database: Database, beside: Callable[[], Any]) -> None:
        self._database, self._beside = database, [beside]
        self.write = database.write

    async def read(self, do: Callable[[Transaction], T]) -> T:
        found = await self._database.read(do)
        if self._beside:
            await self._beside.pop()()
        return found


async def test_one_that_fails_takes_away_no_draft_but_its_own(machine: Machine) -> None:
    made = await machine.backup()
    others = made.path.with_name(f"{made.path.name}.partial")
    made.path.rename(others)
    content = others.read_bytes()

    async def the_key_file_breaks() -> None:
        machine.key_file.write_text("{")

    broken: Any = Overtaken(machine.database, the_key_file_breaks)
    with pytest.raises(ValueError, match="not a keyring"):
        await make_backup(broken, machine.key_file, machine.backups, machine.identity.to_public(), machine.clock())
    assert [(path, path.read_bytes()) for path in machine.backups.iterdir()] == [(others, content)]


async def test_a_list_that_was_overtaken_by_a_newer_one_does_not_replace_it(machine: Machine) -> None:
    """Else whoever erased everything between the two would be back after a restore, though the newer one was made."""
    machine.backups.mkdir()
    await save_list(machine)

    async def somebody_erases_and_another_list_is_made() -> None:
        await machine.database.write(lambda tx: record_erasure(tx, "console", "somebody"))
        assert count_erased(await save_list(machine), machine) == 1

    slow: Any = Overtaken(machine.database, somebody_erases_and_another_list_is_made)
    assert count_erased(await save_list(machine, slow), machine) == 1
    assert len(list(machine.backups.iterdir())) == 1
