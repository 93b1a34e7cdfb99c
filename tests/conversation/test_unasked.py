"""Answers to what we wrote unasked come at any moment, and never disturb what is under way."""

from collections.abc import Sequence

import pytest

from bot.conversation.advance import advance
from bot.conversation.core.commands import DeclineOffer, TakeOffer
from bot.conversation.core.events import ChoiceTapped
from bot.conversation.core.say import Text
from bot.conversation.core.state import Conversation
from tests.conversation.talk import ANSWERS, BEGINNING, TO_CHECK, WITHOUT_DOCUMENT, Talk, World, a_booking, a_scene

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


def test_what_suits_is_told_as_the_time_that_stands() -> None:
    talk = Talk(conversation=Conversation("en", "x", errand="", asked="menu"), world=World(bookings=(ONE,)))
    talk.hear("That suits me")
    assert talk.keys == ["time-stands", "menu"]
    assert talk.says[0].texts[0].params["time"] == talk.scene.local(ONE.slot.starts_at).time()


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("i cant come. cancel it", "confirm-cancel"),
        ("ما بقدر اجي الغيه", "confirm-cancel"),
        ("الغاء", "confirm-cancel"),
        ("ما عاد بدي ياه", "confirm-cancel"),
        ("never mind", "menu"),
        ("لا تلغي الموعد", "menu"),
        ("I cannot come", "time"),
    ],
)
def test_who_wants_no_other_time_is_asked_whether_to_cancel(said: str, asked: str) -> None:
    talk = Talk(conversation=Conversation("en", "x", errand="", asked="menu"), world=World(bookings=(ONE,)))
    talk.hear("[menu:move]", said)
    assert talk.conversation.asked == asked
    assert talk.world.bookings == (ONE,)


def test_the_number_of_steps_is_the_same_whatever_paper_somebody_has() -> None:
    shown = []
    for said in (ANSWERS, ("Amina Haddad", "[document:national_id]", "[number:unknown]"), WITHOUT_DOCUMENT):
        talk = Talk().hear(*BEGINNING)
        for one in (*said, "3/5/1990"):
            shown += [text.params["stages"] for say in talk.says for text in say.texts if text.key == "progress"]
            talk.hear(one)
    assert set(shown) == {5}


@pytest.mark.parametrize(
    ("said", "locale"),
    [
        ("hello i want to book please", "en"),
        ("Can I make an appointment for my brother?", "en"),
        ("hello", "ar"),
        ("ok please", "ar"),
        ("marhaba baddi e7jez maw3ed la immi", "ar"),
        ("ana bade book appointment", "ar"),
        ("السلام عليكم", "ar"),
    ],
)
def test_a_chat_that_begins_with_a_sentence_in_english_is_answered_in_it(said: str, locale: str) -> None:
    assert Talk().hear(said).conversation.locale == locale


@pytest.mark.parametrize(("way", "paper"), [(ANSWERS, Text("document-passport")), (WITHOUT_DOCUMENT, "")])
def test_what_to_bring_is_told_with_the_paper_of_the_appointment(way: Sequence[str], paper: object) -> None:
    talk = Talk().hear(*BEGINNING, *way, *TO_CHECK[-1:], "[check:confirm]", "shou lazem jib ma3i")
    (told,) = (text for say in talk.says for text in say.texts if text.key == "aside-bring")
    assert (talk.keys, told.params["paper"]) == (["aside-bring", "menu"], paper)
