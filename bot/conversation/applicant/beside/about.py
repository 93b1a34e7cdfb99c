"""What is likely asked, offered as buttons where nothing surely tells: each gives its answer, then the question again.

Law: a button only tells; nothing is recorded, opened or ended by it, so a wrong guess costs nobody anything.
"""

from dataclasses import replace
from typing import Final

from bot.conversation.applicant.beside.aside_texts import texts
from bot.conversation.applicant.interview.listening import COUNTED
from bot.conversation.applicant.interview.questions import CONSENT
from bot.conversation.core.events import ChoiceTapped, Event
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import rows
from bot.conversation.reading.asides.kinds import Kind, marked
from bot.conversation.reading.by_example.likely import closest
from bot.domain.outcome import Outcome

STEP: Final = "about"
KINDS: Final[tuple[Kind, ...]] = tuple(sorted(marked("offered")))
LEAST: Final = 2
"""Of one kind alone it would be said at once, if it were likely."""


def offers(text: str, conversation: Conversation, scene: Scene) -> tuple[Say, ...]:
    """What it may be about; ``()`` where no two kinds are near, or a number typed for one could be an answer."""
    step = conversation.asked or "menu"
    counts = conversation.counts or conversation.listens
    if scene.staff or scene.traits.surface == "terminal" or (counts and step not in COUNTED):
        return ()
    kinds = closest(text, step, KINDS)
    if len(kinds) < LEAST:
        return ()
    return (Say((Text("ask-about"),), STEP, rows(*(Choice(kind, f"about-{kind}") for kind in kinds))),)


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """One of the buttons, at any moment. ``None``: something else was said."""
    if not isinstance(event, ChoiceTapped) or event.step != STEP:
        return None
    kind = next((each for each in KINDS if each == event.choice), None)
    told = texts(kind, "", conversation, scene) if kind and not scene.staff else ()
    if conversation.asked == CONSENT.name:
        again = CONSENT.ask_again(conversation)
        return replace(again, says=(*told, *again.says))
    return Turn(replace(conversation, asked=None), told)
