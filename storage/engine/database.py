"""One way in: ``write(do)`` runs ``do(transaction)`` and commits; what it returned is then safe on the disk.

Storage verbs are plain functions over a ``Transaction``; where they run is settled here and in the two modules
beside this one. Whoever fails, fails alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy import Connection, make_url

from storage.engine.keyring import Keyring

T = TypeVar("T")


class Random(Protocol):
    """The one kind of chance storage needs: ``random.SystemRandom()``, or a seeded ``random.Random`` in tests."""

    def randrange(self, stop: int, /) -> int: ...
    def getrandbits(self, bits: int, /) -> int: ...


@dataclass(frozen=True, slots=True)
class Transaction:
    """What every storage verb takes first. ``now`` is the time of the turn, the same throughout."""

    connection: Connection
    keyring: Keyring
    now: datetime
    chance: Random

    def new_id(self) -> str:
        """A random row id of 16 characters, safe in buttons and in the journal."""
        return f"{self.chance.getrandbits(64):016x}"


@dataclass(frozen=True, slots=True)
class TransactionFactory:
    """What a database needs to make a Transaction: keys, the time and chance."""

    keyring: Keyring
    clock: Callable[[], datetime]
    chance: Random

    def begin(self, connection: Connection) -> Transaction:
        return Transaction(connection, self.keyring, self.clock(), self.chance)


class Database(Protocol):
    """SQLite or PostgreSQL, alike to everyone outside."""

    @property
    def dialect(self) -> str: ...

    @property
    def serialises_writes(self) -> bool:
        """Each write sees what those asked for before it in this process have done."""
        ...

    async def write(self, do: Callable[[Transaction], T]) -> T:
        """Run ``do`` in a transaction of its own or a shared one; returns after the commit. May run ``do`` twice."""
        ...

    async def read(self, do: Callable[[Transaction], T]) -> T:
        """Run ``do`` on a connection that cannot write and does not wait for those who do."""
        ...

    async def purge_deleted(self) -> None:
        """After an erasure: what was deleted leaves the files too."""
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
