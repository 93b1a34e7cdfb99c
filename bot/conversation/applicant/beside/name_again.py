"""A name that is said again after something else was understood: it is believed as it stands. Pure.

Law: the same name is never asked about twice, and what stood beside it is never left out by saying it again.
"""

from dataclasses import replace
from typing import Final

from bot.conversation.applicant.person.name import NAME
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import Step, not_understood
from bot.conversation.core.views import WholeName
from bot.conversation.reading.names.name_answers import is_same_name, more_than_name
from bot.conversation.reading.names.names import read_full_name
from bot.conversation.reading.names.unlike_names import holds_words, is_long
from bot.domain.outcome import Outcome

DENIED: Final = "name_denied"
"""In ``aside``: the name that was asked about and is not the one."""


def believed(before: Conversation, asked: Step, event: Event | Outcome, turn: Turn, scene: Scene) -> Turn:
    """The turn, or the name as it was typed where it would ask what was denied, or take less than was said twice."""
    after = turn.conversation
    if asked.name != NAME.name or {before.errand, after.errand} != {"register"}:
        return turn
    text = event.text if isinstance(event, TextReceived) else ""
    if NAME.name in after.answers:
        view = before.view
        more = more_than_name(view.name, text) if isinstance(view, WholeName) and not view.typed else ""
        if more and isinstance(view, WholeName) and after.answers[NAME.name] == view.name:
            return NAME.ask(replace(before, view=WholeName(view.name, more)), scene)
        return _with(turn, "")
    if isinstance(before.view, WholeName) and after.asked == NAME.name and after.view is None:
        return _with(turn, before.view.name)
    denied = before.aside.get(DENIED, "")
    if not (denied and text and isinstance(after.view, WholeName) and is_same_name(after.view.name, denied)):
        return turn
    read = read_full_name(text)
    if not isinstance(read, str) or is_long(read) or holds_words(read):
        return not_understood(NAME.ask(replace(after, view=None), scene, (Text("name-not-found"),)))
    return _with(Turn(after.with_answer(NAME, read)), "")


def _with(turn: Turn, denied: str) -> Turn:
    aside = {name: old for name, old in turn.conversation.aside.items() if name != DENIED}
    aside |= {DENIED: denied} if denied else {}
    return replace(turn, conversation=replace(turn.conversation, aside=aside))
