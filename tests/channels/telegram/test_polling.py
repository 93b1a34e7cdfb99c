"""Our own poller: nothing is forgotten at Telegram before it is in the inbox, and nothing ends the loop."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import pytest
from structlog.testing import capture_logs

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.polling import poll
from bot.channels.telegram.retry import Patience
from bot.channels.telegram.transport import open_bot
from bot.domain.message import Button, Message, Send
from storage.chats import inbox
from storage.chats.inbox import NewUpdate
from tests.channels.telegram.conftest import Inbox, until
from tests.simulator import Broken, LostAnswer, Person, Simulator, TooMany


def quick(doing: str = "polling") -> Patience:
    return Patience(doing, first=0.01, longest=0.02, refused=0.03)


@asynccontextmanager
async def polling(channel: TelegramChannel, kept: Inbox, patience: Patience | None = None) -> AsyncIterator[None]:
    stop = asyncio.Event()
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        tasks.create_task(poll(channel.bot, kept.store, kept.wake, stop, patience=patience or quick(), long_poll=1))
        try:
            yield
        finally:
            stop.set()


def pending(sim: Simulator) -> Callable[[], int]:
    return lambda: len(sim.world.updates.pending)


async def test_a_message_is_kept_and_its_sender_woken(channel: TelegramChannel, kept: Inbox, person: Person) -> None:
    async with polling(channel, kept):
        await until(lambda: kept.woken)
        assert json.loads(await kept.take(5))["message"]["text"] == "مرحبا"
        person.say("again")
        await until(lambda: len(kept.woken) == 2)
    assert kept.woken == [await kept.database.read(lambda tx: inbox.sender_of(tx, "telegram", "5"))] * 2


async def test_telegram_forgets_only_what_was_committed(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person
) -> None:
    reached = asyncio.Event()

    async def killed_between(_: object) -> tuple[bytes, ...]:
        reached.set()
        await asyncio.Event().wait()
        return ()

    stop = asyncio.Event()
    killed = asyncio.ensure_future(poll(channel.bot, killed_between, kept.wake, stop, patience=quick(), long_poll=1))
    await reached.wait()
    killed.cancel()
    await asyncio.wait({killed})
    assert pending(sim)() == 1
    assert await kept.next(5) is None
    async with polling(channel, kept):
        await until(lambda: pending(sim)() == 0)
    assert json.loads(await kept.take(5))["message"]["text"] == "مرحبا"


@pytest.mark.parametrize("full", [False, True])
async def test_a_stop_ends_no_storing_half_way_and_nothing_is_asked_for_after_it(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person, full: bool
) -> None:
    """``full``: the disk is, and what could not be stored stays at Telegram."""
    reached, goes_on, stop = asyncio.Event(), asyncio.Event(), asyncio.Event()
    kept.failures = int(full)

    async def slow(updates: Sequence[NewUpdate]) -> Sequence[bytes]:
        reached.set()
        await goes_on.wait()
        return await kept.store(updates)

    ends = asyncio.ensure_future(poll(channel.bot, slow, kept.wake, stop, patience=quick(), long_poll=1))
    await reached.wait()
    asked = sim.counts["getUpdates"]
    stop.set()
    done, _ = await asyncio.wait({ends}, timeout=0.05)
    assert not done
    goes_on.set()
    async with asyncio.timeout(10):
        await ends
    assert (sim.counts["getUpdates"], pending(sim)()) == (asked, 1)
    assert (await kept.next(5) is None, len(kept.woken)) == (full, 1 - full)


async def test_a_commit_that_was_not_confirmed_is_heard_again_and_dropped(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person
) -> None:
    stored = asyncio.Event()

    async def killed_after(updates: object) -> tuple[bytes, ...]:
        await kept.store(updates)  # type: ignore[arg-type]
        stored.set()
        await asyncio.Event().wait()
        return ()

    killed = asyncio.ensure_future(poll(channel.bot, killed_after, kept.wake, asyncio.Event(), patience=quick()))
    await stored.wait()
    killed.cancel()
    await asyncio.wait({killed})
    assert pending(sim)() == 1
    async with polling(channel, kept):
        await until(lambda: pending(sim)() == 0)
    assert kept.woken == []
    await kept.take(5)
    assert await kept.next(5) is None


async def test_an_update_that_comes_twice_is_kept_once(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person
) -> None:
    sim.world.updates.duplicate_next = 1
    person.say("twice")
    person.say("last")
    async with polling(channel, kept):
        await until(lambda: pending(sim)() == 0)
        person.say("end")
        await until(lambda: pending(sim)() == 0)
    texts = [json.loads(await kept.take(5))["message"]["text"] for _ in range(4)]
    assert texts == ["مرحبا", "twice", "last", "end"]
    assert await kept.next(5) is None


async def test_more_than_a_batch_is_kept_in_order(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person
) -> None:
    for number in range(149):
        person.say(str(number))
    async with polling(channel, kept):
        await until(lambda: pending(sim)() == 0)
    texts = [json.loads(await kept.take(5))["message"]["text"] for _ in range(150)]
    assert texts == ["مرحبا", *map(str, range(149))]


async def test_a_press_is_answered_right_after_it_was_kept(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person
) -> None:
    await channel.deliver("5", Send(Message("?", rows=((Button("نعم", "sure:yes"),),))), "d1")
    async with polling(channel, kept):
        await until(lambda: pending(sim)() == 0)
        kept.failures = 1
        person.tap("نعم")
        await person.expect_answer()
    await kept.take(5)
    assert json.loads(await kept.take(5))["callback_query"]["data"] == "sure:yes"


async def test_a_press_that_cannot_be_answered_is_kept_all_the_same(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person
) -> None:
    await channel.deliver("5", Send(Message("?", rows=((Button("نعم", "sure:yes"),),))), "d1")
    person.tap("نعم")
    sim.world.presses.clear()
    async with polling(channel, kept):
        await until(lambda: pending(sim)() == 0)
        person.say("still there")
        await until(lambda: pending(sim)() == 0)
    assert len([await kept.take(5) for _ in range(3)]) == 3


async def test_every_failure_is_outlived_and_only_the_first_is_told(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person
) -> None:
    for misdeed in (Broken(502), LostAnswer(), TooMany(1), Broken(500)):
        sim.misbehave("getUpdates", misdeed)
    sim.misbehave("deleteWebhook", Broken(500), 2)
    kept.failures = 2
    with capture_logs() as logs:
        async with polling(channel, kept):
            await until(lambda: kept.woken)
            await until(lambda: pending(sim)() == 0)
    loud = [line for line in logs if line["log_level"] in {"warning", "error"}]
    assert len(loud) == 3  # one while the webhook is removed, one of polling, one of the database
    assert "مرحبا" not in str(logs)
    assert sim.token not in str(logs)


async def test_another_poller_is_waited_out(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person
) -> None:
    async with polling(channel, kept):
        await until(lambda: pending(sim)() == 0)
        await until(lambda: sim.counts["getUpdates"] >= 2)
        async with open_bot(sim.token, sim.url) as other:
            await other.get_updates()
        person.say("back")
        await until(lambda: len(kept.woken) == 2)


async def test_a_webhook_set_before_is_removed_and_nothing_that_waits_is_lost(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person
) -> None:
    await channel.bot.set_webhook("http://127.0.0.1:9/nobody")
    async with polling(channel, kept):
        await until(lambda: kept.woken)
    assert sim.webhook.url == ""


async def test_a_refused_token_is_told_once_and_tried_on(kept: Inbox, sim: Simulator) -> None:
    async with TelegramChannel(open_bot("7700000000:AAE-another_token_of_no_real_bot0000", sim.url)) as channel:
        with capture_logs() as logs:
            async with polling(channel, kept):
                await asyncio.sleep(0.2)
    assert [line["event"] for line in logs if line["log_level"] == "error"] == ["telegram refuses the token"]
    assert len(logs) > 2


async def test_a_pause_of_hours_that_telegram_asks_for_is_not_kept(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person
) -> None:
    """The usual longest is half a minute."""
    sim.misbehave("getUpdates", TooMany(10_072), 3)
    with capture_logs() as logs:
        async with polling(channel, kept, Patience("polling", first=0.01, longest=0.02)):
            person.say("is anybody there?")
            await until(lambda: len(kept.woken) == 1)
    (asked, *_) = (line for line in logs if line["event"] == "telegram asks for a long pause")
    assert (asked["asked_for"], asked["seconds"]) == (10_072, 0.02)


async def test_ids_that_begin_anew_after_a_quiet_week_are_heard(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person
) -> None:
    async with polling(channel, kept, Patience("polling", first=0.3)):
        await until(lambda: sim.counts["getUpdates"] == 2)  # the one that will bring no news
        sim.misbehave("getUpdates", Broken(500))
        await until(lambda: sim.counts["getUpdates"] == 3)
        sim.world.updates.last_id = 17
        person.say("after a week, between two calls")
        await until(lambda: len(kept.woken) == 2)
