"""The desks at which a member of staff is signed in, from their chat: what there is, and the end of each.

Law: a chat that is not enrolled gets no answer about it, and one's own alone are listed.
"""

from dataclasses import replace

from bot.conversation.core.commands import EndSession, FindSessions
from bot.conversation.core.events import ChoiceTapped, CommandGiven, Event
from bot.conversation.core.outcomes import SessionEnded, SessionsFound
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import rows
from bot.domain.desk import Session
from bot.domain.outcome import Outcome

STEP = "session"


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """``/sessions``, a tap on "end this session", or an outcome of one; ``None`` for all else."""
    if scene.staff is None:
        return None
    match event:
        case CommandGiven("sessions"):
            return Turn(conversation, command=FindSessions())
        case ChoiceTapped(step="session", choice=choice) if choice.startswith("end:"):
            return Turn(conversation, command=EndSession(choice.removeprefix("end:")))
        case SessionsFound(sessions):
            return Turn(_calm(conversation), (_listed(sessions, scene),))
        case SessionEnded(was):
            text = Text("session-ended" if was else "session-gone")
            return Turn(_calm(conversation), (Say((text,), STEP, edits=True),))
    return None


def end_button(session_id: str) -> Choice:
    return Choice(f"end:{session_id}", "session-end", style="danger", step=STEP)


def _listed(sessions: tuple[Session, ...], scene: Scene) -> Say:
    if not sessions:
        return Say((Text("session-none"),), STEP)
    texts = [Text("session-own-title")]
    for one in sessions:
        since, seen = scene.local(one.started_at), scene.local(one.seen_at)
        texts.append(
            Text("session-own", {"counter": one.counter, "on": since.date(), "at": since.time(), "until": seen.time()})
        )
    return Say(tuple(texts), STEP, rows(*(_end_at(one, scene) for one in sessions)))


def _end_at(one: Session, scene: Scene) -> Choice:
    """By when it began: two browsers may stand at one counter."""
    params = {"counter": one.counter, "at": scene.local(one.started_at).time()}
    return Choice(f"end:{one.id}", "session-end-at", params)


def _calm(conversation: Conversation) -> Conversation:
    return replace(conversation, asked=conversation.asked or "menu")
