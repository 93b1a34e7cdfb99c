"""What Telegram allows. The pace is a setting."""

from typing import Final

from bot.domain.channel import ChannelTraits

TRAITS: Final = ChannelTraits("telegram", per_second=30)
