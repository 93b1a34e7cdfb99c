"""A backup older than the lists of the erased reach back brings nobody back but where somebody says so."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.backup.backup import Backup, save_erasures
from bot.backup.lists import find_untold
from bot.backup.restore import ErasedForgotten, Restored, Target, restore
from bot.cli.backup import _told_of_erased
from bot.domain.rules import BACKUPS_LATE, BACKUPS_LIVE
from storage.engine.transaction import Transaction
from storage.retention.erasures import forget_erasures, record_erasure
from storage.tables import applicants
from tests.backup.machines import Machine, opened_at
from tests.backup.test_refusals import nothing_was_made
from tests.builders import Clock
from tests.databases import ON_SQLITE
from tests.storage.verbs import TEN, booked, with_chat

pytestmark = ON_SQLITE
REACH = BACKUPS_LIVE + BACKUPS_LATE
AGO = Clock()()


def erase(tx: Transaction) -> None:
    record_erasure(tx, "console", "somebody")


async def a_day_passes(machine: Machine, days: int = 1) -> Path:
    """The newest list."""
    machine.clock.forward(days=days)
    await machine.database.write(forget_erasures)
    folder = machine.folder / f"lists {machine.clock():%d}"
    folder.mkdir()
    return (await save_erasures(machine.database, folder, machine.identity.to_public(), machine.clock())).path


async def erased_an_hour_later(machine: Machine) -> Backup:
    later = type(TEN)(TEN.station, TEN.starts_at + timedelta(days=7))
    await machine.database.write(with_chat(booked, later, address="somebody"))
    backup = await machine.backup()
    machine.clock.forward(minutes=60)
    await machine.database.write(erase)
    return backup


def _has_somebody(tx: Transaction) -> bool:
    return tx.connection.execute(select(applicants.c.id)).first() is not None


async def restored(
    backup: Backup, machine: Machine, target: Target, later: Sequence[Path], *, bring_back: bool = False
) -> tuple[Restored, bool]:
    """And whether who was erased is there."""
    found = await restore(backup.path, [machine.identity], target, later, bring_back=bring_back)
    database = await opened_at(target)
    try:
        return found, await database.read(_has_somebody)
    finally:
        await database.close()


async def test_a_backup_older_than_the_list_reaches_back_is_not_restored(machine: Machine, target: Target) -> None:
    backup = await erased_an_hour_later(machine)
    newest = await a_day_passes(machine, REACH.days + 1)
    for later in ((newest,), ()):
        with pytest.raises(ErasedForgotten, match="who was erased from"):
            await restore(backup.path, [machine.identity], target, later)
        await nothing_was_made(target)


async def test_who_insists_is_told_who_is_back(machine: Machine, target: Target) -> None:
    backup = await erased_an_hour_later(machine)
    newest = await a_day_passes(machine, REACH.days + 1)
    found, is_back = await restored(backup, machine, target, [newest], bring_back=True)
    assert is_back
    told = _told_of_erased(found, "then")[0]
    assert told.startswith(f"! WHOEVER ERASED EVERYTHING FROM {found.made_at:%Y-%m-%d %H:%M} UTC TO ")
    assert "IS BACK" in told


async def test_a_list_of_between_closes_the_gap(machine: Machine, target: Target) -> None:
    backup = await erased_an_hour_later(machine)
    lists = [await a_day_passes(machine, REACH.days - 1), await a_day_passes(machine, 5)]
    found, is_back = await restored(backup, machine, target, lists)
    assert (found.erased, found.untold, is_back) == (1, None, False)


@pytest.mark.parametrize(
    ("days", "reaches"), [((0.5,), True), ((7.9,), True), ((7.99,), False), ((7, 14.9), True), ((7, 16), False)]
)
def test_lists_reach_back_as_far_as_erasures_are_kept(days: Sequence[float], reaches: bool) -> None:
    listed_at = [AGO + timedelta(days=one) for one in days]
    assert (find_untold(AGO, listed_at, AGO + timedelta(days=400)) is None) is reaches
