"""What admins are told of days, notices and metrics, asked by one who wants to see a single person in it."""

from datetime import date, timedelta

import pytest

from bot.domain.broadcast import Recipients, ToldRecipients
from bot.domain.few import FEW, told
from bot.domain.languages import LOCALES
from bot.rendering.stats import bare
from storage.stats.stats import DayCounts
from storage.stats.told_days import add_up, tell_days

DAY = date(2026, 12, 7)


def test_few_are_no_count_and_more_are_full_fives() -> None:
    assert [told(count) for count in (0, 1, 4, 5, 9, 10, 101)] == [None, None, None, 5, 5, 10, 100]


def test_a_day_with_few_arrivals_tells_nobodys_lateness_and_looks_like_one_with_none() -> None:
    few = DayCounts("a", DAY, 10, booked=4, arrived=1, missed=1, walk_ins=4, cancelled=1, moved=1, waiting=1, minutes=4)
    assert tell_days([few]) == tell_days([DayCounts("a", DAY, 10)])
    (busy,) = tell_days([DayCounts("a", DAY, 10, booked=9, arrived=5, minutes=4)])
    assert (busy.booked, busy.arrived, busy.expected, busy.minutes) == (5, 5, None, 4)


def test_sums_of_two_spans_tell_nothing_of_the_day_between_them() -> None:
    """Whatever the other days are: the edge of a five is nowhere to be pushed over."""
    for others in range(40):
        before = [DayCounts("a", DAY + timedelta(days=nth), 10, booked=others + nth) for nth in range(5)]
        sums = {
            add_up(tell_days([*before, DayCounts("a", DAY - timedelta(days=1), 10, booked=few)])) for few in range(FEW)
        }
        assert len(sums) == 1


def test_the_recipients_of_a_notice_are_told_by_no_channel_or_language_of_few() -> None:
    one = Recipients((("telegram", "ar", 12), ("telegram", "en", 1), ("web", "ar", 4), ("web", "en", 4))).told()
    assert (one.total, one.by_channel) == (10, (("telegram", "ar", 10), ("telegram", "en", None))), "its parts add up"
    assert Recipients((("telegram", "ar", 4), ("telegram", "en", 4))).told() == ToldRecipients(5, ())
    assert Recipients((("web", "en", 1),)).told() == Recipients(()).told()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_for_few_name_the_limit(locale: str) -> None:
    assert str(FEW) in bare("numbers-few", locale)
