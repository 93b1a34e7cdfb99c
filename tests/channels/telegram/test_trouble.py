"""What others do to the bot at Telegram: it is taken back or named, and nothing of it is called what it is not."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from structlog.testing import capture_logs

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.polling import poll
from bot.channels.telegram.transport import open_bot
from bot.channels.telegram.trouble import Troubles
from bot.channels.telegram.webhook import Webhook, keep_webhook
from bot.domain.trouble import Trouble, TroubleKind
from storage.chats.troubles import find_troubles, forget_trouble, mark_trouble
from storage.stats.health import count_parked
from tests.channels.telegram.conftest import Inbox, until
from tests.channels.telegram.test_polling import pending, quick
from tests.simulator import Person, Simulator
from tests.simulator.updates import Update
from tests.simulator.wire import encoded

ELSEWHERE = "http://127.0.0.1:9/a-secret-path"


def troubles(kept: Inbox) -> Troubles:
    async def report(kind: TroubleKind, who: str) -> None:
        await kept.database.write(lambda tx: mark_trouble(tx, "telegram", kind, who))

    async def over(kind: TroubleKind) -> None:
        await kept.database.write(lambda tx: forget_trouble(tx, "telegram", kind))

    return Troubles(report, over)


async def met(kept: Inbox) -> list[Trouble]:
    return list(await kept.database.read(find_troubles))


@asynccontextmanager
async def polling(channel: TelegramChannel, kept: Inbox) -> AsyncIterator[None]:
    stop = asyncio.Event()
    async with asyncio.timeout(60), asyncio.TaskGroup() as tasks:
        asking = poll(channel.bot, kept.store, kept.wake, stop, patience=quick(), long_poll=1, troubles=troubles(kept))
        tasks.create_task(asking)
        try:
            yield
        finally:
            stop.set()


async def test_a_webhook_set_elsewhere_while_we_poll_is_taken_back_and_named(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person
) -> None:
    with capture_logs() as logs:
        async with polling(channel, kept):
            await until(lambda: kept.woken, 30)
            await channel.bot.set_webhook(ELSEWHERE)
            person.say("said meanwhile")
            await until(lambda: len(kept.woken) == 2, 30)
    assert sim.webhook.url == ""
    (trouble,) = await met(kept)
    assert (trouble.kind, trouble.who) == (TroubleKind.WEBHOOK_TAKEN, "127.0.0.1")
    told = [line for line in logs if line["event"] == "telegram is in other hands"]
    assert len(told) == 1
    assert "a-secret-path" not in str(logs)
    assert trouble.alarms(trouble.seen)


async def test_a_second_poller_is_named(channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person) -> None:
    async with polling(channel, kept):
        await until(lambda: kept.woken, 30)
        await until(lambda: sim.counts["getUpdates"] >= 2, 30)
        async with open_bot(sim.token, sim.url) as other:
            await other.get_updates()
        person.say("back")
        await until(lambda: len(kept.woken) == 2, 30)
    assert [trouble.kind for trouble in await met(kept)] == [TroubleKind.SECOND_POLLER]


async def test_a_token_revoked_while_we_poll_is_named_until_it_is_good_again(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person
) -> None:
    async def known(kinds: list[TroubleKind]) -> None:
        async with asyncio.timeout(30):
            while [trouble.kind for trouble in await met(kept)] != kinds:  # noqa: ASYNC110
                await asyncio.sleep(0.01)

    token = sim.token
    async with polling(channel, kept):
        await until(lambda: kept.woken, 30)
        sim.token = "7700000000:AAE-another_token_of_no_real_bot0000"
        await known([TroubleKind.TOKEN_REFUSED])
        sim.token = token
        await known([])
        person.say("back")
        await until(lambda: len(kept.woken) == 2, 30)


async def test_a_database_that_fails_is_not_called_telegram(
    channel: TelegramChannel, kept: Inbox, person: Person
) -> None:
    kept.failures = 3
    with capture_logs() as logs:
        async with polling(channel, kept):
            await until(lambda: kept.woken, 30)
    said = [line["event"] for line in logs]
    assert "the database fails, trying on quietly" in said
    assert "the database works again" in said
    assert not [event for event in said if event.startswith("telegram")]


@pytest.mark.parametrize("number", [None, "12", 1.5, True, -1, 2**70, [1]])
async def test_an_update_without_a_usable_id_is_parked_and_keeps_nobody_waiting(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person, number: object
) -> None:
    broken = {"update_id": number, "message": {"message_id": 9, "chat": {"id": 5, "type": "private"}, "text": "x"}}
    raw = encoded({name: value for name, value in broken.items() if value is not None})
    sim.world.updates.last_id += 1
    sim.world.updates.pending.append(Update(sim.world.updates.last_id, "message", "5", time.time(), raw))
    person.say("behind it")
    async with polling(channel, kept):
        await until(lambda: pending(sim)() == 0, 30)
        await until(lambda: kept.woken, 30)
    texts = [json.loads(await kept.take(5))["message"]["text"] for _ in range(2)]
    assert texts == ["مرحبا", "behind it"]
    assert await kept.next(5) is None
    assert await kept.database.read(lambda tx: count_parked(tx, tx.now.replace(year=2000))) == 1


async def test_a_webhook_that_somebody_moves_or_removes_is_set_again_and_named(
    channel: TelegramChannel, kept: Inbox, sim: Simulator
) -> None:
    ours = Webhook("http://127.0.0.1:9/telegram", "a-secret-of-no-real-bot")
    keeping = asyncio.ensure_future(keep_webhook(channel.bot, ours, troubles(kept), seconds=0.02))
    try:
        await until(lambda: sim.webhook.url == ours.url, 30)
        for moved in (ELSEWHERE, ""):
            await channel.bot.set_webhook(moved)
            await until(lambda: sim.webhook.url == ours.url, 30)
    finally:
        keeping.cancel()
        await asyncio.wait({keeping})
    (trouble,) = [one for one in await met(kept) if one.kind is TroubleKind.WEBHOOK_TAKEN]
    assert trouble.who == "127.0.0.1"


async def test_a_webhook_that_nobody_answers_is_named_in_telegrams_words(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person
) -> None:
    ours = Webhook("http://127.0.0.1:9/telegram", "a-secret-of-no-real-bot")
    keeping = asyncio.ensure_future(keep_webhook(channel.bot, ours, troubles(kept), seconds=0.02))
    try:
        async with asyncio.timeout(30):
            while not await met(kept):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    finally:
        keeping.cancel()
        await asyncio.wait({keeping})
    (trouble,) = await met(kept)
    assert (trouble.kind, trouble.who) == (TroubleKind.WEBHOOK_REFUSED, "Connection refused")
