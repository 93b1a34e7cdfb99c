"""(a) Full interviews through Telegram by polling: turns a second, and processor time a turn.

All bots run at once and wait; each in turn gets its people for a few seconds, round after round, so that whatever else
the machine does meets them all.
"""

import asyncio
import gc
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import bots
from tests.bench.bots import Bot, Running
from tests.bench.figures import Table, median, milliseconds, ratio
from tests.bench.people import INTERVIEWS, Crowd


@dataclass(frozen=True, slots=True)
class Setting:
    """``pools``: sizes of the reference's pool of connections, the best of which is measured beside its own."""

    says: str
    at_once: int
    latency: float
    reference: Bot
    pools: tuple[int, ...]


SETTINGS = (
    Setting("1 person at a time", 1, 0.0, bots.HANDLER, (1, 8)),
    Setting("64 people at once", 64, 0.0, bots.HANDLER, (1, 8)),
    Setting("64 people, API answers after 50 ms", 64, 0.05, bots.HANDLER_64, (16, 32, 64)),
)


OFF = {"mawid": "pace; fsync is on", "handler": "pace; keeps nothing", "echo": "pace; keeps and asks nothing"}
"""What a bot of that interview does without."""


@dataclass(slots=True)
class Measured:
    """Of each round."""

    turns_a_second: list[float] = field(default_factory=list)
    cpu_a_turn: list[float] = field(default_factory=list)


async def measure(folder: Path, quick: bool) -> Table:
    seconds, rounds = (1.5, 5) if quick else (4.0, 7)
    of_pools = [bots.pooled(each.reference, size) for each in SETTINGS for size in each.pools]
    names = dict.fromkeys((bots.MAWID, bots.HANDLER, bots.HANDLER_64, bots.ECHO, *of_pools))
    rows: list[tuple[str, ...]] = []
    notes: list[str] = []
    await bots.make_room(folder / "a0")
    async with AsyncExitStack() as stack:
        running = {
            bot: await stack.enter_async_context(bots.run(bot, folder / f"a{at}")) for at, bot in enumerate(names)
        }
        crowds = {bot: Crowd(one.sim, INTERVIEWS[bot.speaks]) for bot, one in running.items()}
        for one in running.values():
            await one.polls()
        for setting in SETTINGS:
            warm = min(1.0, seconds)
            pools = {bots.pooled(setting.reference, size): 0.0 for size in setting.pools}
            for bot in pools:
                await some(running[bot], crowds[bot], setting, warm)
                pools[bot], _ = await some(running[bot], crowds[bot], setting, warm)
            best = max(pools, key=lambda bot: pools[bot])
            tried = ", ".join(f"{size}: {pools[bots.pooled(setting.reference, size)]:.0f}/s" for size in setting.pools)
            notes.append(f"{setting.says}: the best pool of the reference was looked for among {tried}.")
            compared = (bots.MAWID, setting.reference, best, bots.ECHO)
            found = {bot: Measured() for bot in compared}
            for bot in compared:
                await some(running[bot], crowds[bot], setting, warm)  # warm, and its people spread out
            for _ in range(rounds):
                for bot in compared:
                    turns, cpu = await some(running[bot], crowds[bot], setting, seconds)
                    found[bot].turns_a_second.append(turns)
                    found[bot].cpu_a_turn.append(cpu)
            rows += _rows(setting, compared, found)
    columns = ("people", "bot", "turns/s", "CPU a turn", "mawid does", "for CPU of", "off")
    notes += [
        "Mawid: durable, encrypted, SQLite on disk; the others keep everything in memory and ask the same questions.",
        "The echo bot asks nothing, books nothing and gets texts only.",
        f"Medians of {rounds} rounds of {seconds:g} s each, taken in turns; ratios within each round.",
    ]
    return Table("(a) Full interviews through Telegram by polling", columns, tuple(rows), tuple(notes))


def _rows(setting: Setting, compared: Sequence[Bot], found: dict[Bot, Measured]) -> list[tuple[str, ...]]:
    ours = found[bots.MAWID]
    rows: list[tuple[str, ...]] = []
    for bot in compared:
        its = found[bot]
        speed = _beside(ours.turns_a_second, its.turns_a_second) if bot is not bots.MAWID else ""
        cost = _beside(ours.cpu_a_turn, its.cpu_a_turn) if bot is not bots.MAWID else ""
        turns, cpu = f"{median(its.turns_a_second):.0f}", milliseconds(median(its.cpu_a_turn))
        rows.append((setting.says if bot is bots.MAWID else "", bot.name, turns, cpu, speed, cost, OFF[bot.speaks]))
    return rows


def _beside(ours: Sequence[float], its: Sequence[float]) -> str:
    """The median of the rounds' ratios: both of a round met the same machine."""
    return ratio(median([mine / other for mine, other in zip(ours, its, strict=True)]), 1.0)


async def some(one: Running, crowd: Crowd, setting: Setting, seconds: float) -> tuple[float, float]:
    """Turns a second, and seconds of processor time a turn."""
    one.sim.mischief.latency = setting.latency
    gc.collect()
    gc.freeze()  # or the simulator's collector, with all chats in mind, takes its time out of the bot's
    before, cpu, began = crowd.turns, one.cpu(), time.perf_counter()
    deadline = began + seconds
    async with asyncio.TaskGroup() as people:
        for _ in range(setting.at_once):
            people.create_task(_come_and_go(crowd, deadline))
    took, turns = time.perf_counter() - began, crowd.turns - before
    await asyncio.sleep(0.1)  # what is tidied and recorded after the last answer is part of the work
    spent = one.cpu() - cpu
    one.sim.mischief.latency = 0.0
    return turns / took, spent / max(1, turns)


async def _come_and_go(crowd: Crowd, deadline: float) -> None:
    while time.perf_counter() < deadline:
        await crowd.interview(deadline)
