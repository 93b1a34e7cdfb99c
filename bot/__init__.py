"""Mawid, the bot: everything around the pure conversation."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Around the import of a library that reads those with it where they are there, and goes on without. A name that
    stands for None is not there to be imported, by other threads neither."""
    absent = [name for name in names if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment]  # the import system's own way to say so
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


RICH: Final = ("rich", "pygments")
"""A tenth of a start: structlog reads them for tracebacks with the values of variables, of which nothing here may print
one, httpx for a command of its own."""

with without(*RICH):
    import structlog  # noqa: F401  # before any of our modules reads it
