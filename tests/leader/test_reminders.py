"""A reminder comes at its hour, or after it while it is of use: once for each time that a booking has, and in no quiet
hour."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from bot.channels.layout import plain
from bot.domain.booking import Slot
from bot.domain.rules import Rules
from bot.leader.housekeeping import go_round
from storage.bookings.bookings import cancel_booking
from storage.bookings.reminders import pass_over
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.tables import bookings, chats, deliveries
from tests.builders import RULES, ZONE, Clock, a_chat, local, open_for_tests
from tests.databases import ON_BOTH, ON_SQLITE
from tests.leader.reminded import LATER, OFFICE, sent, someone, told
from tests.storage.rebinding import change
from tests.storage.verbs import TOMORROW, hold, move

pytestmark = ON_SQLITE


@pytest.fixture
def clock() -> Clock:
    return Clock(local(7, 11))


@pytest.fixture
async def database(database_url: str, clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(database_url, clock) as opened:
        yield opened.database


async def test_it_comes_the_evening_before_and_in_the_morning(database: Database, clock: Clock) -> None:
    await database.write(someone)
    seen: dict[str, list[str]] = {}
    while clock.time < local(8, 11):
        if came := await told(database):
            seen[clock.time.astimezone(ZONE).strftime("%a %H:%M")] = [plain(text).splitlines()[0] for text in came]
        clock.forward(minutes=20)
    assert seen == {
        "Mon 18:00": ["A reminder of your appointment tomorrow:"],
        "Tue 08:00": ["Good morning, a reminder of your appointment today:"],
    }


@pytest.mark.parametrize(
    ("when", "comes"),
    [
        (local(7, 18) - timedelta(seconds=1), False),
        (local(7, 18), True),
        (local(7, 19), True),  # the power was away for an hour
        (local(7, 21) - timedelta(seconds=1), True),
        (local(7, 21), False),  # whoever was away then learns it in the morning
        (local(8, 8) - timedelta(seconds=1), False),
        (local(8, 8), True),
        (local(8, 10) - timedelta(seconds=1), True),
        (local(8, 10), False),
    ],
)
async def test_whose_hour_passed_in_a_power_cut_is_reminded_as_long_as_it_is_of_use(
    database: Database, clock: Clock, when: datetime, comes: bool
) -> None:
    await database.write(someone)
    clock.time = when
    assert len(await told(database)) == comes


@ON_BOTH
@pytest.mark.parametrize(("minutes", "comes"), [(179, True), (180, False)])
async def test_what_cannot_be_sent_before_the_quiet_hours_is_dropped(
    database: Database, clock: Clock, minutes: int, comes: bool
) -> None:
    await database.write(someone)
    clock.time = local(7, 18)
    await go_round(database, OFFICE, RULES)
    clock.forward(minutes=minutes)
    assert len(await sent(database)) == comes
    dropped = select(deliveries.c.reason).where(deliveries.c.status == "dropped")
    reasons = await database.read(lambda tx: tx.connection.execute(dropped).scalars().all())
    assert reasons == ([] if comes else ["too-late"])


@pytest.mark.parametrize(("minute", "comes"), [(59, True), (60, False)])
async def test_it_does_not_arrive_in_quiet_hours(database: Database, clock: Clock, minute: int, comes: bool) -> None:
    await database.write(someone)
    clock.time = local(7, 20, 30)
    await go_round(database, OFFICE, Rules(reminder_evening=20))
    clock.time = local(7, 20) + timedelta(minutes=minute)
    assert len(await sent(database)) == comes


@pytest.mark.parametrize("hour", [21, 22, 23])
async def test_an_evening_within_quiet_hours_is_none(database: Database, clock: Clock, hour: int) -> None:
    await database.write(someone)
    rules = Rules(reminder_evening=hour)
    for minutes in range(0, 60 * 6, 30):
        clock.time = local(7, 20) + timedelta(minutes=minutes)
        assert await told(database, rules) == []


async def test_a_morning_within_quiet_hours_waits_for_their_end(database: Database, clock: Clock) -> None:
    await database.write(someone)
    rules = Rules(reminder_morning=6)
    came = []
    for minutes in range(0, 60 * 4, 30):
        clock.time = local(8, 6) + timedelta(minutes=minutes)
        came += [clock.time] * len(await told(database, rules))
    assert came == [local(8, 8)]


async def test_of_a_time_before_the_quiet_hours_end_there_is_none_in_the_morning(
    database: Database, clock: Clock
) -> None:
    booking = await database.write(someone)
    early = update(bookings).where(bookings.c.id == booking.id).values(starts_at=local(8, 7, 30))
    await database.write(lambda tx: change(tx, bookings, early))
    clock.time = local(8, 8)
    assert await told(database) == []


@pytest.mark.parametrize(("seconds", "comes"), [(0, True), (1, False)])
async def test_who_booked_within_the_last_six_hours_gets_none(
    database: Database, clock: Clock, seconds: int, comes: bool
) -> None:
    clock.time = local(7, 12) + timedelta(seconds=seconds)
    await database.write(someone)
    clock.time = local(7, 18)
    assert len(await told(database)) == comes
    clock.time = local(7, 18, 59)
    assert await told(database) == [], "not later either"
    clock.time = local(8, 8)
    assert len(await told(database)) == 1


@ON_BOTH
@pytest.mark.parametrize(("seconds", "comes"), [(0, True), (1, False)])
async def test_who_changed_the_time_within_the_last_six_hours_gets_none(
    database: Database, clock: Clock, seconds: int, comes: bool
) -> None:
    booking = await database.write(partial(someone, slot=LATER))
    clock.time = local(7, 12) + timedelta(seconds=seconds)

    def change(tx: Transaction) -> None:
        chat_id = a_chat(tx)
        hold(tx, chat_id, TOMORROW)
        move(tx, chat_id, booking, TOMORROW)
        pass_over(tx, booking.id, TOMORROW, RULES)

    await database.write(change)
    clock.time = local(7, 18)
    assert len(await told(database)) == comes
    clock.time = local(8, 8)
    assert len(await told(database)) == 1


async def test_a_booking_that_has_moved_is_reminded_of_its_new_time(database: Database, clock: Clock) -> None:
    booking = await database.write(someone)
    clock.time = local(7, 18)
    assert len(await told(database)) == 1

    def moved(tx: Transaction) -> None:
        chat_id = a_chat(tx)
        hold(tx, chat_id, LATER)
        move(tx, chat_id, booking, LATER)

    await database.write(moved)
    assert await told(database) == []
    clock.time = local(8, 8)
    assert await told(database) == []
    clock.time = local(8, 18)
    (evening,) = await told(database)
    assert "Wednesday 9 December" in evening
    assert "11:00" in evening
    clock.time = local(9, 8)
    assert len(await told(database)) == 1


async def test_a_booking_moved_to_another_hour_of_the_day_is_reminded_anew(database: Database, clock: Clock) -> None:
    booking = await database.write(someone)
    clock.time = local(7, 18)
    assert len(await told(database)) == 1
    other = update(bookings).where(bookings.c.id == booking.id).values(starts_at=local(8, 12))
    await database.write(lambda tx: change(tx, bookings, other))
    clock.forward(minutes=5)
    (again,) = await told(database)
    assert "12:00" in again


@ON_BOTH
async def test_who_has_cancelled_or_come_or_blocked_us_gets_none(database: Database, clock: Clock) -> None:
    def four(tx: Transaction) -> None:
        cancelled, came, blocked = (
            someone(tx, address=address, number=f"0123456789{number}")
            for number, address in enumerate(("cancels", "comes", "blocks"))
        )
        cancel_booking(tx, a_chat(tx, "cancels"), cancelled.id, RULES)
        change(tx, bookings, update(bookings).where(bookings.c.id == came.id).values(ended="arrived", ended_at=tx.now))
        tx.connection.execute(update(chats).where(chats.c.id == a_chat(tx, "blocks")).values(blocked_at=tx.now))
        tx.connection.execute(update(bookings).where(bookings.c.id == blocked.id).values(changes=0))
        no_phone = someone(tx, address="none", number="99999999999")
        change(tx, bookings, update(bookings).where(bookings.c.id == no_phone.id).values(chat_id=None))

    await database.write(four)
    clock.time = local(7, 18)
    assert await told(database) == []


BERLIN = ZoneInfo("Europe/Berlin")


def berlin(day: int, hour: int, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=BERLIN).astimezone(UTC)


async def test_the_day_on_which_clocks_are_turned_is_reminded_of_like_any_other(
    database: Database, clock: Clock
) -> None:
    clock.time = berlin(28, 8)
    await database.write(partial(someone, slot=Slot("saliheen", berlin(29, 10))))
    office = replace(OFFICE, zone="Europe/Berlin")
    came = []
    while clock.time < berlin(29, 11):
        await go_round(database, office, RULES)
        came += [clock.time] * len(await sent(database))
        clock.forward(minutes=30)
    assert came == [berlin(28, 18), berlin(29, 8)]
