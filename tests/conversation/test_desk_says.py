"""What the desk's other half, the chat, says of what happened at a counter."""

from dataclasses import replace

import pytest

from bot.conversation.core.outcomes import Outcome
from bot.conversation.core.say import Say
from bot.conversation.core.state import Conversation, Scene
from bot.conversation.staff import codes
from bot.domain.arrival import AlreadyArrived, Expected, TooManyLooks
from bot.domain.booking import Slot
from bot.domain.documents import DocumentKind
from bot.domain.staff import Role, Staff
from bot.rendering.text import render
from tests.builders import MONDAY, RULES, an_office, local

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
    return "\n".join(render(each, locale, SCENE.office).text for each in turn.says if isinstance(each, Say))


@pytest.mark.parametrize(
    ("locale", "outcome", "words"),
    [
        ("ar", ALREADY, "· الطاولة \u20683\u2069"),
        ("en", ALREADY, "· counter \u20683\u2069"),
        ("ar", replace(ALREADY, same_code=False), "· الطاولة \u20683\u2069"),
        ("en", replace(ALREADY, same_code=False), "· counter \u20683\u2069"),
        ("ar", replace(EXPECTED, doubted_at=local(7, 9, 40)), "ليس هذا الشخص"),
        ("en", replace(EXPECTED, doubted_at=local(7, 9, 40)), "not this person"),
        ("ar", TooManyLooks(local(7, 9, 10)), "انتظر حتى الساعة \u206809:10\u2069"),
        ("en", TooManyLooks(local(7, 9, 10)), "Please wait until \u206809:10\u2069"),
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
