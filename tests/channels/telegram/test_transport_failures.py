"""What a failed call tells its caller, and that it tells nobody the token."""

import asyncio
import json
import logging
import traceback
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest
from aiohttp import web
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.api import call
from bot.channels.telegram.transport import NotDone, NotReached, OutcomeUnknown, Transport, open_bot
from tests.channels.telegram.bot_api import (
    ME,
    SENT,
    TOKEN,
    Answer,
    blocked,
    bot_on,
    broken,
    dropped,
    failure,
    garbled,
    half,
    hurried,
    portal,
    redirected,
    refusal,
    sent,
    serving,
    silent,
    unauthorized,
    unused_port,
    wrong,
)


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
    async with Transport(TOKEN, f"http://127.0.0.1:{unused_port()}") as transport:
        with pytest.raises(NotReached, match="ConnectionRefusedError"):
            await transport.call("sendMessage", {"chat_id": 42})


async def test_a_host_without_a_name_certainly_never_reached_telegram() -> None:
    async with Transport(TOKEN, "http://no-such-host.invalid") as transport:
        with pytest.raises(NotReached):
            await transport.call("sendMessage", {"chat_id": 42})


async def test_waiting_in_vain_for_a_free_connection_certainly_never_reached_telegram() -> None:
    async with (
        serving(silent) as api,
        Transport(TOKEN, api.url, limit=1, read_timeout=0.5, connect_timeout=0.05, pool_timeout=0.05) as transport,
        asyncio.TaskGroup() as tasks,
    ):
        first = tasks.create_task(failure(transport.call("sendMessage", {"chat_id": 42})))
        await asyncio.sleep(0.05)
        second = tasks.create_task(failure(transport.call("sendMessage", {"chat_id": 42})))
    assert isinstance(first.result(), OutcomeUnknown)
    assert isinstance(second.result(), NotReached)
    assert len(api.paths) == 1


async def test_a_5xx_says_that_it_was_not_done_and_it_is_not_repeated_here() -> None:
    async with bot_on(broken) as (bot, api):
        with pytest.raises(NotDone):
            await bot.send_message(42, "x")
    assert len(api.paths) == 1


@pytest.mark.parametrize("answer", [dropped, half, silent, portal, garbled])
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
        request = Transport(TOKEN, api.url, read_timeout=9)
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
            await bot.request.initialize()
            stack.push_async_callback(bot.shutdown)
            caught = await failure(bot.initialize())
        else:
            caught = await failure(bot.send_message(42, "x", read_timeout=0.2))
        ours = await failure(call(bot, "sendMessage", {"chat_id": 42, "text": "x"}, seconds=0.2))
    assert ours is not None
    frames = "".join(traceback.TracebackException.from_exception(ours, capture_locals=True).format())
    assert "SecretSecret" not in frames[frames.index("/telegram/api.py") :] + repr(ours) + repr(ours.__context__)
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
