"""A restore to PostgreSQL that takes long, as from a slow disk: nobody begins a service beside it, and no key but the
backup's is taken for its own."""

import asyncio
import os
from asyncio import Future
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from sqlalchemy.exc import DBAPIError

from bot.backup.backup import Backup
from bot.backup.draft import NotBlank
from bot.backup.restore import Restored, Target, restore
from bot.config.settings import Settings
from bot.preparing import DatabaseLost, prepare_files
from storage.engine.keyring import load_keyring, new_keyring, save_keyring
from storage.engine.making import BeingMade, BeingRestored, restoring
from storage.engine.migrate import has_tables, migrate
from storage.engine.sessions import open_session
from tests import preloaded
from tests.backup.machines import Machine
from tests.backup.test_refusals import nothing_was_made
from tests.builders import RULES
from tests.databases import ON_SQLITE
from tests.storage.filling import fill

FAILS_AT_COMMIT = """
CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''never''; END';
CREATE FUNCTION arm() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands() WHERE object_identity = 'public.applicants') THEN
        CREATE CONSTRAINT TRIGGER never AFTER INSERT ON applicants DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION never();
    END IF;
END $$;
CREATE EVENT TRIGGER armed ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION arm();
"""
ENDS_THE_OTHER = """
SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity
WHERE datname = current_database() AND application_name LIKE 'mawid restore %'
"""
pytestmark = ON_SQLITE  # of the machine that the backup is of


@pytest.fixture
def empty(blank_postgres_url: str, tmp_path: Path, machine: Machine) -> Target:
    return Target(blank_postgres_url, None, tmp_path / "new" / "keyring.json", RULES, machine.clock, Random("new"))


def settings_of(target: Target) -> Settings:
    return Settings(database_url=target.url, keyring=target.key_file)  # type: ignore[arg-type]  # it takes a secret


def environ_of(target: Target) -> dict[str, str]:
    return {**os.environ, "MAWID_DATABASE_URL": target.url, "MAWID_KEYRING": str(target.key_file), "COLUMNS": "300"}


async def started_at(target: Target) -> None:
    await asyncio.to_thread(prepare_files, settings_of(target), create=True)


@dataclass
class Slow:
    """A restore of which a part has come, and the line on which the rest comes."""

    restoring: Future[Restored]
    line: int
    rest: bytes

    async def ended(self) -> Restored:
        await asyncio.to_thread(os.write, self.line, self.rest)
        os.close(self.line)
        self.line = -1
        return await self.restoring


@asynccontextmanager
async def begun(machine: Machine, target: Target, part: float = 0.5) -> AsyncIterator[Slow]:
    await machine.database.write(lambda tx: fill(tx, 300))
    made: Backup = await machine.backup()
    whole, pipe = made.path.read_bytes(), made.path.with_name("slow.age")
    os.mkfifo(pipe)

    def of_its_own() -> Restored:  # it reads, and nothing else goes on in its loop
        return asyncio.run(restore(pipe, [machine.identity], target))

    task = asyncio.get_running_loop().run_in_executor(None, of_its_own)
    line = await asyncio.to_thread(os.open, pipe, os.O_WRONLY)
    come = int(len(whole) * part)
    await asyncio.to_thread(os.write, line, whole[:come])
    slow = Slow(task, line, whole[come:])
    try:
        yield slow
    finally:
        if slow.line != -1:
            os.close(slow.line)
        await asyncio.gather(task, return_exceptions=True)


@pytest.mark.parametrize("part", [0, 0.5])
async def test_nothing_starts_while_a_backup_is_being_restored(machine: Machine, empty: Target, part: float) -> None:
    async with begun(machine, empty, part) as slow:
        with pytest.raises(BeingRestored, match=rf"restoring: process {os.getpid()}@\S+ since 20.+ UTC"):
            await started_at(empty)
        with pytest.raises(BeingRestored):
            await asyncio.to_thread(migrate, empty.url)
        with pytest.raises(BeingRestored):
            await restore(Path("another.age"), [machine.identity], empty)
        code, told, _ = await preloaded.run(("check",), environ_of(empty), machine.folder)
        assert (code, "a backup is being restored to PostgreSQL test_" in told) == (1, True), told
        assert not empty.key_file.exists()
        assert (await slow.ended()).rows["applicants"] == 300
    await started_at(empty)
    assert load_keyring(empty.key_file).index_key == load_keyring(machine.key_file).index_key


async def test_a_key_that_another_made_meanwhile_is_not_taken_for_its_own(machine: Machine, empty: Target) -> None:
    """A start of the release before makes one before it waits for the tables."""
    async with begun(machine, empty) as slow:
        save_keyring(new_keyring(), empty.key_file)
        made = empty.key_file.read_text()
        with pytest.raises(NotBlank, match="another key file"):
            await slow.ended()
    assert empty.key_file.read_text() == made
    empty.key_file.unlink()
    await nothing_was_made(empty)


async def test_the_same_key_that_came_meanwhile_is_no_hindrance(machine: Machine, empty: Target) -> None:
    async with begun(machine, empty) as slow:
        save_keyring(load_keyring(machine.key_file), empty.key_file)
        assert (await slow.ended()).rows["applicants"] == 300


async def test_a_restore_that_comes_while_a_start_makes_the_tables_is_refused(empty: Target) -> None:
    async def comes() -> None:
        async with restoring(empty.url):
            pass

    def begin() -> None:
        with ThreadPoolExecutor(1) as thread, pytest.raises(BeingMade):  # where no loop runs
            thread.submit(asyncio.run, comes()).result()

    await asyncio.to_thread(migrate, empty.url, begin)
    assert await asyncio.to_thread(has_tables, empty.url)


async def test_a_commit_whose_process_is_gone_is_still_a_restore(machine: Machine, empty: Target) -> None:
    """Its transaction stands, waiting for a standby perhaps, and the session that told of it is lost."""
    async with begun(machine, empty) as slow:
        session = await open_session(empty.url, "test", 10)
        ended = await session.fetchval(ENDS_THE_OTHER)
        await session.close()
        assert ended == 1
        with pytest.raises(BeingRestored):
            await asyncio.to_thread(has_tables, empty.url)
        assert (await slow.ended()).rows["applicants"] == 300


async def test_a_restore_whose_commit_fails_leaves_its_key_and_nobody_begins_under_it(
    machine: Machine, empty: Target
) -> None:
    await machine.database.write(lambda tx: fill(tx, 3))
    backup = await machine.backup()
    session = await open_session(empty.url, "test", 10)
    await session.execute(FAILS_AT_COMMIT)
    with pytest.raises(DBAPIError, match="never"):
        await restore(backup.path, [machine.identity], empty)
    assert load_keyring(empty.key_file).used
    with pytest.raises(DatabaseLost):
        await started_at(empty)
    await session.execute("DROP EVENT TRIGGER armed")
    await session.close()
    assert (await restore(backup.path, [machine.identity], empty)).rows["applicants"] == 3
    await started_at(empty)
