"""People who write to a database that is heard, on a channel that reads as the terminal does and remembers it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from types import SimpleNamespace
from typing import Any

from sqlalchemy import select

from bot.channels.console.channel import NAME, ConsoleChannel
from bot.channels.contract import Heard
from bot.conversation.core.binding import BINDING, without_mark
from bot.domain.message import Edit, Message, Send
from bot.domain.rules import Rules
from bot.inbox.turn import Taken, TurnContext, take_turn
from bot.inbox.workers import TurnWorkers
from storage.chats import inbox
from storage.chats.chats import find_chat_id
from storage.chats.conversations import asked_in
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import open_payload
from storage.tables import chats, deliveries
from tests.builders import RULES, an_office

BROKEN = "broken"
BEGINNING = ("hello", "[language:en]", "[consent:agree]")
TO_STATION = (*BEGINNING, "Amina Haddad", "[document:passport]", "N1234567")
TO_TIME = (*TO_STATION, "[station:saliheen]")


class Channel(ConsoleChannel):
    """Cannot read what begins with ``BROKEN``, as a channel with a fault of ours could not."""

    def __init__(self) -> None:
        super().__init__(lambda text: None)
        self.heard: list[str] = []

    def read(self, payload: str) -> Heard:
        self.heard.append(payload)
        if payload.startswith(BROKEN):
            raise RuntimeError(f"cannot read {payload}")
        return super().read(payload)


@dataclass
class People:
    database: Database
    rules: Rules = RULES
    channel: Channel = field(default_factory=Channel)
    number: int = 0

    def __post_init__(self) -> None:
        self.context = TurnContext(an_office(), self.rules, {NAME: self.channel})

    async def write(self, address: str, *payloads: str) -> bytes:
        """Stored as a messenger's updates are, in this order."""
        numbers = range(self.number, self.number + len(payloads))
        self.number += len(payloads)
        new = [inbox.NewUpdate(str(n), address, payload) for n, payload in zip(numbers, payloads, strict=True)]
        (sender,) = await self.database.write(partial(inbox.store, channel=NAME, updates=new))
        return sender

    async def talk(self, address: str, *payloads: str) -> list[str]:
        """One turn each, without anybody between; what was said to the last one. A choice is tapped as it was shown
        last, with its mark where it binds; one that was never shown, as it stands."""
        said = await self.said(address)
        for payload in payloads:
            said = await self.said(address)
            sender = await self.write(address, await self._shown(address, payload))
            took = await self.database.write(lambda tx, sender=sender: take_turn(tx, sender, self.context))  # type: ignore[misc]
            assert isinstance(took, Taken)
        return (await self.said(address))[len(said) :]

    async def said(self, address: str) -> list[str]:
        """All that waits to be sent to a chat, or was."""
        return [message.text for message in await self._messages(address)]

    async def _shown(self, address: str, payload: str) -> str:
        if payload.strip("[]").partition(":")[2] not in BINDING:
            return payload
        shown = (button.data for message in await self._messages(address) for row in message.rows for button in row)
        return ([payload] + [f"[{data}]" for data in shown if f"[{without_mark(data)}]" == payload])[-1]

    async def _messages(self, address: str) -> list[Message]:
        def read(tx: Transaction) -> list[Message]:
            of_chat = deliveries.c.chat_id == (find_chat_id(tx, NAME, address) or "")
            mine = select(deliveries).where(of_chat, deliveries.c.status != "dropped")
            found = tx.connection.execute(mine.order_by(deliveries.c.seq)).all()
            outgoing = [open_payload(tx, row.id, row.payload)[1] for row in found]
            return [one.message for one in outgoing if isinstance(one, Send | Edit)]

        return await self.database.read(read)

    async def chat(self, address: str) -> Any:
        """Its row, with the step last asked, which is sealed."""

        def read(tx: Transaction) -> Any:
            row = tx.connection.execute(select(chats).where(chats.c.id == find_chat_id(tx, NAME, address))).one()
            return SimpleNamespace(**{**row._mapping, "asked": asked_in(tx, row.id, row.draft, row.asked)})

        return await self.database.read(read)


@asynccontextmanager
async def workers(people: People, sweep: float = 0) -> AsyncIterator[TurnWorkers]:
    """Ends as a process does that was asked to."""
    hears = TurnWorkers(people.database, lambda: people.context, lambda channel: None, sweep=sweep)
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(hears.run(stop))
        try:
            yield hears
        finally:
            stop.set()


async def until(done: Callable[[], Awaitable[bool]], seconds: float = 20.0) -> None:
    async with asyncio.timeout(seconds):
        while not await done():  # noqa: ASYNC110  # what is waited for is in the database
            await asyncio.sleep(0.005)
