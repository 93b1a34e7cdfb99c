"""The question for the name, as people answer it: in two messages, with a date behind it, or with a question."""

from datetime import UTC

import pytest

from bot.conversation.core.views import Near, WholeName
from tests.conversation.talk import ANSWERS, BEGINNING, EARLY, Talk


def test_a_name_in_two_messages_is_put_together_and_asked_about() -> None:
    talk = Talk().hear(*BEGINNING, "أحمد")
    assert "name-family-missing" in talk.keys
    talk.hear("الحلبي")
    assert "ask-name-whole" in talk.keys
    assert "name" not in talk.conversation.answers
    assert talk.hear("نعم").conversation.answers == {"name": "أحمد الحلبي"}


def test_a_name_put_together_wrongly_is_asked_anew_and_a_whole_one_is_taken() -> None:
    talk = Talk().hear(*BEGINNING, "Ahmad", "Halabi", "no")
    assert (talk.conversation.asked, talk.conversation.answers) == ("name", {})
    assert talk.hear("Ahmad", "Ahmad Haddad").conversation.answers == {"name": "Ahmad Haddad"}


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("احمد محمد الحلبي 3/5/1990", {"name": "احمد محمد الحلبي", "birth": "1990-05-03"}),
        ("أحمد الحلبي، مواليد ٣/٥/١٩٩٠", {"name": "أحمد الحلبي", "birth": "1990-05-03"}),
        ("Ahmad Halabi born 3 May 1990", {"name": "Ahmad Halabi", "birth": "1990-05-03"}),
        ("أحمد الحلبي 01001234567", {"name": "أحمد الحلبي", "document": "national_id", "number": "01001234567"}),
        (
            "أحمد الحلبي رقم وطني 01001234567",
            {"name": "أحمد الحلبي", "document": "national_id", "number": "01001234567"},
        ),
        ("أحمد الحلبي 12", {}),
        ("أحمد ٢", {}),
    ],
)
def test_what_stands_behind_the_name_is_taken_with_it_if_all_of_it_is_read(said: str, given: dict[str, str]) -> None:
    assert Talk().hear(*BEGINNING, said).conversation.answers == given


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("أنا المعلم عدنان محمد سعيد الترمانيني، موظف سابق في التربية.", "عدنان محمد سعيد الترمانيني"),
        ("الشيخ محمود أحمد الحلبي", "محمود أحمد الحلبي"),
        ("احمد محمد علي المعلم", "احمد محمد علي المعلم"),
        ("علي محند الخطيب .. محمد قصدي", "علي محمد الخطيب"),
        ("samer khaled hallaq.. hallak i mean", "samer khaled hallak"),
        ("ahmad jamal na3san", "ahmad jamal naasan"),
        ("omar ali 2ashour", "omar ali ashour"),
        ("ahmad jamal ma3o wara2a", "ahmad jamal"),
    ],
)
def test_a_title_a_word_put_right_and_a_digit_for_a_sound_are_asked_about(said: str, meant: str) -> None:
    conversation = Talk().hear(*BEGINNING, said).conversation
    assert (conversation.view, conversation.answers) == (WholeName(meant), {})


def test_a_made_up_number_behind_the_name_is_asked_about() -> None:
    talk = Talk().hear(*BEGINNING, "أحمد الحلبي 00000000000")
    assert (talk.keys[1], talk.conversation.answers) == ("ask-found", {})
    sure = Talk(talk.scene, talk.conversation).hear("نعم")
    assert sure.conversation.answers["number"] == "00000000000"
    for said in ("لا", "رجوع"):
        again = Talk(talk.scene, talk.conversation).hear(said).conversation
        assert (again.asked, again.view, again.answers) == ("name", None, {})


@pytest.mark.parametrize(
    "asks", ["شو لازم جيب", "مين انتو", "ليش الاسم", "شو صاير هون", "ما بدي", "صباح الخير", "وين؟"]
)
def test_what_is_asked_at_the_name_is_no_name(asks: str) -> None:
    assert Talk().hear(*BEGINNING, asks).conversation.answers == {}


def test_from_the_second_misread_at_one_question_other_ways_are_told() -> None:
    talk = Talk().hear(*BEGINNING, "Amina Haddad", "xyz")
    assert "way-out" not in talk.keys
    assert "way-out" in talk.hear("zyx").keys
    assert "way-out" not in talk.hear("[document:passport]", "xyz").keys


def test_an_early_time_that_is_gone_is_told_so_and_never_another_in_silence() -> None:
    talk = Talk().hear(*BEGINNING, *ANSWERS)
    step, early = talk.choices[0]
    assert early.id == f"early:saliheen:{EARLY.astimezone(UTC):%Y%m%d%H%M}"
    talk.world.mood = 1
    talk.hear(f"[{step}:{early.id}]")
    assert talk.keys[0] == "slot-full"
    assert (talk.conversation.asked, talk.conversation.view) == ("time", Near(EARLY))
    assert talk.conversation.held_until is None


def test_the_earliest_time_tapped_is_the_one_on_its_label_or_none() -> None:
    talk = Talk().hear(*BEGINNING, *ANSWERS, "[station:saliheen]")
    first = talk.choices[0][1]
    assert first.key == "time-earliest"
    assert first.id == f"at:{first.params['day']}T{first.params['time']:%H:%M}"


@pytest.mark.parametrize(
    ("answer", "taken"),
    [
        ("نعم", "أحمد سليمان الجاسم"),
        ("لا", "احند سليمان الجاسم"),
        ("احند سليمان الجاسم", "احند سليمان الجاسم"),
        ("[name:no]", "احند سليمان الجاسم"),
    ],
)
def test_a_slip_is_put_right_by_a_yes_alone(answer: str, taken: str) -> None:
    talk = Talk().hear(*BEGINNING, "احند سليمان الجاسم")
    assert ("ask-name-slip" in talk.keys, talk.conversation.answers) == (True, {})
    assert talk.hear(answer).conversation.answers == {"name": taken}


def test_a_name_that_is_denied_is_not_kept_as_the_one_asked_about() -> None:
    talk = Talk().hear(*BEGINNING, "Ahmad", "Halabi")
    assert talk.hear("I am not Ahmad").conversation.answers == {}


def test_the_first_name_of_another_person_waits_for_the_rest() -> None:
    talk = Talk().hear(*BEGINNING, "for my brother Mahmoud", "Haddad", "yes")
    assert talk.conversation.answers == {"name": "Mahmoud Haddad"}


def test_a_name_typed_again_after_a_no_is_believed_as_it_stands() -> None:
    talk = Talk().hear(*BEGINNING, "مهم عبد الله الشامي")
    assert talk.conversation.view == WholeName("عبد الله الشامي")
    talk.hear("[name:no]", "اسمي مهم عبد الله الشامي")
    assert talk.conversation.answers == {"name": "مهم عبد الله الشامي"}
    assert "name_denied" not in talk.conversation.aside


def test_a_name_typed_again_at_once_loses_no_part_unasked() -> None:
    talk = Talk().hear(*BEGINNING, *["مهم عبد الله الشامي"] * 2)
    assert talk.conversation.view == WholeName("عبد الله الشامي", "مهم عبد الله الشامي")
    assert talk.hear("[name:no]").conversation.answers == {"name": "مهم عبد الله الشامي"}


def test_a_sentence_said_again_after_a_no_is_still_no_name() -> None:
    talk = Talk().hear(*BEGINNING, "ابني اسمو احمد الحلبي", "[name:no]", "ابني اسمو احمد الحلبي")
    assert (talk.keys[0], talk.conversation.view) == ("name-not-found", None)
    assert talk.hear("احمد الحلبي").conversation.answers == {"name": "احمد الحلبي"}


def test_ana_may_be_who_writes_or_a_first_name() -> None:
    talk = Talk().hear(*BEGINNING, "Ana Maria Haddad")
    assert talk.conversation.view == WholeName("Maria Haddad", "Ana Maria Haddad")
    assert talk.hear("[name:no]").conversation.answers == {"name": "Ana Maria Haddad"}
    assert Talk().hear(*BEGINNING, "Ana Haddad").conversation.answers == {"name": "Ana Haddad"}


@pytest.mark.parametrize(
    ("first", "then", "whole", "typed"),
    [
        ("منى", "عبد الله الشامي", "منى عبد الله الشامي", "عبد الله الشامي"),
        ("Ahmad", "Khaled Halabi", "Ahmad Khaled Halabi", "Khaled Halabi"),
        ("انا أحمد", "والده محمد الكنية الحلبي", "أحمد محمد الحلبي", "والده محمد الحلبي"),
    ],
)
def test_the_names_that_were_asked_for_behind_a_first_one_never_stand_without_it(
    first: str, then: str, whole: str, typed: str
) -> None:
    talk = Talk().hear(*BEGINNING, first, then)
    assert (talk.conversation.view, talk.conversation.answers) == (WholeName(whole, typed), {})
    assert talk.hear("yes").conversation.answers == {"name": whole}


def test_a_date_behind_them_is_kept_and_a_name_in_three_messages_is_put_together() -> None:
    talk = Talk().hear(*BEGINNING, "أحمد", "محمد الحلبي 3/5/1990")
    assert (talk.conversation.view, talk.conversation.answers) == (
        WholeName("أحمد محمد الحلبي", "محمد الحلبي"),
        {"birth": "1990-05-03"},
    )
    talk = Talk().hear(*BEGINNING, "أحمد", "عبد الله", "الحلبي")
    assert talk.conversation.view == WholeName("أحمد عبد الله الحلبي")
    assert Talk().hear(*BEGINNING, "أحمد", "اسمي سمير محمد الحلبي").conversation.answers == {"name": "سمير محمد الحلبي"}
