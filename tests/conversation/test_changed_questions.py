"""A deploy may add, move or drop a question while people are in the middle of an interview."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from bot.conversation.advance import CHECKLISTS, Checklists
from bot.conversation.applicant.interview.questions import CONSENT
from bot.conversation.applicant.person.birth import BIRTH
from bot.conversation.applicant.person.name import NAME
from bot.conversation.applicant.person.papers import DOCUMENT, NUMBER
from bot.conversation.core.events import CommandGiven, Event, OtherReceived
from bot.conversation.core.steps import Question, Step
from bot.conversation.reading.text.misread import Misread
from tests.conversation.talk import ANSWERS, BEGINNING, TO_CHECK, Talk, reloaded

REGISTER = CHECKLISTS["register"]


def read(text: str, today: date) -> str | Misread:
    return text


MOTHER = Question("mother", 1, read, str)


def asking(*steps: Step) -> Checklists:
    return {**CHECKLISTS, "register": steps}


def without(*dropped: Step) -> Sequence[Step]:
    return [step for step in REGISTER if step not in dropped]


def test_a_question_added_before_the_asked_one_comes_next_and_nothing_is_lost() -> None:
    talk = Talk().hear(*BEGINNING, "Amina Haddad", "[document:passport]")
    kept = dict(talk.conversation.answers)
    talk.checklists = asking(*REGISTER[:2], MOTHER, *REGISTER[2:])
    talk.hear("[document:back]")
    assert talk.conversation.asked == "mother"
    assert talk.conversation.answers == kept


def test_an_answer_to_the_question_asked_before_the_deploy_still_counts() -> None:
    talk = Talk().hear(*BEGINNING)
    talk.checklists = asking(CONSENT, DOCUMENT, NAME, BIRTH)
    talk.hear("Amina Haddad")
    assert talk.conversation.answers == {"name": "Amina Haddad"}
    assert talk.conversation.asked == "document"


def test_a_question_that_moved_is_not_asked_twice() -> None:
    talk = Talk().hear(*BEGINNING, "Amina Haddad", "[document:none]")
    talk.checklists = asking(CONSENT, DOCUMENT, BIRTH, NAME, *REGISTER[5:])
    talk.hear("3/5/1990")
    assert talk.conversation.asked == "station"


def test_a_reply_to_a_dropped_question_only_asks_again() -> None:
    talk = Talk().hear(*BEGINNING, *ANSWERS[:2])
    assert talk.conversation.asked == "number"
    kept = dict(talk.conversation.answers)
    talk.checklists = asking(*without(NUMBER))
    talk.hear("N1234567")
    assert talk.conversation.answers == kept
    assert talk.conversation.asked == "station"


def test_a_button_of_a_dropped_question_only_asks_again() -> None:
    talk = Talk().hear(*BEGINNING, *ANSWERS[:1])
    talk.checklists = asking(*without(DOCUMENT, NUMBER))
    kept = dict(talk.conversation.answers)
    talk.hear("[document:passport]")
    assert talk.conversation.answers == kept
    assert talk.conversation.asked == "station"


def test_the_answer_of_a_dropped_question_disturbs_nobody() -> None:
    talk = Talk().hear(*TO_CHECK)
    talk.checklists = asking(*without(NUMBER))
    talk.hear("[check:back]", "[time:keep]")
    assert talk.conversation.asked == "check"
    assert talk.conversation.answers["number"] == "N1234567"


@pytest.mark.parametrize("said", ["0933123456", "[phone:skip]", "[phone:back]", OtherReceived(), CommandGiven("help")])
def test_who_was_asked_for_a_phone_goes_on_and_the_key_that_sends_it_leaves_the_screen(said: str | Event) -> None:
    talk = Talk().hear(*BEGINNING, *ANSWERS)
    talk.conversation = replace(talk.conversation, asked="phone", aside={"phone": "+963933123456"})
    talk.conversation = reloaded(talk.conversation)
    talk.hear(said)
    assert (talk.keys[0], talk.says[0].ends_contact) == ("phone-dropped", True)
    assert talk.conversation.asked == "station"
    assert "phone" not in {**talk.conversation.answers, **talk.conversation.aside}
    assert "phone-dropped" not in talk.hear("hm").keys


def test_a_new_version_of_the_notice_asks_for_consent_again_and_keeps_the_answers() -> None:
    talk = Talk().hear(*BEGINNING, "Amina Haddad")
    service = talk.scene.office.service
    talk.scene = replace(talk.scene, office=replace(talk.scene.office, service=replace(service, notice_version="2")))
    talk.hear("[name:back]")
    assert talk.conversation.asked == "consent"
    talk.hear("yes")
    assert talk.conversation.asked == "document"
    assert talk.conversation.consent == "2"
