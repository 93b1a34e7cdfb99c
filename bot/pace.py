"""The pace of a channel, for all its requests together: one after the other, never two in one interval.

A bucket that fills up while nothing is sent would let a burst pass that the messenger answers with a 429.
"""

import asyncio


class Pace:
    """``per_second``: 0 is unlimited. Whoever waits is served in the order in which they came."""

    def __init__(self, per_second: float) -> None:
        self._interval = 1 / per_second if per_second else 0.0
        self._next = 0.0
        self._until = 0.0
        self._line = asyncio.Lock()
        self._closed = asyncio.Event()

    def pause(self, seconds: float) -> None:
        self._until = max(self._until, asyncio.get_running_loop().time() + seconds)

    def paused(self) -> float:
        """Seconds that are left of a pause, or 0."""
        return max(0.0, self._until - asyncio.get_running_loop().time()) if self._until else 0.0

    def close(self) -> None:
        self._closed.set()

    async def turn(self) -> bool:
        """True when one request may go. False: none may, because of a pause or the end; nobody waits for these here."""
        if self._interval:
            async with self._line:
                await self._wait(self._next - asyncio.get_running_loop().time())
                if self._open():
                    self._next = asyncio.get_running_loop().time() + self._interval
                    return True
        return self._open()

    def _open(self) -> bool:
        return not self._closed.is_set() and not self.paused()

    async def _wait(self, seconds: float) -> None:
        if seconds > 0 and self._open():
            try:
                async with asyncio.timeout(seconds):
                    await self._closed.wait()
            except TimeoutError:
                pass
