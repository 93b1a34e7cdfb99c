"""The one list of channels: their traits, which cost no import of what a channel works with."""

from dataclasses import replace

from bot.channels import console
from bot.channels.telegram import traits as telegram
from bot.channels.web import traits as web
from bot.config.settings import Settings
from bot.domain.channel import ChannelTraits


def channel_traits(settings: Settings) -> tuple[ChannelTraits, ...]:
    """Of all channels that there are, open in this process or not."""
    return (replace(telegram.TRAITS, per_second=settings.telegram_per_second), web.TRAITS, console.TRAITS)
