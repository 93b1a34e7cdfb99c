"""What was measured on, and which core does what: the bot under test has one for itself, the simulator and the
people another, so that the bot is what everybody waits for."""

import os
import platform
import sqlite3
from pathlib import Path

CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]
OURS, THE_BOTS = CORES[0], CORES[-1]


def describe() -> str:
    apart = len(CORES) > 1
    cores = f"the bot under test alone on core {THE_BOTS}, simulator and people on core {OURS}"
    return (
        f"{len(CORES)} cores ({_processor()}), {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version} (WAL, synchronous=FULL)\n"
        f"{cores if apart else 'a single core for the bot, simulator and people: take these figures with salt'}"
    )


def stay_on(core: int, process: int = 0) -> None:
    if hasattr(os, "sched_setaffinity") and len(CORES) > 1:
        os.sched_setaffinity(process, {core})


def leave_alone(core: int, process: int) -> None:
    """It may run on every other one."""
    if hasattr(os, "sched_setaffinity") and len(CORES) > 1:
        os.sched_setaffinity(process, {each for each in CORES if each != core})


def use_all() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, CORES)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
