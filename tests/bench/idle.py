"""(d) Memory of a bot that waits, and the time from its start to the first answer."""

import asyncio
import shutil
import time
from pathlib import Path

from tests.bench import bots
from tests.bench.bots import Bot
from tests.bench.figures import Table, median, megabytes, ratio
from tests.bench.people import INTERVIEWS, Crowd


async def measure(folder: Path, quick: bool) -> Table:
    rounds = 3 if quick else 5
    bots.compiled()
    tried: tuple[tuple[str, Bot, bool], ...] = (
        ("mawid, first start (makes tables and keys)", bots.MAWID, True),
        ("mawid, later start", bots.MAWID, False),
        (bots.HANDLER.name, bots.HANDLER, True),
        (bots.ECHO.name, bots.ECHO, True),
    )
    answered: dict[str, list[float]] = {says: [] for says, _, _ in tried}
    resident: dict[str, list[float]] = {says: [] for says, _, _ in tried}
    for _ in range(rounds):
        for says, bot, anew in tried:
            where = folder / f"d-{bot.name.split()[0]}"
            if anew:
                shutil.rmtree(where, ignore_errors=True)
            async with bots.run(bot, where) as running:
                crowd = Crowd(running.sim, INTERVIEWS[bot.speaks])
                await crowd.take(crowd.newcomer(), crowd.steps[0])
                answered[says].append(time.perf_counter() - running.started)
                await asyncio.sleep(1.0)
                resident[says].append(running.resident())
    reference = bots.HANDLER.name
    rows = tuple(
        (
            says,
            f"{median(answered[says]):.2f} s",
            ratio(median(answered[says]), median(answered[reference])),
            megabytes(median(resident[says])),
            ratio(median(resident[says]), median(resident[reference])),
        )
        for says, _, _ in tried
    )
    columns = ("bot", "first answer after", "of reference", "idle memory", "of reference")
    return Table("(d) Start and rest", columns, rows, (f"Medians of {rounds}; resident set a second after an answer.",))
