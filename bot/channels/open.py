"""The one list of channels: their traits, and opening those that the settings ask for."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime

from bot import without_rich
from bot.channels.console import traits as console
from bot.channels.contract import Channel, DrawChart, Ring, no_ring
from bot.channels.telegram import traits as telegram
from bot.channels.web import traits as web
from bot.config.problems import Problem
from bot.config.settings import Settings
from bot.domain.channel import ChannelTraits
from storage.engine.database import Database


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
) -> AsyncIterator[tuple[Channel, ...]]:
    """The channels of a serving process; the terminal is a command of its own. ``hears``: what the clock of another
    machine says. ``ring``: tells other processes."""
    with without_rich():
        from bot.channels.telegram.channel import open_telegram  # it takes a second, for which no other command waits
    from bot.channels.web.channel import open_web

    messenger = open_telegram(settings, _of_telegram(settings), database, draw_chart, hears)
    page = open_web(settings, database, draw_chart, (lambda: messenger.link("")) if messenger else str, ring)
    if messenger is None:
        yield (page,)
        return
    async with messenger:
        yield (page, messenger)


async def probe_channels(settings: Settings) -> tuple[dict[str, str], list[Problem]]:
    """The names under which channels are known, by channel, and what is wrong with them; nothing is changed."""
    if settings.telegram_token is None:
        return {}, []
    from bot.channels.telegram.probe import probe_telegram  # it takes a second, for which no other command waits

    name, problems = await probe_telegram(settings)
    return ({"Telegram": f"@{name}"} if name else {}), problems


def _of_telegram(settings: Settings) -> ChannelTraits:
    return replace(telegram.TRAITS, per_second=settings.telegram_per_second)
