"""What is erased leaves SQLite's WAL too, and nobody waits for that: a late answer would tell of an erasure."""

import asyncio
import sqlite3
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

from bot.domain.journal import Action, Result
from storage.engine.checkpoints import PAUSE
from storage.engine.sqlite import BUSY
from storage.journal.journal import record
from tests.builders import Clock, open_for_tests

LOOK = partial(record, action=Action.LOOK, result=Result.EXPECTED, staff_id="staff")


async def test_beside_a_reader_nobody_waits_and_the_wal_is_emptied_once_it_ends(sqlite_url: str, clock: Clock) -> None:
    path = Path(sqlite_url.partition("///")[2])
    wal = path.with_name(f"{path.name}-wal")
    async with open_for_tests(sqlite_url, clock) as opened:
        await opened.database.write(LOOK)
        with closing(sqlite3.connect(path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM journal").fetchone()
            await opened.database.write(LOOK)
            async with asyncio.timeout(BUSY / 2):
                await opened.database.purge_deleted()
                await asyncio.sleep(PAUSE * 1.5)  # it is tried again meanwhile
                await opened.database.write(LOOK)
            assert wal.stat().st_size > 0
            reader.execute("COMMIT")
        async with asyncio.timeout(BUSY):
            while wal.stat().st_size:  # noqa: ASYNC110  # nobody is told of it
                await asyncio.sleep(0.05)


async def test_what_a_command_has_erased_is_out_of_the_wal_when_it_ends(sqlite_url: str, clock: Clock) -> None:
    path = Path(sqlite_url.partition("///")[2])
    with closing(sqlite3.connect(path, isolation_level=None)) as service, ExitStack() as reading:
        async with open_for_tests(sqlite_url, clock) as opened:
            await opened.database.write(LOOK)
            reader = reading.enter_context(closing(sqlite3.connect(path, isolation_level=None)))
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM journal").fetchone()
            await opened.database.write(LOOK)
            await opened.database.purge_deleted()
            asyncio.get_running_loop().call_later(0.3, reader.execute, "COMMIT")
        service.execute("SELECT count(*) FROM journal").fetchone()
        assert path.with_name(f"{path.name}-wal").stat().st_size == 0
