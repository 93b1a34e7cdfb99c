"""PostgreSQL: each write is a transaction on a pooled asyncpg connection; the server groups the fsyncs itself."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.engine.transaction import Transaction, TransactionFactory

T = TypeVar("T")

CONNECTIONS = 8
TRIES = 8
TRY_AGAIN = {"40001", "40P01"}  # serialization failure, deadlock: nothing happened, and the next try may pass


def open_postgresql(url: str, transactions: TransactionFactory) -> "Postgresql":
    engine = create_async_engine(
        url, pool_size=CONNECTIONS, max_overflow=0, pool_pre_ping=True, pool_timeout=60, hide_parameters=True
    )
    return Postgresql(engine, transactions)


class Postgresql:
    dialect = "postgresql"
    serialises_writes = False

    def __init__(self, engine: AsyncEngine, transactions: TransactionFactory) -> None:
        self._engine = engine
        self._transactions = transactions

    async def write(self, do: Callable[[Transaction], T]) -> T:
        for _ in range(TRIES - 1):
            try:
                return await self._once(do)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) not in TRY_AGAIN:
                    raise
        return await self._once(do)

    async def _once(self, do: Callable[[Transaction], T]) -> T:
        async with self._engine.begin() as connection:
            return await connection.run_sync(self._run, do)

    async def read(self, do: Callable[[Transaction], T]) -> T:
        return await self._once(do)

    def _run(self, connection: Connection, do: Callable[[Transaction], T]) -> T:
        return do(self._transactions.begin(connection))

    async def purge_deleted(self) -> None:
        """PostgreSQL has no secure delete of its own; docs/operating.md says what to set on the server."""

    async def close(self) -> None:
        await self._engine.dispose()
