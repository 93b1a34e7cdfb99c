"""Telegram as a channel."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from types import TracebackType
from typing import Self

from starlette.routing import Route
from telegram import Bot
from telegram.error import TelegramError

from bot.channels.contract import Channel, Doable, DrawChart, Heard, PictureUnavailable, Result, Store, Wake
from bot.channels.telegram import parse
from bot.channels.telegram.api import answers, chat_link
from bot.channels.telegram.deliver import SILENCE, Recall, Remember, Sounds, TelegramDelivery
from bot.channels.telegram.menu import AdminMenu, introduce
from bot.channels.telegram.polling import poll
from bot.channels.telegram.traits import TRAITS
from bot.channels.telegram.transport import Hears, open_bot
from bot.channels.telegram.trouble import Troubles
from bot.channels.telegram.webhook import Webhook, keep_webhook
from bot.config.settings import Settings, is_elsewhere
from bot.domain.channel import ChannelTraits
from bot.domain.trouble import TroubleKind
from bot.rendering.text import write
from storage.bookings import qr_files
from storage.chats.troubles import forget_trouble, mark_trouble
from storage.engine.database import Database
from storage.office import notes
from storage.staff.admin_chats import find_admin_chats


class TelegramChannel(Channel):
    """``async with TelegramChannel(open_bot(token)) as channel``: no network is needed to open it.

    With a ``webhook`` Telegram calls us, without one we poll. ``admins`` tells whose menu names the admins' page. The
    others are those of ``TelegramDelivery``.
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
    ) -> None:
        self.traits = traits
        self.bot = bot
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

    def read(self, payload: str) -> Heard:
        return parse.read(payload)

    async def deliver(self, address: str, doable: Doable, delivery_id: str) -> Result:
        return await self._delivery.deliver(address, doable, delivery_id)

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
            await poll(self.bot, store, wake, stop, troubles=self._troubles)
            return
        async with asyncio.TaskGroup() as tasks:
            setting = tasks.create_task(keep_webhook(self.bot, self._webhook, self._troubles))
            await stop.wait()
            setting.cancel()

    async def introduce(self) -> None:
        await introduce(self.bot, write, self._admins)


def open_telegram(
    settings: Settings, traits: ChannelTraits, database: Database, draw_chart: DrawChart, hears: Hears | None = None
) -> TelegramChannel | None:
    """None without a token. ``hears``: what Telegram's clock says; a server of one's own on this machine has the
    clock of this machine."""
    if settings.telegram_token is None:
        return None
    address, secret = settings.telegram_webhook_url, settings.telegram_webhook_secret

    async def recall(digits: str) -> str | None:
        return await database.read(lambda tx: qr_files.recall_picture(tx, digits))

    async def remember(digits: str, file_id: str) -> None:
        await database.write(lambda tx: qr_files.remember_picture(tx, digits, file_id))

    async def admins() -> Iterable[AdminMenu]:
        found = await database.read(lambda tx: find_admin_chats(tx, traits.name))
        return [AdminMenu(each.address, each.stands) for each in found]

    async def report(kind: TroubleKind, who: str) -> None:
        await database.write(lambda tx: mark_trouble(tx, traits.name, kind, who))

    async def over(kind: TroubleKind) -> None:
        await database.write(lambda tx: forget_trouble(tx, traits.name, kind))

    return TelegramChannel(
        open_bot(
            settings.telegram_token.get_secret_value(),
            settings.telegram_api_url,
            hears=hears if is_elsewhere(settings.telegram_api_url) else None,
        ),
        traits=traits,
        webhook=Webhook(address, secret.get_secret_value()) if address and secret else None,
        recall_file=recall,
        remember_file=remember,
        draw_chart=draw_chart,
        sounds=_sounds(database, settings.telegram_token.get_secret_value()),
        troubles=Troubles(report, over),
        admins=admins,
    )


def _sounds(database: Database, token: str) -> Sounds:
    """A file_id is the bot's to whom it was given: with the token of another the note is uploaded anew."""
    bot = f"{TRAITS.name}:{token.partition(':')[0]}"

    async def recall(note: str) -> str | None:
        return await database.read(lambda tx: notes.recall_file(tx, note, bot))

    async def remember(note: str, file_id: str) -> None:
        await database.write(lambda tx: notes.remember_file(tx, note, bot, file_id))

    async def sound(note: str) -> bytes | None:
        return await database.read(lambda tx: notes.open_sound(tx, note))

    return Sounds(recall, remember, sound)
