"""What a service asks besides, from data alone: each kind is read, refused in its words, shown and corrected."""

from dataclasses import replace
from datetime import date

import pytest

from bot.conversation.applicant.person.inquiries import answers_to, read
from bot.conversation.core.events import CommandGiven
from bot.domain.office import Inquiry, InquiryKind, Office, Words
from tests.builders import BOTH
from tests.conversation.talk import ANSWERS, EARLY, Talk, a_scene

TODAY = date(2026, 12, 7)
ASK, REFUSE = Words("سؤال", "A question?"), Words("ليس جواباً", "That is no answer.")
OPTIONS = (("teaching", Words("التعليم", "Teaching")), ("health", Words("الصحة", "Health")))


def an_inquiry(kind: InquiryKind, key: str = "one", *, optional: bool = False) -> Inquiry:
    options = OPTIONS if kind == "choice" else ()
    purpose = Words("للتحضير", "To prepare.") if kind == "short text" else None
    return Inquiry(key, kind, Words("عنوان", "Label"), ASK, REFUSE, optional, options, purpose)


def asking(*inquiries: Inquiry) -> Office:
    return replace(BOTH, more_services=(replace(BOTH.services[1], inquiries=inquiries),))


def at_the_first(*inquiries: Inquiry, channel: str = "telegram") -> Talk:
    scene = a_scene(office=asking(*inquiries), channel=channel)
    return Talk(scene=scene).hear(CommandGiven("start", "s2"), "[language:en]", "[consent:agree]", *ANSWERS)


@pytest.mark.parametrize(
    ("kind", "said", "kept"),
    [
        ("name", "my name is Amina Haddad", "Amina Haddad"),
        ("name", "Amina", None),
        ("name", "who are you?", None),
        ("date", "٣/٥/٢٠١٩", "2019-05-03"),
        ("date", "3/5/2031", None),
        ("date", "2019", None),
        ("number", "٤٤٧ ٨٨١", "447881"),
        ("number", "447-881", None),
        ("number", "1" * 21, None),
        ("document", "N 1234-567", "N1234567"),
        ("document", "none", None),
        ("short text", "  My papers\n are away ", "My papers are away"),
        ("short text", "a" * 201, None),
        ("short text", "where is it?", None),
    ],
)
def test_each_kind_is_read_as_it_is_kept(kind: InquiryKind, said: str, kept: str | None) -> None:
    assert read(an_inquiry(kind), said, TODAY) == kept
    talk = at_the_first(an_inquiry(kind))
    assert talk.conversation.asked == "q-one"
    talk.hear(said)
    assert talk.conversation.answers.get("q-one") == kept
    assert (talk.conversation.asked == "q-one") == (kept is None)


@pytest.mark.parametrize("said", ["[q-one:health]", "Health", "الصحة", "2"])
def test_a_choice_is_tapped_typed_or_numbered_and_kept_by_its_key(said: str) -> None:
    assert at_the_first(an_inquiry("choice")).hear(said).conversation.answers["q-one"] == "health"


@pytest.mark.parametrize("said", ["[q-one:gone]", "[q-one:skip]", "Law"])
def test_no_forged_or_other_choice_is_kept_and_none_is_left_out_that_may_not(said: str) -> None:
    assert "q-one" not in at_the_first(an_inquiry("choice")).hear(said).conversation.answers


@pytest.mark.parametrize("said", ["[q-one:skip]", "No answer", "skip"])
@pytest.mark.parametrize("kind", ["choice", "number", "short text"])
def test_what_may_be_left_out_is_left_out_by_a_button_or_a_word(kind: InquiryKind, said: str) -> None:
    talk = at_the_first(an_inquiry(kind, optional=True)).hear(said)
    assert (talk.conversation.answers["q-one"], talk.conversation.asked) == ("", "station")


def test_a_refusal_is_in_the_services_words_and_back_leads_to_the_question_before() -> None:
    talk = at_the_first(an_inquiry("number"), an_inquiry("date", "two")).hear("not a number")
    assert talk.keys[0] == "inquiry-refused"
    assert talk.says[-1].texts[0].params == {"text": REFUSE}
    talk.hear("12", "back")
    assert (talk.conversation.asked, talk.conversation.aside["q-one"]) == ("q-one", "12")
    assert talk.hear("[q-one:keep]").conversation.asked == "q-two"


def test_the_check_shows_each_answer_and_hides_what_cannot_be_taken_back() -> None:
    asked = (an_inquiry("choice"), an_inquiry("number", "two"), an_inquiry("short text", "three"))
    said = ("[q-one:health]", "447881", "My papers are away", f"[station:early:nasr.work:{EARLY:%Y%m%d%H%M}]")
    for channel, hidden in (("console", True), ("web", False)):
        talk = at_the_first(*asked, channel=channel).hear(*said)
        assert talk.conversation.asked == "check"
        told = [text.params["answer"] for say in talk.says for text in say.texts if text.key == "check-inquiry"]
        assert told[0] == OPTIONS[1][1]
        assert ("447881" in told, "My papers are away" in told) == (not hidden, not hidden)
        corrected = talk.hear("[check:edit:q-two]", "5").conversation
        assert (corrected.asked, corrected.answers["q-two"]) == ("check", "5")


def test_what_another_service_asked_is_not_kept_for_this_one_and_a_free_text_stands_apart() -> None:
    service = asking(an_inquiry("number"), an_inquiry("short text", "note")).services[1]
    answers = {"q-one": "12", "q-note": "away", "q-gone": "old", "name": "Amina"}
    assert answers_to(service, answers) == ({"one": "12"}, "away")
    assert answers_to(BOTH.service, answers) is None
