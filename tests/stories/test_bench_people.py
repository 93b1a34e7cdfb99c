"""The people of the bench hear every answer that a person can: where hardly a place is left, too."""

import asyncio
import re
from pathlib import Path

import pytest

from bot.config.office import packaged_office, read_office
from storage.office import offices
from tests.bench.people import INTERVIEWS, WAIT, Crowd, Step
from tests.simulator import Simulator
from tests.stories.running import Program, environ, prepared

PEOPLE = 24
FEW = {"places": 2, "walk_in_places": 1, "slot_minutes": 180, "horizon_days": 3}


async def until_done(crowd: Crowd, ways: list[tuple[Step, ...]]) -> None:
    person, way = crowd.newcomer(), list[Step]()
    due: Step | None = crowd.steps[0]
    while due is not None:
        way.append(step := due)
        _, due = await crowd.go_on(person, step)
    ways.append(tuple(way))


@pytest.fixture
async def program(tmp_path: Path, simulator: Simulator) -> Program:
    """Its stations have a handful of places, for which all of them come at once."""
    program = Program(tmp_path, environ(tmp_path, simulator))
    await prepared(program)
    few = re.sub(r"\n\[places\.bab.*", "", packaged_office(), flags=re.DOTALL).replace("sat-thu", "sat-fri")
    for name, number in FEW.items():
        few = re.sub(rf"^{name} = \d+", f"{name} = {number}", few, flags=re.MULTILINE)
    office = read_office(few, program.environ["MAWID_TIME_ZONE"])
    async with program.database() as database:
        await database.write(lambda tx: offices.load_office(tx, office))
    return program


async def test_who_comes_too_late_takes_another_time_or_waits(program: Program, simulator: Simulator) -> None:
    crowd, ways = Crowd(simulator, INTERVIEWS["mawid"]), list[tuple[Step, ...]]()
    await program.start()
    try:
        async with asyncio.timeout(60), asyncio.TaskGroup() as people:
            for _ in range(PEOPLE):
                people.create_task(until_done(crowd, ways))
    finally:
        await program.kill9()
    assert len(ways) == PEOPLE
    assert {way[-1] for way in ways} == {crowd.steps[-1], WAIT}
