"""Bounds on days and hours, as a wish for a time has them."""

from datetime import date, time

import pytest

from bot.conversation.reading.times.any_time import suits_any
from bot.conversation.reading.times.shifts import Shift, read_shift
from bot.conversation.reading.times.time_wishes import read_time_wish
from bot.domain.office import OpenSpan

SATURDAY = date(2025, 11, 29)
HOURS = OpenSpan(time(9), time(15))


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("قبل الخميس", None, date(2025, 12, 3)),
        ("abl el khamis", None, date(2025, 12, 3)),
        ("في شي قبل الخميس؟", None, date(2025, 12, 3)),
        ("لحد الخميس", None, date(2025, 12, 4)),
        ("by thursday", None, date(2025, 12, 4)),
        ("بعد الخميس", date(2025, 12, 5), None),
        ("after the 5th of december", date(2025, 12, 6), None),
        ("مو قبل الاربعا", date(2025, 12, 3), None),
        ("من الاتنين وطالع", date(2025, 12, 1), None),
        ("بعد الاحد وقبل الخميس", date(2025, 12, 1), date(2025, 12, 3)),
        ("خلال اسبوع", SATURDAY, date(2025, 12, 6)),
        ("بعد بكرا مو بكرا", date(2025, 12, 1), date(2025, 12, 1)),
        ("not tomorrow, the day after", date(2025, 12, 1), date(2025, 12, 1)),
        ("بعد يومين", date(2025, 12, 1), date(2025, 12, 1)),
        ("in 3 days", date(2025, 12, 2), date(2025, 12, 2)),
    ],
)
def test_a_bound_is_no_day(said: str, first: date | None, last: date | None) -> None:
    wish = read_time_wish(said, SATURDAY, HOURS)
    assert wish is not None
    assert (wish.first, wish.last) == (first, last)
    assert not wish.weekdays


@pytest.mark.parametrize(
    ("said", "opens"),
    [
        ("بعد الوحدة ونص", time(13, 30)),
        ("any day after 2pm", time(14)),
        ("دوامي لل 1 ونص شو في بعدها", time(13, 31)),
        ("لا استطيع الحضور قبل الساعة الثانية عشرة", time(12)),
        ("العصر", time(14)),
        ("مسائي", time(17)),
    ],
)
def test_an_hour_bounds_the_rest_of_the_day(said: str, opens: time) -> None:
    wish = read_time_wish(said, SATURDAY, HOURS)
    assert wish is not None
    assert wish.opens == opens


@pytest.mark.parametrize(
    "said", ["اي وقت بناسبني", "متل ما بدكن", "كلو مناسب", "ما بتفرق معي", "whatever works", "you choose"]
)
def test_any_time_will_do(said: str) -> None:
    assert suits_any(said)


@pytest.mark.parametrize("said", ["ما بناسبني اي وقت", "no time suits me", "اي وقت بتفتحو؟", "بدي وقت تاني"])
def test_who_asks_or_refuses_leaves_nothing_to_others(said: str) -> None:
    assert not suits_any(said)


@pytest.mark.parametrize(
    ("said", "shift"),
    [
        ("بدي اجلو يومين", Shift(days=2)),
        ("postpone it by a week please", Shift(days=7)),
        ("بدي ساعة ابكر", Shift(hours=-1)),
        ("غيرلي الساعة بس", None),
        ("رح اتاخر ساعة بيمشي الحال؟", None),
        ("اجلولي ياه لبعد يومين", None),
    ],
)
def test_a_shift_is_counted_from_the_booking(said: str, shift: Shift | None) -> None:
    assert read_shift(said) == shift
