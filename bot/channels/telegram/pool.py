"""The kept connections to one server, over asyncio alone, and what is known of a request that failed there.

Law: ``Unreachable`` is returned only where not a byte of the request was written, and a request is written once. A
connection on which anything but one whole answer came is not used again. Nothing is raised, so that no frame, which
holds the address, hangs on an error.
"""

import asyncio
import ssl
from collections import deque
from dataclasses import dataclass
from math import inf
from typing import Final, cast
from urllib.parse import urlsplit

from bot.channels.telegram.http_answer import Answer, NotHttp, Reading

IDLE: Final = 15.0  # seconds: before the server would end a connection under a request
_ANOTHER: Final = 0.25  # seconds until the next address of a host is tried beside the one before (RFC 8305)
_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds, None is for ever: until a connection is free, until a new one is there, of silence behind a request, and
    from its first byte to the last of the answer."""

    free: float | None
    connect: float | None
    silence: float | None
    whole: float | None


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The request was, or may have been, written; why no whole answer came, in a word of ours."""

    why: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Not a byte was written; why, in a word of ours."""

    why: str


class Pool:
    """At most ``limit`` requests at once to the server at ``root``; what has another address is not reached."""

    def __init__(self, root: str, limit: int, agent: str) -> None:
        self._root, self._agent = root, agent
        self._free = asyncio.Semaphore(limit)
        self._idle: deque[_Line] = deque()  # the last one has rested least
        self._lines: set[_Line] = set()
        self._secure: ssl.SSLContext | None = None
        self._host, self._port, self._head, self._behind = "", 0, "", 0
        self._address()

    def _address(self) -> None:
        """Leaves no host where there is none that could be asked."""
        try:
            where = urlsplit(self._root)
            port = where.port or _PORTS.get(where.scheme, 0)
        except ValueError:
            return
        if where.scheme not in _PORTS or "@" in where.netloc or not where.netloc.isascii():
            return
        self._host, self._port, self._behind = where.hostname or "", port, len(f"{where.scheme}://{where.netloc}")
        self._head = f" HTTP/1.1\r\nHost: {where.netloc}\r\nUser-Agent: {self._agent}\r\n"
        if where.scheme == "https":
            self._secure = ssl.create_default_context()
            self._secure.set_alpn_protocols(["http/1.1"])

    def close(self) -> None:
        for line in tuple(self._lines):
            line.end("closed")

    async def exchange(
        self, method: str, url: str, body: bytes, kind: str, bounds: Bounds
    ) -> Answer | NoAnswer | Unreachable:
        """``url``: encoded already. ``kind``: of the body, "" where there is none."""
        target = url[self._behind :]
        if not self._host or not url.startswith(self._root) or not (target.isascii() and target.isprintable()):
            return Unreachable("no address")
        length = f"Content-Length: {len(body)}\r\n" if method != "GET" else ""
        told = f"Content-Type: {kind}\r\n" if kind else ""
        request = f"{method} {target}{self._head}{told}{length}\r\n".encode() + body
        try:
            if self._free.locked():
                async with asyncio.timeout(bounds.free):
                    await self._free.acquire()
            else:
                await self._free.acquire()
        except TimeoutError:
            return Unreachable("TimeoutError")
        try:
            line = self._kept() or await self._connected(bounds.connect)
            if isinstance(line, Unreachable):
                return line
            answer = await line.ask(request, bounds)
            if isinstance(answer, Answer) and answer.keeps and line.is_open:
                line.rests_since = asyncio.get_running_loop().time()
                self._idle.append(line)
            return answer
        finally:
            self._free.release()

    def _kept(self) -> "_Line | None":
        """The one that was used last; those that have rested too long are ended."""
        since = asyncio.get_running_loop().time() - IDLE
        while self._idle and self._idle[0].rests_since <= since:
            self._idle.popleft().end("rested")
        while self._idle:
            if (line := self._idle.pop()).is_open:
                return line
        return None

    async def _connected(self, seconds: float | None) -> "_Line | Unreachable":
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(seconds):
                _, line = await loop.create_connection(
                    lambda: _Line(self._lines),
                    self._host,
                    self._port,
                    ssl=self._secure,
                    happy_eyeballs_delay=_ANOTHER,
                )
        except (OSError, ValueError) as error:  # a ValueError: a name that cannot be one
            return Unreachable(type(error).__name__)
        return line


class _Line(asyncio.Protocol):
    """One connection, for one request at a time."""

    def __init__(self, lines: "set[_Line]") -> None:
        self._lines = lines
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._reading = Reading()
        self._told: asyncio.Future[Answer | NoAnswer] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._silence = self._until = inf
        self._heard_at = self.rests_since = 0.0

    @property
    def is_open(self) -> bool:
        return self._transport is not None and not self._transport.is_closing()

    async def ask(self, request: bytes, bounds: Bounds) -> Answer | NoAnswer | Unreachable:
        if self._transport is None or not self.is_open:
            return Unreachable("closed")
        self._reading, self._told = Reading(), self._loop.create_future()
        self._heard_at = self._loop.time()
        self._silence = inf if bounds.silence is None else bounds.silence
        self._until = inf if bounds.whole is None else self._heard_at + bounds.whole
        self._transport.write(request)
        self._look()
        try:
            return await self._told
        finally:
            if self._timer is not None:
                self._timer.cancel()
            if self._told.cancelled():
                self.end("cancelled")

    def end(self, why: str) -> None:
        """Whoever waits for an answer has none."""
        self._tell(NoAnswer(why))
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._lines.add(self)

    def data_received(self, data: bytes) -> None:
        self._heard_at = self._loop.time()
        if self._told is None or self._told.done():
            self.end("unasked")
            return
        try:
            answer = self._reading.feed(data)
        except NotHttp:
            self.end("NotHttp")
            return
        if answer is not None:
            self._tell(answer)
            if not answer.keeps:
                self.end("closed")

    def connection_lost(self, error: Exception | None) -> None:
        self._lines.discard(self)
        self._tell(self._reading.end() or NoAnswer(type(error).__name__ if error else "closed"))
        self._transport = None

    def _look(self) -> None:
        """Ends what takes too long, or looks again."""
        now = self._loop.time()
        until = min(self._heard_at + self._silence, self._until)
        if now >= until:
            self.end("TimeoutError")
        elif until < inf:
            self._timer = self._loop.call_at(until, self._look)

    def _tell(self, outcome: Answer | NoAnswer) -> None:
        if self._told is not None and not self._told.done():
            self._told.set_result(outcome)
