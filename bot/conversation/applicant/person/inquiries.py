"""What a service asks besides the usual questions: steps made from data alone.

Law: what is said here is heard as anywhere: a question, or something else beside the answer, is no answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.conversation.applicant.wording.masked import masked_name, masked_number
from bot.conversation.core.events import ChoiceTapped, Event, TextReceived
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import (
    GO_BACK,
    KEEP_OLD,
    PlainStep,
    chooses_old,
    not_understood,
    picked,
    please_choose,
    question,
    rows,
)
from bot.conversation.reading.asides.read import asks
from bot.conversation.reading.names.names import read_full_name
from bot.conversation.reading.numbers.documents import compact_number
from bot.conversation.reading.text.choices import SKIP, fold_choice, is_one_of
from bot.conversation.reading.text.digits import latin_digits, normalise
from bot.conversation.reading.times.dates import read_birth_date
from bot.conversation.reading.times.hijri import Converted
from bot.domain import limits
from bot.domain.marks import bounded
from bot.domain.message import Answer
from bot.domain.office import FREE, Inquiry, Service, Words
from bot.domain.outcome import Outcome

PREFIX: Final = "q-"
_DIGITS: Final = 20
_LEAVES_OUT: Final = SKIP | {fold_choice("بلا جواب"), fold_choice("no answer")}
"""With the labels of the button."""
_AS: Final[Mapping[str, Answer]] = {"choice": "choice", "number": "digits"}


@dataclass(frozen=True, slots=True)
class AskInquiry(PlainStep):
    """The answer is "" of who leaves out what may be left out; of a choice the key of the option."""

    name: str
    inquiry: Inquiry
    stage: int = 4

    @property
    def words(self) -> tuple[str, ...]:
        return (self.inquiry.label.ar, self.inquiry.label.en)

    def shown(self, answer: str, scene: Scene) -> Mapping[str, object]:
        return {"label": self.inquiry.label, "answer": self._shown(answer, scene)}

    def _shown(self, answer: str, scene: Scene) -> object:
        """Masked where nothing can be taken back from the screen."""
        hides = not scene.traits.deletes
        match self.inquiry.kind:
            case _ if not answer:
                return Text("inquiry-none")
            case "date":
                return date.fromisoformat(answer)
            case "choice":
                return self.inquiry.shown(answer)
            case "short text" if hides:
                return Text("inquiry-written")
            case "name" if hides:
                return masked_name(answer)
            case "document" | "number" if hides:
                return masked_number(answer)
            case _:
                return answer

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        old, inquiry = conversation.aside.get(self.name), self.inquiry
        choices = [
            Choice(key, "inquiry-option", {"option": words}, style="primary" if key == old else "")
            for key, words in inquiry.options
        ]
        if old and not choices:
            choices = [Choice(KEEP_OLD, "choice-keep", {"old": self._shown(old, scene)}, style="primary")]
        skip = (Choice("skip", "inquiry-skip"),) if inquiry.optional else ()
        texts = question(self, "inquiry", before=before, text=inquiry.ask)
        if inquiry.purpose is not None:
            texts = (*texts, Text("inquiry-purpose", {"purpose": inquiry.purpose}))
        say = Say(texts, self.name, rows(*choices, *skip, GO_BACK), answer=_AS.get(inquiry.kind, "text"))
        return Turn(conversation, (say,))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        old, inquiry = conversation.aside.get(self.name), self.inquiry
        skips = isinstance(event, ChoiceTapped) and event.choice == "skip"
        if inquiry.optional and (skips or (isinstance(event, TextReceived) and is_one_of(event.text, _LEAVES_OUT))):
            return Turn(conversation.with_answer(self, ""))
        if inquiry.options:
            chosen = picked(event, [(key, (words.ar, words.en)) for key, words in inquiry.options])
            if chosen in dict(inquiry.options):
                return Turn(conversation.with_answer(self, str(chosen)))
            return not_understood(self.ask(conversation, scene, (please_choose(scene),)))
        if old and chooses_old(event):
            return Turn(conversation.with_answer(self, old))
        if not isinstance(event, TextReceived):
            return not_understood(self.ask(conversation, scene, (Text("please-write"),)))
        answer = read(inquiry, event.text, scene.today)
        if answer is None:
            return not_understood(self.ask(conversation, scene, (Text("inquiry-refused", {"text": inquiry.refuse}),)))
        return Turn(conversation.with_answer(self, answer))


def asked_by(service: Service) -> tuple[AskInquiry, ...]:
    return tuple(AskInquiry(f"{PREFIX}{inquiry.key}", inquiry) for inquiry in service.inquiries)


def read(inquiry: Inquiry, text: str, today: date) -> str | None:
    """As it is kept. A date is a day that has been, as ISO writes it."""
    match inquiry.kind:
        case "name":
            name = read_full_name(text)
            return name if isinstance(name, str) else None
        case "date":
            day = read_birth_date(text, today)
            day = day.born_on if isinstance(day, Converted) else day
            return day.isoformat() if isinstance(day, date) else None
        case "number":
            digits = "".join(latin_digits(normalise(text)).split())
            return digits if digits.isdecimal() and len(digits) <= _DIGITS else None
        case "document":
            return compact_number(text)
        case _:
            free = " ".join(bounded(text).split())
            return None if not free or asks(free) or limits.too_long(free, limits.FREE_TEXT) else free


def answers_to(service: Service, answers: Mapping[str, str]) -> tuple[dict[str, str], str] | None:
    """What was answered to this service's own questions, by key, and the text that is free. None: it asks none."""
    if not service.inquiries:
        return None
    given = {each.key: answers[name] for each in service.inquiries if answers.get(name := f"{PREFIX}{each.key}")}
    free = next((each.key for each in service.inquiries if each.kind == FREE), "")
    return {key: answer for key, answer in given.items() if key != free}, given.get(free, "")


def told(service: Service, answers: Mapping[str, str]) -> tuple[tuple[Words, object], ...]:
    """Label and answer, in the order in which they are asked, for staff."""
    shown = ((each, answers[each.key]) for each in service.inquiries if answers.get(each.key))
    return tuple(
        (each.label, date.fromisoformat(answer) if each.kind == "date" else each.shown(answer))
        for each, answer in shown
    )
