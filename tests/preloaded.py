"""``mawid`` without its two seconds of imports: a process that has imported the program, read its words and heard one
interview, for which all that people may say is made into patterns, forks for each start.

What is forked is a process of its own, as the installed command is: it has its own environment, folder and streams, it
is killed by signals, and nothing of it is left when it ends. What it skips is to find and read the modules and the
words, which are the same each time; a few tests start the installed command itself.
"""

import asyncio
import atexit
import functools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

MAWID = Path(sys.executable).with_name("mawid")
_ROOT = Path(__file__).parents[1]
LONGEST = 2**18  # bytes of one request: arguments and environment
_AT = "PRELOADED_AT"
"""In the environment: where the process listens that all test processes share."""


class Forked:
    """One running ``mawid``; looks like :class:`asyncio.subprocess.Process` to those who start, kill and await it."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self.pid = int(line.recv(16))
        self._code: int | None = None
        line.setblocking(False)

    @property
    def returncode(self) -> int | None:
        """``None`` while it runs; the negative number of the signal that killed it."""
        if self._code is None:
            with suppress(BlockingIOError):
                self._ended(self._line.recv(16))
        return self._code

    async def wait(self) -> int:
        if self._code is None:
            self._ended(await asyncio.get_running_loop().sock_recv(self._line, 16))
        assert self._code is not None
        return self._code

    def wait_here(self, seconds: float) -> int:
        """For who has no event loop."""
        if self._code is None:
            self._line.settimeout(seconds)
            self._ended(self._line.recv(16))
        assert self._code is not None
        return self._code

    def send_signal(self, number: int) -> None:
        if self.returncode is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _ended(self, told: bytes) -> None:
        assert told, "the process that waits for it is gone"
        self._code = int(told)
        self._line.close()


def start(
    words: Sequence[str],
    environ: Mapping[str, str],
    folder: Path,
    *,
    stdin: IO[bytes] | int = subprocess.DEVNULL,
    stdout: IO[bytes] | int = subprocess.DEVNULL,
    stderr: IO[bytes] | int = subprocess.DEVNULL,
) -> Forked:
    """``mawid`` with these words, in that folder. The streams are open files, or ``DEVNULL``."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with its, Path(os.devnull).open("r+b", buffering=0) as nothing:
        streams = [nothing if stream == subprocess.DEVNULL else stream for stream in (stdin, stdout, stderr)]
        given = [its.fileno(), *(stream if isinstance(stream, int) else stream.fileno() for stream in streams)]
        request = json.dumps({"words": list(words), "environ": dict(environ), "folder": str(folder)}).encode()
        assert len(request) < LONGEST
        socket.send_fds(_preloaded(), [request], given)
    return Forked(ours)


async def run(words: Sequence[str], environ: Mapping[str, str], folder: Path, answer: str = "") -> tuple[int, str, str]:
    """Exit code, what was printed, what was refused. ``answer`` is typed to it."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(answer.encode())
        given.seek(0)
        code = await start(words, environ, folder, stdin=given, stdout=out, stderr=err).wait()
        out.seek(0)
        err.seek(0)
        return code, out.read().decode(), err.read().decode()


def run_here(words: Sequence[str], environ: Mapping[str, str], folder: Path) -> tuple[int, str, str]:
    """:func:`run` for who has no event loop."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        code = start(words, environ, folder, stdout=out, stderr=err).wait_here(60)
        out.seek(0)
        err.seek(0)
        return code, out.read().decode(), err.read().decode()


@functools.cache
def _preloaded() -> socket.socket:
    """The line to it: to that of all test processes, or to one of our own."""
    if _AT not in os.environ:
        atexit.register(share())
    line = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    line.connect(os.environ[_AT])
    atexit.register(line.close)
    return line


def share() -> Callable[[], None]:
    """Begins it for this process and for those that it starts from now on, and gives what ends it: it ends with this
    process, however that comes. It imports nothing before somebody asks."""
    folder = Path(tempfile.mkdtemp(prefix="preloaded-"))
    at, environ = folder / "line", {name: value for name, value in os.environ.items() if not name.startswith("MAWID_")}
    ours, its = socket.socketpair()
    with its, socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as asked:
        asked.bind(str(at))
        asked.listen()
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.preloading", str(asked.fileno()), str(its.fileno())],
            cwd=_ROOT,
            env=environ,
            pass_fds=[asked.fileno(), its.fileno()],
            start_new_session=True,  # Ctrl-C is for pytest
            stdin=subprocess.DEVNULL,
        )
    os.environ[_AT] = str(at)

    def end() -> None:
        ours.close()
        process.wait()
        shutil.rmtree(folder)

    return end
