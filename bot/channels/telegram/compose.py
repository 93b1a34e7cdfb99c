"""A message -> the Bot API calls that show it, one for nearly all. Pure.

The part with the words and the buttons comes last: it is the one that is edited later, and nearest to the thumb.
"""

from dataclasses import dataclass
from typing import Any, Final

from bot.channels.layout import plain, rows_for
from bot.channels.telegram.traits import TRAITS
from bot.domain.limits import units
from bot.domain.message import Button, Message, Venue

Json = dict[str, Any]

CAPTION: Final = 1024
_NO_PREVIEW: Final[Json] = {"is_disabled": True}
# One message carries a keyboard's end or buttons, not both. A mark without words takes the keyboard away, and goes.
_END_OF_KEYBOARD: Final[Json] = {
    "text": "✓",
    "disable_notification": True,
    "reply_markup": {"remove_keyboard": True},
}


@dataclass(frozen=True, slots=True)
class Part:
    """One call. Its photo is the QR picture of the digits ``qr``, or the ``chart``; its sound the recorded note
    ``voice``, and without one it is a message of its words. ``passing``: deleted once the rest
    is there."""

    method: str
    params: Json
    qr: str = ""
    passing: bool = False
    chart: bool = False
    voice: str = ""


def parts_of(message: Message) -> list[Part]:
    markup = markup_of(message)
    parts = []
    if message.ends_contact and message.rows:
        parts.append(Part("sendMessage", _END_OF_KEYBOARD, passing=True))
    if message.chart:
        parts.append(Part("sendPhoto", {}, chart=True))
    if message.voice:
        return [*parts, Part("sendVoice", caption_of(message) | markup, voice=message.voice)]
    captioned = bool(message.qr) and units(plain(message.text)) <= CAPTION
    if message.qr and not captioned:
        parts.append(Part("sendPhoto", {}, message.qr))
    venue = _venue(message.venue) if message.venue else None
    if venue and not message.text and not captioned:
        return [*parts, Part("sendVenue", venue | markup)]
    if venue:
        parts.append(Part("sendVenue", venue))
    if captioned:
        return [*parts, Part("sendPhoto", caption_of(message) | markup, message.qr)]
    return [*parts, Part("sendMessage", text_of(message) | markup)]


def text_of(message: Message) -> Json:
    return {"text": message.text, "parse_mode": "HTML", "link_preview_options": _NO_PREVIEW}


def caption_of(message: Message) -> Json:
    return {"caption": message.text, "parse_mode": "HTML"} if message.text else {}


def markup_of(message: Message) -> Json:
    """``reply_markup``, or nothing."""
    if message.rows:
        rows = [[_inline(button) for button in row] for row in rows_for(message, TRAITS)]
        return {"reply_markup": {"inline_keyboard": rows}}
    return {"reply_markup": {"remove_keyboard": True}} if message.ends_contact else {}


def _inline(button: Button) -> Json:
    action = {"copy_text": {"text": button.copy}} if button.copy else {"callback_data": button.data}
    return {"text": button.label, **action, **_style(button)}


def _style(button: Button) -> Json:
    return {"style": button.style} if button.style else {}


def _venue(venue: Venue) -> Json:
    return {
        "latitude": venue.latitude,
        "longitude": venue.longitude,
        "title": venue.title,
        "address": venue.address or venue.title,  # Telegram wants both
    }
