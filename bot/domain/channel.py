"""What a channel is like, as data: the limits of its messenger, and what it can do. Each channel carries its own."""

from dataclasses import dataclass
from typing import Literal

Surface = Literal["app", "page", "terminal"]
"""Where a person reads the chat: an app of another company, a page of ours, or the machine that Mawid runs on."""


@dataclass(frozen=True, slots=True)
class ChannelTraits:
    """The usual values are those of an ordinary messenger."""

    name: str
    """The word that chats, bookings and deliveries are stored with."""
    surface: Surface = "app"
    per_second: float = 0.0
    """Requests of all chats together; 0 is as fast as it goes."""
    edits: bool = True
    """A message that was sent can be put in place of another."""
    deletes: bool = True
    """Messages can be taken back from the person's screen."""
    plays: bool = True
    """A recorded note can be heard there."""
    staff: bool = True
    """Staff may be enrolled in a chat of it."""
    repeats: bool = False
    """What was delivered may be delivered again and is still there once: no crash leaves a doubt."""
    chats_cost_nothing: bool = False
    """Anybody can make any number of chats: together they get only a part of each slot (``Rules.web_share``)."""
    buttons_a_row: int = 8
    most_buttons: int = 100
    longest_label: int = 64
    """Of a button, in UTF-16 units; longer than any phone shows."""
    days_a_page: int = 8
    times_a_page: int = 12
