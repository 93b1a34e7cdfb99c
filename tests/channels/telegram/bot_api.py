"""A server in the place of the Bot API, and the answers that it gives."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from telegram import Bot
from telegram.error import TelegramError

from bot.channels.telegram.transport import open_bot

TOKEN = "7301:SecretSecretSecretSecretSecretSecr3"


ME = {"id": 7301, "is_bot": True, "first_name": "Mawid", "username": "mawid_bot"}


SENT = {"message_id": 5, "date": 1735689600, "chat": {"id": 42, "type": "private"}, "text": "x"}


Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Api:
    """A stub of the Bot API: answers getMe by itself and everything else as told, and remembers the bodies."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.url = ""
        self.paths: list[str] = []
        self.bodies: list[Any] = []

    async def hear(self, request: web.Request) -> web.StreamResponse:
        if request.path.endswith("/getMe"):
            return ok(ME)
        self.paths.append(request.path)
        return await self.answer(request)


def ok(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def refusal(code: int, description: str, **parameters: Any) -> web.Response:
    body = {"ok": False, "error_code": code, "description": description}
    return web.json_response(body | ({"parameters": parameters} if parameters else {}), status=code)


@asynccontextmanager
async def serving(answer: Answer) -> AsyncIterator[Api]:
    api = Api(answer)
    app = web.Application(client_max_size=64 * 2**20)
    app.router.add_route("*", "/{path:.*}", api.hear)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    api.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield api
    finally:
        await runner.cleanup()


@asynccontextmanager
async def bot_on(answer: Answer) -> AsyncIterator[tuple[Bot, Api]]:
    async with serving(answer) as api, open_bot(TOKEN, api.url) as bot:
        yield bot, api


async def sent(request: web.Request) -> web.StreamResponse:
    return ok(SENT)


async def dropped(request: web.Request) -> web.StreamResponse:
    await request.read()
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def half(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b'{"ok": true, "res')
    assert request.transport is not None
    request.transport.close()
    return response


async def silent(request: web.Request) -> web.StreamResponse:
    await asyncio.sleep(5)
    return ok(SENT)


async def portal(request: web.Request) -> web.StreamResponse:
    return web.Response(text=f"<html>{request.path}</html>", content_type="text/html")


async def redirected(request: web.Request) -> web.StreamResponse:
    return web.Response(status=302, text=f"<html>{request.path}</html>", headers={"Location": f"/again{request.path}"})


async def garbled(request: web.Request) -> web.StreamResponse:
    return web.Response(text='{"ok": tru')


async def broken(request: web.Request) -> web.StreamResponse:
    return web.Response(status=502, text=f"<html>{request.path}</html>")


async def blocked(request: web.Request) -> web.StreamResponse:
    return refusal(403, "Forbidden: bot was blocked by the user")


async def hurried(request: web.Request) -> web.StreamResponse:
    return refusal(429, "Too Many Requests: retry after 7", retry_after=7)


async def wrong(request: web.Request) -> web.StreamResponse:
    return refusal(400, "Bad Request: message is not modified")


async def unauthorized(request: web.Request) -> web.StreamResponse:
    return refusal(401, "Unauthorized")


def unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def failure(call: Awaitable[Any]) -> TelegramError | None:
    try:
        await call
    except TelegramError as error:
        return error
    return None
