"""What the world does to a database, told apart from faults of ours: the server is down, the disk is full ...

An error of the driver is known by its code, never by its text, which may quote a row.
"""

import errno
import sqlite3
from collections.abc import Iterator
from enum import StrEnum
from socket import gaierror
from typing import Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.engine.outages import DatabaseAway, is_silent


class Cause(StrEnum):
    SERVER_DOWN = "server-down"
    NO_PRIMARY = "no-primary"
    WRONG_PASSWORD = "wrong-password"  # noqa: S105  # none
    NO_SUCH_DATABASE = "no-such-database"
    NOT_A_DATABASE = "not-a-database"
    DAMAGED = "damaged"
    READ_ONLY = "read-only"
    TAKES_NO_WRITES = "takes-no-writes"
    NOT_ALLOWED = "not-allowed"
    FULL = "full"
    BUSY = "busy"
    NO_CONNECTIONS = "no-connections"
    GIVEN_UP = "given-up"
    NO_SCHEMA = "no-schema"
    NOT_UTF8 = "not-utf8"
    NO_MEMORY = "no-memory"
    DISK = "disk"


_SQLITE: Final = {
    sqlite3.SQLITE_NOTADB: Cause.NOT_A_DATABASE,
    sqlite3.SQLITE_CORRUPT: Cause.DAMAGED,
    sqlite3.SQLITE_READONLY: Cause.READ_ONLY,
    sqlite3.SQLITE_FULL: Cause.FULL,
    sqlite3.SQLITE_IOERR_SHMSIZE: Cause.FULL,  # the first to open it makes the -shm file, for which there is no room
    sqlite3.SQLITE_CANTOPEN: Cause.NOT_ALLOWED,
    sqlite3.SQLITE_PERM: Cause.NOT_ALLOWED,
    sqlite3.SQLITE_BUSY: Cause.BUSY,
    sqlite3.SQLITE_LOCKED: Cause.BUSY,
    sqlite3.SQLITE_IOERR: Cause.DISK,
}
_STATES: Final = {
    "28P01": Cause.WRONG_PASSWORD,
    "28000": Cause.WRONG_PASSWORD,
    "3D000": Cause.NO_SUCH_DATABASE,
    "3F000": Cause.NO_SCHEMA,
    "25006": Cause.TAKES_NO_WRITES,
    "25P03": Cause.GIVEN_UP,
    "25P04": Cause.GIVEN_UP,
    "57014": Cause.GIVEN_UP,
    "57P05": Cause.GIVEN_UP,
    "22P05": Cause.NOT_UTF8,
    "22021": Cause.NOT_UTF8,
    "42501": Cause.NOT_ALLOWED,
    "53100": Cause.FULL,
    "53200": Cause.NO_MEMORY,
    "53300": Cause.NO_CONNECTIONS,
    "40001": Cause.BUSY,
    "40P01": Cause.BUSY,
    "55P03": Cause.BUSY,
    "57P04": Cause.NO_SUCH_DATABASE,
    "57P01": Cause.SERVER_DOWN,
    "57P02": Cause.SERVER_DOWN,
    "57P03": Cause.SERVER_DOWN,
    "XX001": Cause.DAMAGED,
    "XX002": Cause.DAMAGED,
    "58030": Cause.DISK,
}
_PASSES: Final = (Cause.SERVER_DOWN, Cause.NO_PRIMARY, Cause.NO_CONNECTIONS)
_SYSTEM: Final = {
    errno.ENOSPC: Cause.FULL,
    errno.EDQUOT: Cause.FULL,
    errno.EROFS: Cause.READ_ONLY,
    errno.EACCES: Cause.NOT_ALLOWED,
    errno.EPERM: Cause.NOT_ALLOWED,
    errno.EIO: Cause.DISK,
}


def failures_of_drivers(*besides: type[Exception]) -> tuple[type[Exception], ...]:
    """What drivers raise, and SQLAlchemy or we make of it, for an ``except``: asyncpg is not read before something
    fails."""
    from asyncpg import InterfaceError, PostgresError  # type: ignore[import-untyped]  # it ships no types
    from asyncpg.exceptions import InternalClientError  # type: ignore[import-untyped]

    return *besides, SQLAlchemyError, DatabaseAway, sqlite3.Error, PostgresError, InternalClientError, InterfaceError


def cause_of(error: BaseException) -> Cause | None:
    """None: it is nothing that the world does, or nothing that is known here."""
    return next((cause for each in _chain(error) if (cause := _cause(each)) is not None), None)


def will_pass(error: BaseException) -> bool:
    """Nobody has to mend anything: who waits finds the database in a while, or the server that is about to start."""
    return is_silent(error) or cause_of(error) in _PASSES


def state_of(error: BaseException) -> str:
    """The code that PostgreSQL gave, for who looks it up; "" if none did."""
    return next((state for each in _chain(error) if isinstance(state := getattr(each, "sqlstate", None), str)), "")


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        each = waiting.pop(0)
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += each.exceptions if isinstance(each, BaseExceptionGroup) else ()
        waiting += [each.orig if isinstance(each, DBAPIError) else None, each.__cause__]


def _cause(error: BaseException) -> Cause | None:
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str):
        return _STATES.get(state) or (Cause.SERVER_DOWN if state.startswith("08") else None)
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0)
        return _SQLITE.get(code) or _SQLITE.get(code & 0xFF)
    if type(error).__name__ == "TargetServerAttributeNotMatched":  # of asyncpg, which has no code for it
        return Cause.NO_PRIMARY
    if isinstance(error, PoolTimeout):
        return Cause.BUSY
    if isinstance(error, ConnectionError | TimeoutError | gaierror):
        return Cause.SERVER_DOWN
    if isinstance(error, OSError) and str(error).startswith("Multiple exceptions: "):  # by asyncio
        return Cause.SERVER_DOWN
    if isinstance(error, FileNotFoundError) and error.filename is None:  # of a socket: a file's error names it
        return Cause.SERVER_DOWN
    return _SYSTEM.get(error.errno or 0) if isinstance(error, OSError) else None
