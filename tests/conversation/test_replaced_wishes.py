"""What is said early is replaced by newer words and taken back in words; what is not denied stays."""

from datetime import date

import pytest

from bot.conversation.core.events import CommandGiven
from bot.conversation.core.state import WISHED
from bot.conversation.core.views import Days, Times
from tests.conversation.talk import Talk
from tests.conversation.test_said_early import HALABI, NUMBER, THURSDAY, at
from tests.conversation.test_sentences import AT_ALL_PLACES

SUNDAY = date(2026, 12, 13)


@pytest.mark.parametrize(
    ("messages", "asked", "when"),
    [
        ((f"{NUMBER} وبدي الشهباء الاحد بين 10 و 12", "نعم"), "time", Times(SUNDAY)),
        ((f"{NUMBER}، ممكن يكون بالشهباء الاحد؟", "نعم"), "time", Times(SUNDAY)),
        ((f"{NUMBER} الشهباء الاحد او الاتنين", NUMBER), "time", Days()),
        ((f"{NUMBER}، الخميس مسافر", "باب النصر"), "time", Days()),
        ((f"{NUMBER} بس مو الخميس", "نعم", "باب النصر"), "time", Days()),
        ((f"{NUMBER} الساعة 11 والشهباء", "نعم"), "check", f"{THURSDAY}T11:00:00+03:00"),
        ((f"{NUMBER}، اول الاسبوع الجاي", "نعم", "الشهباء"), "time", Days()),
        (("في شي ابكر من الخميس؟", NUMBER, "الشهباء"), "time", Days()),
        *(
            ((said, NUMBER, "الشهباء"), "time", Days())
            for said in ("يوم تاني", "another day please", "بدي وقت تاني", "ممكن غير يوم؟", "10-12 الساعة 11")
        ),
        *(
            ((*said, "الشهباء"), "check", f"{THURSDAY}T10:00:00+03:00")
            for said in ((f"{NUMBER} صباح الخير",), ("good morning", NUMBER), ("في دوام كل يوم؟", NUMBER))
        ),
        *(
            ((said, NUMBER, "الشهباء"), "check", f"{THURSDAY}T10:00:00+03:00")
            for said in ("قبل الساعة 12 بخلص؟", "بكرا ببعتلكن الرقم")
        ),
        ((f"{NUMBER}، في دوام الجمعة؟", "الشهباء"), "check", f"{THURSDAY}T10:00:00+03:00"),
        ((f"{NUMBER}، الاحد ما بقدر", "نعم", "الشهباء"), "check", f"{THURSDAY}T10:00:00+03:00"),
        (("بدي غير الموعد للاحد", NUMBER, "الشهباء"), "time", Days()),
        ((f"{NUMBER} الشهباء الاحد الساعة 12", "الاربعا", "نعم"), "time", Times(date(2026, 12, 9))),
        ((f"{NUMBER} الشهباء الاحد الساعة 12", "no, al-Nasr", "نعم"), "check", "2026-12-13T12:00:00+03:00"),
        (("الخميس اللي بعدو", "02 01 00 12 345", "الشهباء"), "time", Times(date(2026, 12, 17))),
        ((f"الشهباء الخميس بعد الجاي {NUMBER}", "نعم"), "time", Times(date(2026, 12, 17))),
        (("بدي الشهباء التلات", NUMBER), "time", Times(date(2026, 12, 8))),
        (("بدي الشهباء الاحد 20/12", NUMBER), "time", Times(date(2026, 12, 20))),
        ((f"{NUMBER} الشهباء الاحد الساعة 12", "مو الاحد", "نعم"), "time", Days()),
    ],
)
def test_newer_words_about_a_day_or_an_hour_replace_what_was_kept(
    messages: tuple[str, ...], asked: str, when: object
) -> None:
    talk = at("name").hear("بدي موعد الخميس الساعة 10", HALABI, "هوية", *messages)
    assert (talk.conversation.asked, talk.conversation.answers.get("time", talk.conversation.view)) == (asked, when)
    assert WISHED not in talk.conversation.aside


def test_a_wish_is_used_up_where_times_were_shown_by_other_words_and_a_name_is_no_place_any_more() -> None:
    shown = at("name").hear("بدي موعد الخميس الساعة 10", HALABI, "هوية", f"{NUMBER}، ممكن يكون بالشهباء الاحد؟", "نعم")
    for again in ("رجوع", "غير المكان"):
        assert Talk(AT_ALL_PLACES, shown.conversation).hear(again).keys[-1] == "ask-station"
    named = at("name").hear("الشهباء الخميس", "الشهباء الخميس", "نعم").conversation
    assert (named.answers, WISHED in named.aside) == ({"name": "الشهباء الخميس"}, False)
    twice = at("name").hear("صباح الخميس", "صباح الخميس").conversation
    assert (twice.answers, WISHED in twice.aside) == ({"name": "صباح الخميس"}, False)
    assert at("name").hear("Noor", "Al Shahba", "نعم").conversation.answers == {"name": "Noor Al Shahba"}


@pytest.mark.parametrize(
    ("said", "place", "wished"),
    [
        ("مو الخميس، الاحد", "bab-al-nasr", "2026-12-13"),
        ("not Thursday, Sunday", "bab-al-nasr", "2026-12-13"),
        *((said, "bab-al-nasr", None) for said in ("بلا الخميس", "not Thursday", "غيرت رأيي اي يوم عادي")),
        *((said, "bab-al-nasr", None) for said in ("باب النصر، مو الخميس", "الخميس ما بقدر")),
        *(
            (said, "bab-al-nasr", None)
            for said in ("الغي الخميس", "شيل الخميس", "بطلت الخميس", "I do not want Thursday")
        ),
        *(
            (said, "bab-al-nasr", None)
            for said in ("الخميس لا الاحد", "no Sunday", "غير الموعد للاحد", "الاحد او الاتنين، مو الخميس")
        ),
        ("I can't on Thursday, Saturday please", "bab-al-nasr", "2026-12-12"),
        ("Thursday doesn't suit me, make it Saturday", "bab-al-nasr", "2026-12-12"),
        ("خليها الساعة 11", "bab-al-nasr", "2026-12-10T11:00"),
        ("بدي الاحد بدل الخميس", "bab-al-nasr", "2026-12-13"),
        *((said, "bab-al-nasr", "2026-12-10P-12:00") for said in ("لا، بدي باب النصر", "ما غيرت رايي بدي باب النصر")),
        *(
            (said, "bab-al-nasr", "2026-12-10P-12:00")
            for said in ("بدي باب النصر مو الشهباء", "مو بكرا", "لا بدي الخميس")
        ),
        ("انا قلت باب النصر مو باب الفرج", "bab-al-nasr", "2026-12-10P-12:00"),
        *((said, "bab-al-nasr", None) for said in ("كنسلو الخميس", "Won't be able on Thursday")),
        ("I didn't say Bab al-Faraj, Bab al-Nasr please", "bab-al-nasr", "2026-12-10P-12:00"),
        ("ما رح فيني الخميس، السبت", "bab-al-nasr", "2026-12-12"),
        ("Bab al-Nasr yes, Thursday no", "bab-al-nasr", None),
        ("Forget Thursday, Saturday", "bab-al-nasr", "2026-12-12"),
        *((said, "bab-al-nasr", None) for said in ("بلاها الخميس", "الخميس ما بيمشي حالي", "Cancel Thursday")),
        ("لا مو الصبح، بعد الضهر", "bab-al-nasr", "2026-12-10P12:00-"),
        *((said, None, "2026-12-10P-12:00") for said in ("لا ما بدي باب النصر", "غير المكان")),
        ("غيرت رأيي، بدي الشهباء", "shahba", "2026-12-10P-12:00"),
        *((said, "shahba", "2026-12-10P-12:00") for said in ("مو باب النصر الشهباء", "not Bab al-Nasr Shahba")),
        *(
            (said, "bab-al-faraj", "2026-12-10P-12:00")
            for said in ("الغي باب النصر باب الفرج", "باب الفرج باب النصر لا")
        ),
        *((said, "bab-al-nasr", "2026-12-13") for said in ("مو الخميس الاحد", "not on Thursday on Sunday")),
        *(
            (said, "bab-al-nasr", "2026-12-13")
            for said in ("احسن الاحد", "قصدي الاحد", "Sunday is better", "sorry I meant Sunday", "الاحد اريحلي")
        ),
        ("Actually Wednesday works better", "bab-al-nasr", "2026-12-09"),
        ("قصدي باب الفرج", "bab-al-faraj", "2026-12-10P-12:00"),
        *((said, "bab-al-nasr", None) for said in ("يوم تاني", "بدي وقت تاني", "another day please", "باسرع وقت")),
        *((said, "bab-al-nasr", None) for said in ("غير الموعد", "as soon as possible", "مو الخميس والاحد")),
        *((said, None, "2026-12-10P-12:00") for said in ("مو باب النصر والشهباء", "بطلت بدي باب النصر")),
        *((said, "bab-al-nasr", None) for said in ("غير اليوم", "بدي غير اليوم", "اي يوم غير اليوم")),
    ],
)
def test_it_can_be_taken_back_before_its_question(said: str, place: str | None, wished: str | None) -> None:
    talk = at("name").hear("بدي باب النصر الخميس الصبح", said)
    left = talk.conversation
    assert (left.asked, left.answers.get("station"), left.aside.get(WISHED) or None) == ("name", place, wished)
    assert talk.keys[0] in ("place-noted", "day-noted")
    assert talk.hear("احمد خالد الحلبي").conversation.answers["name"] == "احمد خالد الحلبي"


def test_a_no_to_something_else_takes_nothing_back_and_an_errand_keeps_it() -> None:
    for events in (
        *((CommandGiven(errand),) for errand in ("code", "cancel", "move")),
        (CommandGiven("erase"), "لا"),
        ("لا",),
    ):
        talk = at("name").hear("بدي باب النصر الخميس", "احمد خالد الحلبي", "هوية", *events)
        assert talk.conversation.answers["station"] == "bab-al-nasr"
        assert talk.conversation.aside[WISHED] == THURSDAY


@pytest.mark.parametrize(
    ("said", "place"),
    [
        *(
            (said, None)
            for said in ("باب النصر بعيد", "غيرولي باب النصر", "اخترت باب النصر بالغلط", "انقلوني من باب النصر")
        ),
        *(
            (said, None)
            for said in ("غلطت بالمكان، باب النصر غلط", "Bab al-Nasr is too far", "I chose Bab al-Nasr by mistake")
        ),
        *((said, "bab-al-nasr") for said in ("قلت باب النصر", "باب النصر تمام", "نعم باب النصر", "I want Bab al-Nasr")),
    ],
)
def test_a_place_is_kept_where_nothing_but_a_wish_names_it_and_not_where_it_is_complained_of(
    said: str, place: str | None
) -> None:
    answers = at("name").hear("بدي باب النصر الخميس", HALABI, "هوية", said).conversation.answers
    assert answers.get("station") == place
