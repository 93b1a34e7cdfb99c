"""What is the database's own fault: it is away, full, locked or restarted, and no statement or value caused that.

Law: such an error says nothing about the message whose turn met it. It is tried again, however often.
"""

from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

# PostgreSQL, appendix A: connection, resources, operator intervention, system, internal; rollbacks for serialization.
_CLASSES: Final = frozenset({"08", "40", "53", "57", "58", "F0", "XX"})
# Read-only (a standby), ended while idle, ended as too long, lock not available.
_STATES: Final = frozenset({"25006", "25P03", "25P04", "55P03"})
# sqlite.org/rescode.html, primary codes: BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, CORRUPT, FULL, CANTOPEN,
# PROTOCOL, NOTADB.
_CODES: Final = frozenset({5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 26})


class DatabaseAway(Exception):
    """The server cannot be reached, lets nobody in, or did not answer in time. Whether a commit under way was done is
    unknown."""


def is_silent(error: BaseException) -> bool:
    """Nobody answers: it is of no use to ask for something else now."""
    return isinstance(error, DatabaseAway | PoolTimeout)


def is_outage(error: BaseException) -> bool:
    """The database failed, and not what it was asked to do."""
    if is_silent(error):
        return True
    if not isinstance(error, DBAPIError):
        return False
    state = str(getattr(error.orig, "sqlstate", None) or "")
    code = getattr(error.orig, "sqlite_errorcode", None)
    return (
        error.connection_invalidated
        or state[:2] in _CLASSES
        or state in _STATES
        or (isinstance(code, int) and code & 0xFF in _CODES)
    )
