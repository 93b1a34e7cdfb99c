"""Sessions of PostgreSQL that belong to a process and not to a transaction: what holds a lead, what is rung at."""

import os
import socket
from typing import Any, Final

from sqlalchemy import make_url

OURS: Final = {
    # What an administrator sets for a role or a database is not what our locks and second tries were written for.
    "default_transaction_isolation": "read committed",
    "default_transaction_deferrable": "off",
    "statement_timeout": "0",  # each has its patience on our side
}
# A process whose machine vanished keeps its session until the server gives it up: after about 11 seconds.
_SETTINGS: Final = {
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "10s",
}


def named(what: str) -> dict[str, str]:
    """The name of a session at the server: all those of one process, and of no other, end alike."""
    return {"application_name": f"{what} {os.getpid()}@{socket.gethostname()[:40]}"}


async def open_session(url: str, what: str, patience: float, **settings: str) -> Any:
    """An asyncpg connection to where the database at ``url`` is, of several hosts as well. ``what``: named at the
    server with the process. ``patience``: seconds within which it must answer."""
    import asyncpg  # type: ignore[import-untyped]  # it ships no types

    parsed = make_url(url)
    _, where = parsed.get_dialect()().create_connect_args(parsed)
    given = {**OURS, **_SETTINGS, **settings, **named(what)}
    return await asyncpg.connect(**where, timeout=patience, command_timeout=patience, server_settings=given)
