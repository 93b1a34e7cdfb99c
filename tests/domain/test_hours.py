"""When a station takes people."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.closure import Closure
from bot.domain.hours import bookable_times, horizon, places_at, slot_times, walk_in_places_at
from bot.domain.office import Fact, Office, OpenSpan, Service, Station, Words
from bot.domain.office_json import from_json, station_from_json, station_to_json, to_json

DAMASCUS = ZoneInfo("Asia/Damascus")
BERLIN = ZoneInfo("Europe/Berlin")
SATURDAY, FRIDAY = date(2026, 11, 28), date(2026, 11, 27)
OPEN = (OpenSpan(time(9), time(15)),)


def _station(*spans: OpenSpan, slot_minutes: int = 15, horizon_days: int = 14) -> Station:
    """Open all week but on Fridays."""
    week = tuple(() if day == 4 else spans or OPEN for day in range(7))
    return Station("here", Words("هنا", "Here"), week, slot_minutes=slot_minutes, horizon_days=horizon_days)


def test_a_day_of_six_hours_has_24_slots_in_utc() -> None:
    times = slot_times(_station(), SATURDAY, DAMASCUS)
    assert len(times) == 24
    assert times[0] == datetime(2026, 11, 28, 6, tzinfo=UTC)
    assert times[-1] == datetime(2026, 11, 28, 11, 45, tzinfo=UTC)
    assert {slot.tzinfo for slot in times} == {UTC}


def test_a_closed_day_has_none() -> None:
    assert slot_times(_station(), FRIDAY, DAMASCUS) == ()


def test_a_slot_that_would_outlast_its_span_is_not_there() -> None:
    station = _station(OpenSpan(time(9), time(9, 50)), OpenSpan(time(13), time(13, 20)), slot_minutes=20)
    assert [slot.astimezone(DAMASCUS).time() for slot in slot_times(station, SATURDAY, DAMASCUS)] == [
        time(9),
        time(9, 20),
        time(13),
    ]


def test_no_slot_is_counted_twice_on_the_day_the_clock_is_turned() -> None:
    station = Station("here", Words("هنا", "Here"), ((OpenSpan(time(1), time(5)),),) * 7, slot_minutes=60)
    assert len(slot_times(station, date(2026, 3, 29), BERLIN)) == 3
    autumn = slot_times(station, date(2026, 10, 25), BERLIN)
    assert len(set(autumn)) == len(autumn) == 5


def test_the_first_bookable_time_is_an_hour_away() -> None:
    now = datetime(2026, 11, 28, 9, 30, tzinfo=DAMASCUS)
    assert bookable_times(_station(), SATURDAY, now, DAMASCUS)[0] == now + timedelta(hours=1)
    late = now + timedelta(seconds=1)
    assert bookable_times(_station(), SATURDAY, late, DAMASCUS)[0] == now + timedelta(minutes=75)


def test_today_is_no_bookable_day_once_its_last_slot_is_too_near() -> None:
    last = datetime(2026, 11, 28, 13, 45, tzinfo=DAMASCUS)
    assert len(bookable_times(_station(), SATURDAY, last, DAMASCUS)) == 1
    assert bookable_times(_station(), SATURDAY, last + timedelta(seconds=1), DAMASCUS) == ()


def test_the_horizon_begins_with_the_stations_today_and_holds_closed_days() -> None:
    already_saturday_there = datetime(2026, 11, 27, 21, 0, tzinfo=UTC)
    days = horizon(_station(), already_saturday_there, DAMASCUS)
    assert (days[0], len(days)) == (SATURDAY, 14)
    open_days = [day for day in days if bookable_times(_station(), day, already_saturday_there, DAMASCUS)]
    assert [day for day in days if day not in open_days] == [FRIDAY + timedelta(days=7), FRIDAY + timedelta(days=14)]


def test_nothing_is_bookable_beyond_the_horizon_or_in_the_past() -> None:
    now = datetime(2026, 11, 28, 6, tzinfo=UTC)
    station = _station(horizon_days=2)
    assert bookable_times(station, SATURDAY + timedelta(days=1), now, DAMASCUS)
    assert bookable_times(station, SATURDAY + timedelta(days=2), now, DAMASCUS) == ()
    assert bookable_times(station, SATURDAY - timedelta(days=2), now, DAMASCUS) == ()


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(1, 180), st.sampled_from([DAMASCUS, BERLIN]))
def test_slots_are_in_order_apart_and_within_hours(day: date, minutes: int, zone: ZoneInfo) -> None:
    times = slot_times(_station(slot_minutes=minutes), day, zone)
    assert all(later - earlier >= timedelta(minutes=minutes) for earlier, later in pairwise(times))
    for slot in times:
        local = slot.astimezone(zone)
        assert local.date() == day
        assert time(9) <= local.time() < time(15)


def _closure(start: int, end: int, places: int | None = None) -> Closure:
    """From hour to hour on that Saturday."""
    starts_at, ends_at = (datetime(2026, 11, 28, hour, tzinfo=DAMASCUS).astimezone(UTC) for hour in (start, end))
    return Closure(f"{start}-{end}-{places}", "here", starts_at, ends_at, places)


def test_a_slot_of_which_any_part_is_closed_is_not_there() -> None:
    station = replace(_station(slot_minutes=60), closures=(replace(_closure(10, 12), starts_at=_at(10, 59)),))
    assert slot_times(station, SATURDAY, DAMASCUS) == tuple(_at(hour) for hour in (9, 12, 13, 14))
    assert len(slot_times(station, SATURDAY + timedelta(days=1), DAMASCUS)) == 6
    assert places_at(station, _at(10)) == 0


def test_fewer_places_leave_the_slot_and_the_smallest_number_counts() -> None:
    station = replace(
        _station(slot_minutes=60), closures=(_closure(10, 13, 9), _closure(11, 12, 3), _closure(9, 10, 99))
    )
    assert len(slot_times(station, SATURDAY, DAMASCUS)) == 6
    assert [places_at(station, _at(hour)) for hour in range(9, 15)] == [16, 9, 3, 9, 16, 16]
    assert [walk_in_places_at(station, _at(hour)) for hour in range(9, 15)] == [4, 4, 3, 4, 4, 4]


def test_a_day_that_is_closed_from_end_to_end_is_no_bookable_day() -> None:
    station = replace(_station(), closures=(_closure(0, 23),))
    before = datetime(2026, 11, 27, 12, tzinfo=DAMASCUS)
    assert bookable_times(station, SATURDAY, before, DAMASCUS) == ()
    assert bookable_times(replace(station, closures=()), SATURDAY, before, DAMASCUS)


def test_closures_are_not_written_with_the_office() -> None:
    station = replace(_station(), closures=(_closure(9, 10),))
    office = Office(Service(Fact(Words("الهيئة", "The authority"))), (station,))
    assert from_json(to_json(office)) == replace(office, stations=(replace(station, closures=()),))
    assert station_from_json(station_to_json(station)) == replace(station, closures=())


def _at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 28, hour, minute, tzinfo=DAMASCUS).astimezone(UTC)
