"""(b) From a message to its answer at 50 updates a second; with ten thousand and with a million people in the database.

The people do not wait for each other: whoever is due writes at their time, however late the bot is.
"""

import asyncio
import gc
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from tests.bench import bots, filling
from tests.bench.bots import Bot
from tests.bench.figures import Table, megabytes, milliseconds, quantile, ratio
from tests.bench.interviews import OFF
from tests.bench.people import INTERVIEWS, Crowd, Step

WARMING = 4.0  # seconds; a start learns how people say things in its first two
RATE = 50.0  # updates a second
EVERY_FIFTH = 5  # update is from somebody who was here before and asks for the menu again
AGAIN = Step("/start", "")


@dataclass(slots=True)
class Waits:
    """Seconds from message to answer."""

    seconds: list[float] = field(default_factory=list)
    size: float = 0.0


@dataclass(slots=True)
class Street:
    """People who come in all the time; whoever is answered waits for their turn to go on."""

    crowd: Crowd
    known: Iterator[int]
    _idle: deque[tuple[int, Step]] = field(default_factory=deque)

    async def one_update(self, number: int, waits: Waits) -> None:
        if number % EVERY_FIFTH == 0:
            waits.seconds.append(await self.crowd.take(next(self.known), AGAIN))
            return
        await self.newcomers_turn(waits, most_waiting=RATE)

    async def newcomers_turn(self, waits: Waits, most_waiting: float) -> None:
        """Of somebody who goes on, once so many wait for their turn to; else of somebody new."""
        first = self.crowd.steps[0]
        person, step = self._idle.popleft() if len(self._idle) > most_waiting else (self.crowd.newcomer(), first)
        seconds, due = await self.crowd.go_on(person, step)
        waits.seconds.append(seconds)
        if due is not None:
            self._idle.append((person, due))


async def measure(folder: Path, quick: bool) -> Table:
    seconds, rounds = (5.0, 2) if quick else (25.0, 2)  # the longer ones meet a periodic round, every 20 s
    tried: list[tuple[str, Bot, int]] = [("10,000 people", bots.MAWID, 10_000)]
    if not quick:
        tried.append(("1,000,000 people", bots.MAWID, 1_000_000))
    tried.append(("in memory", bots.HANDLER, 0))
    found = {says: Waits() for says, _, _ in tried}
    often = f"{RATE:g} updates a second, one in {EVERY_FIFTH} of somebody known before"
    notes = [f"{often}, {rounds} rounds of {seconds:g} s, {WARMING:g} s after a start."]
    folders = {says: folder / f"b{at}" for at, (says, _, _) in enumerate(tried)}
    for says, _, people in tried:
        if people:
            began = time.perf_counter()
            found[says].size = await filling.fill(folders[says], people)
            took = time.perf_counter() - began
            notes.append(f"{says}: a file of {megabytes(found[says].size)}, filled in {took:.0f} s.")
    for turn in range(1, rounds + 1):
        for says, bot, _ in tried:
            async with bots.run(bot, folders[says]) as running:
                await running.polls()
                street = Street(
                    Crowd(running.sim, INTERVIEWS[bot.speaks], turn * 1_000_000), cycle(range(1, filling.KNOWN + 1))
                )
                await _walk(street, Waits(), WARMING)
                gc.collect()
                gc.freeze()
                await _walk(street, found[says], seconds)
    reference = found["in memory"].seconds
    rows = tuple(
        (
            f"{bot.name}, {says}",
            *(milliseconds(quantile(found[says].seconds, part)) for part in (0.5, 0.99, 1.0)),
            *(ratio(quantile(found[says].seconds, part), quantile(reference, part)) for part in (0.5, 0.99)),
            OFF[bot.speaks],
        )
        for says, bot, _ in tried
    )
    columns = ("bot", "p50", "p99", "slowest", "p50 of reference", "p99 of reference", "off")
    return Table("(b) From message to answer", columns, rows, tuple(notes))


async def _walk(street: Street, waits: Waits, seconds: float) -> None:
    began = time.perf_counter()
    async with asyncio.TaskGroup() as people:
        for number in range(int(seconds * RATE)):
            await asyncio.sleep(max(0.0, began + number / RATE - time.perf_counter()))
            people.create_task(street.one_update(number, waits))
