"""The delivery of replies, notices and broadcasts alike. Only the process that leads a channel sends on it.

Deliveries leave after the commit that queued them; each channel has a sender of its own, so a slow one slows no other.
Law: everything that a term of leadership needs is made at its beginning. A lead that was lost may be won again.
"""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime

from bot.channels.contract import Channel
from bot.domain.rules import Rules
from bot.outbox.channel_sender import POLL, ChannelSender
from bot.outbox.turns import always
from storage.engine.database import Database
from storage.outbox import deliveries


class Deliverer:
    """Sends on every channel, at the pace that it carries. ``drain``: seconds that a stop gives to requests under
    way."""

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        clock: Callable[[], datetime],
        *,
        in_flight: int = 64,
        drain: float = 10.0,
        rules: Rules | None = None,
        look: float = POLL,
    ) -> None:
        self._database, self._channels = database, channels
        self._clock, self._in_flight, self._drain, self._rules = clock, in_flight, drain, rules or Rules()
        self._look = look
        self._senders: dict[str, ChannelSender] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """One term on every channel, until ``stop`` is set."""
        async with asyncio.TaskGroup() as group:
            for name in self._channels:
                group.create_task(self.run_channel(name, stop))

    async def run_channel(
        self,
        name: str,
        stop: asyncio.Event,
        database: Database | None = None,
        stands: Callable[[], bool] = always,
    ) -> None:
        """One term on one channel, until ``stop`` is set: then requests under way may end, and the rest goes back.
        ``database``: the one that refuses what is written after the term. ``stands``: see ``ChannelSender``."""
        kept = database or self._database
        channel = self._channels[name]
        around = (self._clock, self._in_flight, self._drain, self._rules, stands, self._look)
        sender = ChannelSender(kept, channel, *around)
        self._senders[name] = sender
        async with asyncio.TaskGroup() as group:
            group.create_task(sender.run())
            await stop.wait()
            sender.stop()

    def wake(self, channel: str = "") -> None:
        """Something was queued for that channel (or any): look now. Deliveries without a wake are found by polling."""
        for name, sender in self._senders.items():
            if name == channel or not channel:
                sender.wake()

    async def finish(self, channel: str, seconds: float) -> None:
        """Until nothing is due any more there, ``seconds`` at most: the rest waits for the next start."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while await self._database.read(  # noqa: ASYNC110  # once in a process's life
                    lambda tx: deliveries.any_unfinished(tx, channel)
                ):
                    await asyncio.sleep(0.02)
