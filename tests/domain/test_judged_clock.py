"""When a clock is believed, and what is taken for the time while it is not."""

from datetime import timedelta

import pytest

from bot.domain.clock import Why
from tests.builders import MONDAY
from tests.judged_clocks import Machine

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def why(machine: Machine) -> Why | None:
    doubt = machine.clock.doubt()
    return doubt.why if doubt else None


@pytest.mark.parametrize("hours", [400 * 24, 24, 7, -7, -24, -400 * 24])
def test_a_clock_that_jumps_is_not_followed_and_is_believed_when_it_is_back(hours: float) -> None:
    machine = Machine()
    machine.passes(minutes=10)
    assert machine.clock.now() == machine.wall
    machine.jumps(hours=hours)
    machine.passes(seconds=75)
    assert (why(machine), machine.clock.now()) == (Why.JUMPED, MONDAY + timedelta(minutes=10, seconds=75))
    machine.passes(days=2)
    assert (why(machine), machine.clock.is_guess()) == (Why.JUMPED, False), "running on proves nothing"
    machine.jumps(hours=-hours)
    assert (why(machine), machine.clock.now()) == (None, machine.wall)


def test_a_clock_may_be_put_right_by_hours_and_drift_for_years() -> None:
    machine = Machine()
    for hours in (5.9, -5.9, 3, -3):
        machine.jumps(hours=hours)
        assert (why(machine), machine.clock.now()) == (None, machine.wall)
    for _ in range(400):
        machine.passes(days=1)
        machine.jumps(minutes=7)
        assert why(machine) is None


def test_an_admins_word_is_about_that_jump_and_no_later_one() -> None:
    machine = Machine()
    machine.jumps(days=2)
    first = machine.clock.doubt()
    assert first is not None
    machine.jumps(days=2)
    assert not machine.clock.believe(first.id)
    second = machine.clock.doubt()
    assert second is not None
    assert machine.clock.believe(second.id)
    assert (why(machine), machine.clock.now()) == (None, MONDAY + 4 * DAY)


def started(gap: timedelta, other: timedelta | None = None) -> Machine:
    """``gap``: how long after what the database saw the clock stands; ``other``: the same of a second clock."""
    machine = Machine(MONDAY + gap)
    machine.clock.begin(MONDAY)
    if other is not None:
        machine.clock.hear(MONDAY + other)
    return machine


@pytest.mark.parametrize("gap", [timedelta(0), timedelta(minutes=3), 5 * HOUR, timedelta(seconds=-40)])
def test_a_start_soon_after_is_believed_at_once(gap: timedelta) -> None:
    machine = started(gap)
    assert (why(machine), machine.clock.now()) == (None, machine.wall)


def test_the_first_start_of_all_believes_any_clock() -> None:
    machine = Machine()
    machine.clock.begin(None)
    assert why(machine) is None


@pytest.mark.parametrize("gap", [7 * HOUR, DAY, 29 * DAY])
def test_a_gap_at_a_start_is_believed_after_an_hour_or_when_a_second_clock_agrees(gap: timedelta) -> None:
    machine = started(gap)
    machine.passes(minutes=59)
    assert (why(machine), machine.clock.now()) == (Why.UNPROVEN, machine.wall)
    machine.passes(minutes=1)
    assert why(machine) is None
    assert why(started(gap, other=gap + timedelta(minutes=2))) is None


def test_a_second_clock_that_says_otherwise_is_followed_and_no_hour_proves_it_wrong() -> None:
    machine = started(20 * DAY, other=8 * HOUR)
    machine.passes(hours=3)
    assert (why(machine), machine.clock.now()) == (Why.DENIED, MONDAY + 11 * HOUR)
    machine.wall = MONDAY + 11 * HOUR
    assert why(machine) is None


@pytest.mark.parametrize(("gap", "kind"), [(31 * DAY, Why.FAR), (-400 * DAY, Why.BEHIND), (-7 * HOUR, Why.BEHIND)])
def test_a_start_a_month_later_or_before_waits_for_an_admin_and_nobody_knows_the_time(
    gap: timedelta, kind: Why
) -> None:
    machine = started(gap)
    machine.passes(hours=2)
    assert (why(machine), machine.clock.is_guess()) == (kind, True)
    assert machine.clock.now() == MONDAY + 2 * HOUR, "not last year: on from what was seen"
    machine.clock.hear(MONDAY + 3 * DAY)
    assert (why(machine), machine.clock.is_guess(), machine.clock.now()) == (kind, False, MONDAY + 3 * DAY)
    doubt = machine.clock.doubt()
    assert doubt is not None
    assert machine.clock.believe(doubt.id)
    assert (why(machine), machine.clock.now()) == (None, machine.wall)


def test_a_clock_put_right_after_a_start_before_its_time_is_believed() -> None:
    machine = started(-400 * DAY)
    machine.passes(minutes=2)
    machine.jumps(days=400)
    assert (why(machine), machine.clock.now()) == (None, machine.wall)


def test_a_start_some_minutes_before_waits_until_the_time_is_reached_again() -> None:
    machine = started(timedelta(minutes=-20))
    assert (why(machine), machine.clock.is_guess(), machine.clock.now()) == (Why.BEHIND, False, machine.wall)
    machine.passes(minutes=20)
    assert why(machine) is None


def test_how_far_a_clock_may_jump_is_a_setting() -> None:
    machine = Machine()
    machine.boot(2 * HOUR)
    machine.jumps(hours=3)
    assert why(machine) is Why.JUMPED


def test_within_a_second_of_a_judgement_a_jump_is_seen_and_another_word_is_heard() -> None:
    machine = Machine()
    assert machine.clock.now() == machine.wall
    machine.jumps(hours=7)
    assert (machine.clock.now(), why(machine)) == (MONDAY, Why.JUMPED)
    machine = started(2 * DAY, other=5 * DAY)
    machine.clock.hear(MONDAY + 5 * DAY)
    assert why(machine) is Why.DENIED
    machine.clock.hear(machine.wall)
    assert (why(machine), machine.clock.now()) == (None, machine.wall)
