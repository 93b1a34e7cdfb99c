"""Says in the log, of each process, when a file that it lives by was removed or exchanged, and once an hour as long."""

import asyncio
from collections.abc import Callable, Sequence
from itertools import count
from typing import Final

import structlog

from storage.engine.files_in_use import WORDS, LostFile

LOOK: Final = 5.0  # seconds
AGAIN: Final = 720  # looks
log = structlog.get_logger()


async def report_lost(lost: Callable[[], Sequence[LostFile]]) -> None:
    """For ever."""
    told: Sequence[LostFile] = ()
    for number in count():
        now = await asyncio.to_thread(lost)  # a disk that hangs holds nobody up
        if now != told or (now and number % AGAIN == 0):
            for each in now:
                log.error(f"{WORDS[each]}; do not stop it: put the file back first", kind=each)
            if not now:
                log.warning("the files of the database and the keys are in their place again")
        told = now
        await asyncio.sleep(LOOK)
