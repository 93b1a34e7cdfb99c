"""Longer work on the open house from the command line, beside a running bot too."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.cli.startup import opened, prepared
from bot.config.settings import Settings
from bot.startup import Started

T = TypeVar("T")


def beside(settings: Settings, do: Callable[[Started], Awaitable[T]]) -> T:
    keyring = prepared(settings)

    async def once() -> T:
        started = await opened(settings, keyring)
        try:
            return await do(started)
        finally:
            await started.database.close()

    return asyncio.run(once())
