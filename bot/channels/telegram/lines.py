"""The kept lines to one server, at most so many. The one used last is used next, so the others may end.

Law: ``NotReached`` is returned only where not a byte of the request was written.
"""

import asyncio
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from bot.channels.telegram.line import Answer, Line, NoAnswer

KEPT: Final = 15.0  # seconds that an idle line is kept: Telegram would close it later, under a request
ADDRESS_KEPT: Final = 300.0  # seconds for which an address that answered is asked again without its name


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Not a byte was written; why, in a word of ours."""

    why: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds, None is for ever. ``pool``: the wait for a line that is free; ``connect``: until it is open."""

    pool: float | None
    connect: float | None
    silence: float | None
    """The longest without a byte of the answer."""
    total: float | None
    """From the first byte of the request to the last one of the answer."""


class Lines:
    """To the server of ``root``, an address with http or https; ``limit`` requests at once, at most."""

    def __init__(self, root: str, limit: int) -> None:
        self._root, self._free = urlsplit(root), asyncio.Semaphore(limit)
        self._idle: list[tuple[Line, float]] = []
        self._all: set[Line] = set()
        self._security: ssl.SSLContext | None = None
        self._known: tuple[str, float] | None = None
        self._sweep: asyncio.TimerHandle | None = None

    async def exchange(self, request: bytes, bounds: Bounds) -> Answer | NoAnswer | Unreachable:
        if self._free.locked():
            try:
                async with asyncio.timeout(bounds.pool):
                    await self._free.acquire()
            except TimeoutError:
                return Unreachable("no free line")
        else:
            await self._free.acquire()
        line = None
        try:
            line = self._idle_one() or await self._open(bounds.connect)
            return line if isinstance(line, Unreachable) else await line.exchange(request, bounds.silence, bounds.total)
        finally:
            if isinstance(line, Line):
                self._put_back(line)
            self._free.release()

    async def close(self) -> None:
        """Requests under way end without an answer."""
        if self._sweep is not None:
            self._sweep.cancel()
            self._sweep = None
        for line in self._all:
            line.close()
        self._all.clear()
        self._idle.clear()
        await asyncio.sleep(0)  # the event loop lets go of the sockets

    def _idle_one(self) -> Line | None:
        while self._idle:
            line, since = self._idle.pop()
            if line.usable and asyncio.get_running_loop().time() - since < KEPT:
                return line
            self._drop(line)
        return None

    def _put_back(self, line: Line) -> None:
        if line not in self._all or not line.usable:
            self._drop(line)
            return
        loop = asyncio.get_running_loop()
        self._idle.append((line, loop.time()))
        if self._sweep is None:
            self._sweep = loop.call_later(KEPT, self._drop_old)

    def _drop_old(self) -> None:
        loop = asyncio.get_running_loop()
        old = [line for line, since in self._idle if loop.time() - since >= KEPT or not line.usable]
        self._idle = [each for each in self._idle if each[0] not in old]
        for line in old:
            self._drop(line)
        soonest = self._idle[0][1] + KEPT if self._idle else 0.0
        self._sweep = loop.call_at(soonest, self._drop_old) if self._idle else None

    def _drop(self, line: Line) -> None:
        self._all.discard(line)
        line.close()

    async def _open(self, seconds: float | None) -> Line | Unreachable:
        try:
            async with asyncio.timeout(seconds):
                line = await self._connected(seconds)
        except (OSError, ValueError) as error:  # ValueError: an address that is none
            self._known = None
            return Unreachable(type(error).__name__)
        self._all.add(line)
        return line

    async def _connected(self, seconds: float | None) -> Line:
        """An address that answered lately is asked first: a name server that is away must not be in the way. Of several
        each but the last has half of the time that is left: some networks swallow what goes by IPv6."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        if self._known and began < self._known[1]:
            with suppress(OSError):
                return await self._connected_to(self._known[0])
        found = await loop.getaddrinfo(self._root.hostname, self._port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
        line = None
        for address in addresses[:-1]:
            part = None if seconds is None else (began + seconds - loop.time()) / 2
            with suppress(OSError):
                async with asyncio.timeout(part):
                    line = await self._connected_to(address)
                    break
        line = line or await self._connected_to(addresses[-1])
        self._known = (line.peer, loop.time() + ADDRESS_KEPT) if line.peer else None
        return line

    @property
    def _port(self) -> int:
        return self._root.port or (443 if self._root.scheme == "https" else 80)

    async def _connected_to(self, address: str) -> Line:
        secure = self._root.scheme == "https"
        if secure and self._security is None:
            self._security = ssl.create_default_context()
            self._security.set_alpn_protocols(["http/1.1"])
        # Without ``happy_eyeballs_delay``: cancelled, it leaves a socket open behind it (Python 3.11).
        _, line = await asyncio.get_running_loop().create_connection(
            Line,
            address,
            self._port,
            ssl=self._security,
            server_hostname=self._root.hostname if secure else None,
        )
        return line
