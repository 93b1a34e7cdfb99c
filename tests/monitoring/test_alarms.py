"""Alarms to admins: what stands is told once, in their language, and again only after it was over."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from bot.domain.staff import Role, Staff
from bot.monitoring.alarms import CALM, PATIENCE, Disk, watch
from storage.desk.arrivals import confirm_arrival
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff.staff import enrol, invite
from storage.tables import bookings, inbox
from tests.builders import RULES, Clock, a_chat, a_station, an_office, local
from tests.databases import ON_BOTH, ON_SQLITE
from tests.monitoring.alarmed import OFFICE, ROOMY, kinds, rounds, told
from tests.storage.rebinding import change
from tests.storage.verbs import ELEVEN, ONE_PLACE, TEN, booked

pytestmark = ON_SQLITE


@ON_BOTH
async def test_nothing_is_wrong_on_an_ordinary_morning(database: Database) -> None:
    assert await kinds(database) == []
    assert await watch(database, OFFICE, RULES) == 0
    assert await told(database) == []


@pytest.mark.parametrize(
    ("disk", "full"),
    [
        (Disk(499 * 10**6, 10**9), True),
        (Disk(501 * 10**6, 10**9), False),
        (Disk(49 * 10**9, 10**12), True),
        (Disk(51 * 10**9, 10**12), False),
    ],
)
async def test_a_disk_is_nearly_full_below_a_twentieth_or_half_a_gigabyte(
    database: Database, disk: Disk, full: bool
) -> None:
    assert await kinds(database, disk=disk) == (["disk"] if full else [])


async def test_all_admins_are_told_once_each_in_their_language(database: Database, clock: Clock) -> None:
    low = Disk(10**6, 10**12)
    assert await watch(database, OFFICE, RULES, lambda: low) == 0  # it may pass by itself
    clock.time += PATIENCE
    assert await watch(database, OFFICE, RULES, lambda: low) == 1
    arabic, english = await told(database)
    assert "القرص يكاد يمتلئ" in arabic
    assert "The disk is nearly full" in english
    assert await rounds(database, clock, timedelta(minutes=30), low) == 0


async def test_a_file_that_was_taken_away_is_told_to_all_admins(database: Database, clock: Clock) -> None:
    for _ in range(2):
        await watch(database, OFFICE, RULES, lost=("database-lost", "keyring-lost"))
        clock.time += PATIENCE
    arabic, english = await told(database)
    assert "ملف المفاتيح" in arabic
    assert "file of the database was removed or replaced" in english
    assert "key file is gone" in english


async def test_what_passes_by_itself_alarms_nobody(database: Database, clock: Clock) -> None:
    low = Disk(10**6, 10**12)
    assert await rounds(database, clock, PATIENCE - timedelta(seconds=20), low) == 0
    assert await rounds(database, clock, PATIENCE, ROOMY) == 0
    assert await rounds(database, clock, PATIENCE - timedelta(seconds=20), low) == 0


async def test_what_comes_back_after_it_was_over_is_told_again(database: Database, clock: Clock) -> None:
    low = Disk(10**6, 10**12)
    assert await rounds(database, clock, 2 * PATIENCE, low) == 1
    assert await rounds(database, clock, CALM / 2, ROOMY) == 0
    assert await rounds(database, clock, 2 * PATIENCE, low) == 0  # it was not over
    assert await rounds(database, clock, CALM + PATIENCE, ROOMY) == 0
    assert await rounds(database, clock, 2 * PATIENCE, low) == 1


async def test_a_place_without_a_free_time_in_all_its_horizon(database: Database, clock: Clock) -> None:
    small = a_station(places=1, walk_in_places=0, horizon_days=1, slot_minutes=180)  # two slots, at 9 and at 12
    clock.time = local(7, 9, 30)
    assert await kinds(database, an_office(small)) == []
    office = an_office(small)
    noon = TEN.__class__("saliheen", local(7, 12))
    await database.write(lambda tx: booked(tx, a_chat(tx), noon, station=small))
    assert await kinds(database, office) == ["full saliheen"]


@ON_BOTH
async def test_nobody_came_an_hour_after_opening(database: Database, clock: Clock) -> None:
    booking = await database.write(lambda tx: booked(tx, a_chat(tx)))
    clock.time = local(7, 9, 59)
    assert await kinds(database) == []
    clock.time = local(7, 10, 10)  # the slot of ten is not over
    assert await kinds(database) == []
    clock.time = local(7, 10, 20)
    assert await kinds(database) == ["no-arrivals saliheen"]
    clock.time = local(7, 15)  # closed: too late to do anything
    assert await kinds(database) == []
    clock.time = local(7, 10, 30)

    def arrive(tx: Transaction) -> None:
        found = tx.connection.execute(select(bookings.c.id)).scalar_one()
        clerk = enrol(tx, invite(tx, Role.STATION, "saliheen", "other", RULES).payload, a_chat(tx, "other"))
        assert isinstance(clerk, Staff)
        assert found == booking.id
        confirm_arrival(tx, clerk, found, RULES)

    await database.write(arrive)
    assert await kinds(database) == []


async def test_an_empty_day_is_no_alarm(database: Database, clock: Clock) -> None:
    await database.write(lambda tx: booked(tx, a_chat(tx), ELEVEN))
    clock.time = local(7, 10, 30)
    assert await kinds(database) == []  # the first is booked for eleven


async def test_the_words_say_where_and_how_many(database: Database, clock: Clock) -> None:
    await database.write(lambda tx: booked(tx, a_chat(tx)))
    clock.time = local(7, 10, 20)
    assert await rounds(database, clock, 2 * PATIENCE, ROOMY) == 1
    arabic, english = await told(database)
    assert "al-Saliheen" in english
    assert "09:00" in english
    assert "one person was booked" in english
    assert "الصالحين" in arabic
    assert "شخص واحد" in arabic
    assert all("Amina" not in each for each in (arabic, english))


async def test_parked_messages_alarm_for_an_hour(database: Database, clock: Clock) -> None:
    def park(tx: Transaction) -> None:
        row = {"id": "i", "channel": "console", "update_key": "1", "sender": b"s", "received_at": tx.now}
        tx.connection.execute(
            insert(inbox), {**row, "handled_at": tx.now, "parked": "ValueError at bot/inbox/turn.py:1"}
        )

    await database.write(park)
    assert await kinds(database) == ["parked"]
    clock.forward(minutes=61)
    assert await kinds(database) == []


async def test_who_leads_next_knows_what_was_told(database: Database, clock: Clock) -> None:
    """Nothing is kept in the process: two leaders in turn tell an alarm once."""
    low: Callable[[], Disk] = lambda: Disk(10**6, 10**12)  # noqa: E731
    await watch(database, OFFICE, RULES, low)
    clock.time += PATIENCE
    counts = [await watch(database, OFFICE, RULES, low) for _ in range(2)]
    assert counts == [1, 0]


@ON_BOTH
async def test_cancelled_bookings_expect_nobody(database: Database, clock: Clock) -> None:
    await database.write(lambda tx: booked(tx, a_chat(tx), station=ONE_PLACE))
    cancelled = update(bookings).values(ended="cancelled")
    await database.write(lambda tx: change(tx, bookings, cancelled.values(ended_at=tx.now)))
    clock.time = local(7, 11)
    assert await kinds(database) == []
