"""Who leads: real processes, killed as a power cut does."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.leader.election import lead

LEAD = """
import asyncio, sys
from bot.leader.election import lead

async def main():
    async with lead(sys.argv[1], asyncio.Event()):
        print("leading", flush=True)
        await asyncio.Event().wait()

print("there", flush=True)
asyncio.run(main())
"""


@asynccontextmanager
async def process(url: str) -> AsyncIterator[Process]:
    started = await asyncio.create_subprocess_exec(sys.executable, "-c", LEAD, url, stdout=PIPE)
    try:
        assert await line(started) == "there"
        yield started
    finally:
        if started.returncode is None:
            started.kill()
        await started.wait()


async def line(started: Process, seconds: float = 15.0) -> str:
    assert started.stdout is not None
    async with asyncio.timeout(seconds):
        return (await started.stdout.readline()).decode().strip()


async def test_of_two_processes_one_leads_and_after_its_kill_9_the_other(database_url: str) -> None:
    async with process(database_url) as first:
        assert await line(first) == "leading"
        async with process(database_url) as second:
            with pytest.raises(TimeoutError):
                await line(second, 1.5)
            first.kill()
            assert await line(second) == "leading"


async def test_whoever_waits_can_be_stopped(database_url: str) -> None:
    stop = asyncio.Event()
    async with lead(database_url, asyncio.Event()) as leading:
        assert leading is not None
        asyncio.get_running_loop().call_later(0.1, stop.set)
        async with lead(database_url, stop) as waiting:
            assert waiting is None


async def test_leading_ends_with_the_block(database_url: str) -> None:
    for _ in range(2):
        async with asyncio.timeout(5), lead(database_url, asyncio.Event()) as leading:
            assert leading is not None


async def test_leaders_of_two_databases_do_not_meet(database_url: str, tmp_path: object) -> None:
    async with (
        asyncio.timeout(5),
        lead(database_url, asyncio.Event()) as one,
        lead(f"sqlite+aiosqlite:///{tmp_path}/other.db", asyncio.Event()) as other,
    ):
        assert one is not None
        assert other is not None


async def test_a_leader_whose_connection_is_gone_learns_of_it(postgres_url: str) -> None:
    async with lead(postgres_url, asyncio.Event()) as leading:
        assert leading is not None
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await leading.lost()
        engine = create_async_engine(postgres_url)
        async with engine.connect() as connection:
            other = "application_name = 'mawid leader' AND datname = current_database()"
            await connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {other}"))
        await engine.dispose()
        async with asyncio.timeout(2):
            await leading.lost()


async def test_a_server_that_is_not_there_makes_nobody_lead(postgres_url: str) -> None:
    nowhere = make_url(postgres_url).set(query={"host": "/nowhere"}).render_as_string(hide_password=False)
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(0.2, stop.set)
    async with lead(nowhere, stop) as leading:
        assert leading is None
