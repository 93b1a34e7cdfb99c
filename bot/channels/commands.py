"""A command as it was typed, or copied from a page with the mouse. Pure.

Law: what nobody sees (marks of direction, joiners, spaces around it) is no part of a command or its payload.
"""

import re
import unicodedata
from typing import Final

from bot.conversation.core.events import CommandGiven, TextReceived

_COMMAND: Final = re.compile(r"/([A-Za-z_][A-Za-z0-9_]{0,31})(?:@[A-Za-z0-9_]+)?(?:\s+(.*))?", re.DOTALL)


def read_text(text: str) -> TextReceived | CommandGiven:
    """A text that is none stays as it came."""
    command = _COMMAND.fullmatch(seen(text))
    return CommandGiven(command[1].lower(), (command[2] or "").strip()) if command else TextReceived(text)


def seen(text: str) -> str:
    """Without what is not seen, and without spaces around it."""
    return "".join(char for char in text if unicodedata.category(char) != "Cf").strip()
