"""How people say things is learned in a process of its own, with which the memory of learning goes: ten times that of
what is learned. It computes while nothing else wants to, and nobody who is answered meanwhile waits for it.
"""

import asyncio
import os
import sys
from typing import Final

import structlog

from bot.config.apart import run_apart
from bot.conversation.reading import learned, likely
from bot.conversation.reading.asides import read_aside

SECONDS: Final = 60.0
log = structlog.get_logger()


async def learn() -> None:
    """Where no process can be begun, or it fails, a thread learns. Then the patterns are made, which no process can
    hand over."""
    if not likely.is_learned():
        try:
            _, told = await run_apart("bot.inbox.learning", seconds=SECONDS)
            likely.take_over(learned.from_bytes(told))
        except (OSError, EOFError, ValueError, TypeError) as error:  # TimeoutError is an OSError
            log.warning("a thread learns how people say things", error=type(error).__name__)
            await asyncio.to_thread(likely.model)
    await asyncio.to_thread(read_aside, "hello to all of you", sure=False)


def main() -> None:
    os.nice(10)
    sys.stdout.buffer.write(learned.to_bytes(likely.model()))


if __name__ == "__main__":
    main()
