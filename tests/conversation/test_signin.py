"""Signing in at a desk, as the chat of a member of staff hears of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation.core.events import CommandGiven, TextReceived
from bot.conversation.core.outcomes import SessionsFound
from bot.conversation.core.say import Say
from bot.conversation.core.state import Conversation
from bot.conversation.staff.sessions import hear
from bot.domain.desk import Session
from bot.rendering.text import write
from tests.conversation.talk import BEGINNING, PAIRING, Talk, World, a_scene


def a_clerk(world: World | None = None) -> Talk:
    return Talk(a_scene(clerk=True), Conversation("en", errand=""), world or World())


@pytest.mark.parametrize("typed", ["204815", "204 815", "٢٠٤٨١٥", " ۲۰۴ ۸۱۵ ", "２０４８１５"])
def test_six_digits_of_any_script_ask_for_the_number_on_the_screen(typed: str) -> None:
    talk = a_clerk().hear(TextReceived(typed))
    assert talk.keys == ["pairing-ask", "pairing-first-seen"]
    assert [choice.params.get("number") for _, choice in talk.choices] == [*PAIRING.numbers, None]


@pytest.mark.parametrize("typed", ["20481", "2048155", "20-48-15", "x204815"])
def test_anything_but_six_digits_is_no_sign_in(typed: str) -> None:
    assert "pairing-ask" not in a_clerk().hear(TextReceived(typed)).keys


def test_the_link_asks_too_also_in_the_middle_of_an_interview_which_then_goes_on() -> None:
    talk = Talk(a_scene(clerk=True), Conversation("en", errand="")).hear("[menu:register]", "[consent:agree]")
    asked = talk.conversation.asked
    talk.hear(CommandGiven("start", "p" + "x" * 24))
    assert talk.keys == ["pairing-ask", "pairing-first-seen"]
    talk.hear(f"[pairing:{PAIRING.id}:42]")
    assert talk.keys == ["pairing-done"]
    assert talk.conversation.asked == asked
    assert "pairing-ask" not in talk.hear("204815").keys, "in an interview digits are an answer"


def test_digits_in_an_unfinished_invitation_sign_in_and_it_goes_on() -> None:
    talk = Talk(a_scene(admin=True), Conversation("en", errand="")).hear("[admin:invite]")
    asked = talk.conversation.asked
    talk.hear("\u2068204815\u2069")
    assert talk.keys == ["pairing-ask", "pairing-first-seen"]
    talk.hear(f"[pairing:{PAIRING.id}:42]")
    assert (talk.keys, talk.conversation.asked, talk.conversation.errand) == (["pairing-done"], asked, "inviting")


@pytest.mark.parametrize(("typed", "key"), [("42", "pairing-done"), ("٤٢", "pairing-done"), ("17", "pairing-wrong")])
def test_the_number_may_be_typed(typed: str, key: str) -> None:
    assert a_clerk().hear("204815", typed).keys == [key]


def test_a_number_that_was_not_offered_is_a_slip_and_asks_again() -> None:
    talk = a_clerk().hear("204815", "43")
    assert talk.keys == ["pairing-none-of-these", "pairing-ask", "pairing-first-seen"]
    assert talk.hear("42").keys == ["pairing-done"]


@pytest.mark.parametrize("said", ["no", "لا", f"[pairing:{PAIRING.id}:not-me]"])
def test_whoever_did_not_ask_for_it_signs_nobody_in(said: str) -> None:
    talk = a_clerk().hear("204815", said)
    assert talk.keys == ["pairing-refused"]
    assert "pairing-done" not in talk.hear("42").keys


def test_a_question_too_old_is_not_answered_by_typing() -> None:
    talk = a_clerk().hear("204815")
    talk.scene = a_scene(talk.scene.now + talk.scene.rules.pairing, clerk=True)
    assert "pairing-done" not in talk.hear("42").keys


def test_what_is_gone_and_what_never_was_are_told_alike() -> None:
    assert a_clerk(World(mood=1)).hear("204815").keys == ["pairing-gone"]


@pytest.mark.parametrize("said", ["204815", f"[pairing:{PAIRING.id}:42]"])
def test_for_strangers_there_is_no_sign_in(said: str) -> None:
    talk = Talk().hear(*BEGINNING, said)
    assert not [key for key in talk.keys if key.startswith("pairing")]


def test_a_stranger_hears_of_the_link_what_every_unknown_payload_is_told() -> None:
    told = [Talk().hear(*BEGINNING, CommandGiven("start", payload)).keys for payload in ("p" + "x" * 24, "hello")]
    assert told[0] == told[1]
    assert told[0][0] == "code-for-station"


def test_two_browsers_at_one_counter_are_ended_by_buttons_that_differ() -> None:
    scene = a_scene(clerk=True)
    assert scene.staff is not None
    one = Session("a", scene.staff, 1, scene.now, scene.now, scene.now + timedelta(hours=9))
    other = replace(one, id="b", started_at=scene.now - timedelta(hours=2))
    turn = hear(Conversation("en", errand=""), SessionsFound((one, other)), scene)
    assert turn is not None
    (say,) = turn.says
    assert isinstance(say, Say)
    labels = [write(each.key, "en", each.params) for row in say.rows for each in row]
    assert len({*labels}) == len(labels) == 2
