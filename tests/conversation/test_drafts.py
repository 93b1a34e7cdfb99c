"""Drafts of the release before are opened in the middle, and the release before opens those of this one."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.conversation.advance import CHECKLISTS
from bot.conversation.core.state import Conversation
from tests.builders import MONDAY
from tests.conversation.talk import TO_CHECK, Talk, World, a_booking, reloaded

TIME = (MONDAY + timedelta(days=1, hours=2)).isoformat()
HELD = {
    "name": "Amina Haddad",
    "birth": "1990-05-03",
    "document": "passport",
    "number": "N1234567",
    "phone": "",
    "station": "saliheen",
    "time": TIME,
    "held_until": (MONDAY + timedelta(minutes=10)).isoformat(),
}


def opened(asked: str, draft: dict[str, Any]) -> Talk:
    """A chat as the release before left it."""
    draft = json.loads(json.dumps(draft))
    return Talk(conversation=Conversation("en", "1", asked=asked, draft="d1").with_draft(draft))


def test_an_interview_of_the_release_before_is_booked_while_its_place_is_held() -> None:
    talk = opened("check", {"errand": "register", "answers": HELD})
    assert "booked" in talk.hear("[check:confirm]").keys


def test_a_hold_of_the_release_before_runs_out() -> None:
    talk = opened("check", {"errand": "register", "answers": HELD})
    talk.scene = replace(talk.scene, now=MONDAY + timedelta(minutes=11))
    assert talk.hear("[check:confirm]").keys[0] == "hold-ran-out"
    assert talk.conversation.asked == "time"


def test_a_time_that_was_taken_back_in_the_release_before_is_chosen_again_without_a_new_hold() -> None:
    answers = {name: answer for name, answer in HELD.items() if name != "time"}
    draft = {"errand": "register", "answers": answers, "aside": {"time": TIME}, "view": f"near:{TIME}"}
    talk = opened("time", draft).hear("[time:keep]")
    assert (talk.conversation.asked, talk.conversation.answers["time"]) == ("check", TIME)
    gone = opened("time", draft)
    gone.scene = replace(gone.scene, now=MONDAY + timedelta(minutes=11))
    assert gone.hear("[time:keep]").keys[0] == "hold-ran-out"


def test_an_errand_of_the_release_before_gives_its_interview_back_with_its_hold() -> None:
    whose = {"whose": a_booking().id, "name": "", "station": "saliheen", "was": TIME}
    draft = {"errand": "cancel", "answers": whose, "parked": HELD, "resumes": True}
    talk = opened("confirm-cancel", draft)
    talk.world = World((a_booking(),))
    talk.hear("no")
    assert (talk.conversation.errand, talk.conversation.asked) == ("register", "check")
    assert talk.conversation.to_draft()["answers"] == {name: answer for name, answer in HELD.items() if name != "phone"}


def test_an_interview_without_answers_waits_too() -> None:
    talk = opened("confirm-erase", {"errand": "erase", "resumes": True})
    assert talk.hear("no").conversation.errand == "register"


def test_the_release_before_finds_the_hold_where_it_looks_for_it() -> None:
    talk = Talk().hear(*TO_CHECK)
    held = talk.conversation.held_until
    assert held is not None
    assert talk.conversation.to_draft()["answers"]["held_until"] == held.isoformat()
    assert talk.hear("/erase", "[menu:erase]").conversation.to_draft()["parked"]["held_until"] == held.isoformat()
    assert reloaded(talk.conversation) == talk.conversation


def test_what_a_newer_release_wrote_is_left_out() -> None:
    draft = {"errand": "register", "answers": {"name": "Amina Haddad"}, "of-tomorrow": {"a": 1}}
    assert opened("birth", draft).conversation.answers == {"name": "Amina Haddad"}


def test_each_answer_that_depends_on_another_belongs_to_a_later_step() -> None:
    for steps in CHECKLISTS.values():
        names = [step.name for step in steps]
        for place, step in enumerate(steps):
            assert set(step.dependents) <= {*names[place + 1 :]}, step.name


def test_another_station_drops_the_time_and_its_hold() -> None:
    talk = Talk().hear(*TO_CHECK, "[check:edit:station]", "[station:shahba]")
    assert (talk.conversation.asked, "time" in talk.conversation.aside) == ("time", False)
    assert talk.hear("[time:keep]").keys[0] == "hold-ran-out"
