"""Events: all that can come in from a person. The outcomes of our own commands are in ``outcomes.py``."""

from dataclasses import dataclass, field
from typing import Literal

from bot.domain.notes import Fault


@dataclass(frozen=True, slots=True)
class TextReceived:
    text: str


@dataclass(frozen=True, slots=True)
class TextEdited:
    """The words of an own message after its person changed them; ``bot.inbox.edits`` tells what they are to us."""

    text: str


@dataclass(frozen=True, slots=True)
class TextForwarded:
    """The words of somebody's message, passed on; ``bot.inbox.forwards`` tells what they are to us."""

    text: str


@dataclass(frozen=True, slots=True)
class ChoiceTapped:
    """A button of the message in which ``step`` was asked, perhaps weeks ago."""

    step: str
    choice: str


@dataclass(frozen=True, slots=True)
class CommandGiven:
    """``/name argument``, at any moment of the conversation."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class LocationShared:
    """A place on the map: used for this one reply, and stored nowhere."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class PictureReceived:
    """A picture, or a file that may be one, that is not looked into: only those of staff are fetched and read.
    ``caption``: what was written under it."""

    caption: str = ""


@dataclass(frozen=True, slots=True)
class PictureRead:
    """The text of the one QR in a picture from staff."""

    text: str


@dataclass(frozen=True, slots=True)
class PictureUnread:
    why: Literal["no-qr", "several-qrs", "not-a-picture", "not-fetched"]


@dataclass(frozen=True, slots=True)
class VoiceRead:
    """The sound of a voice message that an admin was asked for; nobody else's is fetched."""

    sound: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class VoiceUnread:
    why: Fault


OtherKind = Literal["", "voice", "sticker", "video", "edited", "forwarded", "number", "early"]


@dataclass(frozen=True, slots=True)
class OtherReceived:
    """A sticker, a voice note, a message edited afterwards: heard, and answered with what to do instead."""

    kind: OtherKind = ""


Event = (
    TextReceived
    | TextEdited
    | TextForwarded
    | ChoiceTapped
    | CommandGiven
    | LocationShared
    | PictureReceived
    | PictureRead
    | PictureUnread
    | VoiceRead
    | VoiceUnread
    | OtherReceived
)
