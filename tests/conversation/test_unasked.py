"""Answers to what we wrote unasked come at any moment, and never disturb what is under way."""

import pytest

from bot.conversation.advance import advance
from bot.conversation.core.commands import DeclineOffer, TakeOffer
from bot.conversation.core.events import ChoiceTapped
from tests.conversation.talk import ANSWERS, BEGINNING, TO_CHECK, Talk, World, a_booking, a_scene

ONE, OTHER = a_booking(1), a_booking(2)
OFFER = "7c" * 8


def a_family() -> Talk:
    """With two bookings, in the middle of an interview for a third person."""
    talk = Talk(world=World((ONE, OTHER))).hear(*BEGINNING, *ANSWERS[:1])
    assert talk.conversation.asked == "document"
    return talk


def test_i_am_coming_is_thanked_and_the_interview_goes_on() -> None:
    talk = a_family().hear(f"[reminder:coming:{ONE.id}]")
    assert talk.keys == ["reminder-thanks", "progress", "ask-document"]
    assert talk.conversation.asked == "document"


@pytest.mark.parametrize("step", ["reminder:change", "moved:other"])
def test_a_change_is_of_the_booking_that_was_written_about(step: str) -> None:
    talk = a_family().hear(f"[{step}:{OTHER.id}]")
    assert talk.conversation.errand == "move"
    assert talk.conversation.answers["whose"] == OTHER.id
    assert talk.conversation.asked == "time"
    assert talk.conversation.resumes, "the interview waits for the end of it"


@pytest.mark.parametrize("step", ["reminder", "moved"])
def test_a_cancellation_is_asked_once_more(step: str) -> None:
    talk = a_family().hear(f"[{step}:cancel:{OTHER.id}]")
    assert (talk.conversation.errand, talk.conversation.answers["whose"]) == ("cancel", OTHER.id)
    assert talk.keys == ["appointment-whose", "ask-cancel"]


@pytest.mark.parametrize("answer", ["change", "cancel"])
def test_an_old_reminder_never_means_another_booking(answer: str) -> None:
    talk = Talk(world=World((ONE,))).hear(*BEGINNING, f"[reminder:{answer}:{OTHER.id}]")
    assert talk.keys[0] == "reminder-gone"
    assert talk.conversation.asked == "name"


def test_an_offer_that_is_taken_leads_to_the_check() -> None:
    talk = Talk().hear(*BEGINNING, *ANSWERS, "[station:saliheen]", f"[offer:take:{OFFER}]")
    assert talk.keys[:1] == ["offer-held"]
    assert (talk.conversation.asked, talk.conversation.answers["station"]) == ("check", "shahba")


def test_an_offer_is_taken_from_the_middle_of_an_errand() -> None:
    talk = Talk(world=World((ONE,))).hear(*BEGINNING, *ANSWERS, "[station:saliheen]", "[menu:cancel]")
    assert talk.conversation.errand == "cancel"
    talk.hear(f"[offer:take:{OFFER}]")
    assert (talk.conversation.errand, talk.conversation.asked) == ("register", "check")


def test_an_offer_moves_a_booking_and_leaves_the_interview_where_it_was() -> None:
    talk = a_family()
    talk.world.mood = 1
    talk.hear(f"[offer:take:{OFFER}]")
    assert talk.keys[0] == "offer-booked"
    assert talk.says[0].qr == ONE.code
    assert talk.conversation.asked == "document"


@pytest.mark.parametrize(
    ("mood", "said"), [(0, "offer-declined-over"), (1, "offer-declined-first"), (3, "offer-declined-booked")]
)
def test_who_declines_learns_what_is_left(mood: int, said: str) -> None:
    talk = a_family()
    talk.world.mood = mood
    assert talk.hear(f"[offer:no:{OFFER}]").keys[0] == said


@pytest.mark.parametrize(
    "forged", ["take", "take:", "take:\0", "take:" + "g" * 16, "no:" + OFFER + "0", "x:" + OFFER, ""]
)
@pytest.mark.parametrize("step", ["offer", "reminder", "moved"])
def test_a_forged_answer_wants_nothing(step: str, forged: str) -> None:
    talk = Talk().hear(*TO_CHECK)
    turn = advance(talk.conversation, ChoiceTapped(step, forged), a_scene())
    assert not isinstance(turn.command, TakeOffer | DeclineOffer)
    assert turn.conversation.answers == talk.conversation.answers
