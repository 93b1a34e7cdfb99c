"""Who was erased after a backup: told by lists of the erased, and by newer backups.

Law: one of another database tells nothing of this one, and is refused: taken for ours it would say that nobody was
erased, and let everybody back. A list bears a mark under the keyring since there are marks; of one without, made by an
earlier release, its keys or its rows must say whose it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.backup.age import AgeFailed, Identity, opening
from bot.backup.backup import KEYRING
from bot.backup.parts import NOTHING, Manifest, blaming_the_file, parts_of, read_keyring, read_manifest
from storage.engine.keyring import KeyMissing, Keyring, NotOurs
from storage.maintenance.dumps import DumpBroken, rows_of
from storage.retention.erasures import tell_apart, told_since
from storage.tables import erasures

Erasure = Mapping[str, Any]


class ListBroken(Exception):
    """It does not open, or is none; the text says why."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(why)
        self.file = file


class ListOfAnother(Exception):
    """It is another database's than the backup, of which ``database_id`` is, "" where it does not say."""

    def __init__(self, file: Path, database_id: str) -> None:
        super().__init__("it is not of the database of which the backup is")
        self.file, self.database_id = file, database_id


@dataclass(frozen=True, slots=True)
class ErasedList:
    """``keyring``: of a newer backup, which has one."""

    file: Path
    manifest: Manifest
    rows: Sequence[Erasure]
    keyring: Keyring | None

    def is_of(self, backup: Manifest, keyring: Keyring) -> bool | None:
        """Of the database of which the backup is. None: nothing in it tells."""
        marked = self.manifest.is_marked_by(keyring)
        if marked is not None:
            return marked and (not backup.database_id or self.manifest.database_id == backup.database_id)
        if self.keyring is not None:
            return (self.keyring.index_key, self.keyring.journal_key) == (keyring.index_key, keyring.journal_key)
        opens = {_opens(keyring, row) for row in self.rows}
        return True if True in opens else False if False in opens else None


@dataclass(frozen=True, slots=True)
class Told:
    """By all the lists: the rows, when each was made of which it is sure whose it is, and the files of the others."""

    rows: tuple[Erasure, ...]
    listed_at: tuple[datetime, ...]
    unsure: tuple[Path, ...]


def read_lists(files: Sequence[Path], identities: Sequence[Identity]) -> tuple[ErasedList, ...]:
    """Raises ``ListBroken``, and ``OSError`` with the file's name."""
    return tuple(_read(file, identities) for file in files)


def _read(file: Path, identities: Sequence[Identity]) -> ErasedList:
    rows: list[Erasure] = []
    keyring = None
    try:
        with opening(file, identities) as opened, blaming_the_file():
            parts = parts_of(opened)
            manifest = read_manifest(next(parts, NOTHING))
            for part in parts:
                if part[0] == KEYRING:
                    keyring = read_keyring(part)
                rows += rows_of(erasures, part)
            for row in rows:
                tell_apart(row)
    except (AgeFailed, DumpBroken) as error:
        raise ListBroken(file, str(error)) from None
    return ErasedList(file, manifest, rows, keyring)


def tell(lists: Sequence[ErasedList], backup: Manifest, keyring: Keyring) -> Told:
    """``keyring``: the backup's. Raises ``ListOfAnother``."""
    sure = {one.file: one.is_of(backup, keyring) for one in lists}
    for one in lists:
        if sure[one.file] is False:
            raise ListOfAnother(one.file, backup.database_id)
    return Told(
        tuple(row for one in lists for row in one.rows),
        tuple(one.manifest.made_at for one in lists if sure[one.file]),
        tuple(one.file for one in lists if not sure[one.file]),
    )


def _opens(keyring: Keyring, row: Erasure) -> bool | None:
    """None: no key that is there says so; a rotation since the backup took others."""
    try:
        if row.get("moment") is not None:
            keyring.open(erasures.c.moment, row["id"], row["moment"])
            return True
    except KeyMissing:
        return None
    except (NotOurs, ValueError):
        return False
    return None


def find_untold(since: datetime, listed_at: Sequence[datetime], now: datetime) -> tuple[datetime, datetime] | None:
    """From when to when, up to the last of the lists, none of them tells who was erased. Where there is none, a backup
    counts from which a list of now would reach."""
    if not listed_at:
        return (since, now) if told_since(now) > since else None
    told = since
    for made in sorted(listed_at):
        if told_since(made) > told:
            return told, told_since(made)
        told = max(told, made)
    return None
