"""What a channel is to everyone else: it reads what came in, and delivers what goes out.

An adapter is thin: it chooses no words and knows no storage but its own log, if it keeps one.
"""

from dataclasses import dataclass
from typing import Protocol

from bot.conversation.core.events import Event
from bot.domain.message import Delete, Edit, Leave, Send


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message of a person in a chat of their own with us."""

    event: Event
    ref: str = ""
    """The person's own message, to delete it from their screen later."""
    pressed: str = ""
    """Our message whose button was pressed; paging edits it in place."""
    picture: str = ""
    """Where the channel's ``fetch`` finds a picture that was sent."""
    language: str = ""
    """What the channel says of the person's language, say "ar": a hint only."""


@dataclass(frozen=True, slots=True)
class ChatBlocked:
    """The person blocked us: nothing is sent until they write again."""


@dataclass(frozen=True, slots=True)
class ChatUnblocked:
    pass


@dataclass(frozen=True, slots=True)
class GroupMessage:
    """Written where others read along: one sentence, and we leave."""


Heard = Incoming | ChatBlocked | ChatUnblocked | GroupMessage


@dataclass(frozen=True, slots=True)
class Sent:
    """Done. ``ref`` is what the channel calls the new (or edited) message, if there is one."""

    ref: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """Not sent, for certain; try again after ``seconds``. ``everyone``: the whole bot must wait (429)."""

    seconds: float
    reason: str
    everyone: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Never going to be accepted. ``reason`` is a word of ours, free of anything personal."""

    reason: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """The person does not want to hear from us."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Perhaps delivered: the connection broke after the request was written. Nobody can ask."""

    reason: str


Result = Sent | Later | Refused | Blocked | Unknown
Doable = Send | Edit | Delete | Leave


class PictureUnavailable(Exception):
    """The channel could not give us the picture now."""


class Channel(Protocol):
    @property
    def name(self) -> str: ...

    def read(self, payload: str) -> Heard:
        """What a stored inbox payload says. Pure; never raises for what a person can send."""
        ...

    async def deliver(self, address: str, doable: Doable, delivery_id: str) -> Result:
        """One request to the messenger. Never raises for what the world can do."""
        ...

    async def fetch(self, picture: str) -> bytes:
        """A picture's bytes. Raises ``PictureUnavailable``."""
        ...
