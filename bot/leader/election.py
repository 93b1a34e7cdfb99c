"""Who leads: one process for each channel, and one for the periodic work, each by a lock of its own.

A lock belongs to its process, so a kill -9 frees it. Who holds one beats; who waits and sees no new beat for too long
puts the holder out. Nothing of the clock is compared between processes.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import structlog
from sqlalchemy import make_url

from bot.config.log import where
from bot.leader.file_lock import FileLock
from bot.leader.session_lock import SessionLock
from bot.leader.term import Beats, Term, seconds_up
from storage.engine.database import Database
from storage.leads import claim_term

PERIODIC: Final = "periodic-work"  # the name of the lead that is no channel's
log = structlog.get_logger()

Lock = FileLock | SessionLock


@dataclass(slots=True)
class Candidacy:
    """One lead as one process sees it: the lock, and whether it leads. ``seen_at``: when somebody was last known to."""

    name: str
    lock: Lock
    beats: Beats
    leads: bool = False
    seen_at: float = field(default_factory=seconds_up)
    silent: int = 0
    last: str = ""
    failing: bool = False

    def vacant_for(self) -> float:
        """Seconds for which nobody was seen to lead; 0 while this process does."""
        return 0.0 if self.leads else seconds_up() - self.seen_at


def candidacy(url: str, name: str, beats: Beats) -> Candidacy:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return Candidacy(name, FileLock(Path(parsed.database or ""), name), beats)
    return Candidacy(name, SessionLock(url, name, max(1.0, beats.every * 5 / 3)), beats)


@asynccontextmanager
async def lead(one: Candidacy, database: Database, stop: asyncio.Event) -> AsyncIterator[Term | None]:
    """Waits until this process leads, and leads until the block ends. ``None``: ``stop`` was set before."""
    term = await _win(one, database, stop)
    try:
        if term is None:
            yield None
            return
        log.info("this process leads", lead=one.name, term=term.number)
        one.leads = True
        async with asyncio.TaskGroup() as tasks:
            keeping = tasks.create_task(_keep(one, term))
            try:
                yield term
            finally:
                keeping.cancel()
    finally:
        if one.leads:
            one.leads, one.seen_at = False, seconds_up()
        one.silent = 0
        await one.lock.release()


async def lead_again(
    one: Candidacy, database: Database, stop: asyncio.Event, work: Callable[[Term], Awaitable[None]]
) -> None:
    """Again and again: becomes the leader, and works until the lead is lost or the process stops."""
    while not stop.is_set():
        try:
            async with lead(one, database, stop) as term:
                if term is None:
                    break
                await work(term)
        except Exception as error:  # a term may fail, and the process goes on: another may win the next one
            log.error("a term of lead failed", lead=one.name, error=where(error))
            await asyncio.sleep(one.beats.look)


async def _win(one: Candidacy, database: Database, stop: asyncio.Event) -> Term | None:
    while not stop.is_set():
        try:
            began = seconds_up()
            if await one.lock.attempt():
                number = await database.write(lambda tx: claim_term(tx, one.name))
                one.failing = False
                return Term(one.name, number, one.beats.good, began)
            await _watch(one)
            one.failing = False
        except Exception as error:
            if not one.failing:
                log.error("nobody can be seen to lead", lead=one.name, error=where(error))
            one.failing = True
            await one.lock.release()
        with suppress(TimeoutError):
            async with asyncio.timeout(one.beats.look):
                await stop.wait()
    return None


async def _watch(one: Candidacy) -> None:
    """Another process has the lock: is it awake?"""
    beat = await one.lock.beat_seen()
    if beat != one.last:
        one.last, one.silent, one.seen_at = beat, 0, seconds_up()
        return
    one.silent += 1
    if one.silent >= one.beats.silent:
        one.silent = 0
        if await one.lock.put_out():
            log.warning("whoever led was silent too long and is put out", lead=one.name)


async def _keep(one: Candidacy, term: Term) -> None:
    """Renews the term until that fails; never raises."""
    why = "its lock is gone"
    while not one.lock.gone.is_set() and not term.over.is_set():
        with suppress(TimeoutError):
            async with asyncio.timeout(one.beats.every):
                await one.lock.gone.wait()
                break
        began = seconds_up()
        try:
            if not await one.lock.beat(term.number):
                why = "another process leads"
                break
        except Exception as error:  # whatever a driver raises when its process was frozen
            why = where(error)
            break
        term.renewed = began
    log.warning("the lead is lost", lead=one.name, term=term.number, why=why)
    term.over.set()
