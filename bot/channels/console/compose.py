"""A message -> lines of text."""

from bot.channels.layout import as_numbered
from bot.domain.code import grouped
from bot.domain.message import Message


def lines_of(message: Message) -> tuple[str, dict[int, str]]:
    """The text to print, and the data that each number in it stands for."""
    text, numbered = as_numbered(message)
    if message.qr:
        text = f"▣ {grouped(message.qr)}\n{text}"
    if message.venue:
        text = f"{message.venue.title}: {message.venue.latitude}, {message.venue.longitude}"
    return text, numbered
