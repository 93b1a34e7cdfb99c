"""Who runs on a SQLite file: the process that came first says so in a file beside it, for as long as it lives."""

import fcntl
import os
from datetime import datetime
from pathlib import Path
from typing import Final

_LONGEST: Final = 200
_held: list[int] = []  # descriptors, open until the process ends, however it ends


def claim_folder(database: Path, now: datetime) -> str | None:
    """None: this process is the one that runs on that database now. Else who does, in words. A lock that cannot be had
    (a file system without them) stops nobody."""
    path = database.with_name(f"{database.name}.runs")
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        told = os.read(descriptor, _LONGEST).decode("ascii", "replace").strip()
        os.close(descriptor)
        return f"Mawid runs already on {database.absolute()}: {told or 'another process'}"
    except OSError:
        os.close(descriptor)
        return None
    os.ftruncate(descriptor, 0)
    os.write(descriptor, f"process {os.getpid()} since {now:%Y-%m-%d %H:%M} UTC\n".encode())
    _held.append(descriptor)
    return None
