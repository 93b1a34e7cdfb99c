"""The files that a process lives by, the SQLite file and the key file, as they lie on the disk now.

A file that was removed or exchanged stays open: all goes on as if nothing were, and is gone when the process ends.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from storage.engine.keyring import Keyring

LostFile = Literal["database-lost", "keyring-lost"]
WORDS: Final[dict[LostFile, str]] = {
    "database-lost": "the file of the database is gone or another one: what is written is lost when this process ends",
    "keyring-lost": "the key file is gone or another one: its keys are in this process's memory alone",
}


@dataclass(slots=True)
class FilesInUse:
    """``database`` is None on PostgreSQL. Made when the database was just opened."""

    database: Path | None = None
    keyring: Keyring | None = None
    opened: str = field(init=False)

    def __post_init__(self) -> None:
        self.opened = name_of(self.database)

    def lost(self) -> tuple[LostFile, ...]:
        found: list[LostFile] = []
        if name_of(self.database) != self.opened:
            found.append("database-lost")
        if self.keyring is not None:
            self.keyring.follow()
            if self.keyring.lost:
                found.append("keyring-lost")
        return tuple(found)


def name_of(file: Path | None) -> str:
    """Of what lies there now: another file of that name has another; "" where there is none."""
    try:
        found = file.stat() if file else None
    except OSError:
        return ""
    return f"{found.st_dev}:{found.st_ino}" if found else ""
