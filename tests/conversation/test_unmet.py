"""A day that cannot be booked, or no longer, is told of; the time that somebody has is not offered as another one."""

from dataclasses import replace
from datetime import timedelta

from bot.conversation.core.events import CommandGiven
from bot.domain.booking import Slot
from bot.domain.office import Office
from tests.builders import MONDAY, an_office
from tests.conversation.talk import BEGINNING, TO_TIME, Talk, World, a_booking, a_scene

OFFICE = an_office()
THREE_DAYS = replace(OFFICE, stations=tuple(replace(each, horizon_days=3) for each in OFFICE.stations))


def at_time(office: Office = THREE_DAYS) -> Talk:
    return Talk(a_scene(office=office)).hear(*TO_TIME)


def test_a_day_behind_the_last_one_is_said_to_be_so_however_it_is_wished_for() -> None:
    for said in (
        "الخميس",
        "بدي الخميس بعد الضهر",
        "ليش ما في الخميس؟",
        "Thursday please",
        "after Wednesday",
        *("بدي 25 الشهر", "25 الشهر الجاي", "on the 25th", "بعد شهرين", "kaman shahr", "after 3 months"),
    ):
        talk = at_time().hear(said)
        assert (talk.keys[0], talk.conversation.asked) == ("day-is-beyond", "time"), said
    for said in ("الثلاثاء", "not on Thursday", "any day", "before Thursday", "قبل الشهر الجاي"):
        assert not {"day-is-beyond", "days-are-beyond"} & {*at_time().hear(said).keys}, said


def test_of_several_days_behind_the_last_one_none_is_named() -> None:
    for said in (
        *("next week", "next month", "الشهر الجاي", "اخر الشهر", "بشهر 1", "بكانون التاني", "in January"),
        *("بعد راس السنة", "بالسنة الجاية", "نص الشهر الجاي", "end of the month"),
    ):
        talk = at_time().hear(said)
        assert (talk.keys[0], talk.conversation.asked) == ("days-are-beyond", "time"), said


def test_it_is_said_where_the_day_was_named_before_the_place() -> None:
    talk = Talk(a_scene(office=THREE_DAYS)).hear(*TO_TIME[:-1], "الخميس")
    assert talk.keys[-1] == "ask-station-on-day"
    talk.hear(f"[station:{talk.ids[0]}]")
    assert (talk.keys[0], talk.keys[-1]) == ("day-is-beyond", "ask-day")


def test_a_day_that_has_filled_up_is_said_to_be_full_where_its_button_is_still_there() -> None:
    talk = at_time()
    talk.world.mood = 2
    assert talk.hear("[time:day:2026-12-08]").keys[0] == "day-is-full"


def test_whoever_moves_is_not_offered_the_time_they_have() -> None:
    assert at_time(OFFICE).ids[0] == "at:2026-12-07T09:00"
    nine = replace(a_booking(), slot=Slot("saliheen", MONDAY + timedelta(hours=1)))
    moving = Talk(world=World((nine,))).hear(*BEGINNING, CommandGiven("move"))
    assert moving.ids[0] == "at:2026-12-07T09:15"
    assert moving.hear("09:00").keys[0] == "nothing-changed"
