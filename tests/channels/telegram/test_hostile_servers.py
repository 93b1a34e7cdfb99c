"""Connections to a server that keeps to no rules: what it says is never taken for the answer to another request."""

import asyncio
import json
import ssl
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.transport import NotReached, OutcomeUnknown, Transport
from tests.channels.telegram.bot_api import TOKEN, failure

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
DONE = json.dumps({"ok": True, "result": 1}).encode()
ANOTHER = json.dumps({"ok": True, "result": "another's"}).encode()


def whole(body: bytes, status: str = "200 OK") -> bytes:
    return b"HTTP/1.1 %b\r\nContent-Length: %d\r\n\r\n" % (status.encode(), len(body)) + body


@asynccontextmanager
async def transport_to(
    serve: Serve, secure: ssl.SSLContext | None = None, **seconds: float
) -> AsyncIterator[Transport]:
    async def served(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await serve(reader, writer)
        writer.close()

    server = await asyncio.start_server(served, "127.0.0.1", 0, ssl=secure)
    url = f"{'https' if secure else 'http'}://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server, Transport(TOKEN, url, limit=1, **seconds) as transport:  # type: ignore[arg-type]
        yield transport


async def request_of(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    (length,) = (int(line[16:]) for line in head.split(b"\r\n") if line.startswith(b"Content-Length: "))
    return head + await reader.readexactly(length)


async def test_an_answer_in_pieces_after_a_hint_is_one_answer() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await request_of(reader):
            writer.write(
                b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            )
            for byte in DONE:
                await asyncio.sleep(0)
                writer.write(b"1\r\n%c\r\n" % byte)
            writer.write(b"0\r\n\r\n")

    async with transport_to(serve) as transport:
        assert [await transport.call("getMe", {}) for _ in range(3)] == [1, 1, 1]


async def test_what_nobody_asked_for_is_not_the_answer_to_the_next_request() -> None:
    lines = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal lines
        lines += 1
        while await request_of(reader):
            writer.write(whole(DONE))
            writer.write(whole(ANOTHER))

    async with transport_to(serve) as transport:
        for _ in range(3):
            assert await transport.call("getMe", {}) == 1
            await asyncio.sleep(0.01)
    assert lines == 3


async def test_an_answer_that_came_too_late_or_to_a_cancelled_call_is_not_the_answer_to_the_next_one() -> None:
    asked = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal asked
        while await request_of(reader):
            asked += 1
            if asked > 2:
                writer.write(whole(DONE))
            else:
                await asyncio.sleep(0.2)
                writer.write(whole(ANOTHER))

    async with transport_to(serve, read_timeout=0.1) as transport:
        assert isinstance(await failure(transport.call("sendMessage", {})), OutcomeUnknown)
        cancelled = asyncio.ensure_future(transport.call("sendMessage", {}))
        await asyncio.sleep(0.05)
        cancelled.cancel()
        with suppress(asyncio.CancelledError):
            await cancelled
        assert await transport.call("getMe", {}) == 1


async def test_a_server_that_trickles_is_given_up_at_the_end_of_the_whole_time() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while True:
            await asyncio.sleep(0.01)
            writer.write(b"{")
            await writer.drain()

    async with (
        asyncio.timeout(5),
        transport_to(serve, pool_timeout=0.05, connect_timeout=0.05, write_timeout=0.05, read_timeout=0.1) as transport,
    ):
        assert isinstance(await failure(transport.call("sendMessage", {})), OutcomeUnknown)


@pytest.mark.parametrize(
    "answer",
    [
        b"\x00\xff nothing of HTTP\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 50\r\n\r\n{}",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n",
        whole(b'{"ok": true}'),
        whole(b"[]"),
        b"",
    ],
)
async def test_whatever_else_a_server_says_leaves_the_outcome_unknown(answer: bytes) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        writer.write(answer)
        await writer.drain()

    async with transport_to(serve) as transport:
        assert isinstance(await failure(transport.call("sendMessage", {})), OutcomeUnknown)


@pytest.mark.parametrize("parameters", [{"retry_after": "soon"}, {"retry_after": -1}, {"retry_after": 1e300}, [7], "x"])
async def test_a_refusal_with_parameters_that_are_none_is_a_refusal(parameters: object) -> None:
    told = json.dumps({"ok": False, "description": "no", "parameters": parameters}).encode()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        writer.write(whole(told, "400 Bad Request"))

    async with transport_to(serve) as transport:
        assert type(await failure(transport.call("sendMessage", {}))) is BadRequest


async def test_a_server_that_cannot_show_who_it_is_hears_nothing(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key", tmp_path / "certificate"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1"]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)  # noqa: ASYNC221
    secure = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    secure.load_cert_chain(certificate, key)
    heard = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await request_of(reader))

    async with transport_to(serve, secure) as transport:
        caught = await failure(transport.call("sendMessage", {}))
    assert isinstance(caught, NotReached)
    assert "SSLCertVerificationError" in str(caught)
    assert not heard


@pytest.mark.parametrize("url", ["http://127.0.0.1:99999", "http://", "ftp://127.0.0.1", "http://[::1"])
async def test_an_address_that_is_none_is_never_reached_and_ends_nothing(url: str) -> None:
    try:
        transport = Transport(TOKEN, url)
    except ValueError:
        return  # said at the start
    async with transport:
        assert isinstance(await failure(transport.call("getMe", {})), NotReached)


async def test_a_token_with_a_line_in_it_writes_no_header() -> None:
    seen = b""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal seen
        seen = await request_of(reader)
        writer.write(whole(DONE))

    async with transport_to(serve) as kept:
        transport = Transport("1:a\r\nX-Mine: 1", kept.root)
        async with transport:
            caught: TelegramError | None = await failure(transport.call("getMe", {}))
    assert caught is None
    assert b"\r\nX-Mine" not in seen
