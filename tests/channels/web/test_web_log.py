"""The log that the pages show: versions, edits, removals, on both databases."""

from collections.abc import AsyncIterator
from datetime import timedelta
from time import monotonic
from typing import cast

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from bot.channels.contract import Later
from bot.channels.web.channel import WebChannel
from bot.channels.web.long_poll import Pages
from bot.domain.message import Message, Send
from storage import tables
from storage.chats import chats, web_log
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from tests.channels.web.serving import NOON, new_database
from tests.databases import ON_BOTH, ON_SQLITE

pytestmark = ON_SQLITE


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    async with new_database(database_url) as database:
        yield database


async def test_an_address_opens_one_chat_and_is_found_by_it(database: Database) -> None:
    assert await database.read(lambda tx: chats.find_chat_id(tx, "web", "somebody")) is None
    first = await database.write(lambda tx: chats.open_chat(tx, "web", "somebody"))
    again = await database.write(lambda tx: chats.open_chat(tx, "web", "somebody"))
    other = await database.write(lambda tx: chats.open_chat(tx, "telegram", "somebody"))
    assert first == again != other
    assert await database.read(lambda tx: chats.find_chat_id(tx, "web", "somebody")) == first


@ON_BOTH
async def test_every_change_gets_the_next_version_and_is_seen_once(database: Database) -> None:
    def write(tx: Transaction) -> tuple[str, str | None, str | None]:
        chat = chats.open_chat(tx, "web", "a")
        return chat, web_log.append(tx, chat, "hello", mine=False), web_log.append(tx, chat, "hi", mine=True)

    chat, hello, hi = await database.write(write)
    assert hello is not None
    assert hi is not None
    news = await database.read(lambda tx: web_log.changes(tx, chat, 0))
    assert [(entry.ref, entry.version, entry.mine, entry.payload) for entry in news.entries] == [
        (hello, 1, False, "hello"),
        (hi, 2, True, "hi"),
    ]
    assert news.version == 2
    assert await database.write(lambda tx: web_log.edit(tx, chat, hello, "hello again"))
    await database.write(lambda tx: web_log.erase(tx, chat, (hi, "999", "no number")))
    news = await database.read(lambda tx: web_log.changes(tx, chat, 2))
    assert [(entry.ref, entry.version, entry.payload) for entry in news.entries] == [
        (hello, 3, "hello again"),
        (hi, 4, None),
    ]
    assert await database.read(lambda tx: web_log.changes(tx, chat, 4)) == web_log.News(4)


async def test_an_edit_of_what_is_gone_or_not_ours_says_so(database: Database) -> None:
    def write(tx: Transaction) -> list[bool]:
        chat, other = chats.open_chat(tx, "web", "a"), chats.open_chat(tx, "web", "b")
        gone, own = web_log.append(tx, chat, "x", mine=False) or "", web_log.append(tx, chat, "y", mine=True) or ""
        theirs = web_log.append(tx, other, "z", mine=False) or ""
        web_log.erase(tx, chat, (gone,))
        return [web_log.edit(tx, chat, ref, "new") for ref in (gone, own, theirs, "", "12345", "-1")]

    assert await database.write(write) == [False] * 6


async def test_a_message_appended_again_under_the_same_id_is_one_row(database: Database) -> None:
    chat = await database.write(lambda tx: chats.open_chat(tx, "web", "a"))
    first = await database.write(lambda tx: web_log.append(tx, chat, "once", mine=False, entry_id="delivery"))
    again = await database.write(lambda tx: web_log.append(tx, chat, "once", mine=False, entry_id="delivery"))
    assert first == again
    assert len((await database.read(lambda tx: web_log.changes(tx, chat, 0))).entries) == 1


@ON_BOTH
async def test_a_long_log_keeps_its_newest_and_a_page_far_behind_gets_the_whole(database: Database) -> None:
    def write(tx: Transaction) -> tuple[str, str]:
        chat = chats.open_chat(tx, "web", "a")
        first = web_log.append(tx, chat, "0", mine=False) or ""
        for number in range(1, 305):
            web_log.append(tx, chat, str(number), mine=number % 2 == 0)
        return chat, first

    def write_more(tx: Transaction) -> None:
        for number in range(305, 1000):
            web_log.append(tx, chat, str(number), mine=False)

    chat, first = await database.write(write)
    news = await database.read(lambda tx: web_log.changes(tx, chat, 0))
    assert [entry.payload for entry in news.entries] == [str(number) for number in range(5, 305)]
    assert (news.version, news.whole) == (310, True)
    told = await database.read(lambda tx: web_log.changes(tx, chat, 300))
    assert (told.whole, told.entries[0].ref, told.entries[0].payload) == (False, first, None)
    assert [entry.payload for entry in told.entries] == [None] * 5 + ["300", "301", "302", "303", "304"]
    await database.write(write_more)
    news = await database.read(lambda tx: web_log.changes(tx, chat, 310))
    assert [entry.payload for entry in news.entries] == [str(number) for number in range(700, 1000)]
    assert news.whole
    count = select(func.count()).select_from(tables.web_log)
    assert await database.read(lambda tx: tx.connection.execute(count).scalar_one()) <= 300 + 500


@ON_BOTH
async def test_what_is_forgotten_leaves_no_row(database: Database) -> None:
    def write(tx: Transaction) -> tuple[str, int, int]:
        chat, other = chats.open_chat(tx, "web", "a"), chats.open_chat(tx, "web", "b")
        for one in (chat, other):
            web_log.append(tx, one, "x", mine=False)
        web_log.forget_chat(tx, chat)
        young = web_log.forget_old(tx, NOON - timedelta(hours=1))
        return chat, young, web_log.forget_old(tx, NOON + timedelta(hours=1))

    chat, young, old = await database.write(write)
    assert (young, old) == (0, 1)
    count = select(func.count()).select_from(tables.web_log)
    assert await database.read(lambda tx: tx.connection.execute(count).scalar()) == 0
    assert await database.write(lambda tx: web_log.append(tx, "no such chat", "x", mine=False)) is None
    assert await database.read(lambda tx: web_log.changes(tx, chat, 1)) == web_log.News(1)


async def test_what_is_old_goes_in_parts_and_says_how_much(database: Database) -> None:
    def write(tx: Transaction) -> None:
        for number in range(5):
            chat = chats.open_chat(tx, "web", str(number))
            for _ in range(250):
                web_log.append(tx, chat, "x", mine=False)

    await database.write(write)
    later = NOON + timedelta(hours=1)
    assert [await database.write(lambda tx: web_log.forget_old(tx, later)) for _ in range(3)] == [1000, 250, 0]


async def test_a_reference_tells_nothing_of_other_chats(database: Database) -> None:
    def write(tx: Transaction) -> list[str | None]:
        return [web_log.append(tx, chats.open_chat(tx, "web", who), "x", mine=False) for who in ("a", "b", "a")]

    refs = await database.write(write)
    assert [ref is not None and len(ref) == 16 for ref in refs] == [True] * 3
    assert sorted(refs, key=str) != refs


@pytest.mark.parametrize("error", [OSError(28, "full"), TimeoutError(), OperationalError("", None, Exception())])
async def test_a_database_that_fails_keeps_a_message_for_later_and_leaves_no_doubt(error: Exception) -> None:
    """Of a message in doubt an ordinary notice would be given up; here it is only written again."""

    class Failing:
        async def write(self, do: object) -> None:
            raise error

    channel = WebChannel(cast("Database", Failing()), Pages(monotonic))
    assert isinstance(await channel.deliver("a", Send(Message("x")), "d1"), Later)
