"""Telegram calls us. Law: 200 only after the commit; anything else makes Telegram repeat the update for a day."""

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Final

import structlog
from starlette.background import BackgroundTask
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from bot.channels.telegram.api import call
from bot.channels.telegram.reading import ALLOWED
from bot.channels.telegram.retry import Patience, until_it_works
from bot.channels.telegram.sending import TelegramChannel
from bot.channels.telegram.store_updates import Store, Wake, keep
from bot.config.log import where

LARGEST: Final = 2**20  # bytes; an update is a few thousand
HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
Endpoint = Callable[[Request], Awaitable[Response]]
log = structlog.get_logger(__name__)


def webhook_endpoint(channel: TelegramChannel, secret: str, store: Store, wake: Wake) -> Endpoint:
    """For a Starlette ``Route(path, endpoint, methods=["POST"])``. ``secret`` is what ``set_webhook`` was told."""
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
            presses = await keep([update], store, wake)
        except Exception as error:
            log.error("an update could not be stored", error=where(error))
            return Response(status_code=503)
        answer = BackgroundTask(channel.press_answered, presses[0]) if presses else None
        return Response(status_code=200, background=answer)

    return hear


async def set_webhook(channel: TelegramChannel, url: str, secret: str, *, patience: Patience | None = None) -> None:
    """Tells Telegram where to call, as often as it takes. What waits there is not dropped."""
    asked = {"url": url, "secret_token": secret, "allowed_updates": ALLOWED, "drop_pending_updates": False}
    await until_it_works(patience or Patience("setting the webhook"), lambda: call(channel.bot, "setWebhook", asked))


async def _body(request: Request) -> bytes | None:
    """None when it is longer than ``LARGEST``, whatever its header says."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return bytes(body)
