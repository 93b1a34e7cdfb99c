"""A chat page on a real socket, with a scripted conversation behind it that answers from the real inbox."""

import asyncio
import random
import socket
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

import uvicorn
from sqlalchemy import select

from bot.channels.contract import Doable, Incoming
from bot.channels.web.channel import WebChannel
from bot.channels.web.long_poll import Pages
from bot.channels.web.routes import routes
from bot.domain.rules import Rules
from bot.domain.staff import Role
from bot.http.connections import ImpatientProtocol
from bot.http.site import Site
from bot.rendering import qr
from bot.rendering.text import Labels
from storage import tables
from storage.chats import chats, inbox
from storage.engine.database import Database, open_database
from storage.engine.keyring import Keyring, new_keyring
from storage.engine.transaction import Transaction, TransactionFactory
from storage.staff import staff
from tests.http.listening import listening

NOON = datetime(2024, 12, 22, 9, tzinfo=UTC)

Answer = Callable[[Incoming], Iterable[Doable]]


@dataclass
class Clock:
    """Seconds; `now += 60` is a minute later."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@asynccontextmanager
async def new_database(url: str, keyring: Keyring | None = None) -> AsyncIterator[Database]:
    database = await open_database(url, TransactionFactory(keyring or new_keyring(), lambda: NOON, random.Random(7)))
    try:
        yield database
    finally:
        await database.close()


async def enrol(database: Database, address: str) -> None:
    """Makes the browser's chat one of an admin."""

    def write(tx: Transaction) -> None:
        chat_id = chats.find_chat_id(tx, "web", address)
        assert chat_id
        staff.enrol(tx, staff.invite(tx, Role.ADMIN, None, None, Rules()).payload, chat_id)

    await database.write(write)


@dataclass
class Served:
    """``heard`` is everything the script answered; ``address`` of a sender is looked up as a turn does."""

    database: Database
    url: str
    pages: Pages
    channel: WebChannel
    clock: Clock
    answer: Answer
    heard: list[Incoming] = field(default_factory=list)
    senders: "asyncio.Queue[bytes]" = field(default_factory=asyncio.Queue)

    async def converse(self) -> None:
        while True:
            sender = await self.senders.get()
            while (waiting := await self.database.read(partial(inbox.next_waiting, sender=sender))) is not None:
                incoming = self.channel.read(waiting.payload)
                self.heard.append(incoming)
                if address := await self.address(sender):
                    for number, doable in enumerate(self.answer(incoming)):
                        await self.channel.deliver(address, doable, f"{waiting.id}-{number}")
                handled = partial(inbox.mark_handled, seq=waiting.seq, draft_id=None, message_ref=incoming.ref)
                await self.database.write(handled)

    async def address(self, sender: bytes) -> str | None:
        """None of whoever was erased meanwhile."""

        def look(tx: Transaction) -> str | None:
            chats = tables.chats
            found = select(chats.c.id, chats.c.address).where(chats.c.address_index == sender)
            row = tx.connection.execute(found).first()
            return tx.keyring.open(chats.c.address, row.id, row.address) if row else None

        return await self.database.read(look)


async def drawn(locale: str) -> bytes:
    """In the place of the chart: a picture that can be read."""
    return qr.draw(f"chart {locale}")


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


@asynccontextmanager
async def serving(
    database: Database,
    answer: Answer,
    *,
    port: int = 0,
    per_hour: int = 20,
    patience: float = 25.0,
    elsewhere: Callable[[], str] = str,
) -> AsyncIterator[Served]:
    port = port or free_port()
    clock = Clock()
    pages = Pages(clock)
    url = f"http://127.0.0.1:{port}"
    served = Served(database, url, pages, WebChannel(database, pages), clock, answer)
    wake = served.senders.put_nowait
    words = Labels("page-")
    page = routes(
        database,
        pages,
        wake,
        words,
        drawn,
        per_hour=per_hour,
        clock=clock,
        patience=patience,
        elsewhere=elsewhere,
    )
    config = uvicorn.Config(
        Site(page),
        "127.0.0.1",
        port,
        http=ImpatientProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
    )
    async with listening(config), asyncio.TaskGroup() as tasks:
        talking = tasks.create_task(served.converse())
        try:
            yield served
        finally:
            pages.close()
            talking.cancel()
