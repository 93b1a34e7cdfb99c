"""The pace of a channel, for all its requests together, and that of each chat.

No bucket fills up while nothing is sent: its burst would be answered with a 429. Of the requests that wait for their
turn, the more urgent go first, and of equals the earlier.
"""

import asyncio
from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count
from typing import Final

LATE: Final = 0.1  # seconds that a busy process may make up for, while somebody waits all the time
AHEAD: Final = 0.6  # seconds' worth of requests that may wait for their turn: a crash leaves their outcome unknown
PATIENCE: Final = 1.0  # seconds that anything but a reply waits for its turn: its chat must not wait with it
A_CHAT: Final = 1.0  # seconds between two requests to one chat, once its burst is spent
BURST: Final = 4  # requests to one chat that may follow each other at once: a turn's few messages
CHATS_REMEMBERED: Final = 1000  # chats remembered before those that have rested are let go


def always() -> bool:
    return True


class Pace:
    """``per_second``: 0 is unlimited. ``stands``: whether this process may send at all at this moment."""

    def __init__(self, per_second: float, stands: Callable[[], bool] = always) -> None:
        self._interval = 1 / per_second if per_second else 0.0
        self._stands = stands
        self._next = 0.0
        self._until = 0.0
        self._closed = False
        self._waiting: list[tuple[int, int, asyncio.Future[bool]]] = []
        self._order = count()
        self._timer: asyncio.TimerHandle | None = None

    @property
    def limited(self) -> bool:
        return self._interval > 0

    def pause(self, seconds: float) -> None:
        self._until = max(self._until, asyncio.get_running_loop().time() + seconds)
        self._refuse()

    def paused(self) -> float:
        """Seconds that are left of a pause, or 0."""
        return max(0.0, self._until - asyncio.get_running_loop().time()) if self._until else 0.0

    def close(self) -> None:
        self._closed = True
        self._refuse()

    def room(self, most: int) -> int:
        """How many more may wait for their turn without waiting long, at most ``most``."""
        if not self._interval:
            return most
        waiting = sum(1 for _, _, waiter in self._waiting if not waiter.done())
        return max(0, min(most, max(2, round(AHEAD / self._interval)) - waiting))

    async def turn(self, priority: int = 0) -> bool:
        """True when one request may go; lower priorities overtake. False: it may not, because of a pause or the end,
        or because others overtook it for ``PATIENCE`` seconds."""
        if self._interval and self._open():
            loop = asyncio.get_running_loop()
            if not self._waiting:
                self._next = max(self._next, loop.time())
            waiter: asyncio.Future[bool] = loop.create_future()
            heappush(self._waiting, (priority, next(self._order), waiter))
            self._ring()
            try:
                async with asyncio.timeout(PATIENCE if priority else None):
                    return await waiter and self._stands()
            except TimeoutError:
                return False
        return self._open()

    def _open(self) -> bool:
        return not self._closed and not self.paused() and self._stands()

    def _ring(self) -> None:
        if self._waiting and self._timer is None:
            self._timer = asyncio.get_running_loop().call_at(self._next, self._grant)

    def _grant(self) -> None:
        self._timer = None
        now = asyncio.get_running_loop().time()
        while self._waiting and self._next <= now:
            _, _, waiter = heappop(self._waiting)
            if not waiter.done():  # else its task was cancelled
                waiter.set_result(True)
                self._next = max(self._next, now - LATE) + self._interval
        self._ring()

    def _refuse(self) -> None:
        waiting, self._waiting = self._waiting, []
        for _, _, waiter in waiting:
            if not waiter.done():
                waiter.set_result(False)


class ChatPaces:
    """The pace of each chat: one flooding chat must not earn a 429, for which the whole bot would have to wait."""

    def __init__(self, interval: float = A_CHAT, burst: int = BURST) -> None:
        self._interval, self._ahead = interval, interval * (burst - 1)
        self._rested_at: dict[str, float] = {}

    def wait(self, chat: str) -> float:
        """Seconds until the chat may get another request; 0: now, and this one is counted."""
        now = asyncio.get_running_loop().time()
        rested_at = max(now, self._rested_at.get(chat, now))
        if (early := rested_at - self._ahead - now) > 0:
            return early
        if len(self._rested_at) >= CHATS_REMEMBERED:
            self._rested_at = {each: until for each, until in self._rested_at.items() if until > now}
        self._rested_at[chat] = rested_at + self._interval
        return 0.0
