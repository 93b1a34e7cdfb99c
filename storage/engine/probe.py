"""A look at a database that changes nothing: it connects, writes and takes that back, and reads every page.

Works also where no command could start: without tables, without a key. Raises what the driver does.
"""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import quote

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import make_url

PATIENCE: Final = 5.0  # seconds
_WRITE: Final = "INSERT INTO service (key, value) VALUES ('check', 'check')"


class PagesDamaged(Exception):
    """``quick_check`` found pages that contradict each other."""


def probe_sqlite(path: Path) -> bool:
    """False: the file is there, and nobody has made tables in it. Raises ``PagesDamaged``."""
    address = f"file:{quote(str(path.absolute()))}?mode=rw"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None, timeout=PATIENCE)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise PagesDamaged
        has_tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'service'").fetchone() is not None
        connection.execute("BEGIN IMMEDIATE")
        try:
            if has_tables:
                connection.execute(_WRITE)
            else:
                connection.execute("CREATE TABLE mawid_check (id INTEGER)")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        return has_tables


def probe_postgresql(url: str) -> bool:
    """As ``probe_sqlite``; the server checks its pages itself."""
    return asyncio.run(_on_server(url))


async def _on_server(url: str) -> bool:
    dsn = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(dsn, timeout=PATIENCE, command_timeout=PATIENCE)
    try:
        has_tables = await connection.fetchval("SELECT to_regclass('service') IS NOT NULL")
        taking_back = connection.transaction()
        await taking_back.start()
        try:
            await connection.execute(_WRITE if has_tables else "CREATE TABLE mawid_check (id INTEGER)")
        finally:
            await taking_back.rollback()
        return bool(has_tables)
    finally:
        await connection.close(timeout=PATIENCE)
