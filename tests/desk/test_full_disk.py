"""The desk on a disk without room: it says so in the page's language, records nothing, and goes on afterwards."""

import os
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.rendering.text import write
from tests.builders import Clock, local
from tests.desk.serving import PATIENT, Browser, Desk, serving
from tests.desk.test_walk_in import PERSON, walk_ins

EAGER = replace(PATIENT, wrong_codes=10**6, looks=10**6, looks_a_station=10**6)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False).returncode != 0:
        pytest.skip("NOT TRIED: who is not root cannot mount a small disk (tmpfs), to fill it")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def full(disk: Path) -> Iterator[None]:
    """To the last byte."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (2**16, 2**12, 1):
            while _written(file.fileno(), size):
                pass
    yield
    ballast.unlink()


def _written(file: int, size: int) -> bool:
    try:
        return os.write(file, b"\0" * size) > 0
    except OSError:
        return False


@pytest.fixture
async def desk(disk: Path, migrated_file: Path) -> AsyncIterator[Desk]:
    shutil.copy(migrated_file, disk / "mawid.db")
    async with serving(f"sqlite+aiosqlite:///{disk / 'mawid.db'}", Clock(local(7, 10, 5))) as served:
        served.rules = EAGER
        yield served


async def scans_until_refused(desk: Desk, clerk: Browser) -> tuple[int, object]:
    """The last pages of the files may have room for some."""
    for _ in range(1000):
        desk.clock.forward(seconds=1)
        status, answer = await clerk.post("/desk/scan", text="482917360531")
        if status != 200:
            return status, answer
    raise AssertionError("the disk is not full")


async def test_on_a_full_disk_the_desk_says_that_there_is_no_room_and_that_nothing_was_recorded(
    desk: Desk, disk: Path, stack: AsyncExitStack
) -> None:
    clerk = await desk.sign_in(stack)
    with full(disk):
        assert await scans_until_refused(desk, clerk) == (507, {"why": "full"})
        for locale in ("ar", "en"):
            clerk.speak(locale)
            status, page = await clerk.submit("/desk/walk-in", PERSON)
            assert (status, f'<html lang="{locale}"' in page) == (507, True)
            assert write("fault-full", locale) in page
            assert write("desk-page-refused-full-lines", locale), "and the scan page has words for it"
            assert "mawid.db" not in page
        assert await walk_ins(desk) == 0
        before = await desk.journal()
    assert await desk.journal() == before
    assert (await clerk.post("/desk/scan", text="482917360531"))[0] == 200, "there is room again"
    assert (await clerk.submit("/desk/walk-in", PERSON))[0] == 200
    assert await walk_ins(desk) == 1
