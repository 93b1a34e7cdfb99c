"""The composition root: the only file that knows everyone, and the one task group that everything runs in.

Every process serves pages and webhooks and takes turns; the one that leads also receives, sends and keeps house.
"""

import asyncio
import socket
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import structlog
import uvicorn
from starlette.routing import Route

from bot.channels.contract import Channel, Store, Wake
from bot.channels.open import open_channels
from bot.config import clock
from bot.config.settings import Settings
from bot.desk.context import DeskContext
from bot.desk.routes import routes as desk_routes
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.http.server import http_server
from bot.inbox.turn import TurnContext
from bot.inbox.workers import TurnWorkers
from bot.leader.broadcast_progress import show_progress
from bot.leader.broadcasts import run_broadcasts
from bot.leader.closures import rebook_affected_forever
from bot.leader.election import Leadership, lead
from bot.leader.housekeeping import run_housekeeping
from bot.monitoring.alarms import disk_of
from bot.monitoring.metrics import healthz, metrics_routes, serve_metrics
from bot.outbox.delivery import Deliverer
from bot.rendering.stats import picture
from bot.startup import StandingOffice, Started
from storage import facts
from storage.chats import inbox
from storage.engine.database import Database

DRAIN = 10.0  # seconds that a stop gives to requests and turns under way
LAST_ANSWERS = 5.0  # seconds more for deliveries that are due by then
log = structlog.get_logger()


@dataclass(slots=True)
class App:
    """One running process. ``stop`` ends it gently; kill -9 loses nothing either."""

    settings: Settings
    started: Started
    socket: socket.socket
    stop: asyncio.Event
    standing: StandingOffice = field(init=False)
    leads: bool = False
    channels: dict[str, Channel] = field(default_factory=dict)
    charts: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    workers: TurnWorkers = field(init=False)
    deliverer: Deliverer = field(init=False)
    received: asyncio.Event = field(default_factory=asyncio.Event)
    """At a stop: no channel receives any more."""
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    """At a stop: every message that was received has had its turn."""

    @property
    def database(self) -> Database:
        return self.started.database

    @property
    def office(self) -> Office:
        return self.standing.office

    @property
    def rules(self) -> Rules:
        """By the clock of the office that stands now."""
        return self.started.rules.in_zone(self.office.zone)

    async def run(self) -> None:
        self.standing = StandingOffice(self.started)
        async with open_channels(self.settings, self.database, self._draw_chart) as channels:
            self.channels = {channel.name: channel for channel in channels}
            self.deliverer = Deliverer(self.database, self.channels, clock.now, rules=self.rules)
            self.workers = TurnWorkers(self.database, self._turn_context, self.deliverer.wake)
            proxies = self.settings.trusted_proxies
            await self._serve_until_stopped(http_server(self._routes(), drain=DRAIN, trusted_proxies=proxies))

    async def _serve_until_stopped(self, web: uvicorn.Server) -> None:
        """At a stop the messages that came in are answered before the way out is closed."""
        turns_may_end = asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            leading = tasks.create_task(self._lead())
            working = tasks.create_task(self.workers.run(turns_may_end))
            serving = tasks.create_task(self._serve(web))
            background = [tasks.create_task(self.standing.refresh())]
            background += [tasks.create_task(self._introduce(channel)) for channel in self.channels.values()]
            if self.settings.metrics_port:
                tasks.create_task(self._measure())
            await self.stop.wait()
            for channel in self.channels.values():
                channel.close()
            web.should_exit = True
            await serving
            await self.received.wait()
            turns_may_end.set()
            await working
            self.answered.set()
            for task in background:
                task.cancel()
            await leading

    def _turn_context(self) -> TurnContext:
        return TurnContext(self.office, self.rules, self.channels, self.standing.pause)

    async def _draw_chart(self, locale: str) -> bytes | None:
        return await picture(self.database, self.office, locale, clock.now(), self.charts)

    def _link(self, payload: str) -> str:
        """The address that opens a chat with that payload, on the first channel that has one."""
        return next(filter(None, (channel.link(payload) for channel in self.channels.values())), "")

    def _ways_in(self, channel: Channel) -> tuple[Store, Wake]:
        """The two calls by which a channel hands over messages: into the inbox, and to the workers."""

        async def store(updates: Sequence[inbox.NewUpdate]) -> tuple[bytes, ...]:
            return await self.database.write(lambda tx: inbox.store(tx, channel.name, updates))

        return store, partial(self.workers.wake, channel=channel.name)

    def _routes(self) -> list[Route]:
        desk = DeskContext(
            self.database,
            self.started.keyring,
            lambda: self.office,
            lambda: self.rules,
            self._link,
            self.deliverer.wake,
            self.settings.public_url or "",
            charts=self.charts,
        )
        of_channels = [route for channel in self.channels.values() for route in channel.routes(*self._ways_in(channel))]
        return [*of_channels, *desk_routes(desk), Route("/healthz", healthz(self.database))]

    async def _measure(self) -> None:
        routes = metrics_routes(self.database, lambda: self.office, lambda: self.rules, lambda: self.leads)
        await serve_metrics(routes, self.settings.metrics_host, self.settings.metrics_port, self.stop)

    async def _serve(self, web: uvicorn.Server) -> None:
        await web.serve(sockets=[self.socket])
        if not self.stop.is_set():
            raise OSError("the web server stopped")

    async def _introduce(self, channel: Channel) -> None:
        await channel.introduce()
        if link := channel.link(""):
            await self.database.write(lambda tx: facts.set_fact(tx, f"link:{channel.name}", link))

    async def _lead(self) -> None:
        """Again and again: becomes the leader, and leads until the lead is lost or the process stops."""
        while not self.stop.is_set():
            async with lead(self.settings.database_url.get_secret_value(), self.stop) as leadership:
                if leadership is None:
                    break
                self.leads = True
                await self._work_as_leader(leadership)
        self.received.set()

    async def _work_as_leader(self, leadership: Leadership) -> None:
        """At a stop it receives no more, and goes on sending until every message is answered."""
        stop_sending, stop_the_rest = asyncio.Event(), asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            sending = tasks.create_task(self.deliverer.run(stop_sending))
            self._start_leaders_work(tasks, stop_the_rest)
            receiving = [
                tasks.create_task(channel.receive(*self._ways_in(channel), stop_the_rest))
                for channel in self.channels.values()
            ]
            ends = [tasks.create_task(leadership.lost()), tasks.create_task(self.stop.wait())]
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            stop_the_rest.set()
            if self.stop.is_set():
                await asyncio.gather(*receiving)
                self.received.set()
                await self.answered.wait()
                await self.deliverer.finish(LAST_ANSWERS)
            else:
                log.warning("another process leads now")
            stop_sending.set()
            self.leads = False
            await sending
            for end in ends:
                end.cancel()

    def _start_leaders_work(self, tasks: asyncio.TaskGroup, stop: asyncio.Event) -> None:
        """Everything besides receiving and sending that only one process may do."""
        path = self.settings.sqlite_path
        around = (self.database, lambda: self.office, lambda: self.rules, self.deliverer.wake)
        tasks.create_task(run_broadcasts(self.database, self.deliverer.wake, stop))
        tasks.create_task(run_housekeeping(*around, stop, disk=partial(disk_of, path.parent) if path else None))
        tasks.create_task(rebook_affected_forever(*around, stop))
        tasks.create_task(show_progress(*around, stop))
