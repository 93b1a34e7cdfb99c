"""A typed line -> what was heard."""

from bot.channels.commands import read_text, seen
from bot.channels.contract import Incoming
from bot.conversation.core.events import ChoiceTapped


def read(payload: str) -> Incoming:
    """``[step:choice]`` is a tapped choice, ``/name argument`` a command, anything else text."""
    text = seen(payload)
    if text.startswith("[") and text.endswith("]") and ":" in text:
        step, _, choice = text[1:-1].partition(":")
        return Incoming(ChoiceTapped(step, choice))
    return Incoming(read_text(payload.strip()))
