"""The words of a staff chat about acts at a counter."""

from dataclasses import replace

import pytest

from bot.conversation.core.commands import UndoArrival
from bot.conversation.core.events import ChoiceTapped
from bot.conversation.core.say import Say
from bot.conversation.core.state import Conversation, Scene
from bot.conversation.staff import codes
from bot.domain.arrival import AlreadyArrived, Arrived, Expected, TooManyLooks
from bot.domain.booking import Slot
from bot.domain.documents import DocumentKind
from bot.domain.outcome import Outcome
from bot.domain.staff import Role, Staff
from bot.rendering.text import render
from tests.builders import MONDAY, RULES, an_office, local
from tests.transcripts.screen import ISOLATES

TEN = Slot("saliheen", local(7, 10))
CLERK = Staff("s1", "Hala", Role.STATION, "saliheen")
SCENE = Scene(MONDAY, an_office(), RULES, "console", CLERK)
EXPECTED = Expected(
    "b1", "0531", TEN, "Amina", DocumentKind.PASSPORT, "567", TEN.starts_at - MONDAY, document_elsewhere=False
)
ALREADY = AlreadyArrived("b1", "0531", TEN, local(7, 9, 50), counter=3)


def said(outcome: Outcome, locale: str) -> str:
    turn = codes.hear(Conversation(locale=locale, errand="", asked="menu"), outcome, SCENE)
    assert turn is not None
    texts = [render(each, locale, SCENE.office).text for each in turn.says if isinstance(each, Say)]
    return "\n".join(texts).translate(ISOLATES)


@pytest.mark.parametrize(
    ("locale", "outcome", "words"),
    [
        ("ar", ALREADY, "اليوم الساعة 09:50، الطاولة 3"),
        ("en", ALREADY, "Today at 09:50, counter 3"),
        ("ar", replace(ALREADY, same_code=False), "اليوم الساعة 09:50، الطاولة 3"),
        ("en", replace(ALREADY, same_code=False), "Today at 09:50, counter 3"),
        ("ar", replace(EXPECTED, doubted_at=local(7, 9, 40)), "⚠️ الساعة 09:40 أظهر شخص آخر هذا الرمز ولم يُقبل."),
        ("en", replace(EXPECTED, doubted_at=local(7, 9, 40)), "⚠️ At 09:40 somebody else showed this code and was"),
        ("ar", replace(EXPECTED, doubted_at=local(6, 9, 40)), "⚠️ الأحد 6 كانون الأول، الساعة 09:40، أظهر شخص آخر"),
        ("en", replace(EXPECTED, doubted_at=local(6, 9, 40)), "⚠️ On Sunday 6 December at 09:40 somebody else"),
        ("ar", TooManyLooks(local(7, 9, 10)), "الانتظار حتى الساعة 09:10"),
        ("en", TooManyLooks(local(7, 9, 10)), "Wait until 09:10"),
    ],
)
def test_staff_read_in_the_chat_what_was_done_at_a_counter(locale: str, outcome: Outcome, words: str) -> None:
    assert words in said(outcome, locale)


@pytest.mark.parametrize("locale", ["ar", "en"])
def test_nothing_is_said_of_a_counter_or_a_doubt_where_there_was_none(locale: str) -> None:
    already, expected = said(replace(ALREADY, counter=None), locale), said(EXPECTED, locale)
    assert "counter" not in already
    assert "الطاولة" not in already
    assert "⚠️" not in expected


def test_a_button_takes_back_the_confirmation_that_it_stands_below() -> None:
    """Those of the release before named none."""
    here, own = Conversation(locale="en", errand="", asked="menu"), "a" * 16
    turn = codes.hear(here, Arrived("b" * 16, "0531", TEN, MONDAY, confirmation=own), SCENE)
    assert turn is not None
    (undo,) = (each for say in turn.says if isinstance(say, Say) for row in say.rows for each in row)
    assert len(f"desk:{undo.id}") <= 64, "what a button of Telegram takes"
    for key, confirmation in ((undo.id, own), ("undo:" + "b" * 16, "")):
        tapped = codes.hear(here, ChoiceTapped("desk", key), SCENE)
        assert tapped is not None
        assert tapped.command == UndoArrival("b" * 16, confirmation)
