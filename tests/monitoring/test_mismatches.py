"""Rows that were changed without the keys are journaled and told."""

from collections.abc import AsyncIterator, Callable

import pytest
from sqlalchemy import select, update

from bot.domain.journal import Action
from bot.monitoring.alarms import PATIENCE, watch
from bot.monitoring.mismatches import report
from storage.bookings.bookings import find_bookings
from storage.engine.database import Database
from storage.engine.transaction import Mismatches, Transaction
from storage.tables import bookings, journal
from tests.builders import RULES, Clock, a_chat, an_office, open_for_tests
from tests.storage.staff_members import a_clerk
from tests.storage.verbs import booked


@pytest.fixture
async def database(migrated_url: Callable[[str], str], clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(migrated_url("sqlite"), clock) as opened:
        yield opened.database


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def test_a_row_that_was_changed_is_journaled_once_and_told_to_the_admins(
    database: Database, clock: Clock
) -> None:
    await a_clerk(database, None, "an admin")
    await database.write(lambda tx: booked(tx, a_chat(tx, "victim")))

    def attack(tx: Transaction) -> tuple[str, Mismatches]:
        tx.connection.execute(update(bookings).values(chat_id=a_chat(tx, "thief")))
        return a_chat(tx, "thief"), tx.mismatches

    thief, mismatches = await database.write(attack)
    assert await report(database, mismatches) == 0
    for expected in (1, 0):  # a reader cannot write, and one row is one line however often it is read
        assert await database.read(lambda tx: find_bookings(tx, thief, RULES)) == ()
        assert await report(database, mismatches) == expected
    lines = select(journal.c.action, journal.c.result).where(journal.c.action == Action.MISMATCH)
    assert await database.read(lambda tx: [tuple(row) for row in tx.connection.execute(lines)]) == [
        ("mismatch", "bookings")
    ]
    told = 0
    for _ in range(2):
        told += await watch(database, an_office(), RULES)
        clock.time += PATIENCE
    assert told == 1


def test_a_table_that_was_changed_whole_does_not_fill_the_memory() -> None:
    mismatches = Mismatches()
    for number in range(10_000):
        mismatches.note("bookings", str(number))
    assert len(mismatches.waiting) == 100
