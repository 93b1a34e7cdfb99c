"""Whoever doubts a notice sends its number, at any moment, and goes on where they were."""

from dataclasses import replace

import pytest

from bot.conversation.advance import advance
from bot.conversation.applicant.anytime.verify_notice import asks_of_notice
from bot.conversation.core.commands import CheckNotice
from bot.conversation.core.events import TextReceived
from bot.conversation.core.say import Say
from bot.conversation.core.state import Conversation
from bot.conversation.paused import while_paused
from bot.domain.broadcast import NoticeUnknown
from bot.domain.pause import Pause
from tests.builders import MONDAY
from tests.conversation.talk import ANSWERS, BEGINNING, TO_CHECK, Talk, World, a_scene

PAUSE = Pause("نعود غداً", "Back tomorrow", MONDAY)
HALFWAY = Conversation("ar", "1", answers={"name": "Amina Haddad"}, asked="birth")


@pytest.mark.parametrize(
    "typed", ["#1234", "# 1234", " #1234 ", "1234#", "#١٢٣٤", "#۱۲۳۴", "＃１２３４", "\u2068#1234\u2069", "\u200f#1234"]
)
def test_a_number_with_its_sign_asks_whether_the_notice_is_ours(typed: str) -> None:
    assert asks_of_notice(HALFWAY, typed, a_scene()) == CheckNotice(1234)


@pytest.mark.parametrize("typed", ["1234", "#", "#12a", "#1234 #5678", "#1234567890", "", "# 12 34"])
def test_nothing_else_does(typed: str) -> None:
    """In an interview a bare number is an answer."""
    assert asks_of_notice(HALFWAY, typed, a_scene()) is None


PASTED = "الإعلان \u2068#6407\u2069. للتأكد أنه منا، أرسل هذا الرقم إلى هنا."


@pytest.mark.parametrize("typed", ["#6407", "6407", "٦٤٠٧", PASTED, f"المكتب مغلق غداً\n\n{PASTED}"])
def test_at_the_menu_and_while_paused_the_bare_number_and_the_pasted_line_are_understood(typed: str) -> None:
    scene = a_scene()
    assert asks_of_notice(replace(HALFWAY, errand=""), typed, scene) == CheckNotice(6407)
    paused = replace(scene, paused=True)
    assert asks_of_notice(HALFWAY, typed, paused) == CheckNotice(6407)
    assert while_paused(HALFWAY, TextReceived(typed), paused, PAUSE) is None
    turn = advance(HALFWAY, TextReceived(typed), paused)
    assert turn.command == CheckNotice(6407)
    told = advance(turn.conversation, NoticeUnknown(6407), paused)
    assert (told.conversation, [key_of(say) for say in told.says]) == (HALFWAY, ["broadcast-not-genuine"])


def key_of(say: object) -> str:
    assert isinstance(say, Say)
    return say.texts[0].key


@pytest.mark.parametrize(("mood", "key"), [(0, "broadcast-genuine"), (1, "broadcast-not-genuine")])
@pytest.mark.parametrize("said", [TO_CHECK[:end] for end in range(1, len(TO_CHECK) + 1)], ids=len)
def test_it_is_answered_in_the_middle_of_an_interview_which_then_goes_on(
    said: tuple[str, ...], mood: int, key: str
) -> None:
    talk = Talk().hear(*said)
    asked, answers = talk.conversation.asked, talk.conversation.answers
    talk.world = World(talk.world.bookings, mood)
    talk.hear("#1234")
    assert talk.keys[0] == key
    assert (talk.conversation.asked, talk.conversation.answers) == (asked, answers)


@pytest.mark.parametrize("clerk", [False, True])
def test_it_is_answered_at_the_menu_and_to_staff(clerk: bool) -> None:
    talk = Talk(a_scene(clerk=clerk)).hear(*BEGINNING, *ANSWERS, "/cancel", "#1234")
    assert talk.keys[0] == "broadcast-genuine"
    assert talk.says[0].texts[0].params["number"] == "#1234"


def test_a_stranger_who_asks_first_of_all_is_answered_too() -> None:
    assert Talk().hear("#1234").keys == ["broadcast-genuine", "broadcast-said", "broadcast-else-forged", "notice"]
