"""The questions about the person's document and its number."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.applicant.choices.decisions import decided
from bot.conversation.applicant.choices.doubts import ask_about
from bot.conversation.applicant.person.services import wanted
from bot.conversation.applicant.wording.masked import masked_number
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
    wants_back,
)
from bot.conversation.core.views import Doubted, OtherDocument
from bot.conversation.reading.answers.papers_said import left_after_all, names_a_gone_one, some_paper
from bot.conversation.reading.asides.read import asks
from bot.conversation.reading.numbers.document_kinds import (
    paper_asked_about,
    read_document_kind,
)
from bot.conversation.reading.numbers.documents import (
    NATIONAL_DIGITS,
    TELLING,
    LooksLike,
    in_groups,
    looks_made_up,
    read_document_number,
)
from bot.conversation.reading.numbers.spoken_digits import spoken_digits, spoken_stretch
from bot.conversation.reading.numbers.unknown_numbers import declines_number
from bot.conversation.reading.sentences.answer_questions import as_another, beside_unsure_digit, two_readings
from bot.conversation.reading.text.choices import NO, YES, fold_choice
from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.text.words import AGAIN, SWITCH
from bot.domain.documents import DocumentKind
from bot.domain.message import Answer
from bot.domain.outcome import Outcome

NO_DOCUMENT = ("ليس معي وثيقة", "none", "nothing", "no document", "i have none")
DOCUMENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("national_id", ("هوية", "هوية شخصية", "الهوية الوطنية", "بطاقة شخصية", "national id", "id card", "id")),
    ("military_id", ("هوية عسكرية", "بطاقة عسكرية", "عسكرية", "military id", "military card")),
    ("passport", ("جواز", "جواز سفر", "باسبور", "passport")),
    ("family_booklet", ("دفتر عائلة", "دفتر العيلة", "دفتر", "family booklet", "family book", "booklet")),
    ("other", ("ورقة أخرى", "ورقة تانية", "وثيقة أخرى", "غير هيك", "another paper", "other paper", "other")),
    ("none", ("لا وثيقة معي", "ما معي وثيقة", "ما عندي", "لا يوجد", "بدون", "ولا شي", "لا شيء", *NO_DOCUMENT)),
)


@dataclass(frozen=True, slots=True)
class AskDocument(PlainStep):
    name: str = "document"
    stage: int = 2
    dependents: tuple[str, ...] = ("number",)
    words: tuple[str, ...] = ("الوثيقة", "نوع الوثيقة", "document", "edit document")

    def is_settled(self, conversation: Conversation, scene: Scene) -> bool:
        """Also of an answer that was given for another service."""
        return conversation.answers.get(self.name) in dict(accepted(conversation, scene))

    def shown(self, answer: str, scene: Scene) -> Mapping[str, object]:
        return {self.name: answer}

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        old = conversation.aside.get(self.name)
        kinds = sorted((kind for kind, _ in accepted(conversation, scene)), key=lambda kind: kind != old)
        choices = [
            Choice(kind, f"document-{kind.replace('_', '-')}", style="primary" if kind == old else "") for kind in kinds
        ]
        say = Say(question(self, "ask-document", before=before), self.name, rows(*choices, GO_BACK), answer="choice")
        return Turn(conversation, (say,))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        old = conversation.aside.get(self.name)
        taken = accepted(conversation, scene)
        shown = sorted(taken, key=lambda option: option[0] != old)
        kind = None if _only_has(event) else picked(event, shown)
        if kind is None and isinstance(event, TextReceived) and not asks(event.text):
            kind = read_document_kind(event.text) or some_paper(event.text)
            gone = kind == DocumentKind.NONE or (kind is None and names_a_gone_one(event.text))
            if gone and (left := left_after_all(event.text)):
                asked = replace(conversation, view=Doubted(left))
                return ask_about(self, asked, scene) or self.ask(conversation, scene)
        if kind in dict(taken):
            named = isinstance(event, TextReceived) and picked(event, shown) is None
            return Turn(conversation.with_answer(self, str(kind)), _noted(str(kind)) if named else ())
        if kind in set(DocumentKind):
            return not_understood(self.ask(conversation, scene, (Text("document-not-accepted"),)))
        gone = isinstance(event, TextReceived) and names_a_gone_one(event.text)
        why = Text("document-gone") if gone else please_choose(scene)
        return not_understood(self.ask(conversation, scene, (why,)))


_HAS: Final = frozenset(
    map(fold_choice, ("معي", "عندي", "معنا", "عنا", "موجود", "موجودة", "في", "have", "i have", "got"))
)


def _only_has(event: Event | Outcome) -> bool:
    """It says that something is there, and not what: the beginning of "nothing is there" to whoever counts letters."""
    return isinstance(event, TextReceived) and fold_choice(event.text) in _HAS


def paper_beside(text: str, conversation: Conversation, scene: Scene) -> str | None:
    """The paper that a question names beside what it asks."""
    kind = paper_asked_about(text)
    return kind if kind in dict(accepted(conversation, scene)) else None


def _noted(kind: str) -> tuple[Say, ...]:
    """What a sentence was understood as: the question that follows names no paper."""
    if kind == DocumentKind.OTHER:
        return (Say((Text("document-other-noted"),)),)
    return (Say((Text("document-noted", {"document": kind}),)),)


def accepted(conversation: Conversation, scene: Scene) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The kinds that the service takes, in their usual order."""
    taken = wanted(conversation, scene).documents
    return tuple(option for option in DOCUMENTS if not taken or option[0] in taken)


@dataclass(frozen=True, slots=True)
class AskNumber(PlainStep):
    """The document's number, "" where nobody knows it. One of another document's shape is remembered as the view, and
    asked about."""

    name: str = "number"
    stage: int = 3
    words: tuple[str, ...] = ("رقم الوثيقة", "الرقم الوطني", "number", "document number", "edit number")

    def shown(self, answer: str, scene: Scene) -> Mapping[str, object]:
        return {self.name: answer if scene.traits.deletes else masked_number(answer)}

    def applies(self, answers: Mapping[str, str]) -> bool:
        return answers.get("document") not in (None, DocumentKind.NONE)

    def hears_back(self, conversation: Conversation) -> bool:
        return isinstance(conversation.view, OtherDocument)

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        if isinstance(view := conversation.view, OtherDocument):
            return self._ask_about(conversation, view, scene)
        old = conversation.aside.get(self.name)
        as_before = (Choice(KEEP_OLD, "choice-keep", {"old": masked_number(old)}, style="primary"),) if old else ()
        kind = conversation.answers["document"].replace("_", "-")
        answer: Answer = "text" if kind == "passport" else "digits"
        asked = question(self, f"ask-number-{kind}", before=before)
        unknown = Choice("unknown", "number-unknown")
        say = Say(asked, self.name, rows(*as_before, unknown, GO_BACK), answer=answer)
        return Turn(conversation, (say,))

    def _ask_about(self, conversation: Conversation, view: OtherDocument, scene: Scene) -> Turn:
        """Whether a number is meant that looks made up, or another document whose shape it has."""
        again = Choice("again", "number-again")
        shown = view.number if scene.traits.deletes else masked_number(view.number)
        if view.kind == conversation.answers["document"]:
            choices = rows(again, Choice("switch", "number-sure-yes"), GO_BACK)
            return Turn(conversation, (Say(question(self, "ask-number-sure", number=shown), self.name, choices),))
        if view.kind not in TELLING:
            paper = Text(f"document-{view.kind.replace('_', '-')}")
            asked = question(self, "number-of-paper", paper=paper, number=shown)
            choices = rows(Choice("switch", "meant-yes"), again, GO_BACK)
            return Turn(conversation, (Say(asked, self.name, choices, answer="choice"),))
        choices = rows(Choice("switch", f"looks-like-{view.kind.replace('_', '-')}"), again, GO_BACK)
        looks_like = question(self, "number-looks-like", kind=str(view.kind), number=shown)
        return Turn(conversation, (Say(looks_like, self.name, choices, answer="choice"),))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        old = conversation.aside.get(self.name)
        if isinstance(view := conversation.view, OtherDocument):
            plain = replace(conversation, view=None)
            if wants_back(event):
                return self.ask(plain, scene)
            yes, no = ("switch", (*YES, *SWITCH)), ("again", (*NO, *AGAIN))
            shown = (no, yes) if view.kind == conversation.answers["document"] else (yes, no)
            match decided(event, shown, binding="switch"):
                case "switch":
                    other = conversation.with_answer(DOCUMENT, view.kind.value)
                    return Turn(other.with_answer(self, view.number))
                case "again":
                    return self.ask(plain, scene)
        match event:
            case _ if old and chooses_old(event):
                return Turn(conversation.with_answer(self, old))
            case ChoiceTapped(choice="unknown"):
                return Turn(conversation.with_answer(self, ""), (Say((Text("number-unknown-noted"),)),))
            case TextReceived(text) if whole := _with_an_unsure_digit(conversation, text):
                return self.ask(replace(conversation, view=whole), scene)
            case TextReceived(text) if two_readings(text):
                return self.ask(replace(conversation, view=None), scene, (Text("number-two-readings"),))
            case TextReceived(text) if declines_number(text):
                return Turn(conversation.with_answer(self, ""), (Say((Text("number-unknown-noted"),)),))
            case TextReceived(text):
                return self._read(conversation, text, scene)
            case _:
                return not_understood(self.ask(replace(conversation, view=None), scene, (Text("please-write"),)))

    def _read(self, conversation: Conversation, text: str, scene: Scene) -> Turn:
        kind_asked = DocumentKind(conversation.answers["document"])
        said = spoken_digits(text)
        stretch = "" if said or kind_asked is not DocumentKind.NATIONAL_ID else spoken_stretch(text, least=1)
        all_in_words = not any(map(str.isdigit, text)) and len(said or stretch) > NATIONAL_DIGITS // 2
        if len(stretch) == NATIONAL_DIGITS or all_in_words:  # one that is not whole is counted
            said = said or stretch
        spoken = read_document_number(kind_asked, said) if said else in_groups(kind_asked, text)
        if isinstance(spoken, str):
            return self.ask(replace(conversation, view=OtherDocument(kind_asked, spoken)), scene)
        match read_document_number(kind_asked, said if all_in_words else text):
            case str() as number if looks_made_up(number) and not _asked_about(conversation, number):
                kind = DocumentKind(conversation.answers["document"])
                return self.ask(replace(conversation, view=OtherDocument(kind, number)), scene)
            case str() as number:
                return Turn(conversation.with_answer(self, number))
            case LooksLike(kind, number):
                return self.ask(replace(conversation, view=OtherDocument(kind, number)), scene)
            case Misread("document-number-missing") if as_another(text):
                return not_understood(self.ask(replace(conversation, view=None), scene, (Text("answer-not-seen"),)))
            case Misread(key, params):
                return not_understood(self.ask(replace(conversation, view=None), scene, (Text(key, params),)))


def _with_an_unsure_digit(conversation: Conversation, text: str) -> OtherDocument | None:
    """A number that was given whole, of which one digit may be another: it is asked about, not asked for again."""
    kind = DocumentKind(conversation.answers["document"])
    given = beside_unsure_digit(text)
    number = read_document_number(kind, given) if given else None
    return OtherDocument(kind, number) if isinstance(number, str) else None


def _asked_about(conversation: Conversation, number: str) -> bool:
    return isinstance(conversation.view, OtherDocument) and conversation.view.number == number


DOCUMENT = AskDocument()
NUMBER = AskNumber()
