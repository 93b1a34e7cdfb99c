"""One page that sends nothing but marks keeps everybody waiting, where patterns go over them again and again."""

import pytest

from bot.conversation.applicant.anytime.long_messages import readable
from bot.conversation.core.events import TextReceived
from bot.domain import limits
from tests.conversation.talk import ANSWERS, BEGINNING, TO_CHECK, WITHOUT_DOCUMENT, Talk

MARKS = ("(", "،", "\t", "\n", ". ", "-", "_", "؟ ", "\u0301", "🙏", "(،\t_")
STEPS = {
    "consent": BEGINNING[:2],
    "name": BEGINNING,
    "document": (*BEGINNING, *ANSWERS[:1]),
    "birth": (*BEGINNING, *WITHOUT_DOCUMENT[:2]),
    "check": TO_CHECK,
    "menu": (*TO_CHECK, "[check:confirm]"),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_message_too_long_for_an_answer_is_told_so_and_the_question_comes_again_with_nothing_lost(step: str) -> None:
    words = "والله يا جماعة الخير انا " * 40
    for long in (*(mark * limits.CHAT_PAGE_TEXT for mark in MARKS), words):
        talk = Talk().hear(*STEPS[step])
        answers, asked = dict(talk.conversation.answers), talk.conversation.asked
        talk.hear(long)
        assert talk.keys[0] == "message-too-long", (step, long[:20], talk.keys)
        assert dict(talk.conversation.answers) == answers
        assert talk.conversation.asked == asked


def test_what_is_read_has_no_run_of_marks_longer_than_an_answer_needs() -> None:
    for mark in MARKS:
        read = readable(TextReceived(f"{mark * 300}أحمد{mark * 300}الحلبي"))
        assert isinstance(read, TextReceived)
        assert len(read.text) <= len("أحمدالحلبي") + 2 * 8, mark


def test_a_name_among_as_many_marks_as_a_short_message_holds_is_still_the_name() -> None:
    talk = Talk().hear(*BEGINNING, f"{' ' * 200}أحمد{' ' * 90}الحلبي{'.' * 200}")
    assert talk.conversation.answers["name"] == "أحمد الحلبي"


def test_a_full_stop_is_no_part_of_a_name_and_that_of_an_initial_is() -> None:
    for said, name in (
        ("أحمد الحلبي.", "أحمد الحلبي"),
        ("... Ahmad Halabi…", "Ahmad Halabi"),
        ("Ahmad K.", "Ahmad K."),
    ):
        assert Talk().hear(*BEGINNING, said).conversation.answers["name"] == name


WORDS = (
    *("لا ", "ما هو ", "هو ", "متل ما ", "والله ", "يا ", "خيو ", "عال", "ع ال ", "بال ", "شي ", "في "),
    *("انا ", "ساعه ", "من ", "بعد ", "it is ", "is ", "the ", "no ", "la2 ", "on my id ", "at ", "my ", "i am "),
    *("to ", "not ", "el ", "3al ", "10 ", "12:"),
)
REPEATED = 24
"""A pattern that could split such a run in two ways at each word would never come to an end of it."""


@pytest.mark.parametrize("step", [*STEPS, "time"])
def test_a_word_said_again_and_again_is_answered(step: str) -> None:
    way = STEPS.get(step, (*TO_CHECK[:-1], "[station:saliheen]"))
    at = Talk().hear(*way)
    for word in WORDS:
        for end in ("كلمة", "7"):
            said = f"{word * REPEATED}{end}"
            assert Talk(at.scene, at.conversation).hear(said).says, (step, word)
