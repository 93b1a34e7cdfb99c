"""Mawid, the bot: everything around the pure conversation."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_rich() -> Iterator[None]:
    """Around the imports of structlog and httpx: they read rich and pygments with them, a tenth of a start, the one for
    tracebacks with the values of variables, of which nothing here may print one, the other for a command of its own.
    Both go on without, and a name that stands for None is not there to be imported."""
    absent = [name for name in ("rich", "pygments") if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment]  # the import system's own way to say so
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


with without_rich():
    import structlog  # noqa: F401  # before any of our modules reads it
