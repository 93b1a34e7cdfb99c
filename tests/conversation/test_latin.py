"""Arabic in Latin letters comes to what the same comes to in Arabic ones, by six people's habits of spelling."""

from dataclasses import replace
from pathlib import Path

from bot.conversation.reading.text.latin_arabic import in_arabic_letters, word_in_use
from tests.conversation.talk import Talk
from tests.conversation.test_sentences import AT_ALL_PLACES, at_each_step

TABLE = Path(__file__).parent / "latin.txt"


def test_it_comes_to_the_same_as_in_arabic_letters() -> None:
    at = at_each_step()
    lines = [line.split(" | ") for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] not in "#"]
    other = [
        (step, latin, here, there)
        for step, latin, arabic in lines
        if (here := _heard(at[step], latin)) != (there := _heard(at[step], arabic))
    ]
    assert other == []


def test_digits_in_a_word_are_letters_and_numbers_stay_numbers() -> None:
    assert in_arabic_letters("ra2mi 02030067412, el sa3a 10:30") == "رقمي 02030067412, الساعة 10:30"


def test_a_name_keeps_its_letters() -> None:
    assert in_arabic_letters("ana fadi nasser w kenyeti sheikho", "due") == "انا fadi nasser وكنيتي sheikho"
    assert in_arabic_letters("mwafe2 w esmi fadi nasser", "beside") == "موافق واسمي fadi nasser"


def test_other_languages_stay_as_they_are() -> None:
    for text in ("le passeport, mais il est périmé", "I want the earliest time", "sunday at 10 please", "Fadi Nasser"):
        assert in_arabic_letters(text) == ""


def test_a_word_that_is_not_in_use_stays() -> None:
    assert word_in_use("sheikho") == ""
    assert word_in_use("ella") == "الا", "an exception is no 'on'"


def _heard(at: Talk, said: str) -> tuple[object, ...]:
    talk = Talk(AT_ALL_PLACES, at.conversation, replace(at.world)).hear(said)
    answers = {
        name: answer
        for name, answer in talk.conversation.answers.items()
        if at.conversation.answers.get(name) != answer
    }
    return talk.conversation.errand, talk.conversation.asked, answers, tuple(talk.keys)
