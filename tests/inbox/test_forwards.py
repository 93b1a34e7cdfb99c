"""What somebody else wrote: a name, a date or a number is an answer, and nothing else that it says decides anything."""

from collections.abc import Sequence

import pytest

from bot.conversation.core.events import OtherReceived, TextForwarded, TextReceived
from bot.inbox.forwards import as_own_words
from tests.conversation.talk import BEGINNING, CODE, TO_CHECK, Talk, a_scene

NAMED = (*BEGINNING, "Amina Haddad")
IDENTITY, PASSPORT = (*NAMED, "[document:national_id]"), (*NAMED, "[document:passport]")
BIRTH = (*NAMED, "[document:none]")
RENAMED = (*TO_CHECK, "[check:edit:name]")
OF_OTHERS: tuple[tuple[Sequence[str], str], ...] = (
    ((*IDENTITY, "11111111111"), "1"),
    ((*IDENTITY, "11111111111"), "02010012345"),
    ((*IDENTITY, "N1234567"), "switch"),
    ((*BIRTH, "1/1/1410"), "1"),
    ((*BIRTH, "1/1/1410"), "3/5/1990"),
    ((*BEGINNING, "my mother Amina"), "1"),
    ((*BEGINNING, "my mother Amina"), "Sami Haddad"),
    (IDENTITY, "رجوع"),
    (IDENTITY, "I do not remember the number"),
    (IDENTITY, "the name is wrong"),
    (IDENTITY, "delete my data"),
    (IDENTITY, "stop"),
    (BIRTH, "skip"),
    (BIRTH, "ما بعرف"),
    (RENAMED, "as before"),
    (RENAMED, "1"),
    (RENAMED, "\u20681\u2069"),
    (TO_CHECK, "yes"),
)
ANSWERS: tuple[tuple[Sequence[str], str], ...] = (
    (BEGINNING, "Amina Haddad"),
    (BEGINNING, "Amina"),
    (IDENTITY, "0201-001-2345"),
    (IDENTITY, "12345"),
    (PASSPORT, "passport N1234567"),
    (BIRTH, "3/5/1990"),
    ((*BIRTH, "1990"), "3/5"),
    (RENAMED, "Sami Haddad"),
)


@pytest.mark.parametrize(("said", "text"), OF_OTHERS)
def test_a_forwarded_decision_is_none(said: Sequence[str], text: str) -> None:
    talk = Talk().hear(*said)
    assert as_own_words(talk.conversation, TextForwarded(text), talk.scene) == OtherReceived("forwarded")


@pytest.mark.parametrize(("said", "text"), ANSWERS)
def test_a_forwarded_name_date_or_number_is_the_answer(said: Sequence[str], text: str) -> None:
    talk = Talk().hear(*said)
    assert as_own_words(talk.conversation, TextForwarded(text), talk.scene) == TextReceived(text)


def test_a_code_passed_on_to_staff_is_looked_up_and_a_bare_number_answers_nothing() -> None:
    clerk = Talk(a_scene(clerk=True))
    assert as_own_words(clerk.conversation, TextForwarded(CODE), clerk.scene) == TextReceived(CODE)
    assert as_own_words(clerk.conversation, TextForwarded("42"), clerk.scene) == OtherReceived("forwarded")


@pytest.mark.parametrize(
    "said",
    [
        (*IDENTITY, "11111111111"),
        (*IDENTITY, "N1234567"),
        (*BEGINNING, "my mother Amina"),
        (*BIRTH, "1/1/1410"),
        TO_CHECK,
        (*TO_CHECK, "stop"),
        NAMED,
        ("hello",),
    ],
)
def test_a_typed_number_means_the_button_at_that_place(said: Sequence[str]) -> None:
    choices = [(step, choice.id) for step, choice in Talk().hear(*said).choices]
    assert len(choices) >= 2
    for number, (step, choice) in enumerate(choices[:2], 1):
        typed, tapped = Talk().hear(*said, str(number)), Talk().hear(*said, f"[{step}:{choice}]")
        assert (typed.keys, typed.conversation) == (tapped.keys, tapped.conversation), (number, choice)
