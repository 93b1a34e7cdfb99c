"""Connections that say nothing, or not to the end, on a real socket."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.http.connections import GRACE, MOST_LINES, ImpatientProtocol, most_lines
from bot.http.requests import Endpoint
from tests.channels.web.serving import free_port


class Hasty(ImpatientProtocol):
    asking_time = 0.3


class Alone(ImpatientProtocol):
    """All lines of a test come from one network."""

    lines_of_a_network = 100


class Shared(ImpatientProtocol):
    lines_of_a_network = 2


async def slowly(request: Request) -> PlainTextResponse:
    await request.body()
    await asyncio.sleep(0.6)
    return PlainTextResponse("at last")


@asynccontextmanager
async def a_server(
    protocol: type[ImpatientProtocol], most: int | None = None, endpoint: Endpoint = slowly
) -> AsyncIterator[int]:
    port = free_port()
    page = Starlette(routes=[Route("/", endpoint, methods=["GET", "POST"])])
    config = uvicorn.Config(
        page, "127.0.0.1", port, http=protocol, ws="none", lifespan="off", log_config=None, limit_concurrency=most
    )
    server = uvicorn.Server(config)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(server.serve())
        while not server.started:  # noqa: ASYNC110  # uvicorn has no event for it
            await asyncio.sleep(0.01)
        try:
            yield port
        finally:
            server.should_exit = True


async def connected(
    stack: AsyncExitStack, port: int, held: int = 0, address: str = "127.0.0.1"
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """``held``: bytes that the system takes for it before it reads them; 0: as many as usual."""
    line = socket.socket()
    line.bind((address, 0))
    if held:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, held)
    line.setblocking(False)  # the name of it is no word of ours
    await asyncio.get_running_loop().sock_connect(line, ("127.0.0.1", port))
    reader, writer = await asyncio.open_connection(sock=line)
    stack.callback(writer.close)
    return reader, writer


async def answer(port: int, sent: bytes) -> bytes:
    """All that comes until the other side ends it; nothing if it is cut."""
    async with AsyncExitStack() as stack, asyncio.timeout(5):
        reader, writer = await connected(stack, port)
        writer.write(sent)
        try:
            return await reader.read()
        except ConnectionResetError:
            return b""


@pytest.mark.parametrize(
    "sent", [b"", b"GET / HTTP/1.1\r\nHost: x\r\n", b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf"]
)
async def test_who_does_not_finish_asking_is_cut_off(sent: bytes) -> None:
    async with a_server(Hasty) as port:
        assert await answer(port, sent) == b""


@pytest.mark.parametrize(
    "begun", [b"GET / HTTP/1.1\r\nX: ", b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n"]
)
async def test_a_byte_now_and_then_buys_no_time(begun: bytes) -> None:
    async with a_server(Hasty) as port, AsyncExitStack() as stack, asyncio.timeout(5):
        reader, writer = await connected(stack, port)
        writer.write(begun)
        with suppress(ConnectionError):
            while not reader.at_eof() and not writer.is_closing():
                writer.write(b"x")
                await asyncio.sleep(0.02)
        assert await heard_of(reader, 1) == 0


async def test_a_header_without_an_end_is_refused_before_it_fills_the_memory() -> None:
    async with a_server(Alone) as port, AsyncExitStack() as stack, asyncio.timeout(5):
        reader, writer = await connected(stack, port)
        writer.write(b"GET / HTTP/1.1\r\nX: ")
        sent = 0
        with suppress(ConnectionError):
            while sent < 2**24 and not reader.at_eof():
                writer.write(b"x" * 2**14)
                await writer.drain()
                sent += 2**14
                await asyncio.sleep(0)
        assert sent < 2**24


LARGE = 8 * 2**20  # more than the system takes for a line that does not read


async def at_length(request: Request) -> PlainTextResponse:
    return PlainTextResponse("x" * LARGE)


async def heard_of(reader: asyncio.StreamReader, at_once: int, pause: float = 0.0) -> int:
    """How many bytes come until the other side ends it."""
    heard = 0
    with suppress(ConnectionError):
        while part := await reader.read(at_once):
            heard += len(part)
            await asyncio.sleep(pause)
    return heard


@pytest.mark.parametrize("more", [b"", b"Connection: close\r\n"])
async def test_who_takes_nothing_of_an_answer_is_cut_off_and_who_takes_it_slowly_is_not(more: bytes) -> None:
    asked = b"GET / HTTP/1.1\r\nHost: x\r\n" + more + b"\r\n"
    async with a_server(Hasty, endpoint=at_length) as port, AsyncExitStack() as stack, asyncio.timeout(10):
        stalled, writer = await connected(stack, port, 2**16)
        writer.write(asked)
        slow, writer = await connected(stack, port, 2**16)
        writer.write(asked)
        assert await heard_of(slow, 2**16, pause=0.01) > LARGE, "for longer than a question may take"
        assert await heard_of(stalled, 2**16) < LARGE


async def test_who_has_asked_may_wait_for_the_answer() -> None:
    async with a_server(Hasty) as port:
        assert (await answer(port, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).endswith(b"at last")


async def test_silent_lines_take_no_place_from_those_who_speak() -> None:
    async with a_server(Alone, most=8) as port, AsyncExitStack() as stack:
        for _ in range(40):
            await connected(stack, port)
        await asyncio.sleep(GRACE + 0.1)
        asked = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        assert (await answer(port, asked)).endswith(b"at last")


async def test_a_crowd_of_silent_lines_from_many_networks_lets_others_ask_from_its_first_moment_on() -> None:
    asked = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    async with a_server(ImpatientProtocol, most=64) as port, AsyncExitStack() as stack:
        for nth in range(400):
            await connected(stack, port, address=f"127.0.{nth % 15 + 1}.9")
            if nth % 100 == 99:
                assert (await answer(port, asked)).startswith((b"HTTP/1.1 503", b"HTTP/1.1 200")), nth
        await asyncio.sleep(GRACE + 0.1)
        assert (await answer(port, asked)).endswith(b"at last")


@pytest.mark.parametrize(("protocol", "most"), [(Alone, 3), (Shared, 100)], ids=["in all", "of one network"])
async def test_too_many_who_speak_are_told_so_and_when_to_ask_again(
    protocol: type[ImpatientProtocol], most: int
) -> None:
    begun, held = asyncio.Semaphore(0), asyncio.Event()

    async def holding(request: Request) -> PlainTextResponse:
        begun.release()
        await held.wait()
        return PlainTextResponse("at last")

    asked = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    async with a_server(protocol, most, holding) as port, asyncio.TaskGroup() as tasks:
        first = [tasks.create_task(answer(port, asked)) for _ in range(2)]
        for _ in first:
            await begun.acquire()
        rest = [await answer(port, asked) for _ in range(2)]
        held.set()
    assert all(one.result().endswith(b"at last") for one in first)
    for told in rest:
        assert told.startswith(b"HTTP/1.1 503 Service Unavailable")
        assert b"retry-after: 5" in told.lower()
        assert b"<h1>" in told


def test_half_of_the_files_at_most_are_lines() -> None:
    assert 0 < most_lines() <= MOST_LINES
