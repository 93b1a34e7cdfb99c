"""An English sentence at an Arabic screen is answered in Arabic, with the other language's button."""

import pytest

from tests.conversation.talk import Talk
from tests.conversation.test_sentences import AT_ALL_PLACES, at_each_step

ARABIC = ("hello", "[language:ar]")


@pytest.mark.parametrize("said", ["Yes I agree", "I agree, what comes next?"])
def test_an_english_sentence_brings_the_button(said: str) -> None:
    talk = Talk().hear(*ARABIC, said)
    assert talk.conversation.locale == "ar"
    assert ("language", "en") in [(step, choice.id) for step, choice in talk.choices]
    assert talk.hear("[language:en]").conversation.locale == "en"


@pytest.mark.parametrize("said", ["أوافق", "ok", "mwafe2 yalla", "[consent:agree]"])
def test_what_is_no_english_sentence_does_not(said: str) -> None:
    talk = Talk().hear(*ARABIC, said)
    assert "language" not in [step for step, _ in talk.choices]


@pytest.mark.parametrize(("step", "said"), [("check", "not sure"), ("time", "next month"), ("number", "how long")])
def test_two_english_words_bring_it_too(step: str, said: str) -> None:
    talk = Talk(AT_ALL_PLACES, at_each_step()[step].conversation).hear(said)
    assert ("language", "en") in [(asked, choice.id) for asked, choice in talk.choices]


def test_the_question_that_is_pending_comes_again_in_english() -> None:
    talk = Talk().hear(*ARABIC, "[consent:agree]", "My name is Samer Haddad, is it free?")
    view = talk.conversation.view
    talk.hear("[language:en]")
    assert (talk.conversation.asked, talk.conversation.view) == ("name", view)
