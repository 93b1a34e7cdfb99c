"""A stranger presses the buttons of somebody else's chat, as of a message passed on, or with a client made for it.

What a button says is chosen by whoever presses it. What it names is not there for them: it does and tells nothing.
"""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.telegram.parse import new_update
from bot.domain.message import Edit, Send
from bot.domain.staff import Role, Staff
from storage.chats.chats import find_chat_id, open_chat
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import open_payload
from storage.staff.staff import enrol, invite
from storage.tables import arrivals, bookings, deliveries, holds
from tests.builders import RULES, open_for_tests
from tests.channels.telegram.test_parse import PRIVATE, SALMA, message, query
from tests.inbox.world import BEGINNING, TO_TIME, People

VICTIM = "Amina Haddad"
BOOKED = (*TO_TIME, "[time:earliest]", "[check:confirm]", "/status", "/cancel", "/move", "/menu", "/erase")
STRANGERS = {
    "new": ("hello", "[language:en]"),
    "agreed": BEGINNING,
    "booked": (*BEGINNING, "Basel Nassar", "[document:passport]", "N7654321", *TO_TIME[-1:], *BOOKED[len(TO_TIME) :]),
}


@pytest.fixture
async def people(sqlite_url: str) -> AsyncIterator[People]:
    async with open_for_tests(sqlite_url) as opened:
        yield People(opened.database)


async def messages(people: People, address: str) -> list[Any]:
    def read(tx: Transaction) -> list[Any]:
        mine = deliveries.c.chat_id == (find_chat_id(tx, "console", address) or "")
        found = tx.connection.execute(select(deliveries).where(mine).order_by(deliveries.c.seq)).all()
        sent = [open_payload(tx, row.id, row.payload)[1] for row in found if row.payload]
        return [each.message for each in sent if isinstance(each, Send | Edit)]

    return await people.database.read(read)


async def buttons(people: People, address: str) -> list[str]:
    shown = [button.data for one in await messages(people, address) for row in one.rows for button in row]
    return [data for data in dict.fromkeys(shown) if data]


async def stands(people: People, address: str) -> list[tuple[Any, ...]]:
    """All that the database has of the places of a chat."""

    def read(tx: Transaction) -> list[tuple[Any, ...]]:
        chat_id = find_chat_id(tx, "console", address) or ""
        of_chat = [select(of).where(of.c.chat_id == chat_id) for of in (bookings, holds)]
        rows = [tuple(row) for each in of_chat for row in tx.connection.execute(each)]
        return [*rows, *(tuple(row) for row in tx.connection.execute(select(arrivals)))]

    return await people.database.read(read)


@pytest.mark.parametrize("stranger", STRANGERS)
async def test_a_button_of_somebody_elses_chat_does_and_tells_nothing(people: People, stranger: str) -> None:
    await people.talk("victim", *BOOKED)

    def employ(tx: Transaction) -> object:
        payload = invite(tx, Role.STATION, "saliheen", "clerk", RULES).payload
        return enrol(tx, payload, open_chat(tx, "console", "clerk"))

    assert isinstance(await people.database.write(employ), Staff)
    (code,) = {one.card.code.replace(" ", "") for one in await messages(people, "victim") if one.card}
    await people.talk("clerk", code)
    shown = [*await buttons(people, "victim"), *await buttons(people, "clerk")]
    assert len(shown) > 20
    before = await stands(people, "victim")
    assert before
    await people.talk("stranger", *STRANGERS[stranger])
    own = len(await messages(people, "stranger"))
    for data in shown:
        await people.talk("stranger", f"[{data}]")
    assert await stands(people, "victim") == before
    told = [one.text for one in (await messages(people, "stranger"))[own:]]
    first = VICTIM.split()[0]
    assert [text for text in told if first in text or code in text.replace(" ", "") or code[:4] in text] == []


def test_a_press_in_somebody_elses_chat_is_heard_in_neither() -> None:
    pressed = message({**PRIVATE, "id": 999}, text="?")
    assert new_update(query(pressed, data="check:confirm")) is None
    assert new_update(query(message(text="?"), data="check:confirm")) is not None
    assert SALMA["id"] == PRIVATE["id"]
