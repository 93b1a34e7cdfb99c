"""Applicants and staff, who know only what is on their screen: they read the last question and answer it.

Law: they are as patient and as forgetful as people. A question that comes twice (a crash between sending and recording)
is answered twice, and whoever is asked something else than expected answers that.
"""

import asyncio
import re
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

import aiohttp

from tests.simulator import Person, Seen
from tests.simulator.seen import bare
from tests.stories.running import Program

STEPS = ("consent", "name", "document", "number", "birth", "station", "time", "check")
PATIENCE = 30.0  # seconds for one answer
_CODE = re.compile(r"(?<!\d)(\d{4})[ \u00a0\u202f](\d{4})[ \u00a0\u202f](\d{4})(?!\d)")
_CALL = re.compile("📢[^0-9]*([0-9]{3,4})")


@dataclass(frozen=True, slots=True)
class Shown:
    """One message of the bot. ``buttons`` are what a tap sends."""

    text: str
    buttons: tuple[str, ...]
    ref: str
    picture: bytes | None = None

    @property
    def step(self) -> str:
        """Which question of the interview it asks; "" for none."""
        found = next((data.partition(":")[0] for data in self.buttons if data), "")
        return found if found in STEPS else ""

    def button(self, begins: str) -> str:
        """The data of the choice that begins so, behind which there may be a mark; "" for none."""
        return next((data for data in self.buttons if data.startswith(begins)), "")

    @property
    def code(self) -> str:
        found = _CODE.search(self.text)
        return "".join(found.groups()) if found else ""

    @property
    def call(self) -> str:
        """The call number, where it is told."""
        found = _CALL.search(self.text)
        return found[1] if found else ""


Wanted = Callable[[Shown], bool]


class Screen(Protocol):
    async def say(self, text: str) -> None: ...
    async def tap(self, data: str, shown: Shown) -> None: ...
    async def wait(self, wanted: Wanted, timeout: float = PATIENCE) -> Shown:  # noqa: ASYNC109
        """The newest message, come or changed since the last action, that is wanted."""
        ...


@dataclass(frozen=True, slots=True)
class Phone:
    """Telegram on a phone."""

    person: Person

    async def say(self, text: str) -> None:
        self.person.say(text)

    async def tap(self, data: str, shown: Shown) -> None:
        seen = next((one for one in self.person.chat if str(one.id) == shown.ref), None)
        self.person.tap(data, seen)

    async def wait(self, wanted: Wanted, timeout: float = PATIENCE) -> Shown:  # noqa: ASYNC109
        return shown(await self.person.expect(lambda seen: wanted(shown(seen)), timeout))


def shown(seen: Seen) -> Shown:
    buttons = tuple(button.data for row in seen.keyboard for button in row)
    return Shown(seen.words, buttons, str(seen.id), seen.photo)


@dataclass
class Browser:
    """The chat page without its script: the same two requests."""

    http: aiohttp.ClientSession
    program: Program
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    fresh: dict[str, None] = field(default_factory=dict)
    version: int | None = None
    log: str = ""

    async def say(self, text: str) -> None:
        await self._send({"text": text})

    async def tap(self, data: str, shown: Shown) -> None:
        await self._send({"choice": data, "pressed": shown.ref, "label": "a label"})

    async def _send(self, said: dict[str, str]) -> None:
        if self.version is None:
            await self.look()
        self.fresh.clear()
        said = {**said, "key": secrets.token_urlsafe(16)}
        headers = {"Origin": self.program.url}
        async with self.http.post(f"{self.program.url}/chat/say", json=said, headers=headers) as answer:
            assert answer.status == 202, (answer.status, await answer.text())

    async def look(self) -> None:
        """The whole log at first, then what is new."""
        query = "" if self.version is None else f"?after={self.version}"
        async with self.http.get(f"{self.program.url}/chat/log{query}") as answer:
            assert answer.status == 200
            card = await answer.json()
        if card["log"] != self.log:
            self.entries.clear()
            self.fresh.clear()
        self.log, self.version = card["log"], card["version"] if card["log"] else None
        for entry in card["entries"]:
            self.entries[entry["ref"]] = entry
            self.fresh[entry["ref"]] = None
        if "farewell" in card:
            self.entries["farewell"] = {"ref": "farewell", "message": card["farewell"]}
            self.fresh["farewell"] = None

    async def wait(self, wanted: Wanted, timeout: float = PATIENCE) -> Shown:  # noqa: ASYNC109
        try:
            async with asyncio.timeout(timeout):
                while True:
                    for ref in reversed(self.fresh):
                        message = self.entries[ref].get("message")
                        if message and wanted(one := self._shown(ref, message)):
                            return one
                    await self.look()
                    await asyncio.sleep(0 if self.version is not None else 0.05)
        except TimeoutError:
            raise AssertionError(f"nothing wanted came: {self.texts}") from None

    @property
    def texts(self) -> list[str]:
        return [bare(entry["message"]["text"]) for entry in self.entries.values() if "message" in entry]

    @property
    def own(self) -> list[str]:
        return [entry["own"]["text"] for entry in self.entries.values() if "own" in entry]

    async def qr(self, shown: Shown) -> bytes:
        async with self.http.get(f"{self.program.url}/chat/qr/{shown.ref}") as answer:
            assert answer.status == 200
            return await answer.read()

    @property
    def cookie(self) -> str:
        return next(cookie.value for cookie in self.http.cookie_jar)

    @staticmethod
    def _shown(ref: str, message: dict[str, Any]) -> Shown:
        buttons = tuple(button.get("data", "") for row in message["rows"] for button in row)
        return Shown(bare(re.sub(r"<[^>]*>", "", message["text"])), buttons, ref)


@asynccontextmanager
async def browser(program: Program) -> AsyncIterator[Browser]:
    jar = aiohttp.CookieJar(unsafe=True)  # addresses without a name have cookies too
    soon = aiohttp.TCPConnector(keepalive_timeout=1)  # seconds: a connection that the server is closing is not used
    async with aiohttp.ClientSession(cookie_jar=jar, connector=soon) as http:
        visitor = Browser(http, program)
        await visitor.look()
        yield visitor


@dataclass(frozen=True, slots=True)
class Facts:
    """What somebody answers, in their own words."""

    locale: str = "ar"
    name: str = "سلمى أحمد الحلبي"
    birth: str = "٣ أيار ١٩٩٠"
    document: str = "national_id"
    number: str = "02010012345"
    station: str = "saliheen"


ENGLISH = Facts("en", "Khaled Ibrahim Nasser", "May 3 1990", "passport", "N1234567", "shahba")


@dataclass(frozen=True, slots=True)
class Registrant:
    """Goes through a whole interview, whatever is asked and however often. ``step`` tells of each answer."""

    screen: Screen
    facts: Facts = Facts()

    async def register(self, first: str = "/start", timeout: float = PATIENCE) -> Shown:  # noqa: ASYNC109
        """Gives the message with the code; ``timeout`` is for each answer."""
        await self.screen.say(first)
        return await self.go_on(timeout=timeout)

    async def go_on(self, until: str = "", timeout: float = PATIENCE) -> Shown:  # noqa: ASYNC109
        """Up to the code, or to the question ``until``, which stays unanswered. A question that comes once more, word
        for word, is not answered once more: people see that they have answered it."""
        answered: Shown | None = None
        while True:
            asked = await self.screen.wait(partial(_is_new, answered), timeout)
            if asked.code or asked.step == until:
                return asked
            await self.answer(asked)
            answered = asked

    async def answer(self, asked: Shown) -> None:
        facts = self.facts
        match asked.step:
            case "consent" if (other := f"language:{facts.locale}") in asked.buttons:
                await self.screen.tap(other, asked)
            case "consent":
                await self.screen.tap("consent:agree", asked)
            case "name" if yes := asked.button("name:yes"):  # one that looks like no name is asked about
                await self.screen.tap(yes, asked)
            case "document":
                await self.screen.tap(f"document:{facts.document}", asked)
            case "station":
                there = (f"station:early:{facts.station}:", f"station:{facts.station}")
                await self.screen.tap(next(data for data in asked.buttons if data.startswith(there)), asked)
            case "time":
                free = [data for data in asked.buttons if data.startswith(("time:earliest", "time:at:"))]
                await self.screen.tap(free[0], asked)
            case "check":
                await self.screen.tap(asked.button("check:confirm"), asked)
            case step:
                await self.screen.say({"name": facts.name, "birth": facts.birth, "number": facts.number}[step])


def _is_new(answered: Shown | None, one: Shown) -> bool:
    told_again = answered is not None and (one.text, one.buttons) == (answered.text, answered.buttons)
    return bool(one.step or one.code) and not told_again


async def enrol(screen: Screen, payload: str) -> Shown:
    await screen.say(f"/start {payload}")
    return await screen.wait(lambda one: "✅" in one.text)
