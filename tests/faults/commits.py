"""`python -m tests.faults.commits`: what two servers lose of what was acknowledged, when one of them is killed.

Thirty-two sessions write rows as fast as they can, and remember what was acknowledged. With a quorum nothing may
be lost; without one that is a matter of luck, and of how far behind the standby was.
"""

import asyncio
import sys
from contextlib import suppress
from typing import Any

import asyncpg  # type: ignore[import-untyped]

from tests.standby import DATABASE, Pair, two_servers

WRITERS, ROUNDS, SECONDS = 32, 10, 1.0


async def acknowledged_and_kept(pair: Pair, number: int) -> tuple[int, int]:
    """Of one round: commits that were acknowledged, and how many of them the other server has."""
    where: dict[str, Any] = {"user": "mawid", "database": DATABASE}
    leader = str(pair.clusters[pair.leads].folder)
    acknowledged: set[int] = set()

    async def write(writer: int) -> None:
        with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError):
            session = await asyncpg.connect(host=leader, **where)
            for at in range(10**9):
                row = (number * WRITERS + writer) * 10**6 + at
                await session.execute("INSERT INTO written VALUES ($1, repeat('x', 4000))", row)
                acknowledged.add(row)

    async with asyncio.TaskGroup() as writers:
        for writer in range(WRITERS):
            writers.create_task(write(writer))
        await asyncio.sleep(SECONDS)
        await asyncio.to_thread(pair.kill9)
    await asyncio.to_thread(pair.promote)
    session = await asyncpg.connect(host=str(pair.clusters[pair.leads].folder), **where)
    kept = {row[0] for row in await session.fetch("SELECT number FROM written")}
    await session.close()
    return len(acknowledged), len(acknowledged & kept)


async def rounds(pair: Pair) -> tuple[int, int]:
    session = await asyncpg.connect(host=str(pair.clusters[0].folder), user="mawid", database=DATABASE)
    await session.execute("CREATE TABLE written (number bigint, what text)")
    await session.close()
    total = kept = 0
    for number in range(ROUNDS):
        of_it = await acknowledged_and_kept(pair, number)
        total, kept = total + of_it[0], kept + of_it[1]
        await asyncio.to_thread(pair.follow)
    return total, kept


def main() -> None:
    for waits in (True, False):
        with two_servers(waits=waits) as pair:
            total, kept = asyncio.run(rounds(pair))
        which = "a commit waits for the standby" if waits else "no commit waits for the standby"
        sys.stdout.write(f"{which}: {total - kept} of {total} acknowledged commits lost in {ROUNDS} rounds\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
