"""Zone data: the newer ones are used, and nobody's phone shows an hour that is not the office's."""

import subprocess
import sys
import zoneinfo
from pathlib import Path

import pytest

from bot.config.zones import shipped_version, system_version

FIJI = """
import sys, zoneinfo
from datetime import UTC, datetime
from bot.config.zones import use_newest
print(use_newest().source, datetime(2026, 12, 7, tzinfo=UTC).astimezone(zoneinfo.ZoneInfo("Asia/Damascus")).utcoffset())
"""


BY_AGE = [("2020a", "shipped", "3:00:00"), ("2999a", "system", "12:00:00")]


@pytest.mark.parametrize(("version", "source", "hours"), BY_AGE)
def test_a_systems_zones_count_only_where_they_are_newer(tmp_path: Path, version: str, source: str, hours: str) -> None:
    """A system on which Damascus has the time of Fiji."""
    (tmp_path / "Asia").mkdir()
    (tmp_path / "tzdata.zi").write_text(f"# version {version}\n")
    fiji = next(Path(folder) / "Pacific/Fiji" for folder in (*zoneinfo.TZPATH, _shipped()) if _has(folder))
    (tmp_path / "Asia" / "Damascus").write_bytes(fiji.read_bytes())
    environ = {"PYTHONTZPATH": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    run = subprocess.run([sys.executable, "-c", FIJI], env=environ, capture_output=True, text=True, check=True)
    assert run.stdout.split() == [source, hours]


def test_data_that_do_not_tell_their_age_are_older(tmp_path: Path) -> None:
    assert shipped_version() > system_version((str(tmp_path),)) == ""


def _shipped() -> str:
    import tzdata  # type: ignore[import-untyped]

    return str(Path(str(tzdata.__file__)).parent / "zoneinfo")


def _has(folder: str) -> bool:
    return (Path(folder) / "Pacific" / "Fiji").exists()
