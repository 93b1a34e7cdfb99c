"""The recorded notes, in chat: an admin picks a text, reads it aloud in a voice message, hears it back, keeps it."""

from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.admin.questions import STEP, ask, button, choice_of, remark
from bot.conversation.core.admin_commands import DeleteNote, DraftNote, FindNote, FindNotes, KeepNote
from bot.conversation.core.admin_outcomes import NoteDrafted, NoteKept, NoteRefused, NotesFound, NoteShown
from bot.conversation.core.events import Event, VoiceRead, VoiceUnread
from bot.conversation.core.say import Choice, Rows, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import AlwaysAsked, PlainStep, please_choose, rows
from bot.domain.notes import LARGEST, LONGEST, WhichNote, which_note
from bot.domain.outcome import Outcome

WHICH: Final = "vo-which"
"""The answer that names the text; given where the dialogue begins."""


@dataclass(frozen=True, slots=True)
class Record(PlainStep):
    """The voice message. Its draft's id is the answer."""

    name: str = "vo-sound"
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        return Turn(conversation, command=FindNote(_which(conversation)))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case NoteShown():
                texts = (Text("admin-note-record", _told(event)), Text("admin-shown", {"text": event.text}))
                return ask(conversation, self.name, texts, ())
            case VoiceRead(sound):
                return Turn(conversation, command=DraftNote(_which(conversation), sound))
            case NoteDrafted(note_id):
                return Turn(conversation.with_answer(self, note_id))
            case VoiceUnread(why) | NoteRefused(why):
                params = {"why": why, "seconds": int(LONGEST.total_seconds()), "kilobytes": LARGEST // 1024}
                return Turn(replace(conversation, asked=None), (Say((Text("admin-note-refused", params),)),))
            case _:
                return Turn(replace(conversation, asked=None), (Say((Text("admin-note-no-voice"),)),))


@dataclass(frozen=True, slots=True)
class Hear(AlwaysAsked):
    """The recording as people will hear it, and the question whether it is right."""

    name: str = "vo-sure"
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        played = Say((Text("admin-note-played"),), note=conversation.answers["vo-sound"])
        asking = self._ask(conversation)
        return replace(asking, says=(played, *asking.says))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        if isinstance(event, NoteKept):
            key = "admin-note-kept" if event.note else "admin-note-gone"
            return Turn(conversation.finish(), (Say((Text(key),), stays=True),), FindNotes())
        match choice_of(event, self._choices(), scene):
            case "keep":
                return Turn(conversation, command=KeepNote(conversation.answers["vo-sound"]))
            case "again":
                return Turn(self._again(conversation))
        return self._ask(conversation, (please_choose(scene),))

    def _ask(self, conversation: Conversation, before: tuple[Text, ...] = ()) -> Turn:
        return ask(conversation, self.name, (*before, Text("admin-ask-note")), self._choices())

    def _choices(self) -> Rows:
        return rows(Choice("keep", "admin-note-keep", style="success"), Choice("again", "admin-note-again"))

    def _again(self, conversation: Conversation) -> Conversation:
        return conversation.without_answer("vo-sound")


def listed(conversation: Conversation, found: NotesFound) -> Turn:
    choices = rows(*(button(f"note:{one.which}", "admin-note", **_told(one)) for one in found.notes))
    return remark(conversation, Say((Text("admin-notes"),), STEP, choices, edits=True))


def shown(conversation: Conversation, one: NoteShown) -> Turn:
    """A recorded one, with what can be done; a text without a recording is recorded at once."""
    if one.hear and one.note_id:
        return remark(conversation, Say((Text("admin-shown", {"text": one.text}),), note=one.note_id))
    if not one.note_id:
        return record(conversation, one.which)
    choices = (
        button(f"note-hear:{one.which}", "admin-note-hear"),
        button(f"note-record:{one.which}", "admin-note-anew"),
        button(f"note-delete:{one.which}", "admin-note-delete"),
        button("voice", "admin-note-list"),
    )
    texts = (Text("admin-note-is", _told(one)), Text("admin-shown", {"text": one.text}))
    return remark(conversation, Say(texts, STEP, rows(*choices)))


def record(conversation: Conversation, which: WhichNote) -> Turn:
    begun = conversation.begin("voicing")
    return Turn(replace(begun, answers={WHICH: str(which)}))


def delete_really(conversation: Conversation, which: WhichNote) -> Turn:
    yes = Choice(f"note-delete-yes:{which}", "admin-note-delete-yes", style="danger")
    choices = rows(Choice(f"note:{which}", "people-no"), yes)
    about = {"name": which.name.value, "locale": which.locale}
    return remark(conversation, Say((Text("admin-note-really", about),), STEP, choices))


def tapped(conversation: Conversation, verb: str, chosen: str) -> Turn | None:
    """A button about one note. ``None``: it is of something else."""
    which = which_note(chosen)
    match verb:
        case _ if which is None:
            return None
        case "note":
            return Turn(conversation, command=FindNote(which))
        case "note-hear":
            return Turn(conversation, command=FindNote(which, hear=True))
        case "note-record":
            return record(conversation, which)
        case "note-delete":
            return delete_really(conversation, which)
        case "note-delete-yes":
            return Turn(conversation, command=DeleteNote(which))
    return None


def deleted(conversation: Conversation, *, was: bool) -> Turn:
    return Turn(conversation, (Say((Text("admin-note-deleted" if was else "admin-note-gone"),)),), FindNotes())


def _told(one: NoteShown) -> dict[str, object]:
    state = "none" if not one.note_id else "stale" if one.stale else "kept"
    return {"name": one.which.name.value, "locale": one.which.locale, "state": state}


def _which(conversation: Conversation) -> WhichNote:
    which = which_note(conversation.answers[WHICH])
    if which is None:
        raise LookupError("a dialogue about a note that there is not")
    return which


RECORD = Record()
HEAR = Hear()
