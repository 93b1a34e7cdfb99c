"""The end of a process, and a database that breaks: no claim and no result is lost."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

import pytest

from bot.channels.contract import Doable, Result, Sent
from bot.domain.channel import ChannelTraits
from bot.outbox.delivery import Deliverer
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.claim import claim
from storage.outbox.deliveries import counts
from tests.outbox.world import CHANNEL, FakeChannel, Outbox, delivering, until, until_status

T = TypeVar("T")


async def test_after_a_crash_in_the_middle_everything_arrives(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    await outbox.queue(chat, "claimed")
    (courtesy,) = await outbox.queue(await outbox.chat("b"), "courtesy", kind="courtesy")
    await outbox.do(claim, (CHANNEL,), 10)  # and the process that did it is gone
    (last,) = await outbox.queue(chat, "queued after")
    fake = FakeChannel()
    async with delivering(outbox, fake):
        await until_status(outbox, last, "sent")
        await until_status(outbox, courtesy, "sent")
    assert sorted(fake.texts()) == ["claimed", "courtesy", "queued after"]
    assert (await outbox.do(counts))["unknown_sends"] == 2


async def test_where_delivering_again_shows_nothing_twice_a_crash_leaves_no_doubt(outbox: Outbox) -> None:
    (queued,) = await outbox.queue(await outbox.chat("a"), "claimed")
    await outbox.do(claim, (CHANNEL,), 10)  # and the process that did it is gone
    async with delivering(outbox, FakeChannel(ChannelTraits(CHANNEL, repeats=True))):
        row = await until_status(outbox, queued, "sent")
    assert (row.attempts, row.unknown) == (0, 0)


async def test_a_lead_that_was_lost_and_won_again_sends_again(outbox: Outbox) -> None:
    chat, fake = await outbox.chat("a"), FakeChannel()
    deliverer = Deliverer(outbox.database, {CHANNEL: fake}, outbox.clock)
    for term in ("first", "second", "third"):
        stop = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(deliverer.run(stop))
            (queued,) = await outbox.queue(chat, term)
            deliverer.wake(CHANNEL)
            await until_status(outbox, queued, "sent")
            stop.set()
    assert fake.texts() == ["first", "second", "third"]


async def test_the_end_lets_finish_what_is_under_way_and_gives_back_the_rest(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    await outbox.queue(chat, "one", "two")

    async def answer(address: str, doable: Doable) -> Result:
        await asyncio.sleep(0.2)
        return Sent("m")

    fake = FakeChannel(answer=answer)
    async with delivering(outbox, fake):
        await until(lambda: len(fake.calls) == 1)
    assert fake.texts() == ["one"]
    assert [(row.status, row.attempts, row.unknown) for row in await outbox.rows()] == [("sent", 0, 0), ("due", 0, 0)]


async def test_what_does_not_end_in_time_has_an_unknown_outcome(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    await outbox.queue(chat, "one", "two")

    async def answer(address: str, doable: Doable) -> Result:
        await asyncio.Event().wait()
        return Sent()

    fake = FakeChannel(answer=answer)
    async with delivering(outbox, fake, drain=0.1):
        await until(lambda: len(fake.calls) == 1)
    assert [(row.status, row.unknown) for row in await outbox.rows()] == [("due", 1), ("due", 0)]


async def test_a_cancelled_deliverer_records_what_it_can(outbox: Outbox) -> None:
    await outbox.queue(await outbox.chat("a"), "done")
    await outbox.queue(await outbox.chat("b"), "hangs")

    async def answer(address: str, doable: Doable) -> Result:
        if address == "b":
            await asyncio.Event().wait()
        return Sent("m")

    fake = FakeChannel(answer=answer)

    async def cancelled() -> None:
        async with delivering(outbox, fake):
            await until(lambda: len(fake.calls) == 2)
            raise asyncio.CancelledError

    await asyncio.gather(cancelled(), return_exceptions=True)
    assert [(row.status, row.unknown) for row in await outbox.rows()] == [("sent", 0), ("due", 1)]


@pytest.mark.parametrize("raised", [asyncio.CancelledError(), RuntimeError("a bug")])
async def test_what_the_code_of_a_channel_raises_ends_no_sender(outbox: Outbox, raised: BaseException) -> None:
    """A cancellation of its own, of a task or a time limit within it, is not the end of the process."""
    once = [raised]

    async def answer(address: str, doable: Doable) -> Result:
        if once:
            raise once.pop()
        return Sent("m")

    (first,) = await outbox.queue(await outbox.chat("a"), "one")
    fake = FakeChannel(answer=answer)
    async with delivering(outbox, fake):
        (second,) = await outbox.queue(await outbox.chat("b"), "two")
        await until_status(outbox, second, "sent")
        row = await until_status(outbox, first, "sent")
    assert row.unknown == 1


async def test_files_that_cannot_be_cleaned_after_a_farewell_end_no_sender_and_are_cleaned_later(
    outbox: Outbox,
) -> None:
    full = FullDisk(outbox.database, set(), committed=False)
    fake = FakeChannel()
    async with delivering(Outbox(full, outbox.clock), fake):
        await outbox.queue(None, "bye", kind="farewell", address="a")
        await until(lambda: full.purged == 1)
        (after,) = await outbox.queue(await outbox.chat("b"), "after")
        await until_status(outbox, after, "sent")
    assert fake.texts() == ["bye", "after"]


class Breaking:
    """A database whose connection breaks at the writes of these numbers, before or after the commit."""

    dialect = "any"
    serialises_writes = False

    def __init__(self, real: Database, numbers: set[int], committed: bool) -> None:
        self._real, self._numbers, self._committed = real, numbers, committed
        self._writes = 0

    async def write(self, do: Callable[[Transaction], T]) -> T:
        self._writes += 1
        breaks = self._writes in self._numbers
        if breaks and not self._committed:
            raise ConnectionResetError
        result = await self._real.write(do)
        if breaks:
            raise ConnectionResetError
        return result

    async def read(self, do: Callable[[Transaction], T]) -> T:
        return await self._real.read(do)

    async def purge_deleted(self) -> None:
        await self._real.purge_deleted()

    async def close(self) -> None:
        await self._real.close()


class FullDisk(Breaking):
    """A database whose files cannot be cleaned the first time."""

    failures, purged = 1, 0

    async def purge_deleted(self) -> None:
        if self.failures:
            self.failures -= 1
            raise OSError(28, "No space left on device")
        await super().purge_deleted()
        self.purged += 1


@pytest.mark.parametrize("committed", [True, False])
async def test_a_connection_that_breaks_loses_no_claim_and_no_result(outbox: Outbox, committed: bool) -> None:
    queued = await outbox.queue(await outbox.chat("a"), "one", "two", "three", "four", "five")
    fake = FakeChannel()
    claims, results = 2, 4  # 1 recovers, 2 claims, 3 claims again, 4 records and claims the fifth, 5 does it again
    breaking = Outbox(Breaking(outbox.database, {claims, results}, committed), outbox.clock)
    async with delivering(breaking, fake):
        await until_status(outbox, queued[-1], "sent")
    assert fake.texts() == ["one", "two", "three", "four", "five"]
    assert [(row.status, row.unknown) for row in await outbox.rows()] == [("sent", 0)] * 5
