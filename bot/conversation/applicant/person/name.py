"""The question for the name. One part alone waits for the rest, and what may be a question is asked about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.applicant.choices.decisions import decided
from bot.conversation.applicant.wording.masked import masked_name
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
from bot.conversation.core.views import PartOfName, WholeName
from bot.conversation.reading.answers.papers_said import name_and_paper
from bot.conversation.reading.by_example.likely import likely_no_name
from bot.conversation.reading.names.denied_names import denied_name
from bot.conversation.reading.names.kunya import without_kunya
from bot.conversation.reading.names.latin_names import in_its_own_script
from bot.conversation.reading.names.name_answers import is_same_name, name_said_again
from bot.conversation.reading.names.name_frames import on_paper, points_to_paper, without_ana
from bot.conversation.reading.names.name_slips import without_slip
from bot.conversation.reading.names.names import bare_name, before_the_cut, leaves_mother_out, one_name, read_full_name
from bot.conversation.reading.names.names_within import (
    is_name,
    name_within,
    names_paper,
    without_rank,
)
from bot.conversation.reading.names.no_names import (
    before_no_name,
    finds_name_right,
    finds_wrong,
    is_no_name,
    tells_no_name,
)
from bot.conversation.reading.names.put_right import put_right_at_once
from bot.conversation.reading.names.spoken_names import (
    in_letters,
    one_name_beside,
    one_name_told,
    spoken_name,
    with_its_digits,
)
from bot.conversation.reading.names.two_names import brings_kin, first_of_two, names_siblings
from bot.conversation.reading.names.unlike_names import is_a_story, is_kunya, unlike_a_name
from bot.conversation.reading.text.choices import NO, YES, fold_choice, is_one_of, match_choice
from bot.domain.outcome import Outcome

THERE: Final = "there"
"""The choice of who will say the name at the desk: the answer is empty, and the desk reads it off the paper."""


OTHER: Final = "other"
"""In ``aside``: it is somebody else who will come, and not who writes."""


_NAMED_SO: Final = frozenset({"تمام"})


def says_yes(text: str) -> bool:
    """A "yes" alone, which answers something else."""
    return fold_choice(text) in YES - _NAMED_SO


@dataclass(frozen=True, slots=True)
class AskName(PlainStep):
    """``part`` of a name is remembered as the view; with the next part it is asked about as a whole."""

    name: str = "name"
    stage: int = 1
    words: tuple[str, ...] = ("الاسم", "اسمي", "تعديل الاسم", "name", "edit name")

    def shown(self, answer: str, scene: Scene) -> Mapping[str, object]:
        shown = answer if scene.traits.deletes else masked_name(answer)
        return {self.name: shown or Text("check-name-there")}

    def hears_back(self, conversation: Conversation) -> bool:
        return isinstance(conversation.view, WholeName)

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        if isinstance(view := conversation.view, WholeName):
            no = Choice("no", "name-whole-typed", {"name": view.typed}) if view.typed else Choice("no", "name-whole-no")
            choices = (Choice("yes", "name-whole-yes", style="primary"), no)
            key = "ask-name-slip" if view.typed else "ask-name-whole"
            texts = question(self, key, before=before, name=view.name)
            return Turn(conversation, (Say(texts, self.name, rows(*choices, GO_BACK), answer="choice"),))
        old = conversation.aside.get(self.name)
        shown = old if not old or scene.traits.deletes else masked_name(old)
        as_before = (Choice(KEEP_OLD, "choice-keep", {"old": shown}, style="primary"),) if old else ()
        there = (Choice(THERE, "ask-name-there"),) if conversation.listens else ()
        if isinstance(conversation.view, PartOfName) and not before:
            before = (Text("name-part-noted", {"name": conversation.view.name}),)
        key = "ask-name-other" if OTHER in conversation.aside else "ask-name"
        say = Say(question(self, key, before=before), self.name, rows(*as_before, *there, GO_BACK), answer="text")
        return Turn(conversation, (say,))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        fresh = replace(conversation, view=None)
        if isinstance(view := conversation.view, WholeName):
            if wants_back(event):
                return self.ask(fresh, scene)
            text = event.text if isinstance(event, TextReceived) else ""
            named, behind = before_no_name(text)
            if named and is_same_name(named, view.name):
                text = behind if finds_wrong(behind) else named
                event = TextReceived(text)
            answer = self._answer(event)
            if answer == "wrong":
                return self.ask(fresh, scene)
            if answer == "none":
                return not_understood(self.ask(conversation, scene))
            again = name_said_again(view.name, text) if not tells_no_name(text) else ""
            if again and len(text.split()) < len(again.split()) and is_same_name(again, view.name):
                return not_understood(self.ask(conversation, scene))  # a part of it is said again
            if view.typed and again and is_same_name(again, view.typed):
                return Turn(conversation.with_answer(self, view.typed))
            if again and is_same_name(again, view.name):
                return Turn(conversation.with_answer(self, view.name))
            if again:
                return self.ask(replace(conversation, view=WholeName(again)), scene)
            match answer:
                case "yes":
                    return Turn(conversation.with_answer(self, view.name))
                case "no" if view.typed:
                    return Turn(conversation.with_answer(self, view.typed))
                case "no":
                    return self.ask(fresh, scene)
        old = conversation.aside.get(self.name)
        if old and chooses_old(event):
            return Turn(conversation.with_answer(self, old))
        if isinstance(event, ChoiceTapped) and event.choice == THERE:
            return Turn(conversation.with_answer(self, ""))
        if not isinstance(event, TextReceived):
            return not_understood(self.ask(conversation, scene, (Text("please-write"),)))
        return self._read(conversation, event.text, scene)

    def _read(self, conversation: Conversation, text: str, scene: Scene) -> Turn:
        if denied_name(text):
            return self.ask(replace(conversation, view=None), scene, (Text("name-denied"),))
        if len(text.split()) > 1 and says_yes(text):
            return not_understood(self.ask(replace(conversation, view=None), scene, (Text("name-not-found"),)))
        if names_siblings(text):
            return not_understood(self.ask(replace(conversation, view=None), scene, (Text("aside-another"),)))
        if points_to_paper(text):
            return not_understood(self.ask(replace(conversation, view=None), scene, (Text("name-not-seen"),)))
        if is_no_name(text):
            return not_understood(self._of_no_name(conversation, text, scene))
        part = conversation.view.name if isinstance(conversation.view, PartOfName) else ""
        one = one_name(text) or one_name_told(text)
        if one and not says_yes(text) and match_choice(text, [("no", NO)]) is None:
            whole = read_full_name(f"{part} {one}") if part else None
            if isinstance(whole, str):
                return self.ask(replace(conversation, view=WholeName(whole)), scene)
            return self.ask(replace(conversation, view=PartOfName(one)), scene, (Text("name-family-missing"),))
        if one := one_name_beside(text):
            return self.ask(replace(conversation, view=PartOfName(one)), scene, (Text("name-family-missing"),))
        if one := before_the_cut(text):
            return self.ask(replace(conversation, view=PartOfName(one)), scene, (Text("name-family-missing"),))
        if before := name_and_paper(text)[0]:
            return self.ask(replace(conversation, view=WholeName(without_rank(before))), scene)
        if right := put_right_at_once(text):
            return self.ask(replace(conversation, view=WholeName(right)), scene)
        name_before, behind = before_no_name(text)
        if name_before and not finds_wrong(behind):  # nothing was read back
            return self.ask(replace(conversation, view=WholeName(name_before, bare_name(text))), scene)
        if names_paper(text) and (on_it := name_within(text)):
            return self.ask(replace(conversation, view=WholeName(on_it)), scene)
        if first := first_of_two(text):
            return self.ask(replace(conversation, view=WholeName(first)), scene, (Text("aside-another"),))
        if spoken := spoken_name(text):
            return self.ask(replace(conversation, view=WholeName(without_rank(spoken))), scene)
        if spelled := with_its_digits(text):
            return self.ask(replace(conversation, view=WholeName(spelled)), scene)
        if within := in_its_own_script(text) or name_within(text):
            beside = (Text("aside-another"),) if brings_kin(text) else ()
            return self.ask(replace(conversation, view=WholeName(within)), scene, beside)
        read = read_full_name(text)
        if part and isinstance(read, str) and is_kunya(read):  # families are called so too
            return self.ask(replace(conversation, view=WholeName(f"{part} {read}")), scene)
        if isinstance(read, str) and is_kunya(read) and not conversation.missed:
            return not_understood(self.ask(replace(conversation, view=None), scene, (Text("name-is-kunya"),)))
        if isinstance(read, str) and is_a_story(read) and on_paper(read) == read and not conversation.missed:
            return not_understood(self.ask(replace(conversation, view=None), scene, (Text("name-not-found"),)))
        if isinstance(read, str) and (behind := without_kunya(on_paper(read))):
            return self.ask(replace(conversation, view=WholeName(behind)), scene)
        if isinstance(read, str) and (
            unlike_a_name(read) or on_paper(read) != read or leaves_mother_out(text) or likely_no_name(read)
        ):
            return self.ask(replace(conversation, view=WholeName(on_paper(read))), scene)
        if isinstance(read, str) and (ranked := without_rank(read)) != read:
            return self.ask(replace(conversation, view=WholeName(ranked)), scene)
        if isinstance(read, str) and (meant := without_ana(read) or without_slip(read)):
            return self.ask(replace(conversation, view=WholeName(meant, read)), scene)
        if isinstance(read, str):
            return Turn(conversation.with_answer(self, read))
        if read.key == "name-has-symbols" and is_name(behind := text.rpartition(":")[2]):
            return self.ask(replace(conversation, view=WholeName(bare_name(behind))), scene)
        if read.key == "name-has-digits" and (spelled := in_letters(bare_name(text))) and not unlike_a_name(spelled):
            return self.ask(replace(conversation, view=WholeName(spelled)), scene)
        return not_understood(self.ask(replace(conversation, view=None), scene, (Text(read.key, read.params),)))

    def _answer(self, event: Event | Outcome) -> str | None:
        """ "yes" or "no", or "wrong"; "none" for words that say nothing of the name; ``None`` for any others."""
        text = event.text if isinstance(event, TextReceived) else ""
        answer = decided(event, [("yes", YES), ("no", NO)])
        if answer or not text:
            return answer
        if finds_wrong(text):
            return "wrong"
        if finds_name_right(text):
            return "yes"
        return "none" if tells_no_name(text) and not denied_name(text) else None

    def _of_no_name(self, conversation: Conversation, text: str, scene: Scene) -> Turn:
        """Asked again; a part that was given stays, unless it is denied."""
        if isinstance(conversation.view, PartOfName) and not (finds_wrong(text) or is_one_of(text, NO)):
            return self.ask(conversation, scene)
        key = "name-not-found" if len(text.split()) > 1 else "name-too-short"
        return self.ask(replace(conversation, view=None), scene, (Text(key),))


NAME = AskName()
