"""Staff at their counters, and what the journal says of them."""

from collections.abc import Sequence

from sqlalchemy import select

from bot.domain.booking import Booking
from bot.domain.desk import Counter
from bot.domain.rules import Rules
from bot.domain.staff import Role, Staff
from storage.desk.arrivals import confirm_arrival, undo_arrival
from storage.desk.looks import look_up
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff.staff import enrol, invite
from storage.tables import journal
from tests.builders import RULES, a_chat

HERE = Counter("saliheen", 3)
BESIDE = Counter("saliheen", 4)
THERE = Counter("shahba", 1)


async def enrolled(database: Database, station: str | None = "saliheen", address: str = "a clerk") -> Staff:
    def do(tx: Transaction) -> Staff:
        role = Role.STATION if station else Role.ADMIN
        member = enrol(tx, invite(tx, role, station, None, RULES).payload, a_chat(tx, address))
        assert isinstance(member, Staff)
        return member

    return await database.write(do)


async def words(database: Database, action: str) -> Sequence[str]:
    """The results of an action, in order."""
    rows = select(journal.c.result).where(journal.c.action == action).order_by(journal.c.seq)
    return await database.read(lambda tx: list(tx.connection.scalars(rows)))


async def written(database: Database, action: str) -> Sequence[tuple[str | None, str | None, str | None, str]]:
    """Who, which booking, where, with what result."""
    columns = (journal.c.staff_id, journal.c.booking_id, journal.c.station, journal.c.result)
    rows = select(*columns).where(journal.c.action == action).order_by(journal.c.seq)
    return await database.read(lambda tx: [(row[0], row[1], row[2], row[3]) for row in tx.connection.execute(rows)])


async def look(database: Database, staff: Staff, code: str, rules: Rules = RULES) -> object:
    return await database.write(lambda tx: look_up(tx, staff, code, rules))


async def arrive(
    database: Database, staff: Staff, booking: Booking, at: Counter | None = None, nonce: str | None = None
) -> object:
    return await database.write(lambda tx: confirm_arrival(tx, staff, booking.id, RULES, at, nonce))


async def undo(database: Database, staff: Staff, booking: Booking) -> object:
    return await database.write(lambda tx: undo_arrival(tx, staff, booking.id, RULES))
