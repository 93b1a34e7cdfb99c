"""A database: ``write(do)`` runs ``do(transaction)`` and returns its result once it is committed and on the disk.

Storage verbs are plain functions over a ``Transaction``; the two modules beside this one decide on which connection
and thread they run. A write that fails, fails alone.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy import make_url

from storage.engine.transaction import Transaction, TransactionFactory

T = TypeVar("T")


class Database(Protocol):
    """SQLite or PostgreSQL, alike to everyone outside."""

    @property
    def dialect(self) -> str: ...

    @property
    def serialises_writes(self) -> bool:
        """Whether each write sees the results of all writes that this process asked for earlier."""
        ...

    async def write(self, do: Callable[[Transaction], T]) -> T:
        """Run ``do`` in a transaction of its own or a shared one; returns after the commit. May run ``do`` twice."""
        ...

    async def read(self, do: Callable[[Transaction], T]) -> T:
        """Run ``do`` on a connection that cannot write and does not wait for writers."""
        ...

    async def purge_deleted(self) -> None:
        """After an erasure: deletes it from the database's files too."""
        ...

    async def close(self) -> None: ...


async def open_database(url: str, transactions: TransactionFactory) -> Database:
    """``sqlite+aiosqlite:///path`` or ``postgresql+asyncpg://…``; the tables must be there (``migrate``)."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        from storage.engine.sqlite import open_sqlite

        return await open_sqlite(Path(parsed.database or ""), transactions)
    from storage.engine.postgresql import open_postgresql

    return open_postgresql(url, transactions)
