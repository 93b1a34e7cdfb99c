"""Rows that somebody deleted at the end of a table: the journal's are missed, and no number is given out twice."""

from functools import partial

import pytest
from sqlalchemy import delete, func, select

from bot.domain.journal import Action, Result
from bot.domain.message import Message, Send
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.journal.journal import record, seal_journal, verify_journal
from storage.outbox.deliveries import NewDelivery, queue
from storage.tables import deliveries, journal, metadata
from tests.builders import a_chat


async def sealed(database: Database, number: int = 5) -> list[int]:
    for turn in range(number):
        await database.write(partial(record, action=Action.LOOK, result=Result.EXPECTED, staff_id=f"staff {turn}"))
    await database.write(seal_journal)
    return await database.read(lambda tx: list(tx.connection.scalars(select(journal.c.seq).order_by(journal.c.seq))))


@pytest.mark.parametrize("missing", [1, 3, 5], ids=["the newest", "the newest three", "all"])
async def test_the_newest_rows_of_the_journal_are_missed_when_deleted(database: Database, missing: int) -> None:
    seqs = await sealed(database)
    assert await database.read(verify_journal) is None
    newest = delete(journal).where(journal.c.seq.in_(seqs[-missing:]))
    assert await database.write(lambda tx: tx.connection.execute(newest).rowcount) == missing
    assert await database.read(verify_journal) == seqs[-1]


async def test_rows_written_after_a_deletion_do_not_hide_it_before_they_are_chained(database: Database) -> None:
    seqs = await sealed(database)
    await database.write(lambda tx: tx.connection.execute(delete(journal).where(journal.c.seq == seqs[-1])).rowcount)
    await database.write(partial(record, action=Action.LOOK, result=Result.UNKNOWN))
    assert await database.read(verify_journal) == seqs[-1]


async def test_the_chaining_of_younger_rows_does_not_hide_a_deletion(database: Database) -> None:
    seqs = await sealed(database)
    await database.write(lambda tx: tx.connection.execute(delete(journal).where(journal.c.seq == seqs[-1])).rowcount)
    await sealed(database, 2)
    assert await database.read(verify_journal) is not None


async def test_an_empty_journal_is_sound(database: Database) -> None:
    assert await database.write(seal_journal) == 0
    assert await database.read(verify_journal) is None


def say(tx: Transaction) -> int:
    queue(tx, [NewDelivery(a_chat(tx), "console", "reply", Send(Message("words")))])
    return int(tx.connection.execute(select(func.max(deliveries.c.seq))).scalar_one())


async def test_a_deliverys_number_is_never_another_ones(database: Database) -> None:
    await database.write(say)
    newest = await database.write(say)
    await database.write(lambda tx: tx.connection.execute(delete(deliveries)).rowcount)
    assert await database.write(say) > newest


def test_every_numbered_table_says_so_to_sqlite() -> None:
    numbered = [table for table in metadata.sorted_tables if "seq" in table.columns]
    assert len(numbered) >= 4
    assert [table.name for table in numbered if not table.dialect_options["sqlite"]["autoincrement"]] == []


async def test_a_journal_row_that_was_deleted_leaves_its_number_unused(database: Database) -> None:
    seqs = await sealed(database)
    await database.write(lambda tx: tx.connection.execute(delete(journal)).rowcount)
    await database.write(partial(record, action=Action.LOOK, result=Result.UNKNOWN))
    assert await database.read(lambda tx: tx.connection.execute(select(journal.c.seq)).scalar_one()) > seqs[-1]
