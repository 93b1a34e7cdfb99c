"""Broadcasts that are claimed before there is a way for them: a crash may leave a moment's worth of them, no more."""

import asyncio
from collections import Counter

import pytest

from bot.channels.contract import Doable, Later, Result, Sent
from bot.outbox.ahead import SECONDS, Ahead
from storage.outbox.deliveries import counts
from tests.outbox.test_broadcasts import an_office
from tests.outbox.world import FakeChannel, Outbox, delivering, until
from tests.storage.outbox.drafts import people


def test_no_more_is_claimed_ahead_than_went_in_the_last_moment() -> None:
    now = 10.0
    ahead = Ahead(100, lambda: now)
    assert ahead.room() == 0  # nobody knows yet how fast it goes
    for _ in range(40):
        ahead.ended()
    now += 0.1
    assert ahead.room() == 40 * SECONDS / 0.1
    assert ahead.room() == 0  # it hangs since
    for _ in range(4000):
        ahead.ended()
    now += 0.1
    assert ahead.room() == 100


def test_a_channel_that_keeps_a_pace_has_none_claimed_ahead() -> None:
    ahead = Ahead(0, lambda: 1.0)
    for _ in range(4000):
        ahead.ended()
    assert ahead.room() == 0


@pytest.mark.parametrize("end", ["stop", "pause"])
async def test_what_nobody_began_is_given_back_as_due_and_never_as_of_unknown_outcome(outbox: Outbox, end: str) -> None:
    """The end of a process, and a pause of the whole channel, in the middle of a fast broadcast."""
    office = await an_office(outbox, 500)
    await office.send()
    goes_on = asyncio.Event()

    async def answer(address: str, doable: Doable) -> Result:
        await asyncio.sleep(0)
        if len(fake.calls) > 200:
            await goes_on.wait()
            return Later(60.0, "too-many", everyone=True) if end == "pause" else Sent()
        return Sent()

    fake = FakeChannel(answer=answer)
    async with delivering(outbox, fake, in_flight=8):
        await until(lambda: len(fake.calls) > 200)
        assert fake.most <= 6
        if end == "pause":
            goes_on.set()
            async with asyncio.timeout(10):
                while "sending" in await outbox.statuses():  # noqa: ASYNC110  # they are rows
                    await asyncio.sleep(0.01)
        asyncio.get_running_loop().call_later(0.05, goes_on.set)
    statuses = Counter(row.status for row in await outbox.rows())
    assert set(statuses) == {"sent", "due"}
    assert statuses["sent"] + statuses["due"] == 500
    assert (await outbox.do(counts))["unknown_sends"] == 0
    seen = Counter(call.address for call in fake.calls)
    assert max(seen.values()) == 1
    async with delivering(outbox, FakeChannel()) as deliverer:
        deliverer.wake()
        async with asyncio.timeout(20):
            while set(await outbox.statuses()) != {"sent"}:  # noqa: ASYNC110  # they are rows
                await asyncio.sleep(0.01)
    assert len({row.chat_id for row in await outbox.rows()}) == len(people(500))
