"""The lock of a lead on PostgreSQL: an advisory lock of a session, which the server frees when the session ends.

A leader that is frozen keeps its session: the server ends it when somebody who waits saw no beat for too long.
"""

import asyncio
import zlib
from contextlib import suppress
from typing import Any, Final

from storage.engine.sessions import open_session

OURS: Final = 0x6D617769  # "mawi": the first half of the key of each lead; the second is made of its name
BEFORE: Final = 0x6D61776964  # "mawid": the one lock of the release before
# With the session that holds the lock all others of its process end: one that was frozen while the server told it
# something keeps its rows locked, and no timeout of the server's counts meanwhile.
_PUT_OUT: Final = """
WITH holder AS (
    SELECT held.pid, split_part(theirs.application_name, ' ', 3) AS process
    FROM pg_locks AS held JOIN pg_database AS here ON here.oid = held.database
    JOIN pg_stat_activity AS theirs ON theirs.pid = held.pid
    WHERE here.datname = current_database() AND held.locktype = 'advisory' AND held.granted
    AND held.classid::bigint = $1 AND held.objid::bigint = $2 AND held.objsubid = 2
)
SELECT count(pg_terminate_backend(one.pid)) FROM pg_stat_activity AS one JOIN holder
ON one.pid = holder.pid OR one.application_name IN ('mawid ' || holder.process,
    'mawid leader ' || holder.process, 'mawid bells ' || holder.process)
WHERE one.datname = current_database() AND one.pid <> pg_backend_pid()
"""


class SessionLock:
    """``patience``: seconds within which the server must answer. The lock of the release before, one for all leads, is
    shared by all of ours, so that the two releases never lead beside each other."""

    def __init__(self, url: str, name: str, patience: float) -> None:
        self.gone = asyncio.Event()
        self._url, self._name, self._patience = url, name, patience
        self._key = zlib.crc32(name.encode()) & 0x7FFFFFFF
        self._connection: Any = None
        self._alone = False
        self._older = 0  # looks at which the release before led

    async def attempt(self) -> bool:
        """True: it is ours. Raises whatever the server or the way to it does."""
        connection = await self._session()
        if not self._alone:
            self._alone = bool(await connection.fetchval("SELECT pg_try_advisory_lock_shared($1::bigint)", BEFORE))
        if not self._alone:
            self._older += 1
            return False
        self._older = 0
        return bool(await connection.fetchval("SELECT pg_try_advisory_lock($1::int, $2::int)", OURS, self._key))

    async def beat_seen(self) -> str:
        """Whatever the one that leads wrote last: it changes while that process is awake."""
        if self._older:
            return f"the release before {self._older}"
        connection = await self._session()
        row = await connection.fetchrow("SELECT term, beat FROM leads WHERE name = $1", self._name)
        return f"{row['term']} {row['beat']}" if row else ""

    async def put_out(self) -> bool:
        """The sessions of whoever holds the lock are ended. False: nobody holds it any more."""
        connection = await self._session()
        return bool(await connection.fetchval(_PUT_OUT, OURS, self._key))

    async def beat(self, term: int) -> bool:
        """False: another term has begun."""
        if self._connection is None:
            return False
        beaten = "UPDATE leads SET beat = beat + 1 WHERE name = $1 AND term = $2"
        return str(await self._connection.execute(beaten, self._name, term)) == "UPDATE 1"

    async def release(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(Exception):  # the server gives up what it cannot be told of
                await connection.close(timeout=self._patience)

    async def _session(self) -> Any:
        if self._connection is None or self._connection.is_closed():
            opened = await open_session(self._url, "mawid leader", self._patience)
            gone = self.gone = asyncio.Event()
            opened.add_termination_listener(lambda _: gone.set())
            self._connection, self._alone = opened, False
        return self._connection
