"""What the chat page allows. A chat is a cookie: it costs nothing to make one."""

from typing import Final

from bot.domain.channel import ChannelTraits

TRAITS: Final = ChannelTraits("web", surface="page", chats_cost_nothing=True, repeats=True)
NAME: Final = TRAITS.name
