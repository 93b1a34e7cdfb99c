"""Who runs on a SQLite file, or restores it: the process that came first says so in a file beside it, for as long as it
lives."""

import fcntl
import os
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from io import FileIO
from pathlib import Path
from typing import Final, Literal

from storage.engine.keyring import change_keyring
from storage.engine.whole_files import find_drafts, make_folder, real_place, remove_drafts

_LONGEST: Final = 2000
_FILE: Final = "file "
_SITE: Final = "site "
_held: list[int] = []  # descriptors, open until the process ends, however it ends
Does = Literal["runs", "restores"]
_AS_SAID: Final[dict[Does, str]] = {"runs": "process", "restores": "restoring: process"}


@dataclass(frozen=True, slots=True)
class Claimed:
    """By another process; the text says by which. ``file``: the database's that it has open, and ``site``: where
    its pages are, if it has said so."""

    does: Does
    told: str
    file: str = ""
    site: str = ""

    def __str__(self) -> str:
        return self.told


def claim_folder(database: Path, now: datetime, does: Does = "runs") -> Claimed | None:
    """None: this process is the one that runs on that database now, or restores it. A lock that cannot be had (a file
    system without them) stops nobody."""
    path = _beside(database)
    try:
        make_folder(path.parent)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        found = _claimed(database, descriptor)
        os.close(descriptor)
        return found
    except OSError:
        os.close(descriptor)
        return None
    os.ftruncate(descriptor, 0)
    os.write(descriptor, f"{_AS_SAID[does]} {os.getpid()} since {now:%Y-%m-%d %H:%M} UTC\n".encode())
    _held.append(descriptor)
    return None


def remove_left_drafts(database: Path) -> None:
    """What a restore that was killed has left, with rows of people that no erasure reaches; by who holds the lock, so
    that nobody writes one now. Where they cannot be removed ``mawid check`` names them."""
    if _held:
        with suppress(OSError):
            remove_drafts(database)


def remove_left_keys(key_file: Path) -> None:
    """What a change of the keys that was killed has left: a key that is taken away since would live on in it."""
    if find_drafts(real_place(key_file)):
        with suppress(OSError, ValueError):
            change_keyring(key_file, lambda keyring: keyring)  # under the lock of those who write one


def note_file(opened: str) -> None:
    """Which file it runs on, for who looks later whether that is the one of this name still."""
    for descriptor in _held:
        os.write(descriptor, f"{_FILE}{opened}\n".encode())


def note_site(site: str) -> None:
    """Where its pages are, for a command typed elsewhere with other settings. After ``note_file``."""
    for descriptor in _held:
        os.write(descriptor, f"{_SITE}{site}\n".encode())


def find_claim(database: Path) -> Claimed | None:
    """Who runs on it or restores it, if anybody; makes no file and holds nothing."""
    with suppress(OSError), closing(FileIO(_beside(database))) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _claimed(database, file.fileno())
    return None


def _beside(database: Path) -> Path:
    return database.with_name(f"{database.name}.runs")


def _claimed(database: Path, descriptor: int) -> Claimed:
    told, *noted = os.pread(descriptor, _LONGEST, 0).decode("ascii", "replace").strip().split("\n")
    file, site = (
        next((line.removeprefix(name) for line in noted if line.startswith(name)), "") for name in (_FILE, _SITE)
    )
    by = told or "another process"
    if told.startswith(_AS_SAID["restores"]):
        return Claimed("restores", f"a backup is being restored to {database.absolute()}: {by}")
    return Claimed("runs", f"Mawid runs already on {database.absolute()}: {by}", file, site)
