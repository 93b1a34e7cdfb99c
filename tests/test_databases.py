"""The tests' own databases: real, empty, and gone afterwards."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.databases import Server

_SERVE = """
from tests.databases import postgres_server
with postgres_server() as server:
    print(server.folder, flush=True)
    input()
"""


async def _tables(url: str) -> list[str]:
    engine = create_async_engine(url)
    catalogue = "sqlite_master" if url.startswith("sqlite") else "pg_tables WHERE schemaname = 'public'"
    column = "name" if url.startswith("sqlite") else "tablename"
    async with engine.begin() as connection:
        found = await connection.execute(text(f"SELECT {column} FROM {catalogue}"))
        names = [str(row[0]) for row in found]
        await connection.execute(text("CREATE TABLE left_over (x INTEGER)"))
    await engine.dispose()
    return names


@pytest.mark.parametrize("_time", ["first", "second"])
async def test_each_test_has_an_empty_database_of_its_own(blank_url: str, _time: str) -> None:
    assert await _tables(blank_url) == []


async def test_the_server_is_a_postgresql_in_utf_8(postgres_url: str) -> None:
    engine = create_async_engine(postgres_url)
    async with engine.connect() as connection:
        version = (await connection.execute(text("SELECT version()"))).scalar_one()
        encoding = (await connection.execute(text("SHOW server_encoding"))).scalar_one()
    await engine.dispose()
    assert version.startswith("PostgreSQL")
    assert encoding == "UTF8"


def test_the_server_dies_with_a_test_process_that_is_killed(postgres: Server) -> None:
    """``postgres`` is asked for so that this is skipped where no server can run."""
    root = Path(__file__).parents[1]
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root
    )
    with process:
        assert process.stdout is not None
        folder = Path(process.stdout.readline().strip())
        servers = [
            one for one in psutil.process_iter(["cmdline"]) if str(folder / "data") in (one.info["cmdline"] or ())
        ]
        assert servers
        process.send_signal(signal.SIGKILL)
    _gone, alive = psutil.wait_procs(servers, timeout=20)
    assert not alive
    patience = time.monotonic() + 10
    while folder.exists() and time.monotonic() < patience:
        time.sleep(0.05)
    assert not folder.exists()
