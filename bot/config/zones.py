"""Time zone data: those that are shipped with Mawid, or the system's where they are newer.

A zone's rules change at short notice, and a system that nobody updates keeps the old ones for years.
"""

import zoneinfo
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

_VERSIONS = ("tzdata.zi", "+VERSION", "version")


@dataclass(frozen=True, slots=True)
class ZoneData:
    """``version`` and ``other`` are the IANA's, as 2026a; ``other`` is that of the data not used, "" if it tells
    none."""

    source: Literal["shipped", "system"]
    version: str
    other: str


def use_newest() -> ZoneData:
    """From now on zones are read from the newer data. To be called before any zone is made."""
    shipped, system = shipped_version(), system_version(zoneinfo.TZPATH)
    if system > shipped:
        return ZoneData("system", system, shipped)
    zoneinfo.reset_tzpath(())
    zoneinfo.ZoneInfo.clear_cache()
    return ZoneData("shipped", shipped, system)


def shipped_version() -> str:
    """Of the package tzdata, "" where it is missing."""
    with suppress(ModuleNotFoundError):
        import tzdata  # type: ignore[import-untyped]  # it ships no types

        return str(tzdata.IANA_VERSION)
    return ""


def system_version(folders: tuple[str, ...]) -> str:
    """Of the first folder that has zones, "" where none says which it is."""
    for folder in map(Path, folders):
        for name in _VERSIONS:
            with suppress(OSError, ValueError):
                line = (folder / name).read_text(encoding="ascii").partition("\n")[0]
                return line.removeprefix("# version ").strip()
    return ""
