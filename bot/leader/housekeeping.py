"""The periodic round, run by the leader alone: offers, expired holds, reminders, the journal's chain, retention; and
the alarms. Each step commits alone, and one that fails keeps no other from its turn.

Law: on a clock in doubt nothing happens that cannot be taken back: nothing is forgotten, no offer or hold runs out.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from itertools import count
from typing import Final

import structlog

from bot.actions.case_rounds import look_round, tell_some
from bot.actions.notes import is_stale, tell_of_stale
from bot.actions.offers import advance_offers
from bot.actions.reminders import is_due, remind
from bot.config.log import where
from bot.conversation.core.state import Scene
from bot.domain.clock import Doubt, Why, no_doubt
from bot.domain.office import Office
from bot.domain.reminders import REMINDERS
from bot.domain.rules import Rules
from bot.leader.periodic import every
from bot.monitoring.alarms import Disk, watch
from storage.bookings import call_numbers, holds, waits
from storage.cases import ready_rounds
from storage.engine.database import Database
from storage.engine.files_in_use import LostFile
from storage.engine.transaction import Transaction
from storage.journal import journal
from storage.journal.anchor import find_anchor
from storage.office import closure_notices, notes
from storage.retention import forget as forgetting
from storage.retention import forget_waits, rewrites
from storage.retention.sweeps import Sweeps

ROUND = 20.0  # seconds
FORGETTING = 3  # every so many rounds: its looks are the longest that the writer makes anyone wait for
REWRITING = 5.0  # seconds of a round, after which no further piece is begun
ANCHORING = 180  # every so many rounds, an hour: what was cut off the journal since shows by what stands in the log
log = structlog.get_logger()

Wake = Callable[[], None]
TIME_IS_KNOWN: Final = (Why.JUMPED, Why.UNPROVEN)
"""Doubts in which people can still be reminded: the time goes on from what was believed, or is likely right."""


def no_wake() -> None:
    """A no-op default callback: the outbox finds what is queued at its next look."""


def _alarming(doubt: Doubt | None) -> Doubt | None:
    """A gap at a start is ordinary where the power fails: it is proved within the hour."""
    return None if doubt is None or doubt.why is Why.UNPROVEN else doubt


async def run_housekeeping(
    database: Database,
    office: Callable[[], Office],
    rules: Callable[[], Rules],
    wake: Wake,
    stop: asyncio.Event,
    seconds: float = ROUND,
    disk: Callable[[], Disk] | None = None,
    doubt: Callable[[], Doubt | None] = no_doubt,
    lost: Callable[[], Sequence[LostFile]] = tuple,
) -> None:
    """A failed step is logged, and the next round tries again. ``wake`` is called when something
    was queued. ``disk`` is ``None`` where the database is on another machine. ``doubt``: of the clock, as it stands.
    ``lost``: the files under it that are gone."""
    numbers = count()
    sweeps = Sweeps()

    async def look() -> None:
        number = next(numbers)
        try:
            forget = number % FORGETTING == 0
            await go_round(database, office(), rules(), wake, forget=forget, doubt=doubt, sweeps=sweeps)
        except ExceptionGroup as failed:
            for error in failed.exceptions:
                log.error("round failed", error=where(error))
        if number % ANCHORING == 0:
            log.info("journal", anchor=await database.read(find_anchor))
        if await watch(database, office(), rules(), disk, _alarming(doubt()), lost()):
            wake()

    await every(seconds, look, stop, "looking for alarms")


async def go_round(
    database: Database,
    office: Office,
    rules: Rules,
    wake: Wake = no_wake,
    *,
    forget: bool = True,
    doubt: Callable[[], Doubt | None] = no_doubt,
    sweeps: Sweeps | None = None,
) -> int:
    """How many rows were forgotten. ``sweeps``: where the round before stopped looking; without it, at the beginning.
    Raises an ``ExceptionGroup`` of what failed when all had their turn."""
    doubted = doubt()
    steps: list[Callable[[], Awaitable[int]]] = []
    if doubted is None:
        steps.append(partial(_pass_places_on, database, office, rules, wake))
        steps.append(partial(database.write, partial(holds.release_expired, rules=rules)))
        steps.append(partial(_meet_ready, database, rules))
    if doubted is None or doubted.why in TIME_IS_KNOWN:
        steps.append(partial(_remind, database, office, rules, wake))
        steps.append(partial(_tell_of_cases, database, office, rules, wake))
    steps += [partial(_give_numbers, database, office, rules), partial(_seal, database), partial(_settle, database)]
    steps.append(partial(_tell_of_stale_notes, database, office, rules, wake))
    steps.append(partial(_rewrite, database))
    failed: list[Exception] = []
    forgotten = 0
    for step in steps:
        try:
            await step()
        except Exception as error:
            failed.append(error)
    try:
        forgotten = await _forget(database, rules, sweeps or Sweeps()) if forget and doubt() is None else 0
    except Exception as error:
        failed.append(error)
    if failed:
        raise ExceptionGroup("a round", failed)
    return forgotten


async def _pass_places_on(database: Database, office: Office, rules: Rules, wake: Wake) -> int:
    """Before places that have cooled down are released: those who wait come first."""
    offered = 0
    if await database.read(waits.anyone_waits):
        while await database.write(lambda tx: advance_offers(tx, _scene(tx, office, rules))):
            offered += 1
            wake()
    return offered


async def _remind(database: Database, office: Office, rules: Rules, wake: Wake) -> int:
    def due(tx: Transaction) -> bool:
        return any(is_due(tx.now, _scene(tx, office, rules), which) for which in REMINDERS)

    def next_ones(tx: Transaction, before: int) -> int:
        return remind(tx, _scene(tx, office, rules), before)

    queued = 0
    if await database.read(due):
        while now := await database.write(partial(next_ones, before=queued)):
            queued += now
            wake()
    return queued


async def _meet_ready(database: Database, rules: Rules) -> int:
    """Serials that may not be undone any more are ready from now on."""
    met = 0
    while now := await database.write(partial(ready_rounds.mark_ready, rules=rules)):
        met += now
    return met


async def _tell_of_cases(database: Database, office: Office, rules: Rules, wake: Wake) -> int:
    this = await database.read(lambda tx: look_round(tx, _scene(tx, office, rules)))
    while await database.write(lambda tx: tell_some(tx, _scene(tx, office, rules), this)):
        wake()
    return this.queued


async def _give_numbers(database: Database, office: Office, rules: Rules) -> int:
    """To bookings that the release before made meanwhile."""
    given = 0
    while await database.read(call_numbers.any_missing):
        given += await database.write(lambda tx: call_numbers.give_missing(tx, office, rules))
    return given


async def _seal(database: Database) -> int:
    sealed = 0
    while now := await database.write(journal.seal_journal):
        sealed += now
    return sealed


async def _settle(database: Database) -> int:
    await database.write(closure_notices.settle_notices)
    return 0


async def _rewrite(database: Database) -> int:
    """Once an hour, whatever the clock says: it takes nothing away. What is left after some seconds goes on in the next
    round."""
    written, ends = 0, asyncio.get_running_loop().time() + REWRITING
    while await database.read(rewrites.is_due):
        written += await database.write(rewrites.rewrite_fresh)
        if asyncio.get_running_loop().time() > ends:
            break
    return written


async def _tell_of_stale_notes(database: Database, office: Office, rules: Rules, wake: Wake) -> int:
    """After a deploy or a setting that changed a text which somebody has read aloud."""
    kept = await database.read(notes.list_notes)
    if all(note.told or not is_stale(note, rules) for note in kept):
        return 0
    told = await database.write(lambda tx: tell_of_stale(tx, office, rules))
    wake()
    return told


async def _forget(database: Database, rules: Rules, sweeps: Sweeps) -> int:
    forgotten = await database.write(lambda tx: forget_waits.forget_waits(tx, rules) + notes.forget_drafts(tx))
    while now := await database.write(lambda tx: forgetting.forget_due(tx, rules)):
        forgotten += now
    for look, forget in (  # afterwards: a chat whose last booking has gone just now goes with it
        (sweeps.quiet_chats, forgetting.forget_quiet),
        (sweeps.stray_applicants, forgetting.forget_strays),
    ):
        while found := await database.read(partial(look, rules=rules)):
            gone = await database.write(partial(forget, rules=rules, found=found))
            forgotten += gone
            if not gone:
                break
    if forgotten:
        await database.purge_deleted()
    return forgotten


def _scene(tx: Transaction, office: Office, rules: Rules) -> Scene:
    """The scene of work that nobody asked for in a chat: it has no channel of its own."""
    return Scene(tx.now, office, rules, "")
