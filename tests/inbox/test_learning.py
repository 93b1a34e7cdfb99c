"""How people say things is learned in another process, and is there all the same where none can be begun."""

import subprocess
import sys

from bot.conversation.reading import learned, likely

_ALONE = """
import asyncio, sys
from pathlib import Path
from bot.conversation.reading import likely
from bot.inbox.learning import learn

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

sys.executable = sys.argv[1]
before = resident()
asyncio.run(learn())
assert likely.is_learned()
print(resident() - before)
"""


def _learned_by(executable: str) -> tuple[int, str]:
    """Bytes that it takes, and what was logged."""
    done = subprocess.run([sys.executable, "-c", _ALONE, executable], capture_output=True, text=True, check=True)
    return int(done.stdout.splitlines()[-1]), done.stdout


def test_what_another_process_learns_is_what_is_learned_here() -> None:
    told = subprocess.run([sys.executable, "-m", "bot.inbox.learning"], capture_output=True, check=True).stdout
    assert learned.from_bytes(told) == likely.model()


def test_it_takes_little_memory_of_who_serves() -> None:
    taken, told = _learned_by(sys.executable)
    assert taken < 8 * 2**20
    assert "a thread learns" not in told


def test_where_no_process_can_be_begun_a_thread_learns() -> None:
    _, told = _learned_by("/nowhere/python")
    assert "a thread learns" in told
