"""A month that was forgotten after a backup is forgotten again by whoever restores it."""

from pathlib import Path

import pytest

from bot.backup.backup import Backup, save_erasures
from bot.backup.restore import Restored, Target, restore
from bot.domain.case import Stage
from storage.cases.find import find_case
from storage.engine.keyring import load_keyring, save_keyring
from storage.engine.month_keys import keys_by_month
from storage.maintenance.months import forget_month
from tests.backup.machines import Machine, brought_back, opened_at
from tests.builders import RULES
from tests.databases import ON_POSTGRESQL, ON_SQLITE
from tests.storage.cases.opened import after_undo, entered, handed, opened, rows, told
from tests.storage.counters import enrolled

MONTH = "2026-12"


async def brought_back_with(backup: Backup, machine: Machine, target: Target, *later: Path) -> Restored:
    return await restore(backup.path, [machine.identity], target, later)


@ON_SQLITE
async def test_a_restored_backup_forgets_the_month_again_key_and_all(machine: Machine, target: Target) -> None:
    clerk = await enrolled(machine.database)
    await machine.database.write(lambda tx: opened(tx, clerk))
    backup = await machine.backup()
    machine.clock.forward(hours=1)
    await forget_month(machine.database, machine.key_file, MONTH, RULES)
    to = machine.identity.to_public()
    later = (await save_erasures(machine.database, machine.backups, to, machine.clock())).path
    restored = await brought_back_with(backup, machine, target, later)
    assert (restored.months, restored.erased, restored.rows["cases"]) == ((MONTH,), 0, 1)
    assert keys_by_month(load_keyring(target.key_file)) == {}
    database = await opened_at(target)
    try:
        assert await database.read(rows) == 0
        again = await database.write(lambda tx: opened(tx, clerk, "4712", "another"))
        assert again.case.stage is Stage.APPLIED
    finally:
        await database.close()


@ON_POSTGRESQL
async def test_beside_the_key_file_of_now_it_is_forgotten_without_any_list(machine: Machine, target: Target) -> None:
    clerk = await enrolled(machine.database)
    await machine.database.write(lambda tx: opened(tx, clerk))
    backup = await machine.backup()
    await forget_month(machine.database, machine.key_file, MONTH, RULES)
    save_keyring(load_keyring(machine.key_file), target.key_file)
    restored = await brought_back(backup, machine, target)
    assert restored.months == (MONTH,)
    database = await opened_at(target)
    try:
        assert await database.read(rows) == 0
    finally:
        await database.close()


@pytest.mark.parametrize("said_again", [pytest.param(False, marks=ON_POSTGRESQL), pytest.param(True, marks=ON_SQLITE)])
async def test_a_backup_from_before_ready_hands_over_and_is_told_again(
    machine: Machine, target: Target, said_again: bool
) -> None:
    """The serials that were entered since are gone with it: the office enters them again, or has the card in hand."""
    clerk, admin = await enrolled(machine.database), await enrolled(machine.database, None, "an admin")
    made = await machine.database.write(lambda tx: opened(tx, clerk))
    backup = await machine.backup()
    await machine.database.write(lambda tx: entered(tx, admin, [4711]))
    after_undo(machine.clock)
    assert len(await machine.database.write(told)) == 1
    await brought_back(backup, machine, target)
    database = await opened_at(target)
    try:
        assert await database.write(told) == ()
        if said_again:
            await database.write(lambda tx: entered(tx, admin, [4711]))
            after_undo(machine.clock)
            assert [tell.case.id for tell in await database.write(told)] == [made.case.id]
        case = await database.read(lambda tx: find_case(tx, made.case.id))
        assert case is not None
        assert (await database.write(lambda tx: handed(tx, clerk, case))).stage is Stage.COLLECTED
    finally:
        await database.close()
