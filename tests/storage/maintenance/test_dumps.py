"""What was in one database is in the other, to the last byte, whichever of the two kinds they are."""

import asyncio
import base64
import json
import threading
from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import delete, func, insert, select

from bot.domain.journal import Action, Result
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.journal.journal import record, seal_journal, verify_journal
from storage.maintenance.dumps import DumpBroken, Part, dump, load
from storage.tables import inbox, journal, metadata
from tests.builders import open_for_tests
from tests.storage.filling import fill, what_opens
from tests.storage.verbs import booked, with_chat

ROWS = 50  # in each table; a part of a dump has twenty in it


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, migrated_url: Callable[[str], str]) -> str:
    """A second database, with no row in it."""
    return migrated_url(request.param)


@pytest.fixture
def other_url(database_url: str, migrated_url: Callable[[str], str]) -> str:
    """One of the other kind, with no row in it."""
    return migrated_url("postgresql" if database_url.startswith("sqlite") else "sqlite")


def everything(tx: Transaction) -> dict[str, list[tuple[object, ...]]]:
    return {
        table.name: [tuple(row) for row in tx.connection.execute(select(table).order_by(*table.primary_key.columns))]
        for table in metadata.sorted_tables
    }


def lose_the_newest(tx: Transaction) -> None:
    newest = select(func.max(inbox.c.seq)).scalar_subquery()
    tx.connection.execute(delete(inbox).where(inbox.c.seq == newest))


async def filled(database: Database) -> list[Part]:
    await database.write(with_chat(booked))
    await database.write(lambda tx: fill(tx, ROWS))
    await database.write(lose_the_newest)
    for result in (Result.EXPECTED, Result.UNKNOWN, Result.EXPECTED, Result.WRONG_DAY, Result.EXPECTED):
        await database.write(partial(record, action=Action.LOOK, result=result, station="saliheen"))
    await database.write(seal_journal)
    return await database.read(lambda tx: list(dump(tx, at_once=20)))


async def test_each_row_comes_back_as_it_was_in_either_database(database: Database, empty_url: str) -> None:
    parts = await filled(database)
    before, opened_before = await database.read(everything), await database.read(what_opens)
    async with open_for_tests(empty_url, empty=True) as other:
        counts = await other.database.write(lambda tx: load(tx, parts[1:]))
        assert counts["applicants"] == ROWS + 1
        assert await other.database.read(everything) == before
        assert await other.database.read(what_opens) == opened_before
        assert await other.database.read(verify_journal) is None


async def test_no_number_is_given_twice_after_it_came_back(database: Database, empty_url: str) -> None:
    parts = await filled(database)
    async with open_for_tests(empty_url, empty=True) as other:
        await other.database.write(lambda tx: load(tx, parts[1:]))
        values = {"id": "x", "channel": "web", "update_key": "new", "received_at": other.clock()}
        heard = insert(inbox).values(values).returning(inbox.c.seq)
        assert await other.database.write(lambda tx: tx.connection.scalar(heard)) == ROWS + 1
        written = insert(journal).values(at=other.clock(), action="a", result="b").returning(journal.c.seq)
        assert await other.database.write(lambda tx: tx.connection.scalar(written)) == 6


async def test_a_dump_sees_one_moment_whoever_writes_meanwhile(database: Database, database_url: str) -> None:
    await database.write(lambda tx: fill(tx, 10))
    begun, written = threading.Event(), threading.Event()

    def slowly(tx: Transaction) -> list[Part]:
        parts = dump(tx)
        first = next(parts)
        begun.set()
        assert written.wait(20)
        return [first, *parts]

    async def dump_slowly() -> list[Part]:
        async with open_for_tests(database_url) as opened:
            return await opened.database.read(slowly)

    async with asyncio.TaskGroup() as tasks:
        dumping = tasks.create_task(asyncio.to_thread(lambda: asyncio.run(dump_slowly())))
        await asyncio.to_thread(begun.wait, 20)
        await database.write(lambda tx: fill(tx, 10, 100))
        written.set()
    end = json.loads(dumping.result()[-1][1])
    assert end["rows"]["applicants"] == 10


async def test_a_dump_that_is_not_whole_is_refused_and_nothing_of_it_stays(database: Database, other_url: str) -> None:
    await database.write(lambda tx: fill(tx, 3))
    parts = (await database.read(lambda tx: list(dump(tx))))[1:]
    async with open_for_tests(other_url, empty=True) as other:
        for spoil in ("end", "page", "row", "column", "table"):
            with pytest.raises(DumpBroken):
                await other.database.write(lambda tx, spoil=spoil: load(tx, spoilt(parts, spoil)))  # type: ignore[misc]
            assert not any((await other.database.read(everything)).values()), spoil
        assert (await other.database.write(lambda tx: load(tx, parts)))["applicants"] == 3


def spoilt(parts: list[Part], spoil: str) -> list[Part]:
    parts = parts.copy()
    place = next(place for place, (name, _) in enumerate(parts) if name.startswith("applicants/"))
    name, content = parts[place]
    match spoil:
        case "end":
            del parts[-1]
        case "page":
            del parts[place]
        case "row":
            parts[place] = (name, content[: content.rindex(b"\n", 0, -1) + 1])
        case "column":
            parts[place] = (name, content.replace(b'"phone"', b'"fax"', 1))
        case _:
            parts[place] = (name.replace("applicants", "people"), content)
    return parts


async def test_a_dump_holds_sealed_values_as_they_are(database: Database) -> None:
    await database.write(lambda tx: fill(tx, 3))
    parts = await database.read(lambda tx: list(dump(tx)))
    name, content = next(part for part in parts if part[0].startswith("applicants/"))
    names, *rows = map(json.loads, content.splitlines())
    assert name == "applicants/000000.jsonl"
    assert base64.b64decode(rows[1][names.index("name")]).startswith(b"\x011")
    assert b"applicants name" not in content
