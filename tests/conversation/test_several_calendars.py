"""A place with several calendars in the chat: an admin closes one or all of them, an applicant books the visit that is
asked about and no other, whatever button is forged."""

from dataclasses import replace

import pytest

from bot.conversation.admin.closure_where import WHERE
from bot.conversation.core.events import ChoiceTapped
from bot.conversation.core.state import Conversation
from tests.builders import BOTH
from tests.conversation.talk import ANSWERS, EARLY, Talk, a_scene

TO_CARDS = ("hello", "[language:en]", "[service:cards]", "[consent:agree]")


@pytest.mark.parametrize(
    ("tapped", "closed"),
    [
        (["at:saliheen"], "saliheen,saliheen.collect,saliheen.work"),
        (["saliheen.collect"], "saliheen.collect"),
        (["at:saliheen", "saliheen", "shahba"], "saliheen,saliheen.collect,saliheen.work,shahba"),
        (["at:shahba", "nasr.work"], "nasr.work"),  # a place with one calendar is no choice of its own
    ],
)
def test_a_closure_is_of_one_calendar_or_of_all_that_a_place_has(tapped: list[str], closed: str) -> None:
    scene = a_scene(office=BOTH, admin=True)
    conversation = Conversation("en", "1", "closing", asked="cl-at")
    for choice in (*tapped, "done"):
        conversation = WHERE.hear(conversation, ChoiceTapped("cl-at", choice), scene).conversation
    assert conversation.answers["cl-at"] == closed


def test_the_interview_offers_the_calendars_of_its_visit_alone() -> None:
    talk = Talk(scene=a_scene(office=BOTH)).hear(*TO_CARDS, *ANSWERS)
    shown = [choice.id for step, choice in talk.choices if step == "station" and choice.id.startswith("early:")]
    assert [choice.split(":")[1] for choice in shown] == ["saliheen", "shahba"]


@pytest.mark.parametrize("key", ["saliheen.collect", "saliheen.work", "nasr.work", "gone"])
def test_no_forged_button_holds_a_time_of_another_visit(key: str) -> None:
    talk = Talk(scene=a_scene(office=BOTH)).hear(*TO_CARDS, *ANSWERS)
    for forged in (f"early:{key}:{EARLY:%Y%m%d%H%M}", f"place:{key}", key):
        turned = replace(talk).hear(f"[station:{forged}]").conversation
        assert (turned.asked, "time" in turned.answers, "station" in turned.answers) == ("station", False, False)
