"""The line between a desk and its server: it can be cut, come back, and carry what is asked but never an answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.channels.web.serving import free_port


@dataclass
class Line:
    """``silent``: whatever is asked gets there, and nothing ever comes back."""

    to: int
    port: int = field(default_factory=free_port)
    silent: bool = False
    listening: asyncio.Server | None = None
    ends: set[asyncio.StreamWriter] = field(default_factory=set)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def restore(self) -> None:
        self.listening = await asyncio.start_server(self._carry, "127.0.0.1", self.port)

    async def cut(self) -> None:
        """Nobody listens any more, and what was under way breaks off."""
        if self.listening:
            self.listening.close()
        self.listening = None
        for end in self.ends:
            end.transport.abort()

    async def _carry(self, asks: asyncio.StreamReader, hears: asyncio.StreamWriter) -> None:
        answers, server = await asyncio.open_connection("127.0.0.1", self.to)
        ends = {hears, server}
        self.ends |= ends
        try:
            with suppress(OSError):
                await asyncio.gather(self._pipe(asks, server), self._pipe(answers, hears, answer=True))
        finally:
            for end in ends:
                end.transport.abort()
            self.ends -= ends

    async def _pipe(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, answer: bool = False) -> None:
        while part := await source.read(65536):
            if not (answer and self.silent):
                sink.write(part)
                await sink.drain()
        sink.close()


@asynccontextmanager
async def a_line(to: str) -> AsyncIterator[Line]:
    """Up; ``to`` is the server's address."""
    line = Line(urlsplit(to).port or 80)
    await line.restore()
    try:
        yield line
    finally:
        await line.cut()
