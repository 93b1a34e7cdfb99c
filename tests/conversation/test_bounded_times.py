"""Limits on days and hours at the question of the time, and where an appointment is moved to."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.conversation.core.view_drafts import from_json, to_json
from bot.conversation.core.views import Days, Times
from tests.conversation.talk import Talk
from tests.conversation.test_sentences import AT_ALL_PLACES, at_each_step


def heard(step: str, said: str) -> Talk:
    at = at_each_step()[step]
    return Talk(AT_ALL_PLACES, at.conversation, replace(at.world)).hear(said)


def days_shown(talk: Talk) -> list[date]:
    view = talk.conversation.view
    return list(view.only) if isinstance(view, Days) else []


def test_before_a_day_the_days_before_it_are_shown() -> None:
    shown = days_shown(heard("time", "قبل الخميس"))
    assert shown
    assert max(shown).weekday() < 3


def test_after_a_day_the_days_behind_it_are_shown() -> None:
    assert min(days_shown(heard("time", "بعد الثلاثاء"))).weekday() == 2


def test_what_is_left_out_leaves_the_choice_among_the_rest() -> None:
    assert len(days_shown(heard("time", "يوم غير بكرا"))) > 1


@pytest.mark.parametrize("said", ["بعد الضهر في شي؟", "الاحد بعد الضهر"])
def test_the_page_begins_at_the_first_time_that_fits_and_the_earlier_ones_stay_in_reach(said: str) -> None:
    talk = heard("time", said)
    assert isinstance(talk.conversation.view, Times)
    assert talk.conversation.view.since == time(12)
    back = talk.hear(f"[time:day:{talk.conversation.view.day.isoformat()}:0]")
    assert isinstance(back.conversation.view, Times)
    assert back.conversation.view.since is None


@pytest.mark.parametrize("since", ["99", "2561", "x"])
def test_a_forged_beginning_of_a_page_only_asks_again(since: str) -> None:
    assert heard("time", f"[time:day:2026-12-08:0:{since}]").conversation.asked == "time"


def test_a_page_that_begins_in_the_middle_is_kept_in_the_draft() -> None:
    view = Times(date(2026, 12, 8), 1, time(13, 30))
    assert from_json(to_json(view)) == view


def test_any_time_is_the_earliest_one() -> None:
    assert heard("time", "اي وقت بناسبني").conversation.asked == "check"


def test_a_day_is_taken_and_the_question_beside_it_answered() -> None:
    talk = heard("time", "الاحد بس كم ساعة بتاخد؟")
    assert isinstance(talk.conversation.view, Times)
    assert "aside-lasts" in talk.keys


@pytest.mark.parametrize(("said", "key"), [("في دور خاص للنساء؟", "aside-women"), ("في حواجز عالطريق؟", "aside-road")])
def test_what_nobody_knows_of_the_place_is_said_to_who_asks(said: str, key: str) -> None:
    assert key in heard("station", said).keys


def test_a_place_and_a_day_of_a_polite_wish_are_both_taken() -> None:
    talk = heard("station", "أرغب في موعد بمركز الشهباء يوم الثلاثاء إن أمكن.")
    assert talk.conversation.answers["station"] == "shahba"
    assert isinstance(talk.conversation.view, Times)
    assert talk.conversation.view.day.weekday() == 1


def test_a_move_by_two_days_opens_the_day_two_days_after_the_booking() -> None:
    was = heard("menu", "/move").conversation.answers["was"]
    view = heard("menu", "بدي اجلو يومين").conversation.view
    assert isinstance(view, Times)
    assert (view.day - date.fromisoformat(was[:10])).days == 2


def test_a_move_keeps_the_place_and_says_so_to_who_names_another() -> None:
    talk = heard("menu", "بدي انقل الموعد عالشهباء يوم الثلاثاء")
    assert "move-keeps-place" in talk.keys
    assert talk.conversation.answers["station"] == "saliheen"


def test_nothing_is_moved_by_the_words_of_a_wish() -> None:
    talk = heard("menu", "خلوه بكرا الساعة 12")
    assert talk.conversation.errand == "move"
    assert talk.world.bookings == at_each_step()["menu"].world.bookings


def test_hours_beside_a_day_are_told_with_it_and_kept_until_the_place_is_chosen() -> None:
    for said, part in (
        ("Tuesday morning", "morning"),
        ("الثلاثا الصبح", "morning"),
        ("الثلاثا بعد الضهر", "afternoon"),
        ("Tuesday before 11", "before"),
        ("Tuesday at 10", "at"),
        ("Tuesday", ""),
    ):
        talk = heard("station", said)
        asked = talk.says[-1].texts[-1]
        assert (asked.key, asked.params["part"]) == ("ask-station-on-day", part), said
        talk.hear(f"[station:{next(each for each in talk.ids if 'shahba' in each)}]")
        if part in ("at", "before"):
            assert talk.conversation.answers["time"][:13] == f"2026-12-08T{'10' if part == 'at' else '09'}", said
        else:
            since = time(12) if part == "afternoon" else None
            assert talk.conversation.view == Times(date(2026, 12, 8), since=since), said
