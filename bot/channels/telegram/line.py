"""One kept connection to a server: HTTP/1.1, a request at a time, read by httptools (the parser of Node.js).

Law: it returns what happened and raises nothing, so no frame that holds a request hangs on an error. After anything
but a whole answer it is of no use any more: what came late would else be taken for the answer to the next request.
"""

import asyncio
from dataclasses import dataclass
from typing import Final, cast

from httptools import HttpParserError, HttpResponseParser

MOST: Final = 32 * 2**20  # bytes of an answer: more than any file that a bot may fetch


@dataclass(frozen=True, slots=True)
class Answer:
    """``date``: the header of that name, as it came; empty where there was none."""

    status: int
    date: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The request was, or may have been, written; why no whole answer came, in a word of ours."""

    why: str


class Line(asyncio.Protocol):
    """``usable``: it is open, between two requests, and the server said nothing against another one."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._parser = HttpResponseParser(self)
        self._transport: asyncio.Transport | None = None
        self._waiter: asyncio.Future[Answer | NoAnswer] | None = None
        self._body: list[bytes] = []
        self._size = 0
        self._date = b""
        self._heard_at = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._over = False

    @property
    def usable(self) -> bool:
        line = self._transport
        if self._over or self._waiter is not None or line is None or line.is_closing():
            return False
        return not line.get_write_buffer_size()  # an answer that came before its question was all written

    @property
    def peer(self) -> str:
        """The address of the server as a number, "" where there is none."""
        name = self._transport.get_extra_info("peername") if self._transport else None
        return str(name[0]) if name else ""

    async def exchange(self, request: bytes, silence: float | None, total: float | None) -> Answer | NoAnswer:
        """On a ``usable`` line. Seconds, None is for ever: ``silence`` is the longest without a byte of the answer,
        ``total`` the whole time. Cancelled, the line is closed."""
        if self._transport is None:
            raise RuntimeError("not connected")
        loop = self._loop
        waiter: asyncio.Future[Answer | NoAnswer] = loop.create_future()
        self._waiter = waiter
        began = self._heard_at = loop.time()
        bounds = [seconds for seconds in (silence, total) if seconds is not None]
        self._transport.write(request)
        if bounds:
            self._timer = loop.call_at(began + min(bounds), self._look, silence, began, total)
        try:
            return await waiter
        finally:
            if self._timer is not None:
                self._timer.cancel()
            if self._waiter is not None:  # cancelled, or given up
                self.close()

    def close(self) -> None:
        self._end("closed")

    def _look(self, silence: float | None, began: float, total: float | None) -> None:
        """Gives up, or looks again when it could be time; the line may have been heard since."""
        ends = [self._heard_at + silence] if silence is not None else []
        ends += [began + total] if total is not None else []
        if (end := min(ends)) <= self._loop.time():
            self._end("timeout")
        elif self._waiter is not None:
            self._timer = self._loop.call_at(end, self._look, silence, began, total)

    def _end(self, why: str) -> None:
        self._over = True
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.done():
            waiter.set_result(NoAnswer(why))
        if self._transport is not None:
            self._transport.abort()

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._end("disconnected" if exc is None else type(exc).__name__)

    def data_received(self, data: bytes) -> None:
        self._heard_at = self._loop.time()
        try:
            self._parser.feed_data(data)
        except HttpParserError as error:
            self._end(type(error).__name__)

    # What the parser calls.

    def on_message_begin(self) -> None:
        self._body, self._size, self._date = [], 0, b""
        if self._waiter is None:  # nobody asked
            self._end("unasked")

    def on_header(self, name: bytes, value: bytes) -> None:
        if len(name) == 4 and name.lower() == b"date":
            self._date = value

    def on_body(self, body: bytes) -> None:
        self._size += len(body)
        if self._size > MOST:
            self._end("too large")
        elif not self._over:
            self._body.append(body)

    def on_message_complete(self) -> None:
        status = self._parser.get_status_code()
        if status < 200:  # on the way to the answer
            return
        waiter, self._waiter = self._waiter, None
        self._over |= not self._parser.should_keep_alive()
        if waiter is not None and not waiter.done():
            waiter.set_result(Answer(status, self._date, b"".join(self._body)))
