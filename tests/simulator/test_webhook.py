"""Delivery by webhook: the secret, retries until a 2xx, order within a chat, and polling shut out meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Conflict

from tests.simulator import Simulator


@dataclass
class Receiver:
    """A bot's webhook that answers `statuses` in turn, then 200."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    taken: list[dict[str, Any]] = field(default_factory=list)
    secrets: set[str | None] = field(default_factory=set)
    came: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def take(self, request: web.BaseRequest) -> web.Response:
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 200:
            self.taken.append(await request.json())
            async with self.came:
                self.came.notify_all()
        return web.Response(status=status)

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.taken if "message" in update]

    async def has(self, number: int) -> None:
        async with asyncio.timeout(5), self.came:
            await self.came.wait_for(lambda: len(self.taken) >= number)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    runner = web.ServerRunner(web.Server(receiver.take), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def test_updates_are_posted_with_the_secret_and_retried_in_order(
    sim: Simulator, bot: Bot, receiver: Receiver
) -> None:
    person = sim.person(5)
    person.say("before")
    receiver.statuses = [500, 503]
    await bot.set_webhook(receiver.url, secret_token="s3cret_-", allowed_updates=["message", "callback_query"])
    for number in range(5):
        person.say(str(number))
    await receiver.has(6)
    assert receiver.texts == ["before", "0", "1", "2", "3", "4"]
    assert receiver.secrets == {"s3cret_-"}
    assert sim.webhook.attempts == 8
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.url) == (0, receiver.url)
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"


async def test_a_press_is_not_held_up_by_a_message_that_fails(sim: Simulator, bot: Bot, receiver: Receiver) -> None:
    person = sim.person(5)
    person.say("first")
    await bot.set_webhook(receiver.url)
    await receiver.has(1)
    await bot.send_message(5, "?", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="a")]]))
    receiver.statuses = [500]
    person.say("fails once")
    await asyncio.sleep(0.02)
    person.tap("a")
    await receiver.has(3)
    assert ["callback_query" in update for update in receiver.taken] == [False, True, False]


async def test_polling_and_webhook_shut_each_other_out(sim: Simulator, bot: Bot, receiver: Receiver) -> None:
    receiver.statuses = [500] * 1000
    await bot.set_webhook(receiver.url)
    sim.person(5).say("hi")
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert len(await bot.get_updates()) == 1
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_a_duplicate_is_posted_twice(sim: Simulator, bot: Bot, receiver: Receiver) -> None:
    await bot.set_webhook(receiver.url)
    sim.world.updates.duplicate_next = 1
    sim.person(5).say("hi")
    await receiver.has(2)
    assert receiver.taken[0] == receiver.taken[1]


async def test_a_webhook_needs_https_and_a_plain_secret(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="https url must be provided"):
        await bot.set_webhook("http://example.org/hook")
    with pytest.raises(BadRequest, match="Secret token contains unallowed characters"):
        await bot.set_webhook("http://127.0.0.1:1/hook", secret_token="a b")
