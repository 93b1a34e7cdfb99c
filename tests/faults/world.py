"""The place where it happens: the program, the simulator of Telegram, a crowd; and what was lost and doubled."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.config.office import packaged_office, read_office
from storage.engine.keyring import new_keyring, save_keyring
from storage.engine.migrate import migrate
from storage.journal.journal import seal_journal, verify_journal
from storage.office import offices
from storage.outbox import deliveries
from tests.boxes import Boxes
from tests.faults.shifting import ShiftedClock
from tests.simulator import Simulator
from tests.standby import Pair
from tests.stories.crowd import STATIONS, Crowd, calls_made, losses, seen_twice
from tests.stories.outages import Line
from tests.stories.people import Phone, enrol
from tests.stories.running import Program, environ, until

PATIENT = 300.0  # seconds for one answer, outages included
_PLACES = 400  # a slot: enough for whoever comes in an hour


@dataclass
class World:
    """``bots``: all on one database; each but the first is started beside it."""

    folder: Path
    simulator: Simulator
    bots: list[Program]
    chance: random.Random
    to_telegram: Line | None = None
    to_database: Line | None = None
    clock: ShiftedClock | None = None
    pair: Pair | None = None
    boxes: Boxes | None = None
    back: list[float] = field(default_factory=list)
    """Seconds from each promotion to the next code on a phone; of boxes, from the kill to the next answer."""
    crowd: Crowd = field(init=False)

    def __post_init__(self) -> None:
        self.crowd = Crowd(self.simulator, patient=PATIENT)

    async def some_calls(self, most: int = 120) -> None:
        """Life goes on for a while: what happens next happens in the middle of it."""
        await until(calls_made(self.simulator, self.chance.randrange(20, most)), PATIENT)
        await asyncio.sleep(self.chance.uniform(0.0, 0.05))


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one fault: how often it came, among how many people, and what came of them. ``seconds``: all of it."""

    fault: str
    times: int
    people: int
    confirmed: int
    lost: tuple[str, ...]
    doubled: int
    unknown: int
    seconds: float
    back: tuple[float, ...] = ()
    """As of the world."""

    @property
    def kept(self) -> bool:
        return not self.lost and self.doubled <= self.unknown


async def prepared(program: Program) -> None:
    """Keys, tables, and stations with room for everybody, open on all seven days."""
    save_keyring(new_keyring(), Path(program.environ["MAWID_KEYRING"]))
    await asyncio.to_thread(migrate, program.environ["MAWID_DATABASE_URL"])
    stations = packaged_office().replace("sat-thu", "sat-fri").replace("places = 16", f"places = {_PLACES}")
    office = read_office(stations, program.environ["MAWID_TIME_ZONE"])
    async with program.database() as database:
        await database.write(lambda tx: offices.load_office(tx, office))


@asynccontextmanager
async def running(world: World) -> AsyncIterator[None]:
    """All of its programs, killed in the end if they still run."""
    async with AsyncExitStack() as stack:
        for bot in world.bots:
            await bot.start()
            stack.push_async_callback(_end, bot)
        yield


async def _end(bot: Program) -> None:
    if bot.process is not None:
        await bot.kill9()


def programs(
    folder: Path, simulator: Simulator, url: str, count: int, more: dict[str, str], **settings: object
) -> list[Program]:
    given = environ(folder, simulator, url, **settings) | more
    return [Program(folder, given, number=number, installed=bool(more)) for number in range(1, count + 1)]


async def happens(world: World, fault: str, times: int, blow: Callable[[World, int], object]) -> Figures:
    """``blow`` so often, in the middle of a crowd; then quiet, and a count of what is there."""
    began = asyncio.get_running_loop().time()
    await prepared(world.bots[0])
    async with running(world):
        clerk = Phone(world.simulator.person(999))
        await enrol(clerk, await world.bots[0].invite(STATIONS[0]))
        async with asyncio.TaskGroup() as people:
            world.crowd.begin(people, clerk)
            for number in range(times):
                await world.some_calls()
                found = blow(world, number)
                if asyncio.iscoroutine(found):
                    await found
            world.crowd.over.set()
        await world.bots[0].quiet()
        for bot in world.bots:
            await bot.stop()
        async with world.bots[0].database() as database:
            lost = await database.read(lambda tx: [*losses(tx, world.crowd)])
            counted = await database.read(deliveries.counts)
            while await database.write(seal_journal):
                pass
            if (wrong := await database.read(verify_journal)) is not None:
                lost.append(f"the journal is wrong: {wrong}")
    return Figures(
        fault,
        times,
        len(world.crowd.codes),
        len(world.crowd.arrived),
        tuple(lost),
        seen_twice(world.simulator),
        counted["unknown_sends"],
        asyncio.get_running_loop().time() - began,
        tuple(world.back),
    )
