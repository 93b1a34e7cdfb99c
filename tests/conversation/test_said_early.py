"""What is said before its question is kept, read back once and not asked again: a place, a day, an hour."""

import pytest

from bot.conversation.applicant.visit.move_wishes import WISHED
from tests.conversation.talk import Talk
from tests.conversation.test_sentences import AT_ALL_PLACES, at_each_step

NUMBER = "02010012345"
WHOLE = f"اسمي احمد خالد الحلبي ورقمي {NUMBER}"
PERSON = {"name": "احمد خالد الحلبي", "document": "national_id", "number": NUMBER}
THURSDAY = "2026-12-10"


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
        ("احمد خالد الحلبي وبدي الخميس الساعة 10", "هوية", f"{NUMBER} والشهباء", "نعم"),
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


@pytest.mark.parametrize(
    ("step", "said"),
    [
        *(("name", said) for said in ("احمد خالد الخميس", "جمعة خميس العلي", "احمد خالد الشهباء", "صباح احمد الجمعة")),
        ("name", "اسمي احمد خالد الحلبي من الشهباء"),
        ("name", "احمد خالد الحلبي، باب النصر مفتوح الخميس؟"),
        ("name", "احمد خالد الحلبي، الشهباء او باب النصر"),
        ("document", "الهوية صادرة من باب الفرج"),
        ("birth", "ولدت بالصالحين 3/4/1980"),
        ("birth", "3 May 1990"),
        ("consent", "السلام عليكم بدي موعد بالشهباء يوم التلات"),
    ],
)
def test_a_name_a_home_a_question_and_what_comes_before_the_agreement_are_no_wish(step: str, said: str) -> None:
    talk = at(step).hear(said)
    kept = {**talk.conversation.answers, **talk.conversation.aside}
    assert not {"station", WISHED} & {*kept}
