"""What can go wrong between a bot and Telegram, planned by a test: the next N calls of a method meet it."""

from collections import defaultdict, deque
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TooMany:
    """429: nothing is done, `seconds` is the retry_after."""

    seconds: int = 1


@dataclass(frozen=True, slots=True)
class Broken:
    """A 5xx: nothing is done. 502 and above answer with a page of HTML, as a proxy does."""

    status: int = 500


@dataclass(frozen=True, slots=True)
class LostAnswer:
    """The work is done, then the connection drops: the bot cannot know."""


@dataclass(frozen=True, slots=True)
class LostCall:
    """The connection drops before anything is done: for the bot the same as a lost answer."""


@dataclass(frozen=True, slots=True)
class Slow:
    """Done and answered, `seconds` later."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Late:
    """Done at once and answered `seconds` later: it stands on the screen while the bot still waits."""

    seconds: float


Misdeed = TooMany | Broken | LostAnswer | LostCall | Slow | Late


class Mischief:
    """Plans by method name; `*` is any method but getUpdates. `latency` (seconds) is added to each call."""

    def __init__(self) -> None:
        self.latency = 0.0
        self._planned: defaultdict[str, deque[Misdeed]] = defaultdict(deque)

    def next(self, method: str, misdeed: Misdeed, times: int = 1) -> None:
        self._planned[method.lower()].extend([misdeed] * times)

    def clear(self) -> None:
        self._planned.clear()
        self.latency = 0.0

    def take(self, method: str) -> Misdeed | None:
        """The misdeed due for this call (`method` in lower case)."""
        if not self._planned:
            return None
        names = (method,) if method == "getupdates" else (method, "*")
        for name in names:
            if plan := self._planned.get(name):
                return plan.popleft()
        return None
