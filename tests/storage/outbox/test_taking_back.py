"""What is not true any more: dropped where it waits; what is on its way already leaves once at most."""

from collections.abc import AsyncIterator
from typing import Literal

import pytest
from sqlalchemy import select, text

from storage.engine.transaction import Transaction
from storage.outbox.claim import claim
from storage.outbox.mark import Marked, mark, put_back, recover
from storage.outbox.outdated import TAKE_BACK, take_back
from storage.tables import deliveries
from tests.outbox.world import CHANNEL, Outbox, open_outbox

HERE = (CHANNEL,)


@pytest.fixture
async def outbox(database_url: str) -> AsyncIterator[Outbox]:
    async with open_outbox(database_url) as opened:
        opened.clock.stop()
        yield opened


async def test_what_waits_is_dropped_with_its_text_and_nothing_else_is(outbox: Outbox) -> None:
    chat = await outbox.chat("somebody")
    (untrue,) = await outbox.queue(chat, "old", tag="one")
    (true,) = await outbox.queue(chat, "new", tag="another")
    (taken,) = await outbox.do(take_back, ["one", "of nobody"])
    assert (taken.tag, taken.chat_id, taken.unread) == ("one", chat, True)
    row = await outbox.row(untrue)
    assert (row.status, row.reason, row.payload) == ("dropped", "outdated", None)
    assert [one.id for one in await outbox.do(claim, HERE, 10)] == [true]


@pytest.mark.parametrize("end", ["due", "unknown", "put back", "left behind"])
async def test_what_is_being_sent_is_not_sent_again(
    outbox: Outbox, end: Literal["due", "unknown", "put back", "left behind"]
) -> None:
    (untrue,) = await outbox.queue(await outbox.chat("somebody"), "old", tag="one")
    (claimed,) = await outbox.do(claim, HERE, 10)
    (taken,) = await outbox.do(take_back, ["one"])
    assert not taken.unread
    if end == "put back":
        await outbox.do(put_back, HERE, ())
    elif end == "left behind":
        assert await outbox.do(recover, HERE) == 1
    else:
        await outbox.do(mark, [Marked(claimed, end, reason="timeout")])
    row = await outbox.row(untrue)
    assert (row.status, row.payload, row.unknown) == ("dropped", None, int(end in ("unknown", "left behind")))


async def test_what_has_left_meanwhile_is_recorded_as_sent(outbox: Outbox) -> None:
    (untrue,) = await outbox.queue(await outbox.chat("somebody"), "old", tag="one")
    (claimed,) = await outbox.do(claim, HERE, 10)
    await outbox.do(take_back, ["one"])
    await outbox.do(mark, [Marked(claimed, "sent", ref="7")])
    row = await outbox.row(untrue)
    assert (row.status, row.reason, row.message_ref) == ("sent", None, "7")


async def test_sqlite_finds_by_the_tags_alone(sqlite_url: str) -> None:
    """However many wait: a closure takes back hundreds at once."""
    async with open_outbox(sqlite_url) as outbox:
        found = await outbox.database.read(_plan)
    assert any("deliveries_drafts" in line for line in found), found


def _plan(tx: Transaction) -> list[str]:
    assert TAKE_BACK.whereclause is not None
    which = select(deliveries.c.seq).where(TAKE_BACK.whereclause).params(tags=["a", "b"])
    spelled = which.compile(dialect=tx.connection.dialect, compile_kwargs={"literal_binds": True})
    plan = tx.connection.execute(text(f"EXPLAIN QUERY PLAN {spelled}"))
    return [row[3] for row in plan]
