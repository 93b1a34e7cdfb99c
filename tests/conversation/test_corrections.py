"""Corrections from the check: one list, and "back" leads to the check with all as it was."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.conversation.core.events import CommandGiven
from bot.conversation.core.say import Choice
from bot.conversation.reading.names.name_corrections import corrected_name
from bot.domain.documents import DocumentKind
from tests.conversation.talk import ANSWERS, BEGINNING, EARLY, TO_CHECK, Talk, World, a_booking, a_scene


@pytest.mark.parametrize("line", ["name", "document", "number", "station", "time"])
def test_back_from_a_correction_leads_to_the_check_with_all_as_it_was(line: str) -> None:
    talk = Talk().hear(*TO_CHECK)
    given, held = talk.conversation.answers, talk.conversation.held_until
    talk.hear("[check:change]", f"[check:edit:{line}]")
    assert talk.conversation.asked == line
    talk.hear("back")
    assert (talk.conversation.asked, talk.conversation.answers) == ("check", given)
    assert (talk.conversation.held_until, talk.conversation.aside) == (held, {})


def test_back_from_what_a_correction_asks_next_leads_to_the_check_too() -> None:
    talk = Talk().hear(*TO_CHECK)
    given = talk.conversation.answers
    talk.hear("[check:edit:document]", "[document:national_id]")
    assert talk.conversation.asked == "number"
    talk.hear("[number:back]")
    assert (talk.conversation.asked, talk.conversation.answers) == ("check", given)
    talk.hear("[check:back]")
    assert talk.conversation.asked == "time", "the correction is over: back is the question before"


def test_back_from_a_correction_after_its_hold_ran_out_asks_for_a_time_alone() -> None:
    talk = Talk().hear(*TO_CHECK, "[check:edit:name]")
    until = talk.conversation.held_until
    assert until is not None
    talk.scene = replace(talk.scene, now=until)
    talk.hear("hm", "back")
    assert talk.conversation.asked == "time"
    assert talk.conversation.answers["name"] == "Amina Haddad"


def test_an_earlier_answer_corrected_beside_a_question_gives_that_question_back() -> None:
    talk = Talk().hear(*BEGINNING, *ANSWERS[:2], "الاسم غلط")
    assert talk.conversation.asked == "name"
    talk.hear("back")
    assert (talk.conversation.asked, talk.conversation.answers["name"]) == ("number", "Amina Haddad")


def test_the_list_has_each_line_and_back_closes_it() -> None:
    talk = Talk().hear(*TO_CHECK)
    assert talk.ids == ["confirm", "change", "back"]
    talk.hear("[check:change]")
    lines = [f"edit:{line}" for line in ("name", "document", "number", "station", "time")]
    assert [choice.id for _, choice in talk.choices] == [*lines, "back"]
    assert talk.hear("back").ids == ["confirm", "change", "back"]
    assert talk.hear("no").conversation.asked == "check"
    assert talk.hear("1").conversation.asked == "name", "the first line of the list that no opened"


@pytest.mark.parametrize(
    ("channel", "name", "number"), [("telegram", "Amina Haddad", "N1234567"), ("console", "Amina H…", "…567")]
)
def test_name_and_number_are_masked_where_the_check_cannot_be_taken_back(channel: str, name: str, number: str) -> None:
    talk = Talk(a_scene(channel=channel)).hear(*TO_CHECK)
    (check,) = [text for say in talk.says for text in say.texts if text.key == "check-who"]
    assert (check.params["name"], check.params["number"]) == (name, number)
    assert talk.conversation.answers["number"] == "N1234567"


def test_the_button_that_keeps_an_answer_shows_no_whole_number_nor_a_name_where_its_tap_is_written_down() -> None:
    olds = []
    for channel, line in (("telegram", "number"), ("console", "number"), ("console", "name")):
        talk = Talk(a_scene(channel=channel)).hear(*TO_CHECK, f"[check:edit:{line}]")
        olds.append(talk.choices[0][1].params["old"])
        assert talk.hear("[number:keep]" if line == "number" else "[name:keep]").conversation.asked == "check"
    assert olds == ["…567", "…567", "Amina H…"]


def test_the_next_of_a_family_is_offered_the_same_time_and_kind_of_document() -> None:
    first = replace(a_booking(), document=DocumentKind.FAMILY_BOOKLET)
    talk = Talk(world=World((first,))).hear(*BEGINNING)
    talk.conversation = replace(talk.conversation, errand="", asked="menu")
    talk.hear(CommandGiven("register"), "Omar Haddad")
    _, kind = talk.choices[0]
    assert kind == Choice("family_booklet", "document-family-booklet", style="primary")
    talk.hear("1", "12345", "3/5/2011")
    _, same = talk.choices[0]
    assert (same.key, same.id) == ("station-same", f"same:saliheen:{first.slot.starts_at.astimezone(UTC):%Y%m%d%H%M}")


def test_a_number_behind_a_corrected_name_is_corrected_too() -> None:
    talk = Talk().hear(*TO_CHECK, "[check:edit:name]", "Sami Haddad 02010012346")
    answers = talk.conversation.answers
    assert (answers["name"], answers["document"], answers["number"]) == ("Sami Haddad", "national_id", "02010012346")
    assert talk.conversation.asked == "check"


def test_a_chat_at_a_question_that_is_not_due_any_more_is_asked_the_next_one() -> None:
    talk = Talk().hear(*BEGINNING, "Amina Haddad", "[document:passport]", "N1234567")
    talk.conversation = replace(talk.conversation, asked="birth")
    assert talk.hear("hello").conversation.asked == "station"


def test_another_hour_or_place_is_asked_about_by_saying_it_and_the_article_of_a_name_clears_no_other_part() -> None:
    talk = Talk(a_scene(datetime(2026, 11, 28, 7, 30, tzinfo=UTC))).hear(*TO_CHECK)
    before = datetime.fromisoformat(talk.conversation.answers["time"])
    talk.hear(f"can you make it {before.astimezone(talk.scene.zone).hour + 1} instead")
    after = datetime.fromisoformat(talk.conversation.answers["time"])
    assert (talk.conversation.asked, after.date()) == ("check", before.date())
    assert after.astimezone(talk.scene.zone).hour == before.astimezone(talk.scene.zone).hour + 1
    assert corrected_name("أحمد خالد الحلبي", "اسمي حلبي بدون ال") == "أحمد خالد حلبي"
    assert corrected_name("أحمد خالد الحلبي", "اسمي سامر بدون ال") == ""


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("ism l ab khalil mo khaled", "أحمد خليل الحلبي"),
        ("la2 mo a7mad khaled, a7mad khalil", "أحمد خليل الحلبي"),
        ("the father name is Khalil", "أحمد خليل الحلبي"),
        ("my name is Ahmad Khalil Halabi not Khaled", "أحمد خليل الحلبي"),
        ("ismi samer mo ahmad", ""),  # three names are written so
        ("الاسم ناقص ال التعريف، حلبي مو الحلبي", "أحمد خالد حلبي"),
        ("شيل ال من الكنية", "أحمد خالد حلبي"),
        ("زيد ال التعريف عالكنية", ""),
        ("اسم الاب صح", ""),
    ],
)
def test_a_part_is_put_right_in_latin_letters_and_by_its_article(said: str, right: str) -> None:
    assert corrected_name("أحمد خالد الحلبي", said) == right


@pytest.mark.parametrize(
    ("said", "time"),
    [
        *(
            (said, "2026-12-07T11:00")
            for said in ("بعد بساعة", "ساعة بعد", "an hour later", "ba3d b se3a", "فيك تخليها 11؟")
        ),
        ("اسمي صح بس الوقت بدي بعد بساعتين", "2026-12-07T12:00"),
        ("اخرها ساعتين", "2026-12-07T12:00"),
        ("قبل بساعة", "2026-12-07T09:00"),
        ("ابكر بنص ساعة", "2026-12-07T09:30"),
        ("بعد بيومين", "2026-12-09T10:00"),
        ("one hour later please", "2026-12-07T11:00"),
        *(
            (said, EARLY.isoformat()[:16])
            for said in (
                "بأكد بعد ساعة",
                "برجع بعد ساعة",
                "بحكي بعد ساعة",
                "بوصل قبل بساعة",
                "ذكرني قبل بيوم",
                "b2akked ba3d sa3a",
                "I'll confirm an hour later",
                "call me half an hour before",
            )
        ),
    ],
)
def test_a_shift_is_counted_from_the_time_that_stands_at_the_check(said: str, time: str) -> None:
    talk = Talk().hear(*TO_CHECK)
    talk.hear(said)
    assert (talk.conversation.asked, talk.conversation.answers["time"][:16]) == ("check", time)
