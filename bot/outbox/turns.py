"""Who may send next. Answers go at once; of the bulk that waits for its turn, the more urgent go first, and of equals
the earlier."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from typing import Final

from bot.outbox.pace import Pace

AHEAD: Final = 0.6  # seconds' worth of requests that may wait for their turn: a crash leaves their outcome unknown
PATIENCE: Final = 1.0  # seconds that one of the bulk waits for its turn: its chat must not wait with it


def always() -> bool:
    return True


@dataclass(slots=True)
class _Waiting:
    """Those in one line, by urgency and age."""

    edit: bool
    waiters: list[tuple[int, int, asyncio.Future[bool]]] = field(default_factory=list)
    timer: asyncio.TimerHandle | None = None


class Turns:
    """``stands``: whether this process may send at all at this moment."""

    def __init__(self, pace: Pace, stands: Callable[[], bool] = always) -> None:
        self._pace, self._stands = pace, stands
        self._closed = False
        self._sends, self._edits = _Waiting(edit=False), _Waiting(edit=True)
        self._order = count()

    @property
    def limited(self) -> bool:
        return self._pace.interval > 0

    def pause(self, seconds: float) -> None:
        self._pace.pause(seconds)
        self._refuse()

    def paused(self) -> float:
        """Seconds that are left of a pause, or 0."""
        return self._pace.paused()

    def close(self) -> None:
        self._closed = True
        self._refuse()

    def room(self, most: int) -> int:
        """How many more of the bulk may wait for their turn without waiting long, at most ``most``."""
        if not self.limited:
            return most
        waiting = sum(not waiter.done() for line in (self._sends, self._edits) for _, _, waiter in line.waiters)
        return max(0, min(most, max(2, round(AHEAD / self._pace.interval)) - waiting))

    async def turn(self, priority: int = 0, *, bulk: bool = False, edit: bool = False) -> bool:
        """True when one request may go; of the ``bulk`` lower priorities overtake. False: it may not, because of a
        pause or the end, or because others overtook it for ``PATIENCE`` seconds."""
        if not self._open():
            return False
        if not bulk:
            self._pace.answered(edit=edit)
            return True
        if not self.limited:
            return True
        line = self._edits if edit else self._sends
        if not line.waiters:
            self._pace.rest(edit=edit)
        waiter: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        heappush(line.waiters, (priority, next(self._order), waiter))
        self._grant(line)
        try:
            async with asyncio.timeout(PATIENCE):
                return await waiter and self._stands()
        except TimeoutError:
            return False

    def _open(self) -> bool:
        return not self._closed and not self.paused() and self._stands()

    def _grant(self, line: _Waiting) -> None:
        """To as many as may go now, and looks again when the next one may."""
        if line.timer is not None:
            return
        while line.waiters:
            if line.waiters[0][2].done():  # overtaken for too long, or its task was cancelled
                heappop(line.waiters)
            elif seconds := self._pace.wait(edit=line.edit):
                line.timer = asyncio.get_running_loop().call_later(seconds, self._ring, line)
                return
            else:
                heappop(line.waiters)[2].set_result(True)

    def _ring(self, line: _Waiting) -> None:
        line.timer = None
        self._grant(line)

    def _refuse(self) -> None:
        for line in (self._sends, self._edits):
            waiting, line.waiters = line.waiters, []
            for _, _, waiter in waiting:
                if not waiter.done():
                    waiter.set_result(False)
