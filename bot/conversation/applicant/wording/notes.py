"""Recorded notes for who does not read: offered where there is a recording, and sent only when asked for.

Law: hearing one disturbs no question. What it says stands below it in words.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bot.conversation.core.events import ChoiceTapped, Event
from bot.conversation.core.say import Choice, Rows, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import rows
from bot.domain.languages import FIRST_LOCALE
from bot.domain.notes import FIRST, Note, NoteName
from bot.domain.outcome import Outcome
from bot.domain.rules import Rules

STEP: Final = "note"
HELP: Final = (NoteName.ABOUT, NoteName.ANSWERING, NoteName.COMING)


def read_out(name: NoteName, rules: Rules) -> Text:
    """The text of a note."""
    return Text(f"note-{name}", {"days": rules.personal_retention.days} if name is NoteName.ABOUT else {})


def on_the_first_message(conversation: Conversation, scene: Scene) -> Rows:
    """One button plays the notes, the other begins listen mode, where they are heard too."""
    if not any(_recording(name, conversation, scene) for name in FIRST):
        return ()
    listen = () if conversation.listens or scene.staff else (Choice("listen", "language-listen", step="language"),)
    return rows(Choice("first", "note-listen", step=STEP), *listen, across=2)


def in_help(conversation: Conversation, scene: Scene) -> Rows:
    return rows(*(button(name) for name in HELP if _recording(name, conversation, scene)))


def button(name: NoteName) -> Choice:
    return Choice(name.value, f"note-listen-{name}", step=STEP)


def find_offered(notes: Iterable[Note], name: NoteName, locale: str) -> Note | None:
    return next((note for note in notes if (note.which.name, note.which.locale) == (name, locale)), None)


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """``None``: no note was asked for."""
    match event:
        case ChoiceTapped(step="note", choice="first"):
            wanted: tuple[NoteName, ...] = FIRST
        case ChoiceTapped(step="note", choice=choice) if choice in {*NoteName}:
            wanted = (NoteName(choice),)
        case _:
            return None
    recorded = tuple(name for name in wanted if _recording(name, conversation, scene))
    return Turn(conversation, tuple(_say(name, conversation, scene) for name in recorded or wanted))


def hear_now(names: Iterable[NoteName], conversation: Conversation, scene: Scene) -> tuple[Say, ...]:
    """In listen mode notes come unasked, where there is a recording."""
    wanted = names if conversation.listens else ()
    recorded = (name for name in wanted if _recording(name, conversation, scene))
    return tuple(replace(_say(name, conversation, scene), stays=name is NoteName.COMING) for name in recorded)


def _say(name: NoteName, conversation: Conversation, scene: Scene) -> Say:
    """Its words alone, where the recording is gone since the button was shown."""
    note = _recording(name, conversation, scene)
    return Say((read_out(name, scene.rules),), note=note.id if note else "")


def _recording(name: NoteName, conversation: Conversation, scene: Scene) -> Note | None:
    return find_offered(scene.notes, name, conversation.locale or FIRST_LOCALE) if scene.traits.plays else None
