"""A question that takes an answer out of a sentence only where the sentence says it, and else asks whether it is meant.

Law: nothing is held or recorded before the "yes". A tap, a bare answer and words that carry one stay one turn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.conversation.applicant.beside import proposals
from bot.conversation.applicant.beside.proposals import FIELDS, kept_place, recorded
from bot.conversation.applicant.choices.decisions import decided
from bot.conversation.applicant.choices.doubts import ask_about
from bot.conversation.applicant.choices.place_choices import EARLY, PLACE, choice_of, day_of
from bot.conversation.applicant.person.papers import DOCUMENT, DOCUMENTS, accepted
from bot.conversation.applicant.visit.move_wishes import without_wish
from bot.conversation.applicant.visit.places import STATION
from bot.conversation.applicant.visit.said_places import of_document, of_station
from bot.conversation.core.commands import FindDays, HoldSlot
from bot.conversation.core.events import ChoiceTapped, Event, TextReceived
from bot.conversation.core.outcomes import DaysFound
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import WISHED, Conversation, Scene, Turn
from bot.conversation.core.steps import (
    Step,
    chooses_old,
    not_understood,
    wants_back,
)
from bot.conversation.core.views import BirthDay, Days, Doubted, OtherDocument, Proposed, Times, WholeName
from bot.conversation.reading.answers.papers_said import names_a_gone_one, papers_had, several_named
from bot.conversation.reading.names.denied_names import denied_name
from bot.conversation.reading.names.no_names import finds_wrong, tells_no_name
from bot.conversation.reading.numbers.spoken_numbers import spoken_as_digits
from bot.conversation.reading.sentences.meant import Meant, holds_no_name, meant, only_prays
from bot.conversation.reading.sentences.meant_words import of_time
from bot.conversation.reading.text.choices import NO, YES, match_choice
from bot.conversation.reading.text.retracted import last_said
from bot.conversation.reading.text.yes_and_no import finds_right
from bot.conversation.reading.times.any_time import suits_any
from bot.conversation.reading.times.dates import written_on_paper
from bot.domain.documents import DocumentKind
from bot.domain.outcome import Outcome

HEARD: Final = frozenset({"name", "document", "number", "birth", "station", "time"})
"""The questions whose answers are read out of sentences."""
ERRANDS: Final = frozenset({"register", "move", "collect"})
"""Those of applicants that have such questions; what admins write is taken as it stands."""


@dataclass(frozen=True, slots=True)
class Careful:
    """The same step, but for what it takes out of a sentence."""

    step: Step

    @property
    def name(self) -> str:
        return self.step.name

    @property
    def stage(self) -> int:
        return self.step.stage

    @property
    def dependents(self) -> tuple[str, ...]:
        return self.step.dependents

    @property
    def needs_hold(self) -> bool:
        return self.step.needs_hold

    @property
    def leaving(self) -> tuple[Say, ...]:
        return self.step.leaving

    def applies(self, answers: Mapping[str, str]) -> bool:
        return self.step.applies(answers)

    def is_settled(self, conversation: Conversation, scene: Scene) -> bool:
        return self.step.is_settled(conversation, scene)

    def take_back(self, conversation: Conversation) -> Conversation:
        return self.step.take_back(conversation)

    def hears_back(self, conversation: Conversation) -> bool:
        return isinstance(conversation.view, Doubted | Proposed) or self.step.hears_back(conversation)

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        return self._ask_about(conversation, scene) or self.step.ask(conversation, scene)

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        if isinstance(view := conversation.view, Doubted | Proposed):
            if isinstance(event, DaysFound) and isinstance(view, Doubted):
                return self._with_its_place(view, conversation, event, scene)
            plain = replace(conversation, view=None)
            if wants_back(event):
                return self.step.ask(without_wish(plain), scene)
            right = isinstance(event, TextReceived) and finds_right(event.text)
            answer = "yes" if right else decided(event, [("yes", YES), ("no", NO)])
            if not answer and self.name == "name" and tells_no_name(text := _said(event)) and not denied_name(text):
                if not finds_wrong(text):
                    return not_understood(self.ask(conversation, scene))
                answer = "no"
            match answer:
                case "yes":
                    if isinstance(view, Proposed):
                        return self._all_of(view, plain, scene)
                    return self.step.hear(plain, ChoiceTapped(self.name, view.choice), scene)
                case "no":
                    return self.step.ask(without_wish(plain), scene)
            conversation = plain
        return self.checked(conversation, event, self.step.hear(conversation, event, scene), scene)

    def _all_of(self, view: Proposed, conversation: Conversation, scene: Scene) -> Turn:
        """They are recorded; a place with its time is then held, once nothing else of the person is asked."""
        done = recorded(conversation, view)
        choice = dict(view.answers).get(STATION.name)
        due = any(each.applies(done.answers) and each.name not in done.answers for each in FIELDS.values())
        if choice and (due or WISHED in done.aside):
            return Turn(kept_place(done, choice, scene))
        tapped = ChoiceTapped(STATION.name, choice or "")
        return STATION.hear(replace(done, asked=STATION.name), tapped, scene) if choice else Turn(done)

    def checked(self, conversation: Conversation, event: Event | Outcome, turn: Turn, scene: Scene) -> Turn:
        """The turn, if what it takes is what the whole of the sentence says."""
        text = _said(event)
        if (
            not text
            or self.name not in HEARD
            or conversation.errand not in ERRANDS
            or _answers_a_doubt(conversation, turn)
            or (isinstance(event, DaysFound) and event.unasked)  # a wish to move, which is asked about by itself
        ):
            return turn
        if conversation.aside.get(self.name) and chooses_old(TextReceived(text)):
            return turn
        match self._meant(conversation, text, turn, scene):
            case "surely":
                return turn
            case "perhaps" if isinstance(turn.command, FindDays):  # what is doubted with it comes with the days
                place = Doubted(f"{PLACE}:{turn.command.station}")
                return replace(turn, conversation=replace(turn.conversation, view=place))
            case "perhaps" if self.name == DOCUMENT.name and (kind := papers_had(text)) in _kinds(conversation, scene):
                asking = self.ask(replace(conversation, view=Doubted(str(kind))), scene)
                return replace(asking, says=(Say((Text("aside-several-papers"),)), *asking.says))
            case "perhaps" if (view := _doubted(self.name, conversation, turn, scene)) is not None:
                asked = replace(conversation, view=view)
                return ask_about(self, asked, scene) or self.step.ask(asked, scene)
            case _:
                again = self.step.ask(replace(conversation, view=None), scene)
                nothing = Say((self._not_taken(text, turn, scene),))
                return not_understood(Turn(again.conversation, (nothing, *again.says), again.command))

    def _not_taken(self, text: str, turn: Turn, scene: Scene) -> Text:
        """Of a place that is refused, feared or somebody else's it is said which one; of a paper, that it is gone."""
        if self.name == DOCUMENT.name and names_a_gone_one(text):
            return Text("document-gone")
        slot = turn.command.slot if isinstance(turn.command, HoldSlot) else None
        key = slot.station if slot else turn.conversation.answers.get(STATION.name, "")
        station = scene.office.station(key) if self.name == STATION.name else None
        return Text("place-not-taken", {"station": station.names}) if station else Text("nothing-taken")

    def _with_its_place(self, place: Doubted, conversation: Conversation, found: DaysFound, scene: Scene) -> Turn:
        """Whether a place and the day or time beside it, said in one sentence, are meant. Neither is recorded yet."""
        turn = self.step.hear(replace(conversation, view=None), found, scene)
        if isinstance(turn.command, HoldSlot):
            slot = turn.command.slot
            place = Doubted(choice_of(EARLY, slot))
        elif isinstance(turn.command, FindDays) and isinstance(times := turn.command.view, Times):
            if times.since:
                return turn  # a part of a day: its hours are shown, at that place, and none is held
            place = Doubted(f"{place.choice}:{day_of(times)}")
        elif isinstance(several := turn.conversation.view, Days) and several.only:
            place = Doubted(f"{place.choice}:{day_of(several)}")
        answers = {name: answer for name, answer in conversation.answers.items() if name != STATION.name}
        asked = replace(conversation, answers=answers, asked=STATION.name, view=place)
        return ask_about(STATION, asked, scene) or STATION.ask(asked, scene)

    def _meant(self, conversation: Conversation, text: str, turn: Turn, scene: Scene) -> Meant:
        answer = turn.conversation.answers.get(self.name)
        taken = answer if answer != conversation.answers.get(self.name) else None
        slot = turn.command.slot if isinstance(turn.command, HoldSlot) else None
        match self.name:
            case "name" if taken:
                return "not" if only_prays(text) else "perhaps" if holds_no_name(taken) else "surely"
            case "document" if match_choice(text, DOCUMENTS):
                return "surely"  # a label
            case "document" if taken and taken != DocumentKind.NONE:
                own = of_document(taken)
                others = [of_document(kind) for kind, _ in DOCUMENTS if kind not in (taken, DocumentKind.NONE)]
                told = meant(text, "document", own, lambda word: any(other(word) for other in others))
                return "perhaps" if told == "surely" and several_named(last_said(text) or text) else told
            case "number" if taken:
                return meant(text, "number", _has_digit)
            case "birth" if taken:
                dated = written_on_paper(text, scene.today) or text
                return meant(spoken_as_digits(dated), "birth", _has_digit)
            case "station" if taken or slot:
                key = taken or (slot.station if slot else "")
                return of_place(text, key, scene)
            case "time" if slot and suits_any(text):
                return "surely"
            case "time" if slot:
                return meant(text, "time", lambda word: _has_digit(word) or of_time(word))
            case _:
                return "surely"

    def _ask_about(self, conversation: Conversation, scene: Scene) -> Turn | None:
        """Whether it is meant; ``None`` where the view is no choice of this question."""
        if isinstance(view := conversation.view, Proposed):
            return proposals.ask_about(self.step, view, conversation, scene)
        return ask_about(self, conversation, scene)


def of_place(text: str, key: str, scene: Scene) -> Meant:
    places = scene.office.stations
    named = {each.key: of_station(each, places) for each in places}
    own = named.get(key, _has_digit)
    return meant(text, "station", own, lambda word: not own(word) and any(of(word) for of in named.values()))


def _doubted(
    step: str, conversation: Conversation, turn: Turn, scene: Scene
) -> Doubted | WholeName | OtherDocument | BirthDay | None:
    answer = turn.conversation.answers.get(step, "")
    slot = turn.command.slot if isinstance(turn.command, HoldSlot) else None
    match step:
        case "name":
            return WholeName(answer)
        case "number":
            return OtherDocument(DocumentKind(conversation.answers["document"]), answer)
        case "birth":
            return BirthDay(date.fromisoformat(answer))
        case "station" if slot:
            return Doubted(choice_of(EARLY, slot))
        case "station":
            return Doubted(f"{PLACE}:{answer}")
        case "time" if slot:
            return Doubted(f"at:{scene.local(slot.starts_at):%Y-%m-%dT%H:%M}")
        case "document":
            return Doubted(answer)
        case _:
            return None


def _answers_a_doubt(conversation: Conversation, turn: Turn) -> bool:
    """A "yes" to what was asked about already, by the step itself."""
    answers = turn.conversation.answers
    match conversation.view:
        case WholeName(name, typed):
            return answers.get("name") in {name, typed} - {""}
        case OtherDocument(_, number):
            return answers.get("number") == number
        case BirthDay(day):
            return answers.get("birth") == day.isoformat()
        case _:
            return False


def _kinds(conversation: Conversation, scene: Scene) -> set[str | None]:
    return {kind for kind, _ in accepted(conversation, scene)}


def _said(event: Event | Outcome) -> str:
    match event:
        case TextReceived(text):
            return text
        case DaysFound(said=text):
            return text
        case _:
            return ""


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))
