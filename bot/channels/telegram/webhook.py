"""Telegram calls us. Law: 200 only after the commit; anything else makes Telegram repeat the update for a day."""

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
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
from bot.channels.telegram.parse import ALLOWED, Json
from bot.channels.telegram.receive import receive
from bot.channels.telegram.retry import Patience, until_it_works
from bot.channels.telegram.trouble import Troubles, host_of, words_of
from bot.config.log import where
from bot.domain.trouble import TroubleKind

PATH: Final = "/telegram/webhook"
LOOK: Final = 60.0  # seconds between two looks at what Telegram has of us
LARGEST: Final = 2**20  # bytes; an update is a few thousand
HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
Endpoint = Callable[[Request], Awaitable[Response]]
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Webhook:
    """The address that Telegram calls, and the secret that it then sends along. ``own``: the bot's part of the path,
    where it is not the first one."""

    address: str
    secret: str
    own: str = ""

    @property
    def url(self) -> str:
        """A bare host gets our usual path; the path of a whole address is the one that we serve."""
        bare = urlsplit(self.address).path in ("", "/")
        whole = self.address.rstrip("/") + PATH if bare else self.address
        return f"{whole.rstrip('/')}/{self.own}" if self.own else whole

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
            update = json.loads(body)  # one without a usable id is taken and parked: refused, it would come all day
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


async def set_webhook(
    bot: Bot, webhook: Webhook, *, patience: Patience | None = None, troubles: Troubles | None = None
) -> None:
    """Tells Telegram where to call, as often as it takes. What waits there is not dropped."""
    asked = {
        "url": webhook.url,
        "secret_token": webhook.secret,
        "allowed_updates": ALLOWED,
        "drop_pending_updates": False,
    }
    tell = partial(call, bot, "setWebhook", asked)
    troubles = troubles or Troubles()
    patience = patience or Patience("setting the webhook", bot=troubles.bot)
    await until_it_works(patience, partial(troubles.watching, tell))


async def keep_webhook(bot: Bot, webhook: Webhook, troubles: Troubles, *, seconds: float = LOOK) -> None:
    """Sets it, and looks every so many ``seconds`` whether it is still ours and whether Telegram gets good answers."""
    await set_webhook(bot, webhook, troubles=troubles)
    patience, known = Patience("looking at the webhook", bot=troubles.bot), 0
    while True:
        await asyncio.sleep(seconds)
        look = partial(call, bot, "getWebhookInfo", {})
        info: Json = await until_it_works(patience, partial(troubles.watching, look))
        failed_at = int(info.get("last_error_date") or 0)
        if info.get("url") != webhook.url:
            await troubles.met(TroubleKind.WEBHOOK_TAKEN, host_of(info))
            await set_webhook(bot, webhook, troubles=troubles)
        elif failed_at > known and info.get("pending_update_count"):
            await troubles.met(TroubleKind.WEBHOOK_REFUSED, words_of(info))
            await set_webhook(bot, webhook, troubles=troubles)  # with our secret: somebody may have set another
        else:
            await troubles.over(TroubleKind.WEBHOOK_REFUSED)
        known = max(known, failed_at)


async def _body(request: Request) -> bytes | None:
    """None when it is longer than ``LARGEST``, whatever its header says."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return bytes(body)
