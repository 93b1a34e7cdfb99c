"""Setbacks of a channel: calls that were not made, not let through or not answered, one after the other.

Law: what one chat meets (a 429 of its own) pauses no other. Several different chats in a row, with no success between
them, are the whole channel's trouble: then everybody waits, ``LONGEST`` seconds at a time, and few try first.
"""

from datetime import datetime
from typing import Final

import structlog

from bot.channels.contract import Later, Unknown
from bot.outbox.results import LONGEST
from storage.outbox.pauses import SendingPaused

IN_A_ROW: Final = 3
UNANSWERED: Final = 5.0  # seconds of a pause after answers that never came

_log = structlog.get_logger(__name__)


class Setbacks:
    """``paused``: what stands now, ``None`` while messages go. ``news``: it changed and is not recorded yet."""

    def __init__(self, channel: str) -> None:
        self._channel = channel
        self._chats: set[str] = set()
        self.paused: SendingPaused | None = None
        self.news = False

    def most(self, room: int, under_way: int) -> int:
        """How many more may be tried at once, at most ``room``."""
        return room if self.paused is None else min(room, max(0, IN_A_ROW - under_way))

    def count(self, chat: str, result: Later | Unknown, now: datetime) -> float:
        """Seconds for which everybody waits; 0: nobody but this chat."""
        self._chats.add(chat)
        everyone = isinstance(result, Later) and result.everyone
        if not everyone and len(self._chats) < IN_A_ROW:
            if isinstance(result, Later) and result.seconds > LONGEST:
                _log.warning("a_chat_has_to_wait", channel=self._channel, reason=result.reason, seconds=result.seconds)
            return 0.0
        asked = result.seconds if isinstance(result, Later) else UNANSWERED
        seconds = min(asked, LONGEST)
        if self.paused is None or self.paused.reason != result.reason:
            _log.warning(
                "sending_pauses", channel=self._channel, reason=result.reason, seconds=seconds, asked_for=asked
            )
        since = self.paused.since if self.paused else now
        self._record(SendingPaused(since, result.reason, round(asked)))
        return seconds

    def succeeded(self, now: datetime) -> None:
        """Something was let through: the row is over."""
        self._chats.clear()
        if self.paused is not None:
            lasted = round((now - self.paused.since).total_seconds())
            _log.info("sending_goes_on", channel=self._channel, reason=self.paused.reason, lasted=lasted)
            self._record(None)

    def _record(self, paused: SendingPaused | None) -> None:
        if paused != self.paused:
            self.paused, self.news = paused, True
