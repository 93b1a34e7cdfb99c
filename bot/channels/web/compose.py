"""What a row of the chat page's log holds, and what a page is told of it.

Law: nothing that only the server needs reaches a page; the digits of a QR code go out as a picture. What is empty is
left out: over a bad line each answer is waited for.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

from bot.domain.message import Message, Send, from_json, to_json
from storage.chats.web_log import LogEntry

OwnKind = Literal["text", "tap", "picture", "location"]


@dataclass(frozen=True, slots=True)
class Own:
    """The person's own bubble. ``key``: by it the page knows its own; ``pressed``: the message that was tapped."""

    kind: OwnKind
    text: str = ""
    key: str = ""
    pressed: str = ""


def ours(message: Message) -> str:
    return to_json(Send(message))


def own(bubble: Own) -> str:
    return json.dumps(asdict(bubble), ensure_ascii=False, separators=(",", ":"))


def message_of(entry: LogEntry) -> Message | None:
    """The message of ours in a row; None where it was removed or is the person's."""
    if entry.mine or entry.payload is None:
        return None
    sent = from_json(entry.payload)
    return sent.message if isinstance(sent, Send) else None


def own_of(entry: LogEntry) -> Own | None:
    return Own(**json.loads(entry.payload)) if entry.mine and entry.payload is not None else None


def shown(entry: LogEntry) -> dict[str, Any]:
    """One row as the page's script reads it; without ``message`` and ``own``, its bubble goes."""
    card: dict[str, Any] = {"ref": entry.ref}
    if (message := message_of(entry)) is not None:
        card["message"] = shown_message(message)
    elif (bubble := own_of(entry)) is not None:
        card["own"] = _said(asdict(bubble))
    return card


def shown_message(message: Message) -> dict[str, Any]:
    optional = {
        "qr": bool(message.qr),
        "chart": message.chart,
        "voice": message.voice,
        "answer": message.answer,
        "venue": asdict(message.venue) if message.venue else None,
        "card": asdict(message.card) if message.card else None,
        "lines": asdict(message.lines) if message.lines else None,
    }
    rows = [[_said(asdict(button)) for button in row] for row in message.rows]
    return {"text": message.text, "locale": message.locale, "rows": rows, **_said(optional)}


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
