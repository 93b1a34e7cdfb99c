"""The lock of a lead on SQLite: a locked file beside the database, which the kernel frees when its process dies.

A leader that is frozen keeps its lock, and no signal of ours may end it: the file is then replaced by a new one, and
the frozen process finds, when it wakes, that what it holds has no name any more.
"""

import asyncio
import fcntl
import os
from pathlib import Path

from storage.engine.whole_files import make_folder


class FileLock:
    """``database``: its file. The lock of the release before, one for all leads, is shared by all of ours, so that the
    two releases never lead beside each other."""

    def __init__(self, database: Path, name: str) -> None:
        self.gone = asyncio.Event()
        self._before = Path(f"{database}.leader")
        self._path = Path(
            f"{database}.leader-{name.replace(':', '-')}"
        )  # an account has a colon, which some disks forbid
        self._held: tuple[int, int] | None = None
        self._seen = 0  # the file that was looked at last, by its number
        self._beats = 0
        self._older = 0  # looks at which the release before led

    async def attempt(self) -> bool:
        """True: it is ours."""
        make_folder(self._path.parent)
        before = _locked(self._before, fcntl.LOCK_SH)
        if before is None:
            self._older += 1
            return False
        self._older = 0
        mine = _locked(self._path, fcntl.LOCK_EX)
        if mine is None or not self._is_named(mine):
            for descriptor in (before, mine):
                if descriptor is not None:
                    os.close(descriptor)
            return False
        self.gone = asyncio.Event()
        self._held = before, mine
        self._write(mine)
        return True

    async def beat_seen(self) -> str:
        """Whatever the one that leads wrote last: it changes while that process is awake."""
        if self._older:
            return f"the release before {self._older}"
        try:
            self._seen = self._path.stat().st_ino
            return f"{self._seen} {self._path.read_text(encoding='ascii')}"
        except FileNotFoundError:
            return ""

    async def put_out(self) -> bool:
        """The one that was looked at last holds nothing any more. False: it is another one by now."""
        try:
            if self._path.stat().st_ino != self._seen:
                return False
            self._path.unlink()
        except FileNotFoundError:
            return False
        return True

    async def beat(self, term: int) -> bool:
        """False: it was put out."""
        if self._held is None or not self._is_named(self._held[1]):
            return False
        self._write(self._held[1])
        return True

    async def release(self) -> None:
        held, self._held = self._held, None
        for descriptor in held or ():
            os.close(descriptor)

    def _write(self, descriptor: int) -> None:
        self._beats += 1
        os.pwrite(descriptor, f"{os.getpid()} {self._beats:012}\n".encode(), 0)

    def _is_named(self, descriptor: int) -> bool:
        try:
            return os.fstat(descriptor).st_ino == self._path.stat().st_ino
        except FileNotFoundError:
            return False


def _locked(path: Path, how: int) -> int | None:
    """The descriptor that holds the lock. ``None``: another process has it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, how | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor
