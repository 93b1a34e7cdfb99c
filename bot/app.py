"""The composition root: the only file that knows everyone, and the one task group that everything runs in.

Every process serves pages and webhooks and takes turns; the one that leads a channel also receives and sends there, and
one leads the periodic work.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import structlog
import uvicorn
from sqlalchemy import make_url
from starlette.routing import BaseRoute, Route

from bot.actions.notes import offered
from bot.channels.contract import Channel, Store, Wake
from bot.channels.open import any_link, open_channels
from bot.config.log import where
from bot.config.settings import Settings, is_elsewhere
from bot.conversation.reading.by_example.likely import expect
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.http.read_later import ReadLater
from bot.http.server import http_server
from bot.inbox.at_once import take_in
from bot.inbox.clock_pause import pause_of_clock
from bot.inbox.learning import learn, recall
from bot.inbox.turn import TurnContext
from bot.inbox.workers import TurnWorkers
from bot.leader.channel_leads import ChannelLeads
from bot.leader.clock import hear_others
from bot.leader.election import PERIODIC, Candidacy, candidacy, lead_again
from bot.leader.periodic_work import work_periodically
from bot.leader.term import Beats, Term
from bot.monitoring.healthz import Health, healthz
from bot.monitoring.lost_files import report_lost
from bot.monitoring.mismatches import report_forever
from bot.outbox.channel_sender import POLL
from bot.outbox.delivery import Deliverer
from bot.startup import StandingOffice, Started
from storage.chats import inbox
from storage.chats.accounts import keep_link
from storage.engine.bells import Bells
from storage.engine.database import Database

DRAIN = 10.0  # seconds that a stop gives to requests and turns under way
LEARN_AFTER = 0.5  # seconds
DUE, STORED = "due", "stored"  # what processes tell each other; a channel's own news begin with its name
TRY_AGAIN = 5.0  # seconds until what a start reads and writes is tried again
log = structlog.get_logger()


@dataclass(slots=True)
class App:
    """One running process. ``stop`` ends it gently; kill -9 loses nothing either."""

    settings: Settings
    started: Started
    socket: socket.socket
    stop: asyncio.Event
    look: float = POLL
    """Seconds until what waits to be sent is found though nobody woke us."""
    standing: StandingOffice = field(init=False)
    channels: dict[str, Channel] = field(default_factory=dict)
    charts: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    workers: TurnWorkers = field(init=False)
    deliverer: Deliverer = field(init=False)
    health: Health = field(init=False)
    bells: Bells | None = None
    """None on SQLite, where no other process serves."""
    candidacies: dict[str, Candidacy] = field(default_factory=dict)
    """The leads that this process may win, by name: one a channel, and one for the periodic work."""
    leading: ChannelLeads = field(init=False)

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
        news = self._ring, self._hash_of_hour
        around = (self.database, self._draw_chart, self.started.clock.hear, *news, lambda: self.standing.refused)
        async with open_channels(self.settings, *around) as channels:
            self.channels = {channel.name: channel for channel in channels}
            self.deliverer = Deliverer(
                self.database, self.channels, self.started.clock.now, rules=self.rules, look=self.look
            )
            self._stand_for_leads()
            doubt, lost = self.started.clock.doubt, self.started.files.lost
            self.health = Health(self.database, self.channels, self._vacancies, doubt=doubt, lost=lost)
            self.workers = TurnWorkers(self.database, self._turn_context, self._wake_sending)
            share, proxies = self.settings.lines_per_network, self.settings.trusted_proxies
            web = http_server(self._routes(), drain=DRAIN, of_a_network=share, trusted_proxies=proxies)
            await self._serve_until_stopped(web)

    async def _serve_until_stopped(self, web: uvicorn.Server) -> None:
        """At a stop the messages that came in are answered before the way out is closed."""
        turns_may_end = asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            leading = [tasks.create_task(self.leading.lead(channel)) for channel in self.channels.values()]
            periodic = lead_again(self.candidacies[PERIODIC], self.database, self.stop, self._work_periodically)
            leading += [tasks.create_task(periodic)]
            working = tasks.create_task(self.workers.run(turns_may_end))
            serving = tasks.create_task(self._serve(web))
            background = [tasks.create_task(self.standing.refresh())]
            background += [tasks.create_task(report_forever(self.database, self.started.mismatches))]
            background += [tasks.create_task(report_lost(self.started.files.lost))]
            elsewhere = is_elsewhere(self.settings.database_url.get_secret_value())
            background += [tasks.create_task(self.bells.run())] if self.bells else []
            clocks = hear_others(self.database, self.started.clock, self._keeps_house, elsewhere, self.stop)
            background += [tasks.create_task(clocks)]
            background += [tasks.create_task(self._learn_examples())]
            background += [tasks.create_task(self._introduce(channel)) for channel in self.channels.values()]
            if self.settings.metrics_port:
                tasks.create_task(self._measure())
            await self.stop.wait()
            for channel in self.channels.values():
                channel.close()
            web.should_exit = True
            await serving
            await self.leading.received.wait()
            turns_may_end.set()
            await working
            self.leading.answered.set()
            for task in background:
                task.cancel()
            await asyncio.gather(*leading)

    async def _learn_examples(self) -> None:
        """Beside what goes on; first answers go first."""
        expect()
        await asyncio.to_thread(recall)
        await asyncio.sleep(LEARN_AFTER)
        await learn()
        self.workers.look_soon()

    def _stand_for_leads(self) -> None:
        url, beats = self.settings.database_url.get_secret_value(), Beats.of(self.settings.lead_silence_seconds)
        self.candidacies = {name: candidacy(url, name, beats) for name in (*self.channels, PERIODIC)}
        around = self.database, self.deliverer, self._ways_in, self.stop
        self.leading = ChannelLeads(self.candidacies, *around, receiving=set(self.channels))
        if make_url(url).get_backend_name() == "postgresql":
            self.bells = Bells(url, self._rung)

    def _wake_sending(self, channel: str = "") -> None:
        """Something was queued for that channel (or any), and is committed: whoever leads it looks at once."""
        self.deliverer.wake(channel)
        for name in (channel,) if channel else self.channels:
            if not self.candidacies[name].leads:
                self._ring(DUE, name)

    def _ring(self, *words: str) -> None:
        """Tells the other processes on this database, where there can be any."""
        if self.bells is not None:
            self.bells.ring(" ".join(words))

    def _hash_of_hour(self, address: str, hour: int) -> bytes:
        return self.started.keyring.index("ring", address, str(hour))

    def _rung(self, news: str) -> None:
        """By another process; "": anything may have happened."""
        kind, _, rest = news.partition(" ")
        if kind in ("", DUE):
            self.deliverer.wake(rest)
        if kind in ("", STORED):
            self.workers.look_soon()
        for channel in self.channels.values():
            if kind in ("", channel.name):
                channel.rung(rest)

    def _turn_context(self) -> TurnContext:
        pause = self.standing.pause or pause_of_clock(self.started.clock)
        may_be_heard = offered(self.standing.notes, self.rules)
        return TurnContext(self.office, self.rules, self.channels, pause, self.standing.page, may_be_heard)

    async def _draw_chart(self, locale: str) -> bytes | None:
        from bot.rendering.stats import picture  # read with the first chart

        return await picture(self.database, self.office, locale, self.started.clock.now(), self.charts)

    def _link(self, payload: str) -> str:
        """The address that opens a chat with that payload, on a channel that has one and can be used."""
        return any_link(self.channels.values(), self.standing.refused, payload)

    def _ways_in(self, channel: Channel) -> tuple[Store, Wake]:
        """The two calls by which a channel hands over messages: into the inbox, and to the workers."""

        async def store(updates: Sequence[inbox.NewUpdate]) -> tuple[bytes, ...]:
            context = self._turn_context()
            senders = await take_in(self.database, channel.name, updates, context, self._wake_sending)
            if senders:
                self._ring(STORED)
            return senders

        return store, partial(self.workers.wake, channel=channel.name)

    def _desk_routes(self) -> Sequence[BaseRoute]:
        from bot.desk.context import DeskContext
        from bot.desk.routes import routes

        context = DeskContext(
            self.database,
            self.started.keyring,
            lambda: self.office,
            lambda: self.rules,
            self._link,
            self._wake_sending,
            self.settings.public_url or "",
            now=self.started.clock.now,
            charts=self.charts,
        )
        return routes(context)

    def _routes(self) -> list[BaseRoute]:
        of_channels = [route for channel in self.channels.values() for route in channel.routes(*self._ways_in(channel))]
        return [*of_channels, ReadLater("/desk", self._desk_routes), Route("/healthz", healthz(self.health))]

    def _keeps_house(self) -> bool:
        return self.candidacies[PERIODIC].leads

    def _leads(self) -> dict[str, bool]:
        return {name: one.leads for name, one in self.candidacies.items()}

    def _vacancies(self) -> dict[str, float]:
        return {name: one.vacant_for() for name, one in self.candidacies.items()}

    async def _measure(self) -> None:
        from bot.monitoring.metrics import metrics_routes, serve_metrics  # read only where it is asked for

        office, rules, doubt = lambda: self.office, lambda: self.rules, self.started.clock.doubt
        routes = metrics_routes(self.database, office, rules, self._leads, self.health, doubt=doubt)
        await serve_metrics(routes, self.settings.metrics_host, self.settings.metrics_port, self.stop)

    async def _serve(self, web: uvicorn.Server) -> None:
        await web.serve(sockets=[self.socket])
        if not self.stop.is_set():
            raise OSError("the web server stopped")

    async def _introduce(self, channel: Channel) -> None:
        await _until_done("a channel is not introduced yet", channel.name, channel.introduce)
        if link := channel.link(""):
            keep = partial(keep_link, account=channel.name, link=link, beside=self.channels)
            write = partial(self.database.write, keep)
            await _until_done("the address of a channel is not kept yet", channel.name, write)

    async def _work_periodically(self, term: Term) -> None:
        await work_periodically(
            term,
            self.stop,
            database=self.database,
            office=lambda: self.office,
            rules=lambda: self.rules,
            wake=self._wake_sending,
            clock=self.started.clock,
            path=self.settings.sqlite_path,
            lost=self.started.files.lost,
        )


async def _until_done(what: str, channel: str, do: Callable[[], Awaitable[object]]) -> None:
    """Nothing that is read or written at the start may end a process."""
    while True:
        try:
            await do()
        except Exception as error:
            log.warning(what, channel=channel, error=where(error))
            await asyncio.sleep(TRY_AGAIN)
        else:
            return
