"""The lead of channels: who has it receives and sends there. At a stop a channel receives no more, and goes on sending
until every message that came in is answered.
"""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Final, Protocol

from bot.channels.contract import Channel, Store, Wake
from bot.domain.account import channel_of
from bot.leader.election import Candidacy, lead_again
from bot.leader.term import FencedDatabase, Term, until_over
from storage.engine.database import Database

LAST_ANSWERS: Final = 5.0  # seconds more for deliveries that are due by then


class Sending(Protocol):
    """The way out of all channels."""

    async def run_channel(
        self, name: str, stop: asyncio.Event, database: Database | None = None, stands: Callable[[], bool] = ...
    ) -> None: ...

    async def finish(self, channel: str, seconds: float) -> None: ...


@dataclass(slots=True)
class ChannelLeads:
    """What this process does for the channels that it leads. ``ways_in``: the two calls by which a channel hands over
    messages."""

    candidacies: Mapping[str, Candidacy]
    database: Database
    sending: Sending
    ways_in: Callable[[Channel], tuple[Store, Wake]]
    stop: asyncio.Event
    receiving: set[str]
    """The channels that may still receive something here."""
    received: asyncio.Event = field(default_factory=asyncio.Event)
    """At a stop: no channel receives any more."""
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    """At a stop: every message that was received has had its turn."""

    async def lead(self, channel: Channel) -> None:
        """Whenever this process wins its lead, until it stops."""
        try:
            await self._leave_to_others(channel)
            serve = partial(self._serve, channel)
            await lead_again(self.candidacies[channel.name], self.database, self.stop, serve)
        finally:
            self._receives_no_more(channel)

    async def _leave_to_others(self, channel: Channel) -> None:
        """Of several accounts the first process takes one, and the others a moment later: started together, processes
        share them."""
        beside = [name for name in self.candidacies if channel_of(name) == channel_of(channel.name)]
        with suppress(TimeoutError):
            async with asyncio.timeout(beside.index(channel.name) * self.candidacies[channel.name].beats.look):
                await self.stop.wait()

    async def _serve(self, channel: Channel, term: Term) -> None:
        stop_sending, stop_receiving = asyncio.Event(), asyncio.Event()
        fenced = FencedDatabase(self.database, term)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.sending.run_channel(channel.name, stop_sending, fenced, term.stands))
            receiving = tasks.create_task(channel.receive(*self.ways_in(channel), stop_receiving))
            await until_over(term, self.stop)
            stop_receiving.set()
            if self.stop.is_set():
                await receiving
                self._receives_no_more(channel)
                await self.answered.wait()
                await self.sending.finish(channel.name, LAST_ANSWERS)
            stop_sending.set()

    def _receives_no_more(self, channel: Channel) -> None:
        self.receiving.discard(channel.name)
        if not self.receiving:
            self.received.set()
