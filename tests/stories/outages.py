"""What happens to machines: a line is cut or swallows everything, a process is frozen, a server restarts.

Each piece undoes itself at the end of its block. Nothing here knows what is tested with it.
"""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Process(Protocol):
    """Of ``asyncio.subprocess``, or forked by ``tests.preloaded``."""

    @property
    def pid(self) -> int: ...

    def send_signal(self, number: int) -> None: ...


@contextmanager
def frozen(process: Process) -> Iterator[None]:
    """It does nothing, and its sockets, locks and transactions stay open; it wakes up at the end of the block."""
    process.send_signal(signal.SIGSTOP)
    os.kill(process.pid, 0)
    try:
        yield
    finally:
        process.send_signal(signal.SIGCONT)


@dataclass
class Line:
    """A line to a server: whoever calls ``port`` of 127.0.0.1 talks with it through us."""

    port: int = 0
    swallows: bool = False
    """Both sides may write, and nothing arrives: a dead proxy, a router that forgot the connection."""
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)

    def cut(self) -> None:
        """Every connection ends at once; new ones may come."""
        for writer in [*self._writers]:
            writer.transport.abort()

    async def pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            with suppress(OSError):
                while given := await reader.read(2**16):
                    while self.swallows:  # noqa: ASYNC110  # for ever, as a rule
                        await asyncio.sleep(0.05)
                    writer.write(given)
                    await writer.drain()
        finally:
            self._writers.discard(writer)
            writer.close()


@asynccontextmanager
async def line_to(reach: Callable[[], Awaitable[Streams]]) -> AsyncIterator[Line]:
    """To whatever ``reach`` connects with."""
    line = Line()
    talks: set[asyncio.Task[None]] = set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            theirs, to_them = await reach()
        except OSError:
            writer.transport.abort()
            return
        async with asyncio.TaskGroup() as both:
            both.create_task(line.pump(reader, to_them))
            both.create_task(line.pump(theirs, writer))

    def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.add(asyncio.ensure_future(talk(reader, writer)))

    server = await asyncio.start_server(begin, "127.0.0.1", 0)
    line.port = server.sockets[0].getsockname()[1]
    try:
        yield line
    finally:
        server.close()
        line.swallows = False
        for one in talks:
            one.cancel()
        await asyncio.gather(*talks, return_exceptions=True)


def line_to_socket(path: str) -> AbstractAsyncContextManager[Line]:
    """To a server that listens on a Unix socket."""
    return line_to(lambda: asyncio.open_unix_connection(path))


def line_to_port(port: int) -> AbstractAsyncContextManager[Line]:
    """To a server on this machine."""
    return line_to(lambda: asyncio.open_connection("127.0.0.1", port))


@asynccontextmanager
async def line_to_postgres(url: str) -> AsyncIterator[tuple[Line, str]]:
    """The line, and the address of the same database over it."""
    parsed = make_url(url)
    async with line_to_socket(f"{parsed.query['host']}/.s.PGSQL.5432") as line:
        through = parsed.set(host="127.0.0.1", port=line.port, query={})
        yield line, through.render_as_string(hide_password=False)


async def end_sessions(url: str, application: str = "mawid%") -> int:
    """How many sessions of that database the server has ended, as an administrator would; ``application``: LIKE."""
    engine = create_async_engine(url, poolclass=NullPool)
    ended = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
    theirs = "AND datname = current_database() AND application_name LIKE :application"
    try:
        async with engine.connect() as connection:
            found = await connection.execute(text(ended + theirs), {"application": application})
            return int(found.scalar_one())
    finally:
        await engine.dispose()
