"""The public view of free times where it could go wrong: slots of few places, and clocks that do not agree."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.domain.booking import Hold, Slot
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
