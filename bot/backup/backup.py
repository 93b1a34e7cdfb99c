"""A backup: everything at one moment and the keyring, in one age file that this machine itself cannot open.

Law: nothing of it is on the disk unsealed at any time; a file of that name is whole. Kept for seven days, because a
backup still holds whoever was erased after it was made.
"""

import io
import os
import re
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

from bot.backup.age import Recipient, sealing
from bot.domain.rules import BACKUPS_LIVE
from storage.engine.database import Database
from storage.engine.keyring import Keyring, keyring_to_text, load_keyring
from storage.engine.transaction import Transaction
from storage.journal.anchor import find_anchor
from storage.maintenance.dumps import Part, dump
from storage.maintenance.identity import make_id

ERASURES: Final = "mawid-ID-erased.age"
"""With the database's id in the place of ID."""
KEYRING: Final = "keyring.json"
_NAME = re.compile(r"mawid-([0-9a-f]{8})-(\d{8}T\d{6}Z)\.age(\.partial)?")
_NAMELESS = re.compile(r"mawid-\d{8}T\d{6}Z\.age(\.partial)?")  # of releases whose databases had no id
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """``removed``: older backups of this database, whose time was over. ``nameless``: those in the folder that tell not
    of which database they are. ``doubt``: nothing was removed, as the clock is in doubt."""

    path: Path
    removed: int = 0
    anchor: str | None = None
    """Of the journal in it."""
    nameless: int = 0
    doubt: bool = False


async def make_backup(
    database: Database, key_file: Path, folder: Path, recipient: Recipient, now: datetime, *, prune: bool = True
) -> Backup:
    """Beside a running bot. The folder must be there. Raises ``AgeFailed`` or ``OSError``, and leaves no file then."""
    of = await database.write(make_id)
    path = folder / f"mawid-{of}-{now.astimezone(UTC):{_STAMP}}.age"
    earlier = load_keyring(key_file)
    anchor = await database.read(find_anchor)  # the dump has it too, or a later one
    await _write(database, path, recipient, now, lambda tx: _with_keyring(dump(tx), earlier, key_file))
    removed = forget_backups(folder, of, now) if prune else 0
    return Backup(path, removed, anchor, _count_nameless(folder), doubt=not prune)


async def save_erasures(database: Database, folder: Path, recipient: Recipient, now: datetime) -> Path:
    """Who was erased lately, without anybody else's rows and without the keyring: small enough for every few minutes.
    Replaces the last one. Raises like ``make_backup``."""
    path = folder / ERASURES.replace("ID", await database.write(make_id))
    await _write(database, path, recipient, now, lambda tx: dump(tx, only=("erasures",)))
    return path


async def _write(
    database: Database, path: Path, recipient: Recipient, now: datetime, parts: Callable[[Transaction], Iterator[Part]]
) -> None:
    draft = path.with_name(f"{path.name}.partial")
    try:
        with (
            _durable(draft) as file,
            sealing(file, recipient) as sink,
            tarfile.open(fileobj=sink, mode="w|") as tar,
        ):
            await database.read(lambda tx: _add_all(tar, parts(tx), now))
        draft.rename(path)
        _sync(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def forget_backups(folder: Path, of: str, now: datetime) -> int:
    """Removes those of that database that are older than ``BACKUPS_LIVE``, by the time in their names, and nothing
    else."""
    removed = 0
    for path in folder.iterdir():
        found = _NAME.fullmatch(path.name)
        if found and found[1] == of and _made(found[2]) < now - BACKUPS_LIVE:
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def _count_nameless(folder: Path) -> int:
    return sum(1 for each in folder.iterdir() if _NAMELESS.fullmatch(each.name))


def _made(stamp: str) -> datetime:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:  # 99 o'clock: not one of ours
        return datetime.max.replace(tzinfo=UTC)


def _with_keyring(parts: Iterator[Part], earlier: Keyring, key_file: Path) -> Iterator[Part]:
    """The keyring after the manifest. A key that was added up to the dump's moment is in the file by now, and one that
    was dropped just before was there earlier."""
    yield next(parts)
    later = load_keyring(key_file)
    keys = {**earlier.keys, **later.keys}
    both = Keyring(later.primary, keys, later.index_key, later.journal_key, bound=later.bound)
    yield KEYRING, keyring_to_text(both).encode()
    yield from parts


def _add_all(tar: tarfile.TarFile, parts: Iterator[Part], now: datetime) -> None:
    for name, content in parts:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode, entry.mtime = len(content), 0o600, int(now.timestamp())
        tar.addfile(entry, io.BytesIO(content))


@contextmanager
def _durable(path: Path) -> Iterator[BinaryIO]:
    """On the disk when the block ends."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
