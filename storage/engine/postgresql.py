"""PostgreSQL: each write is a transaction on a pooled asyncpg connection; the server groups the fsyncs itself."""

import asyncio
import random
from collections.abc import Callable
from typing import Final, TypeVar

from sqlalchemy import Connection, ExceptionContext, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.engine.outages import DatabaseAway
from storage.engine.sessions import OURS, named
from storage.engine.transaction import Transaction, TransactionFactory

T = TypeVar("T")

CONNECTIONS = 8
TRIES = 8
TRY_AGAIN = {"40001", "40P01"}  # serialization failure, deadlock: nothing happened, and the next try may pass
PAUSE: Final = 0.01  # seconds, before the second try at most
ANSWERS: Final = 10.0  # seconds within which the server must answer: a dead proxy swallows everything and says nothing
SETTINGS: Final = {
    **OURS,
    # A process that is frozen in a transaction must not keep its rows locked for everybody else; those of its own that
    # wait behind it must not get them one after the other.
    "idle_in_transaction_session_timeout": "15s",
    "lock_timeout": "9s",
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "10s",
}


def open_postgresql(url: str, transactions: TransactionFactory, answers: float = ANSWERS) -> "Postgresql":
    """``answers``: seconds within which each connection and each statement must be answered."""
    engine = create_async_engine(
        url,
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,
        pool_timeout=60,
        hide_parameters=True,
        connect_args={
            "timeout": answers,
            "command_timeout": answers,
            "server_settings": {**SETTINGS, **named("mawid")},
        },
    )
    event.listen(engine.sync_engine, "handle_error", _give_up)
    return Postgresql(engine, transactions)


def _give_up(context: ExceptionContext) -> DatabaseAway | None:
    """No answer in time, or a broken socket: the connection and all others of its age are of no more use."""
    error = context.original_exception
    if not _is_broken(error):
        return None
    context.is_disconnect = True
    context.invalidate_pool_on_disconnect = True
    return DatabaseAway(type(error).__name__)


def _is_broken(error: BaseException | None) -> bool:
    """TimeoutError is an OSError; whatever the server itself says is none. A driver that lost its server in the middle
    of an answer is mixed up with itself."""
    from asyncpg.exceptions import InternalClientError  # type: ignore[import-untyped]  # it ships no types

    return isinstance(error, OSError | InternalClientError)


def _refuses_all(error: Exception) -> bool:
    """Nobody to connect with now, or nobody who lets us in: no server, one that starts or stops or takes no more, a
    password that was changed, a database that was closed; of several servers none that takes writes (which the driver
    counts among its own errors)."""
    from asyncpg import PostgresError  # type: ignore[import-untyped]  # it ships no types

    return _is_broken(error) or isinstance(error, DBAPIError | PostgresError)


class Postgresql:
    dialect = "postgresql"
    serialises_writes = False

    def __init__(self, engine: AsyncEngine, transactions: TransactionFactory) -> None:
        self._engine = engine
        self._transactions = transactions

    async def write(self, do: Callable[[Transaction], T]) -> T:
        for tried in range(TRIES - 1):
            try:
                return await self._once(do)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) not in TRY_AGAIN:
                    raise
            # Drawn, and longer each time: those that waited for each other would meet again.
            await asyncio.sleep(random.uniform(0, PAUSE * 2**tried))  # noqa: S311  # no secret
        return await self._once(do)

    async def _once(self, do: Callable[[Transaction], T]) -> T:
        connected = False
        try:
            async with self._engine.connect() as connection:
                connected = True
                async with connection.begin():
                    return await connection.run_sync(self._run, do)
        except Exception as error:
            if connected or not _refuses_all(error):  # what a transaction met was translated before
                raise
            raise DatabaseAway(type(error).__name__) from error

    async def read(self, do: Callable[[Transaction], T]) -> T:
        return await self._once(do)

    def _run(self, connection: Connection, do: Callable[[Transaction], T]) -> T:
        return do(self._transactions.begin(connection))

    async def purge_deleted(self) -> None:
        """PostgreSQL has no secure delete of its own; docs/operating.md says what to set on the server."""

    async def close(self) -> None:
        await self._engine.dispose()
