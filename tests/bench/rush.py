"""`python -m tests.bench.rush [--processes 1 2 3] [--tokens 1 3] [--scale 20] [--minutes 10] [--limited]`: the day on
which 50,000 people come within an hour.

A twentieth of them comes within a twentieth of the hour, so at the same pace: machine and processes have as much to do
each second as on that day, only not for as long. All that is played together takes ten minutes: where that is too short
for a twentieth each, fewer come for a shorter time, at that pace. Each person reads, thinks and taps for some seconds,
as people do, and waits for every answer. What is told is how long they waited.
"""

import argparse
import asyncio
import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from pathlib import Path

from tests.bench import machine
from tests.bench.figures import Table, milliseconds, quantile
from tests.bench.fleet import Fleet, fleet
from tests.bench.people import INTERVIEWS, NUMBER, Crowd, Step, Unanswered
from tests.databases import NoPostgreSQL, postgres_server

PEOPLE, HOUR = 50_000, 3600.0
COME_WITHIN = 5 / 6  # of the time: whoever comes last has their interview before it is over
THINKS = 1.5, 4.5  # seconds before each turn
STARTS = 8.0  # seconds that a fleet takes to start, about
GRACE = 12.0  # seconds, after which nobody is waited for any more
FIRST = 1_000_000  # Telegram's id of the first person
PARTS = (0.5, 0.9, 0.99, 1.0)
COLUMNS = ("processes", "tokens", "who waited how long", "p50", "p90", "p99", "worst")


@dataclass(slots=True)
class Person:
    """``waits``: seconds for each answer; one that has not come when all is over counts until then."""

    number: int
    waits: list[float] = field(default_factory=list)
    done: bool = False
    since: float = 0.0
    """When the open answer was asked for, by ``time.perf_counter``; 0: none is open."""

    async def come(self, fleet: Fleet, thinks: Callable[[], float], patience: float) -> None:
        crowd = Crowd(
            fleet.sims[self.number % len(fleet.sims)],
            _own(self.number),
            self.number,
            _any=count(self.number),
            patience=patience,
        )
        step: Step | None = crowd.steps[0]
        while step is not None:
            self.since = time.perf_counter()
            try:
                seconds, step = await crowd.go_on(self.number, step)
            except Unanswered:
                return  # since is kept: it is an open answer
            self.waits.append(seconds)
            self.since = 0.0
            await asyncio.sleep(thinks() if step else 0)
        self.done = True

    def settle(self, now: float) -> None:
        if self.since:
            self.waits.append(now - self.since)


def _own(number: int) -> tuple[Step, ...]:
    """The interview with a document of one's own."""
    return tuple(replace(step, does=f"{number:011}") if step.does == NUMBER else step for step in INTERVIEWS["mawid"])


@dataclass(frozen=True, slots=True)
class Played:
    processes: int
    tokens: int
    people: tuple[Person, ...]
    took: float
    cpu: tuple[float, ...]
    """Seconds of each process, of PostgreSQL last."""
    locks: float

    def rows(self) -> list[tuple[str, ...]]:
        every = [wait for person in self.people for wait in person.waits]
        in_all = [sum(person.waits) for person in self.people]
        return [
            (
                f"{self.processes}",
                f"{self.tokens}",
                "for one answer",
                *(milliseconds(quantile(every, part)) for part in PARTS),
            ),
            ("", "", "for all of one's answers", *(milliseconds(quantile(in_all, part)) for part in PARTS)),
        ]

    def note(self) -> str:
        turns = sum(len(person.waits) for person in self.people)
        done = sum(person.done for person in self.people)
        *ours, database = (milliseconds(seconds / max(1, turns)) for seconds in self.cpu)
        return (
            f"{self.processes} with {self.tokens}: {done} of {len(self.people)} had a code in the end;"
            f" {turns / self.took:.0f} turns/s; CPU a turn {' + '.join(ours)}, PostgreSQL {database};"
            f" on average {self.locks:.2f} waited for a lock."
        )


async def play(
    running: Fleet, people: int, within: float, thinks: tuple[float, float] = THINKS, grace: float = GRACE
) -> Played:
    """``within``: seconds, in which they come and are through."""
    chance = random.Random(1)
    comes = sorted(chance.uniform(0.0, within * COME_WITHIN) for _ in range(people))
    crowd = tuple(Person(FIRST + at) for at in range(people))
    gc.collect()
    gc.freeze()
    before, began = running.cpu(), time.perf_counter()
    until = began + within + grace
    running.locks.seen.clear()
    try:
        async with asyncio.timeout(within + grace), asyncio.TaskGroup() as tasks:
            for person, at in zip(crowd, comes, strict=True):
                await asyncio.sleep(max(0.0, began + at - time.perf_counter()))
                patience = until - time.perf_counter()
                tasks.create_task(person.come(running, partial(chance.uniform, *thinks), patience))
    except TimeoutError:
        pass  # whoever still waits is counted as waiting
    now = time.perf_counter()
    for person in crowd:
        person.settle(now)
    cpu = tuple(after - earlier for after, earlier in zip(running.cpu(), before, strict=True))
    return Played(len(running.processes), len(running.sims), crowd, now - began, cpu, running.locks.mean())


async def measure(
    folder: Path, fleets: Sequence[tuple[int, int]], scale: float, minutes: float, *, limited: bool
) -> Table:
    """``fleets``: processes and tokens of each."""
    within = min(HOUR / scale, max(1.0, minutes * 60 / len(fleets) - GRACE - STARTS))
    people = round(PEOPLE * within / HOUR)
    played: list[Played] = []
    machine.use_all()  # the server stays on any core
    with postgres_server() as server:
        machine.stay_on(machine.OURS)
        for number, tokens in fleets:
            async with fleet(folder / f"{number}-{tokens}", server, number, tokens, limited=limited) as running:
                played.append(await play(running, people, within))
    rate, thinks = people / within / COME_WITHIN, f"{THINKS[0]:g} to {THINKS[1]:g} s"
    notes = (
        f"{people} people in {within:.0f} s, {rate:.1f} a second at first; each thinks for {thinks} at each turn.",
        "Telegram by webhook, spread over the processes by connections, people over the tokens; the pace as shipped.",
        "Off: the server's fsync (a disk adds its own time to each commit)"
        + ("." if limited else ", and the simulator's own limits (429)."),
        *(("Each bot is refused (429) beyond 30 messages a second, and a chat beyond one.",) if limited else ()),
        f"Simulator and people have one of {len(machine.CORES)} cores, all processes the others, PostgreSQL any.",
        f"Nobody is waited for beyond {GRACE:g} s after the end: an open answer counts with its time so far.",
        *(one.note() for one in played),
    )
    rows = tuple(row for one in played for row in one.rows())
    return Table("A rush of 50,000 people in an hour", COLUMNS, rows, notes)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.rush", description=__doc__)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--tokens", type=int, nargs="+", default=[1, 3], help="bots that the people are spread over")
    parser.add_argument("--minutes", type=float, default=10.0, help="of all that is played, about")
    parser.add_argument("--limited", action="store_true", help="answers have the messenger's limit for bulk, too")
    parser.add_argument("--scale", type=float, default=20.0, help="the part of the people and of the hour: 1/20")
    parser.add_argument("--folder", type=Path, default=Path("/var/tmp"), help="for key files and logs")
    asked = parser.parse_args()
    sys.stdout.write(f"{machine.describe()}\n")
    fleets = [(number, tokens) for number in asked.processes for tokens in asked.tokens]
    began = time.monotonic()
    try:
        with tempfile.TemporaryDirectory(prefix="mawid-rush-", dir=asked.folder) as folder:
            table = asyncio.run(measure(Path(folder), fleets, asked.scale, asked.minutes, limited=asked.limited))
    except NoPostgreSQL as missing:
        sys.exit(f"No PostgreSQL here: {missing}")
    sys.stdout.write(f"\n{table}\n\nTook {time.monotonic() - began:.0f} s.\n")


if __name__ == "__main__":
    main()
