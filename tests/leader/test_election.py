"""Who leads: real processes, killed as a power cut does, or frozen."""

import asyncio
import fcntl
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy import make_url

from bot.leader.election import Candidacy, candidacy, lead
from bot.leader.session_lock import BEFORE
from bot.leader.term import Beats, FencedDatabase, Term
from storage.engine.database import Database
from storage.leads import TermOver
from tests.builders import open_for_tests
from tests.stories.outages import end_sessions, frozen

QUICK = 2.0  # seconds of silence

LEAD = """
import asyncio, random, sys
from bot.config import clock, log
from bot.leader.election import candidacy, lead
from bot.leader.term import Beats, FencedDatabase
from storage.engine.database import open_database
from storage.engine.keyring import new_keyring
from storage.leads import TermOver
from storage.engine.transaction import TransactionFactory

async def main(url, silence):
    database = await open_database(url, TransactionFactory(new_keyring(), clock.now, random.Random()))
    async with lead(candidacy(url, "telegram", Beats.of(silence)), database, asyncio.Event()) as term:
        print("leading", flush=True)
        while term.stands():
            await asyncio.sleep(0.02)
        print("stopped by itself", flush=True)
        try:
            await FencedDatabase(database, term).write(lambda tx: print("wrote", flush=True))
        except TermOver:
            print("refused", flush=True)
        await term.lost()
    print("goes on", flush=True)
    await asyncio.Event().wait()

log.configure()  # to stderr
print("there", flush=True)
asyncio.run(main(sys.argv[1], float(sys.argv[2])))
"""


@asynccontextmanager
async def process(url: str, silence: float = 15) -> AsyncIterator[Process]:
    started = await asyncio.create_subprocess_exec(sys.executable, "-c", LEAD, url, str(silence), stdout=PIPE)
    try:
        assert await line(started) == "there"
        yield started
    finally:
        if started.returncode is None:
            started.kill()
        await started.wait()


async def line(started: Process, seconds: float = 30.0) -> str:
    assert started.stdout is not None
    async with asyncio.timeout(seconds):
        return (await started.stdout.readline()).decode().strip()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    async with open_for_tests(database_url) as opened:
        yield opened.database


def running(url: str, name: str = "telegram", silence: float = 15) -> Candidacy:
    return candidacy(url, name, Beats.of(silence))


async def test_of_two_processes_one_leads_and_after_its_kill_9_the_other(database_url: str) -> None:
    async with process(database_url) as first:
        assert await line(first) == "leading"
        async with process(database_url) as second:
            with pytest.raises(TimeoutError):
                await line(second, 1.5)
            first.kill()
            assert await line(second) == "leading"


async def test_a_frozen_leader_is_put_out_and_does_nothing_more_when_it_wakes(database_url: str) -> None:
    async with process(database_url, QUICK) as first, process(database_url, QUICK) as second:
        assert await line(first) == "leading"
        with frozen(first):
            assert await line(second) == "leading"
        assert [await line(first) for _ in range(3)] == ["stopped by itself", "refused", "goes on"]
        assert second.returncode is None


async def test_whoever_waits_can_be_stopped(database_url: str, database: Database) -> None:
    stop = asyncio.Event()
    async with lead(running(database_url), database, asyncio.Event()) as leading:
        assert leading is not None
        asyncio.get_running_loop().call_later(0.1, stop.set)
        async with lead(running(database_url), database, stop) as waiting:
            assert waiting is None


async def test_each_term_has_a_number_of_its_own_and_the_one_before_may_not_write(
    database_url: str, database: Database
) -> None:
    terms: list[Term] = []
    one = running(database_url)
    for _ in range(2):
        async with asyncio.timeout(10), lead(one, database, asyncio.Event()) as leading:
            assert leading is not None
            assert one.leads
            assert await FencedDatabase(database, leading).write(lambda tx: 1) == 1
            terms.append(leading)
        assert not one.leads
    assert terms[1].number == terms[0].number + 1
    with pytest.raises(TermOver):
        await FencedDatabase(database, terms[0]).write(lambda tx: 1)
    assert not terms[0].stands()


async def test_two_leads_of_one_database_do_not_meet(database_url: str, database: Database) -> None:
    """So that two channels can be served from two machines."""
    async with (
        asyncio.timeout(10),
        lead(running(database_url, "telegram"), database, asyncio.Event()) as one,
        lead(running(database_url, "web"), database, asyncio.Event()) as other,
    ):
        assert one is not None
        assert other is not None


async def test_nobody_leads_beside_the_release_before(database_url: str, database: Database) -> None:
    """It has one lock for all leads."""
    one, stop = running(database_url), asyncio.Event()
    async with held_before(database_url):
        asyncio.get_running_loop().call_later(1.5, stop.set)
        async with lead(one, database, stop) as leading:
            assert leading is None
        assert one.vacant_for() < 1.2  # somebody does lead
    async with asyncio.timeout(10), lead(one, database, asyncio.Event()) as leading:
        assert leading is not None


@asynccontextmanager
async def held_before(url: str) -> AsyncIterator[None]:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        descriptor = os.open(f"{parsed.database}.leader", os.O_RDWR | os.O_CREAT)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
        os.close(descriptor)
        return
    connection = await asyncpg.connect(parsed.set(drivername="postgresql").render_as_string(hide_password=False))
    assert await connection.fetchval("SELECT pg_try_advisory_lock($1::bigint)", BEFORE)
    yield
    await connection.close()


async def test_a_leader_whose_session_is_gone_learns_of_it(migrated_url: Callable[[str], str]) -> None:
    url = migrated_url("postgresql")
    async with open_for_tests(url) as opened, lead(running(url), opened.database, asyncio.Event()) as leading:
        assert leading is not None
        assert leading.stands()
        await end_sessions(url, "mawid leader%")
        async with asyncio.timeout(5):
            await leading.lost()
        assert not leading.stands()


async def test_a_server_that_is_not_there_makes_nobody_lead(migrated_url: Callable[[str], str]) -> None:
    url = migrated_url("postgresql")
    nowhere = make_url(url).set(query={"host": "/nowhere"}).render_as_string(hide_password=False)
    stop, one = asyncio.Event(), running(nowhere)
    asyncio.get_running_loop().call_later(0.3, stop.set)
    async with open_for_tests(url) as opened, lead(one, opened.database, stop) as leading:
        assert leading is None
        assert one.vacant_for() > 0.2
