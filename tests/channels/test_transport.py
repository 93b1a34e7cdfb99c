"""The transport over real HTTP on loopback: what arrives, and what whoever sends is told when something goes wrong."""

import asyncio
import json
import logging
import socket
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.transport import AiohttpRequest, NotReached, OutcomeUnknown, open_bot

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


async def test_a_message_with_buttons_arrives_under_the_real_token_and_its_answer_comes_back() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        api.bodies.append((request.content_type, await request.json()))
        return ok(SENT)

    async with bot_on(answer) as (bot, api):
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("حلب", callback_data="station:saliheen")]])
        message = await bot.send_message(42, "ما اسمك الكامل؟", parse_mode="HTML", reply_markup=keyboard)
    assert message.message_id == 5
    assert api.paths == [f"/bot{TOKEN}/sendMessage"]
    kind, body = api.bodies[0]
    assert kind == "application/json"
    assert body == {
        "chat_id": 42,
        "text": "ما اسمك الكامل؟",
        "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": [[{"text": "حلب", "callback_data": "station:saliheen"}]]},
    }


async def test_a_picture_of_over_a_mebibyte_is_uploaded_whole_beside_its_caption() -> None:
    picture = bytes(range(256)) * 6000

    async def answer(request: web.Request) -> web.StreamResponse:
        form = await request.post()
        photo = form["photo"]
        assert isinstance(photo, web.FileField)
        api.bodies.append((form["chat_id"], form["caption"], photo.filename, photo.content_type, photo.file.read()))
        assert request.content_length is not None, "a length is known, so nothing on the way has to take chunks"
        return ok(SENT)

    async with bot_on(answer) as (bot, api):
        await bot.send_photo(42, picture, caption="موعدك", filename="code.png")
    assert api.bodies == [("42", "موعدك", "code.png", "image/png", picture)]


async def test_a_file_is_fetched_from_the_file_address_under_the_real_token() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        if request.path.endswith("/getFile"):
            return ok({"file_id": "f", "file_unique_id": "u", "file_path": "photos/file_0.jpg"})
        return web.Response(body=b"\xff\xd8 a photo")

    async with bot_on(answer) as (bot, api):
        photo = await bot.get_file("f")
        assert bytes(await photo.download_as_bytearray()) == b"\xff\xd8 a photo"
        assert TOKEN not in repr(photo) + repr(bot)
    assert api.paths[-1] == f"/file/bot{TOKEN}/photos/file_0.jpg"


async def test_half_a_surrogate_pair_in_a_text_is_replaced_and_the_message_sent() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        api.bodies.append((await request.json())["text"])
        return ok(SENT)

    async with bot_on(answer) as (bot, api):
        await bot.send_message(42, "a\ud83d")
    assert api.bodies == ["a?"]


async def test_connections_are_kept_and_never_more_than_the_limit() -> None:
    peers: set[Any] = set()
    now, most = 0, 0

    async def answer(request: web.Request) -> web.StreamResponse:
        nonlocal now, most
        assert request.transport is not None
        peers.add(request.transport.get_extra_info("peername"))
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.005)
        now -= 1
        return ok(SENT)

    async with serving(answer) as api, open_bot(TOKEN, api.url, limit=3) as bot, asyncio.TaskGroup() as tasks:
        for _ in range(30):
            tasks.create_task(bot.send_message(42, "x"))
    assert most == 3
    assert len(peers) <= 4  # one more: the task group's first calls may open beside the one of getMe


@pytest.mark.parametrize(
    ("answer", "kind"),
    [(blocked, Forbidden), (hurried, RetryAfter), (wrong, BadRequest), (unauthorized, InvalidToken)],
)
async def test_what_telegram_refuses_is_the_librarys_own_error(answer: Answer, kind: type[TelegramError]) -> None:
    async with bot_on(answer) as (bot, _):
        with pytest.raises(kind):
            await bot.send_message(42, "x")


async def test_the_pause_that_telegram_asks_for_is_known() -> None:
    async with bot_on(hurried) as (bot, _):
        with pytest.raises(RetryAfter) as caught:
            await bot.send_message(42, "x")
    assert caught.value.retry_after == timedelta(seconds=7)


async def test_a_refused_connection_certainly_never_reached_telegram() -> None:
    async with AiohttpRequest(TOKEN) as request:
        with pytest.raises(NotReached, match="ClientConnectorError"):
            await request.post(f"http://127.0.0.1:{unused_port()}/bot_TOKEN_/sendMessage")


async def test_a_host_without_a_name_certainly_never_reached_telegram() -> None:
    async with AiohttpRequest(TOKEN) as request:
        with pytest.raises(NotReached):
            await request.post("http://no-such-host.invalid/bot_TOKEN_/sendMessage")


async def test_waiting_in_vain_for_a_free_connection_certainly_never_reached_telegram() -> None:
    async with serving(silent) as api, AiohttpRequest(TOKEN, limit=1, read_timeout=0.5) as request:
        url = f"{api.url}/bot_TOKEN_/sendMessage"
        async with asyncio.TaskGroup() as tasks:
            first = tasks.create_task(failure(request.post(url)))
            await asyncio.sleep(0.05)
            second = tasks.create_task(failure(request.post(url, pool_timeout=0.05, connect_timeout=0.05)))
    assert isinstance(first.result(), OutcomeUnknown)
    assert isinstance(second.result(), NotReached)
    assert len(api.paths) == 1


async def failure(call: Awaitable[Any]) -> TelegramError | None:
    try:
        await call
    except TelegramError as error:
        return error
    return None


@pytest.mark.parametrize("answer", [dropped, half, silent, portal, garbled, broken])
async def test_after_the_request_was_written_the_outcome_is_unknown_and_it_is_not_repeated(answer: Answer) -> None:
    async with bot_on(answer) as (bot, api):
        with pytest.raises(OutcomeUnknown):
            await bot.send_message(42, "x", read_timeout=0.2)
    assert len(api.paths) == 1


async def test_a_redirect_is_not_followed() -> None:
    async with bot_on(redirected) as (bot, api):
        with pytest.raises(NetworkError):
            await bot.send_message(42, "x")
    assert len(api.paths) == 1


async def test_a_kept_connection_that_the_server_has_closed_is_replaced_unnoticed() -> None:
    heard: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        body = json.dumps({"ok": True, "result": ME}).encode()
        writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        )
        await writer.drain()
        writer.close()  # without "Connection: close": the client believes that it may keep it

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server, open_bot(TOKEN, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}") as bot:
        for _ in range(3):
            await asyncio.sleep(0.02)
            await bot.get_me()
    assert len(heard) == 4


async def test_opening_and_closing_twice_is_as_once_and_a_closed_transport_sends_nothing() -> None:
    async with serving(sent) as api:
        request = AiohttpRequest(TOKEN, read_timeout=9)
        assert request.read_timeout == 9
        await request.initialize()
        await request.initialize()
        assert await request.post(f"{api.url}/bot_TOKEN_/sendMessage") == SENT
        await request.shutdown()
        await request.shutdown()
        with pytest.raises(NotReached):
            await request.post(f"{api.url}/bot_TOKEN_/sendMessage")
        await request.initialize()
        assert await request.post(f"{api.url}/bot_TOKEN_/sendMessage") == SENT
        await request.shutdown()


@pytest.mark.parametrize(
    "answer", [None, dropped, half, silent, portal, garbled, redirected, broken, blocked, hurried, wrong, unauthorized]
)
async def test_the_token_is_in_no_error_no_traceback_and_no_log(
    answer: Answer | None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with serving(answer or sent) as api, AsyncExitStack() as stack:
        stack.push_async_callback((bot := open_bot(TOKEN, api.url)).shutdown)
        await bot.initialize()
        if answer is None:
            bot = open_bot(TOKEN, f"http://127.0.0.1:{unused_port()}")
            stack.push_async_callback(bot.shutdown)
            caught = await failure(bot.initialize())
        else:
            caught = await failure(bot.send_message(42, "x", read_timeout=0.2))
    assert caught is not None
    told = "".join(traceback.TracebackException.from_exception(caught, capture_locals=True).format())
    own = told[told.index("/telegram/_bot.py") :]  # the frame of this test, before it, has the server's own record
    assert "_baserequest.py" in own
    seen = own + str(caught) + repr(caught) + caplog.text + repr(caught.__context__)
    assert "_TOKEN_" in seen, "the URLs were to be seen"
    assert "SecretSecret" not in seen


async def test_a_token_that_telegram_does_not_know_is_not_repeated_in_the_error() -> None:
    async def serve(request: web.Request) -> web.StreamResponse:
        return refusal(404, "Not Found")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", serve)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    bot = open_bot(TOKEN, f"http://127.0.0.1:{runner.addresses[0][1]}")
    with pytest.raises(InvalidToken) as caught:
        await bot.initialize()
    assert "Secret" not in str(caught.value)
    await bot.shutdown()
    await runner.cleanup()
