"""The model of all examples, learned once for all test processes and for later runs: it takes seconds to learn."""

import fcntl
from pathlib import Path

from bot.conversation.reading.by_example import learned, likely
from bot.inbox.learning import keep, recall

_LOCK = Path(__file__).parents[1] / ".pytest_cache" / "learning"


def learn_once() -> None:
    """As the program keeps it. Whoever comes first learns, and the others wait for it."""
    _LOCK.parent.mkdir(exist_ok=True)
    with _LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not recall():
            keep(learned.to_bytes(likely.model()))
