"""The leader's look for broadcasts whose time has come, or that are done."""

import asyncio
from collections.abc import Callable
from typing import Final

from bot.actions.broadcasts import look_after
from bot.conversation.core.state import Scene
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.leader.periodic import every
from storage.engine.database import Database
from storage.outbox.broadcast_rounds import any_under_way

LOOK: Final = 0.5  # seconds between two looks


async def run_broadcasts(
    database: Database,
    office: Callable[[], Office],
    rules: Callable[[], Rules],
    wake: Callable[[], None],
    stop: asyncio.Event,
    seconds: float = LOOK,
) -> None:
    async def look() -> None:
        if await database.read(any_under_way) and await database.write(
            lambda tx: look_after(tx, Scene(tx.now, office(), rules(), ""))
        ):
            wake()

    await every(seconds, look, stop, "starting broadcasts")
