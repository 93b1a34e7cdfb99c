"""The operator's care for what is kept: keys turned beside a running bot and through kills, backups, the journal."""

import asyncio
import os
import random
import re
from collections.abc import AsyncIterator
from functools import partial
from itertools import count
from pathlib import Path

import pyrage  # type: ignore[import-untyped]  # it has no stubs
import pytest
from sqlalchemy import delete, update

from bot.domain.journal import Action, Result
from storage.engine.keyring import load_keyring
from storage.engine.transaction import Transaction
from storage.journal.journal import record, seal_journal
from storage.maintenance.rotation import count_by_key
from storage.tables import journal
from tests import preloaded
from tests.storage.filling import SEALED, as_written, fill, what_opens
from tests.stories.running import Program, environ, prepared

KILLS = int(os.environ.get("KILLS", "3"))
ROWS, LATER = 300, 100_000


ON_SQLITE = pytest.mark.parametrize("blank_url", ["sqlite"], indirect=True)
"""For commands whose verbs are tested on both databases elsewhere."""


@pytest.fixture
async def program(tmp_path: Path, blank_url: str) -> AsyncIterator[Program]:
    """Not started: its commands work without it."""
    program = Program(tmp_path, environ(tmp_path, None, blank_url))
    await prepared(program)
    yield program
    if program.process is not None:
        await program.kill9()


def types(program: Program, *words: str) -> tuple[int, str, str]:
    """Exit code, what was printed, what was refused."""
    return preloaded.run_here(words, program.environ, program.folder)


async def told(program: Program, *words: str) -> tuple[int, str, str]:
    return await asyncio.to_thread(types, program, *words)


async def killed_on_the_way(program: Program, chance: random.Random, left: int) -> int:
    """Starts a rotation, kills it when it has done something; gives how many values are under the first key still."""
    process = preloaded.start(["keyring", "rotate"], program.environ, program.folder)
    async with program.database() as database:
        while process.returncode is None:
            now = await database.read(lambda tx: count_by_key(tx)["1"])
            if now < left:
                await asyncio.sleep(chance.uniform(0, 0.05))
                break
            await asyncio.sleep(0.03)  # all rows are counted each time
        if process.returncode is None:
            process.kill()
        await process.wait()
        return await database.read(lambda tx: count_by_key(tx)["1"])


async def test_a_rotation_that_is_killed_again_and_again_goes_on_and_the_old_key_can_be_dropped(
    program: Program,
) -> None:
    """The bot runs beside it from the beginning, and somebody else writes."""
    async with program.database() as database:
        await database.write(lambda tx: fill(tx, ROWS))
        left = await database.read(lambda tx: count_by_key(tx)["1"])
    await program.start()
    over = asyncio.Event()

    async def go_on_writing() -> None:
        async with program.database() as database:
            for number in count(LATER):
                await database.write(partial(fill, rows=1, start=number))
                if over.is_set() and number > LATER:
                    return
                await asyncio.sleep(0.03)

    chance = random.Random(1)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(go_on_writing())
        seen = [left]
        for _ in range(KILLS):
            seen.append(await killed_on_the_way(program, chance, seen[-1]))
        code, _, refused = await told(program, "keyring", "drop", "1")
        assert code == (1 if seen[-1] else 0), refused
        code, printed, refused = await told(program, "keyring", "rotate")
        assert code == 0, refused
        over.set()
    assert seen == sorted(seen, reverse=True)
    assert seen[1] < left
    assert len(load_keyring(Path(program.environ["MAWID_KEYRING"])).keys) <= 2
    assert "0 values are not" in printed or "sealed under key 2 already" in printed
    if "1" in load_keyring(Path(program.environ["MAWID_KEYRING"])).keys:
        code, _, refused = await told(program, "keyring", "drop", "1")
        assert code == 0, refused
    assert await program.stop() == 0

    async with program.database() as database:
        opened = await database.read(what_opens)
        assert as_written({place: text for place, text in opened.items() if re.fullmatch(r"[a-z_]{4}\d{12}", place[1])})
        rows = {row for _, row in opened}
        assert {f"{SEALED[0].name[:4]}{number:012}" for number in (1, ROWS - 1, LATER + 1)} <= rows


@ON_SQLITE
async def test_keys_are_dropped_only_when_nothing_needs_them(program: Program) -> None:
    async with program.database() as database:
        await database.write(lambda tx: fill(tx, 3))
    for words, why in (
        (("keyring", "drop", "1"), "is the primary one"),
        (("keyring", "drop", "9"), "there is no key"),
    ):
        code, _, refused = types(program, *words)
        assert (code, why in refused) == (1, True)
    assert types(program, "keyring", "add")[0] == 0
    code, _, refused = types(program, "keyring", "drop", "1")
    assert code == 1
    assert re.search(r"\d+ values are still sealed under key 1", refused)
    assert types(program, "keyring", "rotate")[0] == 0
    code, printed, _ = types(program, "keyring", "rotate")
    assert (code, "under key 2 already" in printed) == (0, True)
    assert types(program, "keyring", "drop", "1")[0] == 0
    assert types(program, "keyring", "list")[1] == "2 (primary)\n"


@ON_SQLITE
async def test_a_backup_by_command_comes_back_by_command(program: Program, tmp_path: Path) -> None:
    async with program.database() as database:
        await database.write(lambda tx: fill(tx, 30))
        await database.write(lambda tx: record(tx, Action.LOOK, Result.EXPECTED))
        await database.write(seal_journal)
    identity = pyrage.x25519.Identity.generate()
    backups, key = tmp_path / "backups", tmp_path / "mawid.key"
    code, _, refused = types(program, "backup", "--to", str(backups))
    assert (code, "no public key" in refused, "age-keygen" in refused) == (1, True, True)
    backups.mkdir()
    code, _, refused = types(program, "backup", "--to", str(backups), "--recipient", str(identity))
    assert (code, str(identity) in refused) == (1, False)
    code, printed, refused = types(program, "backup", "--to", str(backups), "--recipient", str(identity.to_public()))
    assert code == 0, refused
    (file,) = backups.iterdir()
    assert str(file) in printed
    only = ("--erasures-only", "--recipient", str(identity.to_public()))
    code, _, refused = types(program, "backup", "--to", str(backups), *only)
    assert code == 0, refused
    (erased,) = map(str, backups.glob("mawid-*-erased.age"))

    key.write_text(str(pyrage.x25519.Identity.generate()))
    code, _, refused = types(program, "restore", str(file), "--identity", str(key))
    assert (code, "a database already" in refused or "another public key" in refused) == (1, True)
    blank = tmp_path / "blank"
    blank.mkdir()
    machine = Program(blank, environ(blank, None))
    code, _, refused = types(machine, "restore", str(file), "--identity", str(key))
    assert (code, "another public key; nothing was restored" in refused) == (1, True)
    code, _, refused = types(machine, "restore", str(file), "--identity", str(tmp_path / "nowhere"))
    assert (code, "cannot be read" in refused) == (1, True)
    key.write_text(str(identity))
    code, _, refused = types(machine, "restore", str(tmp_path / "nowhere.age"), "--identity", str(key))
    assert (code, "No such file" in refused) == (1, True)
    cut = tmp_path / "cut.age"
    cut.write_text("half of it")
    code, _, refused = types(machine, "restore", str(file), "--identity", str(key), "--erased", str(cut))
    assert (code, f"✗ {cut}, given with --erased: " in refused, str(file) in refused) == (1, True, False)
    code, printed, refused = types(machine, "restore", str(file), "--identity", str(key), "--erased", erased)
    assert code == 0, refused
    assert re.search(r"applicants +30", printed)
    assert "0 who were erased after that time, by the lists given, are erased again" in printed
    assert re.search(r"^Rows among these that were due to be forgotten since, and are: \d+\.$", printed, re.M)
    assert "Next:" in printed
    without = Program(tmp_path / "without", environ(tmp_path / "without", None))
    without.folder.mkdir()
    code, printed, refused = types(without, "restore", str(file), "--identity", str(key))
    assert code == 0, refused
    assert re.search(r"No list of the erased was given: whoever was erased after \d{4}\S+ \S+ UTC IS BACK", printed)
    assert "do it with --erased" in printed
    code, printed, refused = types(machine, "journal", "verify")
    assert code == 0, refused
    assert re.search(r"\d+ rows are as they were written up to \d{4}", printed)
    code, _, refused = types(machine, "restore", str(file), "--identity", str(key))
    assert (code, "a database already" in refused) == (1, True)


@ON_SQLITE
@pytest.mark.parametrize("change", ["edited", "deleted in the middle", "deleted at the end"])
async def test_a_journal_that_was_touched_is_found_with_its_row(program: Program, change: str) -> None:
    def touch(tx: Transaction) -> None:
        if change == "edited":
            tx.connection.execute(update(journal).where(journal.c.seq == 3).values(result="unknown"))
        else:
            tx.connection.execute(delete(journal).where(journal.c.seq == (3 if "middle" in change else 5)))

    async with program.database() as database:
        for _ in range(5):
            await database.write(lambda tx: record(tx, Action.LOOK, Result.EXPECTED, "a clerk"))
        await database.write(seal_journal)
        code, printed, _ = types(program, "journal", "verify")
        assert (code, "5 rows are as they were written up to" in printed) == (0, True)
        await database.write(lambda tx: record(tx, Action.LOOK, Result.EXPECTED, "a clerk"))
        assert "1 newer ones are not protected yet" in types(program, "journal", "verify")[1]
        await database.write(touch)
    code, printed, refused = types(program, "journal", "verify")
    assert (code, printed) == (1, "")
    row = {"edited": 3, "deleted in the middle": 4, "deleted at the end": 5}[change]
    assert f"row {row} of the journal" in refused
