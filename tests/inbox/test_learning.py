"""How people say things is learned in another process and kept; and is there all the same where neither can be."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

import bot
from bot.conversation.reading.by_example import learned, likely

_ALONE = """
import asyncio, sys
from hashlib import sha256
from pathlib import Path
from bot.conversation.reading.by_example import learned, likely
from bot.inbox import learning

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

sys.executable = sys.argv[1]
before = resident()
if learning.recall():
    print("recalled")
    sys.exit()
seconds = eval(sys.argv[2]) if sys.argv[2:] else learning.SECONDS
print("learned" if seconds else "not recalled")
if seconds:
    asyncio.run(learning.learn(seconds))
    assert likely.is_learned()
    print(resident() - before)
    print(sha256(learned.to_bytes(likely.model())).hexdigest())
"""
_MEANWHILE = """
import asyncio, sys
from bot.channels.console.channel import NAME
from bot.conversation.reading.by_example import likely
from bot.inbox.at_once import take_in
from bot.conversation.reading.by_example.learned import learn
from storage.chats.inbox import NewUpdate
from tests.builders import open_for_tests
from tests.inbox.world import BEGINNING, People, until, workers

UNFORESEEN = "I would rather that my neighbour came along and carried the heavy folder for us"

async def main(url):
    likely.expect()
    async with open_for_tests(url) as opened:
        people = People(opened.database)
        async with workers(people, sweep=3600) as hears:
            for number, text in enumerate((*BEGINNING, UNFORESEEN)):
                update = NewUpdate(f"a{number}", "amina", text)
                wakes = await take_in(opened.database, NAME, [update], people.context, lambda channel: None)
            print("stored" if wakes else "heard")
            before = len(await people.said("amina"))
            for sender in wakes:
                hears.wake(sender)
            for text in BEGINNING:
                hears.wake(await people.write("basil", text))

            async def basil_was_asked():
                return bool(await people.said("basil")) and (await people.chat("basil")).asked == "name"

            await until(basil_was_asked)
            print("tapped")
            print("waits" if len(await people.said("amina")) == before else "answered too early")
            likely.take_over(learn([*likely.examples("thanks"), *likely.examples("greeting")]))
            opened.clock.forward(seconds=2)
            hears.look_soon()

            async def amina_was_answered():
                return len(await people.said("amina")) > before

            await until(amina_was_answered)
            print("answered")

asyncio.run(main(sys.argv[1]))
"""
_ONLY_RECALLS = "{}"
_LEARNED = f"learned.{sys.implementation.cache_tag}"


class Installed:
    """The program in a folder of its own, with a user's cache beside it."""

    def __init__(self, folder: Path) -> None:
        self.code, self.cache = folder / "code", folder / "cache"
        unlearned = shutil.ignore_patterns(_LEARNED, f"{_LEARNED}.[0-9]*", "*.pyc.*")  # byte code takes long to make
        shutil.copytree(Path(bot.__file__).parent, self.code / "bot", ignore=unlearned)
        self.beside = self.code / "bot/conversation/reading/by_example/__pycache__" / _LEARNED
        self.in_cache = self.cache / "mawid" / _LEARNED
        self.environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(self.code), "XDG_CACHE_HOME": str(self.cache)}

    def start(self, executable: str = sys.executable, seconds: str = "", **environment: str) -> list[str]:
        """Whether it was recalled; where it was learned, the bytes that it takes and their sum, and before these what
        was logged."""
        call = [sys.executable, "-c", _ALONE, executable, *filter(None, [seconds])]
        environment = self.environment | environment
        done = subprocess.run(call, capture_output=True, text=True, check=True, env=environment, cwd=self.code)
        return done.stdout.splitlines()


@pytest.fixture
def installed(tmp_path: Path) -> Installed:
    return Installed(tmp_path)


@pytest.fixture
def with_few(installed: Installed) -> Installed:
    """With a few examples of each kind, which are learned at once."""
    for file in (installed.code / "bot/conversation/reading/by_example/examples").iterdir():
        file.write_text("\n".join(file.read_text(encoding="utf-8").splitlines()[:10]), encoding="utf-8")
    return installed


def test_it_takes_little_memory_of_who_serves_is_what_is_learned_here_and_the_next_start_has_it(
    installed: Installed,
) -> None:
    first = [line for line in installed.start() if "takes long" not in line]  # as it may on a busy machine
    assert (first[0], len(first)) == ("learned", 3)
    assert int(first[1]) < 8 * 2**20
    assert first[2] == sha256(learned.to_bytes(likely.model())).hexdigest()
    assert installed.start()[0] == "recalled"


def test_called_by_itself_it_hands_over_what_it_learns_and_keeps_it(with_few: Installed) -> None:
    call = [sys.executable, "-m", "bot.inbox.learning"]
    done = subprocess.run(call, capture_output=True, check=True, env=with_few.environment, cwd=with_few.code)
    assert "thanks" in learned.from_bytes(done.stdout).kinds
    assert with_few.beside.read_bytes().endswith(done.stdout)
    assert with_few.start()[0] == "recalled"


def test_where_no_process_can_be_begun_a_thread_learns(with_few: Installed) -> None:
    assert "a thread learns" in with_few.start("/nowhere/python")[1]
    assert with_few.start("/nowhere/python")[0] == "recalled"


def test_a_machine_without_time_to_spare_learns_all_the_same_and_keeps_it(with_few: Installed) -> None:
    said = with_few.start(seconds="{'giving-way': 0.01, 'at-once': 0.01}")
    assert (said[0], sum("takes long" in line for line in said)) == ("learned", 2)
    assert with_few.start()[0] == "recalled"


def test_who_says_what_is_not_learned_yet_waits_and_holds_nobody_up(tmp_path: Path, sqlite_url: str) -> None:
    script = tmp_path / "meanwhile.py"
    script.write_text(_MEANWHILE)
    root = Path(bot.__file__).parents[1]
    call = [sys.executable, str(script), sqlite_url]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(root)}
    done = subprocess.run(call, capture_output=True, text=True, check=False, env=environment, cwd=root)
    assert done.stdout.splitlines() == ["stored", "tapped", "waits", "answered"], done.stderr


def test_who_may_not_write_beside_the_code_keeps_it_in_their_cache(with_few: Installed) -> None:
    assert with_few.start(PYTHONDONTWRITEBYTECODE="1")[0] == "learned"
    assert (with_few.in_cache.exists(), with_few.beside.exists()) == (True, False)
    assert with_few.start(PYTHONDONTWRITEBYTECODE="1")[0] == "recalled"


def test_without_a_place_for_it_each_start_learns(with_few: Installed) -> None:
    with_few.cache.write_text("a file where the folder would be")
    assert with_few.start(PYTHONDONTWRITEBYTECODE="1")[0] == "learned"
    assert with_few.start(PYTHONDONTWRITEBYTECODE="1", seconds=_ONLY_RECALLS) == ["not recalled"]


def test_other_examples_other_code_or_a_broken_file_are_never_recalled(with_few: Installed) -> None:
    with_few.start()
    reading = with_few.code / "bot/conversation/reading/by_example"
    for changed in ("examples/thanks.txt", "likeness.py", "thesaurus.txt", f"__pycache__/{_LEARNED}"):
        before = (reading / changed).read_bytes()
        (reading / changed).write_bytes(before + b"\n")
        assert with_few.start(seconds=_ONLY_RECALLS) == ["not recalled"], changed
        (reading / changed).write_bytes(before)
    assert with_few.start()[0] == "recalled"
    kept = with_few.beside.read_bytes()
    with_few.beside.write_bytes(kept[: len(kept) // 2])
    assert with_few.start()[0] == "learned"
    assert with_few.beside.read_bytes() == kept
