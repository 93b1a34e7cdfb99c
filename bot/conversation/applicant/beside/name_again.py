"""A name that is said again after something else was understood: it is believed as it stands. Pure.

Law: the same name is never asked about twice, and what stood beside it is never left out by saying it again; nor is
the first name, by telling those of the father and the family as they were asked for.
"""

from dataclasses import replace
from typing import Final

from bot.conversation.applicant.person.name import NAME
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import Step, not_understood
from bot.conversation.core.views import PartOfName, WholeName
from bot.conversation.reading.names.latin_names import begins_alike
from bot.conversation.reading.names.name_answers import begins_with, is_same_name, more_than_name
from bot.conversation.reading.names.name_frames import LEAD_IN
from bot.conversation.reading.names.name_labels import begins_with_label
from bot.conversation.reading.names.names import is_framed, read_full_name
from bot.conversation.reading.names.no_names import finds_wrong
from bot.conversation.reading.names.unlike_names import holds_words, is_long
from bot.domain.outcome import Outcome

DENIED: Final = "name_denied"
"""In ``aside``: the name that was asked about and is not the one."""
_MOST: Final = 3
"""Words of a name, behind which the family's may follow."""


def believed(before: Conversation, asked: Step, event: Event | Outcome, turn: Turn, scene: Scene) -> Turn:
    """The turn, or the name as it was typed where it would ask what was denied, or take less than was said twice."""
    after = turn.conversation
    if asked.name != NAME.name or {before.errand, after.errand} != {"register"}:
        return turn
    text = event.text if isinstance(event, TextReceived) else ""
    if isinstance(before.view, PartOfName) and (whole := _with_its_part(before.view.name, text, after)):
        answers = {name: answer for name, answer in after.answers.items() if name != NAME.name}
        return NAME.ask(replace(after, asked=NAME.name, answers=answers, view=whole), scene)
    if NAME.name in after.answers:
        view = before.view
        more = more_than_name(view.name, text) if isinstance(view, WholeName) and not view.typed else ""
        if more and isinstance(view, WholeName) and after.answers[NAME.name] == view.name:
            return NAME.ask(replace(before, view=WholeName(view.name, more)), scene)
        return _with(turn, "")
    if isinstance(before.view, WholeName) and isinstance(after.view, PartOfName) and not is_framed(text):
        more = f"{before.view.name} {after.view.name}"
        if len(before.view.name.split()) <= _MOST and isinstance(read_full_name(more), str):
            return NAME.ask(replace(after, view=WholeName(more)), scene)
    if isinstance(before.view, WholeName) and after.view == before.view and finds_wrong(text):
        return NAME.ask(replace(_with(turn, before.view.name).conversation, view=None), scene)
    if isinstance(before.view, WholeName) and after.asked == NAME.name and after.view is None:
        return _with(turn, before.view.name)
    denied = before.aside.get(DENIED, "")
    if not (denied and text and isinstance(after.view, WholeName) and is_same_name(after.view.name, denied)):
        return turn
    read = read_full_name(text)
    if not isinstance(read, str) or is_long(read) or holds_words(read):
        return not_understood(NAME.ask(replace(after, view=None), scene, (Text("name-not-found"),)))
    return _with(Turn(after.with_answer(NAME, read)), "")


def _with_its_part(part: str, text: str, after: Conversation) -> WholeName | None:
    """The name with the part that was given before it: of who was asked for the father's name and the family's, and
    wrote no more. ``None`` where it has the part, or tells that it is another name."""
    view = after.view
    asked = (view.typed or view.name) if isinstance(view, WholeName) else ""
    name = after.answers.get(NAME.name, asked)
    if not name or not text or LEAD_IN.match(text) or begins_with(name, part):
        return None
    if begins_alike(name, part):
        return WholeName(name, f"{part} {name}")
    labelled = read_full_name(f"{part} {text}") if begins_with_label(text) else name
    whole = labelled if isinstance(labelled, str) and labelled != name else f"{part} {name}"
    return None if is_long(whole) else WholeName(whole, name)


def _with(turn: Turn, denied: str) -> Turn:
    aside = {name: old for name, old in turn.conversation.aside.items() if name != DENIED}
    aside |= {DENIED: denied} if denied else {}
    return replace(turn, conversation=replace(turn.conversation, aside=aside))
