"""A question of which it is not sure what it asks: what it may be about is offered, and the question comes again."""

from dataclasses import replace

import pytest

from bot.conversation.applicant.beside.about import KINDS, offers
from bot.conversation.applicant.interview.listening import heard_as, numbered
from bot.conversation.core.events import ChoiceTapped, TextReceived
from bot.conversation.core.state import Turn
from bot.domain.languages import LOCALES
from bot.rendering.text import write
from tests.conversation.talk import Talk
from tests.conversation.test_sentences import AT_ALL_PLACES, at_each_step

UNSURE = "احكولي شوي عن هالشي اللي عندكن"


def test_each_button_gives_its_answer_and_then_the_question_again() -> None:
    at = at_each_step()["document"]
    talk = Talk(AT_ALL_PLACES, at.conversation).hear(UNSURE)
    offer, question = talk.says
    assert [text.key for text in offer.texts] == ["ask-about"]
    assert question.step == "document"
    offered = [choice.id for row in offer.rows for choice in row]
    assert len(offered) in (2, 3)
    for kind in offered:
        told = Talk(AT_ALL_PLACES, talk.conversation).hear(f"[about:{kind}]")
        assert told.keys == [f"aside-{kind}", "progress", "ask-document"]
        assert told.conversation.answers == at.conversation.answers


def test_a_button_that_is_forged_or_of_another_release_only_asks_again() -> None:
    at = at_each_step()["document"]
    assert Talk(AT_ALL_PLACES, at.conversation).hear("[about:erase]").keys == ["progress", "ask-document"]


def test_in_listen_mode_each_has_a_number_of_its_own_beside_those_of_the_question() -> None:
    listens = replace(at_each_step()["document"].conversation, listens=True)
    talk = Talk(AT_ALL_PLACES, listens).hear(UNSURE)
    conversation = numbered(Turn(talk.conversation, tuple(talk.says)), AT_ALL_PLACES).conversation
    about = {number: data for number, data in conversation.numbered.items() if data.startswith("about:")}
    assert list(about) == ["1", "2", "3"]
    assert conversation.numbered["4"] == "document:national_id"
    tapped = heard_as(conversation, TextReceived("1"), AT_ALL_PLACES)
    assert tapped == ChoiceTapped("about", about["1"].removeprefix("about:"))


@pytest.mark.parametrize("step", ["name", "number", "birth", "time"])
def test_where_a_number_may_be_an_answer_itself_nothing_is_offered_to_who_types_numbers(step: str) -> None:
    taps, counts = at_each_step()[step].conversation, replace(at_each_step()[step].conversation, counts=True)
    assert offers(UNSURE, taps, AT_ALL_PLACES)
    assert not offers(UNSURE, counts, AT_ALL_PLACES)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_of_a_button_may_be_typed(locale: str) -> None:
    at = at_each_step()["document"]
    for kind in KINDS:
        said = Talk(AT_ALL_PLACES, at.conversation).hear(write(f"about-{kind}", locale))
        tapped = Talk(AT_ALL_PLACES, at.conversation).hear(f"[about:{kind}]")
        assert (kind, said.keys) == (kind, tapped.keys)
