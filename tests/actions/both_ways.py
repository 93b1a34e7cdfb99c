"""One office twice, on two databases that were filled alike: an act is done over chat on one, at the desk on the other,
and what it left behind is put into words that can be compared: rows, journal, and deliveries to others.

Ids, numbers drawn by lot and the answer in the admin's own chat are left out; times are compared, as the clocks stand.
"""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from shutil import copyfile
from typing import Any, TypeVar

from sqlalchemy import Table, func, select

from bot.domain.booking import Booking
from bot.domain.message import Message, Send
from bot.domain.rules import Rules
from bot.domain.staff import Role, Staff
from storage import tables
from storage.chats.chats import find_chat_id
from storage.chats.conversations import ChatState, save_conversation
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.offices import load_office
from storage.outbox.deliveries import open_payload
from storage.staff.staff import list_ever
from tests.desk.serving import Browser, Desk, bare, serving
from tests.inbox.world import People

T = TypeVar("T")
COMPARED = (
    *(
        "arrivals",
        "bookings",
        "broadcasts",
        "campaigns",
        "cases",
        "closures",
        "holds",
        "invitations",
        "offers",
        "offline_scans",
    ),
    *("ready_batches", "ready_serials", "service", "slots", "staff", "waits"),
)
SEALED = ("broadcasts", "invitations", "staff")
"""Tables of which the sealed values are compared too: none of them is drawn by lot."""
LEFT_OUT = {
    ("arrivals", "counter"),  # a chat stands at none
    ("arrivals", "nonce"),  # of a page that may send twice; a messenger's update is heard once
    ("broadcasts", "number"),  # drawn by lot
}
OWN_ANSWER = ("reply", "chore")
_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")
_NUMBER = re.compile(r"#\d{4,6}")


@dataclass
class Office:
    """``clerk`` confirms at saliheen, ``boss`` and ``other`` are admins; each has a chat and a browser."""

    desk: Desk
    people: People
    browsers: dict[str, Browser]
    booking: Booking | None = None
    before: int = 0
    names: dict[str, str] = field(default_factory=dict)

    def browser(self, who: str) -> Browser:
        return self.browsers[who]

    def staff(self, who: str) -> Staff:
        member = self.browsers[who].staff
        assert member is not None
        return member

    async def say(self, who: str, *payloads: str) -> list[str]:
        """Words, commands, and taps as ``[step:choice]``; what was answered to the last one."""
        return await self.people.talk(who, *payloads)

    async def begin(self) -> None:
        """What is there by now was there before the act."""
        newest = select(func.max(tables.deliveries.c.seq))
        self.before = await self.desk.read(lambda tx: tx.connection.scalar(newest)) or 0
        self.names = {one.id: one.name for one in (await self.desk.read(list_ever)).values()}


@dataclass(frozen=True)
class Left:
    """What an act leaves behind."""

    rows: dict[str, list[str]]
    journal: list[str]
    deliveries: list[str]


class GivenUp(Exception):
    """By the server, which met a deadlock."""


class TriedTwice:
    """A database whose every write is given up once, when all of it is done but the commit: another try follows."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.dialect, self.serialises_writes = database.dialect, database.serialises_writes

    async def write(self, do: Callable[[Transaction], T]) -> T:
        def in_vain(tx: Transaction) -> None:
            chance = tx.chance
            assert isinstance(chance, Random)
            drawn = chance.getstate()
            try:
                do(tx)
            finally:
                chance.setstate(drawn)  # the same is drawn again, to be compared
            raise GivenUp

        with suppress(GivenUp):
            await self._database.write(in_vain)
        return await self._database.write(do)

    async def read(self, do: Callable[[Transaction], T]) -> T:
        return await self._database.read(do)

    async def purge_deleted(self) -> None:
        await self._database.purge_deleted()

    async def close(self) -> None:
        await self._database.close()


@asynccontextmanager
async def an_office_filled(
    migrated: Path, path: Path, rules: Rules, around: Callable[[Database], Database] = lambda plain: plain
) -> AsyncIterator[Office]:
    copyfile(migrated, path)
    async with AsyncExitStack() as stack:
        desk = await stack.enter_async_context(serving(f"sqlite+aiosqlite:///{path}", around=around))
        desk.rules = rules
        await desk.write(lambda tx: load_office(tx, desk.office))
        browsers = {"clerk": await desk.sign_in(stack, "clerk")}
        for name, counter in (("boss", 1), ("other", 2)):
            browsers[name] = await desk.sign_in(stack, name, Role.ADMIN, None, counter)
        for name, locale in (("clerk", "ar"), ("boss", "en"), ("other", "ar")):
            await desk.write(lambda tx, name=name, locale=locale: _speaks(tx, name, locale))  # type: ignore[misc]
        people = People(desk.database, rules)
        yield Office(desk, people, browsers)


def _speaks(tx: Transaction, name: str, locale: str) -> None:
    chat_id = find_chat_id(tx, "console", name) or ""
    save_conversation(tx, chat_id, ChatState(locale, asked="menu"))


async def what_is_left(office: Office) -> Left:
    def read(tx: Transaction) -> Left:
        rows = {name: _rows(tx, getattr(tables, name), office) for name in COMPARED}
        journal = tables.journal
        noted = select(journal.c.action, journal.c.result, journal.c.staff_id, journal.c.station, journal.c.booking_id)
        written = [_plain(tuple(row), office) for row in tx.connection.execute(noted.order_by(journal.c.seq))]
        return Left(rows, written, _deliveries(tx, office))

    return await office.desk.read(read)


def _rows(tx: Transaction, table: Table, office: Office) -> list[str]:
    found = []
    for found_row in tx.connection.execute(select(table)):
        row, values = found_row._mapping, dict[str, Any]()
        for column in table.c:
            holds, value = column.info["holds"], row[column.name]
            if column.name in ("id", "seq") or (table.name, column.name) in LEFT_OUT:
                continue
            if holds == "sealed" and table.name in SEALED and value is not None:
                values[column.name] = tx.keyring.open(column, row["id"], value)
            elif holds == "plain":
                values[column.name] = value
        found.append(_plain(values, office))
    return sorted(found)


def _deliveries(tx: Transaction, office: Office) -> list[str]:
    """To whom, of what kind, when, and the whole message; in the order in which they were queued."""
    deliveries = tables.deliveries
    addresses = {find_chat_id(tx, "console", name): name for name in ("clerk", "boss", "other", "someone")}
    found = select(deliveries).where(deliveries.c.seq > office.before, deliveries.c.kind.not_in(OWN_ANSWER))
    return [
        _plain((addresses.get(row.chat_id, "?"), row.kind, row.due_at, _message(tx, row)), office)
        for row in tx.connection.execute(found.order_by(deliveries.c.seq))
    ]


def _message(tx: Transaction, row: Any) -> Message | object:
    _, outgoing = open_payload(tx, row.id, row.payload)[:2]
    return outgoing.message if isinstance(outgoing, Send) else outgoing


async def own_messages(office: Office, who: str) -> list[str]:
    """The texts that were queued for somebody's own chat since the act began, of any kind."""

    def read(tx: Transaction) -> list[str]:
        deliveries = tables.deliveries
        mine = select(deliveries).where(
            deliveries.c.chat_id == (find_chat_id(tx, "console", who) or ""), deliveries.c.seq > office.before
        )
        sent = [_message(tx, row) for row in tx.connection.execute(mine.order_by(deliveries.c.seq))]
        return [_plain(each.text, office) for each in sent if isinstance(each, Message)]

    return await office.desk.read(read)


def _plain(value: object, office: Office) -> str:
    """Members of staff by their names; other ids and drawn numbers by what they are."""
    text = bare(str(value))
    for staff_id, name in office.names.items():
        text = text.replace(staff_id, name)
    return _NUMBER.sub("(number)", _ID.sub("(id)", text))
