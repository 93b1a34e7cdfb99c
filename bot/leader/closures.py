"""The leader's look for bookings that a closure or new hours affect.

It finds its work anew each time: a crash in the middle goes on where it stopped, and a closure waits for nobody.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Final

from bot.actions.closures import AT_ONCE, move_and_tell
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.leader.periodic import every
from storage.engine.database import Database
from storage.office.affected import any_affected

LOOK: Final = 1.0  # seconds between two looks
FIRST: Final = 20  # bookings of the first transaction; each next one takes twice as many
HELD: Final = 0.3  # seconds that a transaction may keep the writer, after which the next one takes half as many


async def rebook_affected_forever(
    database: Database,
    office: Callable[[], Office],
    rules: Callable[[], Rules],
    wake: Callable[[], None],
    stop: asyncio.Event,
    seconds: float = LOOK,
) -> None:
    async def look() -> None:
        current = office()
        if await database.read(lambda tx: any_affected(tx, current)):
            await move_affected(database, office, rules, wake, stop)

    await every(seconds, look, stop, "moving the bookings of closures")


async def move_affected(
    database: Database,
    office: Callable[[], Office],
    rules: Callable[[], Rules],
    wake: Callable[[], None],
    stop: asyncio.Event | None = None,
) -> int:
    """How many bookings were given another place, offered one, or put on the list: all that were affected, or those up
    to ``stop``."""
    done, most = 0, FIRST
    while not (stop and stop.is_set()):
        began = time.monotonic()
        now = await database.write(lambda tx, most=most: move_and_tell(tx, office(), rules(), most))  # type: ignore[misc]
        if not now:
            break
        done += now
        most = min(AT_ONCE, most * 2) if time.monotonic() - began < HELD else max(FIRST, most // 2)
        wake()
    return done
