"""What no index finds is looked for a piece at a time, and asked again before it goes."""

from datetime import timedelta
from functools import partial

from sqlalchemy import insert, update

from bot.leader.housekeeping import go_round
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.retention.forget import forget_old, forget_quiet, forget_strays
from storage.retention.sweeps import Sweeps
from storage.tables import applicants, bookings, chats
from tests.builders import RULES, Clock
from tests.databases import ON_BOTH
from tests.storage.lifecycles import a_booking, all_rows, speak
from tests.storage.queue import OFFICE

pytestmark = ON_BOTH
PIECE = 7
LONG_AGO = timedelta(days=1000)


def a_crowd(tx: Transaction) -> None:
    """So many as fill a piece, before all others in both orders: chats that have a case, applicants of today."""
    ids = [f"!{number:06}" for number in range(PIECE)]
    kept = {"channel": "console", "heard_at": tx.now - LONG_AGO, "case_until": tx.now + LONG_AGO}
    tx.connection.execute(insert(chats), [{"id": each, "address_index": each.encode(), **kept} for each in ids])
    new = {"locale": "ar", "consent": "1", "registered_at": tx.now}
    tx.connection.execute(insert(applicants), [{"id": each, **new} for each in ids])


def a_stray(tx: Transaction) -> None:
    a_booking(tx)
    tx.connection.execute(update(bookings).values(applicant_id=None))


async def left(database: Database) -> tuple[int, int]:
    """Chats and applicants beside the crowd."""
    names = [[row.id for row in await all_rows(database, table)] for table in (chats, applicants)]
    return len(names[0]) - PIECE, len(names[1]) - PIECE


async def test_a_round_looks_at_a_piece_and_the_next_one_goes_on(database: Database, clock: Clock) -> None:
    await database.write(a_stray)
    await database.write(partial(speak, address="silent"))
    clock.forward(days=40)
    await database.write(a_crowd)
    sweeps, rounds = Sweeps(PIECE), []
    for _ in range(3):
        await go_round(database, OFFICE, RULES, sweeps=sweeps)
        rounds.append(await left(database))
    assert rounds == [(2, 1), (1, 0), (1, 0)], "the chat of the booking is kept, whose row still names it"
    await database.write(partial(speak, address="silent"))
    clock.forward(days=40)
    for _ in range(2):
        await go_round(database, OFFICE, RULES, sweeps=sweeps)
    assert (await left(database))[0] == 1, "behind the last piece comes the first"


async def test_who_looks_everywhere_finds_all_at_once(database: Database, clock: Clock) -> None:
    await database.write(a_stray)
    await database.write(partial(speak, address="silent"))
    clock.forward(days=40)
    await database.write(a_crowd)
    await database.write(lambda tx: forget_old(tx, RULES))
    assert await left(database) == (1, 0)


async def test_what_was_found_and_has_changed_since_stays(database: Database, clock: Clock) -> None:
    await database.write(a_stray)
    await database.write(partial(speak, address="silent"))
    clock.forward(days=40)
    sweeps = Sweeps(PIECE)
    silent = await database.read(lambda tx: sweeps.quiet_chats(tx, RULES))
    strays = await database.read(lambda tx: sweeps.stray_applicants(tx, RULES))
    assert (len(silent), len(strays)) == (1, 1)
    await database.write(partial(speak, address="silent"))
    await database.write(lambda tx: tx.connection.execute(update(bookings).values(applicant_id=strays[0])))
    assert await database.write(lambda tx: forget_quiet(tx, RULES, silent)) == 0
    assert await database.write(lambda tx: forget_strays(tx, RULES, strays)) == 0
