"""A typed line -> what was heard."""

from bot.channels.commands import seen
from bot.channels.contract import Incoming
from bot.conversation.core.events import ChoiceTapped, CommandGiven, TextReceived


def read(payload: str) -> Incoming:
    """``[step:choice]`` is a tapped choice, ``/name argument`` a command, anything else text."""
    text = seen(payload)
    if text.startswith("[") and text.endswith("]") and ":" in text:
        step, _, choice = text[1:-1].partition(":")
        return Incoming(ChoiceTapped(step, choice))
    if text.startswith("/"):
        name, _, argument = text[1:].partition(" ")
        return Incoming(CommandGiven(name.lower(), argument.strip()))
    return Incoming(TextReceived(payload.strip()))
