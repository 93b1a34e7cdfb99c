"""Rows that somebody changed without the keys: refused where they were read, then journaled here, for the alarms.

They are met while reading, where nothing can be written; each process tells of its own a moment later.
"""

import asyncio
from typing import Final

import structlog

from bot.config.log import where
from bot.domain.journal import Action, Made
from storage.engine.database import Database
from storage.engine.transaction import Mismatches, Transaction
from storage.journal.journal import record

PAUSE: Final = 1.0  # seconds
log = structlog.get_logger()


async def report(database: Database, mismatches: Mismatches) -> int:
    """How many rows are new in the journal."""
    rows = list(mismatches.waiting)
    if not rows:
        return 0

    def write(tx: Transaction) -> None:
        for table, row in rows:
            record(tx, Action.MISMATCH, Made(table), booking_id=row)  # a random id like a booking's

    await database.write(write)
    mismatches.told(rows)
    log.error("rows were changed by somebody without the keys", tables=sorted({table for table, _ in rows}))
    return len(rows)


async def report_forever(database: Database, mismatches: Mismatches) -> None:
    """A failed write is followed by another."""
    while True:
        try:
            await report(database, mismatches)
        except Exception as error:
            log.error("changed rows not journaled", error=where(error))
        await asyncio.sleep(PAUSE)
