"""The pace of a channel and of each chat."""

import asyncio
import time

from bot.outbox.pace import BURST, ChatPaces, Pace
from tests.outbox.world import FakeChannel, Outbox, delivering, paced, until


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
    assert times[BURST - 1] - times[0] < 0.9
    assert times[BURST + 1] - times[0] >= 1.9
    assert [row.attempts for row in await outbox.rows()] == [0] * (BURST + 7)
    assert max(call.at for call in fake.calls if call.address != "flood") < times[BURST]


async def test_a_chat_that_has_rested_may_have_its_burst_again() -> None:
    paces = ChatPaces(interval=0.02, burst=2)
    assert [paces.wait("a") for _ in range(2)] == [0.0, 0.0]
    assert 0 < paces.wait("a") <= 0.02
    assert paces.wait("b") == 0.0
    await asyncio.sleep(0.06)
    assert [paces.wait("a") for _ in range(2)] == [0.0, 0.0]


async def test_the_more_urgent_of_those_who_wait_goes_first_and_a_late_timer_costs_no_turn() -> None:
    """Two in three may be late on a busy machine, none is early."""
    took = []
    for _ in range(3):
        pace, order = Pace(100.0), list[int]()

        async def go(priority: int, pace: Pace = pace, order: list[int] = order) -> None:
            assert await pace.turn(priority)
            order.append(priority)

        began = time.monotonic()
        async with asyncio.TaskGroup() as group:
            for priority in (*[2] * 20, *[1] * 20, *[0] * 10):
                group.create_task(go(priority))
        took.append(time.monotonic() - began)
        assert order[1:] == sorted(order[1:])
    assert 0.45 < min(took) < 0.8


async def test_whoever_is_overtaken_for_too_long_gives_way_and_a_reply_never_does() -> None:
    pace = Pace(2.0)
    assert await pace.turn()
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        replies = [group.create_task(pace.turn()) for _ in range(4)]
        await asyncio.sleep(0)
        overtaken = group.create_task(pace.turn(2))
        await asyncio.sleep(0)
        assert pace.room(10) == 0
    assert (overtaken.result(), [task.result() for task in replies]) == (False, [True] * 4)


async def test_a_pause_and_the_end_refuse_whoever_waits() -> None:
    pace = Pace(0.1)
    assert await pace.turn()
    async with asyncio.timeout(1), asyncio.TaskGroup() as group:
        waiting = [group.create_task(pace.turn(priority)) for priority in (0, 2)]
        await asyncio.sleep(0.01)
        pace.pause(0.05)
    assert [task.result() for task in waiting] == [False, False]
    pace.close()
    assert not await pace.turn()
