"""The thread of a connection outlives whatever runs on it, and lets nobody wait for ever."""

import asyncio
import sqlite3
import threading

import pytest

from storage.engine.sqlite_thread import SqliteThread


def _raise(error: BaseException) -> None:
    raise error


def _alive() -> int:
    return threading.active_count()


async def _ended(before: int) -> None:
    async with asyncio.timeout(10):
        while _alive() > before:  # noqa: ASYNC110  # it ends by itself
            await asyncio.sleep(0.001)


async def test_whatever_is_raised_on_the_thread_is_told_and_the_next_one_runs() -> None:
    before, thread = _alive(), SqliteThread()
    await thread.open(lambda: sqlite3.connect(":memory:"))
    thread.post(lambda: _raise(SystemExit()))
    for error in (SystemExit(), KeyboardInterrupt(), ValueError("v")):
        with pytest.raises(type(error)):
            await thread.run(lambda error=error: _raise(error))  # type: ignore[misc]
    with pytest.raises(RuntimeError, match="StopIteration"):
        await thread.run(lambda: _raise(StopIteration()))
    assert await thread.run(threading.current_thread) is not threading.current_thread()
    await thread.close()
    await _ended(before)


async def test_who_does_not_wait_any_more_keeps_nobody_waiting() -> None:
    thread, go_on = SqliteThread(), threading.Event()
    await thread.open(lambda: sqlite3.connect(":memory:"))
    held = asyncio.ensure_future(thread.run(go_on.wait))
    behind = asyncio.ensure_future(thread.run(lambda: "done"))
    await asyncio.sleep(0)
    held.cancel()
    go_on.set()
    assert await behind == "done"
    await thread.close()


async def test_a_file_that_does_not_open_leaves_no_thread() -> None:
    before, thread = _alive(), SqliteThread()
    with pytest.raises(sqlite3.OperationalError):
        await thread.open(lambda: sqlite3.connect("/nowhere/at/all"))
    await _ended(before)
