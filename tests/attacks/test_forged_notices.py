"""Somebody sends people another text under the number of a notice of ours, and somebody else tries numbers out."""

from collections.abc import AsyncIterator

import pytest

from bot.rendering.text import write
from tests.builders import RULES, Started, open_for_tests
from tests.inbox.world import BEGINNING, People
from tests.storage.outbox.running_broadcasts import start

OURS = "The office is closed tomorrow."


@pytest.fixture
async def started(sqlite_url: str) -> AsyncIterator[Started]:
    async with open_for_tests(sqlite_url) as opened:
        yield opened


async def test_under_a_true_number_stand_our_own_words_and_their_date_and_all_else_is_forged(started: Started) -> None:
    """The forgery said: come today, and bring everybody who lives with you."""
    _, notice = await start(started.database, started.clock, english=OURS)
    started.clock.forward(days=1)
    people = People(started.database)
    for beginning in BEGINNING:
        await people.talk("in doubt", beginning)
    answer = (await people.talk("in doubt", f"#{notice.number}"))[0]
    number = f"#{notice.number}"
    assert "Monday 7 December" in answer
    assert OURS in answer
    assert write("broadcast-else-forged", "en", {"number": number}) in answer
    assert (await people.chat("in doubt")).asked == "name"


async def test_numbers_are_not_to_be_tried_out(started: Started) -> None:
    _, notice = await start(started.database, started.clock)
    people = People(started.database)
    for number in range(RULES.notice_checks_a_day):
        said = await people.talk("curious", f"#{1 + number}")
        assert write("broadcast-not-genuine", "ar", {"number": f"#{1 + number}"}) in said[0]
    await people.talk("curious", "[language:en]", "/erase", "[confirm-erase:yes]", "[language:en]")
    assert write("broadcast-checks-spent", "en") in (await people.talk("curious", f"#{notice.number}"))[0]
    started.clock.forward(days=1)
    assert notice.text.arabic in (await people.talk("curious", f"#{notice.number}"))[0]
