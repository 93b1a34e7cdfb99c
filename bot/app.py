"""The composition root: the only file that knows everyone, and the one task group that everything runs in.

Every process serves web and webhook and takes turns; the one that leads also polls, sends and keeps house.
"""

import asyncio
import socket
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlsplit

import structlog
import uvicorn
from starlette.routing import Route

from bot.channels.contract import Channel
from bot.channels.telegram.menu import introduce
from bot.channels.telegram.polling import poll
from bot.channels.telegram.sending import TelegramChannel
from bot.channels.telegram.transport import open_bot
from bot.channels.telegram.webhook import set_webhook, webhook_endpoint
from bot.channels.web.channel import WebChannel
from bot.channels.web.long_poll import Pages
from bot.channels.web.routes import routes
from bot.config import clock
from bot.config.log import where
from bot.config.settings import Settings
from bot.desk.context import DeskContext
from bot.desk.routes import routes as desk_routes
from bot.domain.office import Office
from bot.domain.pause import Pause
from bot.domain.rules import Rules
from bot.http.server import http_server
from bot.inbox.turn import TurnContext
from bot.inbox.workers import TurnWorkers
from bot.leader.broadcast_progress import show_progress
from bot.leader.broadcasts import run_broadcasts
from bot.leader.closures import rebook_affected_forever
from bot.leader.election import lead
from bot.leader.housekeeping import run_housekeeping
from bot.monitoring.alarms import disk_of
from bot.monitoring.metrics import healthz, metrics_routes, serve_metrics
from bot.outbox.delivery import Deliverer
from bot.rendering.stats import picture
from bot.rendering.text import Labels, write
from bot.startup import Started
from storage import facts
from storage.bookings import qr_files
from storage.chats import inbox
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office import offices
from storage.office import pause as service
from storage.outbox import deliveries

WEBHOOK_PATH = "/telegram/webhook"
OFFICE_AGE = 1.0  # seconds that new hours may take to reach every process
DRAIN = 10.0  # seconds that a stop gives to what is under way
LAST_ANSWERS = 5.0  # seconds more for what is due to be sent by then
log = structlog.get_logger()


@dataclass(slots=True)
class App:
    """One running process. ``stop`` ends it gently; kill -9 loses nothing either."""

    settings: Settings
    opened: Started
    socket: socket.socket
    stop: asyncio.Event
    office: Office = field(init=False)
    usual_rules: Rules = field(init=False)
    pause: Pause | None = None
    leads: bool = False
    channels: dict[str, Channel] = field(default_factory=dict)
    charts: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    @property
    def rules(self) -> Rules:
        """By the clock of the office that stands now."""
        return self.usual_rules.in_zone(self.office.zone)

    async def run(self) -> None:
        self.office, self.usual_rules = self.opened.office, self.opened.rules
        database, pages = self.opened.database, Pages(time.monotonic)
        async with AsyncExitStack() as stack:
            self.channels["web"] = WebChannel(database, pages)
            telegram = await self._open_telegram(stack)
            deliverer = Deliverer(
                database,
                self.channels,
                clock.now,
                per_second={each.name: each.per_second for each in self.rules.channels},
                rules=self.rules,
            )
            workers = TurnWorkers(database, self._turn_context, deliverer.wake)
            web = self._web(database, pages, workers, deliverer, telegram)
            silent, received, answered = asyncio.Event(), asyncio.Event(), asyncio.Event()
            async with asyncio.TaskGroup() as tasks:
                refreshing = tasks.create_task(self._refresh(database))
                leading = tasks.create_task(self._lead(deliverer, workers, telegram, silent, answered))
                working = tasks.create_task(workers.run(received))
                server = tasks.create_task(self._serve(web))
                if self.settings.metrics_port:
                    tasks.create_task(self._measure(database))
                introducing = tasks.create_task(self._introduce(telegram, database)) if telegram else None
                await self.stop.wait()
                # What came in is answered before the way out is closed.
                pages.close()
                web.should_exit = True
                await server
                await silent.wait()
                received.set()
                await working
                answered.set()
                refreshing.cancel()
                if introducing:
                    introducing.cancel()
                await leading

    def _turn_context(self) -> TurnContext:
        return TurnContext(self.office, self.rules, self.channels, self.pause)

    async def _draw_chart(self, locale: str) -> bytes | None:
        return await picture(self.opened.database, self.office, locale, clock.now(), self.charts)

    async def _open_telegram(self, stack: AsyncExitStack) -> TelegramChannel | None:
        token = self.settings.telegram_token
        if token is None:
            return None
        database = self.opened.database

        async def recall(digits: str) -> str | None:
            return await database.read(lambda tx: qr_files.recall_picture(tx, digits))

        async def remember(digits: str, file_id: str) -> None:
            await database.write(lambda tx: qr_files.remember_picture(tx, digits, file_id))

        bot = open_bot(token.get_secret_value(), self.settings.telegram_api_url)
        channel = TelegramChannel(bot, recall_file=recall, remember_file=remember, draw_chart=self._draw_chart)
        self.channels["telegram"] = channel
        return await stack.enter_async_context(channel)

    def _web(
        self,
        database: Database,
        pages: Pages,
        workers: TurnWorkers,
        deliverer: Deliverer,
        telegram: TelegramChannel | None,
    ) -> uvicorn.Server:
        served = routes(
            database,
            pages,
            partial(workers.wake, channel="web"),
            Labels("page-"),
            self._draw_chart,
            public_url=self.settings.public_url or "",
            per_hour=self.settings.web_chats_per_prefix_per_hour,
        )
        desk = DeskContext(
            database,
            self.opened.keyring,
            lambda: self.office,
            lambda: self.rules,
            telegram.link if telegram else lambda payload: "",
            deliverer.wake,
            self.settings.public_url or "",
            charts=self.charts,
        )
        served += desk_routes(desk)
        secret = self.settings.telegram_webhook_secret
        if telegram and secret and self.settings.telegram_webhook_url:
            store = partial(_store, database)
            endpoint = webhook_endpoint(
                telegram, secret.get_secret_value(), store, partial(workers.wake, channel="telegram")
            )
            path = urlsplit(_webhook_url(self.settings.telegram_webhook_url)).path
            served.append(Route(path, endpoint, methods=["POST"]))
        served.append(Route("/healthz", healthz(database)))
        return http_server(served, drain=DRAIN, trusted_proxies=self.settings.trusted_proxies)

    async def _measure(self, database: Database) -> None:
        served = metrics_routes(database, lambda: self.office, lambda: self.rules, lambda: self.leads)
        await serve_metrics(served, self.settings.metrics_host, self.settings.metrics_port, self.stop)

    async def _serve(self, web: uvicorn.Server) -> None:
        await web.serve(sockets=[self.socket])
        if not self.stop.is_set():
            raise OSError("the web server stopped")

    async def _lead(
        self,
        deliverer: Deliverer,
        workers: TurnWorkers,
        telegram: TelegramChannel | None,
        silent: asyncio.Event,
        answered: asyncio.Event,
    ) -> None:
        """Again and again: become the leader, and do what only one process may, until the lead is lost or it ends.

        At a stop it says when it polls no more (``silent``), and goes on sending until all that came is ``answered``.
        """
        url, path = self.settings.database_url.get_secret_value(), self.settings.sqlite_path
        house = (self.opened.database, lambda: self.office, lambda: self.rules, deliverer.wake)
        disk = partial(disk_of, path.parent) if path else None
        while not self.stop.is_set():
            async with lead(url, self.stop) as leadership:
                if leadership is None:
                    break
                quit_now, quit_sending, self.leads = asyncio.Event(), asyncio.Event(), True
                async with asyncio.TaskGroup() as tasks:
                    sending = tasks.create_task(deliverer.run(quit_sending))
                    tasks.create_task(run_broadcasts(self.opened.database, deliverer.wake, quit_now))
                    tasks.create_task(run_housekeeping(*house, quit_now, disk=disk))
                    tasks.create_task(rebook_affected_forever(*house, quit_now))
                    tasks.create_task(show_progress(*house, quit_now))
                    receiving = tasks.create_task(self._receive(telegram, workers, quit_now))
                    lost = tasks.create_task(leadership.lost())
                    stopped = tasks.create_task(self.stop.wait())
                    await asyncio.wait((lost, stopped), return_when=asyncio.FIRST_COMPLETED)
                    quit_now.set()
                    if self.stop.is_set():
                        await receiving
                        silent.set()
                        await answered.wait()
                        await self._send_out()
                    else:
                        log.warning("another process leads now")
                    quit_sending.set()
                    self.leads = False
                    await sending
                    lost.cancel()
                    stopped.cancel()
        silent.set()

    async def _receive(self, telegram: TelegramChannel | None, workers: TurnWorkers, stop: asyncio.Event) -> None:
        if telegram is None:
            return
        url, secret = self.settings.telegram_webhook_url, self.settings.telegram_webhook_secret
        if url and secret:
            async with asyncio.TaskGroup() as tasks:
                setting = tasks.create_task(set_webhook(telegram, _webhook_url(url), secret.get_secret_value()))
                await stop.wait()
                setting.cancel()  # it may still be trying
        else:
            await poll(telegram, partial(_store, self.opened.database), partial(workers.wake, channel="telegram"), stop)

    async def _send_out(self) -> None:
        """The last answers leave before the process does; what Telegram does not take now waits for the next start."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_ANSWERS):
                while await self.opened.database.read(self._any_due):  # noqa: ASYNC110  # once in a process's life
                    await asyncio.sleep(0.02)

    def _any_due(self, tx: Transaction) -> bool:
        return any(deliveries.any_unfinished(tx, channel) for channel in self.channels)

    async def _introduce(self, telegram: TelegramChannel, database: Database) -> None:
        await introduce(telegram, lambda locale, command: write(f"command-{command}", locale))
        await database.write(lambda tx: facts.set_fact(tx, "chat_link", telegram.link("")))

    async def _refresh(self, database: Database) -> None:
        """New hours and facts count from the next message on, whoever loaded them."""
        version = ""
        while True:
            try:
                self.pause = await database.read(service.find_pause)
                newest = await database.read(offices.office_version)
                if newest != version:
                    office = await database.read(offices.find_office)
                    self.office = office or self.office
                    version = newest
            except Exception as error:
                log.warning("stations not read", error=where(error))
            await asyncio.sleep(OFFICE_AGE)


def _webhook_url(url: str) -> str:
    """A bare host gets our usual path; the path of a whole address is the one we serve."""
    return url.rstrip("/") + WEBHOOK_PATH if urlsplit(url).path in ("", "/") else url


async def _store(database: Database, updates: Sequence[inbox.NewUpdate]) -> tuple[bytes, ...]:
    return await database.write(lambda tx: inbox.store(tx, "telegram", updates))
