"""(d) Memory of a bot that waits, and the time from its start to the first answer; byte code is there for everybody."""

import asyncio
import shutil
import time
from pathlib import Path

from tests.bench import bots
from tests.bench.bots import Bot
from tests.bench.figures import Table, median, megabytes, milliseconds, ratio
from tests.bench.people import INTERVIEWS, Crowd

RESTS_AFTER = 4.0  # seconds; and what a start does beside, in processes of its own, is over
FIRST, LATER = "mawid, first start (makes tables and keys)", "mawid, later start"


async def measure(folder: Path, quick: bool) -> Table:
    rounds = 3 if quick else 5
    tried: tuple[tuple[str, Bot, bool], ...] = (
        (FIRST, bots.MAWID, True),
        (LATER, bots.MAWID, False),
        (bots.HANDLER.name, bots.HANDLER, True),
        (bots.ECHO.name, bots.ECHO, True),
    )
    answered: dict[str, list[float]] = {says: [] for says, _, _ in tried}
    computed: dict[str, list[float]] = {says: [] for says, _, _ in tried}
    resident: dict[str, list[float]] = {says: [] for says, _, _ in tried}
    for at in range(rounds + 1):
        for says, bot, anew in tried:
            took, cpu, size = await _once(bot, folder / f"d-{bot.name.split()[0]}", anew)
            if at:  # the round before all others wrote the byte code of whatever each bot reads
                answered[says].append(took)
                computed[says].append(cpu)
                resident[says].append(size)

    def beside(found: dict[str, list[float]], says: str) -> tuple[str, str]:
        handler, echo = (median(found[bot.name]) for bot in (bots.HANDLER, bots.ECHO))
        return ratio(median(found[says]), handler), ratio(median(found[says]), echo)

    rows = tuple(
        (
            says,
            f"{median(answered[says]):.2f} s",
            *beside(answered, says),
            milliseconds(median(computed[says])),
            megabytes(median(resident[says])),
            *beside(resident, says),
        )
        for says, _, _ in tried
    )
    beside_whom = ("of handler bot", "of echo bot")
    columns = ("bot", "first answer after", *beside_whom, "CPU until then", "idle memory", *beside_whom)
    notes = (
        f"Handler bot: {bots.HANDLER.name} of python-telegram-bot. Echo bot: {bots.ECHO.name}.",
        f"Medians of {rounds}, after a start of each that writes byte code; resident set at rest, after an answer.",
        "Off: the pace of sending, which a first answer does not meet. On: fsync.",
    )
    return Table("(d) Start and rest", columns, rows, notes)


async def _once(bot: Bot, where: Path, anew: bool) -> tuple[float, float, float]:
    """Seconds until the first answer, of processor time until then, and bytes."""
    if anew:
        shutil.rmtree(where, ignore_errors=True)
    async with bots.run(bot, where) as running:
        crowd = Crowd(running.sim, INTERVIEWS[bot.speaks])
        await crowd.take(crowd.newcomer(), crowd.steps[0])
        took, cpu = time.perf_counter() - running.started, running.cpu()
        await asyncio.sleep(RESTS_AFTER)
        while running.process.children():  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.1)
        return took, cpu, running.resident()
