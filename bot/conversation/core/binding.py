"""A choice that binds carries a mark of what it was asked about, so that the "yes" of an older screen never does what
a newer one asks: of two bookings the other would be cancelled, and of two checks the one not seen be booked. Pure.

Law: whoever presses one that was asked about something else, or that has no mark, is asked anew.
"""

import json
from dataclasses import replace
from hashlib import sha256
from typing import Final

from bot.conversation.core.events import ChoiceTapped
from bot.conversation.core.say import Choice, Say
from bot.conversation.core.state import Conversation, Turn
from bot.conversation.core.view_drafts import to_json

BINDING: Final = frozenset({"yes", "confirm", "switch"})
_SHOWS_ALL: Final = "confirm"
"""At the check, which shows all answers in each of its views."""
_LENGTH: Final = 8


def with_marks(turn: Turn) -> Turn:
    """The turn, with a mark on each choice that binds in the question asked."""
    if not any(_binds(say, turn.conversation) for say in turn.says):
        return turn
    says = tuple(
        replace(say, rows=tuple(tuple(_marked(each, turn.conversation) for each in row) for row in say.rows))
        if isinstance(say, Say) and _binds(say, turn.conversation)
        else say
        for say in turn.says
    )
    return replace(turn, says=says)


def pressed(conversation: Conversation, tapped: ChoiceTapped) -> ChoiceTapped | None:
    """The choice without its mark. ``None``: it was asked about something else."""
    choice, _, written = tapped.choice.partition(":")
    if choice not in BINDING:
        return tapped
    return ChoiceTapped(tapped.step, choice) if written == mark(conversation, choice) else None


def without_mark(data: str) -> str:
    """The data of a button, ``step:choice``, without its mark."""
    step, _, choice = data.partition(":")
    bare = choice.partition(":")[0]
    return f"{step}:{bare}" if bare in BINDING else data


def _binds(say: object, conversation: Conversation) -> bool:
    return (
        isinstance(say, Say)
        and say.step == conversation.asked
        and any(each.id in BINDING and not each.step for row in say.rows for each in row)
    )


def _marked(choice: Choice, conversation: Conversation) -> Choice:
    about = mark(conversation, choice.id) if choice.id in BINDING and not choice.step else ""
    return replace(choice, id=f"{choice.id}:{about}") if about else choice


def mark(conversation: Conversation, choice: str) -> str:
    """Empty where nothing but the chat itself can be meant, as by an erasure."""
    view = to_json(conversation.view) if conversation.view and choice != _SHOWS_ALL else None
    if not (conversation.answers or view):
        return ""
    about = json.dumps([conversation.asked, sorted(conversation.answers.items()), view], sort_keys=True)
    return sha256(about.encode()).hexdigest()[:_LENGTH]
