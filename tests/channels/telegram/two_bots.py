"""Two bots with one office behind them: what a process does on Telegram, over HTTP to simulators as strict as it is."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from sqlalchemy import select

from bot.channels.telegram.bots import open_telegram
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.traits import TRAITS
from bot.config.settings import Settings, bot_of
from bot.inbox.turn import TurnContext
from bot.inbox.workers import TurnWorkers
from bot.outbox.delivery import Deliverer
from storage.chats import inbox
from storage.chats.chats import find_chat_id
from storage.chats.inbox import NewUpdate
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.tables import deliveries
from tests.builders import RULES, Clock, an_office, open_for_tests
from tests.simulator import Person, Simulator

SECOND = "7800000000:AAE-simulated_token_of_a_second_bot0"
AT_ONCE = replace(TRAITS, per_second=0)


@dataclass
class Office:
    """``a`` is the first bot, which people wrote to before there was ``b``. Sending stops and begins by ``sends``."""

    database: Database
    clock: Clock
    a: Simulator
    b: Simulator
    channels: dict[str, TelegramChannel]
    context: TurnContext
    deliverer: Deliverer = field(init=False)
    workers: TurnWorkers = field(init=False)

    def __post_init__(self) -> None:
        self.deliverer = Deliverer(self.database, self.channels, self.clock, rules=RULES, look=0.05)
        self.workers = TurnWorkers(self.database, lambda: self.context, self.deliverer.wake, sweep=0)

    @property
    def second(self) -> str:
        return f"{TRAITS.name}:{bot_of(SECOND)}"

    def phone(self, number: int) -> tuple[Person, Person]:
        """One person, in the chat with each of the bots."""
        return self.a.person(number), self.b.person(number)

    async def store(self, updates: Sequence[NewUpdate], account: str) -> Sequence[bytes]:
        return await self.database.write(partial(inbox.store, channel=account, updates=updates))

    async def rows(self, *where: Any) -> list[Any]:
        def read(tx: Transaction) -> list[Any]:
            return list(tx.connection.execute(select(deliveries).where(*where).order_by(deliveries.c.seq)).all())

        return await self.database.read(read)

    async def recorded(self) -> None:
        """Returns once nothing is being sent whose result is not known."""
        async with asyncio.timeout(10):
            while await self.rows(deliveries.c.status.in_(["due", "sending"])):  # noqa: ASYNC110  # it is a row
                await asyncio.sleep(0.005)

    async def chat_id(self, number: int) -> str:
        found = await self.database.read(lambda tx: find_chat_id(tx, TRAITS.name, str(number)))
        assert found is not None
        return found

    @asynccontextmanager
    async def sending(self, *accounts: str) -> AsyncIterator[None]:
        """One term of lead for each of these."""
        stop = asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            for account in accounts or self.channels:
                tasks.create_task(self.deliverer.run_channel(account, stop))
            try:
                yield
            finally:
                stop.set()


@asynccontextmanager
async def two_bots(url: str, clock: Clock | None = None) -> AsyncIterator[Office]:
    """Both receive and are heard; nothing is sent until ``sending``."""
    clock, stop = clock or Clock(), asyncio.Event()

    async def no_chart(locale: str) -> None:
        return None

    async with (
        Simulator() as a,
        Simulator(SECOND, username="mawid_other_bot") as b,
        open_for_tests(url, clock) as opened,
    ):
        a.beside(b)
        given: dict[str, Any] = {"telegram_token": f"{a.token} {b.token}", "telegram_api_url": a.url}
        settings, first = Settings(**given), bot_of(a.token)
        async with AsyncExitStack() as stack:
            channels = {}
            for token in settings.telegram_tokens:
                one = open_telegram(settings, token, first, AT_ONCE, opened.database, no_chart)
                channels[one.name] = await stack.enter_async_context(one)
            context = TurnContext(an_office(), RULES, channels)
            office = Office(opened.database, clock, a, b, channels, context)
            tasks = await stack.enter_async_context(asyncio.TaskGroup())
            for name, one in channels.items():
                store = partial(office.store, account=name)
                wake = partial(office.workers.wake, channel=name)
                tasks.create_task(one.receive(store, wake, stop))
            tasks.create_task(office.workers.run(stop))
            try:
                yield office
            finally:
                stop.set()


async def until(happened: Callable[[], object], seconds: float = 10) -> None:
    async with asyncio.timeout(seconds):
        while not happened():  # noqa: ASYNC110  # it happens on the other side of HTTP
            await asyncio.sleep(0.005)
