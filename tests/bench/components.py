"""Which part of the program a function belongs to. A function of none is counted for who called it."""

from typing import Final

OURS: Final = "/bench/sampled.py"
_FUNCTIONS: Final = {
    (OURS, "Cursor.execute"): "sqlite3",
    (OURS, "Cursor.executemany"): "sqlite3",
    (OURS, "Cursor.fetchone"): "sqlite3",
    (OURS, "Cursor.fetchall"): "sqlite3",
    (OURS, "Connection.execute"): "begin and commit",
    ("/engine/sqlite.py", "_say"): "begin and commit",
    ("/engine/sqlite.py", "_undo"): "begin and commit",
    ("/engine/sqlite_thread.py", "tell"): "thread hops",
    ("/engine/sqlite_thread.py", "_tell"): "thread hops",
}
WAITING: Final = frozenset(
    {
        ("selectors.py", "EpollSelector.select"),
        ("core.py", "_connection_worker_thread"),
        ("thread.py", "_worker"),
    }
)
"""Where a thread is, by file and qualified name, when it has nothing to do."""
_PARTS: Final = (
    ("/qrcode/", "code's picture"),
    ("/rendering/qr.py", "code's picture"),
    ("/rendering/png.py", "code's picture"),
    ("/engine/keyring.py", "sealing"),
    ("/engine/binding.py", "sealing"),
    ("/engine/sealed_boxes.py", "sealing"),
    ("/engine/month_keys.py", "sealing"),
    ("/cryptography/", "sealing"),
    ("/json/", "JSON"),
    ("/fluent/", "words"),
    ("/babel/", "words"),
    ("/bot/rendering/", "words"),
    ("/sqlalchemy/", "SQLAlchemy"),
    ("/engine/connection.py", "kept statements"),
    ("/engine/compiled.py", "kept statements"),
    ("/tables/upsert.py", "kept statements"),
    ("/aiosqlite/", "thread hops"),
    ("/concurrent/futures/", "thread hops"),
    ("/threading.py", "thread hops"),
    ("/queue.py", "thread hops"),
    ("/asyncio/", "event loop"),
    ("/selectors.py", "event loop"),
    ("/telegram/", "HTTP and sending"),
    ("/httptools/", "HTTP and sending"),
    ("/h11/", "HTTP and sending"),
    ("/uvicorn/", "HTTP and sending"),
    ("/starlette/", "HTTP and sending"),
    ("/bot/http/", "HTTP and sending"),
    ("/bot/channels/", "HTTP and sending"),
    ("/bot/conversation/", "conversation"),
    ("/bot/domain/", "conversation"),
    ("/bot/inbox/", "inbox and outbox"),
    ("/bot/outbox/", "inbox and outbox"),
    ("/storage/chats/inbox", "inbox and outbox"),
    ("/storage/outbox/", "inbox and outbox"),
    ("/storage/", "other verbs of storage"),
    ("/bot/leader/", "periodic work"),
    ("/bot/actions/", "acts"),
    ("/structlog/", "log"),
    ("/logging/", "log"),
)


def component(file: str, function: str) -> str | None:
    """``function``: its qualified name."""
    for (ending, name), found in _FUNCTIONS.items():
        if function == name and file.endswith(ending):
            return found
    return next((found for part, found in _PARTS if part in file), None)
