"""The dispatcher of one channel: it claims deliveries, commits, sends them and records the results.

One request at a time in a chat, many chats at once. Notices and broadcasts may use at most 75 % of the concurrent sends
and are claimed just in time, so replies overtake them and a pause takes effect within a second.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from bot.channels.contract import Channel
from bot.domain.rules import Rules
from bot.outbox.ahead import TIMES, Ahead
from bot.outbox.chat_queue import ChatQueue, Ready
from bot.outbox.claims import Claims
from bot.outbox.pace import ChatPaces, Pace
from bot.outbox.queue_sender import QueueSender
from bot.outbox.setbacks import Setbacks
from bot.outbox.turns import Turns, always
from storage.engine.database import Database
from storage.outbox.mark import REPLIES, Marked

POLL: Final = 0.5  # seconds until a delivery is found that another process queued and did not ring for
GATHERS: Final = 0.02  # seconds that results wait for others, or for a claim, while nothing else is due
BULK: Final = 0.75  # the part of the concurrent sends that all but answers may take


class ChannelSender:
    """``in_flight``: requests under way at once, at most. ``drain``: seconds that a stop gives to them. ``stands``:
    whether the term of lead in which it sends does, asked right before each request. ``look``: seconds until it finds
    what it is not woken for."""

    def __init__(
        self,
        database: Database,
        channel: Channel,
        clock: Callable[[], datetime],
        in_flight: int,
        drain: float,
        rules: Rules,
        stands: Callable[[], bool] = always,
        look: float = POLL,
    ) -> None:
        self._clock, self._most, self._patience, self._look = clock, in_flight, drain, look
        self._turns = Turns(Pace(channel.traits.per_second, time.monotonic), stands)
        chat_paces = ChatPaces(time.monotonic) if self._turns.limited else None
        self._bulk = max(1, int(in_flight * BULK))
        self._ahead = Ahead(0 if self._turns.limited else TIMES * self._bulk)
        self._setbacks = Setbacks(channel.name)
        self._claims = Claims(database, channel.traits, rules, self._setbacks, channel.name)
        self._sender = QueueSender(channel, self._turns, chat_paces, clock, self._claims, self._setbacks, self.stop)
        self._queues: dict[str, ChatQueue] = {}
        self._stopping = False
        self._look_at = clock()

    def wake(self) -> None:
        self._claims.hurry.set()
        self._claims.changed.set()

    def stop(self) -> None:
        self._stopping = True
        self._turns.close()
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
                await self._claims.recover()
                return
            except Exception as error:
                await self._claims.endure(error)

    async def _round(self, group: asyncio.TaskGroup | None) -> bool:
        """True: there may be more to do at once. Without a group nothing new is begun."""
        self._claims.changed.clear()
        self._claims.hurry.clear()
        room = 0 if group is None or self._stopping or self._turns.paused() else self._room()
        if not room:
            self._claims.hurry.set()
        if not room or self._setbacks.paused:
            self._give_back()
        if not room and not self._claims.any_result():
            self._look_at = self._clock() + timedelta(seconds=self._look)
            return False
        busy = [queue.chat_id for queue in self._queues.values() if queue.chat_id is not None]
        try:
            await self._claims.hasten()
            ahead = self._ahead.room() if room and not self._setbacks.paused else 0
            batch = await self._claims.write(room, self._bulk_room(), busy, ahead)
        except Exception as error:
            await self._claims.endure(error)
            return True
        now = self._clock()
        self._look_at = batch.due if batch.due and batch.due > now else now + timedelta(seconds=self._look)
        if batch.count == room or (batch.due and batch.due <= now):
            self._claims.hurry.set()  # more of the same chats, or of others, waits for those that are being sent
        for one in batch.ready:
            if group is not None:
                self._begin(group, one, now)
        self._claims.next_at_half(batch)
        await self._claims.purge_deleted()
        return batch.count == room > 0 and self._room() > 0

    def _room(self) -> int:
        """How many more requests may be under way."""
        return self._setbacks.most(self._most - len(self._queues), len(self._queues))

    def _bulk_room(self) -> int:
        """How many deliveries that answer nobody may be claimed now."""
        return self._turns.room(max(0, self._bulk - self._under_way()))

    def _under_way(self) -> int:
        """Deliveries that answer nobody and have not ended, those apart that wait until there is a way for them."""
        return self._claims.of_bulk() - len(self._ahead)

    def _begin(self, group: asyncio.TaskGroup, ready: Ready, now: datetime) -> None:
        """A delivery that is claimed goes out, or waits for one of its like to end."""
        broadcast = ready.delivery.priority != REPLIES
        full = broadcast and self._under_way() >= self._bulk
        self._claims.begin(ready.delivery)
        if full:
            self._ahead.put(ready)
        else:
            self._dispatch(group, ready, now)

    def _next(self, group: asyncio.TaskGroup) -> None:
        """Something has ended: those that wait for a way take it."""
        if self._stopping or self._turns.paused() or self._setbacks.paused:
            self._give_back()
        while self._under_way() < self._bulk and (ready := self._ahead.take()):
            self._dispatch(group, ready, self._clock())

    def _give_back(self) -> None:
        while ready := self._ahead.take():
            self._claims.end(Marked(ready.delivery, "due", tried=False))

    def _dispatch(self, group: asyncio.TaskGroup, ready: Ready, now: datetime) -> None:
        delivery = ready.delivery
        key = delivery.chat_id or delivery.address
        until = self._sender.held_until(key, delivery)
        if until is not None and until > now:
            self._claims.end(Marked(delivery, "due", until=until, tried=False))
            return
        queue = self._queues.get(key)
        if queue is None:
            queue = self._queues[key] = ChatQueue(delivery.chat_id, deque((ready,)))
            queue.task = group.create_task(self._send(group, key, queue, delivery.priority != REPLIES))
        else:
            queue.rows.append(ready)

    async def _send(self, group: asyncio.TaskGroup, key: str, queue: ChatQueue, broadcast: bool) -> None:
        try:
            await self._sender.send(key, queue)
        finally:
            del self._queues[key]
            self._claims.changed.set()
        if broadcast:
            self._ahead.ended()
        self._next(group)

    async def _nap(self) -> None:
        """Until there are results, or something is due, or somebody wakes us."""
        while not self._claims.changed.is_set():
            until_due = max(0.0, (self._look_at - self._clock()).total_seconds())
            with suppress(TimeoutError):
                async with asyncio.timeout(self._turns.paused() or min(self._look, until_due)):
                    await self._claims.changed.wait()
                    break
            if self._turns.paused():
                continue
            try:
                await self._claims.hasten()
                due = await self._claims.next_due(bulk=self._bulk_room() > 0)
            except Exception as error:
                await self._claims.endure(error)
                continue
            now = self._clock()
            if due is not None and due <= now:
                return
            self._look_at = due or now + timedelta(seconds=self._look)
        if not self._claims.hurry.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(GATHERS):
                    await self._claims.hurry.wait()

    async def _drain(self) -> None:
        try:
            async with asyncio.timeout(self._patience):
                while self._queues:
                    await self._claims.changed.wait()
                    await self._round(None)
        except TimeoutError:
            for queue in self._queues.values():
                if queue.task is not None:
                    queue.task.cancel()

    async def _record_last(self) -> None:
        self._give_back()
        for queue in self._queues.values():  # of tasks that were cancelled before they began
            self._sender.end_rest(queue, "due")
        with suppress(TimeoutError):  # then they stay in `sending`, for the next leader to count
            async with asyncio.timeout(self._patience):
                await self._claims.record_last()
