"""A page and a messenger send again what was answered, after its person has erased everything: nothing comes back."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import aiohttp
from sqlalchemy import select
from starlette.routing import Route

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.transport import open_bot
from bot.channels.telegram.webhook import HEADER, webhook_endpoint
from bot.channels.web.channel import WebChannel
from bot.channels.web.long_poll import Pages
from bot.channels.web.routes import routes
from bot.http.site import Site
from bot.inbox.at_once import take_in
from bot.inbox.turn import Taken, TurnContext, take_turn
from bot.rendering.text import Labels
from storage import tables
from storage.chats.inbox import NewUpdate
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from tests.builders import RULES, an_office, open_for_tests
from tests.channels.web.serving import Clock, drawn
from tests.channels.web.visitor import rows_of
from tests.desk.serving import ON_BOTH
from tests.http.listening import as_we_serve, listening
from tests.simulator import Simulator

NUMBER = "02010098765"
pytestmark = ON_BOTH
ALL: Sequence[dict[str, str]] = (
    {"text": "/start"},
    *({"choice": choice, "pressed": "0"} for choice in ("language:en", "consent:agree")),
    {"text": "Amina Haddad"},
    {"choice": "document:national_id", "pressed": "0"},
    {"text": NUMBER},
    {"text": "/erase"},
    {"choice": "confirm-erase:yes", "pressed": "0"},
)


def everything(tx: Transaction) -> dict[str, list[str]]:
    return {
        table.name: sorted(str(tuple(row)) for row in tx.connection.execute(select(table)))
        for table in tables.metadata.sorted_tables
    }


async def take(database: Database, context: TurnContext, senders: Sequence[bytes]) -> None:
    for sender in senders:
        assert isinstance(await database.write(partial(take_turn, sender=sender, context=context)), Taken)


@dataclass
class Served:
    """The chat page as one process has it, and who is to be heard."""

    database: Database
    url: str
    channel: WebChannel
    woken: list[bytes] = field(default_factory=list)

    async def hear(self) -> None:
        senders, self.woken[:] = list(self.woken), []
        await take(self.database, TurnContext(an_office(), RULES, {"web": self.channel}), senders)


@asynccontextmanager
async def serving(url: str, *, seed: int = 1, per_hour: int = 20) -> AsyncIterator[Served]:
    async with open_for_tests(url, seed=seed, empty=seed > 1) as opened:
        pages, woken = Pages(Clock()), list[bytes]()
        site = Site(routes(opened.database, pages, woken.append, Labels("page-"), drawn, per_hour=per_hour))
        async with listening(as_we_serve(site, 0)) as server:
            port = server.servers[0].sockets[0].getsockname()[1]
            channel = WebChannel(opened.database, pages)
            yield Served(opened.database, f"http://127.0.0.1:{port}", channel, woken)
            pages.close()


@dataclass
class Browser:
    """``say`` numbers its keys by what is said, so that the same is a repeat."""

    http: aiohttp.ClientSession
    cookie: str = ""

    async def look(self, served: Served) -> dict[str, Any]:
        headers = {"Sec-Fetch-Site": "same-origin"} | ({"Cookie": f"mawid={self.cookie}"} if self.cookie else {})
        async with self.http.get(f"{served.url}/chat/log", headers=headers) as answer:
            self.cookie = self.cookie or answer.cookies["mawid"].value
            card: dict[str, Any] = await answer.json()
            return card

    async def say(self, served: Served, number: int) -> tuple[int, dict[str, str]]:
        headers = {"Sec-Fetch-Site": "same-origin", "Cookie": f"mawid={self.cookie}"}
        said = {"key": f"message-{number:010}", **ALL[number]}
        async with self.http.post(f"{served.url}/chat/say", json=said, headers=headers) as answer:
            return answer.status, await answer.json()


@asynccontextmanager
async def browsers(many: int) -> AsyncIterator[list[Browser]]:
    async with AsyncExitStack() as stack:
        opened = [aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) for _ in range(many)]
        yield [Browser(await stack.enter_async_context(http)) for http in opened]


async def test_what_a_page_sends_again_after_an_erasure_changes_nothing_and_the_farewell_stays(
    database_url: str,
) -> None:
    async with serving(database_url) as served, browsers(2) as (hers, another):
        await hers.look(served)
        first = []
        for number in range(len(ALL)):
            first.append(await hers.say(served, number))
            assert await hers.say(served, number) == first[-1], "while the first still waits to be heard"
            if number < len(ALL) - 1:
                await served.hear()
        assert NUMBER in str(await hers.look(served)), "this test could not fail"
        await asyncio.gather(served.hear(), hers.say(served, len(ALL) - 1), hers.say(served, 5))
        assert await rows_of(served.database, tables.chats) == await rows_of(served.database, tables.web_log) == 0

        left, farewell = await served.database.read(everything), await hers.look(served)
        assert farewell["log"] == ""
        assert farewell["farewell"]
        every = [number for number in range(len(ALL)) for _ in range(2)]
        assert await asyncio.gather(*(hers.say(served, number) for number in every)) == [first[each] for each in every]
        assert served.woken == []
        assert await served.database.read(everything) == left
        assert await hers.look(served) == farewell

        await another.look(served)
        assert (await another.say(served, 0))[0] == 202
        assert len(served.woken) == 1, "a key is one browser's, and keeps nobody else from being heard"


async def test_one_message_sent_many_times_at_once_to_two_processes_is_one(database_url: str) -> None:
    async with (
        serving(database_url, per_hour=1) as one,
        serving(database_url, seed=2, per_hour=1) as other,
        browsers(2) as (hers, another),
    ):
        await hers.look(one)
        answers = await asyncio.gather(*(hers.say((one, other)[number % 2], 0) for number in range(10)))
        assert [status for status, _ in answers] == [202] * 10
        assert len({said["ref"] for _, said in answers}) == 1
        assert len(one.woken + other.woken) == 1
        found = (tables.chats, tables.web_log, tables.inbox, tables.counts)
        assert [await rows_of(one.database, table) for table in found] == [1] * 4
        made = await one.database.read(lambda tx: tx.connection.execute(select(tables.counts.c.made)).scalar_one())
        assert made == 1, "one new chat of the network"
        await another.look(one)
        assert (await another.say(one, 0))[0] == 429
        assert await rows_of(one.database, tables.inbox) == 1, "who is refused may send it again, and is heard then"


async def test_what_telegram_calls_again_after_an_erasure_changes_nothing(database_url: str) -> None:
    chat = {"id": 5, "type": "private", "first_name": "A"}
    woken: list[bytes] = []

    def update(number: int) -> dict[str, Any]:
        said = ALL[number]
        if "text" in said:
            message = {"message_id": number + 1, "date": 1, "chat": chat, "from": chat, "text": said["text"]}
            return {"update_id": number + 1, "message": message}
        shown = {"message_id": 99, "date": 1, "chat": chat, "text": "?"}
        pressed = {"id": str(number), "from": chat, "chat_instance": "1", "data": said["choice"], "message": shown}
        return {"update_id": number + 1, "callback_query": pressed}

    async with (
        open_for_tests(database_url) as opened,
        Simulator() as simulator,
        TelegramChannel(open_bot(simulator.token, simulator.url)) as channel,
        aiohttp.ClientSession() as http,
    ):
        context = TurnContext(an_office(), RULES, {"telegram": channel})

        async def store(updates: Sequence[NewUpdate]) -> Sequence[bytes]:
            return await take_in(opened.database, "telegram", updates, context, lambda channel: None)

        hear = webhook_endpoint(channel.bot, "a secret", store, woken.append)
        site = Site([Route("/telegram", hear, methods=["POST"])])

        async def call(url: str, number: int) -> int:
            async with http.post(url, data=json.dumps(update(number)), headers={HEADER: "a secret"}) as answer:
                return answer.status

        async with listening(as_we_serve(site, 0)) as server:
            url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/telegram"
            for number in range(len(ALL)):
                assert await call(url, number) == 200
            assert len(woken) == 1, "the erasure itself has a turn of its own"
            await asyncio.gather(take(opened.database, context, woken), call(url, len(ALL) - 1), call(url, 5))
            assert await rows_of(opened.database, tables.chats) == 0
            left, woken[:] = await opened.database.read(everything), []
            every = [number for number in range(len(ALL)) for _ in range(2)]
            assert await asyncio.gather(*(call(url, number) for number in every)) == [200] * len(every)
            assert woken == []
            assert await opened.database.read(everything) == left
