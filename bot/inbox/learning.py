"""How people say things is learned in a process of its own, with which the memory of learning goes: ten times that of
what is learned. It computes while nothing else wants to, and nobody who is answered meanwhile waits for it.
"""

import asyncio
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import structlog

from bot.conversation.reading import learned, likely
from bot.conversation.reading.asides import read_aside

SECONDS: Final = 60.0
_KEPT: Final = ("LANG", "PATH", "SYSTEMROOT")
log = structlog.get_logger()


async def learn() -> None:
    """Where no process can be begun, or it fails, a thread learns. Then the patterns are made, which no process can
    hand over."""
    if not likely.is_learned():
        try:
            likely.take_over(learned.from_bytes(await _learned_apart()))
        except (OSError, EOFError, ValueError, TypeError) as error:  # TimeoutError is an OSError
            log.warning("a thread learns how people say things", error=type(error).__name__)
            await asyncio.to_thread(likely.model)
    await asyncio.to_thread(read_aside, "hello to all of you", sure=False)


async def _learned_apart() -> bytes:
    learning = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-m",
        "bot.inbox.learning",
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=_environment(os.environ),
    )
    try:
        async with asyncio.timeout(SECONDS):
            told, _ = await learning.communicate()
    finally:
        if learning.returncode is None:
            learning.kill()
            await learning.wait()
    return told


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    """Without what may hold a token."""
    return {name: ours[name] for name in _KEPT if name in ours} | {"PYTHONPATH": str(Path(__file__).parents[2])}


def main() -> None:
    os.nice(10)
    sys.stdout.buffer.write(learned.to_bytes(likely.model()))


if __name__ == "__main__":
    main()
