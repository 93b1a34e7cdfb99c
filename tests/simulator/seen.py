"""A message as the person sees it now: after edits, without those deleted."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.conversation.core.binding import without_mark
from tests.simulator.files import Files
from tests.simulator.refusals import Json
from tests.simulator.world import Message


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button, or a key of a reply keyboard (`asks` is then contact, location or "")."""

    label: str
    data: str = ""
    url: str = ""
    copies: str = ""
    style: str = ""
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """`text` has no marks of formatting; `html` is the source as sent. A picture's words are in `caption`."""

    id: int
    from_bot: bool
    text: str
    html: str
    caption: str
    photo: bytes | None
    document: bytes | None
    voice: bytes | None
    location: tuple[float, float] | None
    venue: str
    keyboard: tuple[tuple[Button, ...], ...]
    sent_at: datetime
    edited: bool

    @property
    def words(self) -> str:
        """Text, caption or venue, without the isolates that keep digits and names in their direction."""
        return bare(self.text or self.caption or self.venue)

    @property
    def labels(self) -> list[str]:
        return [button.label for row in self.keyboard for button in row]


def bare(text: str) -> str:
    """Without bidi isolates."""
    return text.translate(_ISOLATES)


_ISOLATES = dict.fromkeys([*range(0x2066, 0x206A), 0x200F])


def seen(message: Message, files: Files) -> Seen:
    body = message.body
    text, caption = str(body.get("text", "")), str(body.get("caption", ""))
    place, venue = body.get("location"), body.get("venue")
    return Seen(
        id=message.id,
        from_bot=message.from_bot,
        text=text,
        html=message.source or html.escape(text or caption, quote=False),
        caption=caption,
        photo=_content(files, body["photo"][-1]) if "photo" in body else None,
        document=_content(files, body["document"]) if "document" in body else None,
        voice=_content(files, body["voice"]) if "voice" in body else None,
        location=(place["latitude"], place["longitude"]) if place else None,
        venue=f"{venue['title']}\n{venue['address']}" if venue else "",
        keyboard=buttons(message),
        sent_at=datetime.fromtimestamp(message.sent_at, UTC),
        edited=message.edited_at is not None,
    )


def buttons(message: Message) -> tuple[tuple[Button, ...], ...]:
    """The inline buttons under a message."""
    if message.markup is None:
        return ()
    return tuple(tuple(button(one) for one in row) for row in message.markup["inline_keyboard"])


def button(card: Json) -> Button:
    return Button(
        label=card["text"],
        data=card.get("callback_data", ""),
        url=card.get("url", ""),
        copies=card.get("copy_text", {}).get("text", ""),
        style=card.get("style", ""),
        asks="contact" if card.get("request_contact") else "location" if card.get("request_location") else "",
    )


def wanted(rows: tuple[tuple[Button, ...], ...], label_or_data: str) -> Button | None:
    """The button with this data, a mark behind it aside, or with this label, isolates aside; then one that holds the
    words, if only one does."""
    every = list(_each(rows))
    asked = bare(label_or_data)
    for one in every:
        if label_or_data in (one.data, without_mark(one.data)) or asked == bare(one.label):
            return one
    holding = [one for one in every if asked in bare(one.label)]
    return holding[0] if len(holding) == 1 else None


def _each(rows: tuple[tuple[Button, ...], ...]) -> Iterator[Button]:
    for row in rows:
        yield from row


def _content(files: Files, card: Json) -> bytes | None:
    file = files.find(card["file_id"])
    return file.content if file else None
