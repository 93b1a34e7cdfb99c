"""Lists of the erased count for their own database alone: another's would say that nobody was erased."""

import io
import json
import random
import tarfile
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyrage  # type: ignore[import-untyped]  # it has no stubs
import pytest

from bot.backup.backup import Backup, save_erasures
from bot.backup.lists import ListBroken, ListOfAnother
from bot.backup.restore import ErasedForgotten, Restored, Target, restore
from bot.cli.backup import _told_of_erased
from storage.engine.keyring import load_keyring, new_keyring, save_keyring
from storage.retention.erasures import record_erasure
from tests.backup.machines import Machine
from tests.backup.test_backups_at_once import opened
from tests.backup.test_refusals import nothing_was_made
from tests.builders import RULES, open_for_tests
from tests.databases import ON_SQLITE
from tests.storage.verbs import booked, with_chat

pytestmark = ON_SQLITE
_NONE: Mapping[str, bytes] = {}
INSTALLATION = "another installation"


@pytest.fixture
def target(tmp_path: Path, machine: Machine) -> Target:
    path = tmp_path / "new" / "blank.db"
    return Target(
        f"sqlite+aiosqlite:///{path}", path, path.parent / "keyring.json", RULES, machine.clock, random.Random("new")
    )


@pytest.fixture(params=[INSTALLATION, "another database under the same keys"])
async def other(
    request: pytest.FixtureRequest, migrated_url: Callable[[str], str], tmp_path: Path, machine: Machine
) -> AsyncIterator[Machine]:
    folder = tmp_path / "other"
    same = "same" in request.param
    save_keyring(load_keyring(machine.key_file) if same else new_keyring(), folder / "keys" / "keyring.json")
    keyring = load_keyring(folder / "keys" / "keyring.json")
    url = migrated_url("sqlite")
    async with open_for_tests(url, machine.clock, keyring=keyring, seed=2 if same else 1) as there:
        yield Machine(url, folder, there.database, there.clock, machine.identity)


async def a_list(of: Machine) -> Path:
    of.backups.mkdir(exist_ok=True)
    return (await save_erasures(of.database, of.backups, of.identity.to_public(), of.clock())).path


async def erased_after_a_backup(machine: Machine) -> Backup:
    await machine.database.write(with_chat(booked, address="somebody"))
    backup = await machine.backup()
    machine.clock.forward(minutes=1)
    await machine.database.write(lambda tx: record_erasure(tx, "console", "somebody"))
    return backup


def resealed(
    file: Path, machine: Machine, change: Callable[[dict[str, str]], dict[str, str]], more: Mapping[str, bytes] = _NONE
) -> Path:
    """The same with another manifest, and more parts."""
    parts = {**opened(file, machine), **more}
    parts["manifest.json"] = json.dumps(change(json.loads(parts["manifest.json"]))).encode()
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as tar:
        for name, content in parts.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    file.write_bytes(pyrage.encrypt(written.getvalue(), [machine.identity.to_public()]))
    return file


def of_the_release_before(file: Path, machine: Machine) -> Path:
    return resealed(file, machine, lambda told: {key: told[key] for key in told if key not in ("database", "mark")})


async def restored(backup: Backup, machine: Machine, target: Target, lists: Sequence[Path]) -> Restored:
    return await restore(backup.path, [machine.identity], target, lists)


async def test_one_of_another_database_restores_nothing(machine: Machine, other: Machine, target: Target) -> None:
    backup = await erased_after_a_backup(machine)
    ours = await a_list(machine)
    for theirs in (await a_list(other), (await other.backup()).path):
        with pytest.raises(ListOfAnother, match="not of the database of which the backup is") as refused:
            await restored(backup, machine, target, [ours, theirs])
        assert (refused.value.file, refused.value.database_id) == (theirs, backup.path.name.split("-")[1])
        await nothing_was_made(target)
    assert (await restored(backup, machine, target, [ours])).erased == 1


async def test_whoever_has_the_public_key_alone_makes_no_list(machine: Machine, target: Target) -> None:
    """One of ours, said to be of later: else it would be believed to tell of all the time since."""
    backup = await erased_after_a_backup(machine)
    later = (machine.clock() + timedelta(days=1)).isoformat()
    forged = resealed(await a_list(machine), machine, lambda told: told | {"made_at": later})
    with pytest.raises(ListOfAnother):
        await restored(backup, machine, target, [forged])


@pytest.mark.parametrize("other", [INSTALLATION], indirect=True)
async def test_one_of_the_release_before_is_known_by_its_keys_or_rows(
    machine: Machine, other: Machine, target: Target
) -> None:
    backup = await erased_after_a_backup(machine)
    await other.database.write(lambda tx: record_erasure(tx, "console", "another"))
    ours = [of_the_release_before(file, machine) for file in (await a_list(machine), (await machine.backup()).path)]
    for file in (await a_list(other), (await other.backup()).path):
        with pytest.raises(ListOfAnother):
            await restored(backup, machine, target, [*ours, of_the_release_before(file, other)])
    found = await restored(backup, machine, target, ours)
    assert (found.erased, found.unsure) == (1, ())


async def test_one_that_does_not_tell_whose_it_is_is_named_and_lets_no_old_backup_through(
    machine: Machine, target: Target
) -> None:
    """An empty one of the release before."""
    backup = await machine.backup()
    nobody = of_the_release_before(await a_list(machine), machine)
    found = await restored(backup, machine, target, [nobody])
    assert found.unsure == (nobody,)
    assert any(str(nobody) in line and "IS BACK" in line for line in _told_of_erased(found, "then"))
    machine.clock.forward(days=7)
    nobody = of_the_release_before(await a_list(machine), machine)
    machine.clock.forward(days=7)
    blank = replace(target, sqlite_path=target.key_file.with_name("b.db"))
    with pytest.raises(ErasedForgotten):
        await restored(backup, machine, replace(blank, url=f"sqlite+aiosqlite:///{blank.sqlite_path}"), [nobody])


@pytest.mark.parametrize("broken", ["cut off", "something else", "of another key", "rows that are none"])
async def test_a_list_that_does_not_open_is_named_and_not_the_backup(
    machine: Machine, target: Target, broken: str
) -> None:
    backup, listed = await machine.backup(), await a_list(machine)
    if broken == "cut off":
        listed.write_bytes(listed.read_bytes()[:-1])
    elif broken == "something else":
        listed.write_text("a note")
    elif broken == "of another key":
        listed.write_bytes(pyrage.encrypt(b"", [pyrage.x25519.Identity.generate().to_public()]))
    else:
        resealed(listed, machine, lambda told: told, {"erasures/000000.jsonl": b"[]\n[1]\n{"})
    with pytest.raises(ListBroken) as refused:
        await restored(backup, machine, target, [listed])
    assert refused.value.file == listed
    await nothing_was_made(target)
