"""The way out of one channel: claim, commit, send, record. One request at a time in a chat, many chats at once.

One write carries the results of the last requests and the claims of the next ones, so the network is only touched
for what is committed as ``sending``. What failed for now holds back the rest of its chat, and of nobody else's. Of
broadcasts few are claimed ahead, and some ways are kept free of them: replies pass, and a pause bites at once.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final, Literal

import structlog

from bot.actions.broadcasts import announced
from bot.channels.contract import Channel, Later, Refused, Result, Sent, Unknown
from bot.config.log import where
from bot.domain.message import Delete
from bot.domain.rules import Rules
from bot.outbox.chat_queue import ChatQueue, Ready
from bot.outbox.pace import ChatPaces, Pace
from bot.outbox.resolve import not_sent, resolve
from bot.outbox.results import delivery_status
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.claim import claim, spans
from storage.outbox.mark import REPLIES, Marked, mark, next_due, put_back, recover

POLL: Final = 0.5  # seconds until what another process queued is found
AGAIN: Final = 1.0  # seconds until the database is tried again
GATHERS: Final = 0.02  # seconds that results wait for others, or for a claim, while nothing else is due
BULK: Final = 0.75  # the part of the ways that broadcasts may take

_log = structlog.get_logger(__name__)


class ChannelSender:
    """The way out of one channel."""

    def __init__(
        self,
        database: Database,
        channel: Channel,
        name: str,
        clock: Callable[[], datetime],
        pace: Pace,
        in_flight: int,
        drain: float,
        rules: Rules,
    ) -> None:
        self._database, self._channel, self._names, self._clock = database, channel, (name,), clock
        self._pace, self._most, self._patience, self._rules = pace, in_flight, drain, rules
        self._spans = spans(rules)
        self._chat_paces = ChatPaces() if pace.limited else None
        self._bulk = max(1, int(in_flight * BULK))
        self._queues: dict[str, ChatQueue] = {}
        self._in_hand: dict[int, int] = {}  # priorities by seq
        self._held: dict[str, datetime] = {}  # chats in which something failed for now
        self._results: list[Marked] = []
        self._changed, self._hurry = asyncio.Event(), asyncio.Event()
        self._stopping = self._broken = False
        self._look_at = self._tidy_at = clock()

    def wake(self) -> None:
        self._hurry.set()
        self._changed.set()

    def stop(self) -> None:
        self._stopping = True
        self._pace.close()
        self.wake()

    async def run(self) -> None:
        await self._take_over()
        try:
            async with asyncio.TaskGroup() as group:
                while not self._stopping:
                    if not await self._round(group):
                        await self._nap()
                await self._drain()
        finally:
            await self._record_last()

    async def _take_over(self) -> None:
        while not self._stopping:
            try:
                if lost := await self._database.write(partial(recover, channels=self._names)):
                    _log.warning("sends_of_unknown_outcome", channel=self._names[0], sends=lost)
                return
            except Exception as error:
                await self._endure(error)

    async def _endure(self, error: Exception) -> None:
        _log.error("outbox_out_of_reach", channel=self._names[0], error=where(error))
        await asyncio.sleep(AGAIN)

    async def _round(self, group: asyncio.TaskGroup | None) -> bool:
        """True: there may be more to do at once. Without a group nothing new is begun."""
        self._changed.clear()
        self._hurry.clear()
        room = 0 if group is None or self._stopping or self._pace.paused() else self._most - len(self._queues)
        results, self._results = self._results, []
        if not room:
            self._hurry.set()
        if not results and not room:
            self._look_at = self._clock() + timedelta(seconds=POLL)
            return False
        busy = [queue.chat_id for queue in self._queues.values() if queue.chat_id is not None]
        ours = self._in_hand.keys() | {one.delivery.seq for one in results} if self._broken else None
        try:
            found = await self._database.write(
                partial(self._turn, results=results, room=room, bulk=self._bulk_room(), busy=busy, ours=ours)
            )
        except BaseException as error:
            self._results[:0] = results  # recording a result twice changes nothing, losing it sends again
            self._broken = True
            if not isinstance(error, Exception):
                raise
            await self._endure(error)
            return True
        self._broken = False
        if any(one.delivery.kind == "farewell" and one.status != "due" for one in results):
            await self._database.purge_deleted()  # the last address of an erased chat leaves the files with its row
        ready, count, due = found
        now = self._clock()
        self._look_at = due if due and due > now else now + timedelta(seconds=POLL)
        if count == room or (due and due <= now):
            self._hurry.set()  # more of the same chats, or of others, waits for those that are being sent
        for one in ready:
            if group is not None:
                self._dispatch(group, one, now)
        return count == room > 0 and len(self._queues) < self._most

    def _bulk_room(self) -> int:
        """How many of a broadcast may be claimed now."""
        return self._pace.room(self._bulk - sum(1 for priority in self._in_hand.values() if priority != REPLIES))

    def _turn(
        self, tx: Transaction, results: list[Marked], room: int, bulk: int, busy: list[str], ours: set[int] | None
    ) -> tuple[list[Ready], int, datetime | None]:
        if ours is not None:
            put_back(tx, self._names, ours)
        mark(tx, results)
        if not room:
            return [], 0, None
        claimed = claim(tx, self._names, room, busy, self._spans, bulk=bulk, announce=announced)
        resolved = [(one, resolve(tx, one.outgoing, tx.now - self._rules.message_retention)) for one in claimed]
        ready = [Ready(one, doables) for one, doables in resolved if doables]
        mark(tx, [not_sent(one, doables, tx.now) for one, doables in resolved if not doables])
        of_broadcasts = sum(1 for one in claimed if one.priority != REPLIES)
        due = next_due(tx, self._names, bulk=of_broadcasts < bulk) if len(claimed) < room else None
        return ready, len(claimed), due

    def _dispatch(self, group: asyncio.TaskGroup, ready: Ready, now: datetime) -> None:
        delivery = ready.delivery
        until = self._held.get(delivery.chat_id or "")
        if until is not None and until > now:
            self._end(Marked(delivery, "due", until=until, tried=False))
            return
        self._in_hand[delivery.seq] = delivery.priority
        key = delivery.chat_id or delivery.address
        queue = self._queues.get(key)
        if queue is None:
            queue = self._queues[key] = ChatQueue(delivery.chat_id, deque((ready,)))
            queue.task = group.create_task(self._carry(key, queue))
        else:
            queue.rows.append(ready)

    async def _nap(self) -> None:
        """Until there are results, or something is due, or somebody wakes us."""
        while not self._changed.is_set():
            until_due = max(0.0, (self._look_at - self._clock()).total_seconds())
            with suppress(TimeoutError):
                async with asyncio.timeout(self._pace.paused() or min(POLL, until_due)):
                    await self._changed.wait()
                    break
            if self._pace.paused():
                continue
            try:
                due = await self._database.read(partial(next_due, channels=self._names, bulk=self._bulk_room() > 0))
            except Exception as error:
                await self._endure(error)
                continue
            now = self._clock()
            if due is not None and due <= now:
                return
            self._look_at = due or now + timedelta(seconds=POLL)
        with suppress(TimeoutError):
            async with asyncio.timeout(GATHERS):
                await self._hurry.wait()

    async def _carry(self, key: str, queue: ChatQueue) -> None:
        try:
            while queue.rows:
                delivery = queue.rows[0].delivery
                if not self._may_go(key, queue):
                    return
                result = await self._send(queue.rows[0])
                if result is None:
                    return
                queue.rows.popleft()
                if isinstance(result, Later) and result.everyone:
                    self._pace.pause(result.seconds)
                marked = delivery_status(delivery, result, self._clock())
                self._end(marked)
                if marked.status == "blocked":
                    self._end_rest(queue, "dropped", reason="blocked")
                elif marked.holds and marked.until is not None:
                    self._end_rest(queue, "due", until=marked.until)
                    self._hold(queue.chat_id, marked.until)
                elif marked.status == "due" and marked.until is None:
                    return
        finally:
            self._end_rest(queue, "due")
            del self._queues[key]
            self._changed.set()

    def _may_go(self, key: str, queue: ChatQueue) -> bool:
        """False: the chat had as much as a messenger lets it have at once, and what is left waits its time."""
        if self._chat_paces is None or isinstance(queue.rows[0].doables[0], Delete):
            return True
        if not (seconds := self._chat_paces.wait(key)):
            return True
        until = self._clock() + timedelta(seconds=seconds)
        self._end_rest(queue, "due", until=until, holds=True)
        self._hold(queue.chat_id, until)
        return False

    async def _send(self, ready: Ready) -> Result | None:
        """None: it may not go now. Of several requests a refused one keeps nobody from the others."""
        result: Result = Sent()
        for doable in ready.doables:
            if not await self._pace.turn(ready.delivery.priority):
                return None
            if ready.delivery.priority != REPLIES:
                self._changed.set()  # one less waits for its turn: the next may be claimed
            try:
                result = await self._channel.deliver(ready.delivery.address, doable, ready.delivery.id)
            except asyncio.CancelledError:
                self.stop()  # the task ends by itself: nothing may go any more
                return Unknown("interrupted")
            except Exception as error:
                _log.error("channel_failed", channel=self._names[0], delivery=ready.delivery.id, error=where(error))
                return Unknown("exception")
            if not isinstance(result, Sent | Refused):
                return result
        return result if len(ready.doables) == 1 else Sent()

    def _end(self, marked: Marked) -> None:
        self._in_hand.pop(marked.delivery.seq, None)
        self._results.append(marked)
        if marked.status != "sent":
            self._hurry.set()
        self._changed.set()

    def _end_rest(self, queue: ChatQueue, status: Literal["due", "dropped"], **why: Any) -> None:
        """What was claimed and not tried."""
        for ready in queue.rows:
            self._end(Marked(ready.delivery, status, tried=False, **why))
        queue.rows.clear()

    def _hold(self, chat_id: str | None, until: datetime) -> None:
        if chat_id is not None:
            self._held[chat_id] = until
            if (now := self._clock()) > self._tidy_at:
                self._tidy_at = now + timedelta(minutes=1)
                self._held = {chat: end for chat, end in self._held.items() if end > now}

    async def _drain(self) -> None:
        try:
            async with asyncio.timeout(self._patience):
                while self._queues:
                    await self._changed.wait()
                    await self._round(None)
        except TimeoutError:
            for queue in self._queues.values():
                if queue.task is not None:
                    queue.task.cancel()

    async def _record_last(self) -> None:
        for queue in self._queues.values():  # of tasks that were cancelled before they began
            self._end_rest(queue, "due")
        with suppress(TimeoutError):  # then they stay in `sending`, for the next leader to count
            async with asyncio.timeout(self._patience):
                while self._results:
                    try:
                        await self._database.write(partial(mark, results=self._results))
                        self._results = []
                    except Exception as error:
                        await self._endure(error)
