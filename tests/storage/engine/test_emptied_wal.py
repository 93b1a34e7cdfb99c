"""What is erased leaves SQLite's WAL too, and nobody waits for that: a late answer would tell of an erasure."""

import asyncio
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

from bot.domain.journal import Action, Result
from storage.engine.sqlite import BUSY
from storage.journal.journal import record
from tests.builders import Clock, open_for_tests

LOOK = partial(record, action=Action.LOOK, result=Result.EXPECTED, staff_id="staff")


async def test_beside_a_reader_no_write_waits_and_the_wal_is_emptied_once_it_ends(
    sqlite_url: str, clock: Clock
) -> None:
    path = Path(sqlite_url.partition("///")[2])
    async with open_for_tests(sqlite_url, clock) as opened, asyncio.TaskGroup() as tasks:
        await opened.database.write(LOOK)
        with closing(sqlite3.connect(path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM journal").fetchone()
            await opened.database.write(LOOK)
            emptied = tasks.create_task(opened.database.purge_deleted())
            await asyncio.sleep(0.3)
            async with asyncio.timeout(BUSY / 2):
                await opened.database.write(LOOK)
            assert not emptied.done()
            reader.execute("COMMIT")
        async with asyncio.timeout(BUSY):
            await emptied
        assert path.with_name(f"{path.name}-wal").stat().st_size == 0
