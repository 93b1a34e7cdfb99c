"""The question for the date of birth, in either calendar."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.conversation.applicant.choices.decisions import decided
from bot.conversation.applicant.person import birth_by_numbers
from bot.conversation.core.events import ChoiceTapped, Event, TextReceived
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import (
    GO_BACK,
    KEEP_OLD,
    PlainStep,
    chooses_old,
    not_understood,
    question,
    rows,
    wants_back,
)
from bot.conversation.core.views import BirthDay, BirthParts, BirthYear
from bot.conversation.reading.asides.corrections import says_wrong
from bot.conversation.reading.asides.read import read_aside
from bot.conversation.reading.numbers.unknown_numbers import declines_number
from bot.conversation.reading.sentences.answer_questions import as_another, beside_two_dates, part_of_a_date, two_dates
from bot.conversation.reading.text.choices import NO, SKIP, YES, is_one_of
from bot.conversation.reading.text.clauses import supposes
from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.times.dates import YearOnly, read_birth_date, read_day_and_month, year_of_birth
from bot.conversation.reading.times.hijri import Converted
from bot.conversation.reading.times.paper_days import day_on_paper
from bot.domain.documents import born_on_tells
from bot.domain.outcome import Outcome

FEW: Final = 10  # words
VERY_FEW: Final = 2


def _does_not_know(text: str) -> bool:
    """In a few words, of which no others ask or tell another thing."""
    if len(text.split()) <= VERY_FEW and declines_number(text):
        return True
    beside = read_aside(text) is not None or says_wrong(text) or supposes(text)
    return not beside and len(text.split()) <= FEW and declines_number(text)


@dataclass(frozen=True, slots=True)
class AskBirth(PlainStep):
    """Asked where no number, or one that a whole family shares, tells people apart; who does not know it leaves it out.
    A year alone, or with its month, is remembered as the view, and the rest is asked; of a date of the other calendar
    it is asked whether it is that day."""

    name: str = "birth"
    stage: int = 3  # the number's: who has no paper is asked for this one alone
    words: tuple[str, ...] = ("الميلاد", "تاريخ الميلاد", "birth", "date of birth", "birthday", "edit birth")

    def shown(self, answer: str, scene: Scene) -> Mapping[str, object]:
        return {self.name: date.fromisoformat(answer) if answer else ""}

    def applies(self, answers: Mapping[str, str]) -> bool:
        return "document" in answers and born_on_tells(answers)

    def hears_back(self, conversation: Conversation) -> bool:
        return isinstance(conversation.view, BirthYear | BirthDay | BirthParts)

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        if isinstance(conversation.view, BirthDay):
            yes_or_no = (Choice("yes", "birth-day-yes", style="primary"), Choice("no", "birth-day-no"), GO_BACK)
            texts = question(self, "ask-birth-converted", before=before, birth=conversation.view.day)
            return Turn(conversation, (Say(texts, self.name, rows(*yes_or_no), answer="choice"),))
        if isinstance(conversation.view, BirthYear):
            known = {"year": str(conversation.view.year), "month": str(conversation.view.month or "")}
            key = "ask-birth-day-alone" if conversation.view.month else "ask-birth-day"
            unknown = Choice("skip", "birth-skip")
            say = Say(question(self, key, before=before, **known), self.name, rows(unknown, GO_BACK), answer="text")
            return Turn(conversation, (say,))
        if conversation.listens:
            choices = rows(Choice("skip", "birth-skip"), GO_BACK)
            asked = question(self, birth_by_numbers.due(conversation), before=before)
            return Turn(conversation, (Say(asked, self.name, choices, answer="digits"),))
        old = conversation.aside.get(self.name)
        as_before = (Choice(KEEP_OLD, "choice-keep", {"old": date.fromisoformat(old)}, style="primary"),) if old else ()
        choices = rows(*as_before, Choice("skip", "birth-skip"), GO_BACK)
        return Turn(conversation, (Say(question(self, "ask-birth", before=before), self.name, choices, answer="text"),))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        view = conversation.view if isinstance(conversation.view, BirthYear) else None
        if self.hears_back(conversation) and wants_back(event):
            return self.ask(replace(conversation, view=None), scene)
        if isinstance(converted := conversation.view, BirthDay):
            match decided(event, [("yes", YES), ("no", NO)]):
                case "yes":
                    return Turn(conversation.with_answer(self, converted.day.isoformat()))
                case "no":
                    return self.ask(replace(conversation, view=None), scene)
        old = conversation.aside.get(self.name)
        if old and not conversation.listens and chooses_old(event):
            return Turn(conversation.with_answer(self, old))
        match event:
            case ChoiceTapped(choice="skip"):
                return Turn(conversation.with_answer(self, ""))
            case TextReceived(text) if not view and (on_it := day_on_paper(text, scene.today)):
                born = BirthDay(on_it) if isinstance(on_it, date) else None
                return self.ask(replace(conversation, view=born), scene)
            case TextReceived(text) if two_dates(text):
                told = read_birth_date(beside_two_dates(text), scene.today)
                if isinstance(told, YearOnly):
                    return self.ask(replace(conversation, view=BirthYear(told.year, told.month)), scene)
                return self.ask(conversation, scene, (Text("birth-two-dates"),))
            case TextReceived(text) if is_one_of(text, SKIP):
                return Turn(conversation.with_answer(self, ""))
            case TextReceived(text):
                return self._read(conversation, text, view, scene)
            case _:
                return not_understood(self.ask(conversation, scene, (Text("please-write"),)))

    def _read(self, conversation: Conversation, text: str, view: BirthYear | None, scene: Scene) -> Turn:
        if view:
            read: birth_by_numbers.Read = read_day_and_month(text, view.year, scene.today, view.month)
        elif conversation.listens:
            read = birth_by_numbers.read(conversation, text, scene.today)
        else:
            read = read_birth_date(text, scene.today)
        match read:
            case YearOnly(year_alone, month):
                return self.ask(replace(conversation, view=BirthYear(year_alone, month)), scene)
            case Converted(born_on):
                return self.ask(replace(conversation, view=BirthDay(born_on)), scene)
            case Conversation() as further:
                return self.ask(further, scene)
            case Misread(key="birth-not-a-date") if (year := year_of_birth(text, scene.today)) and not view:
                return self.ask(replace(conversation, view=BirthYear(year)), scene)
            case Misread() if _does_not_know(text):
                return Turn(conversation.with_answer(self, ""))
            case Misread("birth-day-and-month-missing") if view and view.month:
                return not_understood(self.ask(conversation, scene))
            case Misread("birth-hijri-whole" as key) if any(map(str.isdigit, text)):
                return self.ask(conversation, scene, (Text(key),))
            case Misread("birth-not-a-date", _) if as_another(text):
                return not_understood(self.ask(conversation, scene, (Text("answer-not-seen"),)))
            case Misread("birth-not-a-date", _) if part_of_a_date(text):
                return not_understood(self.ask(conversation, scene, (Text("birth-in-part"),)))
            case Misread(key, params):
                return not_understood(self.ask(conversation, scene, (Text(key, params),)))
            case told:
                return Turn(conversation.with_answer(self, told.isoformat()))


BIRTH = AskBirth()
