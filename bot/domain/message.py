"""What goes out, as every channel understands it: words already chosen, layout not yet.

``text`` is in Telegram's HTML subset (``<b>``, ``<code>``), values escaped. An ``Outgoing`` survives JSON
unchanged: it waits encrypted in the outbox, perhaps over a deploy, so fields may be added, never renamed.
"""

import json
from dataclasses import dataclass
from typing import Any, Literal

from bot.domain.languages import FIRST_LOCALE

Style = Literal["", "primary", "success", "danger"]


@dataclass(frozen=True, slots=True)
class Button:
    """A tap sends ``data`` (``step:choice``, at most 64 bytes of ASCII), or copies ``copy``."""

    label: str
    data: str = ""
    style: Style = ""
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Venue:
    latitude: float
    longitude: float
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Card:
    """An appointment as it is shown large, kept as a picture and printed: what is needed at the door, and nothing of
    the person. ``title`` and ``rest`` are what the message's text says around it."""

    title: str
    place: str
    day: str
    time: str
    code: str
    call: str
    rest: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Answers one by one: label, value, and the data of the button that changes it. ``text`` is the message's without
    them."""

    each: tuple[tuple[str, str, str], ...]
    text: str


Answer = Literal["", "text", "digits", "choice", "place"]
"""What a question asks for; "" is no question. A channel may show it louder, and offer the keys that it wants."""


@dataclass(frozen=True, slots=True)
class Message:
    text: str
    locale: str = FIRST_LOCALE
    rows: tuple[tuple[Button, ...], ...] = ()
    ends_contact: bool = False
    """The key that shares a phone number, which the release before has put on the screen, goes."""
    qr: str = ""
    """The 12 digits of a code to send as a QR picture above the text."""
    venue: Venue | None = None
    chart: bool = False
    """The chart of all bookings above the text, drawn at the moment it is sent; counts alone are in it."""
    voice: str = ""
    """The id of a recorded note to send above the text, which is what it says."""
    answer: Answer = ""
    """It is a question: its first bold line is the progress, the line below that the question itself."""
    card: Card | None = None
    """The same appointment as in the text, for a channel that can show it better than in words."""
    lines: Lines | None = None
    """The same answers as in the text, for a channel with room for a button beside each."""


@dataclass(frozen=True, slots=True)
class Send:
    message: Message


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``message`` in the place of one sent before (by its reference on the channel); if that is gone, send it, or
    do nothing where it is worth nothing by itself (``only``)."""

    ref: str
    message: Message
    only: bool = False


@dataclass(frozen=True, slots=True)
class EditDelivery:
    """Edit what an earlier delivery sent, whose reference is known only once it was. Unsent: drop it there."""

    delivery_id: str
    message: Message


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete messages by reference; those too old or gone are passed over. ``message``: said where one of them stands
    there and may not be deleted, once in a chat."""

    refs: tuple[str, ...]
    message: Message | None = None


@dataclass(frozen=True, slots=True)
class Tidy:
    """Delete what this chat's running draft left on the person's screen, resolved when it is carried out."""

    draft: str


@dataclass(frozen=True, slots=True)
class Leave:
    """A group or channel: say one sentence, and go."""

    message: Message


Outgoing = Send | Edit | EditDelivery | Delete | Tidy | Leave
_KINDS = {kind.__name__: kind for kind in (Send, Edit, EditDelivery, Delete, Tidy, Leave)}


def to_json(outgoing: Outgoing) -> str:
    fields = _fields(outgoing)
    if fields.get("message", outgoing) is None:  # the release before knows no such field
        del fields["message"]
    return _encode({"kind": type(outgoing).__name__, **fields})


def _fields(value: Any) -> dict[str, Any]:
    """Of a value of this module; those within it are met by the encoder, a fourth of ``asdict``'s work."""
    return {name: getattr(value, name) for name in value.__slots__}


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_fields).encode


def from_json(text: str) -> Outgoing:
    data = json.loads(text)
    kind = _KINDS[data.pop("kind")]
    if "message" in data:
        data["message"] = _message(data["message"])
    if "refs" in data:
        data["refs"] = tuple(data["refs"])
    outgoing: Outgoing = kind(**data)
    return outgoing


def _message(data: dict[str, Any]) -> Message:
    rows = tuple(tuple(Button(**button) for button in row) for row in data.pop("rows"))
    venue, card, lines = data.pop("venue"), data.pop("card", None), data.pop("lines", None)
    data.pop("contact", None)  # the release before asked for a phone number
    return Message(
        **data,
        rows=rows,
        venue=Venue(**venue) if venue else None,
        card=Card(**card) if card else None,
        lines=Lines(tuple(tuple(one) for one in lines["each"]), lines["text"]) if lines else None,
    )
