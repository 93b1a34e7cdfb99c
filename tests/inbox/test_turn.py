"""A turn in the real house: no way around a limit, and nothing that anybody can forge makes it fail."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.actions.staff import revoke_named
from bot.domain.staff import Role, Staff
from bot.rendering.text import write
from storage.staff.staff import enrol, invite
from tests.builders import RULES, open_for_tests
from tests.databases import ON_BOTH, ON_SQLITE
from tests.inbox.world import TO_STATION, TO_TIME, People

pytestmark = ON_SQLITE

EARLIEST = "[time:earliest]"
FORGED = (
    "station:same:x",
    "station:same:",
    "station:same:a:b",
    "station:same:shahba:9999-12-31T23:59:59+00:00",
    "station:same:shahba:0001-01-01T00:00:00+00:00",
    "station:same:shahba:0001-01-01T00:00:00+14:00",
    "station:same:shahba:2026-12-08T09:00",
    "station:same:nowhere:2026-12-08T06:00:00+00:00",
    "time:at:0001-01-01T00:00",
    "time:at:9999-12-31T23:59:59.999999",
    "time:at:0001-01-01T00:00+14:00",
    "time:at:9999-12-31T23:59-14:00",
    "time:day:9999-99-99:9",
    "time:day:9999-12-31:99999999999999999999",
    "time:day:0001-01-01:-99999999999999999999",
    "time:full:0001-01-01",
    "time:closed:9999-12-31",
    "time:days:-99999999999999999999",
    "time:days:99999999999999999999",
    "time:days:" + "9" * 5000,
    "time:days:٩٩٩",
    "time:near:0001-01-01",
)


@pytest.fixture
async def people(database_url: str) -> AsyncIterator[People]:
    async with open_for_tests(database_url) as opened:
        yield People(opened.database, replace(RULES, holds_a_day=2))


@ON_BOTH
async def test_erasing_everything_gives_nobody_new_holds_for_the_day(people: People) -> None:
    await people.talk("amina", *TO_TIME, EARLIEST)
    await people.talk("amina", "[check:edit:time]", "[time:at:2026-12-08T09:15]")
    await people.talk("amina", "/erase", "[confirm-erase:yes]")
    assert await people.said("amina") == [], "it was not erased"
    said = await people.talk("amina", *TO_TIME, EARLIEST)
    assert write("too-many-holds", "en") in said[0]
    assert (await people.chat("amina")).asked == "time"
    await people.talk("basil", *TO_TIME, EARLIEST)
    assert (await people.chat("basil")).asked == "check"


@pytest.mark.parametrize("forged", FORGED, ids=lambda forged: forged[:50])
async def test_a_forged_choice_gets_an_answer_and_nothing_else(people: People, forged: str) -> None:
    before = TO_TIME if forged.startswith("time:") else TO_STATION
    await people.talk("amina", *before)
    asked = (await people.chat("amina")).asked
    assert await people.talk("amina", f"[{forged}]")
    after = await people.chat("amina")
    assert asked == forged.partition(":")[0]
    assert after.asked in (asked, "time"), "or the nearest times at that place, as if it were gone"
    assert await people.talk("amina", EARLIEST if after.asked == "time" else "[station:saliheen]")


async def test_whoever_is_let_go_loses_what_waits_of_work_and_nothing_of_their_own(people: People) -> None:
    await people.talk("clerk", *TO_TIME, EARLIEST, "[check:confirm]")
    chat = (await people.chat("clerk")).id
    invitation = await people.database.write(lambda tx: invite(tx, Role.STATION, "saliheen", "Hala", RULES))
    member = await people.database.write(lambda tx: enrol(tx, invitation.payload, chat))
    assert isinstance(member, Staff)
    *_, cancelled, menu = await people.talk("clerk", "/cancel", "[confirm-cancel:yes]")
    assert cancelled == write("cancelled", "en")
    own = [said for said in await people.said("clerk") if said != menu]
    work = await people.talk("clerk", "/sessions", "/help")
    assert work
    assert await people.database.write(lambda tx: revoke_named(tx, "Hala", people.context.office))
    assert await people.said("clerk") == [*own, write("chat-for-appointments", "en")]
