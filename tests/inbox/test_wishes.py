"""A wish that several places may meet, through the database: one time is offered, and a yes holds it."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.domain.booking import Slot
from bot.domain.office import Words
from bot.domain.rules import Rules
from tests.builders import Started, a_station, an_office, local, open_for_tests
from tests.inbox.world import TO_STATION, People
from tests.storage.verbs import hold, with_chat

RULES = Rules()
SALIHEEN = a_station(slot_minutes=360, horizon_days=2)
SHAHBA = a_station("shahba", names=Words("الشهباء", "al-Shahba"))
TUESDAY = Slot("saliheen", local(8, 9))


@pytest.fixture
async def started(sqlite_url: str) -> AsyncIterator[Started]:
    async with open_for_tests(sqlite_url) as opened:
        yield opened


async def test_the_next_place_is_offered_where_the_first_has_none_and_a_yes_holds_it(started: Started) -> None:
    people = People(started.database, RULES)
    people.context = replace(people.context, office=an_office(SALIHEEN, SHAHBA))
    for number in range(16):
        await started.database.write(with_chat(hold, TUESDAY, SALIHEEN, RULES, address=f"crowd {number}"))
    started.clock.forward(minutes=10)
    await people.talk("somebody", *TO_STATION)
    (said,) = await people.talk("somebody", "saliheen on tuesday, or else shahba")
    assert "Nothing is free like that" in said
    assert "Does this time suit you" in said
    assert "Shahba" in (await people.talk("somebody", "yes"))[-1]
    assert (await people.chat("somebody")).asked == "check"
