"""Recorded notes: a draft that its admin alone hears, then the one recording of its text in its language.

Law: the sound is sealed, and what says whose text it reads is bound: nobody without the keys puts another voice there.
"""

import base64
import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Row, bindparam, delete, insert, select, update

from bot.domain.journal import Action, Made
from bot.domain.notes import Note, NoteName, WhichNote
from bot.domain.staff import Staff
from storage.engine.binding import bound, bound_columns, is_bound, rebound
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.tables import notes

DRAFTS: Final = timedelta(days=1)
"""So long a recording waits for its admin's word."""

_SOUND = select(*bound_columns(notes), notes.c.sound).where(notes.c.id == bindparam("of_id"))
_FILES = select(notes.c.id, notes.c.files).where(notes.c.id == bindparam("of_id"))
_ONE = select(*bound_columns(notes), notes.c.told_at).where(notes.c.id == bindparam("of_id"))
_KEPT = (
    select(*bound_columns(notes), notes.c.told_at)
    .where(notes.c.kept_at.is_not(None))
    .order_by(notes.c.name, notes.c.locale)
)
_DRAFTS = delete(notes).where(notes.c.kept_at.is_(None))
_OF_TEXT = notes.c.name == bindparam("of_name"), notes.c.locale == bindparam("of_locale")


def draft_note(tx: Transaction, admin: Staff, which: WhichNote, reads: str, sound: bytes) -> Note:
    """Takes the place of whatever else this admin has recorded and not kept."""
    tx.connection.execute(_DRAFTS.where(notes.c.made_by == admin.id))
    note = Note(tx.new_id(), which, reads)
    values = {"id": note.id, "name": which.name.value, "locale": which.locale, "reads": reads, "kept_at": None}
    sealed = tx.keyring.seal(notes.c.sound, note.id, base64.b64encode(sound).decode())
    made = {"made_by": admin.id, "made_at": tx.now, "sound": sealed}
    tx.connection.execute(insert(notes), bound(tx, notes, values) | made)
    return note


def keep_note(tx: Transaction, admin: Staff, note_id: str) -> Note | None:
    """In place of an earlier recording of that text. ``None``: that draft is gone."""
    row = tx.connection.execute(_ONE, {"of_id": note_id}).first()
    if row is None or row.kept_at is not None or not is_bound(tx, notes, row):
        return None
    note = _note(row)
    _drop(tx, note.which)
    change = update(notes).where(notes.c.id == note.id)
    tx.connection.execute(change.values(rebound(tx, notes, row, {"kept_at": tx.now})))
    record(tx, Action.KEEP_NOTE, Made(str(note.which)), admin.id)
    return note


def delete_note(tx: Transaction, admin: Staff, which: WhichNote) -> bool:
    """False: there was none."""
    was = _drop(tx, which)
    if was:
        record(tx, Action.DELETE_NOTE, Made(str(which)), admin.id)
    return was


def list_notes(tx: Transaction) -> tuple[Note, ...]:
    """Those that are kept."""
    return tuple(_note(row) for row in tx.connection.execute(_KEPT) if is_bound(tx, notes, row))


def open_sound(tx: Transaction, note_id: str, *, kept: bool = False) -> bytes | None:
    """``kept``: no draft. ``None``: it is gone, or was changed by somebody without the keys."""
    row = tx.connection.execute(_SOUND, {"of_id": note_id}).first()
    if row is None or (kept and row.kept_at is None) or not is_bound(tx, notes, row):
        return None
    return base64.b64decode(tx.keyring.open(notes.c.sound, row.id, row.sound))


def recall_file(tx: Transaction, note_id: str, bot: str) -> str | None:
    """The id under which a messenger has the sound. ``bot``: whose id it is; another's is worth nothing."""
    row = tx.connection.execute(_FILES, {"of_id": note_id}).first()
    return _files(tx, row).get(bot) if row else None


def remember_file(tx: Transaction, note_id: str, bot: str, file_id: str) -> None:
    """Passed over for a note that was deleted meanwhile."""
    row = tx.connection.execute(_FILES, {"of_id": note_id}).first()
    if row:
        known = json.dumps({**_files(tx, row), bot: file_id})
        sealed = tx.keyring.seal(notes.c.files, row.id, known)
        tx.connection.execute(update(notes).where(notes.c.id == row.id).values(files=sealed))


def mark_told(tx: Transaction, of: Iterable[Note]) -> None:
    for note in of:
        tx.connection.execute(update(notes).where(notes.c.id == note.id).values(told_at=tx.now))


def forget_drafts(tx: Transaction) -> int:
    """Recordings for which nobody gave their word in time."""
    return tx.connection.execute(_DRAFTS.where(notes.c.made_at < tx.now - DRAFTS)).rowcount


def _drop(tx: Transaction, which: WhichNote) -> bool:
    kept = delete(notes).where(*_OF_TEXT, notes.c.kept_at.is_not(None))
    return tx.connection.execute(kept, {"of_name": which.name.value, "of_locale": which.locale}).rowcount > 0


def _files(tx: Transaction, row: Row[*tuple[Any, ...]]) -> dict[str, str]:
    known: dict[str, str] = json.loads(tx.keyring.open(notes.c.files, row.id, row.files)) if row.files else {}
    return known


def _note(row: Row[*tuple[Any, ...]]) -> Note:
    return Note(row.id, WhichNote(NoteName(row.name), row.locale), row.reads, row.told_at is not None)
