"""The question for the phone, which may be left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.conversation.core.events import ChoiceTapped, ContactShared, Event, TextReceived
from bot.conversation.core.outcomes import Outcome
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import GO_BACK, KEEP_OLD, PlainStep, chooses_old, not_understood, question, rows
from bot.conversation.reading.asides import read_aside
from bot.conversation.reading.choices import NO, SKIP, is_one_of, match_choice
from bot.conversation.reading.misread import Misread
from bot.conversation.reading.phones import declines_phone, read_phone, show_phone
from bot.conversation.reading.yes_and_no import refuses


@dataclass(frozen=True, slots=True)
class AskPhone(PlainStep):
    """Optional. A shared contact is believed only if the messenger says that it is the person's own."""

    name: str = "phone"
    stage: int = 4
    leaving: tuple[Say, ...] = (Say((Text("all-right"),), ends_contact=True),)
    words: tuple[str, ...] = (
        "الهاتف",
        "رقم الهاتف",
        "الموبايل",
        "الجوال",
        "phone",
        "phone number",
        "mobile",
        "edit phone",
    )

    def shown(self, answer: str, scene: Scene) -> Mapping[str, object]:
        return {self.name: Phone(answer) if answer else ""}

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        old = conversation.aside.get(self.name)
        as_before = (Choice(KEEP_OLD, "choice-keep", {"old": Phone(old)}, style="primary"),) if old else ()
        choices = (*as_before, Choice("skip", "choice-skip"), GO_BACK)
        say = Say(question(self, "ask-phone", before=before), self.name, rows(*choices), contact=True, answer="digits")
        return Turn(conversation, (say,))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        old = conversation.aside.get(self.name)
        noted = (Say((Text("phone-noted"),), ends_contact=True),)
        match event:
            case ChoiceTapped(choice="skip"):
                return Turn(conversation.with_answer(self, ""), noted)
            case _ if old and chooses_old(event):
                return Turn(conversation.with_answer(self, old), noted)
            case TextReceived(text) if is_one_of(text, SKIP) or is_one_of(text, NO) or _without_phone(text):
                return Turn(conversation.with_answer(self, ""), noted)
            case TextReceived(text) if old and match_choice(text, [(KEEP_OLD, (show_phone(old),))]):
                return Turn(conversation.with_answer(self, old), noted)
            case ContactShared(own=False):
                return self.ask(conversation, scene, (Text("phone-not-own"),))
            case TextReceived(text) | ContactShared(phone=text):
                read = read_phone(text)
                if isinstance(read, Misread):
                    return not_understood(self.ask(conversation, scene, (Text(read.key, read.params),)))
                return Turn(conversation.with_answer(self, read), noted)
            case _:
                return not_understood(self.ask(conversation, scene, (Text("please-write"),)))


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number to be shown as one left-to-right unit."""

    e164: str

    def __str__(self) -> str:
        return show_phone(self.e164)


def _without_phone(text: str) -> bool:
    return declines_phone(text) or (refuses(text) and read_aside(text, sure=False) is None)


PHONE = AskPhone()
