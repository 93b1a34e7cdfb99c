"""Telegram's pace: about 30 messages a second overall and one in a chat; short bursts pass. Off by default."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from tests.simulator.refusals import too_many


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Pace:
    """Token buckets; a call over the pace is a 429 with whole seconds to wait."""

    def __init__(
        self,
        clock: Callable[[], float],
        *,
        overall: float = 30,
        a_chat: float = 1,
        burst: float = 30,
        chat_burst: float = 5,
    ) -> None:
        self._clock = clock
        self._overall, self._burst = overall, burst
        self._a_chat, self._chat_burst = a_chat, chat_burst
        self._all = _Bucket(burst, clock())
        self._chats: dict[int, _Bucket] = {}

    def spend(self, chat: int) -> None:
        now = self._clock()
        bucket = self._chats.setdefault(chat, _Bucket(self._chat_burst, now))
        for one, rate, most in ((self._all, self._overall, self._burst), (bucket, self._a_chat, self._chat_burst)):
            one.left = min(most, one.left + (now - one.at) * rate)
            one.at = now
            if one.left < 1:
                raise too_many(max(1, math.ceil((1 - one.left) / rate)))
        self._all.left -= 1
        bucket.left -= 1
