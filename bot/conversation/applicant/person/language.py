"""The choice of the language, asked from the menu. A chat begins in Arabic, with a button for the other; in English
where its first message is a sentence in that."""

from dataclasses import dataclass, replace

from bot.conversation.applicant.wording import notes
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.outcomes import DaysFound
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import PlainStep, picked, rows
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.english import is_english
from bot.domain.languages import FIRST_LOCALE
from bot.domain.outcome import Outcome

ENGLISH = "english"
"""In ``aside``: an English sentence was said, and its question waits for what was looked up."""
LANGUAGES = (
    ("ar", ("العربية", "عربي", "بالعربي", "arabic", "ar")),
    ("en", ("English", "انجليزي", "انكليزي", "الانكليزية", "eng", "en")),
)


def first_of(event: Event | Outcome) -> str:
    return "en" if isinstance(event, TextReceived) and is_english(event.text) else FIRST_LOCALE


@dataclass(frozen=True, slots=True)
class AskLanguage(PlainStep):
    name: str = "language"
    stage: int = 0

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


def other_language(conversation: Conversation) -> Choice:
    """The button for the language that is not spoken; understood at any moment."""
    other = "ar" if conversation.locale == "en" else "en"
    return Choice(other, f"language-{other}", step=LANGUAGE.name)


def _said(event: Event | Outcome) -> str:
    match event:
        case TextReceived(text=said) | DaysFound(said=said):
            return said
        case _:
            return ""


def offered(turn: Turn, event: Event | Outcome, scene: Scene) -> Turn:
    """The turn with the other language's button at its question, where an English sentence is answered in Arabic."""
    conversation, is_outcome = turn.conversation, not isinstance(event, Event)
    english = is_english(_said(event)) or (is_outcome and ENGLISH in conversation.aside)
    aside = {name: old for name, old in conversation.aside.items() if name != ENGLISH}
    if english and turn.command is not None and conversation.locale == FIRST_LOCALE:
        aside[ENGLISH] = "yes"
    if aside != conversation.aside:
        conversation = replace(conversation, aside=aside)
        turn = replace(turn, conversation=conversation)
    counts = conversation.listens or conversation.counts or scene.traits.surface == "terminal"
    if conversation.locale != FIRST_LOCALE or counts or scene.staff or not english:
        return turn
    asking = [at for at, say in enumerate(turn.says) if isinstance(say, Say) and say.rows and say.step]
    last = turn.says[asking[-1]] if asking else None
    if not isinstance(last, Say) or any(_is_of_language(choice) for row in last.rows for choice in row):
        return turn
    says = [*turn.says]
    says[asking[-1]] = replace(last, rows=(*last.rows, (other_language(conversation),)))
    return replace(turn, says=tuple(says))


def _is_of_language(choice: Choice) -> bool:
    return LANGUAGE.name in (choice.step, choice.id)


def named_language(text: str) -> str | None:
    return next((key for key, words in LANGUAGES if fold_choice(text) in map(fold_choice, words)), None)


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """The reply to the question; any reply ends it, so that nobody is stuck there. ``None``: it was not asked."""
    if conversation.asked != LANGUAGE.name or not isinstance(event, Event):
        return None
    heard = LANGUAGE.hear(conversation, event, scene)
    return replace(heard, conversation=replace(heard.conversation, asked=None), says=())
