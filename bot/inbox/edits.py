"""Edited messages: heard as the correction of what they had answered, as long as that answer is still open to change.

Law: an edit never does more than the same words typed after "back" would do. Of a message that led to something done (a
booking, a notice that was sent), or that answered nothing we remember, the person is told that the edit was not heard;
so too where the question it had answered is not due any more, or one before it waits for its answer anew.
"""

from dataclasses import replace

from bot.conversation.advance import steps_of
from bot.conversation.core.events import Event, OtherReceived, TextEdited, TextReceived
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.reading.text.digits import normalise

_WAITS = ""
"""In ``given``: the message that the question asked has not understood, or of which it waits for the rest."""


def heard_as(conversation: Conversation, event: Event, ref: str, scene: Scene) -> tuple[Conversation, Event]:
    """The conversation with the answers of that message taken back, and the event that the edit is to it."""
    if not isinstance(event, TextEdited):
        return conversation, event
    names = {name for name, given in conversation.given.items() if given == ref}
    if not ref or not names or normalise(event.text).startswith("/"):
        return conversation, OtherReceived("edited")
    if names == {_WAITS}:
        return conversation, TextReceived(event.text)
    first = _first_of(names, conversation, scene)
    if first is None:
        return conversation, OtherReceived("edited")
    reopened = conversation
    for name in sorted(names):
        reopened = reopened.without_answer(name)
    return replace(reopened, asked=first, correcting=None), TextReceived(event.text)


def _first_of(names: set[str], conversation: Conversation, scene: Scene) -> str | None:
    """The first of these questions in the order of the errand; ``None`` where one before it is not settled."""
    for step in steps_of(conversation, scene):
        if not step.applies(conversation.answers):
            continue
        if step.name in names:
            return step.name
        if not step.is_settled(conversation, scene):
            return None
    return None


def told(turn: Turn, event: Event, heard: Event) -> Turn:
    """The turn, which says so where an edit was heard."""
    if isinstance(event, TextEdited) and isinstance(heard, TextReceived):
        work = any(isinstance(said, Say) and said.work for said in turn.says)
        return replace(turn, says=(Say((Text("edit-heard"),), work=work), *turn.says))
    return turn


def noted(before: Conversation, after: Conversation, event: Event, ref: str) -> Conversation:
    """The conversation that knows which message gave which answer, within one errand."""
    if after.errand != before.errand or not after.errand:
        return replace(after, given={})
    new = [name for name, answer in after.answers.items() if before.answers.get(name) != answer]
    kept = {name: old for name, old in before.given.items() if name in after.answers and name not in new}
    if not isinstance(event, TextReceived) or not ref:
        return replace(after, given=kept)
    waits = {_WAITS: ref} if not new and after.asked == before.asked else {}
    return replace(after, given={**kept, **dict.fromkeys(new, ref), **waits})
