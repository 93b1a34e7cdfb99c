"""A message of which a question has understood nothing, and what may be read of it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.conversation.applicant.beside.aside_texts import told_in
from bot.conversation.applicant.beside.asides import OURS, again_at
from bot.conversation.applicant.beside.clause_answers import Told
from bot.conversation.applicant.beside.reopening import reopened
from bot.conversation.applicant.errands.bookings import WHOSE
from bot.conversation.applicant.interview.check import CHECK
from bot.conversation.applicant.person.name import NAME
from bot.conversation.applicant.visit.times import TIME
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.outcomes import BookingsFound, DaysFound
from bot.conversation.core.say import Say
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import Step
from bot.conversation.reading.answers.for_whom import kin_named, wishes_for_other
from bot.conversation.reading.asides.corrections import Line
from bot.conversation.reading.asides.read import Aside, Correction, heard, read_likely
from bot.conversation.reading.by_example.likely import overrules
from bot.conversation.reading.names.names_within import name_within
from bot.conversation.reading.names.spoken_names import no_name
from bot.conversation.reading.numbers.document_kinds import paper_asked_about
from bot.conversation.reading.places.elsewhere import names_a_place_elsewhere
from bot.conversation.reading.sentences.asking import asks_something
from bot.conversation.reading.sentences.beginning import wishes_to_book
from bot.conversation.reading.sentences.meant_words import kin
from bot.conversation.reading.times.shifts import tells_own_act
from bot.domain.outcome import Outcome

NAMES_DUE: Final = frozenset({NAME.name, WHOSE.name})
"""The steps at which a word may be a name."""


@dataclass(frozen=True)
class Unheard:
    """A message at a question, with the question's own ``turn``. What it means is read once, and only if a row asks;
    what was read is kept, so there are no slots."""

    conversation: Conversation
    asked: Step
    event: Event | Outcome
    turn: Turn
    scene: Scene

    @cached_property
    def words(self) -> str:
        """Of the person; a step that asks the database hears them with its outcome."""
        match self.event:
            case TextReceived(text):
                return text
            case DaysFound(said=text) | BookingsFound(wanted=text):
                return text
            case _:
                return ""

    @cached_property
    def missed(self) -> bool:
        """The question has understood nothing."""
        return self.turn.misread and self.conversation.errand in OURS

    @cached_property
    def text(self) -> str:
        """The words that were not understood."""
        return self.words if self.missed else ""

    @cached_property
    def registers(self) -> bool:
        return self.conversation.errand == "register"

    @cached_property
    def told(self) -> Told:
        return told_in(self.conversation, self.scene)

    @cached_property
    def said(self) -> Aside | Correction | None:
        """In words that are known."""
        named = self.is_at(*NAMES_DUE) and not no_name(self.text)
        return heard(self.text, self.asked.name, sure=named)

    @cached_property
    def likely(self) -> Aside | Correction | None:
        """In words that are known, or by examples; a paper that is asked about is asked to be accepted."""
        said = self.said or (None if self.is_at(*NAMES_DUE) else _by_examples(self))
        if said is None and self.is_at("document") and asks_something(self.text) and paper_asked_about(self.text):
            return Aside("accepted")
        return said

    def is_at(self, *steps: str) -> bool:
        return self.asked.name in steps

    @cached_property
    def begins(self) -> bool:
        """Somebody wishes to book before the notice is agreed to. Who tells their own name says nothing beside it."""
        if not self.is_at("consent") or not wishes_to_book(self.text):
            return False
        if self.likely == Aside("another") and not wishes_for_other(self.text) and kin().isdisjoint(self.text.split()):
            return True
        return self.likely is None or bool(name_within(self.text) and not kin_named(self.text))

    @cached_property
    def may_name_a_place(self) -> bool:
        """Another one, at the check or at the times; also in "no, change the place", which is no wish to leave it."""
        if self.said == Correction("station"):
            return self.registers and self.is_at(CHECK.name, TIME.name)
        return self.said is None and self.is_at(CHECK.name)

    @cached_property
    def names_none_of_the_places(self) -> bool:
        """A quarter or a gate of the city where nobody is received."""
        kinds = (None, Aside("quarter"), Aside("compare"), Aside("where"), Aside("unknown"))
        names = [name for place in self.scene.office.places for name in (place.names.ar, place.names.en)]
        return self.is_at("station") and self.likely in kinds and names_a_place_elsewhere(self.text, names)

    def again(self) -> Turn:
        """The pending question."""
        return again_at(self.conversation, self.asked, self.scene)

    def told_and_again(self, says: tuple[Say, ...], *, misread: bool = False) -> Turn:
        again = self.again()
        return Turn(again.conversation, (*says, *again.says), again.command, misread=misread)

    def reopens(self, line: Line | None) -> Turn | None:
        """An earlier answer, unless the message very likely says something else."""
        if (
            not line
            or (line == "time" and tells_own_act(self.text))
            or overrules(self.text, self.asked.name, f"line-{line}", surely=True)
        ):
            return None
        return reopened(self.conversation, line, self.text, self.scene)


def _by_examples(each: Unheard) -> Aside | Correction | None:
    """Nothing that the question's own words about its misread would say better."""
    said = read_likely(each.text, each.asked.name)
    if isinstance(said, Correction) and said.line not in each.conversation.answers:
        return Aside("erred") if each.is_at(CHECK.name) else None
    if said in (Correction("time"), Aside("edit"), Aside("move")) and tells_own_act(each.text):
        return None
    return said
