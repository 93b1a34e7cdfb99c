"""How long a delivery is tried: until it is of no use, or for a day of attempts."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from storage.outbox.deliveries import Kind
from storage.outbox.mark import Marked, mark
from tests.outbox.world import Outbox, open_outbox
from tests.storage.outbox.test_deliveries import claim_all, texts


@pytest.fixture
async def outbox(sqlite_url: str) -> AsyncIterator[Outbox]:
    """The rules are those of the clock; nothing here depends on the database."""
    async with open_outbox(sqlite_url) as opened:
        opened.clock.stop()
        yield opened


async def test_a_late_courtesy_is_dropped_and_a_late_reply_is_not(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    (courtesy,) = await outbox.queue(chat, "c", kind="courtesy")
    await outbox.queue(chat, "r")
    outbox.clock.later = timedelta(hours=30)
    assert texts(await claim_all(outbox)) == ["r"]
    assert (await outbox.row(courtesy)).reason == "too-late"


async def test_a_reply_that_failed_for_a_day_fails(outbox: Outbox) -> None:
    (reply,) = await outbox.queue(await outbox.chat("a"), "r")
    for hours in (0, 23):
        outbox.clock.later = timedelta(hours=hours)
        (claimed,) = await claim_all(outbox)
        await outbox.do(mark, [Marked(claimed, "due", until=outbox.clock() + timedelta(hours=2))])
    outbox.clock.later = timedelta(hours=26)
    assert await claim_all(outbox) == ()
    assert (await outbox.row(reply)).status == "failed"


@pytest.mark.parametrize("kind", ["reply", "notice", "courtesy"])
@pytest.mark.parametrize("tries", [0, 9])
async def test_what_is_about_an_appointment_is_due_until_then_however_often_it_failed(
    outbox: Outbox, kind: Kind, tries: int
) -> None:
    appointment = outbox.clock() + timedelta(days=3)
    (about,) = await outbox.queue(await outbox.chat("a"), "x", kind=kind, until=appointment)
    for _ in range(tries):
        (claimed,) = await claim_all(outbox)
        await outbox.do(mark, [Marked(claimed, "due", until=outbox.clock())])
    outbox.clock.later = timedelta(days=2, hours=23)
    (claimed,) = await claim_all(outbox)
    await outbox.do(mark, [Marked(claimed, "due", until=outbox.clock())])
    outbox.clock.later = timedelta(days=3)
    assert await claim_all(outbox) == ()
    row = await outbox.row(about)
    assert (row.status, row.reason, row.payload) == ("dropped", "too-late", None)


async def test_a_call_that_was_not_made_is_no_attempt(outbox: Outbox) -> None:
    (reply,) = await outbox.queue(await outbox.chat("a"), "r")
    for hours in range(0, 49, 12):
        outbox.clock.later = timedelta(hours=hours)
        (claimed,) = await claim_all(outbox)
        await outbox.do(mark, [Marked(claimed, "due", until=outbox.clock(), tried=False)])
    assert (await outbox.row(reply)).status == "due"
