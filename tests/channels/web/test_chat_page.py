"""The chat page over a real socket: what is said, shown, shown again, and forgotten."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image

from bot.channels.contract import Incoming, Sent
from bot.conversation.core.events import (
    ChoiceTapped,
    CommandGiven,
    LocationShared,
    OtherReceived,
    PictureRead,
    PictureUnread,
    TextReceived,
)
from bot.domain.message import Delete, Edit, Leave, Message, Send
from bot.domain.rules import BACKUPS_LATE, BACKUPS_LIVE
from bot.rendering import qr
from bot.rendering.text import write
from storage import tables
from storage.chats import chats, web_log
from storage.engine.database import Database
from tests.channels.web.serving import enrol, serving
from tests.channels.web.visitor import CODE, KEY, echo, rows_of, texts, visiting


async def test_what_is_said_is_shown_and_answered(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor:
        await visitor.log()
        status, acknowledged = await visitor.say(text="hello <b>")
        entries = await visitor.until(2)
        assert (status, acknowledged) == (202, {"key": KEY, "ref": entries[0]["ref"]})
        assert texts(entries) == ["hello <b>", "you said hello <b>"]
        assert entries[0]["own"]["key"] == KEY
        heard = [replace(one, network="") for one in served.heard]
        assert heard == [Incoming(TextReceived("hello <b>"), ref=entries[0]["ref"])]


async def test_a_waiting_page_hears_at_once_and_an_idle_one_is_let_go(database: Database) -> None:
    async with serving(database, echo, patience=1.5) as served, visiting(served) as visitor:
        await visitor.log()
        await visitor.say(text="hello")
        await visitor.until(2)
        version = (await visitor.log())["version"]
        assert (await visitor.log(version))["entries"] == []
        async with asyncio.TaskGroup() as tasks:
            waiting = tasks.create_task(visitor.log(version))
            await asyncio.sleep(0.05)
            await visitor.say(text="more", key="another-key-0123")
        assert texts(waiting.result()["entries"])[0] == "more"


async def test_who_has_no_chat_and_who_waits_too_often_is_answered_at_once(database: Database) -> None:
    async with serving(database, echo, patience=60) as served, visiting(served) as visitor:
        await visitor.log()
        async with asyncio.timeout(3):
            assert (await visitor.log(0))["version"] == 0
        await visitor.say(text="hello")
        await visitor.until(2)
        version = (await visitor.log())["version"]
        async with asyncio.TaskGroup() as tasks:
            waiting = [tasks.create_task(visitor.log(version)) for _ in range(3)]
            await asyncio.sleep(0.2)
            assert not any(task.done() for task in waiting)
            async with asyncio.timeout(3):
                assert (await visitor.log(version))["entries"] == []
            assert not any(task.done() for task in waiting)
            served.pages.close()


async def test_a_message_sent_again_is_heard_and_shown_once(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor:
        await visitor.log()
        for _ in range(3):
            assert (await visitor.say(text="hello"))[0] == 202
        await visitor.say(text="end", key="another-key-0123")
        assert texts(await visitor.until(4)) == ["hello", "you said hello", "end", "you said end"]
        assert len(served.heard) == 2


async def test_a_delivery_made_again_shows_once_and_the_refs_agree(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor:
        await visitor.log()
        await visitor.say(text="hello")
        await visitor.until(2)
        address = visitor.address
        first = await served.channel.deliver(address, Send(Message("news", "en")), "delivery-1")
        again = await served.channel.deliver(address, Send(Message("news", "en")), "delivery-1")
        assert first == again
        assert isinstance(first, Sent)
        assert texts(await visitor.until(3)) == ["hello", "you said hello", "news"]
        await served.channel.deliver(address, Leave(Message("bye", "en")), "delivery-2")
        await served.channel.deliver(address, Delete((first.ref,)), "delivery-3")
        gone = await served.channel.deliver(address, Edit(first.ref, Message("instead")), "delivery-4")
        assert gone != first
        assert texts(await visitor.until(3)) == ["hello", "you said hello", "instead"]


async def test_a_tap_names_its_message_and_paging_leaves_no_bubble(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor:
        await visitor.log()
        await visitor.say(text="/Calendar  now ", label="Calendar")
        ref = (await visitor.until(2))[1]["ref"]
        assert (await visitor.say(choice="page:2", pressed=ref, label="Next", key="tap-0000000000001"))[0] == 202
        await visitor.until_text("page 2")
        assert texts(await visitor.until(2)) == ["Calendar", "page 2"]
        await visitor.say(choice="page:done", pressed=ref, label="Done", key="tap-0000000000002")
        assert texts(await visitor.until(4)) == ["Calendar", "page 2", "Done", "ChoiceTapped"]
        assert [heard.event for heard in served.heard] == [
            CommandGiven("calendar", "now"),
            ChoiceTapped("page", "2"),
            ChoiceTapped("page", "done"),
        ]
        assert served.heard[1].pressed == ref


async def test_a_photographed_code_is_read_and_the_picture_not_kept(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor:
        await visitor.log()
        await visitor.say(text="hello")
        await visitor.until(2)
        await enrol(database, visitor.address)
        blank = io.BytesIO()
        Image.new("L", (64, 64), 255).save(blank, "PNG")
        assert (await visitor.show(qr.draw(CODE), "photo-00000000001"))[0] == 202
        await visitor.until(4)
        await visitor.show(blank.getvalue(), "photo-00000000002")
        await visitor.until(6)
        await visitor.show(b"no picture", "photo-00000000003")
        entries = await visitor.until(8)
        await visitor.show(qr.draw(CODE)[:-20], "photo-00000000004", kind="application/octet-stream")
        await visitor.until(10)
        assert [heard.event for heard in served.heard[1:]] == [
            PictureRead(CODE),
            PictureUnread("no-qr"),
            PictureUnread("not-a-picture"),
            PictureRead(CODE),
        ]
        assert entries[2]["own"] == {"kind": "picture", "key": "photo-00000000001"}
        assert (await visitor.show(b"x", kind="text/html"))[0] == 415


async def test_a_strangers_picture_is_answered_without_being_taken_in(database: Database) -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield qr.draw(CODE)
        await asyncio.sleep(60)

    async with serving(database, echo) as served, visiting(served) as visitor:
        assert await visitor.show(qr.draw(CODE)) == (401, {"why": "no-cookie"})
        await visitor.log()
        async with asyncio.timeout(5):
            assert (await visitor.show(endless()))[0] == 202
            await visitor.until(2)
        assert [heard.event for heard in served.heard] == [PictureUnread("not-a-picture")]
        for number in range(12):  # the first one, before there was a chat, counted for its network
            assert (await visitor.show(b"x", f"photo-{number:011}"))[0] == 202
        assert await visitor.show(b"x", "photo-00000000012") == (429, {"why": "too-fast"})


async def test_a_shared_place_is_heard_and_not_kept(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor:
        await visitor.log()
        await visitor.say(location={"latitude": 36.2, "longitude": 37})
        entries = await visitor.until(2)
        assert served.heard[0].event == LocationShared(36.2, 37.0)
        assert "36.2" not in json.dumps(entries)
        assert (await visitor.say(location={"latitude": 136.2, "longitude": 37}))[0] == 422


async def test_after_an_erasure_the_farewell_is_shown_and_no_chat_is_made(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor:
        await visitor.log()
        await visitor.say(text="hello")
        await visitor.until(2)
        before = await visitor.log()
        address = visitor.address

        def erase(tx: Any) -> None:
            chat_id = chats.find_chat_id(tx, "web", address)
            assert chat_id
            web_log.forget_chat(tx, chat_id)
            tx.connection.execute(tables.chats.delete())

        await database.write(erase)
        await served.channel.deliver(address, Delete(("1",)), "farewell-1")
        await served.channel.deliver(address, Send(Message("all is erased", "en")), "farewell-2")
        card = await visitor.log(before["version"])
        assert (card["log"], card["version"]) == ("", 0)
        assert card["farewell"]["text"] == "all is erased"
        assert await rows_of(database, tables.chats) == await rows_of(database, tables.web_log) == 0
        served.clock.now += 601
        assert "farewell" not in await visitor.log()


async def test_a_page_at_a_process_that_does_not_send_is_told_of_the_erasure_too(database: Database) -> None:
    """The farewell is in the memory of another process, and in no row: nothing is delivered here."""
    async with serving(database, echo) as served, visiting(served) as visitor, visiting(served) as stranger:
        await visitor.log()
        await stranger.log()
        await visitor.say(text="hello")
        await visitor.until(2)
        before = await visitor.log()
        await database.write(lambda tx: tx.connection.execute(tables.web_log.delete()).rowcount)
        await database.write(lambda tx: tx.connection.execute(tables.chats.delete()).rowcount)
        card = await visitor.log(before["version"])
        assert (card["log"], card["entries"]) == ("", [])
        words = {"surface": "page", "days": (BACKUPS_LIVE + BACKUPS_LATE).days}
        assert card["farewell"]["text"] == write("erased", "ar", words)
        assert "farewell" not in await stranger.log(), "who had no chat is told of none"
        served.clock.now += 601
        assert "farewell" not in await visitor.log()


async def test_after_a_restart_the_log_is_there_and_what_was_sent_again_counts_once(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor:
        await visitor.log()
        await visitor.say(text="hello")
        await visitor.until(2)
        port = int(served.url.rpartition(":")[2])
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(visitor.log(2))  # a stop does not wait 25 s for it
            await asyncio.sleep(0.05)
            served.pages.close()
    async with serving(database, echo, port=port) as served:
        await visitor.http.close()
        async with visiting(served) as again:
            again.http.cookie_jar.update_cookies({cookie.key: cookie.value for cookie in visitor.http.cookie_jar})
            await again.say(text="hello")
            assert texts(await again.until(2)) == ["hello", "you said hello"]
            assert served.heard == []


@pytest.mark.parametrize(
    ("payload", "event"),
    [
        ('{"text": "/start i123"}', CommandGiven("start", "i123")),
        ('{"text": "/start"}', CommandGiven("start")),
        ('{"text": "/ لا"}', TextReceived("/ لا")),
        ('{"choice": "day:2024-12-22:1"}', ChoiceTapped("day", "2024-12-22:1")),
        ('{"picture": {"unread": "several-qrs"}}', PictureUnread("several-qrs")),
        ('{"picture": {"unread": "else"}}', OtherReceived()),
        ('{"what": 1}', OtherReceived()),
        ("[]", OtherReceived()),
        ("no json", OtherReceived()),
    ],
)
async def test_a_stored_payload_is_read_as_what_was_said(database: Database, payload: str, event: Any) -> None:
    async with serving(database, echo) as served:
        assert served.channel.read(payload).event == event
