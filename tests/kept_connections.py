"""Connections to PostgreSQL that are used again: to connect, and to meet each table and each statement for the first
time, cost more than most tests ask of the server.

Kept is what the program's own pool closes in good order, to a database that is lent (``tests/emptied.py``), and on the
way its session is reset: no lock, no setting and no transaction stays. All others connect and end as ever.
"""

import asyncio
from collections import defaultdict
from typing import Any

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import Engine, event

_MOST = 8  # of one kind to one database; the program's pool has no more
_PATIENCE = 2.0  # seconds


class _Kept(asyncpg.Connection):  # type: ignore[misc]  # it has no types
    """``adapted``: what SQLAlchemy makes of it, with the statements that were prepared on it."""

    adapted: Any = None
    kind = ""
    keeper: "KeptConnections"

    async def close(self, *, timeout: float | None = None) -> None:  # noqa: ASYNC109  # as the driver has it
        if not await self.keeper.takes_back(self):
            await super().close(timeout=timeout)


class KeptConnections:
    """``lent``: the names of the databases to which connections are kept."""

    def __init__(self) -> None:
        self.lent: set[str] = set()
        self._free: defaultdict[str, list[_Kept]] = defaultdict(list)
        self._loop = asyncio.get_running_loop()
        event.listen(Engine, "do_connect", self._connect)

    def _connect(self, dialect: Any, record: object, args: list[Any], given: dict[str, Any]) -> Any:
        if given.get("database") not in self.lent or "server_settings" not in given or not self._is_of_our_loop():
            return None
        kind = repr(sorted(given.items()))
        while free := self._free[kind]:
            kept = free.pop()
            if not kept.is_closed():
                kept.adapted.dbapi = dialect.dbapi
                return kept.adapted
        adapted = dialect.connect(*args, **given, connection_class=_Kept)
        kept = dialect.get_driver_connection(adapted)
        kept.adapted, kept.kind, kept.keeper = adapted, kind, self
        return adapted

    async def takes_back(self, kept: _Kept) -> bool:
        """False: it is to be closed."""
        if kept.is_closed() or kept.is_in_transaction() or len(self._free[kept.kind]) >= _MOST:
            return False
        try:
            await kept.reset(timeout=_PATIENCE)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
            return False
        self._free[kept.kind].append(kept)
        return True

    def pids(self) -> list[int]:
        """The server's processes of those that nobody uses now."""
        return [kept.get_server_pid() for free in self._free.values() for kept in free if not kept.is_closed()]

    async def close(self) -> None:
        event.remove(Engine, "do_connect", self._connect)
        for free in self._free.values():
            while free:
                free.pop().terminate()
        await asyncio.sleep(0)

    def _is_of_our_loop(self) -> bool:
        try:
            return asyncio.get_running_loop() is self._loop
        except RuntimeError:
            return False
