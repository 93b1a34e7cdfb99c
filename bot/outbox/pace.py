"""The pace of a channel and that of each chat: arithmetic over a clock, which waits for nobody.

What answers a person goes at once. Everything else is bulk: it goes at the pace of the messenger's limit, less what
the answers take. Edits and deletions have a pace of their own beside that of new messages.
Law: no pace saves up while nothing is sent: its burst would be answered with a 429. Law: a clock that jumps, forth or
back, lets nothing burst and stops nothing for longer than the pace itself would.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

LATE: Final = 0.1  # seconds that a busy process may make up for, while somebody waits all the time
LEAST: Final = 10  # intervals after which one of the bulk goes, however many answers do
A_CHAT: Final = 1.0  # seconds between two requests to one chat, once its burst is spent
BURST: Final = 8  # requests to one chat that may follow each other at once
CHATS_REMEMBERED: Final = 1000  # chats remembered before those that have rested are let go


@dataclass(slots=True)
class _Bucket:
    next: float = 0.0
    """When one of the bulk may go."""
    asked: float | None = None
    """Since when one of them is waiting."""


class Pace:
    """``per_second``: of bulk and answers together, 0 is unlimited. ``seconds``: a clock that only goes on."""

    def __init__(self, per_second: float, seconds: Callable[[], float]) -> None:
        self._interval = 1 / per_second if per_second else 0.0
        self._seconds = seconds
        self._sends, self._edits = _Bucket(), _Bucket()
        self._pause, self._until = 0.0, 0.0

    @property
    def interval(self) -> float:
        """Seconds; 0 is unlimited."""
        return self._interval

    def pause(self, seconds: float) -> None:
        """Nothing goes for so long, or for what is left of a longer pause."""
        if seconds > self.paused():
            self._pause, self._until = seconds, self._seconds() + seconds

    def paused(self) -> float:
        """Seconds that are left of a pause, or 0."""
        if not self._pause:
            return 0.0
        now = self._seconds()
        if self._until - now > self._pause:  # the clock was put back
            self._until = now + self._pause
        if self._until <= now:
            self._pause = 0.0
        return max(0.0, self._until - now)

    def answered(self, *, edit: bool) -> None:
        """An answer goes: the bulk has one less."""
        if self._interval:
            bucket, now = self._edits if edit else self._sends, self._seconds()
            bucket.next = min(self._resting(bucket, now) + self._interval, now + LEAST * self._interval)

    def wait(self, *, edit: bool) -> float:
        """Seconds until one of the bulk may go; 0: now, and it is counted."""
        if not self._interval:
            return 0.0
        bucket, now = self._edits if edit else self._sends, self._seconds()
        if bucket.asked is None or bucket.asked > now:
            bucket.asked = now
        if (early := min(bucket.next, bucket.asked + LEAST * self._interval) - now) > 0:
            return early
        bucket.next, bucket.asked = self._resting(bucket, now) + self._interval, None
        return 0.0

    def rest(self, *, edit: bool) -> None:
        """Nobody waits: what was not used until now is not made up for."""
        bucket = self._edits if edit else self._sends
        bucket.next, bucket.asked = max(bucket.next, self._seconds()), None

    def _resting(self, bucket: _Bucket, now: float) -> float:
        return min(max(bucket.next, now - LATE), now + LEAST * self._interval)


class ChatPaces:
    """The pace of each chat, its edits apart: one flooding chat must not earn a 429."""

    def __init__(self, seconds: Callable[[], float], interval: float = A_CHAT, burst: int = BURST) -> None:
        self._seconds, self._interval, self._ahead = seconds, interval, interval * (burst - 1)
        self._rested_at: dict[tuple[str, bool], float] = {}

    def wait(self, chat: str, *, edit: bool = False) -> float:
        """Seconds until the chat may get another request; 0: now, and this one is counted."""
        now, key = self._seconds(), (chat, edit)
        known = min(self._rested_at.get(key, now), now + self._ahead + self._interval)  # or the clock was put back
        rested_at = max(now, known)
        if (early := rested_at - self._ahead - now) > 0:
            self._rested_at[key] = rested_at
            return early
        if len(self._rested_at) >= CHATS_REMEMBERED:
            self._rested_at = {each: until for each, until in self._rested_at.items() if until > now}
        self._rested_at[key] = rested_at + self._interval
        return 0.0
