"""The way out: a real database, a channel that does as it is told."""

import asyncio
import time
from datetime import timedelta

from sqlalchemy import select

from bot.channels.contract import Blocked, Doable, Later, Refused, Result, Sent, Unknown
from bot.domain.channel import ChannelTraits
from bot.domain.message import Delete
from bot.outbox.pace import LATE
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import NewDelivery, counts
from storage.tables import chats
from tests.outbox.world import FakeChannel, Outbox, delivering, paced, scripted, until, until_status


async def test_what_is_queued_is_sent_and_recorded(outbox: Outbox) -> None:
    (queued,) = await outbox.queue(await outbox.chat("a"), "hello")
    fake = FakeChannel()
    async with delivering(outbox, fake):
        row = await until_status(outbox, queued, "sent")
    assert row.message_ref == "m1"
    assert [(call.address, call.text) for call in fake.calls] == [("a", "hello")]


async def test_it_is_committed_as_sending_before_the_network_is_touched(outbox: Outbox) -> None:
    (queued,) = await outbox.queue(await outbox.chat("a"), "hello")
    seen = []

    async def answer(address: str, doable: Doable) -> Result:
        seen.append((await outbox.row(queued)).status)
        return Sent()

    async with delivering(outbox, FakeChannel(answer=answer)):
        await until_status(outbox, queued, "sent")
    assert seen == ["sending"]


async def test_a_chat_gets_its_messages_in_order_one_at_a_time(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    wanted = [f"{i}" for i in range(15)]
    await outbox.queue(chat, *wanted[:10])

    async def answer(address: str, doable: Doable) -> Result:
        await asyncio.sleep(0.002)
        return Sent()

    fake = FakeChannel(answer=answer)
    async with delivering(outbox, fake) as deliverer:
        await until(lambda: len(fake.calls) > 2)
        await outbox.queue(chat, *wanted[10:])
        deliverer.wake()
        await until(lambda: len(fake.calls) == 15)
    assert fake.texts() == wanted
    assert fake.most_in_a_chat == 1


async def test_a_slow_and_noisy_chat_slows_no_other(outbox: Outbox) -> None:
    await outbox.queue(await outbox.chat("slow"), *(f"{i}" for i in range(100)))
    for number in range(20):
        await outbox.queue(await outbox.chat(f"c{number}"), "x")
    released = asyncio.Event()

    async def answer(address: str, doable: Doable) -> Result:
        if address == "slow":
            await released.wait()
        return Sent()

    fake = FakeChannel(answer=answer)
    async with delivering(outbox, fake, in_flight=5):
        await until(lambda: len(fake.calls) == 21)
        assert fake.texts("slow") == ["0"]
        released.set()
        await until(lambda: len(fake.calls) == 120)
    assert fake.texts("slow") == [f"{i}" for i in range(100)]


async def test_no_more_requests_are_under_way_than_allowed(outbox: Outbox) -> None:
    for number in range(30):
        await outbox.queue(await outbox.chat(f"c{number}"), "x")

    async def answer(address: str, doable: Doable) -> Result:
        await asyncio.sleep(0.01)
        return Sent()

    fake = FakeChannel(answer=answer)
    async with delivering(outbox, fake, in_flight=7):
        await until(lambda: len(fake.calls) == 30)
    assert fake.most == 7


async def test_a_token_refused_silences_the_whole_channel_and_keeps_the_order(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    await outbox.queue(chat, "one", "two")
    other = FakeChannel(ChannelTraits("other"))
    fake = FakeChannel(answer=scripted({"one": [Later(1.0, "token-refused", everyone=True)]}))
    async with delivering(outbox, fake, other) as deliverer:
        await until(lambda: len(fake.calls) == 1)
        await outbox.queue(chat, "three")
        await outbox.queue(await outbox.chat("b"), "b")
        await outbox.put(NewDelivery(None, "other", "farewell", Delete(("m",)), address="x"))
        deliverer.wake()
        await until(lambda: len(other.calls) == 1)
        await until(lambda: len(fake.calls) == 5)
    assert fake.calls[1].at - fake.calls[0].at >= 1.0
    assert other.calls[0].at < fake.calls[1].at
    assert fake.texts("a") == ["one", "one", "two", "three"]
    assert [row.attempts for row in await outbox.rows()] == [0, 0, 0, 0], "what nobody was let through with is no try"


async def test_a_message_put_off_holds_back_its_chat_and_no_other(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    await outbox.queue(chat, "one", "two")
    fake = FakeChannel(answer=scripted({"one": [Later(1.0, "5xx")]}))
    async with delivering(outbox, fake) as deliverer:
        await until(lambda: len(fake.calls) == 1)
        await outbox.queue(chat, "three")
        await outbox.queue(await outbox.chat("b"), "b")
        deliverer.wake()
        await until(lambda: len(fake.calls) == 5)
    assert fake.texts() == ["one", "b", "one", "two", "three"]
    assert fake.calls[2].at - fake.calls[0].at >= 1.0


async def test_a_refused_message_fails_and_the_next_is_sent(outbox: Outbox) -> None:
    first, second = await outbox.queue(await outbox.chat("a"), "one", "two")
    async with delivering(outbox, FakeChannel(answer=scripted({"one": [Refused("too-long")]}))):
        await until_status(outbox, second, "sent")
    row = await outbox.row(first)
    assert (row.status, row.reason) == ("failed", "too-long")


async def test_whoever_blocked_us_hears_nothing_more(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    await outbox.queue(chat, "one", "two", "three", "four", "five", "six")
    fake = FakeChannel(answer=scripted({"one": [Blocked()]}))
    async with delivering(outbox, fake) as deliverer:
        await until(lambda: len(fake.calls) == 1)
        (after,) = await outbox.queue(chat, "after")
        deliverer.wake()
        await until_status(outbox, after, "dropped")
    assert fake.texts() == ["one"]
    assert {(row.status, row.reason) for row in await outbox.rows()} == {("dropped", "blocked")}

    def blocked(tx: Transaction) -> object:
        return tx.connection.execute(select(chats.c.blocked_at)).scalar_one()

    assert await outbox.database.read(blocked) is not None


async def test_an_unknown_outcome_is_sent_again_a_reminders_too(outbox: Outbox) -> None:
    (reply,) = await outbox.queue(await outbox.chat("a"), "r")
    (courtesy,) = await outbox.queue(await outbox.chat("b"), "c", kind="courtesy")
    fake = FakeChannel(answer=scripted({"r": [Unknown("timeout")], "c": [Unknown("timeout")]}))
    async with delivering(outbox, fake):
        row = await until_status(outbox, reply, "sent")
        assert (row.attempts, row.unknown) == (1, 1)
        row = await until_status(outbox, courtesy, "sent")
        assert (row.attempts, row.unknown) == (1, 1)
    assert sorted(fake.texts()) == ["c", "c", "r", "r"]
    assert (await outbox.do(counts))["unknown_sends"] == 2


async def test_a_channel_that_raises_stops_nothing(outbox: Outbox) -> None:
    (bad,) = await outbox.queue(await outbox.chat("a"), "bad")
    (good,) = await outbox.queue(await outbox.chat("b"), "good")
    async with delivering(outbox, FakeChannel(answer=scripted({"bad": [RuntimeError("a bug")]}))):
        await until_status(outbox, good, "sent")
        row = await until_status(outbox, bad, "sent")
    assert row.unknown == 1


async def test_the_pace_holds_from_the_first_request_on_and_no_burst_passes(outbox: Outbox) -> None:
    for number in range(12):
        await outbox.queue(await outbox.chat(f"c{number}"), "x", kind="notice")
    fake = FakeChannel()
    async with delivering(outbox, paced(fake, 20.0)):
        await until(lambda: len(fake.calls) == 12)
    spans = [later.at - earlier.at for earlier, later in zip(fake.calls, fake.calls[4:], strict=False)]
    assert min(spans) > 4 * 0.05 - LATE - 0.01
    assert fake.calls[-1].at - fake.calls[0].at >= 11 * 0.05 * 0.95


async def test_waking_is_immediate_and_the_rest_is_found_by_polling(outbox: Outbox) -> None:
    """A look is half a second away; two in three may be late on a busy machine."""
    chat = await outbox.chat("a")
    took: list[float] = []
    fake = FakeChannel()
    async with delivering(outbox, fake) as deliverer:
        for number in range(1, 4):
            await asyncio.sleep(0.1)
            await outbox.queue(chat, "woken")
            began = time.monotonic()
            deliverer.wake()
            await until(lambda number=number: len(fake.calls) == number)  # type: ignore[misc]
            took.append(fake.calls[-1].at - began)
        assert min(took) < 0.3
        await outbox.queue(chat, "from another process")
        await until(lambda: len(fake.calls) == 4)


async def test_what_is_due_in_a_moment_leaves_at_that_moment(outbox: Outbox) -> None:
    """A look every half a second alone would be later each time; one in three may be late on a busy machine."""
    chat = await outbox.chat("a")
    took: list[float] = []
    for _ in range(3):
        fake, began = FakeChannel(), asyncio.get_running_loop().time()
        await outbox.queue(chat, "x", kind="notice", due_at=outbox.clock() + timedelta(seconds=0.62))
        async with delivering(outbox, fake):
            await until(lambda calls=fake.calls: len(calls) == 1)  # type: ignore[misc]
        took.append(fake.calls[0].at - began)
    assert 0.6 < min(took) < 0.9
