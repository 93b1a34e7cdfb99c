"""A restore that takes long: nobody else begins meanwhile, and whatever ends it, nothing of it is taken for a database.

The backup comes through a pipe, as from a slow disk.
"""

import asyncio
import os
import re
import shutil
import signal
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass
from pathlib import Path

import pyrage  # type: ignore[import-untyped]  # it has no stubs
import pytest

from bot.backup.age import read_identities
from bot.backup.draft import NotBlank
from bot.backup.restore import Target, restore
from bot.config import clock
from tests import preloaded
from tests.builders import RULES
from tests.preloaded import Forked
from tests.storage.filling import fill
from tests.stories.running import Program, environ, prepared

ROWS = 300


@dataclass
class Restoring:
    """An empty machine, and a backup that comes to it slowly."""

    machine: Program
    identity: Path
    backup: Path
    slow: Path

    async def begun(self) -> tuple[Forked, int]:
        """Half of the backup has come. The descriptor takes the rest."""
        with (self.machine.folder / "restore.err").open("wb") as err:
            words = ["restore", str(self.slow), "--identity", str(self.identity)]
            process = preloaded.start(words, self.machine.environ, self.machine.folder, stderr=err)
        line = await asyncio.to_thread(os.open, self.slow, os.O_WRONLY)
        whole = self.backup.read_bytes()
        await asyncio.to_thread(os.write, line, whole[: len(whole) // 2])
        async with asyncio.timeout(60):
            while not list(self.machine.folder.glob("mawid.db.*.new")):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        return process, line

    async def feed_rest(self, line: int) -> None:
        whole = self.backup.read_bytes()
        await asyncio.to_thread(os.write, line, whole[len(whole) // 2 :])
        os.close(line)

    async def types(self, *words: str) -> tuple[int, str, str]:
        return await preloaded.run(words, self.machine.environ, self.machine.folder)

    async def restored(self) -> tuple[int, str, str]:
        return await self.types("restore", str(self.backup), "--identity", str(self.identity))

    @property
    def told(self) -> str:
        return (self.machine.folder / "restore.err").read_text()

    @property
    def databases(self) -> list[str]:
        """And keys."""
        names = (each.name for each in self.machine.folder.rglob("*") if each.is_file())
        return sorted(name for name in names if name.startswith(("mawid.db", "keyring")) and name != "mawid.db.runs")


@pytest.fixture
async def restoring(tmp_path: Path) -> AsyncIterator[Restoring]:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new, old / "backups"):
        folder.mkdir()
    program = Program(old, environ(old, None))
    await prepared(program)
    async with program.database() as database:
        await database.write(lambda tx: fill(tx, ROWS))
    identity = pyrage.x25519.Identity.generate()
    key = tmp_path / "id.key"
    key.write_text(f"{identity}\n")
    await program.command("backup", "--to", str(old / "backups"), "--recipient", str(identity.to_public()))
    slow = tmp_path / "slow.age"
    os.mkfifo(slow)
    (backup,) = (old / "backups").glob("mawid-*T*.age")
    machine = Program(new, environ(new, None))
    yield Restoring(machine, key, backup, slow)
    if machine.process is not None:
        await machine.kill9()


async def test_nobody_begins_on_what_is_being_restored(restoring: Restoring) -> None:
    process, line = await restoring.begun()
    for words in (["run"], ["migrate"]):
        code, _, refused = await restoring.types(*words)
        assert (code, "a backup is being restored" in refused) == (1, True), refused
    code, printed, _ = await restoring.types("check")
    assert (code, "a backup is being restored" in printed) == (1, True), printed
    code, _, refused = await restoring.restored()
    assert (code, "being restored" in refused, "nothing was restored" in refused) == (1, True, True), refused
    await restoring.feed_rest(line)
    assert await process.wait() == 0, restoring.told
    assert restoring.databases == ["keyring.json", "mawid.db"]
    await restoring.machine.start()
    code, _, refused = await restoring.restored()
    assert (code, "Mawid runs already" in refused) == (1, True), refused


async def test_a_restore_that_is_killed_leaves_nothing_that_a_start_takes_for_a_database(restoring: Restoring) -> None:
    process, line = await restoring.begun()
    process.send_signal(signal.SIGKILL)
    await process.wait()
    os.close(line)
    assert not {"mawid.db", "keyring.json"} & {*restoring.databases}
    code, _, refused = await restoring.types("staff", "list")
    assert (code, "there is no database of Mawid" in refused) == (1, True), refused
    key_file = Path(restoring.machine.environ["MAWID_KEYRING"])
    key_file.parent.mkdir(exist_ok=True)
    shutil.copy(restoring.backup.parents[1] / "keys" / "keyring.json", key_file)
    (restoring.machine.folder / "mawid.db").touch()  # as on a disk without hard links, with its place kept and no more
    code, _, refused = await restoring.types("run")
    assert (code, "a restore was stopped" in refused) == (1, True), refused
    code, _, refused = await restoring.restored()
    assert code == 0, refused
    assert restoring.databases == ["keyring.json", "mawid.db"]


async def test_an_empty_file_without_a_draft_beside_it_is_somebodys(restoring: Restoring) -> None:
    (restoring.machine.folder / "mawid.db").touch()
    code, _, refused = await restoring.restored()
    assert (code, "there is a database already" in " ".join(refused.split())) == (1, True), refused


async def test_a_start_removes_what_a_killed_restore_has_left_and_a_check_names_it(restoring: Restoring) -> None:
    assert (await restoring.restored())[0] == 0
    drafts = [restoring.machine.folder / f"mawid.db.{'0f' * 8}.new{end}" for end in ("", "-wal", "-shm")]
    for draft in drafts:
        draft.write_bytes(b"rows of people")
    _, printed, _ = await restoring.types("check")
    assert "left by a restore that was stopped" in " ".join(printed.split())
    assert all(draft.exists() for draft in drafts)
    key_file = Path(restoring.machine.environ["MAWID_KEYRING"])
    keys = key_file.with_name(f"keyring.json.{'0f' * 8}.new")
    keys.touch()
    await restoring.machine.start()
    assert not any(draft.exists() for draft in (*drafts, keys))
    _, printed, _ = await restoring.types("check")
    assert "left by a restore" not in " ".join(printed.split())


async def heard(pid: int, which: signal.Signals) -> None:
    """Until the process has taken the signal, and half a second more to do as it says."""
    async with asyncio.timeout(10):
        while any(int(bits, 16) >> (which - 1) & 1 for bits in re.findall(r"(?:Sig|Shd)Pnd:\s*(\S+)", status(pid))):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.5)


def status(pid: int) -> str:
    return Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")


async def test_a_restore_that_is_stopped_says_what_is_there(restoring: Restoring) -> None:
    process, line = await restoring.begun()
    process.send_signal(signal.SIGINT)
    await heard(process.pid, signal.SIGINT)
    await restoring.feed_rest(line)
    assert await process.wait() == 130
    assert "stopped; nothing was restored\n" in restoring.told
    assert restoring.databases == []


@pytest.mark.parametrize("left", ["mawid.db", "mawid.db-wal"])
async def test_a_file_that_came_meanwhile_stays_as_it_is(restoring: Restoring, left: str) -> None:
    folder = restoring.machine.folder
    path, key_file = folder / "mawid.db", folder / "keys" / "keyring.json"
    url = restoring.machine.environ["MAWID_DATABASE_URL"]
    target = Target(url, path, key_file, RULES, clock.now, clock.CHANCE)
    identities = read_identities(restoring.identity)
    going = asyncio.to_thread(lambda: asyncio.run(restore(restoring.slow, identities, target)))
    async with asyncio.TaskGroup() as tasks:
        outcome = tasks.create_task(_outcome(going))
        line = await asyncio.to_thread(os.open, restoring.slow, os.O_WRONLY)
        (folder / left).write_bytes(b"somebody's")  # by a program that asks for no lock
        await asyncio.to_thread(os.write, line, restoring.backup.read_bytes())
        os.close(line)
    assert isinstance(outcome.result(), NotBlank)
    assert (folder / left).read_bytes() == b"somebody's"
    assert restoring.databases == sorted({left, "keyring.json"} if key_file.exists() else {left})


async def _outcome(going: Awaitable[object]) -> object:
    try:
        return await going
    except NotBlank as error:
        return error
