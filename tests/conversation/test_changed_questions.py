"""A deploy may add, move or drop a question while people are in the middle of an interview."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.conversation.advance import CHECKLISTS, Checklists
from bot.conversation.applicant.language import LANGUAGE
from bot.conversation.applicant.name import NAME
from bot.conversation.applicant.questions import BIRTH, CONSENT, DOCUMENT
from bot.conversation.core.steps import Question, Step
from bot.conversation.reading.misread import Misread
from tests.conversation.talk import ANSWERS, BEGINNING, TO_CHECK, Talk

REGISTER = CHECKLISTS["register"]


def read(text: str, today: date) -> str | Misread:
    return text


MOTHER = Question("mother", 1, read, str)


def asking(*steps: Step) -> Checklists:
    return {**CHECKLISTS, "register": steps}


def without(*dropped: Step) -> Sequence[Step]:
    return [step for step in REGISTER if step not in dropped]


def test_a_question_added_before_the_asked_one_comes_next_and_nothing_is_lost() -> None:
    talk = Talk().hear(*BEGINNING, "Amina Haddad", "3/5/1990")
    kept = dict(talk.conversation.answers)
    talk.checklists = asking(*REGISTER[:3], MOTHER, *REGISTER[3:])
    talk.hear("[birth:back]")
    assert talk.conversation.asked == "mother"
    assert talk.conversation.answers == kept


def test_an_answer_to_the_question_asked_before_the_deploy_still_counts() -> None:
    talk = Talk().hear(*BEGINNING)
    talk.checklists = asking(LANGUAGE, CONSENT, BIRTH, NAME, DOCUMENT)
    talk.hear("Amina Haddad")
    assert talk.conversation.answers == {"name": "Amina Haddad"}
    assert talk.conversation.asked == "birth"


def test_a_question_that_moved_is_not_asked_twice() -> None:
    talk = Talk().hear(*BEGINNING, "Amina Haddad", "3/5/1990")
    talk.checklists = asking(LANGUAGE, CONSENT, BIRTH, DOCUMENT, NAME, *REGISTER[5:])
    talk.hear("[document:none]", "[phone:skip]")
    assert talk.conversation.asked == "station"


def test_a_reply_to_a_dropped_question_only_asks_again() -> None:
    talk = Talk().hear(*BEGINNING, *ANSWERS[:3])
    assert talk.conversation.asked == "number"
    kept = dict(talk.conversation.answers)
    talk.checklists = asking(*without(REGISTER[5]))
    talk.hear("N1234567")
    assert talk.conversation.answers == kept
    assert talk.conversation.asked == "phone"


def test_a_button_of_a_dropped_question_only_asks_again() -> None:
    talk = Talk().hear(*BEGINNING, *ANSWERS[:2])
    talk.checklists = asking(*without(DOCUMENT, REGISTER[5]))
    kept = dict(talk.conversation.answers)
    talk.hear("[document:passport]")
    assert talk.conversation.answers == kept
    assert talk.conversation.asked == "phone"


def test_the_answer_of_a_dropped_question_disturbs_nobody() -> None:
    talk = Talk().hear(*TO_CHECK)
    talk.checklists = asking(*without(REGISTER[6]))
    talk.hear("[check:back]", "[time:keep]")
    assert talk.conversation.asked == "check"
    assert talk.conversation.answers["phone"] == "+963933123456"


def test_a_new_version_of_the_notice_asks_for_consent_again_and_keeps_the_answers() -> None:
    talk = Talk().hear(*BEGINNING, "Amina Haddad")
    service = talk.scene.office.service
    talk.scene = replace(talk.scene, office=replace(talk.scene.office, service=replace(service, notice_version="2")))
    talk.hear("[name:back]")
    assert talk.conversation.asked == "consent"
    talk.hear("yes")
    assert talk.conversation.asked == "birth"
    assert talk.conversation.consent == "2"
