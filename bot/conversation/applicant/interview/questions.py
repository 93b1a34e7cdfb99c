"""The first question, the notice; and all questions about the person, in their order."""

from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.applicant.person.birth import BIRTH
from bot.conversation.applicant.person.language import named_language, other_language
from bot.conversation.applicant.person.name import NAME
from bot.conversation.applicant.person.papers import DOCUMENT, NUMBER
from bot.conversation.applicant.person.services import agreed, has_agreed, wanted
from bot.conversation.applicant.wording import notes
from bot.conversation.core.commands import Decline
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.outcomes import Declined
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import (
    Field,
    PlainStep,
    not_understood,
    picked,
    please_choose,
    rows,
)
from bot.conversation.reading.answers.agreement import agrees_all_the_same, refuses_with_reason
from bot.conversation.reading.by_example.likely import likely_beside
from bot.conversation.reading.sentences.plain_answers import denies
from bot.conversation.reading.text.choices import NO, YES, fold_choice, match_choice
from bot.conversation.reading.text.yes_and_no import DROPPING, agrees, is_asked, refuses
from bot.domain.outcome import Outcome

REFUSING: Final = frozenset({"stop", "omit", "erase", "cancel", "without"})
"""The kinds of what is said by who refuses. Whoever begins with "no" may ask something: "no fees, really?"."""


@dataclass(frozen=True, slots=True)
class AskConsent(PlainStep):
    """No personal question comes before "I agree"; the numbers in the notice are those that erase."""

    name: str = "consent"
    stage: int = 0

    def is_settled(self, conversation: Conversation, scene: Scene) -> bool:
        return has_agreed(conversation, scene)

    def take_back(self, conversation: Conversation) -> Conversation:
        return replace(conversation, consent=None, asked=None)

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        service = wanted(conversation, scene)
        authority = service.authority
        params = {
            "authority": authority.words if authority.verified else "",
            "days": scene.rules.personal_retention.days,
            "hours": int(scene.rules.unfinished_retention.total_seconds() // 3600),
            "surface": scene.traits.surface,
            "collects": "yes" if scene.office.hands_out(service) else "",
            "more": service.notice_more or "",
        }
        choices = (*rows(*_choices(conversation)), *notes.on_the_first_message(conversation, scene))
        english = conversation.locale != "en" and scene.app_language
        said = (*before, Text("notice", params), *((Text("notice-in-english"),) if english else ()))
        return Turn(conversation, (Say(said, self.name, choices),))

    def ask_again(self, conversation: Conversation, before: tuple[Text, ...] = ()) -> Turn:
        """The question without its notice, which stands above it."""
        return Turn(
            conversation, (Say((*before, Text("ask-consent-again")), self.name, rows(*_choices(conversation))),)
        )

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        if isinstance(event, Declined):
            declined = (Say((Text("consent-declined-kept" if event.kept else "consent-declined"),)),)
            return Turn(replace(conversation.finish(), errand=""), declined, over=not event.kept)
        match _agreed(event, conversation):
            case "ar" | "en" as locale:
                return Turn(replace(conversation, locale=locale, asked=None))
            case "agree":
                return Turn(replace(agreed(conversation, scene), asked=None))
            case "no":
                return Turn(conversation, command=Decline())
            case _:
                return not_understood(self.ask_again(conversation, (please_choose(scene),)))


def _choices(conversation: Conversation) -> tuple[Choice, ...]:
    """The place of each is the number that it may be typed by."""
    agree, no = Choice("agree", "consent-agree", style="success"), Choice("no", "consent-no")
    return (agree, no, other_language(conversation))


def _agreed(event: Event | Outcome, conversation: Conversation) -> str | None:
    """Whole words alone, either way: of a fragment or a question nobody could say what was agreed to."""
    options = [("agree", YES), ("no", NO), (other_language(conversation).id, ())]
    if not isinstance(event, TextReceived):
        return picked(event, options)
    if locale := named_language(event.text):
        return locale
    if is_asked(event.text):
        return None
    whole = fold_choice(event.text)
    if whole in YES | NO or whole.isdecimal():
        return match_choice(event.text, options)
    if (agrees(event.text) and not denies(event.text)) or agrees_all_the_same(event.text):
        return "agree"
    if refuses_with_reason(event.text):
        return "no"
    return "no" if refuses(event.text, DROPPING) and not likely_beside(event.text, CONSENT.name, REFUSING) else None


CONSENT = AskConsent()
PERSON: Final[tuple[Field, ...]] = (NAME, DOCUMENT, NUMBER, BIRTH)
"""The questions about the person, in their order: asked in the interview, shown at the check, and fields of the desk's
form for people without a booking."""
