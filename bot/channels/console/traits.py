"""What a terminal allows: it neither edits nor takes back what it showed."""

from typing import Final

from bot.domain.channel import ChannelTraits

TRAITS: Final = ChannelTraits("console", surface="terminal", edits=False, deletes=False, plays=False)
