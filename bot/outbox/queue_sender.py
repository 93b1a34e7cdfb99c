"""Sending the queue of one chat: one request at a time, in order.

A delivery that failed for now holds back the rest of its chat, and of no other chat. After one in doubt the messenger
is asked for a sign of life first.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final, Literal

import structlog

from bot.channels.contract import Channel, Later, Refused, Result, Sent, Unknown
from bot.config.log import where
from bot.domain.message import Delete, Edit
from bot.outbox.chat_queue import ChatQueue, Ready
from bot.outbox.claims import Claims
from bot.outbox.doubts import Doubts
from bot.outbox.pace import ChatPaces
from bot.outbox.results import AFTER_DOUBT, LONGEST, delivery_status
from bot.outbox.setbacks import Setbacks
from bot.outbox.turns import Turns
from storage.outbox.mark import Claimed, Marked

NO_SIGN: Final = Later(5.0, "in-doubt")

_log = structlog.get_logger(__name__)


class QueueSender:
    """``interrupted()``: a request was cancelled half-way, and nothing may be sent any more."""

    def __init__(
        self,
        channel: Channel,
        turns: Turns,
        chat_paces: ChatPaces | None,
        clock: Callable[[], datetime],
        claims: Claims,
        setbacks: Setbacks,
        interrupted: Callable[[], None],
    ) -> None:
        self._channel, self._turns, self._clock = channel, turns, clock
        self._claims, self._setbacks, self._interrupted = claims, setbacks, interrupted
        self._doubts = Doubts()
        self._chat_paces = chat_paces
        self._held: dict[str, datetime] = {}  # chats in which something failed for now
        self._tidy_at = clock()

    def held_until(self, key: str, delivery: Claimed) -> datetime | None:
        """Before it nothing goes to that chat. ``None``: it may go. What ends later than anything can was set
        before the clock was put back, and keeps no chat mute until then."""
        now = self._clock()
        found = (
            (self._held.get(delivery.chat_id or ""), LONGEST),
            (self._doubts.until(key, delivery), AFTER_DOUBT[-1]),
        )
        ends = (until for until, seconds in found if until is not None and until - now <= timedelta(seconds=seconds))
        return max(ends, default=None)

    async def send(self, key: str, queue: ChatQueue) -> None:
        """Empties the queue: each delivery ends with a result, those not tried go back. ``key`` names the chat."""
        try:
            while queue.rows:
                delivery = queue.rows[0].delivery
                if not self._may_go(key, queue):
                    return
                result = await self._request(key, queue.rows[0])
                if result is None:
                    return
                queue.rows.popleft()
                marked = delivery_status(delivery, result, self._clock())
                self._learn(key, result, marked)
                self._claims.end(marked)
                if marked.status == "blocked":
                    self.end_rest(queue, "dropped", reason="blocked")
                elif marked.holds and marked.until is not None:
                    self.end_rest(queue, "due", until=marked.until)
                    if marked.status == "due":  # a doubt ends with the person's next word, a hold does not
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
        doable = queue.rows[0].doables[0]
        if self._chat_paces is None or isinstance(doable, Delete):
            return True
        if not (seconds := self._chat_paces.wait(key, edit=isinstance(doable, Edit))):
            return True
        until = self._clock() + timedelta(seconds=seconds)
        self.end_rest(queue, "due", until=until, holds=True)
        self._hold(queue.chat_id, until)
        return False

    def _learn(self, key: str, result: Result, marked: Marked) -> None:
        """What an answer says about its chat, and about the whole channel."""
        if isinstance(result, Unknown):
            self._doubts.begin(key, self._clock(), marked.until or self._clock())
        elif not isinstance(result, Later):
            self._doubts.end(key)
            self._setbacks.succeeded(self._clock())
        if isinstance(result, Later | Unknown) and (seconds := self._setbacks.count(key, result, self._clock())):
            self._turns.pause(seconds)

    async def _request(self, key: str, ready: Ready) -> Result | None:
        """None: it may not go now. Of several requests a refused one keeps none of the others back."""
        delivery = ready.delivery
        if self._doubts.until(key, delivery) is not None and (unsure := await self._ask(delivery)) is not True:
            return unsure
        result: Result = Sent()
        for doable in ready.doables:
            edit = isinstance(doable, Edit | Delete)
            if not await self._turns.turn(delivery.priority, bulk=delivery.bulk, edit=edit):
                return None
            if delivery.bulk:
                self._claims.changed.set()  # one less waits for its turn: the next may be claimed
            try:
                result = await self._channel.deliver(delivery.address, doable, delivery.id)
            except asyncio.CancelledError as error:
                if _cancelled():
                    self._interrupted()  # the task ends by itself: nothing may go any more
                    return Unknown("interrupted")
                result = self._failed(delivery, error)
            except Exception as error:
                result = self._failed(delivery, error)
            if not isinstance(result, Sent | Refused):
                return result
        return result if len(ready.doables) == 1 else Sent()

    async def _ask(self, delivery: Claimed) -> Later | Literal[True] | None:
        """For a sign of life. None: it may not be asked now."""
        if not await self._turns.turn(delivery.priority, bulk=delivery.bulk):
            return None
        try:
            return True if await self._channel.alive(delivery.address) else NO_SIGN
        except asyncio.CancelledError as error:
            if _cancelled():
                self._interrupted()
                return None
            self._failed(delivery, error)
        except Exception as error:
            self._failed(delivery, error)
        return NO_SIGN

    def _failed(self, delivery: Claimed, error: BaseException) -> Unknown:
        """What the channel's own code raises, a cancellation of its own among it, ends no sender."""
        _log.error("channel_failed", channel=self._channel.name, delivery=delivery.id, error=where(error))
        return Unknown("exception")

    def _hold(self, chat_id: str | None, until: datetime) -> None:
        if chat_id is not None:
            self._held[chat_id] = until
            if (now := self._clock()) > self._tidy_at:
                self._tidy_at = now + timedelta(minutes=1)
                self._held = {chat: end for chat, end in self._held.items() if end > now}


def _cancelled() -> bool:
    """Somebody asked this task to end; else the cancellation is one of the channel's own."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
