"""What is said before its question is kept, read back once and not asked again: a place, a day, an hour."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.conversation.applicant.visit.kept_wishes import KeptWish, kept_wish, understood
from bot.conversation.core.state import WISHED
from bot.conversation.core.views import Proposed, WholeName
from tests.conversation.talk import Talk, World, a_booking
from tests.conversation.test_sentences import AT_ALL_PLACES, at_each_step

NUMBER = "02010012345"
WHOLE = f"اسمي احمد خالد الحلبي ورقمي {NUMBER}"
PERSON = {"name": "احمد خالد الحلبي", "document": "national_id", "number": NUMBER}
HALABI = "احمد خالد الحلبي"
THURSDAY = "2026-12-10"
AT_ELEVEN = "bab-al-nasr:202612080T1100"


def at(step: str) -> Talk:
    return Talk(AT_ALL_PLACES, at_each_step()[step].conversation)


@pytest.mark.parametrize(
    "said",
    [
        f"{WHOLE} باب النصر الخميس الجاي الصبح",
        f"احمد خالد الحلبي {NUMBER} باب النصر الخميس",
        f"بدي موعد بباب النصر يوم الخميس، {WHOLE}",
        f"الخميس بباب النصر الصبح، احمد خالد الحلبي {NUMBER}",
    ],
)
def test_all_in_one_message_is_read_back_in_one_question_and_the_hour_alone_is_asked(said: str) -> None:
    talk = at("name").hear(said)
    assert talk.keys[1:] == ["ask-found", "found-name", "found-document", "found-number", "found-station"]
    assert talk.conversation.answers == {}
    talk.hear("نعم")
    assert talk.conversation.answers == {**PERSON, "station": "bab-al-nasr"}
    assert (talk.conversation.asked, talk.keys[-1], talk.ids[0][:13]) == ("time", "ask-time", f"at:{THURSDAY}")


def test_with_its_hour_nothing_is_left_to_ask_and_the_check_comes() -> None:
    talk = at("name").hear(f"{WHOLE} بدي الشهباء الخميس الساعة 10", "نعم")
    assert talk.conversation.asked == "check"
    assert talk.conversation.answers["time"] == f"{THURSDAY}T10:00:00+03:00"


@pytest.mark.parametrize(
    "messages",
    [
        ("احمد خالد الحلبي الشهباء الخميس الساعة 10", "نعم", "هوية", NUMBER),
        ("بدي الشهباء", "احمد خالد الحلبي", "هوية وبدي الخميس الساعة 10", "نعم", NUMBER),
        ("احمد خالد الحلبي وبدي الخميس الساعة 10", "نعم", "هوية", f"{NUMBER} والشهباء", "نعم"),
        ("احمد خالد الحلبب الشهباء الخميس الساعة 10", "احمد خالد الحلبي", "هوية", NUMBER),
        ("احمد خالد الحلبي", f"هوية رقمها {NUMBER} الشهباء الخميس الساعة 10", "نعم"),
        ("samer khaled hallak badde yom l khamis 3al 10 bl shahba", "نعم", "هوية", NUMBER),
    ],
)
def test_in_whatever_order_and_subset_it_comes_to_the_same_check(messages: tuple[str, ...]) -> None:
    talk = at("name").hear(*messages)
    assert (talk.conversation.asked, talk.conversation.answers["station"]) == ("check", "shahba")
    assert talk.conversation.answers["time"] == f"{THURSDAY}T10:00:00+03:00"
    assert WISHED not in talk.conversation.aside


def test_a_day_without_a_place_asks_for_the_place_alone_and_a_tap_on_a_time_ends_the_wish() -> None:
    talk = at("number").hear(f"{NUMBER} وبدي الخميس الصبح")
    assert talk.keys[-1] == "ask-station-on-day"
    assert Talk(AT_ALL_PLACES, talk.conversation).hear("باب الفرج").ids[0][:13] == f"at:{THURSDAY}"
    early = talk.hear("رجوع", "[station:early:shahba:202612070700]")
    assert (early.conversation.asked, early.conversation.answers["time"]) == ("check", "2026-12-07T07:00:00+00:00")
    assert WISHED not in early.conversation.aside


def test_no_keeps_nothing_of_it() -> None:
    talk = at("name").hear(f"{WHOLE} باب النصر الخميس", "لا")
    assert (talk.conversation.answers, WISHED in talk.conversation.aside) == ({}, False)


def test_a_place_alone_where_the_name_is_due_is_noted() -> None:
    talk = at("name").hear("بدي باب النصر الخميس الصبح")
    assert talk.keys == ["place-noted", "progress", "ask-name"]
    assert talk.conversation.answers == {"station": "bab-al-nasr"}
    assert at("name").hear("بدي موعد الخميس").keys == ["day-noted", "progress", "ask-name"]
    assert at("name").hear("Thursday 9am please").conversation.aside[WISHED] == f"{THURSDAY}T09:00"


@pytest.mark.parametrize(
    ("step", "said"),
    [
        *(("name", said) for said in ("احمد خالد الخميس", "جمعة خميس العلي", "احمد خالد الشهباء", "صباح احمد الجمعة")),
        ("name", "اسمي احمد خالد الحلبي من الشهباء"),
        ("name", "احمد خالد الحلبي، باب النصر مفتوح الخميس؟"),
        ("name", "احمد خالد الحلبي، الشهباء او باب النصر"),
        ("document", "الهوية صادرة من باب الفرج"),
        *(("name", said) for said in ("شهباء الخميس", "Shahba Al Khamis", "اسمي شهباء الخميس", "Noor Al Shahba")),
        *(
            ("number", f"{NUMBER}، {said}")
            for said in ("العنوان الشهباء", "السكن: الشهباء", "خانة الشهباء", "المفرزة الشهباء")
        ),
        *(("birth", f"3/5/1990، {said}") for said in ("محل الولادة الصالحين", "مكان الولادة: باب النصر")),
        *(("document", said) for said in ("هوية سورية، مدينة الصالحين", "ID card, resident of Shahba")),
        ("birth", "ولدت بالصالحين 3/4/1980"),
        ("birth", "3 May 1990"),
        ("consent", "السلام عليكم بدي موعد بالشهباء يوم التلات"),
    ],
)
def test_a_name_a_home_a_question_and_what_comes_before_the_agreement_are_no_wish(step: str, said: str) -> None:
    talk = at(step).hear(said)
    kept = {**talk.conversation.answers, **talk.conversation.aside}
    assert not {"station", WISHED} & {*kept}


def test_tomorrow_said_yesterday_is_that_day_and_a_day_that_has_passed_is_dropped() -> None:
    for days, step, time_of_it in ((1, "check", "2026-12-08T10:00:00+03:00"), (2, "time", None)):
        talk = at("name").hear("احمد خالد الحلبي الشهباء بكرا الساعة 10", "نعم")
        talk.scene = replace(talk.scene, now=talk.scene.now + timedelta(days=days))
        talk.hear("هوية", NUMBER)
        assert (talk.conversation.asked, talk.conversation.answers.get("time")) == (step, time_of_it)
    for days in (0, 1):
        menu, two = at_each_step()["menu"].conversation, World((a_booking(1), a_booking(2)))
        moving = Talk(AT_ALL_PLACES, menu, two).hear("بدي غير الموعد لبعد بكرا")
        moving.scene = replace(moving.scene, now=moving.scene.now + timedelta(days=days))
        moving.hear(f"[whose:{a_booking(2).id}]")
        assert (moving.conversation.asked, moving.ids[0][:13]) == ("time", "at:2026-12-09"), days


def test_what_was_understood_is_heard_as_the_same() -> None:
    day, noon = date(2026, 12, 10), time(12)
    for wish in (
        *(KeptWish(on, clock) for on in (None, day) for clock in (None, time(10), time(14, 30)) if on or clock),
        *(KeptWish(on, None, opens) for on in (None, day) for opens in (noon, time(10), time(14))),
        *(KeptWish(on, None, None, closes) for on in (None, day) for closes in (noon, time(11), time(14))),
    ):
        assert understood(wish.said, date(2026, 12, 7), None) == wish == kept_wish(str(wish), day), wish
    assert all(kept_wish(written, day) is None for written in ("", "الخميس", "2026-12-09", "2026-13-01", "T27:00"))


@pytest.mark.parametrize(
    ("said", "name", "place"),
    [
        (f"{NUMBER} جمعة احمد العلي الشهباء الاحد الساعة 10", "جمعة احمد العلي", "shahba:202612130T1000"),
        ("خميس محمد الصالح باب النصر", "خميس محمد الصالح", "bab-al-nasr"),
        ("ليلى احمد بكري باب النصر", "ليلى احمد بكري", "bab-al-nasr"),
        ("Abdul Ahad Hanna, Shahba", "Abdul Ahad Hanna", "shahba"),
        ("Lina Ahmad Said, Shahba", "Lina Ahmad Said", "shahba"),
        ("ليلا احمد قباني باب النصر", "ليلا احمد قباني", "bab-al-nasr"),
        ("احمد محمد صباح بالشهباء", "احمد محمد صباح", "shahba"),
        ("فجر احمد العلي بالشهباء", "فجر احمد العلي", "shahba"),
        ("صباح الخير، هدى احمد الحلبي بدي الشهباء", "هدى احمد الحلبي", "shahba"),
        ("مساء الخير احمد خالد الحلبي باب النصر", "احمد خالد الحلبي", "bab-al-nasr"),
        ("good morning, Ahmad Khaled Halabi, Shahba", "Ahmad Khaled Halabi", "shahba"),
        (
            f"Ahmad Khaled Halabi {NUMBER} Bab al-Nasr tomorrow at 11",
            "Ahmad Khaled Halabi",
            "bab-al-nasr:202612080T1100",
        ),
        (f"احمد خالد الحلبي {NUMBER} باب النصر بكرا الساعة ١١", "احمد خالد الحلبي", AT_ELEVEN),
        ("احمد خالد الحلبي، بدي باب النصر الاسبوع الجاي", "احمد خالد الحلبي", "bab-al-nasr"),
        ("احمد خالد الحلبي بالشهباء بكرا بين 10 و 12", "احمد خالد الحلبي", "shahba"),
        ("سامي عيد نهار باب النصر", "سامي عيد نهار", "bab-al-nasr"),
        ("احمد خالد الحلبي باب النصر الخميس او الجمعة", "احمد خالد الحلبي", "bab-al-nasr"),
        ("بدي موعد صباح فخري الحلبي", "صباح فخري الحلبي", ""),
        ("بدي احجز خميس محمد الصالح", "خميس محمد الصالح", ""),
        ("موعد جمعة احمد الشهابي", "جمعة احمد الشهابي", ""),
        ("حجز بكري محمد العلي", "بكري محمد العلي", ""),
        ("احجزلي سبت محمد العلي", "محمد العلي", ""),
        ("احمد خالد الحلبي، راح علي موعد الخميس", "احمد خالد الحلبي", ""),
        ("احمد خالد الحلبي يوم الخميس", "احمد خالد الحلبي", ""),
    ],
)
def test_a_name_keeps_its_words_and_is_read_back_where_any_are_left_out(said: str, name: str, place: str) -> None:
    talk = at("name").hear(said)
    assert "name" not in talk.conversation.answers
    match talk.conversation.view:
        case Proposed(answers):
            read = dict(answers)
        case view:
            assert isinstance(view, WholeName)
            read = {"name": view.name}
    assert (read["name"][-len(name) :], read.get("station", "")) == (name, f"place:{place}" if place else "")
    wished = f"2026-12-{place[-8:-6]}T{place[-4:-2]}:00" if "T" in place else THURSDAY if "يوم" in said else None
    assert talk.conversation.aside.get(WISHED) == wished
    again = talk.hear("لا", said)
    assert WISHED not in again.conversation.aside
    assert not isinstance(again.conversation.view, Proposed) or "station" not in dict(again.conversation.view.answers)


@pytest.mark.parametrize(
    ("said", "read_back", "wished"),
    [
        (f"{HALABI} الشهباء الخميس الساعة 10 بالليل", (HALABI, "shahba:202612100T2200"), f"{THURSDAY}T22:00"),
        ("Ahmad Halabi Shahba Thursday at 10 at night", ("Ahmad Halabi", "shahba:202612100T2200"), f"{THURSDAY}T22:00"),
        (f"{HALABI} الشهباء الخميس الساعة 10 وعشر دقايق", (HALABI, "shahba:202612100T1010"), f"{THURSDAY}T10:10"),
        (f"{HALABI} الشهباء الخميس الساعة 11 بنص الليل", (HALABI, "shahba"), None),
        (f"{HALABI} الشهباء الخميس الساعة 10 مبكلين", (f"{HALABI} مبكلين", "shahba"), None),
        ("Ahmad Halabi Shahba any day except Thursday", ("Ahmad Halabi", "shahba"), None),
        ("Ahmad Halabi Shahba any day barring Thursday", ("Ahmad Halabi barring", "shahba"), None),
        ("Ahmad Halabi Shahba every day excluding Thursday", ("Ahmad Halabi", "shahba"), None),
        ("Ahmad Halabi Shahba any day other than Thursday", ("Ahmad Halabi", "shahba"), None),
        ("Ahmad Halabi Shahba, no Thursdays", ("Ahmad Halabi", "shahba"), None),
        ("Ahmad Halabi Shahba Thursday at 11 late at night", ("Ahmad Halabi", "shahba"), None),
        (f"{HALABI} الشهباء ايا يوم سوى الخميس", (HALABI, "shahba"), None),
        *(
            (f"{HALABI} الشهباء {said}", (HALABI, "shahba"), None)
            for said in ("اي يوم ما عدا الخميس", "كل الايام إلا الخميس")
        ),
        *((f"{HALABI} الشهباء {said}", (HALABI, "shahba"), None) for said in ("غير الخميس", "اي يوم بس مو الخميس")),
        (f"{HALABI} الشهباء الخميس عال10", (HALABI, "shahba:202612100T1000"), f"{THURSDAY}T10:00"),
        (f"{HALABI} الشهباء 10/12 الساعة 11", (HALABI, "shahba:202612100T1100"), f"{THURSDAY}T11:00"),
        (f"{HALABI} الشهباء 10-12 الساعة 11", (HALABI, "shahba"), None),
        (f"{HALABI} الخميس باب النصر الساعة 10", (f"{HALABI} الخميس", "bab-al-nasr"), None),
        ("صباح الخميس باب النصر", ("صباح الخميس", "bab-al-nasr"), None),
        ("اسمي نور الشهباء، بدي باب النصر", ("نور الشهباء", "bab-al-nasr"), None),
    ],
)
def test_night_is_no_morning_and_a_day_that_is_left_out_is_none(
    said: str, read_back: tuple[str, str], wished: str | None
) -> None:
    talk = at("name").hear(said)
    assert isinstance(talk.conversation.view, Proposed)
    name, place = read_back
    assert dict(talk.conversation.view.answers) == {"name": name, "station": f"place:{place}"}
    assert (talk.conversation.aside.get(WISHED) or None) == wished


def test_what_happens_on_a_day_is_no_wish_for_it() -> None:
    assert WISHED not in at("document").hear("passport, I travel on Thursday").conversation.aside
    for said in (f"{NUMBER}، الخميس عندي سفر", f"{NUMBER} باب النصر الخميس او الجمعة"):
        assert WISHED not in at("number").hear(said).conversation.aside, said
    name = "عبد الاحد حنا الشهباء"
    assert at("name").hear(name).conversation.answers == {"name": name}
