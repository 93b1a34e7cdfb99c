"""A wall clock that a test puts forward and back under a running program, which needs gcc to be made."""

import subprocess
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

_SOURCE = Path(__file__).with_name("shifted_clock.c")


@dataclass(frozen=True, slots=True)
class ShiftedClock:
    """``environ`` starts a program under it."""

    library: Path
    file: Path

    @property
    def environ(self) -> dict[str, str]:
        return {"LD_PRELOAD": str(self.library), "CLOCK_SHIFT_FILE": str(self.file)}

    def jump(self, by: timedelta) -> None:
        """From the true time on; zero puts it right. Replaced at once, so that nobody reads half a number."""
        written = self.file.with_suffix(".new")
        written.write_text(str(int(by.total_seconds())))
        written.replace(self.file)


def shifted_clock(folder: Path) -> ShiftedClock:
    """Raises ``CalledProcessError`` or ``FileNotFoundError`` where there is no compiler."""
    clock = ShiftedClock(folder / "shifted_clock.so", folder / "clock-shift")
    compiled = ["gcc", "-O2", "-shared", "-fPIC", "-o", str(clock.library), str(_SOURCE), "-ldl"]
    subprocess.run(compiled, check=True)
    clock.jump(timedelta())
    return clock
