"""One blow of each kind; the world goes on by itself, but for what is started again."""

import asyncio
from datetime import timedelta
from pathlib import Path

from tests.faults.world import PATIENT, World
from tests.stories.outages import Line, frozen
from tests.stories.people import Phone
from tests.stories.running import until

LEAD_LOST = 40.0  # seconds in which another process must have taken over, on a machine that has much to do
JUMPS = tuple(timedelta(hours=hours) for hours in (8 * 24, -24, 400 * 24, -7, 24, -400 * 24))


async def kill(world: World, number: int) -> None:
    """kill -9, now and then while it still starts."""
    (bot,) = world.bots
    if number % 5 == 4:
        await asyncio.sleep(world.chance.uniform(0.0, 1.0))
    await bot.kill9()
    await bot.start(wait=False)


async def freeze(world: World, number: int) -> None:
    """SIGSTOP for one process of two, by turns, until the other has answered somebody; then a few seconds more."""
    process = world.bots[number % len(world.bots)].process
    assert process is not None
    with frozen(process):
        somebody = Phone(world.simulator.person(100_000 + number))
        await somebody.say("/start")
        await somebody.wait(lambda one: one.step == "consent", LEAD_LOST)
        await asyncio.sleep(world.chance.uniform(0.0, 3.0))


async def cut(world: World, number: int) -> None:
    """The line to the database or to Telegram ends, or swallows everything for some seconds."""
    line = (world.to_database, world.to_telegram)[number % 2]
    assert line is not None
    if number % 4 < 2:
        line.cut()
    else:
        await swallowed(line, world.chance.uniform(2.0, 15.0))


async def fill_the_disk(world: World, number: int) -> None:
    """Not a byte is left for some seconds; then somebody makes room."""
    ballast = Path(world.folder) / "ballast"
    try:
        with ballast.open("wb", buffering=0) as file:
            for size in (2**16, 2**12, 1):
                while file.write(b"\0" * size):
                    pass
    except OSError:
        await asyncio.sleep(world.chance.uniform(1.0, 4.0))
    finally:
        ballast.unlink(missing_ok=True)


async def jump(world: World, number: int) -> None:
    """The clock is wrong for a quarter of a minute."""
    assert world.clock is not None
    world.clock.jump(JUMPS[number % len(JUMPS)])
    await asyncio.sleep(15)
    world.clock.jump(timedelta())
    await asyncio.sleep(3)


async def go_away(world: World, number: int) -> None:
    """Telegram: no line to it for a while."""
    assert world.to_telegram is not None
    await swallowed(world.to_telegram, world.chance.uniform(5.0, 20.0))


async def fail_over(world: World, number: int) -> None:
    """kill -9 for the database's primary; its standby is promoted, and after somebody got a code the lost one is made
    anew and follows it."""
    assert world.pair is not None
    await asyncio.to_thread(world.pair.kill9)
    before = len(world.crowd.codes)
    await asyncio.to_thread(world.pair.promote)
    promoted = asyncio.get_running_loop().time()
    await until(lambda: len(world.crowd.codes) > before, PATIENT)
    world.back.append(asyncio.get_running_loop().time() - promoted)
    await asyncio.to_thread(world.pair.follow)


async def lose_a_box(world: World, number: int) -> None:
    """kill -9 for all that runs on the box whose PostgreSQL leads; nobody promotes. After somebody was answered and
    somebody got a code it comes back, and is waited for."""
    boxes = world.boxes
    assert boxes is not None
    box = await asyncio.to_thread(boxes.who_leads)
    await asyncio.to_thread(boxes.kill9, box)
    killed, before = asyncio.get_running_loop().time(), len(world.crowd.codes)
    somebody = Phone(world.simulator.person(100_000 + number))
    await somebody.say("/start")
    await somebody.wait(lambda one: one.step == "consent", PATIENT)
    world.back.append(asyncio.get_running_loop().time() - killed)
    await until(lambda: len(world.crowd.codes) > before, PATIENT)
    await asyncio.to_thread(boxes.start, box)
    await asyncio.to_thread(boxes.be_whole)


async def swallowed(line: Line, seconds: float) -> None:
    line.swallows = True
    await asyncio.sleep(seconds)
    line.swallows = False
    line.cut()
