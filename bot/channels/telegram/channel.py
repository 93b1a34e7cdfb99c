"""Telegram as a channel."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Final, Self

from starlette.routing import Route
from telegram import Bot
from telegram.error import EndPointNotFound, Forbidden, InvalidToken, TelegramError

from bot.channels.contract import (
    Blocked,
    Channel,
    Doable,
    DrawChart,
    Heard,
    Incoming,
    Later,
    PictureUnavailable,
    Result,
    Sent,
    Store,
    Wake,
)
from bot.channels.telegram import parse
from bot.channels.telegram.api import answers, call, chat_link
from bot.channels.telegram.deliver import SILENCE, Recall, Remember, Sounds, TelegramDelivery
from bot.channels.telegram.errors import TOKEN_REFUSED
from bot.channels.telegram.menu import AdminMenu, introduce
from bot.channels.telegram.polling import poll
from bot.channels.telegram.retry import Patience
from bot.channels.telegram.traits import TRAITS
from bot.channels.telegram.trouble import Troubles
from bot.channels.telegram.webhook import Webhook, keep_webhook
from bot.domain.account import account_of, account_on, bare, ref_of
from bot.domain.channel import ChannelTraits
from bot.domain.message import Delete, Edit
from bot.rendering.text import write

STANDS: Final = 1.0  # seconds for which a bot that was let in is believed to be


class TelegramChannel(Channel):
    """One bot. ``async with TelegramChannel(open_bot(token)) as channel``: no network is needed to open it.

    With a ``webhook`` Telegram calls us, without one we poll. ``admins`` tells whose menu names the admins' page. The
    others are those of ``TelegramDelivery``. ``own``: what tells it from the first bot.
    """

    traits = TRAITS

    def __init__(
        self,
        bot: Bot,
        *,
        traits: ChannelTraits = TRAITS,
        webhook: Webhook | None = None,
        recall_file: Recall | None = None,
        remember_file: Remember | None = None,
        draw_chart: DrawChart | None = None,
        sounds: Sounds = SILENCE,
        troubles: Troubles | None = None,
        admins: Callable[[], Awaitable[Iterable[AdminMenu]]] | None = None,
        own: str = "",
    ) -> None:
        self.traits = traits
        self.bot = bot
        self._name = account_on(traits.name, own)
        self._stood_at = -STANDS
        self._webhook = webhook
        self._troubles = troubles or Troubles()
        self._admins = admins
        self._delivery = TelegramDelivery(bot, recall_file, remember_file, draw_chart, sounds)

    async def __aenter__(self) -> Self:
        await self.bot.request.initialize()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.bot.request.shutdown()

    @property
    def name(self) -> str:
        return self._name

    def read(self, payload: str) -> Heard:
        heard = parse.read(payload)
        if not isinstance(heard, Incoming):
            return heard
        return replace(heard, ref=ref_of(self._name, heard.ref), pressed=ref_of(self._name, heard.pressed))

    async def deliver(self, address: str, doable: Doable, delivery_id: str) -> Result:
        result = await self._delivery.deliver(address, self.of_ours(doable), delivery_id)
        if isinstance(result, Sent):
            return Sent(ref_of(self._name, result.ref))
        return await self._itself_refused() or result if isinstance(result, Blocked) else result

    def of_ours(self, doable: Doable) -> Doable:
        """By our own numbers of messages. Another bot's message is not there for us, whatever has its number here."""
        match doable:
            case Edit(ref, message, only):
                return Edit(self._number(ref), message, only)
            case Delete(refs, message):
                return Delete(tuple(filter(None, map(self._number, refs))), message)
            case _:
                return doable

    def _number(self, ref: str) -> str:
        return bare(ref) if account_of(ref, self._name) == self._name else ""

    async def _itself_refused(self) -> Later | None:
        """Not one person refuses us, but Telegram the bot: then nobody has blocked it."""
        if time.monotonic() - self._stood_at < STANDS:
            return None
        try:
            await call(self.bot, "getMe", {})
        except (InvalidToken, EndPointNotFound, Forbidden):
            return Later(TOKEN_REFUSED, "token-refused", everyone=True)
        except TelegramError:
            return None
        self._stood_at = time.monotonic()
        return None

    async def alive(self, address: str) -> bool:
        return await answers(self.bot, address)

    async def fetch(self, picture: str) -> bytes:
        """At most ``LARGEST_PICTURE`` bytes."""
        try:
            file = await self.bot.get_file(picture)
            if (file.file_size or 0) <= parse.LARGEST_PICTURE:
                content = bytes(await file.download_as_bytearray())
                if len(content) <= parse.LARGEST_PICTURE:
                    return content
        except (TelegramError, RuntimeError) as error:  # RuntimeError: Telegram gave no path
            raise PictureUnavailable(type(error).__name__) from None
        raise PictureUnavailable("too large")

    def link(self, payload: str) -> str:
        return chat_link(self.bot, payload)

    def routes(self, store: Store, wake: Wake) -> Sequence[Route]:
        return (self._webhook.route(self.bot, store, wake),) if self._webhook else ()

    async def receive(self, store: Store, wake: Wake, stop: asyncio.Event) -> None:
        if self._webhook is None:
            patience = Patience("polling", bot=self._troubles.bot)
            await poll(self.bot, store, wake, stop, patience=patience, troubles=self._troubles)
            return
        async with asyncio.TaskGroup() as tasks:
            setting = tasks.create_task(keep_webhook(self.bot, self._webhook, self._troubles))
            await stop.wait()
            setting.cancel()

    async def introduce(self) -> None:
        patience = Patience("introducing the bot", bot=self._troubles.bot)
        await introduce(self.bot, write, self._admins, patience=patience)
