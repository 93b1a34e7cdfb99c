"""The rush that `make scale` plays, small: real processes on PostgreSQL behind one address."""

from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import psutil
import pytest

from tests import preloaded
from tests.bench.fleet import Start, fleet
from tests.bench.rush import Person, Played, play
from tests.databases import Server
from tests.preloaded import Forked


@pytest.fixture
async def start() -> AsyncIterator[Start]:
    """Forks each process. They are killed by the fleet, and heard to have ended here."""
    begun: list[Forked] = []

    def fork(folder: Path, environ: Mapping[str, str], output: str) -> psutil.Process:
        with (folder / output).open("ab") as file:
            begun.append(preloaded.start(["run"], environ, folder, stdout=file, stderr=file))
        return psutil.Process(begun[-1].pid)

    yield fork
    for each in begun:
        await each.wait()


async def test_everybody_of_a_small_rush_is_answered_by_two_processes_and_two_bots_and_leaves_with_a_code(
    tmp_path: Path, postgres: Server, migrated_database: str, start: Start
) -> None:
    async with fleet(tmp_path / "rush", postgres, 2, 2, start=start, template=migrated_database) as running:
        played = await play(running, 4, 0.5, thinks=(0.0, 0.0), grace=60.0)
        assert [person.done for person in played.people] == [True] * 4
        assert all(len(person.waits) >= 7 for person in played.people)
        assert len(played.cpu) == 3, "of both processes, and of PostgreSQL"
        assert all(spent > 0 for spent in played.cpu), "both were at work"


def test_an_answer_that_never_came_counts_with_all_the_time_it_was_waited_for() -> None:
    patient, served = Person(1, [0.5], since=100.0), Person(2, [0.25, 0.25], done=True)
    for person in (patient, served):
        person.settle(140.0)
    played = Played(1, 1, (patient, served), 60.0, (1.0, 1.0), 0.0)
    (_, _, _, *one), (_, _, _, *all_) = played.rows()
    assert (one[-1], all_[0], all_[-1]) == ("40000 ms", "500 ms", "40500 ms")
    assert "1 of 2 had a code" in played.note()
