"""The HTTP face: `/bot<token>/<method>`, `/file/bot<token>/<path>` and `/control/...` on a free port of 127.0.0.1.

A low-level aiohttp server without routes, because it also stands under benchmarks."""

import asyncio
from collections import Counter, deque
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any, Self
from urllib.parse import unquote

from aiohttp import web

from tests.simulator import control, params
from tests.simulator.group import Group
from tests.simulator.methods import METHODS, Method
from tests.simulator.mischief import Broken, Late, LostAnswer, LostCall, Mischief, Misdeed, Slow, TooMany
from tests.simulator.pace import Pace
from tests.simulator.params import Params
from tests.simulator.person import Person
from tests.simulator.refusals import Json, Refused, too_many
from tests.simulator.system_clock import now
from tests.simulator.wire import encoded
from tests.simulator.world import World

TOKEN = "7700000000:AAE-simulated_token_of_no_real_bot00"
_JSON = {"Content-Type": "application/json"}
_BODY_LIMIT = 52_000_000


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it came: `refusal` is the description it was answered with, None when it was done."""

    at: float
    method: str
    params: dict[str, Any]
    refusal: str | None


class Simulator:
    """Telegram for one bot. `async with Simulator() as sim:` serves at `sim.url`; everything happens in one event loop.

    `clock` gives seconds since the epoch; `keep_calls` bounds the log (0: none); `paced` turns the limits of 30/s and
    1/s a chat on."""

    def __init__(
        self,
        token: str = TOKEN,
        *,
        clock: Callable[[], float] = now,
        username: str = "mawid_test_bot",
        keep_calls: int = 10_000,
        paced: bool = False,
        port: int = 0,
    ) -> None:
        self.token = token
        self.world = World(token, clock, username)
        self.webhook = self.world.webhook
        self.mischief = Mischief()
        self.pace = Pace(clock) if paced else None
        self.calls: deque[Call] = deque(maxlen=keep_calls)
        self.counts: Counter[str] = Counter()
        self.people: dict[int, Person] = {}
        self.url = ""
        self.says: Callable[[], float] | None = None  # the time of day in its answers, where it is not the true one
        self.banned: Refused | None = None
        """What every call is answered with, once Telegram has done with the bot."""
        self._others: dict[str, Simulator] = {}
        self._port = port
        self._keep = keep_calls > 0
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        group = await self._stack.enter_async_context(asyncio.TaskGroup())
        self._stack.push_async_callback(self.webhook.close)
        await self.webhook.open(group)
        server = web.Server(self._serve, request_factory=_request, access_log=None)
        runner = web.ServerRunner(server, shutdown_timeout=0.1)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, "127.0.0.1", self._port, backlog=1024)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self.world.updates.release()
        await self._stack.aclose()

    def person(
        self, person_id: int, *, first_name: str = "Someone", language_code: str = "ar", phone: str = "+963933000000"
    ) -> Person:
        """The person with this Telegram id; the same object each time."""
        if person_id not in self.people:
            self.people[person_id] = Person(self.world, person_id, first_name, language_code, phone)
        return self.people[person_id]

    def group(self, group_id: int, *, kind: str = "group", title: str = "Neighbours") -> Group:
        """A chat of many that the bot is not in yet. `kind`: group, supergroup or channel; ids are negative."""
        return Group(self.world, group_id, kind, title)

    def beside(self, other: "Simulator") -> None:
        """Another bot can be called at this address too, by its own token."""
        self._others[other.token] = other

    def misbehave(self, method: str, misdeed: Misdeed, times: int = 1) -> None:
        """The next `times` calls of `method` (`*`: of any but getUpdates) meet it."""
        self.mischief.next(method, misdeed, times)

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        path, _, query = request.raw_path.partition("?")
        if path.startswith("/bot"):
            token, _, name = path[4:].partition("/")
            bot = self if unquote(token) == self.token else self._others.get(unquote(token))
            if bot is None or bot.banned:
                return _no((bot and bot.banned) or Refused(401, "Unauthorized"))
            return await bot._call(request, name.lower(), query)
        if path.startswith("/file/bot"):
            token, _, name = path[9:].partition("/")
            bot = self if unquote(token) == self.token else self._others.get(unquote(token))
            file = bot.world.files.at(unquote(name)) if bot else None
            return web.Response(body=file.content) if file else _no(Refused(404, "Not Found"))
        if path.startswith("/control/"):
            return await control.answer(self, path.removeprefix("/control/"), await request.read())
        return _no(Refused(404, "Not Found"))

    async def _call(self, request: web.BaseRequest, name: str, query: str) -> web.Response:
        method = METHODS.get(name)
        if method is None:
            return _no(Refused(404, "Not Found: method not found"))
        self.counts[method.name] += 1
        given = Params({})
        misdeed = self.mischief.take(name)
        try:
            body = await request.read()
            if pause := self.mischief.latency + (misdeed.seconds if isinstance(misdeed, Slow) else 0):
                await asyncio.sleep(pause)
            match misdeed:
                case TooMany(seconds):
                    raise too_many(seconds)
                case Broken(status):
                    raise Refused(status, "Internal Server Error")
                case LostCall():
                    return self._hang_up(request)
                case _:
                    pass
            given = params.read(body, request.headers.get("Content-Type", ""), query)
            answer = await self._run(method, given)
        except Refused as refused:
            self._log(method, given, refused.description)
            return _no(refused)
        self._log(method, given, None)
        if isinstance(misdeed, LostAnswer):
            return self._hang_up(request)
        if isinstance(misdeed, Late):
            await asyncio.sleep(misdeed.seconds)
        date = {} if self.says is None else {"Date": formatdate(self.says(), usegmt=True)}
        return web.Response(body=answer, headers=_JSON | date)

    async def _run(self, method: Method, given: Params) -> bytes:
        method.check(given)
        if method.name == "getUpdates":
            return await self._updates(given)
        if self.pace is not None and method.paced:
            self.pace.spend(given.integer("chat_id"))
        return _yes(method.run(self.world, given))

    async def _updates(self, given: Params) -> bytes:
        updates = self.world.updates
        updates.allow(given.structure("allowed_updates"))
        limit = max(1, min(100, given.integer("limit", 100)))
        seconds = max(0.0, min(50.0, given.number("timeout") or 0.0))
        batch = await updates.poll(given.integer("offset"), limit, seconds)
        return b'{"ok":true,"result":[' + b",".join([update.encoded for update in batch]) + b"]}"

    def _hang_up(self, request: web.BaseRequest) -> web.Response:
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=500)

    def _log(self, method: Method, given: Params, refusal: str | None) -> None:
        if self._keep:
            values = {**given.values, **{name: upload.name for name, upload in given.files.items()}}
            self.calls.append(Call(self.world.clock(), method.name, values, refusal))


def _request(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=_BODY_LIMIT)


def _yes(result: Any) -> bytes:
    return b'{"ok":true,"result":' + encoded(result) + b"}"


def _no(refused: Refused) -> web.Response:
    if refused.status >= 502:
        page = f"<html><head><title>{refused.status} Bad Gateway</title></head><body>nginx</body></html>"
        return web.Response(text=page, status=refused.status, content_type="text/html")
    card: Json = {"ok": False, "error_code": refused.status, "description": refused.description}
    if refused.parameters:
        card["parameters"] = refused.parameters
    return web.Response(body=encoded(card), status=refused.status, headers=_JSON)
