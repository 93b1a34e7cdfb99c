"""Everything besides receiving and sending that only one process may do, for one term of lead."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bot.config.clock import JudgedClock
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.leader.broadcast_progress import show_progress
from bot.leader.broadcasts import run_broadcasts
from bot.leader.clock import watch_clock
from bot.leader.closures import rebook_affected_forever
from bot.leader.housekeeping import run_housekeeping
from bot.leader.term import FencedDatabase, Term, until_over
from bot.monitoring.alarms import disk_of
from storage.engine.database import Database
from storage.engine.files_in_use import LostFile


async def work_periodically(
    term: Term,
    stopping: asyncio.Event,
    *,
    database: Database,
    office: Callable[[], Office],
    rules: Callable[[], Rules],
    wake: Callable[[], None],
    clock: JudgedClock,
    path: Path | None,
    lost: Callable[[], Sequence[LostFile]] = tuple,
) -> None:
    """Returns when the term is over or ``stopping`` is set. ``path``: the file of an embedded database, whose disk is
    watched. ``wake`` is called after something was queued for a person."""
    stop = asyncio.Event()
    fenced = FencedDatabase(database, term)
    around = (fenced, office, rules, wake)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(run_broadcasts(*around, stop))
        tasks.create_task(watch_clock(fenced, clock, rules, wake, stop))
        disk = partial(disk_of, path.parent) if path else None
        tasks.create_task(run_housekeeping(*around, stop, disk=disk, doubt=clock.doubt, lost=lost))
        tasks.create_task(rebook_affected_forever(*around, stop))
        tasks.create_task(show_progress(*around, stop))
        await until_over(term, stopping)
        stop.set()
