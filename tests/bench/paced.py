"""(j) The pace as it is shipped: how long newcomers wait for each answer at 10, 30 and 100 turns a second.

Everywhere else in this bench the pace is off. The simulator takes whatever comes: how much Telegram takes of a bot's
replies is Telegram's, and only its 429 tells.
"""

import asyncio
import time
from itertools import cycle
from pathlib import Path

from tests.bench import bots, filling
from tests.bench.bots import MAWID
from tests.bench.figures import Table, milliseconds, quantile
from tests.bench.people import GIVES_UP, INTERVIEWS, Crowd, Unanswered
from tests.bench.steady import WARMING, Street, Waits

RATES = (10, 30, 100)  # turns a second


async def measure(folder: Path, quick: bool) -> Table:
    seconds = 8.0 if quick else 30.0
    rows = []
    for rate in RATES:
        where = folder / f"j{rate}"
        await bots.make_room(where)
        async with bots.run(MAWID, where, per_second=None) as running:
            await running.polls()
            street = Street(Crowd(running.sim, INTERVIEWS[MAWID.speaks]), cycle(range(1, filling.KNOWN + 1)))
            await _newcomers(street, RATES[0], WARMING)  # statements are compiled, words are parsed
            found = await _newcomers(street, rate, seconds)
        late = sum(each >= GIVES_UP for each in found.seconds)
        cells = (milliseconds(quantile(found.seconds, part)) for part in (0.5, 0.99, 1.0))
        rows.append((f"{rate}/s", str(len(found.seconds)), *cells, str(late), "nothing; fsync is on"))
    columns = ("turns", "answered", "p50", "p99", "slowest", f"over {GIVES_UP:g} s", "off")
    notes = (f"For {seconds:g} s each, on SQLite; whoever is due writes at their time, however late the bot is.",)
    return Table("(j) The pace as it is shipped", columns, tuple(rows), notes)


async def _newcomers(street: Street, rate: int, seconds: float) -> Waits:
    waits, began = Waits(), time.perf_counter()

    async def turn() -> None:
        try:
            await street.newcomers_turn(waits, most_waiting=2 * rate)
        except Unanswered:
            waits.seconds.append(GIVES_UP)

    async with asyncio.TaskGroup() as people:
        for number in range(int(seconds * rate)):
            await asyncio.sleep(max(0.0, began + number / rate - time.perf_counter()))
            people.create_task(turn())
    return waits
