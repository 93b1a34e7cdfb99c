"""Looks at people, in one line."""

from bot.domain.booking import Booking
from bot.domain.desk import Counter
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.desk.arrivals import confirm_arrival
from storage.desk.looks import look_up, look_up_number, show_number
from storage.desk.seen import remember
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from tests.builders import RULES
from tests.storage.counters import HERE


async def look(database: Database, staff: Staff, code: str, at: Counter | None = HERE, rules: Rules = RULES) -> object:
    return await database.write(lambda tx: look_up(tx, staff, code, rules, at))


async def numbered(database: Database, staff: Staff, number: str, at: Counter = HERE, rules: Rules = RULES) -> object:
    return await database.write(lambda tx: look_up_number(tx, staff, number, rules, at))


async def shown(database: Database, staff: Staff, booking: Booking, at: Counter = HERE, rules: Rules = RULES) -> object:
    """Of a person whom this member of staff has looked at."""

    def do(tx: Transaction) -> object:
        remember(tx, staff, booking.id, at)
        return show_number(tx, staff, booking.id, rules, at)

    return await database.write(do)


async def came(database: Database, staff: Staff, booking: Booking, at: Counter | None = HERE) -> None:
    await database.write(lambda tx: confirm_arrival(tx, staff, booking.id, RULES, at))
