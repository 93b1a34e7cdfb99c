"""The serial number that staff send in their chat after an arrival."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation.core.events import PictureRead, TextReceived
from bot.conversation.core.state import Conversation
from bot.conversation.core.views import SerialWanted
from tests.conversation.talk import CODE, Talk, World, a_booking, a_scene

BOOKING = a_booking().id


def confirmed() -> Talk:
    begun = Talk(a_scene(clerk=True), Conversation("en", errand="", asked="menu"), World(numbers=True))
    return begun.hear(f"[desk:confirm:{BOOKING}]")


def test_an_arrival_asks_for_the_number_and_one_tap_goes_on_without_it() -> None:
    talk = confirmed()
    assert "desk-serial-ask" in talk.keys
    assert ("desk", f"skip:{BOOKING}") in [(step, choice.id) for step, choice in talk.choices]
    talk.hear(f"[desk:skip:{BOOKING}]", "4711")
    assert "answer-numbered-line" not in talk.keys


def test_a_number_counts_once_it_was_sent_twice_and_bars_at_once() -> None:
    assert "desk-serial-again" in confirmed().hear("٤٧١١").keys
    assert "answer-numbered-line" in confirmed().hear("٤٧١١", "4711").keys
    assert "answer-numbered-line" in confirmed().hear(PictureRead("]C14711")).keys


@pytest.mark.parametrize("again", ["4712", "47111", "A4711"])
def test_two_numbers_that_differ_are_nobodys_and_it_begins_anew(again: str) -> None:
    talk = confirmed().hear("4711", again)
    assert "serial-differs" in talk.keys
    assert isinstance(talk.conversation.view, SerialWanted)
    assert talk.conversation.view.first == ""


def test_a_code_is_a_code_whatever_was_asked() -> None:
    talk = confirmed().hear(CODE)
    assert "desk-expected" in talk.keys
    assert not isinstance(talk.conversation.view, SerialWanted)


def test_digits_long_after_are_no_number_of_that_arrival() -> None:
    talk = confirmed()
    talk.scene = replace(talk.scene, now=talk.scene.now + timedelta(minutes=11))
    assert not {"desk-serial-again", "answer-numbered-line"} & set(talk.hear("4711").keys)


def test_a_taken_number_is_asked_for_again_without_a_word_of_whose() -> None:
    talk = confirmed().hear("4711")
    talk.world.mood = 1
    talk.hear("4711")
    assert "answer-serial-taken-hint" in talk.keys
    talk.world.mood = 0
    assert "answer-numbered-line" in talk.hear("4713", "4713").keys


def test_in_the_middle_of_an_interview_of_their_own_nobody_is_asked() -> None:
    talk = Talk(a_scene(clerk=True), Conversation("en", "1", asked="name"), World(numbers=True))
    talk.hear(f"[desk:confirm:{BOOKING}]")
    assert "answer-arrived-at" in talk.keys
    assert "desk-serial-ask" not in talk.keys


def test_no_number_stands_in_a_message_but_in_the_one_that_keeps_it() -> None:
    talk = confirmed().hear("4711")
    assert "4711" not in str(talk.last.says)
    assert "4711" in str(talk.hear(TextReceived("4711")).last.says)
