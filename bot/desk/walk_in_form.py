"""The chat's questions about a person as one form: the same checklist, the same steps, the same readers.

Law: a question that is added to the chat is on this form too, and a reply that the chat would refuse is refused here
in the same words, or in words of its own where those name what only a chat has. Nothing that was typed is lost by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.applicant.interview.questions import CONSENT, PERSON
from bot.conversation.applicant.person.inquiries import AskInquiry, asked_by
from bot.conversation.applicant.person.services import SERVICE
from bot.conversation.core.events import ChoiceTapped, Event, TextReceived
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import Step
from bot.conversation.core.views import BirthDay, OtherDocument, WholeName
from bot.conversation.reading.names.names import read_full_name
from bot.domain.office import Service

INSTEAD: Final = {
    "ask-birth-day": "walk-in-whole-date",
    "please-choose": "walk-in-choose",
    "name-family-missing": "name-too-short",
    "name-not-found": "walk-in-fault-name",
    "name-is-question": "walk-in-fault-name",
    "birth-not-a-date": "walk-in-fault-birth",
    "birth-in-part": "walk-in-fault-birth",
    "birth-two-dates": "walk-in-fault-birth",
    "document-number-missing": "walk-in-fault-number",
    "document-number-unclear": "walk-in-fault-number-unclear",
    "number-is-phone": "walk-in-fault-number-phone",
    "national-id-length": "walk-in-fault-national-id",
    "number-two-readings": "walk-in-fault-number-twice",
    "answer-not-seen": "walk-in-fault-not-seen",
}
"""What a chat says of its buttons, its commands and the message to come; here a field may stay empty instead."""


@dataclass(frozen=True, slots=True)
class Field:
    """``choices``: empty for one that is typed. ``depends``: asked only after some answers to those before it."""

    name: str
    choices: tuple[Choice, ...]
    optional: bool
    depends: bool
    label: Text


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a reply is no answer. ``switch``: the kind of document that the number looks like, and how to agree."""

    text: Text
    switch: tuple[str, Choice] | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """``answers`` are whole only if there are no ``faults``."""

    answers: Mapping[str, str]
    faults: Mapping[str, Fault]


def fields(scene: Scene, of: Service) -> tuple[Field, ...]:
    return tuple(_field(step, begun(of), scene) for step in _steps(of))


def _steps(of: Service) -> tuple[Step, ...]:
    return (*PERSON, *asked_by(of))


def begun(of: Service) -> Conversation:
    """An interview for this service."""
    return Conversation(errand="register", answers={SERVICE.name: of.key})


def read_form(typed: Mapping[str, str], scene: Scene, of: Service) -> Filled:
    """Each step hears what was typed at it, in the order of the checklist. One that depends on a faulty one waits."""
    conversation, faults = begun(of), dict[str, Fault]()
    for step in _steps(of):
        if not step.applies(conversation.answers):
            continue
        at_it = replace(conversation, asked=step.name, missed=1)  # nothing is doubted that is typed off a paper
        turn = step.hear(at_it, _reply(step, typed, conversation, scene), scene)
        heard = turn.conversation
        match heard.view:  # whom a chat would ask once more stands here with the paper
            case WholeName(name):
                as_typed = read_full_name(typed.get(step.name, ""))
                name = as_typed if isinstance(as_typed, str) else name
                heard = replace(heard, view=None).with_answer(step, name)
            case BirthDay(day):
                heard = heard.with_answer(step, day.isoformat())
            case OtherDocument(kind, number) if kind == heard.answers.get("document"):
                heard = heard.with_answer(step, number)
        if step.name in heard.answers:
            conversation = heard
        else:
            faults[step.name] = _fault(turn)
    return Filled(conversation.answers, faults)


def notice(scene: Scene, of: Service) -> tuple[Text, ...]:
    """What the person agrees to, with the numbers that erase; in the desk's words, for nobody writes /erase here. Then
    what is kept until a second visit, and the question last."""
    said = {text.key: text for text in _said(CONSENT.ask(begun(of), scene)).texts}
    usual = Text("walk-in-notice", {name: said["notice"].params[name] for name in ("authority", "days", "more")})
    later = (Text("walk-in-notice-collects"),) if scene.office.hands_out(of) else ()
    return (usual, *later, Text("walk-in-notice-question"))


def _field(step: Step, conversation: Conversation, scene: Scene) -> Field:
    label = Text("inquiry-label", {"label": step.inquiry.label}) if isinstance(step, AskInquiry) else None
    label = label or Text(f"walk-in-{step.name}")
    if not step.applies(conversation.answers):
        return Field(step.name, (), optional=False, depends=True, label=label)
    choices = _choices(step, conversation, scene)
    offered = tuple(choice for choice in choices if choice.id not in ("back", "skip"))
    return Field(step.name, offered, any(choice.id == "skip" for choice in choices), depends=False, label=label)


def _choices(step: Step, conversation: Conversation, scene: Scene) -> tuple[Choice, ...]:
    return tuple(choice for row in _said(step.ask(conversation, scene)).rows for choice in row)


def _reply(step: Step, typed: Mapping[str, str], conversation: Conversation, scene: Scene) -> Event:
    """What is chosen was tapped; nothing at all, where one may skip, is a skip."""
    text = typed.get(step.name, "").strip()
    choices = {choice.id for choice in _choices(step, conversation, scene)}
    if not text and "skip" in choices:
        return ChoiceTapped(step.name, "skip")
    return ChoiceTapped(step.name, text) if text in choices - {"skip", "back"} else TextReceived(text)


def _fault(turn: Turn) -> Fault:
    say = _said(turn)
    text = next(text for text in say.texts if text.key != "progress")
    kind = text.params.get("kind")
    switch = next((choice for row in say.rows for choice in row if choice.id == "switch"), None)
    said = Text(INSTEAD.get(text.key, text.key), text.params)
    return Fault(said, (str(kind), switch) if switch and kind else None)


def _said(turn: Turn) -> Say:
    return next(say for say in turn.says if isinstance(say, Say))
