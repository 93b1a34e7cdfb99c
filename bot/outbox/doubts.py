"""Chats in doubt: what was sent last may stand on the screen, and no answer said so.

Law: one doubtful send a chat at a time. The next one waits for a sign of life: a word of the person since then, or the
messenger's answer to a question about that chat.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from storage.outbox.mark import Claimed

REMEMBERED: Final = 10_000  # chats; the oldest doubt is let go first


@dataclass(frozen=True, slots=True)
class _Doubt:
    since: datetime
    until: datetime
    """Before it nothing is sent, whatever the messenger answers."""


class Doubts:
    """By the name of the chat's queue. In memory: after a crash the outbox tells what was of unknown outcome."""

    def __init__(self) -> None:
        self._chats: dict[str, _Doubt] = {}

    def begin(self, chat: str, since: datetime, until: datetime) -> None:
        self._chats.pop(chat, None)
        if len(self._chats) >= REMEMBERED:
            del self._chats[next(iter(self._chats))]
        self._chats[chat] = _Doubt(since, until)

    def end(self, chat: str) -> None:
        """It was answered: what it has and has not is known again."""
        self._chats.pop(chat, None)

    def until(self, chat: str, delivery: Claimed) -> datetime | None:
        """When something may be sent again at the earliest. ``None``: nothing is in doubt."""
        doubt = self._chats.get(chat)
        if doubt is None or (delivery.heard_at is not None and delivery.heard_at > doubt.since):
            return None
        return doubt.until
