"""The first of the test processes collects alone. On a new clone each would compile all modules, and rewrite all tests
as pytest does, at the same time as the others: the first one does it for all of them, and the others wait for it.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOCK = Path(__file__).parents[1] / ".pytest_cache" / "collecting"


@contextmanager
def first_alone() -> Iterator[None]:
    _LOCK.parent.mkdir(exist_ok=True)
    with _LOCK.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(lock, fcntl.LOCK_SH)  # all that waited go on together
        yield
