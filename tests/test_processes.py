"""Tests in several processes: each is told once, with what it printed, and none is lost with a process that dies."""

import os
import subprocess
import sys
from pathlib import Path

_TESTS = """
import os, signal, time
from pathlib import Path
import pytest

HERE = Path(__file__).parent

@pytest.fixture(scope="session")
def one_a_process():
    (HERE / f"{os.getpid()}.begun").touch()
    yield
    (HERE / f"{os.getpid()}.ended").touch()

@pytest.mark.parametrize("number", range(30))
def test_number(number, one_a_process, tmp_path):
    (tmp_path / "mine").touch(exist_ok=False)
    time.sleep(0.01)

def test_that_fails():
    print("what it printed")
    assert [1, 2] == [1, 3]

def test_that_dies():
    os.kill(os.getpid(), signal.SIGKILL)

def test_after_it():
    pass

@pytest.fixture
def badly_ended():
    yield
    raise ValueError("at its end")

def test_that_ends_badly(badly_ended):
    pass

def test_that_is_skipped():
    pytest.skip("not here")
"""


def _run(folder: Path, *options: str) -> str:
    (folder / "test_some.py").write_text(_TESTS)
    root = Path(__file__).parents[1]
    asked = [sys.executable, "-m", "pytest", "-p", "tests.processes", "--processes=3", "-p", "no:asyncio", *options]
    done = subprocess.run(
        asked,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done
    return done.stdout


def test_each_is_told_once_also_where_a_process_dies(tmp_path: Path) -> None:
    """What lasts as long as a process is ended with it, but for the one that was killed."""
    told = _run(tmp_path, f"--rootdir={tmp_path}")
    assert "2 failed, 32 passed, 1 skipped, 1 error" in told
    assert "its process ended with -9" in told
    assert "what it printed" in told
    assert "At index 1 diff: 2 != 3" in told
    assert "ValueError: at its end" in told
    begun, ended = ({path.stem for path in tmp_path.glob(f"*.{what}")} for what in ("begun", "ended"))
    assert 2 <= len(begun) <= 4
    assert ended <= begun
    assert len(begun - ended) <= 1


def test_it_stops_at_the_first_failure_if_it_is_asked_to(tmp_path: Path) -> None:
    assert "stopping after 1 failures" in _run(tmp_path, f"--rootdir={tmp_path}", "-x")
