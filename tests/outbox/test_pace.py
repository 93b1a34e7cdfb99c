"""The pace of a channel and of each chat: without waiting, over a clock that a test moves as it likes."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from bot.outbox.pace import A_CHAT, BURST, LATE, LEAST, ChatPaces, Pace

RATE = 30.0
JUMPS = [3600.0, -3600.0, 1e9, -1e9]


@dataclass
class Seconds:
    now: float = 1e10

    def __call__(self) -> float:
        return self.now


def gone(seconds: Seconds, wait: Callable[[], float], span: float, step: float = 0.001) -> list[float]:
    """When something may go, asked every ``step`` for so many seconds."""
    times, end = [], seconds.now + span
    while seconds.now < end:
        while not wait():
            times.append(seconds.now)
        seconds.now += step
    return times


def a_pace() -> tuple[Seconds, Pace, Callable[[], float]]:
    seconds = Seconds()
    pace = Pace(RATE, seconds)
    pace.rest(edit=False)
    return seconds, pace, lambda: pace.wait(edit=False)


def most_in_a_second(times: list[float]) -> int:
    return max(sum(begin <= each < begin + 1 for each in times) for begin in times)


def test_the_bulk_goes_at_the_pace_and_never_faster_however_long_it_rested() -> None:
    seconds, pace, wait = a_pace()
    seconds.now += 3600
    pace.rest(edit=False)
    times = gone(seconds, wait, 10)
    assert 290 <= len(times) <= 301
    assert most_in_a_second(times) <= RATE + 1


def test_a_late_look_costs_no_turn_and_a_very_late_one_lets_nothing_burst() -> None:
    seconds, _, wait = a_pace()
    assert 295 <= len(gone(seconds, wait, 10, step=LATE / 2)) <= 305
    seconds.now += 60
    assert len(gone(seconds, wait, 0.001)) <= LATE * RATE + 1


def test_answers_go_at_once_and_the_bulk_has_less_for_each_of_them() -> None:
    seconds, pace, wait = a_pace()
    times = []
    for _ in range(200):  # ten seconds with twenty answers in each
        pace.answered(edit=False)
        times += gone(seconds, wait, 0.05)
    assert 90 <= len(times) <= 110


def test_however_many_answers_go_one_in_ten_is_of_the_bulk() -> None:
    """A notice of a closed office must not wait until a rush is over."""
    seconds, pace, wait = a_pace()
    times = []
    for _ in range(1000):
        pace.answered(edit=False)
        times += gone(seconds, wait, 0.01)
    assert RATE * 10 / LEAST - 3 <= len(times) <= RATE * 10 / LEAST + 4
    seconds.now += 0.5  # and nothing is owed once it is over
    assert len(gone(seconds, wait, 10)) >= 290


def test_edits_take_nothing_from_what_is_sent() -> None:
    seconds, pace, wait = a_pace()
    pace.rest(edit=True)
    for _ in range(1000):
        pace.answered(edit=True)
    assert len(gone(seconds, wait, 1)) >= 29
    assert len(gone(seconds, lambda: pace.wait(edit=True), 1)) >= 20


@pytest.mark.parametrize("jump", JUMPS)
def test_a_clock_that_jumps_lets_nothing_burst_and_stops_nothing(jump: float) -> None:
    seconds, pace, wait = a_pace()
    gone(seconds, wait, 1)
    for _ in range(99):
        pace.answered(edit=False)
    seconds.now += jump
    times = gone(seconds, wait, 10)
    assert 275 <= len(times) <= 305
    assert most_in_a_second(times) <= RATE + LATE * RATE + 1


@pytest.mark.parametrize("jump", JUMPS)
def test_a_pause_lasts_no_longer_than_it_was_meant_to_when_the_clock_jumps(jump: float) -> None:
    seconds, pace, _ = a_pace()
    pace.pause(60)
    seconds.now += jump
    assert pace.paused() <= 60
    seconds.now += 60.001
    assert pace.paused() == 0


def test_of_two_pauses_the_longer_one_stands() -> None:
    seconds, pace, _ = a_pace()
    pace.pause(60)
    pace.pause(5)
    seconds.now += 59
    assert 0.9 < pace.paused() <= 1.1


def test_without_a_limit_everything_goes() -> None:
    pace = Pace(0, Seconds())
    assert [pace.wait(edit=False) for _ in range(999)] == [0.0] * 999


def test_a_flooding_chat_has_its_burst_and_then_one_a_second_and_no_other_chat_waits() -> None:
    seconds = Seconds()
    paces = ChatPaces(seconds)
    times = gone(seconds, lambda: paces.wait("flood"), 20.5, step=0.01)
    assert times[:BURST] == [times[0]] * BURST
    assert all(
        after - before >= A_CHAT - 1e-3 for before, after in zip(times[BURST:], times[BURST + 1 :], strict=False)
    )
    assert len(times) == BURST + 20
    assert paces.wait("other") == 0.0


def test_a_chats_edits_have_a_burst_of_their_own() -> None:
    paces = ChatPaces(Seconds())
    assert [paces.wait("a") for _ in range(BURST)] == [0.0] * BURST
    assert [paces.wait("a", edit=True) for _ in range(BURST)] == [0.0] * BURST
    assert paces.wait("a") > 0
    assert paces.wait("a", edit=True) > 0


def test_a_chat_that_has_rested_may_have_its_burst_again() -> None:
    seconds = Seconds()
    paces = ChatPaces(seconds, interval=1.0, burst=2)
    assert [paces.wait("a") for _ in range(3)] == [0.0, 0.0, 1.0]
    seconds.now += 3
    assert [paces.wait("a") for _ in range(3)] == [0.0, 0.0, 1.0]


@pytest.mark.parametrize("jump", JUMPS)
def test_a_clock_that_jumps_keeps_no_chat_waiting_longer_than_its_burst_takes(jump: float) -> None:
    seconds = Seconds()
    paces = ChatPaces(seconds)
    gone(seconds, lambda: paces.wait("a"), 1)
    seconds.now += jump
    assert paces.wait("a") <= A_CHAT + 1e-6
    seconds.now += A_CHAT + 0.001
    assert paces.wait("a") == 0.0


def test_a_thousand_chats_that_flood_are_not_remembered_for_ever() -> None:
    seconds = Seconds()
    paces = ChatPaces(seconds)
    for number in range(50_000):
        seconds.now += 0.01
        paces.wait(f"{number}")
    assert len(paces._rested_at) <= 1001
