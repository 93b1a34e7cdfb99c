"""What an interview leaves on a phone that somebody lends, loses or must show."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.message import Delete
from bot.domain.rules import Rules
from storage.engine.database import Database
from storage.outbox.claim import claim
from storage.outbox.mark import Marked, mark
from storage.retention.forget import forget_old
from tests.builders import RULES, Clock
from tests.storage.lifecycles import DRAFT, SECOND, came_in, forget_at, over, said, speak
from tests.storage.retention.test_erase import erase

OLD = RULES.screen_retention


async def deleted(database: Database, clock: Clock, when: datetime) -> list[set[str]]:
    """What is asked of the messenger by then, and carried out."""
    await forget_at(database, clock, when)
    claimed = await database.write(lambda tx: claim(tx, ["console"], 50))
    await database.write(lambda tx: mark(tx, [Marked(one, "sent") for one in claimed]))
    return [set(one.outgoing.refs) for one in claimed if isinstance(one.outgoing, Delete)]


async def test_of_an_unfinished_interview_each_message_goes_before_it_cannot_be_deleted(
    database: Database, clock: Clock
) -> None:
    chat = await database.write(lambda tx: speak(tx, draft=DRAFT))
    await database.write(lambda tx: came_in(tx, "a name"))
    await database.write(lambda tx: said(tx, chat))
    first = clock()
    clock.forward(hours=30)
    await database.write(lambda tx: speak(tx, draft=DRAFT))
    await database.write(lambda tx: came_in(tx, "a number"))
    second = clock()
    assert await deleted(database, clock, first + OLD - SECOND) == []
    (refs,) = await deleted(database, clock, first + OLD)
    assert "ref a name" in refs
    assert len(refs) == 2, "theirs and ours"
    assert await deleted(database, clock, first + OLD + timedelta(hours=1)) == [], "once"
    assert await deleted(database, clock, second + OLD) == [{"ref a number"}]
    assert OLD + timedelta(hours=2) <= RULES.message_retention


async def test_what_an_interview_left_that_is_over_is_not_asked_for_again(database: Database, clock: Clock) -> None:
    chat = await database.write(lambda tx: speak(tx, draft=DRAFT))
    await database.write(lambda tx: came_in(tx, "a name"))
    await database.write(lambda tx: said(tx, chat))
    await database.write(lambda tx: over(tx, chat))
    assert await deleted(database, clock, clock() + OLD) == []


async def test_an_erasure_before_the_deletion_was_sent_deletes_the_same(database: Database, clock: Clock) -> None:
    chat = await database.write(lambda tx: speak(tx, draft=DRAFT))
    await database.write(lambda tx: came_in(tx, "a name"))
    await database.write(lambda tx: said(tx, chat))
    await forget_at(database, clock, clock() + OLD)
    clock.forward(hours=1)
    await database.write(erase)
    (farewell,) = await database.write(lambda tx: claim(tx, ["console"], 50))
    assert isinstance(farewell.outgoing, Delete)
    assert "ref a name" in farewell.outgoing.refs
    assert len(farewell.outgoing.refs) == 2, "theirs and ours"


@pytest.mark.parametrize(
    "rules",
    [replace(RULES, unfinished_retention=timedelta(hours=24)), replace(RULES, message_retention=timedelta(hours=24))],
    ids=["unfinished", "message"],
)
async def test_the_screen_is_cleared_before_a_stricter_retention_forgets_what_stands_there(
    database: Database, clock: Clock, rules: Rules
) -> None:
    chat = await database.write(lambda tx: speak(tx, draft=DRAFT))
    await database.write(lambda tx: came_in(tx, "a name"))
    await database.write(lambda tx: said(tx, chat))
    clock.forward(hours=23)
    await database.write(lambda tx: forget_old(tx, rules))
    (chore,) = await database.write(lambda tx: claim(tx, ["console"], 50))
    assert isinstance(chore.outgoing, Delete)
    assert len(chore.outgoing.refs) == 2, "theirs and ours"
