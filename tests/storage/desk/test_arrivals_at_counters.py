"""Confirming at a counter: once however often it is sent, late or not, and "not this person"."""

from sqlalchemy import select

from bot.domain.arrival import AlreadyArrived, Arrived, Doubted, Expected, NotStaff, WrongStation
from bot.domain.desk import Counter, WalkIn
from bot.domain.staff import Staff
from storage.desk.arrivals import confirm_arrival, doubt_arrival, is_new, record_arrival
from storage.desk.find import lock_by_id
from storage.desk.walk_ins import register_walk_in
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.tables import arrivals, bookings
from tests.builders import RULES, Clock, a_registration, a_station, an_applicant, local
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.counters import BESIDE, HERE, THERE, arrive, enrolled, look, undo, written
from tests.storage.verbs import ELEVEN, TEN, booked, with_chat

pytestmark = ON_SQLITE


async def arrival_rows(database: Database) -> list[tuple[object, ...]]:
    columns = (arrivals.c.booking_id, arrivals.c.counter, arrivals.c.nonce, arrivals.c.at, arrivals.c.recorded_at)
    return await database.read(lambda tx: [tuple(row) for row in tx.connection.execute(select(*columns))])


async def test_an_arrival_keeps_its_counter_and_nonce(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    assert isinstance(await arrive(database, clerk, booking, HERE, "a" * 32), Arrived)
    assert await arrival_rows(database) == [(booking.id, 3, "a" * 32, clock(), None)]
    assert await written(database, "confirm") == [(clerk.id, booking.id, "saliheen", "arrived")]


async def test_whoever_sends_the_same_nonce_again_gets_the_same_arrival_and_only_the_first_is_news(
    database: Database, clock: Clock
) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))

    def confirm(tx: Transaction) -> tuple[object, bool]:
        arrived = confirm_arrival(tx, clerk, booking.id, RULES, HERE, "a" * 32)
        assert isinstance(arrived, Arrived)
        return arrived, is_new(tx, arrived)

    first = Arrived(booking.id, booking.call_number, TEN, clock())
    assert await database.write(confirm) == (first, True)
    clock.forward(seconds=3)
    assert await database.write(confirm) == (first, False)
    already = AlreadyArrived(booking.id, first.call_number, TEN, first.at, counter=3)
    assert await arrive(database, clerk, booking, HERE, "b" * 32) == already
    assert await arrive(database, clerk, booking, HERE) == already
    assert len(await arrival_rows(database)) == 1


async def test_what_was_sent_again_too_late_confirms_nobody_whose_arrival_was_undone(
    database: Database, clock: Clock
) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    await arrive(database, clerk, booking, HERE, "a" * 32)
    clock.forward(minutes=1)
    await undo(database, clerk, booking)
    clock.forward(minutes=1)
    again = await arrive(database, clerk, booking, HERE, "a" * 32)
    assert isinstance(again, Arrived)
    assert not await database.read(lambda tx: is_new(tx, again))
    assert isinstance(await look(database, clerk, booking.code), Expected)
    assert isinstance(await arrive(database, clerk, booking, HERE, "b" * 32), Arrived)
    assert isinstance(await look(database, clerk, booking.code), AlreadyArrived)


async def test_a_page_that_uses_a_nonce_for_two_people_loses_neither(database: Database) -> None:
    clerk = await enrolled(database)
    people = [await database.write(with_chat(booked, who=an_applicant(number))) for number in "12"]
    for booking in people:
        assert isinstance(await arrive(database, clerk, booking, HERE, "a" * 32), Arrived)
    kept = {row[0]: row[2] for row in await arrival_rows(database)}
    assert kept == {people[0].id: "a" * 32, people[1].id: None}


async def test_at_a_counter_of_another_station_nobody_is_confirmed(database: Database) -> None:
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    booking = await database.write(with_chat(booked))
    assert await arrive(database, clerk, booking, THERE) == NotStaff()
    assert await arrive(database, admin, booking, THERE) == WrongStation(TEN)
    assert isinstance(await arrive(database, admin, booking, HERE), Arrived)


async def test_who_comes_late_is_taken_whatever_is_full_by_then(database: Database, clock: Clock) -> None:
    """The slot is full, and every place that late people lent is somebody's."""
    clerk = await enrolled(database)
    tiny = a_station(places=1, walk_in_places=0)
    late = await database.write(with_chat(booked, TEN, station=tiny))
    await database.write(with_chat(booked, ELEVEN, an_applicant("2"), tiny))
    clock.time = local(7, 11, 5)
    lent = await database.write(
        lambda tx: register_walk_in(tx, clerk, a_registration(an_applicant("3")), ELEVEN, (tiny,), RULES, HERE)
    )
    assert isinstance(lent, WalkIn)
    assert isinstance(await arrive(database, clerk, late, HERE), Arrived)


@ON_BOTH
async def test_who_is_not_the_person_is_marked_and_not_confirmed(database: Database, clock: Clock) -> None:
    clerk, stranger = await enrolled(database), await enrolled(database, "shahba", "another clerk")
    booking = await database.write(with_chat(booked))

    async def doubt(staff: Staff, at: Counter) -> object:
        return await database.write(lambda tx: doubt_arrival(tx, staff, booking.id, RULES, at))

    assert await doubt(stranger, THERE) == WrongStation(TEN)
    assert await doubt(clerk, BESIDE) == Doubted(booking.id, booking.call_number, TEN)
    marked = await database.read(lambda tx: tx.connection.execute(select(bookings.c.doubted_at)).scalar_one())
    assert marked == clock()
    assert await written(database, "doubt") == [
        (stranger.id, booking.id, "shahba", "wrong-station"),
        (clerk.id, booking.id, "saliheen", "doubted"),
    ]
    assert await arrival_rows(database) == []
    assert isinstance(await arrive(database, clerk, booking, HERE), Arrived)  # the right one came after all
    assert isinstance(await doubt(clerk, HERE), AlreadyArrived)


async def test_an_arrival_that_we_learn_of_later_keeps_both_times(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    other = await database.write(with_chat(booked, ELEVEN, address="another"))
    clock.time = local(7, 13)

    def learn(tx: Transaction) -> bool:
        row = lock_by_id(tx, booking.id)
        assert row is not None
        arrived = record_arrival(tx, row, clerk, HERE, happened_at=local(7, 10, 5))
        assert arrived.at == local(7, 10, 5)
        return is_new(tx, arrived)

    assert await database.write(learn)
    assert await arrival_rows(database) == [(booking.id, 3, None, local(7, 10, 5), local(7, 13))]
    outdone = AlreadyArrived(other.id, other.call_number, ELEVEN, local(7, 10, 5), same_code=False, counter=3)
    assert await look(database, clerk, other.code) == outdone
