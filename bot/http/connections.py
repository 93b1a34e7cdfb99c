"""Connections: their number, and the time that one may take for its request.

Law: silent connections take none from those that ask: a silent one is cut after `ASKING_TIME`,
and sooner where a new one needs its place.
"""

import asyncio
import resource
from contextlib import suppress
from itertools import islice
from typing import Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

ASKING_TIME: Final = 15.0  # seconds for a whole request, its body included
GRACE: Final = 0.5  # seconds that a new line is safe from being cut for another
MOST_LINES: Final = 2048  # some 100 MB; each open page waits on one


def most_lines() -> int:
    """Lets this process open as many files as it may, and keeps half of them for everything but the web."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):  # some systems name a limit that they do not grant
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST_LINES if soft == resource.RLIM_INFINITY else min(MOST_LINES, soft // 2)


class ImpatientProtocol(H11Protocol):
    """HTTP that waits for the answer as long as it takes, and for the question no longer than `ASKING_TIME`."""

    asking_time = ASKING_TIME
    _asking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self._make_room()
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        earlier = self.cycle
        super().data_received(data)
        if self.cycle is not earlier:
            self._wait()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self._asking:
            self._asking.cancel()

    def _make_room(self) -> None:
        excess = len(self.connections) + 2 - (self.limit_concurrency or MOST_LINES)
        lines = (line for line in tuple(self.connections) if isinstance(line, ImpatientProtocol) and line.is_silent())
        for line in islice(lines, max(0, excess)):
            self.connections.discard(line)
            line.transport.abort()

    def is_silent(self) -> bool:
        """Whether it asks nothing, and has had time to."""
        left = self._asking.when() - self.loop.time() if self._asking else 0.0
        return self.conn.their_state is h11.IDLE and left < self.asking_time - GRACE

    def _wait(self) -> None:
        if self._asking:
            self._asking.cancel()
        self._asking = self.loop.call_later(self.asking_time, self._cut)

    def _cut(self) -> None:
        if self.conn.their_state in (h11.IDLE, h11.SEND_BODY):
            self.transport.abort()
