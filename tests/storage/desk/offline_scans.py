"""Scans made without a connection, as the tests bring them in."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from bot.domain.arrival import Arrived
from bot.domain.booking import Booking
from bot.domain.code import new_code
from bot.domain.desk import Counter, OfflineScan
from bot.domain.staff import Staff
from storage.desk.late_records import record_scans
from storage.engine.database import Database
from storage.tables import arrivals, journal
from tests.builders import RULES, local

FIRST, SECOND = Counter("saliheen", 1), Counter("saliheen", 2)


WRONG = new_code(lambda _: 4242)


NOON = local(7, 12)


def scan(booking: Booking | str, number: int, at: datetime, counter: Counter = FIRST) -> OfflineScan:
    code = booking if isinstance(booking, str) else booking.code
    return OfflineScan(f"{number:032x}", code, "came", counter, at)


async def bring(
    database: Database, staff: Staff, *scans: OfflineScan, unreadable: Sequence[str] = (), at: Counter = FIRST
) -> tuple[list[str], tuple[Arrived, ...]]:
    done, arrived = await database.write(lambda tx: record_scans(tx, staff, scans, unreadable, RULES, at))
    assert [each.id for each in done] == list(dict.fromkeys([*unreadable, *(each.id for each in scans)]))
    return [each.result for each in done], arrived


async def came(database: Database) -> list[tuple[str, datetime, datetime | None, int | None]]:
    """(booking, at, recorded at, counter) of the arrivals that stand."""
    rows = select(arrivals.c.booking_id, arrivals.c.at, arrivals.c.recorded_at, arrivals.c.counter)
    rows = rows.where(arrivals.c.undone_at.is_(None)).order_by(arrivals.c.at)
    return await database.read(lambda tx: [(row[0], row[1], row[2], row[3]) for row in tx.connection.execute(rows)])


async def words(database: Database, action: str) -> list[str]:
    rows = select(journal.c.result).where(journal.c.action == action).order_by(journal.c.seq)
    return await database.read(lambda tx: list(tx.connection.scalars(rows)))
