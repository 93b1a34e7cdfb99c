"""A line between a browser and the server that counts what goes over it, and may be as slow as a bad one."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

WINDOW = 1024  # bytes that a slow line gives on at once


@dataclass
class Line:
    """``down`` and ``up`` are bytes as they stand on the socket, headers and all."""

    url: str
    per_second: float
    latency: float
    down: int = 0
    up: int = 0
    _free: dict[str, float] = field(default_factory=dict)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: str) -> None:
        """All connections share the line, each way."""
        loop = asyncio.get_running_loop()
        with suppress(ConnectionError):
            while part := await reader.read(WINDOW if self.per_second else 65536):
                setattr(self, way, getattr(self, way) + len(part))
                if self.per_second:
                    through = max(loop.time(), self._free.get(way, 0.0)) + len(part) / self.per_second
                    self._free[way] = through
                    await asyncio.sleep(max(0.0, through - loop.time()))
                    loop.call_later(self.latency, writer.write, part)
                else:
                    writer.write(part)
            await asyncio.sleep(self.latency)
        with suppress(ConnectionError, OSError):
            writer.close()


@asynccontextmanager
async def counted(url: str, *, per_second: float = 0.0, latency: float = 0.0) -> AsyncIterator[Line]:
    """``per_second``: bytes each way, 0 for as many as there are; ``latency``: seconds one way, each connection begins
    with one there and back."""
    there = urlsplit(url)
    line = Line("", per_second, latency)

    async def met(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.CancelledError, ConnectionError):  # the end of the test is that of its lines
            await asyncio.sleep(2 * latency)
            from_server, to_server = await asyncio.open_connection(there.hostname, there.port)
            await asyncio.gather(line._carry(reader, to_server, "up"), line._carry(from_server, writer, "down"))

    server = await asyncio.start_server(met, "127.0.0.1", 0)
    line.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield line
    finally:
        server.close()
