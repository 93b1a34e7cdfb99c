"""Messages edited later: whatever was answered, corrected and edited in whatever order, every turn has an answer."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.applicant.interview import listening
from bot.conversation.core.commands import Command, FindStations
from bot.conversation.core.events import ChoiceTapped, Event, OtherReceived, TextEdited, TextReceived
from bot.conversation.core.outcomes import StationsFound
from bot.conversation.core.state import Conversation, Scene
from bot.domain.outcome import Outcome
from bot.inbox import edits
from tests.conversation.talk import BEGINNING, Talk, World, reloaded


@dataclass
class Unlike(World):
    """Each place has another earliest time, so that a change of the place changes the time too."""

    def execute(self, command: Command, conversation: Conversation, scene: Scene) -> Outcome:
        found = super().execute(command, conversation, scene)
        if not (isinstance(command, FindStations) and isinstance(found, StationsFound)):
            return found
        later = enumerate(found.options)
        options = (replace(each, early=each.early and each.early + timedelta(minutes=15 * n)) for n, each in later)
        return replace(found, options=tuple(options))


@dataclass
class Edited:
    """A talk whose messages are named by what they said first."""

    talk: Talk = field(default_factory=lambda: Talk(world=Unlike()))

    def say(self, *said: str) -> "Edited":
        for one in said:
            tapped = one.startswith("[")
            step, _, choice = one[1:-1].partition(":")
            self.hear(ChoiceTapped(step, choice) if tapped else TextReceived(one), "" if tapped else one)
        return self

    def hear(self, event: Event, ref: str) -> "Edited":
        talk = self.talk
        reopened, heard = edits.heard_as(talk.conversation, event, ref, talk.scene)
        heard = listening.heard_as(reopened, heard, talk.scene)
        talk.conversation = reopened
        talk.hear(heard)
        turn = edits.told(talk.last, event, heard)
        talk.conversation = reloaded(edits.noted(reopened, turn.conversation, heard, ref))
        return self

    def edit(self, first: str, then: str) -> "Edited":
        return self.hear(TextEdited(then), first)

    def heard(self, first: str, then: str) -> bool:
        conversation = self.talk.conversation
        return edits.heard_as(conversation, TextEdited(then), first, self.talk.scene)[1] != OtherReceived("edited")


NAMED = (*BEGINNING, "Amina Haddad")
PLACED = (*NAMED, "[document:national_id]", "02010012345")
STORIES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        (*PLACED, "[station:other]", "[station:place:shahba]", "tomorrow at 10:00", "[check:edit:station]"),
        *("tomorrow at 10:00", "tomorrow at 11:00"),
    ),
    ((*PLACED, "al-Shahba", "[check:edit:station]", "al-Saliheen"), "al-Saliheen", "al-Shahba"),
    ((*NAMED, "[document:none]", "3/5/1990", "[check:edit:document]", "[document:passport]"), "3/5/1990", "4/5/1990"),
)


@pytest.mark.parametrize(("said", "first", "then"), STORIES)
def test_an_edit_of_an_answer_whose_question_waits_for_an_earlier_one_is_answered(
    said: tuple[str, ...], first: str, then: str
) -> None:
    edited = Edited().say(*said).edit(first, then)
    assert edited.talk.says


def test_an_edit_after_one_that_was_not_understood_is_answered() -> None:
    edited = Edited().say(*NAMED, "passport", "N1234567").edit("passport", "0").edit("N1234567", "N7654321")
    assert "aside-edited" in edited.talk.keys
    assert edited.talk.conversation.asked == "document"


def test_what_was_said_in_one_message_is_opened_from_its_first_question() -> None:
    edited = Edited().say(*BEGINNING, "Amina Haddad 02010012345")
    assert edited.edit("Amina Haddad 02010012345", "Sami Haddad 02010012346").talk.conversation.answers == {
        "name": "Sami Haddad",
        "document": "national_id",
        "number": "02010012346",
    }


def test_an_edit_in_the_middle_of_another_correction_stays_after_going_back() -> None:
    edited = Edited().say(*PLACED, "[station:early:saliheen:x]", "al-Shahba", "[check:edit:station]")
    edited.edit("Amina Haddad", "Sami Haddad").say("back")
    assert "Sami Haddad" in {*edited.talk.conversation.answers.values(), *edited.talk.conversation.aside.values()}
    assert not edited.heard("02010012346", "02010012346"), "a message that answered nothing"


WORDS = (
    *("Amina Haddad", "أمينة", "Amina Haddad 02010012345 3/5/1990", "02010012345", "N1234567", "11111111111", "12345"),
    *("5", "1990", "3/5/1990", "1/1/1410", "passport", "دفتر", "none", "al-Saliheen", "الشهباء", "earliest", "yes"),
    *("tomorrow at 10", "tomorrow at 11", "another time", "no", "back", "0", "1", "stop", "as before"),
    *(
        "the name is wrong",
        "the number is wrong",
        "place",
        "time",
        "document",
        "/start",
        "I do not remember the number",
    ),
)
TAPS = (
    *(f"[check:edit:{name}]" for name in ("name", "document", "number", "birth", "station", "time")),
    *("[document:passport]", "[document:none]", "[document:family_booklet]", "[station:other]", "[time:earliest]"),
    *("[station:place:shahba]", "[number:unknown]", "[birth:skip]", "[menu:erase]", "[check:confirm]", "[time:keep]"),
)
moments = st.one_of(
    st.tuples(st.just("say"), st.sampled_from(WORDS + TAPS), st.just("")),
    st.tuples(st.just("edit"), st.sampled_from(WORDS), st.sampled_from(WORDS)),
)
BEGUN = st.sampled_from([(), NAMED, *(said for said, _, _ in STORIES)])


@settings(max_examples=60)
@given(BEGUN, st.lists(moments, max_size=12))
def test_whatever_is_edited_in_whatever_order_has_an_answer(
    begun: tuple[str, ...], story: list[tuple[str, str, str]]
) -> None:
    edited = Edited().say(*begun)
    for kind, first, then in story:
        if kind == "say":
            edited.say(first)
        else:
            edited.edit(first, then)
        assert edited.talk.says, (kind, first, then)
