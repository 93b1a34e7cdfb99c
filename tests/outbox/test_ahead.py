"""Broadcasts that are claimed before there is a way for them: a crash may leave a moment's worth of them, no more."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import pytest

from bot.channels.contract import Doable, Later, Result, Sent
from bot.outbox.ahead import SECONDS, TIMES, Ahead
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import counts
from tests.outbox.test_broadcasts import an_office
from tests.outbox.world import Call, FakeChannel, Outbox, delivering, text_of, until
from tests.storage.outbox.drafts import people

T = TypeVar("T")
WAYS, BULK = 8, 6  # requests at once, and those of them that a broadcast may take


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


@dataclass
class Hanging:
    """A channel that answers at once, so that many are claimed ahead, and hangs from its 201st call on."""

    outbox: Outbox
    then: Result

    def __post_init__(self) -> None:
        self.goes_on, self.hung = asyncio.Event(), 0
        self.fake = FakeChannel(answer=self._answer)

    async def _answer(self, address: str, doable: Doable) -> Result:
        hangs = len(self.fake.calls) > 200 and text_of(doable) != "answer"
        await asyncio.sleep(0)
        if hangs:
            self.hung += 1
            await self.goes_on.wait()
            return self.then
        return Sent()

    async def claimed(self) -> None:
        """Until more are claimed than were begun: else there is nothing to be tried here."""
        await until(lambda: self.hung == BULK)
        async with asyncio.timeout(10):
            while (claimed := (await self.outbox.statuses()).count("sending")) <= BULK:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
        assert self.fake.most == BULK
        assert claimed <= BULK + TIMES * BULK


async def all_sent(outbox: Outbox) -> bool:
    return set(await outbox.statuses()) <= {"sent", "unknown"}


def once_each(calls: list[Call]) -> bool:
    return max(Counter(call.address for call in calls).values()) == 1


@pytest.mark.parametrize("end", ["stop", "pause"])
async def test_what_nobody_began_is_given_back_as_due_and_never_as_of_unknown_outcome(outbox: Outbox, end: str) -> None:
    """The end of a process, and a pause of the whole channel, in the middle of a fast broadcast."""
    await (await an_office(outbox, 500)).send()
    hanging = Hanging(outbox, Later(60.0, "too-many", everyone=True) if end == "pause" else Sent())
    async with delivering(outbox, hanging.fake, in_flight=WAYS):
        await hanging.claimed()
        if end == "pause":
            hanging.goes_on.set()
            async with asyncio.timeout(10):
                while "sending" in await outbox.statuses():  # noqa: ASYNC110  # they are rows
                    await asyncio.sleep(0.05)
        asyncio.get_running_loop().call_later(0.05, hanging.goes_on.set)
    begun = len(hanging.fake.calls)
    statuses = Counter(row.status for row in await outbox.rows())
    assert statuses == {"sent": begun - (BULK if end == "pause" else 0), "due": 500 - statuses["sent"]}
    assert (await outbox.do(counts))["unknown_sends"] == 0
    assert once_each(hanging.fake.calls)
    async with delivering(outbox, FakeChannel()), asyncio.timeout(20):
        while not await all_sent(outbox):  # noqa: ASYNC110  # they are rows
            await asyncio.sleep(0.05)
    assert set(await outbox.statuses()) == {"sent"}
    assert len({row.chat_id for row in await outbox.rows()}) == len(people(500))


async def test_who_writes_meanwhile_is_answered_before_what_was_claimed_ahead(outbox: Outbox) -> None:
    await (await an_office(outbox, 500)).send()
    hanging = Hanging(outbox, Sent())
    async with delivering(outbox, hanging.fake, in_flight=WAYS) as deliverer:
        await hanging.claimed()
        await outbox.queue(await outbox.chat("another"), "answer")  # of the others one may be waiting for its notice
        deliverer.wake()
        await until(lambda: "answer" in hanging.fake.texts())
        assert len(hanging.fake.calls) == 201 + BULK  # nothing else has begun
        hanging.goes_on.set()


class Killed:
    """A database that a killed process reaches no more."""

    def __init__(self, real: Database) -> None:
        self._real, self.killed = real, False
        self.dialect, self.serialises_writes = real.dialect, real.serialises_writes

    async def write(self, do: Callable[[Transaction], T]) -> T:
        if self.killed:
            raise ConnectionResetError
        return await self._real.write(do)

    async def read(self, do: Callable[[Transaction], T]) -> T:
        return await self._real.read(do)

    async def purge_deleted(self) -> None:
        await self._real.purge_deleted()

    async def close(self) -> None:
        await self._real.close()


async def test_a_crash_leaves_a_moments_worth_in_doubt_and_everybody_else_gets_it_once(outbox: Outbox) -> None:
    await (await an_office(outbox, 500)).send()
    hanging, dying = Hanging(outbox, Sent()), Killed(outbox.database)
    async with delivering(Outbox(dying, outbox.clock), hanging.fake, in_flight=WAYS, drain=0.05):
        await hanging.claimed()
        dying.killed = True
    left = (await outbox.statuses()).count("sending")
    assert BULK < left <= BULK + TIMES * BULK
    after = FakeChannel()
    async with delivering(outbox, after), asyncio.timeout(20):
        while not await all_sent(outbox):  # noqa: ASYNC110  # they are rows
            await asyncio.sleep(0.05)
    assert Counter(await outbox.statuses()) == {"sent": 500 - left, "unknown": left}
    assert once_each([*hanging.fake.calls, *after.calls])
