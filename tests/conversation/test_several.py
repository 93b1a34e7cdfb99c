"""A message that says several things is taken whole: a table, and what "yes", "no" and "back" do to it."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.conversation.core.views import BirthDay, Doubted, OtherDocument, Proposed, WholeName
from tests.conversation.talk import BEGINNING, Talk, a_scene
from tests.conversation.test_sentences import at_each_step

TABLE = Path(__file__).parent / "several.txt"
NAMED = "أحمد خالد الحلبي"
SURE = ("", "سامر خالد حداد", "passport")
"""What is taken as it was before: that there is no number, a name said as one, a paper named alone."""
ALL_OF_IT = "Fadi Nasser, I have a passport N0123456"


def test_each_message_is_proposed_whole_and_nothing_is_recorded_before_the_yes() -> None:
    at, wrong = at_each_step(NAMED), []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        step, said, meant = (part.strip() for part in line.split("|"))
        talk = Talk(at[step].scene, at[step].conversation, replace(at[step].world)).hear(said)
        assert {*talk.conversation.answers.values()} <= {*at[step].conversation.answers.values(), *SURE}, said
        proposed = " ".join(f"{name}={answer}" for name, answer in _proposed(talk))
        if proposed != meant:
            wrong.append((step, said, proposed))
    assert wrong == []


def _proposed(talk: Talk) -> tuple[tuple[str, str], ...]:
    match talk.conversation.view:
        case Proposed(answers):
            return answers
        case WholeName(name):
            return (("name", name),)
        case OtherDocument(kind, number):
            return (("document", kind), ("number", number))
        case BirthDay(day):
            return (("birth", day.isoformat()),)
        case Doubted(choice) if talk.conversation.asked == "document":
            return (("document", choice),)
        case _:
            return ()


def test_one_yes_takes_all_and_the_next_question_comes() -> None:
    talk = Talk().hear(*BEGINNING, ALL_OF_IT, "yes")
    assert talk.conversation.answers == {"name": "Fadi Nasser", "document": "passport", "number": "N0123456"}
    assert talk.conversation.asked == "station"


@pytest.mark.parametrize("said", ["no", "back"])
def test_no_opens_the_first_of_them_and_takes_none(said: str) -> None:
    talk = Talk().hear(*BEGINNING, ALL_OF_IT, said)
    assert (talk.conversation.asked, talk.conversation.answers) == ("name", {})
    assert talk.keys == ["progress", "ask-name"]


def test_what_is_put_right_at_the_proposal_is_proposed_anew_with_the_rest() -> None:
    talk = Talk().hear(*BEGINNING, ALL_OF_IT, "no, the passport is N0123457", "yes")
    assert talk.conversation.answers == {"name": "Fadi Nasser", "document": "passport", "number": "N0123457"}


def test_what_is_said_alone_at_the_proposal_is_taken_and_the_rest_is_proposed_again() -> None:
    talk = Talk().hear(*BEGINNING, ALL_OF_IT, "Fadi George Nasser")
    assert (talk.conversation.answers, talk.conversation.asked) == ({"name": "Fadi George Nasser"}, "document")
    talk.hear("yes")
    assert talk.conversation.answers == {"name": "Fadi George Nasser", "document": "passport", "number": "N0123456"}


def test_a_correction_beside_an_answer_keeps_the_answer_and_the_way_goes_on() -> None:
    talk = Talk().hear(*BEGINNING, NAMED, "[document:national_id]", "ما بعرف الرقم، واسم الاب خليل مو خالد")
    assert talk.conversation.answers == {"document": "national_id", "number": ""}
    talk.hear("نعم")
    assert talk.conversation.answers["name"] == "أحمد خليل الحلبي"
    assert (talk.conversation.asked, talk.conversation.correcting) == ("birth", None)


def test_at_the_check_two_lines_put_right_lead_back_to_it_and_back_leaves_all_as_it_was() -> None:
    at = at_each_step(NAMED)["check"]
    said = "اسم الاب خليل مو خالد والرقم اخره 6 مو 5"
    talk = Talk(at.scene, at.conversation, replace(at.world)).hear(said, "نعم")
    assert talk.conversation.asked == "check"
    assert (talk.conversation.answers["name"], talk.conversation.answers["number"]) == (
        "أحمد خليل الحلبي",
        "02010012346",
    )
    talk = Talk(at.scene, at.conversation, replace(at.world)).hear(said, "رجوع", "رجوع")
    assert (talk.conversation.asked, talk.conversation.answers) == ("check", at.conversation.answers)


def test_a_place_beside_a_number_is_held_after_the_yes() -> None:
    at = at_each_step(NAMED)["station"]
    talk = Talk(at.scene, at.conversation, replace(at.world)).hear("الشهباء، والرقم 02010012346 مو 02010012345", "نعم")
    assert (talk.conversation.asked, talk.conversation.answers["station"]) == ("check", "shahba")
    assert talk.conversation.answers["number"] == "02010012346"


def test_what_was_proposed_is_masked_where_nothing_can_be_taken_back() -> None:
    talk = Talk(a_scene(channel="console")).hear(*BEGINNING, ALL_OF_IT)
    shown = {text.key: text.params for say in talk.says for text in say.texts if text.key.startswith("found-")}
    assert (shown["found-name"]["name"], shown["found-number"]["number"]) == ("Fadi N…", "…456")


@pytest.mark.parametrize(
    ("said", "name", "asked"),
    [
        ("اي سامر حداد", "سامر حداد", "document"),
        ("نعم، سامر حداد", "سامر حداد", "document"),
        ("yes سامر حداد", "سامر حداد", "document"),
        ("لا، سامر خالد حداد", "سامر خالد حداد", "name"),
        ("نعم بس سامي مو سامر", "سامي حداد", "name"),
        ("لا تامر مو سامر", "تامر حداد", "name"),
        ("no, it is Samer Haddad", "Samer Haddad", "name"),
        ("قصدي سامر علي حداد", "سامر علي حداد", "name"),
    ],
)
def test_the_name_said_again_is_a_yes_and_another_one_is_asked_about(said: str, name: str, asked: str) -> None:
    talk = Talk().hear(*BEGINNING, "انا موظف بلدية متقاعد اسمي سامر حداد")
    assert talk.conversation.view == WholeName("سامر حداد")
    talk.hear(said)
    assert talk.conversation.asked == asked
    assert (talk.conversation.answers if asked == "document" else {"name": dict(_proposed(talk))["name"]}) == {
        "name": name
    }


@pytest.mark.parametrize(("month", "day"), [("March 1983", "5"), ("شهر تلاتة 83", "٥"), ("3/1983", "خمسة")])
def test_of_a_month_and_a_year_the_day_alone_is_asked(month: str, day: str) -> None:
    talk = Talk().hear(*BEGINNING, NAMED, "[document:none]", month, day)
    assert talk.conversation.answers["birth"] == "1983-03-05"


def test_another_date_behind_a_month_and_a_year_counts() -> None:
    talk = Talk().hear(*BEGINNING, NAMED, "[document:none]", "March 1983", "5 April")
    assert talk.conversation.answers["birth"] == "1983-04-05"
