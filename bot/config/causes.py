"""What the world can do to the service, in words, each with what to do. No place in the code helps anybody there."""

from typing import Final

from bot.config.problems import Problem
from storage.engine.causes import Cause, cause_of, failures_of_drivers

_WORDS: Final = {
    Cause.SERVER_DOWN: (
        "the database's server does not answer",
        "start it, or set host and port in MAWID_DATABASE_URL right; of several, see which one leads",
    ),
    Cause.NO_PRIMARY: (
        "none of the database's servers takes writes",
        "see why none leads (patronictl list); promote one only when the old primary is surely stopped",
    ),
    Cause.WRONG_PASSWORD: (
        "the database's server refuses the user or the password",
        "set both in MAWID_DATABASE_URL as the server has them",
    ),
    Cause.NO_SUCH_DATABASE: (
        "the server has no database of that name",
        "make it (createdb), or set its name in MAWID_DATABASE_URL right",
    ),
    Cause.NOT_A_DATABASE: (
        "the file is no SQLite database",
        "name the right one in MAWID_DATABASE_URL; do not delete this one before you know what it is",
    ),
    Cause.DAMAGED: (
        "pages of the database are damaged",
        "stop Mawid, copy the file as it is, and restore the newest backup: mawid restore",
    ),
    Cause.READ_ONLY: (
        "the database cannot be written: it, or its disk, is read-only",
        "mount the disk for writing; a disk that failed is often made read-only: see the system's log",
    ),
    Cause.TAKES_NO_WRITES: (
        "the database's server takes no writes in this session",
        "name the primary if this is a standby; else see where default_transaction_read_only is on (ALTER ROLE)",
    ),
    Cause.NOT_ALLOWED: (
        "this user may not open or write the database",
        "run mawid as the service's user, and let that user write the file and its folder",
    ),
    Cause.FULL: (
        "the disk is full",
        (
            "df -h tells which. Free some of it: old logs first, never a file of the database or a -wal beside it. "
            "Then start what did not start: nothing that was acknowledged is lost"
        ),
    ),
    Cause.BUSY: (
        "another process keeps the database busy",
        "wait a moment, and see which other mawid command or program works on it",
    ),
    Cause.NO_CONNECTIONS: (
        "the database's connections are all taken: the server, the database or the role allows no more",
        "end what else is connected, or allow more (max_connections, ALTER ROLE ... CONNECTION LIMIT): see mawid check",
    ),
    Cause.GIVEN_UP: (
        "the database's server gave up what was asked of it, or was told to",
        "see its log, and whether a timeout is set there (transaction_timeout, idle_session_timeout ...)",
    ),
    Cause.NO_SCHEMA: (
        "the database has no schema of those in the role's search_path",
        "make it (CREATE SCHEMA), or set search_path right: ALTER ROLE ... RESET search_path",
    ),
    Cause.NOT_UTF8: (
        "the database cannot hold every letter: its encoding is not UTF8",
        "make one that can (createdb -E UTF8 -T template0), and name it in MAWID_DATABASE_URL",
    ),
    Cause.NO_MEMORY: (
        "the database's server is out of memory",
        "see its log, and what else runs on that machine; max_connections and shared_buffers may be too high for it",
    ),
    Cause.DISK: ("the disk reports errors", "see the system's log, and copy the newest backup off this machine now"),
}

_OF_ANY_FILE: Final = (Cause.FULL, Cause.DISK)


def told(cause: Cause) -> Problem:
    return Problem(*_WORDS[cause])


def explain(error: BaseException) -> Problem | None:
    """None: it is nothing that the world is known to do."""
    cause = cause_of(error)
    return None if cause is None else told(cause)


def explain_anywhere(error: BaseException) -> Problem | None:
    """The same where nobody knows what was being done: what a file refused may have been no file of the database."""
    cause = cause_of(error)
    if cause is None or not (cause in _OF_ANY_FILE or isinstance(error, failures_of_drivers())):
        return None
    return told(cause)
