"""Deliveries of broadcasts that are claimed before a request is free for them, so that one write serves hundreds.

Law: no more of them than went out in the last moments, and none where a channel keeps a pace: what a crash leaves here
has an outcome that nobody can tell, although nobody has begun it.
"""

import time
from collections import deque
from collections.abc import Callable
from typing import Final

from bot.outbox.chat_queue import Ready

SECONDS: Final = 0.05  # so long they wait, if it goes on as before
TIMES: Final = 4  # as many as may be under way, at most


class Ahead:
    """``most``: as many may wait here, at most."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = most, clock
        self._ended, self._since = 0, clock()
        self._waiting: deque[Ready] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    def room(self) -> int:
        """How many more may be claimed for later. Asked once for each claim."""
        now = self._clock()
        went = self._ended * SECONDS / max(now - self._since, 0.001)
        self._ended, self._since = 0, now
        return max(0, min(self._most, int(went)) - len(self._waiting))

    def ended(self) -> None:
        """One of a broadcast has ended."""
        self._ended += 1

    def put(self, ready: Ready) -> None:
        self._waiting.append(ready)

    def take(self) -> Ready | None:
        return self._waiting.popleft() if self._waiting else None
