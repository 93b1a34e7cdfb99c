"""A step: one thing to settle, with the rule when it applies, its question and the reading of a reply.

A ``Question`` is data; anything stranger is a small class with the same methods.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from bot.conversation.core.events import ChoiceTapped, Event, TextReceived
from bot.conversation.core.say import Choice, Rows, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.reading.sentences.going_back import goes_back
from bot.conversation.reading.text.choices import (
    BACK,
    FILLERS,
    decided,
    fold_choice,
    is_one_of,
    match_choice,
    means_as_before,
)
from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.text.ordinals import place_said
from bot.conversation.reading.text.yes_and_no import refuses
from bot.domain.outcome import Outcome

GO_BACK = Choice("back", "choice-back")
PROGRESS = Text("progress")
KEEP_OLD = "keep"


class Step(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def stage(self) -> int:
        """The place of its stage among those of an interview, some of which nobody comes through; 0 for none."""
        ...

    @property
    def dependents(self) -> tuple[str, ...]:
        """The names of the answers that mean nothing once this one has changed."""
        ...

    @property
    def needs_hold(self) -> bool:
        """Its question is about the time held: once the hold has run out a reply to it means nothing."""
        ...

    @property
    def leaving(self) -> tuple[Say, ...]:
        """Said where the person goes back from this question to the one before."""
        ...

    def applies(self, answers: Mapping[str, str]) -> bool: ...
    def is_settled(self, conversation: Conversation, scene: Scene) -> bool: ...
    def ask(self, conversation: Conversation, scene: Scene) -> Turn: ...
    def hears_back(self, conversation: Conversation) -> bool:
        """A question within the question is on the screen: "back" is for ``hear``, and leads to the question itself."""
        ...

    def take_back(self, conversation: Conversation) -> Conversation:
        """The conversation without the answer of this step: somebody went back from the question that follows."""
        ...

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        """A turn whose conversation still has ``asked == name`` waits for another reply at this step."""
        ...


class Field(Step, Protocol):
    """A step whose answer stands on the screen of the check, as a line that can be changed there."""

    @property
    def words(self) -> tuple[str, ...]:
        """Words that are typed for its line, beside the line's label and its number."""
        ...

    def shown(self, answer: str, scene: Scene) -> Mapping[str, object]:
        """The parameters of the message ``check`` that show this answer; ``answer`` is "" where it has none."""
        ...


class PlainStep:
    """The usual step: it always applies, is settled once it is answered, and stands by itself."""

    __slots__ = ()
    name: str

    @property
    def dependents(self) -> tuple[str, ...]:
        return ()

    @property
    def needs_hold(self) -> bool:
        return False

    @property
    def leaving(self) -> tuple[Say, ...]:
        return ()

    def applies(self, answers: Mapping[str, str]) -> bool:
        return True

    def is_settled(self, conversation: Conversation, scene: Scene) -> bool:
        return self.name in conversation.answers

    def hears_back(self, conversation: Conversation) -> bool:
        return False

    def take_back(self, conversation: Conversation) -> Conversation:
        return conversation.without_answer(self.name)


class AlwaysAsked(PlainStep):
    """The last step of a checklist: nothing settles it but the end of the errand."""

    __slots__ = ()

    def is_settled(self, conversation: Conversation, scene: Scene) -> bool:
        return False


def rows(*choices: Choice, across: int = 1) -> Rows:
    return tuple(choices[start : start + across] for start in range(0, len(choices), across))


def question(step: "Step", key: str, *, before: tuple[Text, ...] = (), **params: object) -> tuple[Text, ...]:
    """The paragraphs of a question: ``before``, the progress through the stages (which ``advance`` counts), the
    question itself."""
    return (*before, *((PROGRESS,) if step.stage else ()), Text(key, params))


def picked(
    event: Event | Outcome,
    options: Sequence[tuple[str, Collection[str]]],
    also: Collection[str] = (),
    fillers: Collection[str] = FILLERS,
) -> str | None:
    """The choice that was tapped, or that a text means by its number, its label or a word for it. A "yes" or "no"
    counts whatever ``fillers`` follow it, and words of ``also``: "yes, cancel it"."""
    match event:
        case ChoiceTapped(choice=choice):
            return choice
        case TextReceived(text):
            place = place_said(text)
            if meant := match_choice(str(place) if place else text, options):
                return meant
            first = decided(text, {*fillers, *map(fold_choice, also)})
            return match_choice(first, options) if first else None
        case _:
            return None


def picked_or_no(
    event: Event | Outcome, options: Sequence[tuple[str, Collection[str]]], also: Collection[str] = ()
) -> str | None:
    """As ``picked``, of the choices "yes" and "no": a "no" in front is one, whatever follows it."""
    if (meant := picked(event, options, also)) or not isinstance(event, TextReceived):
        return meant
    return "no" if refuses(event.text) else None


def please_choose(scene: Scene) -> Text:
    """What to do with the choices: numbers are printed where there are no buttons."""
    return Text("please-choose", {"surface": scene.traits.surface})


def not_understood(turn: Turn) -> Turn:
    """The turn of a step that asks again because the reply was no answer: it may be something said beside it."""
    return replace(turn, misread=True)


def wants_back(event: Event | Outcome) -> bool:
    match event:
        case ChoiceTapped(choice="back"):
            return True
        case TextReceived(text):
            return is_one_of(text, BACK) or goes_back(text)
        case _:
            return False


def chooses_old(event: Event | Outcome) -> bool:
    """The old answer, offered as the first choice, was tapped or meant: "as before", "1"."""
    match event:
        case ChoiceTapped(choice="keep"):
            return True
        case TextReceived(text):
            return means_as_before(text)
        case _:
            return False


@dataclass(frozen=True, slots=True)
class Question(PlainStep):
    """A question that is data. ``read`` gives the answer as it will be stored, ``show`` the same as it is shown;
    ``words`` name its line on the screen of the check."""

    name: str
    stage: int
    read: Callable[[str, date], str | Misread]
    show: Callable[[str], object]
    words: tuple[str, ...] = ()

    def shown(self, answer: str, scene: Scene) -> Mapping[str, object]:
        return {self.name: self.show(answer)}

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        old = conversation.aside.get(self.name)
        as_before = (Choice(KEEP_OLD, "choice-keep", {"old": self.show(old)}, style="primary"),) if old else ()
        say = Say(
            question(self, f"ask-{self.name}", before=before), self.name, rows(*as_before, GO_BACK), answer="text"
        )
        return Turn(conversation, (say,))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        old = conversation.aside.get(self.name)
        match event:
            case _ if old and chooses_old(event):
                return Turn(conversation.with_answer(self, old))
            case TextReceived(text):
                answer = self.read(text, scene.today)
            case _:
                answer = Misread("please-write")
        if isinstance(answer, Misread):
            return not_understood(self.ask(conversation, scene, before=(Text(answer.key, answer.params),)))
        return Turn(conversation.with_answer(self, answer))
