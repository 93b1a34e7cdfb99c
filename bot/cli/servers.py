"""What ``mawid check`` says of a PostgreSQL that answers, and would lose or double something all the same."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import make_url

from bot.config.problems import Problem
from storage.engine.probe import Server

WRITABLE: Final = ("read-write", "primary")


BESIDE: Final = 4
"""Connections of commands that are typed beside a running process: ``mawid check`` has two, ``mawid restore`` two."""


def connections_of(channels: int) -> int:
    """Of one process at most: its pool, one session for each lead, and one at which others ring."""
    from storage.engine.postgresql import CONNECTIONS  # it takes SQLAlchemy's ORM with it

    return CONNECTIONS + channels + 1 + 1


def wrong_server(server: Server, url: str, channels: int = 2) -> Iterator[Problem]:
    """``channels``: that a process serves, each account of a messenger for itself."""
    yield from _too_few(server, connections_of(channels))
    if server.encoding not in ("UTF8", "SQL_ASCII"):  # the second takes any bytes as they are
        hint = "make one that can (createdb -E UTF8 -T template0), and restore a backup to it: mawid restore"
        yield Problem(f"the encoding of the database is {server.encoding}: it does not hold every letter", hint)
    if not server.locks_once:
        hint = "use PostgreSQL itself; behind a pooler, have it keep sessions (PgBouncer: pool_mode = session)"
        yield Problem("two sessions of the database's server got one advisory lock: two processes would lead", hint)
    if not server.flushes:
        hint = "set synchronous_commit = on at the server: off acknowledges what a power cut takes back"
        yield Problem("the database acknowledges commits before they are on its disk", hint)
    if server.standbys and not server.waits:
        what = "a standby follows the database, and no commit waits for it: what was acknowledged last may be lost"
        hint = (
            "set synchronous_standby_names = 'ANY 1 (*)' and synchronous_commit = on at both servers"
            " (Patroni: synchronous_mode: quorum, synchronous_mode_strict: true)"
        )
        yield Problem(what, hint, stops=False)
    if server.waits and not server.standbys:
        what = "commits wait for a standby, and none follows the database: nobody is answered until one does"
        yield Problem(what, "start a standby (Patroni: patronictl list tells which are there)")
    query = make_url(url).query
    if isinstance(query.get("host"), tuple) and query.get("target_session_attrs") not in WRITABLE:
        hint = "add target_session_attrs=read-write to it, or a standby may be asked to write"
        yield Problem("MAWID_DATABASE_URL names several hosts", hint, stops=False)


def _too_few(server: Server, needed: int) -> Iterator[Problem]:
    limit, allowed = server.limit, f"the {server.limit.by} allows {server.limit.connections} connections at once"
    how = {
        "role": "ALTER ROLE ... CONNECTION LIMIT",
        "database": "ALTER DATABASE ... CONNECTION LIMIT",
        "server": "max_connections",
    }[limit.by]
    if limit.connections < needed:
        yield Problem(f"{allowed}, and one process of Mawid needs {needed}", f"allow more: {how}")
    elif limit.connections < 2 * needed + BESIDE:
        what = f"{allowed}: enough for one process of Mawid ({needed}), not for a second one and commands beside it"
        yield Problem(what, f"for two of them allow {2 * needed + BESIDE}: {how}", stops=False)
