"""Somebody at the chat page without a browser, and a conversation that says back what it heard."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from sqlalchemy import func, select

from bot.channels.contract import Doable, Incoming
from bot.conversation.core.events import ChoiceTapped, CommandGiven, TextReceived
from bot.domain.message import Button, Edit, Message, Send
from storage.engine.database import Database
from tests.channels.web.serving import Served

KEY = "0123456789abcdef"
CODE = "482917360531"


def echo(heard: Incoming) -> Iterable[Doable]:
    match heard.event:
        case TextReceived(text):
            yield Send(Message(f"you said {text}", "en"))
        case CommandGiven("code"):
            yield Send(Message("your code", "en", qr=CODE))
        case CommandGiven("chart"):
            yield Send(Message("how it goes", "en", chart=True))
        case CommandGiven(name, argument):
            yield Send(Message(f"command {name} {argument}", "en", ((Button("Next", "page:2"),),)))
        case ChoiceTapped(_, "2"):
            yield Edit(heard.pressed, Message("page 2", "en", ((Button("Done", "page:done"),),)))
        case event:
            yield Send(Message(type(event).__name__, "en"))


class Visitor:
    """A browser's cookies and headers, without its patience."""

    def __init__(self, http: aiohttp.ClientSession, served: Served) -> None:
        self.http, self.url = http, served.url
        self.headers = {"Sec-Fetch-Site": "same-origin"}

    async def log(self, after: int | None = None) -> dict[str, Any]:
        query = "" if after is None else f"?after={after}"
        async with self.http.get(f"{self.url}/chat/log{query}", headers=self.headers) as answer:
            assert answer.status == 200
            card: dict[str, Any] = await answer.json()
            return card

    async def say(self, key: str = KEY, headers: dict[str, str] | None = None, **said: Any) -> tuple[int, Any]:
        sent = self.headers if headers is None else headers
        async with self.http.post(f"{self.url}/chat/say", json={"key": key, **said}, headers=sent) as answer:
            return answer.status, await answer.json()

    async def show(
        self, picture: bytes | AsyncIterable[bytes], key: str = KEY, kind: str = "image/png"
    ) -> tuple[int, Any]:
        headers = {**self.headers, "Content-Type": kind, "Idempotency-Key": key}
        async with self.http.post(f"{self.url}/chat/photo", data=picture, headers=headers) as answer:
            return answer.status, await answer.json()

    @property
    def address(self) -> str:
        return next(cookie.value for cookie in self.http.cookie_jar)

    async def until(self, count: int) -> list[dict[str, Any]]:
        """The bubbles on the screen, as soon as there are so many."""
        async with asyncio.timeout(10):
            while True:
                card = await self.log()
                found = [entry for entry in card["entries"] if len(entry) > 1]
                if len(found) >= count:
                    return found
                await self.log(card["version"])

    async def until_text(self, text: str) -> None:
        async with asyncio.timeout(10):
            card = await self.log()
            while text not in texts([entry for entry in card["entries"] if len(entry) > 1]):
                await self.log(card["version"])
                card = await self.log()


@asynccontextmanager
async def visiting(served: Served) -> AsyncIterator[Visitor]:
    jar = aiohttp.CookieJar(unsafe=True)  # "unsafe": also of an IP address
    async with aiohttp.ClientSession(cookie_jar=jar) as http:
        yield Visitor(http, served)


async def rows_of(database: Database, table: Any) -> int:
    count = select(func.count()).select_from(table)
    return await database.read(lambda tx: tx.connection.execute(count).scalar_one())


def texts(entries: list[dict[str, Any]]) -> list[str]:
    return [(entry["own"] if "own" in entry else entry["message"])["text"] for entry in entries]
