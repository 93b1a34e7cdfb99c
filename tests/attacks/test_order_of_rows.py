"""Somebody has a copy of the SQLite file and reads its rows in their order: between which neighbours did one come?"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from functools import partial

import pytest
from sqlalchemy import text

from storage.engine.database import Database
from storage.engine.migrate import migrate
from storage.engine.transaction import Transaction
from storage.retention.forget import forget_old
from tests.builders import RULES, Clock, a_chat, an_applicant, open_for_tests
from tests.inbox.world import TO_TIME, People
from tests.storage.cases.opened import opened
from tests.storage.staff_members import a_clerk
from tests.storage.verbs import TOMORROW, booked

FAR = 2**32


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(sqlite_url: str, clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(sqlite_url, clock) as made:
        yield made.database


def places(tx: Transaction, table: str, which: str = "true") -> list[int]:
    """The numbers of rows."""
    return list(tx.connection.scalars(text(f"SELECT rowid FROM {table} WHERE {which} ORDER BY 1")))


def nowhere(numbers: list[int]) -> bool:
    """Drawn from so many that none tells of another, and below those that are given in order."""
    return (
        all(number < 0 for number in numbers) and max(numbers) - min(numbers) > FAR
        if len(numbers) > 1
        else numbers[0] < 0
    )


async def test_an_erased_booking_and_its_erasure_stand_between_no_neighbours(database: Database, clock: Clock) -> None:
    people = People(database)
    for hour, who in enumerate(("omar", "salma", "layla", "amina")):
        clock.forward(seconds=7)
        here = (said.replace("N1234567", f"N123456{hour}") for said in TO_TIME)
        await people.talk(who, *here, f"[time:at:2026-12-08T1{hour}:00]", "[check:confirm]")
    for who in ("salma", "layla"):
        await people.talk(who, "/erase", "[confirm-erase:yes]")
    assert nowhere(await database.read(lambda tx: places(tx, "bookings", "chat_id IS NULL")))
    assert nowhere(await database.read(lambda tx: places(tx, "erasures")))
    assert await database.read(lambda tx: places(tx, "bookings", "chat_id IS NOT NULL")) == [1, 4]
    await database.write(lambda tx: booked(tx, a_chat(tx, "who comes later"), TOMORROW))
    assert max(await database.read(lambda tx: places(tx, "bookings"))) == 5, "and a later one not beside them"


async def test_bookings_whose_time_is_over_and_cases_stand_nowhere_either(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    for serial in ("4711", "4712"):
        await database.write(partial(opened, clerk=clerk, serial=serial, address=serial))
    assert nowhere(await database.read(lambda tx: places(tx, "cases")))
    clock.forward(days=30)
    while await database.write(lambda tx: forget_old(tx, RULES)):
        pass
    assert nowhere(await database.read(lambda tx: places(tx, "bookings", "chat_id IS NULL")))


async def test_what_the_release_before_wrote_loses_its_place_with_the_upgrade(sqlite_url: str) -> None:
    async with open_for_tests(sqlite_url) as made:
        for who in ("omar", "salma"):
            await made.database.write(lambda tx, who=who: booked(tx, a_chat(tx, who), TOMORROW, an_applicant()))  # type: ignore[misc]
    path = sqlite_url.partition("///")[2]
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE bookings SET chat_id = NULL, code = NULL")
        for later in ("bookings_without_number", "bookings_of_applicant", "deliveries_on_screens"):
            connection.execute(f"DROP INDEX {later}")
        connection.execute("UPDATE alembic_version SET version_num = '0025'")
        connection.commit()
    await asyncio.to_thread(migrate, sqlite_url)
    with closing(sqlite3.connect(path)) as connection:
        assert nowhere([number for (number,) in connection.execute("SELECT rowid FROM bookings")])
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
