"""Sending the queue of one chat: one request at a time, in order.

A delivery that failed for now holds back the rest of its chat, and of no other chat.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Literal

import structlog

from bot.channels.contract import Channel, Later, Refused, Result, Sent, Unknown
from bot.config.log import where
from bot.domain.message import Delete
from bot.outbox.chat_queue import ChatQueue, Ready
from bot.outbox.claims import Claims
from bot.outbox.pace import ChatPaces, Pace
from bot.outbox.results import delivery_status
from storage.outbox.mark import REPLIES, Marked

_log = structlog.get_logger(__name__)


class QueueSender:
    """``interrupted()``: a request was cancelled half-way, and nothing may be sent any more."""

    def __init__(
        self,
        channel: Channel,
        pace: Pace,
        clock: Callable[[], datetime],
        claims: Claims,
        interrupted: Callable[[], None],
    ) -> None:
        self._channel, self._pace, self._clock = channel, pace, clock
        self._claims, self._interrupted = claims, interrupted
        self._chat_paces = ChatPaces() if pace.limited else None
        self._held: dict[str, datetime] = {}  # chats in which something failed for now
        self._tidy_at = clock()

    def held_until(self, chat_id: str | None) -> datetime | None:
        return self._held.get(chat_id or "")

    async def send(self, key: str, queue: ChatQueue) -> None:
        """Empties the queue: each delivery ends with a result, those not tried go back. ``key`` names the chat."""
        try:
            while queue.rows:
                delivery = queue.rows[0].delivery
                if not self._may_go(key, queue):
                    return
                result = await self._request(queue.rows[0])
                if result is None:
                    return
                queue.rows.popleft()
                if isinstance(result, Later) and result.everyone:
                    self._pace.pause(result.seconds)
                marked = delivery_status(delivery, result, self._clock())
                self._claims.end(marked)
                if marked.status == "blocked":
                    self.end_rest(queue, "dropped", reason="blocked")
                elif marked.holds and marked.until is not None:
                    self.end_rest(queue, "due", until=marked.until)
                    self._hold(queue.chat_id, marked.until)
                elif marked.status == "due" and marked.until is None:
                    return
        finally:
            self.end_rest(queue, "due")

    def end_rest(self, queue: ChatQueue, status: Literal["due", "dropped"], **why: Any) -> None:
        """Deliveries that were claimed and not tried."""
        for ready in queue.rows:
            self._claims.end(Marked(ready.delivery, status, tried=False, **why))
        queue.rows.clear()

    def _may_go(self, key: str, queue: ChatQueue) -> bool:
        """False: the chat had as much as a messenger lets it have at once, and the rest of its queue goes back."""
        if self._chat_paces is None or isinstance(queue.rows[0].doables[0], Delete):
            return True
        if not (seconds := self._chat_paces.wait(key)):
            return True
        until = self._clock() + timedelta(seconds=seconds)
        self.end_rest(queue, "due", until=until, holds=True)
        self._hold(queue.chat_id, until)
        return False

    async def _request(self, ready: Ready) -> Result | None:
        """None: it may not go now. Of several requests a refused one keeps none of the others back."""
        result: Result = Sent()
        for doable in ready.doables:
            if not await self._pace.turn(ready.delivery.priority):
                return None
            if ready.delivery.priority != REPLIES:
                self._claims.changed.set()  # one less waits for its turn: the next may be claimed
            try:
                result = await self._channel.deliver(ready.delivery.address, doable, ready.delivery.id)
            except asyncio.CancelledError:
                self._interrupted()  # the task ends by itself: nothing may go any more
                return Unknown("interrupted")
            except Exception as error:
                _log.error("channel_failed", channel=self._channel.name, delivery=ready.delivery.id, error=where(error))
                return Unknown("exception")
            if not isinstance(result, Sent | Refused):
                return result
        return result if len(ready.doables) == 1 else Sent()

    def _hold(self, chat_id: str | None, until: datetime) -> None:
        if chat_id is not None:
            self._held[chat_id] = until
            if (now := self._clock()) > self._tidy_at:
                self._tidy_at = now + timedelta(minutes=1)
                self._held = {chat: end for chat, end in self._held.items() if end > now}
