"""Telegram calls us. Law: 200 only after the commit; anything else makes Telegram repeat the update for a day."""

import hmac
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import structlog
from starlette.background import BackgroundTask
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot

from bot.channels.contract import Store, Wake
from bot.channels.telegram.api import answer_press, call
from bot.channels.telegram.parse import ALLOWED
from bot.channels.telegram.receive import receive
from bot.channels.telegram.retry import Patience, until_it_works
from bot.config.log import where

PATH: Final = "/telegram/webhook"
LARGEST: Final = 2**20  # bytes; an update is a few thousand
HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
Endpoint = Callable[[Request], Awaitable[Response]]
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Webhook:
    """The address that Telegram calls, and the secret that it then sends along."""

    address: str
    secret: str

    @property
    def url(self) -> str:
        """A bare host gets our usual path; the path of a whole address is the one that we serve."""
        bare = urlsplit(self.address).path in ("", "/")
        return self.address.rstrip("/") + PATH if bare else self.address

    def route(self, bot: Bot, store: Store, wake: Wake) -> Route:
        return Route(urlsplit(self.url).path, webhook_endpoint(bot, self.secret, store, wake), methods=["POST"])


def webhook_endpoint(bot: Bot, secret: str, store: Store, wake: Wake) -> Endpoint:
    """``secret``: the one that ``set_webhook`` was given."""
    expected = secret.encode()

    async def hear(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), expected):
            return Response(status_code=403)
        try:
            body = await _body(request)
            if body is None:
                return Response(status_code=413)
            update = json.loads(body)
            if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
                return Response(status_code=400)
        except (ClientDisconnect, ValueError, RecursionError):
            return Response(status_code=400)
        try:
            presses = await receive([update], store, wake)
        except Exception as error:
            log.error("an update could not be stored", error=where(error))
            return Response(status_code=503)
        answer = BackgroundTask(answer_press, bot, presses[0]) if presses else None
        return Response(status_code=200, background=answer)

    return hear


async def set_webhook(bot: Bot, webhook: Webhook, *, patience: Patience | None = None) -> None:
    """Tells Telegram where to call, as often as it takes. What waits there is not dropped."""
    asked = {
        "url": webhook.url,
        "secret_token": webhook.secret,
        "allowed_updates": ALLOWED,
        "drop_pending_updates": False,
    }
    await until_it_works(patience or Patience("setting the webhook"), lambda: call(bot, "setWebhook", asked))


async def _body(request: Request) -> bytes | None:
    """None when it is longer than ``LARGEST``, whatever its header says."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return bytes(body)
