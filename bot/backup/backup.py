"""A backup: everything at one moment and the keyring, in one age file that this machine itself cannot open.

Law: nothing of it is on the disk unsealed at any time; a file of that name is whole, and none is replaced, whoever
makes one at the same moment. Kept for seven days, because a backup still holds whoever was erased after it was made.
"""

import io
import os
import re
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import BinaryIO, Final

from bot.backup.age import Recipient, sealing
from bot.domain.rules import BACKUPS_LIVE
from storage.engine.database import Database
from storage.engine.keyring import Keyring, keyring_to_text, load_keyring
from storage.engine.snapshot import unhurried
from storage.engine.transaction import Transaction
from storage.engine.whole_files import alone_in, sync_folder
from storage.journal.anchor import find_anchor
from storage.maintenance.dumps import Part, dump
from storage.maintenance.identity import make_id

ERASURES: Final = "mawid-ID-erased.age"
"""With the database's id in the place of ID."""
KEYRING: Final = "keyring.json"
_NAME = re.compile(r"mawid-([0-9a-f]{8})-(\d{8}T\d{6}Z)\.age(\.partial)?")
_DRAFT_OF_LIST = re.compile(r"mawid-([0-9a-f]{8})-erased-(\d{8}T\d{6}Z)\.age\.partial")
_NAMELESS = re.compile(r"mawid-\d{8}T\d{6}Z\.age(\.partial)?")  # of releases whose databases had no id
_STAMP = "%Y%m%dT%H%M%SZ"
_ATTEMPTS: Final = 9  # at a list that nobody else has replaced meanwhile


@dataclass(frozen=True, slots=True)
class Backup:
    """``removed``: older backups of this database, whose time was over. ``nameless``: those in the folder that tell not
    of which database they are. ``doubt``: nothing was removed, as the clock is in doubt. ``left``: older ones that
    could not be removed, each with why."""

    path: Path
    size: int
    removed: int = 0
    anchor: str | None = None
    """Of the journal in it."""
    nameless: int = 0
    doubt: bool = False
    left: tuple[str, ...] = ()


async def make_backup(
    database: Database, key_file: Path, folder: Path, recipient: Recipient, now: datetime, *, prune: bool = True
) -> Backup:
    """Beside a running bot, and beside others that make one. The folder must be there. Raises ``AgeFailed`` or
    ``OSError``, and leaves no file then."""
    of = await database.write(make_id)
    earlier = load_keyring(key_file)
    anchor = await database.read(find_anchor)  # the dump has it too, or a later one
    with _drafted(folder, of, now) as draft:
        size = await _fill(database, draft, recipient, now, lambda tx: _with_keyring(dump(tx), earlier, key_file))
        draft.put(draft.place)
    try:
        sync_folder(folder)
    except OSError:
        draft.place.unlink(missing_ok=True)
        raise
    removed, left, nameless = _look_after(folder, of, now, prune=prune)
    return Backup(draft.place, size, removed, anchor, nameless, doubt=not prune, left=left)


async def save_erasures(database: Database, folder: Path, recipient: Recipient, now: datetime) -> Backup:
    """Who was erased lately, without anybody else's rows and without the keyring: small enough for every few minutes.
    Replaces the last one, and none that another process put there meanwhile, which may tell of more. Raises like
    ``make_backup``."""
    of = await database.write(make_id)
    path = folder / ERASURES.replace("ID", of)
    for attempt in range(_ATTEMPTS):
        there = _state(path)
        with _drafted(folder, of, now, "erased-") as draft:
            size = await _fill(database, draft, recipient, now, lambda tx: dump(tx, only=("erasures",)))
            with alone_in(folder, must=False):
                if _state(path) == there or attempt == _ATTEMPTS - 1:
                    draft.put(path)
                    break
    sync_folder(folder)
    return Backup(path, size)


def _state(path: Path) -> tuple[int, int] | None:
    with suppress(FileNotFoundError):
        found = path.lstat()
        return found.st_ino, found.st_mtime_ns
    return None


@dataclass(slots=True)
class _Draft:
    """Whoever made it has ``place`` too: nobody else puts a file there."""

    path: Path
    place: Path
    file: BinaryIO
    is_put: bool = False

    def put(self, to: Path) -> None:
        self.path.rename(to)
        self.is_put = True  # its name may be another's from now on


@contextmanager
def _drafted(folder: Path, of: str, now: datetime, kind: str = "") -> Iterator[_Draft]:
    """Named by the first second from ``now`` on that nobody has taken."""
    for seconds in count():
        stamp = f"{now.astimezone(UTC) + timedelta(seconds=seconds):{_STAMP}}"
        place = folder / f"mawid-{of}-{kind}{stamp}.age"
        path = place.with_name(f"{place.name}.partial")
        try:  # a link that lies there is somebody else's, and is not followed
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(descriptor, "wb") as file:
            draft = _Draft(path, place, file)
            try:
                if not os.path.lexists(place):
                    yield draft
                    return
            finally:
                if not draft.is_put:
                    path.unlink(missing_ok=True)


async def _fill(
    database: Database, draft: _Draft, to: Recipient, now: datetime, parts: Callable[[Transaction], Iterator[Part]]
) -> int:
    """Gives its size in bytes. On the disk when it ends."""
    with sealing(draft.file, to) as sink, tarfile.open(fileobj=sink, mode="w|") as tar:
        await database.read(lambda tx: _add_all(tx, tar, parts(tx), now))
    draft.file.flush()
    os.fsync(draft.file.fileno())
    return os.fstat(draft.file.fileno()).st_size


def forget_backups(folder: Path, of: str, now: datetime) -> tuple[int, tuple[str, ...]]:
    """Removes those of that database that are older than ``BACKUPS_LIVE``, by the time in their names, and nothing
    else. Gives how many, and what could not be removed, with why."""
    removed = 0
    left = []
    for path in sorted(folder.iterdir()):
        found = _NAME.fullmatch(path.name) or _DRAFT_OF_LIST.fullmatch(path.name)
        if found and found[1] == of and _made(found[2]) < now - BACKUPS_LIVE:
            try:
                path.unlink(missing_ok=True)
                removed += 1
            except OSError as error:
                left.append(f"{path.name} ({error.strerror})")
    return removed, tuple(left)


def _look_after(folder: Path, of: str, now: datetime, *, prune: bool) -> tuple[int, tuple[str, ...], int]:
    """What ``forget_backups`` gives, and how many files tell not of which database they are. A backup that was made is
    one, whatever hinders this."""
    try:
        removed, left = forget_backups(folder, of, now) if prune else (0, ())
        return removed, left, sum(1 for each in folder.iterdir() if _NAMELESS.fullmatch(each.name))
    except OSError as error:
        return 0, (f"all in {folder} ({error.strerror})",), 0


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


def _add_all(tx: Transaction, tar: tarfile.TarFile, parts: Iterator[Part], now: datetime) -> None:
    unhurried(tx)
    for name, content in parts:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode, entry.mtime = len(content), 0o600, int(now.timestamp())
        tar.addfile(entry, io.BytesIO(content))
