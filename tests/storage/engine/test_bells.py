"""News between processes on a real PostgreSQL: each is a Bells with a session of its own."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from storage.engine.bells import SESSION, Bells
from tests.stories.outages import end_sessions
from tests.stories.running import until

Rung = list[str]


@asynccontextmanager
async def listening(url: str, *, beat: float = 10.0) -> AsyncIterator[tuple[Bells, Rung]]:
    rung: Rung = []
    bells = Bells(url, rung.append, beat)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(bells.run())
        try:
            await until(lambda: bool(rung))
            yield bells, rung
        finally:
            task.cancel()


@asynccontextmanager
async def two(url: str) -> AsyncIterator[tuple[Bells, Rung, Bells, Rung]]:
    """Each knows of the other, and has looked at everything once it did."""
    async with listening(url) as (one, by_one), listening(url) as (other, by_other):
        await until(lambda: one.in_company() and other.in_company())
        yield one, by_one, other, by_other


def heard(rung: Rung, news: str) -> Callable[[], bool]:
    return lambda: news in rung


async def test_who_is_alone_rings_nobody_and_who_comes_in_is_known_of_at_once(postgres_url: str) -> None:
    async with listening(postgres_url) as (alone, rung):
        alone.ring("due telegram")
        assert not alone.in_company()
        async with listening(postgres_url) as (other, _):
            await until(lambda: alone.in_company() and other.in_company())
            other.ring("due web")
            await until(heard(rung, "due web"))
    assert "due telegram" not in rung


async def test_others_are_rung_and_oneself_is_not_and_many_rings_are_few(postgres_url: str) -> None:
    async with two(postgres_url) as (one, by_one, other, by_other):
        for _ in range(100):
            one.ring("due telegram")
        await until(heard(by_other, "due telegram"))
        other.ring("stored")
        await until(heard(by_one, "stored"))
        assert by_other.count("due telegram") <= 3
        assert "due telegram" not in by_one
        assert "stored" not in by_other


async def test_a_session_that_was_ended_is_followed_by_another_after_which_everything_is_looked_at(
    postgres_url: str,
) -> None:
    async with two(postgres_url) as (one, by_one, other, by_other):
        by_one.clear()
        by_other.clear()
        await end_sessions(postgres_url, f"{SESSION}%")
        await until(lambda: "" in by_one and "" in by_other)
        one.ring("due telegram")
        other.ring("due web")
        await until(lambda: "due telegram" in by_other and "due web" in by_one)
