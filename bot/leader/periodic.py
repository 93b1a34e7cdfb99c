"""Work that the leader repeats."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog

from bot.config.log import where

log = structlog.get_logger()


async def every(seconds: float, do: Callable[[], Awaitable[object]], stop: asyncio.Event, name: str) -> None:
    """Calls ``do`` at once and then ``seconds`` after its end, until ``stop``. An exception is logged under ``name``,
    and the next call tries again."""
    while not stop.is_set():
        try:
            await do()
        except Exception as error:
            log.error(f"{name} failed", error=where(error))
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await stop.wait()
