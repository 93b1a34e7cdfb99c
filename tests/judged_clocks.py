"""A machine whose clock can jump while its counter goes on, and the clock that is judged by both."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.config.clock import JudgedClock
from bot.domain.clock import JUMP
from tests.builders import MONDAY


@dataclass
class Machine:
    wall: datetime = MONDAY
    counter: float = 1000.0
    clock: JudgedClock = field(init=False)

    def __post_init__(self) -> None:
        self.boot()

    def boot(self, jump: timedelta = JUMP) -> JudgedClock:
        """A new process; the clock is as it is."""
        self.clock = JudgedClock(jump, lambda: self.wall, lambda: self.counter)
        return self.clock

    def passes(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        span = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        self.wall += span
        self.counter += span.total_seconds()

    def jumps(self, *, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        self.wall += timedelta(days=days, hours=hours, minutes=minutes)
