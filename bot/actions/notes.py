"""Recorded notes: an admin records, keeps and deletes them; which may be offered; who is told that one is stale.

A note is stale when the text that it reads is another now, by its words or by the days that they name.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from bot.actions.tell import tell_staff
from bot.conversation.admin.questions import STEP
from bot.conversation.applicant.wording.notes import button, find_offered, read_out
from bot.conversation.core.admin_outcomes import NoteDrafted, NoteRefused, NoteShown
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Scene
from bot.conversation.core.steps import rows
from bot.domain.languages import FIRST_LOCALE
from bot.domain.notes import EVERY, Note, NoteName, WhichNote, fault_of
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from bot.rendering.text import write
from storage.chats.conversations import Recipient, listens
from storage.engine.transaction import Transaction
from storage.office import notes
from storage.staff import staff

ADMINS_ONLY = ""  # of no station's staff


def text_of(which: WhichNote, rules: Rules) -> str:
    """The words that are read aloud."""
    text = read_out(which.name, rules)
    return write(text.key, which.locale, text.params, html=False)


def mark_of(which: WhichNote, rules: Rules) -> str:
    """Another for other words."""
    return hashlib.sha256(text_of(which, rules).encode()).hexdigest()[:16]


def is_stale(note: Note, rules: Rules) -> bool:
    return note.reads != mark_of(note.which, rules)


def offered(kept: Iterable[Note], rules: Rules) -> tuple[Note, ...]:
    return tuple(note for note in kept if not is_stale(note, rules))


def show_every(tx: Transaction, rules: Rules) -> tuple[NoteShown, ...]:
    kept = {note.which: note for note in notes.list_notes(tx)}
    return tuple(_shown(which, kept.get(which), rules) for which in EVERY)


def show(tx: Transaction, which: WhichNote, rules: Rules, *, hear: bool) -> NoteShown:
    found = next((note for note in notes.list_notes(tx) if note.which == which), None)
    return _shown(which, found, rules, hear=hear)


def draft(tx: Transaction, admin: Staff, which: WhichNote, sound: bytes, rules: Rules) -> NoteDrafted | NoteRefused:
    """What the admin sent is judged by its bytes."""
    if fault := fault_of(sound):
        return NoteRefused(fault)
    return NoteDrafted(notes.draft_note(tx, admin, which, mark_of(which, rules), sound).id)


def keep(tx: Transaction, admin: Staff, note_id: str) -> Note | None:
    return notes.keep_note(tx, admin, note_id)


def delete(tx: Transaction, admin: Staff, which: WhichNote) -> bool:
    return notes.delete_note(tx, admin, which)


def with_note(
    tx: Transaction, say: Say, name: NoteName, to: Recipient | None, scene: Scene
) -> tuple[Say, tuple[Say, ...]]:
    """The message to this person, with the button of a note where there is a recording in their language; and the note
    itself, to be sent after it to who does not read."""
    if to is None or not scene.rules.channel(to.channel).plays:
        return say, ()
    kept = offered(notes.list_notes(tx), scene.rules)
    found = find_offered(kept, name, to.locale or FIRST_LOCALE)
    return (say, ()) if found is None else beside(say, found, scene, hears=listens(tx, to.chat_id))


def beside(say: Say, note: Note, scene: Scene, *, hears: bool) -> tuple[Say, tuple[Say, ...]]:
    """The message with the button of a note that says the same, and the note itself for who hears rather than reads."""
    name = note.which.name
    heard = Say((read_out(name, scene.rules),), note=note.id, until=say.until)
    return replace(say, rows=(*say.rows, *rows(button(name)))), (heard,) if hears else ()


def tell_of_stale(tx: Transaction, office: Office, rules: Rules) -> int:
    """Admins, once a recording, of those that are not offered any more. How many there were."""
    stale = [note for note in notes.list_notes(tx) if not note.told and is_stale(note, rules)]
    if stale:
        lines = (Text("admin-note-stale", {"name": one.which.name.value, "locale": one.which.locale}) for one in stale)
        say = Say((Text("admin-notes-stale"), *lines), STEP, rows(Choice("voice", "admin-voice")))
        for chat_id, _ in staff.staff_chats(tx, ADMINS_ONLY):
            tell_staff(tx, chat_id, [say], office)
        notes.mark_told(tx, stale)
    return len(stale)


def _shown(which: WhichNote, note: Note | None, rules: Rules, *, hear: bool = False) -> NoteShown:
    stale = note is not None and is_stale(note, rules)
    return NoteShown(which, text_of(which, rules), note.id if note else "", stale, hear)
