"""Who can write to the database cuts the journal so that nobody learns what they looked at, and makes the rest look
whole: they know every row's MAC, since it stands beside the row, and no key."""

from collections.abc import AsyncIterator, Callable
from functools import partial

import pytest
from sqlalchemy import text

from bot.domain.journal import Action, Result
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.journal.anchor import begin_journal, find_anchor, read_anchor
from storage.journal.journal import record, seal_journal, verify_journal
from tests.builders import KEYRING, a_chat, open_for_tests

CUT = (
    "DELETE FROM journal WHERE seq > 3",
    "UPDATE service SET value = (SELECT '3 ' || lower(hex(mac)) FROM journal WHERE seq = 3) WHERE key = 'journal_head'",
)


@pytest.fixture
async def database(migrated_url: Callable[[str], str]) -> AsyncIterator[Database]:
    async with open_for_tests(migrated_url("sqlite")) as opened:
        await opened.database.write(a_chat)
        yield opened.database


async def looks(database: Database, number: int) -> None:
    for _ in range(number):
        await database.write(partial(record, action=Action.LOOK, result=Result.EXPECTED, staff_id="clerk"))
    await database.write(seal_journal)


async def sql(database: Database, *statements: str) -> None:
    def do(tx: Transaction) -> None:
        for statement in statements:
            tx.connection.execute(text(statement))

    await database.write(do)


async def anchor(database: Database) -> str:
    return await database.read(find_anchor) or ""


async def found_since(database: Database, kept: str) -> int | None:
    return await database.read(lambda tx: verify_journal(tx, read_anchor(tx.keyring, kept)))


async def test_a_journal_that_was_cut_is_not_whole_although_its_head_names_the_row_that_is_left(
    database: Database,
) -> None:
    await looks(database, 5)
    assert await database.read(verify_journal) is None
    await sql(database, *CUT)
    assert await database.read(verify_journal) is not None


async def test_a_cut_stays_wrong_however_long_the_chain_goes_on_from_it(database: Database) -> None:
    await looks(database, 5)
    await sql(database, *CUT)
    await looks(database, 5)
    assert await database.read(verify_journal) == 6, "the first row after the cut"


@pytest.mark.parametrize("left", [[], ["DELETE FROM service WHERE key LIKE 'journal%'"], ["DELETE FROM service"]])
async def test_an_empty_journal_is_wrong_once_one_existed(database: Database, left: list[str]) -> None:
    await looks(database, 5)
    await sql(database, "DELETE FROM journal", *left)
    await database.write(begin_journal)  # as the next start does
    assert await database.read(verify_journal) is not None
    await looks(database, 2)
    assert await database.read(verify_journal) is not None


async def test_a_journal_put_back_to_an_earlier_state_does_not_hold_what_an_anchor_says(database: Database) -> None:
    await looks(database, 3)
    head = await database.read(lambda tx: tx.connection.execute(text("SELECT key, value FROM service")).all())
    await looks(database, 4)
    kept = await anchor(database)
    assert await found_since(database, kept) is None
    await looks(database, 1)
    assert await found_since(database, kept) is None, "it may go on from there"

    def put_back(tx: Transaction) -> None:
        tx.connection.execute(text("DELETE FROM journal WHERE seq > 3"))
        for key, value in head:
            tx.connection.execute(text("UPDATE service SET value = :v WHERE key = :k"), {"k": key, "v": value})

    await database.write(put_back)
    assert await database.read(verify_journal) is None, "an earlier state of the whole is what nothing inside it tells"
    assert await found_since(database, kept) == 7
    await looks(database, 9)
    assert await found_since(database, kept) == 7, "nor is it hidden by what came since"


async def test_nobody_without_the_keys_makes_an_anchor(database: Database) -> None:
    await looks(database, 3)
    kept = await anchor(database)
    chain, length, rest = kept.split(".", 2)
    for forged in ("", "nonsense", f"{chain}.{int(length) - 1}.{rest}", kept[:-1], kept.swapcase()):
        assert read_anchor(KEYRING, forged) is None
    assert not any(part.isdigit() and len(part) > 6 for part in kept.split(".")), "the log would take it for a code"


async def test_a_row_with_a_place_or_a_number_before_the_first_is_found(database: Database) -> None:
    """Added with any MAC, where a reader who begins at nought would pass it over: it could say anything."""
    row = (
        "INSERT INTO journal (seq, at, action, result, link, mac) VALUES ({}, 0, 'look', 'expected', {}, zeroblob(32))"
    )
    await looks(database, 3)
    for seq, link in ((9, -1), (9, 0), (-9, "NULL"), (0, "NULL")):
        await sql(database, row.format(seq, link))
        assert await found_since(database, "") == seq, (seq, link)
        await sql(database, f"DELETE FROM journal WHERE seq = {seq}")
    assert await database.read(verify_journal) is None
