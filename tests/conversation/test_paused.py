"""While the service is paused: told why, and nothing else; what was given before is there afterwards."""

from dataclasses import replace

import pytest

from bot.conversation.admin.router import hear
from bot.conversation.core.admin_outcomes import PageUsed
from bot.conversation.core.events import ChoiceTapped, CommandGiven, Event, OtherReceived, TextReceived
from bot.conversation.core.say import Say
from bot.conversation.core.state import Conversation, Scene
from bot.conversation.paused import as_command, where_the_page_is_shut, while_paused
from bot.domain.pause import PAGE_USES, PageUse, Pause
from bot.domain.staff import Role, Staff
from bot.rendering.text import render
from tests.builders import MONDAY, RULES, an_office
from tests.conversation.admin_world import ADMIN

PAUSE = Pause("نعود <غداً>", "Back tomorrow", MONDAY)
SCENE = Scene(MONDAY, an_office(), RULES, "telegram")
HALFWAY = Conversation("en", "1", answers={"name": "Amina Haddad"}, asked="birth")
EVENTS: list[Event] = [
    TextReceived("3/5/1990"),
    ChoiceTapped("menu", "register"),
    ChoiceTapped("check", "confirm"),
    ChoiceTapped("confirm-erase", "yes"),  # a button of long ago, in no errand
    CommandGiven("start"),
    CommandGiven("start", "482917360531"),
    CommandGiven("cancel"),
    OtherReceived(),
]


def told(conversation: Conversation, pause: Pause) -> str:
    turn = while_paused(conversation, TextReceived("hello"), SCENE, pause)
    assert turn is not None
    (said,) = turn.says
    assert isinstance(said, Say)
    return render(said, conversation.locale, SCENE.office).text


@pytest.mark.parametrize("event", EVENTS, ids=repr)
def test_whatever_is_written_nothing_changes(event: Event) -> None:
    turn = while_paused(HALFWAY, event, SCENE, PAUSE)
    assert turn is not None
    assert turn.conversation == HALFWAY
    assert (turn.command, turn.over) == (None, False)
    assert while_paused(HALFWAY, event, SCENE, None) is None


def test_each_reads_it_in_their_language_and_newcomers_in_both() -> None:
    assert told(HALFWAY, PAUSE).startswith("Back tomorrow")
    assert told(replace(HALFWAY, locale="ar"), PAUSE).startswith("نعود &lt;غداً&gt;")
    assert "نعود &lt;غداً&gt;" in told(HALFWAY, replace(PAUSE, english=""))
    assert "/erase" in told(HALFWAY, PAUSE), "a refusal says what can be done"
    newcomer = Conversation()
    assert told(newcomer, PAUSE).replace("\u200f", "") == "نعود &lt;غداً&gt;\n\nBack tomorrow"
    assert told(newcomer, replace(PAUSE, english="")) == "نعود &lt;غداً&gt;"


def test_who_asks_in_words_to_be_erased_is_heard_as_by_the_command_and_who_asks_about_it_is_not() -> None:
    for said in ("erase my data", "delete everything about me", "امسح بياناتي", "احذف كل شيء"):
        assert as_command(HALFWAY, TextReceived(said), SCENE, PAUSE, "open") == CommandGiven("erase"), said
        assert as_command(HALFWAY, TextReceived(said), SCENE, None, "open") == TextReceived(said), (
            "its question hears it"
        )
    for said in ("when is my data erased?", "hello", "3/5/1990"):
        assert as_command(HALFWAY, TextReceived(said), SCENE, PAUSE, "open") == TextReceived(said), said


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("event", EVENTS, ids=repr)
def test_staff_and_admins_go_on(event: Event, role: Role) -> None:
    member = Staff("a" * 16, "Hala", role, "saliheen" if role is Role.STATION else None)
    assert while_paused(HALFWAY, event, replace(SCENE, staff=member), PAUSE) is None


@pytest.mark.parametrize(
    ("conversation", "event"),
    [
        (HALFWAY, CommandGiven("start", "iAbCdEf")),
        (HALFWAY, CommandGiven("erase")),
        (HALFWAY, ChoiceTapped("menu", "erase")),
        (replace(HALFWAY, errand="erase", asked="confirm-erase"), ChoiceTapped("confirm-erase", "yes")),
        (replace(HALFWAY, errand="erase", asked="confirm-erase"), TextReceived("yes, erase everything")),
    ],
    ids=["an invitation", "the command", "the button", "yes by button", "yes in words"],
)
def test_new_staff_may_come_and_anybody_may_be_forgotten(conversation: Conversation, event: Event) -> None:
    assert while_paused(conversation, event, SCENE, PAUSE) is None


def test_the_page_that_is_shut_names_a_messenger_only_where_one_is_served() -> None:
    page = replace(SCENE, channel="web")
    texts = {}
    for elsewhere in (True, False):
        turn = where_the_page_is_shut(HALFWAY, CommandGiven("start"), page, "closed", elsewhere=elsewhere)
        assert turn is not None
        (said,) = turn.says
        assert isinstance(said, Say)
        for locale in ("ar", "en"):
            texts[elsewhere, locale] = render(said, locale, SCENE.office).text
    assert "Telegram" in texts[True, "en"]
    assert "تيليغرام" in texts[True, "ar"]
    assert "Telegram" not in texts[False, "en"]
    assert "تيليغرام" not in texts[False, "ar"]
    admin = replace(page, staff=Staff("a" * 16, "Hala", Role.ADMIN, None))
    turn = where_the_page_is_shut(HALFWAY, CommandGiven("admin"), admin, "closed", elsewhere=False)
    assert turn is not None
    assert [text.key for say in turn.says if isinstance(say, Say) for text in say.texts] == [
        "admin-page-shut",
        "chat-page-shut",
    ]


@pytest.mark.parametrize("use", PAGE_USES)
def test_an_admin_who_switches_the_page_during_a_pause_is_told_what_can_be_done_then(use: PageUse) -> None:
    for paused in (False, True):
        turn = hear(Conversation("en", errand=""), PageUsed(use), replace(SCENE, staff=ADMIN, paused=paused))
        assert turn is not None
        (said,) = turn.says
        assert isinstance(said, Say)
        text = render(said, "en", SCENE.office).text
        assert ("cancelled" in text) == (not paused and use != "open")
