"""`python -m tests.bench.sampled FILE run`: ``mawid run``, which is asked every few milliseconds of its processor time
where each thread is. SIGUSR1 begins anew, SIGUSR2 writes what was found to FILE, as JSON.

Each thread's own clock says how much it computed since the last look; the function that it is in now says for what. The
driver's calls and the event loop's waiting are counted and told by the clock itself, before and after: a thread that
waits there for the disk is met there far more often than it computes there.
"""

import gc
import json
import selectors
import signal
import sqlite3
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, Final

from tests.bench.components import WAITING, component

EVERY: Final = 0.004  # seconds of processor time; each look wakes the event loop once
SWITCHES: Final = 1e-5  # seconds: or a look would come when a thread lets go by itself, which is in a call of SQLite
seconds: defaultdict[str, float] = defaultdict(float)
counted: Counter[str] = Counter()
_clocks: dict[int, float] = {}
_collected: Counter[int] = Counter()  # nanoseconds, by thread
_began: list[int] = []
_known: dict[CodeType, str | None] = {}
_inside: set[int] = set()  # threads in a call that is timed


@contextmanager
def _timed(component: str) -> Iterator[None]:
    """What this thread computes here, by its clock."""
    thread = threading.get_ident()
    _inside.add(thread)
    began = time.thread_time()
    try:
        yield
    finally:
        spent = time.thread_time() - began
        seconds[component] += spent
        _clocks[thread] = _clocks.get(thread, 0.0) + spent
        _inside.discard(thread)


class Cursor(sqlite3.Cursor):
    def execute(self, *given: Any) -> "Cursor":
        counted["statements"] += 1
        with _timed("sqlite3"):
            super().execute(*given)
        return self

    def executemany(self, *given: Any) -> "Cursor":
        counted["statements"] += 1
        with _timed("sqlite3"):
            super().executemany(*given)
        return self

    def fetchone(self) -> Any:
        with _timed("sqlite3"):
            return super().fetchone()

    def fetchall(self) -> Any:
        with _timed("sqlite3"):
            return super().fetchall()


class Connection(sqlite3.Connection):
    def cursor(self, *_: Any) -> Any:
        return super().cursor(Cursor)

    def execute(self, statement: str, *given: Any) -> sqlite3.Cursor:
        """BEGIN, COMMIT and ROLLBACK come this way."""
        word = statement.partition(" ")[0]
        counted["write transactions" if statement == "BEGIN IMMEDIATE" else word] += 1
        with _timed("begin and commit"):
            made: sqlite3.Cursor = super().execute(statement, *given)
        return made


_real_connect: Final = sqlite3.connect


def _connect(*given: Any, **named: Any) -> sqlite3.Connection:
    made: sqlite3.Connection = _real_connect(*given, **{"factory": Connection, **named})
    return made


_real_select: Final = selectors.EpollSelector.select


def _select(selector: selectors.EpollSelector, timeout: float | None = None) -> Any:
    counted["rounds of the loop"] += 1
    with _timed("event loop, waiting"):
        return _real_select(selector, timeout)


def _look(_: int, here: FrameType | None) -> None:
    """Who waits did not compute at this moment: what it computed before is counted when it is next met at work."""
    frames = {**sys._current_frames(), threading.main_thread().ident or 0: here}
    for thread, frame in frames.items():
        if thread in _inside or _waits(frame):
            continue
        now = time.clock_gettime(time.pthread_getcpuclockid(thread))
        spent = now - _clocks.get(thread, 0.0)
        _clocks[thread] = now
        garbage = min(spent, _collected.pop(thread, 0) / 1e9)
        seconds["garbage collector"] += garbage
        seconds[_where(frame)] += spent - garbage


def _waits(frame: FrameType | None) -> bool:
    return frame is not None and (frame.f_code.co_filename.rpartition("/")[2], frame.f_code.co_qualname) in WAITING


def _where(frame: FrameType | None) -> str:
    """The innermost frame that belongs to a component tells."""
    while frame is not None:
        code = frame.f_code
        if code not in _known:
            _known[code] = component(code.co_filename, code.co_qualname)
        if (found := _known[code]) is not None:
            return found
        frame = frame.f_back
    return "other"


def _collects(phase: str, _: dict[str, int]) -> None:
    if phase == "start":
        _began.append(time.thread_time_ns())
    elif _began:
        _collected[threading.get_ident()] += time.thread_time_ns() - _began.pop()
        counted["collections"] += 1


def _begin(_: int, here: FrameType | None) -> None:
    _look(0, here)
    seconds.clear()
    counted.clear()


def _tell(_: int, here: FrameType | None) -> None:
    _look(0, here)
    draft = _file.with_suffix(".partial")
    draft.write_text(json.dumps({"seconds": seconds, "counted": counted}))
    draft.replace(_file)


if __name__ == "__main__":
    _file = Path(sys.argv.pop(1))
    sqlite3.connect = _connect  # type: ignore[assignment]
    selectors.EpollSelector.select = _select  # type: ignore[method-assign, assignment]
    gc.callbacks.append(_collects)
    for number, hears in ((signal.SIGPROF, _look), (signal.SIGUSR1, _begin), (signal.SIGUSR2, _tell)):
        signal.signal(number, hears)
    from bot.cli import app

    sys.setswitchinterval(SWITCHES)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    app()
