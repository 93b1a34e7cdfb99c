"""The conversation in a terminal: what is said is printed, choices are numbered."""

from collections.abc import Callable
from typing import Final

from bot.channels.contract import Doable, Heard, Incoming, PictureUnavailable, Result, Sent
from bot.channels.layout import as_numbered
from bot.conversation.core.events import ChoiceTapped, CommandGiven, TextReceived
from bot.domain.channel import ChannelTraits
from bot.domain.code import grouped
from bot.domain.message import Delete, Edit, Leave, Message, Send

TRAITS: Final = ChannelTraits("console", surface="terminal", edits=False, deletes=False)
NAME: Final = TRAITS.name
ADDRESS = "terminal"


class ConsoleChannel:
    """``show`` prints a message. A number typed afterwards means the choice that was numbered so."""

    name = NAME

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show
        self._numbered: dict[int, str] = {}

    def chosen(self, typed: str) -> str:
        """The inbox payload of a line: a number of the last choices becomes the choice itself."""
        number = typed.strip()
        if number.isdigit() and int(number) in self._numbered:
            return f"[{self._numbered[int(number)]}]"
        return typed

    def read(self, payload: str) -> Heard:
        text = payload.strip()
        if text.startswith("[") and text.endswith("]") and ":" in text:
            step, _, choice = text[1:-1].partition(":")
            return Incoming(ChoiceTapped(step, choice))
        if text.startswith("/"):
            name, _, argument = text[1:].partition(" ")
            return Incoming(CommandGiven(name.lower(), argument.strip()))
        return Incoming(TextReceived(text))

    async def deliver(self, address: str, doable: Doable, delivery_id: str) -> Result:
        match doable:
            case Send(message) | Edit(_, message) | Leave(message):
                self._print(message)
            case Delete():
                pass  # a terminal cannot take back what it showed
        return Sent(delivery_id)

    async def fetch(self, picture: str) -> bytes:
        raise PictureUnavailable("a terminal sends no pictures")

    def _print(self, message: Message) -> None:
        text, numbered = as_numbered(message)
        if message.qr:
            text = f"▣ {grouped(message.qr)}\n{text}"
        if message.venue:
            text = f"{message.venue.title}: {message.venue.latitude}, {message.venue.longitude}"
        if numbered:
            self._numbered = numbered
        self._show(text)
