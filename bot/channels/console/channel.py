"""The conversation in a terminal: messages are printed, choices are numbered."""

from collections.abc import Callable
from typing import Final

from bot.channels.console import parse
from bot.channels.console.compose import lines_of
from bot.channels.console.traits import TRAITS
from bot.channels.contract import Channel, Doable, Heard, PictureUnavailable, Result, Sent
from bot.domain.message import Delete, Edit, Leave, Message, Send

NAME: Final = TRAITS.name
ADDRESS: Final = "terminal"


class ConsoleChannel(Channel):
    """``show`` prints a message. A number typed afterwards means the choice that was numbered so."""

    traits = TRAITS

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
        return parse.read(payload)

    async def deliver(self, address: str, doable: Doable, delivery_id: str) -> Result:
        match doable:
            case Send(message) | Edit(_, message, False) | Leave(message):
                self._print(message)
            case Delete() | Edit():
                pass  # a terminal cannot take back what it showed
        return Sent(delivery_id)

    async def fetch(self, picture: str) -> bytes:
        raise PictureUnavailable("a terminal sends no pictures")

    def _print(self, message: Message) -> None:
        text, numbered = lines_of(message)
        if numbered:
            self._numbered = numbered
        self._show(text)
