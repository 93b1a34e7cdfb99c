"""Anchors of the journal as the operator keeps them: printed by a look, by a backup and in the log, and given back."""

import asyncio
import shutil
from functools import partial
from pathlib import Path

import pyrage  # type: ignore[import-untyped]  # it has no stubs
import pytest
from structlog.testing import capture_logs

from bot.domain.journal import Action, Result
from bot.leader.housekeeping import ANCHORING, ROUND, no_wake, run_housekeeping
from bot.monitoring.alarms import Disk
from storage.journal.anchor import read_anchor
from storage.journal.journal import record, seal_journal, verify_journal
from tests.builders import KEYRING, RULES, an_office, open_for_tests
from tests.cli.test_cli import Operator


def looks(operator: Operator) -> None:
    """A clerk looked at somebody, and the running bot chained it."""
    look = partial(record, action=Action.LOOK, result=Result.EXPECTED, staff_id="clerk")
    asyncio.run(operator._write(look))
    asyncio.run(operator._write(seal_journal))


def anchor_in(printed: str) -> str:
    """The line after the one that says what it is for."""
    return printed.partition("--since:\n")[2].splitlines()[0].strip()


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    """A clerk was enrolled and has looked once."""
    made = Operator(tmp_path)
    made.migrates()
    made.enrols("Counter 2", "1")
    looks(made)
    return made


def test_a_journal_that_was_put_back_is_found_by_the_anchor_that_a_look_or_a_backup_printed(operator: Operator) -> None:
    first = anchor_in(operator.types("journal", "verify")[1])
    shutil.copy(operator.folder / "mawid.db", operator.folder / "earlier.db")
    looks(operator)
    code, printed, refused = operator.types("journal", "verify", "--since", first)
    assert code == 0, refused
    looked = anchor_in(printed)
    disk = operator.folder / "disk"
    disk.mkdir()
    to = ("--to", str(disk), "--recipient", str(pyrage.x25519.Identity.generate().to_public()))
    backed_up = anchor_in(operator.types("backup", *to)[1])
    assert looked == backed_up != first

    shutil.copy(operator.folder / "earlier.db", operator.folder / "mawid.db")
    assert operator.types("journal", "verify")[0] == 0, "by itself it is whole"
    for kept in (looked, backed_up):
        code, _, refused = operator.types("journal", "verify", "--since", kept)
        assert (code, "is missing" in refused, "who could write to it" in refused) == (1, True, True), refused
    assert operator.types("journal", "verify", "--since", first)[0] == 0
    code, _, refused = operator.types("journal", "verify", "--since", first[:-2])
    assert (code, "no anchor" in refused, "copy all of it" in refused) == (1, True, True)


async def test_the_log_has_an_anchor_when_a_leader_begins_and_then_each_hour(sqlite_url: str) -> None:
    """Of rounds that take no time here."""
    stop, rounds = asyncio.Event(), 0

    def disk() -> Disk:
        """Is looked at once a round."""
        nonlocal rounds
        rounds += 1
        if rounds > ANCHORING:
            stop.set()
        return Disk(1, 1)

    async with open_for_tests(sqlite_url) as opened:
        database = opened.database
        await database.write(partial(record, action=Action.LOOK, result=Result.EXPECTED, staff_id="clerk"))
        with capture_logs() as logged:
            await run_housekeeping(database, an_office, lambda: RULES, no_wake, stop, 0, disk)
        anchors = [line["anchor"] for line in logged if line["event"] == "journal"]
        assert len(anchors) == 2
        assert ROUND * ANCHORING == 3600
        for anchor in anchors:
            kept = read_anchor(KEYRING, anchor)
            assert kept is not None
            assert await database.read(partial(verify_journal, since=kept)) is None
