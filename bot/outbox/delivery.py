"""The delivery of replies, notices and broadcasts alike. Only the process that leads runs this.

Deliveries leave after the commit that queued them; each channel has a sender of its own, so a slow one slows no other.
Law: everything that a term of leadership needs is made at its beginning. A lead that was lost may be won again.
"""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime

from bot.channels.contract import Channel
from bot.domain.rules import Rules
from bot.outbox.channel_sender import ChannelSender
from storage.engine.database import Database
from storage.engine.transaction import Transaction
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
    ) -> None:
        self._database, self._channels = database, channels
        self._clock, self._in_flight, self._drain, self._rules = clock, in_flight, drain, rules or Rules()
        self._senders: Mapping[str, ChannelSender] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """One term, until ``stop`` is set: then requests under way may end, and the rest goes back."""
        self._senders = {name: self._sender(channel) for name, channel in self._channels.items()}
        async with asyncio.TaskGroup() as group:
            for sender in self._senders.values():
                group.create_task(sender.run())
            await stop.wait()
            for sender in self._senders.values():
                sender.stop()

    def _sender(self, channel: Channel) -> ChannelSender:
        return ChannelSender(self._database, channel, self._clock, self._in_flight, self._drain, self._rules)

    def wake(self, channel: str = "") -> None:
        """Something was queued for that channel (or any): look now. Deliveries without a wake are found by polling."""
        for name, sender in self._senders.items():
            if name == channel or not channel:
                sender.wake()

    async def finish(self, seconds: float) -> None:
        """Until nothing is due any more, ``seconds`` at most: the rest waits for the next start."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while await self._database.read(self._any_due):  # noqa: ASYNC110  # once in a process's life
                    await asyncio.sleep(0.02)

    def _any_due(self, tx: Transaction) -> bool:
        return any(deliveries.any_unfinished(tx, channel) for channel in self._channels)
