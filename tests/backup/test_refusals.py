"""What is not whole, not ours or not wanted restores nothing, and overwrites nothing."""

import pyrage  # type: ignore[import-untyped]  # it has no stubs
import pytest

from bot.backup.age import AgeFailed
from bot.backup.draft import NotBlank
from bot.backup.restore import Target, restore
from storage.engine.database import open_database
from storage.engine.keyring import load_keyring, new_keyring, save_keyring
from storage.engine.transaction import Transaction, TransactionFactory
from storage.maintenance.dumps import DumpBroken
from tests.backup.machines import Machine, brought_back, opened_at
from tests.builders import a_chat
from tests.databases import ON_POSTGRESQL, ON_SQLITE
from tests.storage.filling import fill, what_opens


async def test_the_wrong_key_opens_nothing(machine: Machine, target: Target) -> None:
    backup = await machine.backup()
    with pytest.raises(AgeFailed, match="another public key"):
        await restore(backup.path, [pyrage.x25519.Identity.generate()], target)
    await nothing_was_made(target)


@ON_POSTGRESQL
async def test_a_file_that_was_cut_off_restores_nothing(machine: Machine, target: Target) -> None:
    await machine.database.write(lambda tx: fill(tx, 100))
    backup = await machine.backup()
    whole = backup.path.read_bytes()
    for left in (0, len(whole) // 100, len(whole) // 2, len(whole) - 1):
        backup.path.write_bytes(whole[:left])
        with pytest.raises(AgeFailed, match="not whole"):
            await brought_back(backup, machine, target)
        await nothing_was_made(target)
    backup.path.write_bytes(whole)
    assert (await brought_back(backup, machine, target)).rows["applicants"] == 100


@ON_SQLITE
async def test_a_file_that_is_something_else_restores_nothing(machine: Machine, target: Target) -> None:
    backup = await machine.backup()
    backup.path.write_bytes(pyrage.encrypt(b"something else", [machine.identity.to_public()]))
    with pytest.raises(DumpBroken, match="no backup of Mawid"):
        await brought_back(backup, machine, target)
    await nothing_was_made(target)


async def nothing_was_made(target: Target) -> None:
    assert not target.key_file.exists()
    if target.sqlite_path:
        assert not list(target.sqlite_path.parent.glob("*.db*"))
        return
    database = await open_database(target.url, TransactionFactory(new_keyring(), target.clock, target.chance))
    try:
        assert await database.read(_tables) == []
    finally:
        await database.close()


def _tables(tx: Transaction) -> list[str]:
    from sqlalchemy import inspect

    return list(inspect(tx.connection.core).get_table_names())


async def test_a_database_that_is_there_is_not_touched(machine: Machine, target: Target) -> None:
    await machine.database.write(a_chat)
    backup = await machine.backup()
    await brought_back(backup, machine, target)
    with pytest.raises(NotBlank, match="already"):
        await brought_back(backup, machine, target)
    database = await opened_at(target)
    try:
        assert list((await database.read(what_opens)).values()) == ["someone"]
    finally:
        await database.close()


async def test_another_key_file_is_not_overwritten(machine: Machine, target: Target) -> None:
    backup = await machine.backup()
    save_keyring(new_keyring(), target.key_file)
    text = target.key_file.read_text()
    with pytest.raises(NotBlank, match="another key file"):
        await brought_back(backup, machine, target)
    assert target.key_file.read_text() == text


@ON_POSTGRESQL
async def test_the_key_file_that_an_unfinished_restore_left_is_no_hindrance(machine: Machine, target: Target) -> None:
    backup = await machine.backup()
    save_keyring(load_keyring(machine.key_file), target.key_file)
    assert (await brought_back(backup, machine, target)).rows
