"""The choice of the language, the first question of all, and asked again at any moment from the menu."""

from dataclasses import dataclass, replace

from bot.conversation.applicant import notes
from bot.conversation.core.events import Event
from bot.conversation.core.outcomes import Outcome
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import PlainStep, picked, rows

LANGUAGES = (
    ("ar", ("العربية", "عربي", "بالعربي", "arabic", "ar")),
    ("en", ("English", "انجليزي", "انكليزي", "الانكليزية", "eng", "en")),
)


@dataclass(frozen=True, slots=True)
class AskLanguage(PlainStep):
    name: str = "language"
    stage: int = 0

    def is_settled(self, conversation: Conversation, scene: Scene) -> bool:
        return conversation.locale is not None

    def hears_back(self, conversation: Conversation) -> bool:
        return True  # there is nothing before it

    def take_back(self, conversation: Conversation) -> Conversation:
        """Only in an interview is it asked again; from an errand one goes back to the menu."""
        return (
            replace(conversation, locale=None, asked=None)
            if conversation.errand == "register"
            else conversation.finish()
        )

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        choices = (Choice(key, f"language-{key}") for key, _ in LANGUAGES)
        listen = notes.on_the_first_message(conversation, scene)
        return Turn(conversation, (Say((Text("ask-language"),), self.name, (*rows(*choices, across=2), *listen)),))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match picked(event, LANGUAGES):
            case "ar" | "en" as locale:
                return Turn(replace(conversation, locale=locale, listens=False, asked=None))
            case _:
                return self.ask(conversation, scene)


LANGUAGE = AskLanguage()


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """The reply to the question asked from the menu; any reply ends it, so that nobody is stuck there. ``None``: it was
    not asked from the menu."""
    if conversation.asked != LANGUAGE.name or conversation.locale is None or not isinstance(event, Event):
        return None
    heard = LANGUAGE.hear(conversation, event, scene)
    return replace(heard, conversation=replace(heard.conversation, asked=None), says=())
