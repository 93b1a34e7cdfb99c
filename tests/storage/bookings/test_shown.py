"""The public view of free times where it could go wrong: slots of few places, and clocks that do not agree."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.domain.booking import Hold, Slot
from bot.domain.office import Station
from bot.domain.rules import Rules
from storage.bookings.shown import find_shown_days
from tests.builders import Clock, Started, a_station, local, open_for_tests
from tests.storage.verbs import hold, with_chat

RULES = Rules()
NINE = Slot("saliheen", local(8, 9))


@pytest.fixture
async def started(sqlite_url: str) -> AsyncIterator[Started]:
    async with open_for_tests(sqlite_url) as opened:
        yield opened


@pytest.mark.parametrize(("places", "always"), [(1, False), (2, True), (3, True)])
async def test_a_slot_of_few_places_can_be_booked_in_some_steps(started: Started, places: int, always: bool) -> None:
    small = a_station(places=places, walk_in_places=0, slot_minutes=360, horizon_days=2)
    shown = []
    for _ in range(24):
        started.clock.forward(minutes=10)
        days = await started.database.read(lambda tx: find_shown_days(tx, small, False, RULES))
        shown.append(days[1].free)
    assert any(shown)
    assert all(shown) == always


async def test_what_is_shown_as_free_is_given_to_who_taps_it(started: Started) -> None:
    """A button says its time in the office's zone, where a row has it in UTC."""
    small = a_station(places=2, walk_in_places=1, slot_minutes=60, horizon_days=4)
    days = await started.database.read(lambda tx: find_shown_days(tx, small, False, RULES))
    times = [time for day in days for time in day.times]
    given = []
    for number, time in enumerate(times):
        outcome = await _tapped(started, Slot(small.key, time.starts_at), small, f"chat {number}")
        given.append(isinstance(outcome, Hold))
    assert set(given) == {True, False}
    assert given == [time.free for time in times]


async def _tapped(started: Started, slot: Slot, station: Station, address: str) -> object:
    in_zone = Slot(slot.station, slot.starts_at.astimezone(RULES.zone))
    return await started.database.write(with_chat(hold, in_zone, station, RULES, address=address))


async def test_a_clock_a_step_ahead_and_one_that_was_set_back_show_the_beginning_of_a_step(started: Started) -> None:
    lone = a_station(places=8, walk_in_places=0, slot_minutes=360, horizon_days=2)

    async def free(clock: Clock) -> bool:
        started.clock.time = clock.time
        return (await started.database.read(lambda tx: find_shown_days(tx, lone, False, RULES)))[1].free

    async def fill(number: int) -> None:
        for each in range(4):
            held = with_chat(hold, NINE, lone, RULES, address=f"chat {number} {each}")
            assert isinstance(await started.database.write(held), Hold)

    begun = local(7, 8, 10)
    started.clock.time = begun + timedelta(minutes=9, seconds=59)
    await fill(1)
    started.clock.time = begun + timedelta(minutes=10)
    await fill(2)  # another process is in the next step already
    assert await free(Clock(begun + timedelta(minutes=9, seconds=59)))
    assert not await free(Clock(begun + timedelta(minutes=20)))
    assert not await free(Clock(begun - timedelta(hours=1))), "a clock that was set back shows what stands"
