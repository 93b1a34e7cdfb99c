"""Telegram calls us: believed only with the secret, answered only after the commit."""

import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.retry import Patience
from bot.channels.telegram.webhook import HEADER, LARGEST, Webhook, set_webhook, webhook_endpoint
from bot.domain.message import Button, Message, Send
from tests.channels.telegram.conftest import Inbox, until
from tests.http.listening import listening
from tests.simulator import Broken, Person, Simulator

SECRET = "Qz7_secret-of-no-real-bot"


@asynccontextmanager
async def serving(channel: TelegramChannel, kept: Inbox) -> AsyncIterator[str]:
    """The address of the webhook, in a real server."""
    hear = webhook_endpoint(channel.bot, SECRET, kept.store, kept.wake)
    app = Starlette(routes=[Route("/telegram", hear, methods=["POST"])])
    async with listening(uvicorn.Config(app, port=0, log_config=None, lifespan="off")) as server:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/telegram"


@pytest.fixture
async def url(channel: TelegramChannel, kept: Inbox) -> AsyncIterator[str]:
    async with serving(channel, kept) as address:
        yield address


async def post(url: str, body: bytes, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {HEADER: secret}
    async with aiohttp.ClientSession() as http, http.post(url, data=io.BytesIO(body), headers=headers) as answer:
        return answer.status


def update(number: int = 1) -> bytes:
    chat: dict[str, Any] = {"id": 5, "type": "private"}
    return json.dumps({"update_id": number, "message": {"message_id": 1, "chat": chat, "text": "x"}}).encode()


async def test_telegram_calls_and_what_waited_is_kept(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person, url: str
) -> None:
    sim.misbehave("setWebhook", Broken(500))
    await set_webhook(channel.bot, Webhook(url, SECRET), patience=Patience("setting the webhook", first=0.01))
    await until(lambda: kept.woken)
    assert json.loads(await kept.take(5))["message"]["text"] == "مرحبا"
    assert await channel.bot.get_webhook_info()


@pytest.mark.parametrize("secret", ["", "Qz7_secret-of-no-real-bo", "ü", None])
async def test_without_the_secret_nobody_is_heard(kept: Inbox, url: str, secret: str | None) -> None:
    assert await post(url, update(), secret) == 403
    assert await kept.next(5) is None
    assert await post(url, update()) == 200


async def test_a_repeated_update_is_accepted_and_kept_once(kept: Inbox, url: str) -> None:
    assert [await post(url, update()) for _ in range(2)] == [200, 200]
    await kept.take(5)
    assert await kept.next(5) is None
    assert len(kept.woken) == 1


async def test_an_update_that_could_not_be_stored_is_called_again(
    channel: TelegramChannel, kept: Inbox, sim: Simulator, person: Person, url: str
) -> None:
    kept.failures = 2
    await set_webhook(channel.bot, Webhook(url, SECRET))
    await until(lambda: kept.woken)
    assert sim.webhook.attempts == 3


async def test_a_press_is_answered_right_after_it_was_kept(
    channel: TelegramChannel, kept: Inbox, person: Person, url: str
) -> None:
    await channel.deliver("5", Send(Message("?", rows=((Button("نعم", "sure:yes"),),))), "d1")
    await set_webhook(channel.bot, Webhook(url, SECRET))
    person.tap("نعم")
    await person.expect_answer()
    await until(lambda: len(kept.woken) == 2)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 200),
        (b"{}", 200),
        (b"\xff", 400),
        (b"[" * 100_000, 400),
        (b" " * (LARGEST + 1), 413),
        (b'{"update_id": 3}', 200),
    ],
)
async def test_what_is_no_update_does_no_harm(kept: Inbox, url: str, body: bytes, status: int) -> None:
    assert await post(url, body) == status
    assert kept.woken == []
