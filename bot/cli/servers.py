"""What ``mawid check`` says of a PostgreSQL that answers, and would lose or double something all the same."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import make_url

from bot.config.problems import Problem
from storage.engine.probe import Server

WRITABLE: Final = ("read-write", "primary")


def wrong_server(server: Server, url: str) -> Iterator[Problem]:
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
