"""The one reader of a time of day and of a span: in every spelling, of every minute, and whatever is thrown at it."""

from datetime import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reading.times.clock import read_clock, read_time, written
from bot.conversation.reading.times.spans import read_hours
from bot.domain.hours import opening
from bot.domain.office import OpenSpan
from tests.builders import a_station
from tests.written_times import NO_SPANS, NO_TIMES, NUMBERS, OPEN_HOURS, SPANS, TIMES

MINUTES = [time(hour, minute) for hour, minute in product(range(24), range(60))]
LATE = OpenSpan(time(14), time(23, 30))
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def test_every_spelling_is_read_as_it_is_meant() -> None:
    offenders = [
        (typed, meant, found)
        for typed, meant in {**NUMBERS, **TIMES}.items()
        if (found := read_time(typed, OPEN_HOURS)) is None or written(found) != meant
    ]
    offenders += [(typed, "none", found) for typed in (*NO_TIMES, "", " ") if (found := read_time(typed, OPEN_HOURS))]
    assert offenders == []


def test_every_span_is_read_as_it_is_meant() -> None:
    offenders = [
        (typed, meant, found)
        for typed, meant in SPANS.items()
        if (found := read_hours(typed, OPEN_HOURS)) is None or f"{written(found.start)}-{written(found.end)}" != meant
    ]
    offenders += [(typed, "none", found) for typed in (*NO_SPANS, "2", "") if (found := read_hours(typed, OPEN_HOURS))]
    assert offenders == []


def spellings(at: time) -> list[str]:
    """Of one minute, all that leave no doubt."""
    twelve, plain = at.hour % 12 or 12, f"{at:%H:%M}"
    english, arabic, short = ("am", "صباحاً", "ص") if at.hour < 12 else ("pm", "مساءً", "م")
    return [
        *(plain, f"{at:%H%M}", f"{at:%H.%M}", plain.translate(ARABIC), plain.translate(PERSIAN), f"الساعة {plain}"),
        *(f"{at:%H}\u00a0:\u00a0{at:%M}", f"\u200f{plain}\u200e", f"at {plain}"),
        *(f"{twelve}:{at:%M} {english}", f"{twelve:02}:{at:%M}{english.upper()}", f"{twelve}{at:%M} {english}"),
        *(f"{twelve}:{at:%M} {arabic}", f"{twelve}:{at:%M}{short}".translate(ARABIC), f"{arabic} {twelve}:{at:%M}"),
    ]


@pytest.mark.parametrize("hours", [OPEN_HOURS, LATE, None])
def test_every_minute_of_the_day_reads_back_as_itself(hours: OpenSpan | None) -> None:
    offenders = [(typed, at) for at in MINUTES for typed in spellings(at) if read_time(typed, hours) != at]
    assert offenders == []


def test_every_minute_reads_back_through_a_span_too() -> None:
    offenders = [
        at for at in MINUTES[:-1] if read_hours(f"{written(at)}-23:59", OPEN_HOURS) != OpenSpan(at, time(23, 59))
    ]
    assert offenders == []


def test_an_hour_alone_is_the_one_in_which_the_office_is_open() -> None:
    for hours in (OPEN_HOURS, LATE, OpenSpan(time(10), time(20))):
        for at in (at for at in MINUTES if hours.start <= at <= hours.end):
            twelve = at.replace(hour=at.hour % 12 or 12)
            other = time((at.hour + 12) % 24, at.minute)
            if at.hour not in (0, 10, 11, 12, 22, 23) and not hours.start <= other <= hours.end:
                assert read_time(f"{twelve.hour}:{at:%M}", hours) == at, (at, hours)


@pytest.mark.parametrize(
    ("typed", "hours", "meant"),
    [
        ("8", LATE, time(20)),
        ("8", OPEN_HOURS, time(8)),
        ("5", OPEN_HOURS, time(17)),  # both outside: nobody comes at night
        ("7", OPEN_HOURS, time(7)),
        ("2", OpenSpan(time(0), time(23, 59)), time(14)),  # both inside
        ("9", OpenSpan(time(0), time(23, 59)), time(9)),
        ("3", OPEN_HOURS, time(15)),  # the closing time itself
        ("2", None, time(14)),
        ("10:00", LATE, time(10)),  # a clock of 24 hours is taken at its word
    ],
)
def test_where_no_reading_alone_is_in_the_hours_the_day_is_meant(
    typed: str, hours: OpenSpan | None, meant: time
) -> None:
    assert read_time(typed, hours) == meant


def test_other_words_may_stand_around_a_time_but_none_that_changes_it() -> None:
    assert read_time("بدي 9:15 لو سمحت", OPEN_HOURS) == time(9, 15)
    assert read_time("9:15 in the evening please", OPEN_HOURS) == time(21, 15)
    for typed in ("9:15 or 10:15", "evening, I mean 9:15", "9:15 on the 8", "8/12", "9 am please"):
        assert read_time(typed, OPEN_HOURS) is None, typed


def test_a_number_alone_is_known_as_one() -> None:
    assert [typed for typed in NUMBERS if not (clock := read_clock(typed)) or not clock.bare] == []
    assert [typed for typed in TIMES if not (clock := read_clock(typed)) or clock.bare] == []


def test_what_a_clock_of_24_hours_shows_needs_no_second_look() -> None:
    read = [read_clock(typed) for typed in ("14:30", "1430", "02:30", "0230", "١٠:٢٠", "2", "9:30", "9 pm")]
    assert [clock.exact for clock in read if clock] == [True] * 5 + [False] * 3


@given(st.text(st.sampled_from("0123456789٠٢٩:.٫-ـ صمإلاونربعpam \u200f\u00a0"), max_size=14))
def test_anything_is_a_time_or_none(text: str) -> None:
    for hours in (OPEN_HOURS, None):
        span = read_hours(text, hours)
        assert span is None or span.start < span.end
        at = read_time(text, hours)
        assert at is None or read_time(written(at), hours) == at


def test_the_hours_of_an_office_are_those_of_all_its_stations() -> None:
    late = a_station("shahba", hours=((), (OpenSpan(time(12), time(18)),), (), (), (), (), ()))
    assert opening([a_station(), late]) == OpenSpan(time(9), time(18))
    assert opening([a_station(hours=((),) * 7)]) is None
