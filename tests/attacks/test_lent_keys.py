"""Who can write to the database has no keys, and lets Mawid sign for them: a row is changed in the moment between the
look at it and the MAC over it, or looks for that moment like one that nobody has to check."""

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.domain.staff import InvitationInvalid, Role
from storage.bookings.bookings import find_bookings
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.affected import any_affected
from storage.office.rebooking import move_some
from storage.staff.staff import enrol, find_staff, invite
from tests.builders import RULES, a_chat, local, open_for_tests
from tests.storage.office.closed_stations import TEN, opened, shut, somebody

PROMOTED = "UPDATE invitations SET role = 'admin', station = NULL"


def noticed(tx: Transaction) -> set[str]:
    return {table for table, _ in tx.mismatches.waiting}


async def invited(database: Database) -> tuple[str, str]:
    """A clerk's invitation and the chat that has it."""
    made = await database.write(lambda tx: invite(tx, Role.STATION, "saliheen", None, RULES))
    return made.payload, await database.write(lambda tx: a_chat(tx, "thief"))


@pytest.mark.parametrize("places", [None, 1])
async def test_a_booking_that_looks_erased_while_a_closure_moves_people_is_not_signed_for_its_thief(
    migrated_url: Callable[[str], str], places: int | None
) -> None:
    async with open_for_tests(migrated_url("sqlite")) as started:
        database = started.database
        office = await opened(database)
        for number in range(1 if places is None else 2):
            await somebody(database, number, TEN)
        thief = await database.write(lambda tx: a_chat(tx, "thief"))

        def steal(tx: Transaction) -> dict[str, bytes]:
            codes = {row.id: row.code for row in tx.connection.execute(text("SELECT id, code FROM bookings"))}
            tx.connection.execute(text("UPDATE bookings SET chat_id = :thief, code = NULL"), {"thief": thief})
            return codes

        def put_back(tx: Transaction) -> None:
            for booking, code in codes.items():
                tx.connection.execute(
                    text("UPDATE bookings SET code = :code WHERE id = :id"), {"code": code, "id": booking}
                )

        codes = await database.write(steal)
        await shut(database, local(7, 10), local(7, 11), places)
        found = await database.read(lambda tx: any_affected(tx, office))
        moved = await database.write(lambda tx: move_some(tx, office, RULES, 10))
        await database.write(put_back)
        assert await database.read(lambda tx: find_bookings(tx, thief, RULES)) == ()
        assert (found, moved) == (False, ()), "and no mover runs for them again and again"
        assert await started.database.read(noticed) == {"bookings"}


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_an_invitation_that_another_transaction_is_changing_makes_nobody_an_admin(database_url: str) -> None:
    waits = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    async with open_for_tests(database_url) as started:
        payload, thief = await invited(started.database)
        engine = create_async_engine(database_url)
        async with engine.connect() as writer, asyncio.TaskGroup() as tasks:
            await writer.execute(text(PROMOTED))
            used = tasks.create_task(started.database.write(lambda tx: enrol(tx, payload, thief)))
            async with asyncio.timeout(30):
                while not (await writer.execute(waits)).scalar():  # noqa: ASYNC110
                    await asyncio.sleep(0)
            await writer.commit()
            assert await used == InvitationInvalid()
        assert await started.database.read(lambda tx: find_staff(tx, thief)) is None
        await engine.dispose()
