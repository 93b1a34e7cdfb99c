"""Messages of a page's script, measured before anything else looks at them, and what a stored one means."""

import json
import re
from dataclasses import dataclass
from typing import Any

from bot.channels.commands import read_text
from bot.channels.contract import Incoming
from bot.channels.web.compose import Own
from bot.conversation.core.events import (
    ChoiceTapped,
    Event,
    LocationShared,
    OtherReceived,
    PictureRead,
    PictureUnread,
)
from bot.domain import limits

_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
_CHOICE = re.compile(r"(?=.{3,64}\Z)[!-9;-~]+:[!-~]+")
_REF = re.compile(r"[A-Za-z0-9-]{1,64}")


@dataclass(frozen=True, slots=True)
class Said:
    """``payload`` goes to the inbox, ``bubble`` on the screen."""

    key: str
    payload: dict[str, Any]
    bubble: Own


def good_key(key: Any) -> bool:
    return isinstance(key, str) and _KEY.fullmatch(key) is not None


def payload(heard: Said, ref: str, network: str = "") -> str:
    """What the inbox keeps. ``ref``: the person's own row of the log; ``network``: see ``Incoming``."""
    return json.dumps(heard.payload | {"ref": ref, "network": network}, ensure_ascii=False, separators=(",", ":"))


def read_said(body: bytes) -> Said | None:
    """``{key, label?}`` with ``text``, or ``choice`` and ``pressed``, or ``location``. None: not that."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(sent, dict) or not good_key(sent.get("key")):
        return None
    key = sent["key"]
    label = str(sent.get("label") or "")[: limits.CHAT_PAGE_LABEL]
    match sent:
        case {"text": str(text)} if _fits(text) and _storable(text + label):
            return Said(key, {"text": text}, Own("text", label or text, key))
        case {"choice": str(choice), "pressed": str(pressed)} if _CHOICE.fullmatch(choice) and _REF.fullmatch(pressed):
            if not _storable(label):
                return None
            return Said(key, {"choice": choice, "pressed": pressed}, Own("tap", label, key, pressed))
        case {"location": {"latitude": int() | float() as latitude, "longitude": int() | float() as longitude}}:
            if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
                return None
            place = {"latitude": float(latitude), "longitude": float(longitude)}
            return Said(key, {"location": place}, Own("location", "", key))
        case _:
            return None


def _fits(text: str) -> bool:
    return bool(text.strip()) and not limits.too_long(text, limits.CHAT_PAGE_TEXT)


def read(payload: str) -> Incoming:
    """The meaning of a stored message; never raises."""
    try:
        said = json.loads(payload)
        ref, pressed, network = (str(said.get(name, "")) for name in ("ref", "pressed", "network"))
        return Incoming(_event(said), ref=ref, pressed=pressed, network=network)
    except (ValueError, TypeError, KeyError, AttributeError):
        return Incoming(OtherReceived())


def _event(said: dict[str, Any]) -> Event:
    match said:
        case {"text": str(text)}:
            return read_text(text)
        case {"choice": str(data)} if ":" in data:
            step, _, choice = data.partition(":")
            return ChoiceTapped(step, choice)
        case {"picture": {"read": str(text)}}:
            return PictureRead(text)
        case {"picture": {"unread": ("no-qr" | "several-qrs" | "not-a-picture") as why}}:
            return PictureUnread(why)
        case {"location": {"latitude": int() | float() as latitude, "longitude": int() | float() as longitude}}:
            return LocationShared(latitude, longitude)
        case _:
            return OtherReceived()


def _storable(text: str) -> bool:
    """JSON can spell half a character, which no encoding can."""
    return not any("\ud800" <= char <= "\udfff" for char in text)
