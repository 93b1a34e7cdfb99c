"""`python -m tests.bench [a … k] [--quick]`: all, or what is named; `--quick` leaves the million people out."""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any

from tests.bench import (
    broadcasts,
    closures,
    desk,
    idle,
    interviews,
    machine,
    paced,
    places,
    processes,
    ready,
    scans,
    steady,
)
from tests.bench.figures import Table

SECTIONS: Mapping[str, Callable[[Path, bool], Coroutine[Any, Any, Table]]] = {
    "a": interviews.measure,
    "b": steady.measure,
    "c": places.measure,
    "d": idle.measure,
    "e": broadcasts.measure,
    "f": closures.measure,
    "g": desk.measure,
    "h": ready.measure,
    "i": scans.measure,
    "j": paced.measure,
    "k": processes.measure,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], help="all, if none is named")
    parser.add_argument("--quick", action="store_true", help="shorter, and without the million people")
    parser.add_argument("--folder", type=Path, default=Path("/var/tmp"), help="on a real disk")
    asked = parser.parse_args()
    machine.stay_on(machine.OURS)
    sys.stdout.write(f"{machine.describe()}\n")
    began = time.monotonic()
    for name in asked.sections or SECTIONS:
        with tempfile.TemporaryDirectory(prefix="mawid-bench-", dir=asked.folder) as folder:
            table = asyncio.run(SECTIONS[name](Path(folder), asked.quick))
        sys.stdout.write(f"\n{table}\n")
        sys.stdout.flush()
    sys.stdout.write(f"\nTook {time.monotonic() - began:.0f} s.\n")


if __name__ == "__main__":
    main()
