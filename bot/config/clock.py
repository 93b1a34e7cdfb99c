"""The clock and chance: read here alone, and handed to every other module."""

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Final

from bot.domain import clock as judging
from bot.domain.clock import Doubt, Judged, Moment

CHANCE = random.SystemRandom()
# Where there is one: the counter that goes on while the machine sleeps, as the time of day does.
_COUNTER: Final = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  # this is the parameter that everyone else takes


def steady() -> float:
    """Seconds of a counter that nobody can put forward or back."""
    return time.clock_gettime(_COUNTER)


class JudgedClock:
    """The clock of a process, judged at each look: ``now`` never follows a jump. Any thread may ask."""

    def __init__(
        self,
        jump: timedelta = judging.JUMP,
        wall: Callable[[], datetime] = now,
        counter: Callable[[], float] = steady,
    ) -> None:
        self._wall, self._counter = wall, counter
        self._lock = Lock()
        self._judged = Judged(self._moment(), jump=jump)

    def begin(self, seen: datetime | None) -> None:
        """At the start: ``seen`` is what the database last saw, ``None`` where it has seen nothing."""
        with self._lock:
            judged = self._judged
            self._judged = judging.judge_start(seen, self._moment(), judged.jump, judged.other)

    def now(self) -> datetime:
        """What is taken for the time."""
        wall, steady = self._wall(), self._counter()
        if judging.goes_on(self._judged, wall, steady):
            return wall
        judged, moment = self._look()
        return judging.time_of(judged, moment)

    def doubt(self) -> Doubt | None:
        judged, moment = self._look()
        return judged.doubt(moment)

    def is_guess(self) -> bool:
        """Nothing tells what the time is."""
        if judging.goes_on(self._judged, self._wall(), self._counter()):
            return False
        return judging.is_guess(*self._look())

    def hear(self, other: datetime) -> None:
        """What the clock of another machine says at this moment."""
        if judging.said_so(self._judged, other, self._counter()):
            return
        with self._lock:
            self._judged = judging.hear(self._judged, other, self._moment())

    def believe(self, doubt_id: str) -> bool:
        """At an admin's word about that doubt. False: it is over, or another."""
        judged, moment = self._look()
        doubt = judged.doubt(moment)
        if doubt is None or doubt.id != doubt_id:
            return False
        with self._lock:
            self._judged = judging.believe(self._judged, self._moment())
        return True

    def _look(self) -> tuple[Judged, Moment]:
        with self._lock:
            moment = self._moment()
            self._judged = judging.follow(self._judged, moment)
            return self._judged, moment

    def _moment(self) -> Moment:
        return Moment(self._wall(), self._counter())
