"""`python -m tests.bench.profile [--quick]` (`make profile`): what Mawid computes in a turn, and what it asks of the
database. One person at a time, and 64 at once, through Telegram by polling, on SQLite.
"""

import argparse
import asyncio
import json
import shutil
import signal
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from tests.bench import bots, machine
from tests.bench.bots import Running
from tests.bench.figures import Table, milliseconds
from tests.bench.interviews import SETTINGS, Setting, some
from tests.bench.people import INTERVIEWS, Crowd

_TRACED: Final = ("strace", "-f", "-qq", "--signal=none", "-e", "trace=fsync,fdatasync", "-o")


@dataclass(frozen=True, slots=True)
class Found:
    """Of a turn. ``cpu``: seconds as the system counts them, and by component as they were sampled."""

    cpu: float
    seconds: Mapping[str, float]
    counted: Mapping[str, float]


async def measure(folder: Path, quick: bool) -> Table:
    seconds = 4.0 if quick else 15.0
    tried = [setting for setting in SETTINGS if not setting.latency]
    found = [await _sampled(folder / f"sampled {setting.at_once}", setting, seconds) for setting in tried]
    synced = [await _syncs(folder / f"traced {setting.at_once}", setting, min(seconds, 5.0)) for setting in tried]
    components = sorted(
        {name for one in found for name in one.seconds}, key=lambda name: -found[0].seconds.get(name, 0)
    )
    rows = [("CPU a turn, all together", *(cell for one in found for cell in (milliseconds(one.cpu), "")))]
    for name in components:
        shares = ((one.seconds.get(name, 0.0), sum(one.seconds.values()) or 1.0) for one in found)
        rows.append(
            (name, *(cell for own, all_ in shares for cell in (milliseconds(own), f"{100 * own / all_:.0f} %")))
        )
    for name in ("statements", "write transactions", "BEGIN", "rounds of the loop", "collections"):
        says = {"BEGIN": "reading transactions", "collections": "garbage collections"}.get(name, name)
        rows.append((says, *(cell for one in found for cell in (f"{one.counted.get(name, 0.0):.2f}", ""))))
    rows.append(("fsync and fdatasync", *(cell for one in synced for cell in (one, ""))))
    columns = ("a turn", *(cell for setting in tried for cell in (setting.says, "")))
    notes = (
        "Off: the pace of sending, limits of the simulator. On: fsync of the database, sealing, everything else.",
        "Sampled at each 4 ms of processor time, every thread by its own clock: a look costs a wakening of the loop.",
        "A function counts for the innermost component that it belongs to: see tests/bench/components.py.",
        "Syncs are counted in a run of their own, under strace.",
    )
    return Table("Where a turn's time goes", columns, tuple(rows), notes)


def _share(seconds: Mapping[str, float], name: str) -> tuple[str, str]:
    own = seconds.get(name, 0.0)
    return milliseconds(own), f"{100 * own / (sum(seconds.values()) or 1.0):.0f} %"


async def _sampled(folder: Path, setting: Setting, seconds: float) -> Found:
    told = folder / "told.json"
    command = (sys.executable, "-m", "tests.bench.sampled", str(told), "run")
    async with bots.run(replace(bots.MAWID, command=command), folder) as running:
        crowd = Crowd(running.sim, INTERVIEWS["mawid"])
        await running.polls()
        await some(running, crowd, setting, 2.0)
        running.process.send_signal(signal.SIGUSR1)
        before = crowd.turns
        _, cpu = await some(running, crowd, setting, seconds)
        turns = crowd.turns - before
        running.process.send_signal(signal.SIGUSR2)
        told_now: dict[str, Any] = json.loads(await _written(told))
    each = {kind: {name: value / turns for name, value in told_now[kind].items()} for kind in ("seconds", "counted")}
    return Found(cpu, each["seconds"], each["counted"])


async def _written(file: Path) -> str:
    async with asyncio.timeout(10):
        while not file.exists():  # noqa: ASYNC110, ASYNC240  # of another process
            await asyncio.sleep(0.05)
    return file.read_text()  # noqa: ASYNC240  # nothing waits meanwhile


async def _syncs(folder: Path, setting: Setting, seconds: float) -> str:
    """Of a turn; "-" where there is no strace, or where it may not trace."""
    if shutil.which(_TRACED[0]) is None:
        return "-"
    folder.mkdir(parents=True)  # noqa: ASYNC240
    told = folder / "syncs"
    traced = replace(bots.MAWID, command=(*_TRACED, str(told), *bots.MAWID.command))
    try:
        async with bots.run(traced, folder) as running:
            try:
                return await _counted(running, told, setting, seconds)
            finally:
                for child in running.process.children(recursive=True):
                    child.kill()
    except RuntimeError:
        return "-"


async def _counted(running: Running, told: Path, setting: Setting, seconds: float) -> str:
    crowd = Crowd(running.sim, INTERVIEWS["mawid"])
    await running.polls()
    await some(running, crowd, setting, 1.0)
    before, turns = len(told.read_bytes().splitlines()), crowd.turns  # noqa: ASYNC240
    await some(running, crowd, setting, seconds)
    return f"{(len(told.read_bytes().splitlines()) - before) / (crowd.turns - turns):.2f}"  # noqa: ASYNC240


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.profile", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="shorter")
    parser.add_argument("--folder", type=Path, default=Path("/var/tmp"), help="on a real disk")
    asked = parser.parse_args()
    machine.stay_on(machine.OURS)
    sys.stdout.write(f"{machine.describe()}\n\n")
    with tempfile.TemporaryDirectory(prefix="mawid-profile-", dir=asked.folder) as folder:
        sys.stdout.write(f"{asyncio.run(measure(Path(folder), asked.quick))}\n")


if __name__ == "__main__":
    main()
