"""uvicorn in the loop of a test, without its own loop: that looks ten times a second whether it should end, and most
tests of a page are over sooner."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn

from bot.http.connections import ImpatientProtocol
from bot.http.site import Site

_DRAIN = 2.0  # seconds


def as_we_serve(site: Site, port: int) -> uvicorn.Config:
    """With our own protocol, and without the headers and logs that we switch off."""
    return uvicorn.Config(
        site,
        "127.0.0.1",
        port,
        http=ImpatientProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
    )


@asynccontextmanager
async def listening(config: uvicorn.Config) -> AsyncIterator[uvicorn.Server]:
    """Serves from the first line of the block; at its end requests under way get two seconds."""
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    await server.on_tick(0)  # the headers of every answer
    try:
        yield server
    finally:
        for each in server.servers:
            each.close()
        state = server.server_state
        for connection in list(state.connections):
            connection.shutdown()
        try:
            async with asyncio.timeout(_DRAIN):
                while state.connections or state.tasks:  # noqa: ASYNC110  # uvicorn has no event for it
                    await asyncio.sleep(0.002)
        except TimeoutError:
            for task in state.tasks:
                task.cancel()
