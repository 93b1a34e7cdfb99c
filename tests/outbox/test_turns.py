"""Whose turn it is to send: answers at once, and of all others the more urgent first."""

import asyncio
import time

from bot.outbox.pace import BURST, Pace
from bot.outbox.turns import Turns
from tests.outbox.world import FakeChannel, Outbox, delivering, paced, until


def turns(per_second: float) -> Turns:
    return Turns(Pace(per_second, time.monotonic))


async def test_a_flooding_chat_is_slowed_by_us_and_keeps_its_order(outbox: Outbox) -> None:
    chat = await outbox.chat("flood")
    wanted = [f"{number}" for number in range(BURST + 2)]
    await outbox.queue(chat, *wanted)
    for number in range(5):
        await outbox.queue(await outbox.chat(f"c{number}"), "x")
    fake = FakeChannel()
    async with delivering(outbox, paced(fake, 100.0)):
        await until(lambda: len(fake.calls) == len(wanted) + 5)
    assert fake.texts("flood") == wanted
    times = [call.at for call in fake.calls if call.address == "flood"]
    assert times[BURST + 1] - times[0] >= 1.9
    assert [row.attempts for row in await outbox.rows()] == [0] * (BURST + 7)
    assert max(call.at for call in fake.calls if call.address != "flood") < times[BURST]


async def test_an_answer_goes_before_all_the_notices_of_a_closure_however_long_they_wait(outbox: Outbox) -> None:
    """At the pace of this channel they would take ten minutes, and they were due before it."""
    for number in range(300):
        await outbox.queue(await outbox.chat(f"moved {number}"), "moved", kind="notice")
    fake = FakeChannel()
    async with delivering(outbox, paced(fake, 0.5)) as deliverer:
        await until(lambda: bool(fake.calls))
        for number in range(100):
            await outbox.queue(await outbox.chat(f"{number}"), "answer")
        deliverer.wake()
        await until(lambda: fake.texts().count("answer") == 100)
    assert fake.texts().count("moved") < 10


async def test_what_tidies_a_screen_is_overtaken_by_no_answer_to_the_same_chat(outbox: Outbox) -> None:
    for number in range(80):
        await outbox.queue(await outbox.chat(f"moved {number}"), "moved", kind="notice")
    chat, other = await outbox.chat("tidied"), await outbox.chat("other")
    await outbox.queue(chat, "tidies", kind="chore")
    await outbox.queue(chat, "answer")
    await outbox.queue(other, "other's")
    fake = FakeChannel()
    async with delivering(outbox, paced(fake, 0.5)):
        await until(lambda: "other's" in fake.texts())
    assert "answer" not in fake.texts()


async def test_the_more_urgent_of_those_who_wait_goes_first() -> None:
    shared, order = turns(20.0), list[int]()

    async def go(priority: int) -> None:
        if await shared.turn(priority, bulk=True):
            order.append(priority)

    async with asyncio.TaskGroup() as group:
        for priority in (*[2] * 4, *[1] * 4, *[0] * 4):
            group.create_task(go(priority))
    assert order[1:] == sorted(order[1:])
    assert len(order) > 1


async def test_whoever_is_overtaken_for_too_long_gives_way_and_an_answer_never_waits() -> None:
    shared = turns(0.1)
    assert await shared.turn(bulk=True)
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        overtaken = group.create_task(shared.turn(2, bulk=True))
        waits = group.create_task(shared.turn(0, bulk=True))
        await asyncio.sleep(0)
        assert shared.room(10) == 0
        async with asyncio.timeout(0.5):
            assert all([await shared.turn() for _ in range(1000)])
    assert (overtaken.result(), waits.result()) == (False, False)
    assert shared.room(10) == 2


async def test_a_pause_and_the_end_refuse_whoever_waits() -> None:
    shared = turns(0.1)
    assert await shared.turn(bulk=True)
    async with asyncio.timeout(1), asyncio.TaskGroup() as group:
        waiting = [group.create_task(shared.turn(priority, bulk=True, edit=priority == 1)) for priority in (0, 2)]
        await asyncio.sleep(0.01)
        shared.pause(0.05)
        assert not await shared.turn()
    assert [task.result() for task in waiting] == [False, False]
    await asyncio.sleep(0.06)
    assert await shared.turn()
    shared.close()
    assert not await shared.turn()
