"""The one list of channels: their traits, and opening those that the settings ask for."""

import random
from collections.abc import AsyncIterator, Callable, Collection, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from bot import RICH, without
from bot.channels.console import traits as console
from bot.channels.contract import Channel, DrawChart, HashOfHour, Ring, no_ring
from bot.channels.telegram import traits as telegram
from bot.channels.web import traits as web
from bot.config.problems import Problem
from bot.config.settings import Settings
from bot.domain.channel import ChannelTraits
from storage.engine.database import Database

if TYPE_CHECKING:
    from bot.channels.telegram.channel import TelegramChannel


def channel_traits(settings: Settings) -> tuple[ChannelTraits, ...]:
    """Of all channels that there are, open in this process or not."""
    return (_of_telegram(settings), web.TRAITS, console.TRAITS)


@asynccontextmanager
async def open_channels(
    settings: Settings,
    database: Database,
    draw_chart: DrawChart,
    hears: Callable[[datetime], None] | None = None,
    ring: Ring = no_ring,
    keyed: HashOfHour | None = None,
    refused: Callable[[], Collection[str]] = tuple,
) -> AsyncIterator[tuple[Channel, ...]]:
    """The channels of a serving process, of one with several accounts each; the terminal is a command of its own.
    ``hears``: what the clock of another machine says. ``ring``: tells other processes. ``keyed``: by which they
    know a page from one ring to the next. ``refused``: the accounts that their messenger lets do nothing now. Raises
    ``FirstAccountUnknown``."""
    from bot.channels.web.channel import open_web
    from bot.channels.web.long_poll import unkeyed

    messengers = await _open_messengers(settings, database, draw_chart, hears)
    app = messengers[0].traits.name if messengers else ""
    link = partial(any_link, messengers)
    page = open_web(settings, database, draw_chart, lambda: link(refused()), ring, app, keyed or unkeyed)
    async with AsyncExitStack() as stack:
        for messenger in messengers:
            await stack.enter_async_context(messenger)
        yield (page, *messengers)


def any_link(channels: Iterable[Channel], refused: Collection[str], payload: str = "") -> str:
    """The address of one of those that have one, each time of any: so new people are spread over them. "" if none has.
    Those that are ``refused`` are named to nobody."""
    links = [link for one in channels if one.name not in refused and (link := one.link(payload))]
    return random.choice(links) if links else ""  # noqa: S311  # no secret


async def _open_messengers(
    settings: Settings, database: Database, draw_chart: DrawChart, hears: Callable[[datetime], None] | None
) -> "list[TelegramChannel]":
    tokens = settings.telegram_tokens
    if not tokens:
        return []
    with without(*RICH):
        from bot.channels.telegram.bots import find_first_bot, open_telegram  # it takes a second

    first = await find_first_bot(database, tokens)
    traits = _of_telegram(settings)
    return [open_telegram(settings, token, first, traits, database, draw_chart, hears) for token in tokens]


async def probe_channels(settings: Settings) -> tuple[list[tuple[str, str]], list[Problem]]:
    """Channels and the names under which each is known, and what is wrong with them; nothing is changed."""
    if not settings.telegram_tokens:
        return [], []
    from bot.channels.telegram.probe import probe_telegram  # it takes a second, for which no other command waits

    names, problems = await probe_telegram(settings)
    return [("Telegram", f"@{name}") for name in names], problems


def _of_telegram(settings: Settings) -> ChannelTraits:
    return replace(telegram.TRAITS, per_second=settings.telegram_per_second)
