from asyncio import timeout
from functools import partial

import pytest
from sqlalchemy import Executable, delete, insert, select, update
from sqlalchemy.ext.asyncio import create_async_engine

from bot.domain.journal import Action, Result
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.journal.journal import record, seal_journal, verify_journal
from storage.tables import journal
from tests.builders import MONDAY, Clock, open_for_tests


async def written(database: Database, number: int = 5) -> list[int]:
    for turn in range(number):
        look = partial(record, action=Action.LOOK, result=Result.EXPECTED, station="saliheen")
        await database.write(partial(look, staff_id=f"staff {turn}", booking_id=f"booking {turn}"))
    return await database.read(lambda tx: list(tx.connection.scalars(select(journal.c.seq).order_by(journal.c.seq))))


def _execute(tx: Transaction, statement: Executable) -> None:
    tx.connection.execute(statement)


async def test_a_chained_journal_is_sound_and_so_is_what_waits_for_the_leader(database: Database) -> None:
    await written(database)
    assert await database.read(verify_journal) is None
    assert await database.write(lambda tx: seal_journal(tx, limit=3)) == 3
    assert await database.read(verify_journal) is None
    assert await database.write(seal_journal) == 2
    assert await database.write(seal_journal) == 0
    await written(database)
    assert await database.write(seal_journal) == 5
    assert await database.read(verify_journal) is None


@pytest.mark.parametrize(
    "change",
    [
        {"staff_id": "another"},
        {"staff_id": None},
        {"booking_id": "another"},
        {"result": "unknown"},
        {"action": "confirm"},
        {"station": "shahba"},
        {"at": MONDAY.replace(hour=6)},
        {"mac": b"x" * 32},
        {"mac": None},
        {"link": None, "mac": b"x" * 32},
    ],
    ids=str,
)
async def test_an_edited_row_is_found(database: Database, change: dict[str, object]) -> None:
    seqs = await written(database)
    await database.write(seal_journal)
    tamper = update(journal).where(journal.c.seq == seqs[2]).values(change)
    await database.write(partial(_execute, statement=tamper))
    assert await database.read(verify_journal) == seqs[2]


async def test_a_missing_row_is_found_at_the_next(database: Database) -> None:
    seqs = await written(database)
    await database.write(seal_journal)
    await database.write(lambda tx: tx.connection.execute(delete(journal).where(journal.c.seq == seqs[1])).rowcount)
    assert await database.read(verify_journal) == seqs[2]


async def test_two_rows_that_changed_places_are_found(database: Database) -> None:
    seqs = await written(database)
    await database.write(seal_journal)
    for old, new in ((seqs[1], 1000), (seqs[2], seqs[1]), (1000, seqs[2])):
        swap = update(journal).where(journal.c.seq == old).values(seq=new)
        await database.write(partial(_execute, statement=swap))
    assert await database.read(verify_journal) in seqs[1:3]


async def test_a_row_that_says_it_has_another_place_in_the_chain_is_found(database: Database) -> None:
    await written(database)
    await database.write(seal_journal)
    for old, new in ((2, 1000), (3, 2), (1000, 3)):
        await database.write(partial(_execute, statement=update(journal).where(journal.c.link == old).values(link=new)))
    assert await database.read(verify_journal) == 3


async def test_a_forged_row_is_found(database: Database, clock: Clock) -> None:
    await written(database)
    await database.write(seal_journal)
    forged = insert(journal).values(at=clock(), action=Action.LOOK, result=Result.EXPECTED, mac=b"x" * 32)
    await database.write(partial(_execute, statement=forged))
    assert isinstance(await database.read(verify_journal), int)


async def test_a_journal_longer_than_a_page_is_verified_to_its_end(database: Database, clock: Clock) -> None:
    rows = [{"at": clock(), "action": "look", "result": "unknown"}] * 2500
    await database.write(lambda tx: tx.connection.execute(insert(journal), rows).rowcount)
    assert [await database.write(seal_journal) for _ in range(4)] == [1000, 1000, 500, 0]
    assert await database.read(verify_journal) is None


async def test_neither_the_leader_nor_anybody_waits_for_a_row_whose_number_was_drawn_and_is_not_to_be_seen_yet(
    postgres_url: str,
) -> None:
    """On PostgreSQL a later number may be there first: the earlier one then gets a later place in the chain."""
    engine = create_async_engine(postgres_url)
    async with open_for_tests(postgres_url) as opened, engine.connect() as slow, timeout(20):
        await slow.execute(insert(journal).values(at=MONDAY, action="look", result="unknown"))
        await written(opened.database, 1)
        assert await opened.database.write(seal_journal) == 1
        await slow.commit()
        assert await opened.database.write(seal_journal) == 1
        order = select(journal.c.seq).order_by(journal.c.link)
        assert await opened.database.read(lambda tx: list(tx.connection.scalars(order))) == [2, 1]
        assert await opened.database.read(verify_journal) is None
        swap = update(journal).where(journal.c.link == 2).values(link=0)
        await opened.database.write(partial(_execute, statement=swap))
        assert await opened.database.read(verify_journal) is not None
    await engine.dispose()


async def test_a_chain_that_the_release_before_has_gone_on_with_in_between_is_followed(database: Database) -> None:
    """It chains in the order of numbers and knows of no places; who pretends so of a row of ours is found."""
    for turn in range(3):
        await written(database, 2)
        await database.write(seal_journal)
        if turn != 1:
            continue
        theirs = update(journal).where(journal.c.link > 2).values(link=None)
        await database.write(partial(_execute, statement=theirs))
    assert await database.read(verify_journal) is None
    await database.write(partial(_execute, statement=update(journal).where(journal.c.link == 1).values(link=9)))
    assert await database.read(verify_journal) == 2
