"""`python -m tests.faults [kill kill-postgresql freeze cut disk clock away standby] [--times N]`: all, or some.

`python -m tests.faults patroni --patroni FOLDER` is for who has Patroni 4, in a folder of its own; "all" leaves it out.
"""

import argparse
import asyncio
import random
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from tests.boxes import NotHere, three_boxes
from tests.databases import postgres_server
from tests.faults import blows
from tests.faults.shifting import shifted_clock
from tests.faults.world import Figures, World, happens, programs
from tests.simulator import Simulator
from tests.standby import two_servers
from tests.stories.outages import line_to_port, line_to_postgres

TIMES = {"kill": 300, "kill-postgresql": 60, "freeze": 20, "cut": 20, "disk": 10, "clock": 6, "away": 10, "standby": 10}
BESIDES = {"patroni": 5}
BLOWS: dict[str, Callable[[World, int], Any]] = {
    "kill": blows.kill,
    "kill-postgresql": blows.kill,
    "freeze": blows.freeze,
    "cut": blows.cut,
    "disk": blows.fill_the_disk,
    "clock": blows.jump,
    "away": blows.go_away,
    "standby": blows.fail_over,
    "patroni": blows.lose_a_box,
}
SEVERAL = ("freeze", "standby", "patroni")
"""With two processes."""
ON_POSTGRESQL = ("kill-postgresql", "freeze", "cut")
SMALL_DISK = "size=24m"
_NO_LIMIT = 10_000  # of looks: one clerk sees more people here than any ever does
AFTER_PROMOTION = "a code came at the latest {:.1f} s after a promotion"
HEADER = f"{'fault':16}{'times':>6}{'people':>8}{'confirmed':>11}{'lost':>6}{'doubled':>9}{'unknown':>9}{'seconds':>9}"


@contextmanager
def a_small_disk(folder: Path) -> Iterator[None]:
    subprocess.run(["mount", "-t", "tmpfs", "-o", SMALL_DISK, "tmpfs", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@asynccontextmanager
async def a_world(fault: str, folder: Path, patroni: Path) -> AsyncIterator[World]:
    async with AsyncExitStack() as stack:
        simulator = await stack.enter_async_context(Simulator(keep_calls=0))
        to_telegram = to_database = clock = None
        if fault == "disk":
            stack.enter_context(a_small_disk(folder))
        url = f"sqlite+aiosqlite:///{folder / 'mawid.db'}"
        if fault in ON_POSTGRESQL:
            server = stack.enter_context(postgres_server())
            url = stack.enter_context(server.database())
        pair = stack.enter_context(two_servers()) if fault == "standby" else None
        boxes = stack.enter_context(three_boxes(patroni)) if fault == "patroni" else None
        url = pair.url if pair else boxes.url if boxes else url
        if fault == "cut":
            to_database, url = await stack.enter_async_context(line_to_postgres(url))
        settings: dict[str, object] = {"looks": _NO_LIMIT, "looks_a_station": _NO_LIMIT}
        if fault in ("cut", "away"):
            to_telegram = await stack.enter_async_context(line_to_port(int(simulator.url.rpartition(":")[2])))
            settings["telegram_api_url"] = f"http://127.0.0.1:{to_telegram.port}"
        if fault == "clock":
            clock = shifted_clock(folder)
        more = clock.environ if clock else {}
        bots = programs(folder, simulator, url, 2 if fault in SEVERAL else 1, more, **settings)
        yield World(folder, simulator, bots, random.Random(fault), to_telegram, to_database, clock, pair, boxes)


async def tried(fault: str, times: int, patroni: Path) -> Figures:
    with tempfile.TemporaryDirectory(prefix="mawid-faults-") as folder:
        async with a_world(fault, Path(folder), patroni) as world:
            return await happens(world, fault, times, BLOWS[fault])


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("faults", nargs="*", choices=[*TIMES, *BESIDES, []], help="all, if none is named")
    parser.add_argument("--times", type=int, help="instead of the usual number of each")
    parser.add_argument("--patroni", type=Path, default=Path("/usr/bin"), help="the folder with patroni and patronictl")
    asked = parser.parse_args()
    sys.stdout.write(f"{HEADER}\n")
    kept = True
    for fault in asked.faults or TIMES:
        try:
            seen = asyncio.run(tried(fault, asked.times or (TIMES | BESIDES)[fault], asked.patroni))
        except NotHere as missing:
            sys.exit(f"python -m tests.faults: {missing}")
        kept = kept and seen.kept
        figures = f"{seen.times:6}{seen.people:8}{seen.confirmed:11}{len(seen.lost):6}{seen.doubled:9}{seen.unknown:9}"
        sys.stdout.write(f"{seen.fault:16}{figures}{seen.seconds:9.0f}\n")
        sys.stdout.writelines(f"    {line}\n" for line in seen.lost)
        if seen.back:
            what = "an answer came at the latest {:.1f} s after a kill" if fault in BESIDES else AFTER_PROMOTION
            sys.stdout.write(f"    {what.format(max(seen.back))}\n")
        sys.stdout.flush()
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
