"""The service that an interview is about: asked where the office has several, or told by the link that led here.

Law: where the office has one service nobody is asked, and nothing is kept: without an answer it is the first one. Law:
agreeing is to one service's notice; what was agreed to for another is kept beside it.
"""

from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.applicant.person.language import other_language
from bot.conversation.applicant.wording import notes
from bot.conversation.core.commands import FindBookings
from bot.conversation.core.events import ChoiceTapped, CommandGiven, Event
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import PlainStep, not_understood, picked, please_choose, rows
from bot.conversation.reading.text.patterns import expression
from bot.domain.languages import LOCALES
from bot.domain.message import Style
from bot.domain.office import Service, Station
from bot.domain.outcome import Outcome

NAME: Final = "service"
_LINK: Final = expression(r"s([1-9][0-9]?)")


def wanted(conversation: Conversation, scene: Scene) -> Service:
    return scene.office.service_of(conversation.answers.get(NAME, ""))


def bookable(conversation: Conversation, scene: Scene) -> tuple[Station, ...]:
    """The calendars of its first visit, one at each place that has it."""
    return scene.office.stations_for(wanted(conversation, scene).key)


def has_agreed(conversation: Conversation, scene: Scene) -> bool:
    """To the notice of the service wanted, as it is now."""
    return scene.office.consent_to(wanted(conversation, scene)) in (conversation.consent or "").split()


def agreed(conversation: Conversation, scene: Scene) -> Conversation:
    mark = scene.office.consent_to(wanted(conversation, scene))
    others = [
        each for each in (conversation.consent or "").split() if each.rpartition(":")[0] != mark.rpartition(":")[0]
    ]
    return replace(conversation, consent=" ".join([*others, mark]))


@dataclass(frozen=True, slots=True)
class AskService(PlainStep):
    name: str = NAME
    stage: int = 0

    @property
    def dependents(self) -> tuple[str, ...]:
        return ("station", "time")

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        old = conversation.aside.get(self.name)
        choices = [_choice(service, style="primary" if service.key == old else "") for service in scene.office.services]
        others = (*rows(other_language(conversation)), *notes.on_the_first_message(conversation, scene))
        english = conversation.locale != "en" and scene.app_language
        texts = (*before, Text("ask-service"), *((Text("notice-in-english"),) if english else ()))
        return Turn(conversation, (Say(texts, self.name, (*rows(*choices), *others)),))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        titles = [(each.key, (each.titles.ar, each.titles.en)) for each in scene.office.services]
        chosen = picked(event, titles)
        if chosen in [key for key, _ in titles]:
            return Turn(conversation.with_answer(self, str(chosen)))
        return not_understood(self.ask(conversation, scene, (please_choose(scene),)))


def _choice(service: Service, style: Style) -> Choice:
    return Choice(service.key, "service-one", {"service": service.titles}, style=style)


SERVICE = AskService()


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """A link that says which service: ``/start s2``, or the button of a chat page that was opened by one. ``None``:
    something else, a link of the first service where there is no other, or of one that is no more."""
    match event:
        case CommandGiven("start", payload) if found := linked(payload, scene):
            return _begin(conversation, found)
        case ChoiceTapped(step="start", choice=choice):
            payload, _, locale = choice.partition(".")
            spoken = replace(conversation, locale=locale) if locale in LOCALES else conversation
            found = linked(payload, scene)
            return _begin(spoken, found) if found else Turn(replace(spoken, asked=None))
        case _:
            return None


def of_service(conversation: Conversation, key: str, scene: Scene) -> Conversation:
    """The interview, about this service; as it was where there is no other service, or this one is no more."""
    known = bool(scene.office.more_services) and key in [each.key for each in scene.office.services]
    if not known or wanted(conversation, scene).key == key == conversation.answers.get(NAME):
        return conversation
    return conversation.with_answer(SERVICE, key)


def linked(payload: str, scene: Scene) -> Service | None:
    """By its number in the office's file, which says nothing to who sees the link."""
    number = _LINK.fullmatch(payload)
    if number is None or not scene.office.more_services:
        return None
    return next(iter(scene.office.services[int(number[1]) - 1 : int(number[1])]), None)


def _begin(conversation: Conversation, service: Service) -> Turn:
    if conversation.errand == "register":
        return Turn(conversation.with_answer(SERVICE, service.key))
    return Turn(conversation, command=FindBookings("register", service.key))
