"""The leader's look for broadcasts whose time has come, or that are done."""

import asyncio
from collections.abc import Callable
from typing import Final

from bot.leader.periodic import every
from storage.engine.database import Database
from storage.outbox import broadcasts

LOOK: Final = 0.5  # seconds between two looks


async def run_broadcasts(
    database: Database, wake: Callable[[], None], stop: asyncio.Event, seconds: float = LOOK
) -> None:
    async def look() -> None:
        if await database.read(broadcasts.any_under_way):
            started = await database.write(broadcasts.start_due)
            if started:
                wake()

    await every(seconds, look, stop, "starting broadcasts")
