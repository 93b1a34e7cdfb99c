"""Tests in several processes that share what one has imported and collected: it forks them, and gives each test to the
next that is free.

Beside a process for each that imports and collects all by itself, that is a quarter of it, and what never changes is in
memory once. A process that dies fails the test that it was at, and another takes its place.
"""

import atexit
import io
import os
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from typing import Any, NoReturn

import pytest
from _pytest.capture import CaptureManager
from _pytest.runner import pytest_sessionfinish as tear_down

_BROKEN = (EOFError, OSError)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--processes", type=int, default=1, help="run the tests in so many processes (1)")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """None: one process runs them, as pytest does."""
    options = session.config.option
    count = min(options.processes, len(session.items))
    if count < 2 or options.collectonly or options.usepdb or session.testsfailed or not hasattr(os, "fork"):
        return None
    _Run(session).all(count)
    return True


@dataclass(slots=True)
class _Process:
    """``given``: the test that it runs and the one that comes after it, which pytest wants to know beforehand."""

    pid: int
    line: Connection
    given: deque[int] = field(default_factory=deque)
    done: bool = False


class _Run:
    def __init__(self, session: pytest.Session) -> None:
        self._session, self._config = session, session.config
        self._waiting = deque(range(len(session.items)))
        self._running: list[_Process] = []
        self._folders = (_temporary(session.config).getbasetemp() / f"process{number}" for number in range(sys.maxsize))

    def all(self, count: int) -> None:
        """In ``count`` processes. Raises as pytest's own loop does, when a failure is one too many."""
        try:
            for _ in range(count):
                self._fork()
            while self._running:
                for line in wait([process.line for process in self._running]):
                    self._hear(next(process for process in self._running if process.line is line))
        finally:
            self._end()

    def _hear(self, process: _Process) -> None:
        try:
            reports = process.line.recv()
        except _BROKEN:
            self._ended(process)
            return
        self._tell(process.given.popleft(), map(self._read, reports))
        self._give(process)

    def _read(self, report: dict[str, Any]) -> pytest.TestReport:
        read: pytest.TestReport = self._config.hook.pytest_report_from_serializable(config=self._config, data=report)
        return read

    def _give(self, process: _Process) -> None:
        if self._waiting:
            process.given.append(self._waiting.popleft())
        elif process.done:
            return
        else:
            process.done = True
        with suppress(*_BROKEN):  # it is heard that it ended
            process.line.send(None if process.done else process.given[-1])

    def _tell(self, number: int, reports: Iterator[pytest.TestReport]) -> None:
        hook, item = self._config.hook, self._session.items[number]
        hook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
        for report in reports:
            hook.pytest_runtest_logreport(report=report)
        hook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
        if self._session.shouldfail:
            raise self._session.Failed(self._session.shouldfail)
        if self._session.shouldstop:
            raise self._session.Interrupted(self._session.shouldstop)

    def _ended(self, process: _Process) -> None:
        """As it should, or in the middle of a test."""
        self._running.remove(process)
        process.line.close()
        code = os.waitstatus_to_exitcode(os.waitpid(process.pid, 0)[1])
        if not process.given:
            return
        number = process.given.popleft()
        self._waiting.extendleft(process.given)
        self._fork()
        item = self._session.items[number]
        told = f"its process ended with {code}"
        report = pytest.TestReport(item.nodeid, item.location, {}, "failed", told, "call")
        self._tell(number, iter([report]))

    def _fork(self) -> None:
        ours, its = Pipe()
        folder = next(self._folders)
        sys.stdout.flush()
        sys.stderr.flush()
        if pid := os.fork():
            its.close()
            process = _Process(pid, ours)
            self._running.append(process)
            self._give(process)
            self._give(process)
            return
        ours.close()
        for process in self._running:
            process.line.close()
        _Forked(self._session, its, folder).run()

    def _end(self) -> None:
        """Those that still run are at their last test, or nobody wants to know any more."""
        for process in self._running:
            process.line.close()
        for process in self._running:
            with suppress(ChildProcessError):
                os.waitpid(process.pid, 0)


class _Forked:
    """The process that was forked, until there is no test for it."""

    def __init__(self, session: pytest.Session, line: Connection, folder: Path) -> None:
        self._session, self._config, self._line = session, session.config, line
        self._reports: list[dict[str, Any]] = []
        folder.mkdir(mode=0o700)
        temporary = vars(_temporary(self._config))
        temporary["_basetemp"] = folder

    def run(self) -> NoReturn:
        atexit._clear()
        code = 1
        try:
            self._be_quiet()
            self._config.pluginmanager.register(self)
            self._take_all()
            code = 0
        except (KeyboardInterrupt, *_BROKEN):
            pass
        except BaseException:
            traceback.print_exc()
        finally:
            with suppress(BaseException):
                tear_down(self._session)
            _leave(code)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._reports.append(self._config.hook.pytest_report_to_serializable(config=self._config, report=report))

    def _take_all(self) -> None:
        items, hook = self._session.items, self._config.hook
        number = self._line.recv()
        while number is not None:
            following = self._line.recv()
            after = None if following is None else items[following]
            hook.pytest_runtest_protocol(item=items[number], nextitem=after)
            self._line.send(self._reports)
            self._reports.clear()
            number = following

    def _be_quiet(self) -> None:
        """What tests print is kept in files, whose places several processes cannot share; what pytest tells of them is
        told by the one that forks."""
        plugins = self._config.pluginmanager
        capture: CaptureManager = plugins.getplugin("capturemanager")
        capture.stop_global_capturing()
        capture.start_global_capturing()
        capture.suspend_global_capture()
        vars(self._config.get_terminal_writer())["_file"] = io.StringIO()


def _temporary(config: pytest.Config) -> pytest.TempPathFactory:
    """Where ``tmp_path`` is made: pytest has no other way to it outside of a test."""
    factory: pytest.TempPathFactory = vars(config)["_tmp_path_factory"]
    return factory


def _leave(code: int) -> NoReturn:
    """As the interpreter ends, but for freeing what it shares with the process that forks, which would be copied."""
    shutdown: Callable[[], None] = vars(threading)["_shutdown"]
    shutdown()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
