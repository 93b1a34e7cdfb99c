"""A place with several calendars: its staff serve them all, and one person may come for each of them."""

from datetime import date

from sqlalchemy import select

from bot.domain.arrival import AlreadyArrived, Arrived, CodeUnknown, Expected, SeveralExpected, WrongStation
from bot.domain.booking import AlreadyBooked, Booking, Slot
from bot.domain.call_number import called
from bot.domain.desk import Counter, MovedAtDesk, TimeTaken, WalkIn
from bot.domain.office import Station
from storage.bookings.bookings import find_bookings
from storage.desk.arrivals import confirm_arrival
from storage.desk.changes import find_calendar, move_at_desk
from storage.desk.day import find_place_day, make_pack
from storage.desk.looks import look_at, look_up_number
from storage.desk.walk_ins import register_walk_in
from storage.engine.database import Database
from storage.tables import bookings, call_numbers
from tests.builders import RULES, a_chat, a_registration, a_station, an_applicant, local
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.counters import HERE, THERE, arrive, enrolled, look
from tests.storage.verbs import TEN, booked, confirm, hold, with_chat

pytestmark = ON_SQLITE

WORKING = a_station("saliheen.work", service="work", visit="register")
WORK = Slot(WORKING.key, local(7, 10))
CALENDARS = (a_station(), WORKING)
TODAY = date(2026, 12, 7)


async def both_booked(database: Database) -> tuple[Booking, Booking]:
    """One person in one chat, for each of the two."""
    return await database.write(with_chat(booked)), await database.write(with_chat(booked, WORK, station=WORKING))


async def test_one_person_books_one_visit_of_each_service_and_no_visit_twice(database: Database) -> None:
    await both_booked(database)
    for slot, station in ((Slot("shahba", TEN.starts_at), None), (Slot(WORKING.key, local(8, 10)), WORKING)):
        await database.write(with_chat(hold, slot, station))
        assert isinstance(await database.write(with_chat(confirm, slot)), AlreadyBooked)
    assert len(await database.read(lambda tx: find_bookings(tx, a_chat(tx), RULES))) == 2


@ON_BOTH
async def test_an_arrival_for_one_service_ends_no_booking_for_another_and_still_ends_a_double(
    database: Database,
) -> None:
    clerk = await enrolled(database)
    cards, work = await both_booked(database)
    elsewhere = with_chat(booked, Slot("shahba.work", local(8, 9)), station=a_station("shahba.work"), address="b")
    double = await database.write(elsewhere)
    assert isinstance(await arrive(database, clerk, cards, HERE), Arrived)
    assert isinstance(await look(database, clerk, work.code), Expected)
    assert isinstance(await arrive(database, clerk, work, HERE), Arrived)
    outdone = await database.read(
        lambda tx: tx.connection.scalar(select(bookings.c.outdone_by).where(bookings.c.id == double.id))
    )
    assert outdone == work.id


async def test_staff_of_a_place_serve_all_its_calendars_and_those_of_another_place_none(database: Database) -> None:
    clerk, stranger = await enrolled(database), await enrolled(database, "shahba", "another")
    _, work = await both_booked(database)
    assert await look(database, stranger, work.code) == WrongStation(WORK)
    assert isinstance(await arrive(database, stranger, work, THERE), WrongStation)
    with_counter = await database.write(lambda tx: look_at(tx, clerk, work.id, RULES, HERE, TODAY))
    assert isinstance(with_counter, Expected)
    assert isinstance(await arrive(database, clerk, work, HERE), Arrived)
    assert isinstance(await arrive(database, clerk, work), AlreadyArrived)


async def test_a_counter_is_a_places_and_never_a_calendars(database: Database) -> None:
    clerk = await enrolled(database)
    _, work = await both_booked(database)
    forged = Counter(WORKING.key, 3)
    assert not isinstance(await database.write(lambda tx: confirm_arrival(tx, clerk, work.id, RULES, forged)), Arrived)


async def test_a_number_finds_the_bookings_of_all_calendars_here_and_none_elsewhere(database: Database) -> None:
    clerk, stranger = await enrolled(database), await enrolled(database, "shahba", "another")
    both = await both_booked(database)
    found = await database.write(lambda tx: look_up_number(tx, clerk, "01234567890", RULES, HERE))
    assert isinstance(found, SeveralExpected)
    assert {row.booking_id for row in found.bookings} == {booking.id for booking in both}
    elsewhere = await database.write(lambda tx: look_up_number(tx, stranger, "01234567890", RULES, THERE))
    assert elsewhere == CodeUnknown()


async def test_a_booking_is_moved_within_its_own_calendar_alone(database: Database) -> None:
    clerk = await enrolled(database)
    _, work = await both_booked(database)
    assert await database.read(lambda tx: find_calendar(tx, clerk, work.id, RULES, HERE)) is None
    await database.write(lambda tx: look_at(tx, clerk, work.id, RULES, HERE, TODAY))
    assert await database.read(lambda tx: find_calendar(tx, clerk, work.id, RULES, HERE)) == WORKING.key

    async def moved(station: Station) -> object:
        slot = Slot(station.key, local(7, 12))
        return await database.write(lambda tx: move_at_desk(tx, clerk, work.id, slot, (station,), RULES, HERE))

    assert await moved(a_station()) == TimeTaken(Slot("saliheen", local(7, 12)))
    assert isinstance(await moved(WORKING), MovedAtDesk)


@ON_BOTH
async def test_the_day_and_the_pack_of_a_place_have_all_its_calendars(database: Database) -> None:
    both = await both_booked(database)
    day = await database.read(lambda tx: find_place_day(tx, CALENDARS, TODAY, RULES))
    assert [(row.booking_id, row.station) for row in day.bookings] == [(each.id, each.slot.station) for each in both]
    ten = next(slot for slot in day.slots if slot.starts_at == TEN.starts_at)
    assert (day.station, ten.expected, ten.free) == ("saliheen", 2, 8)
    pack = await database.write(lambda tx: make_pack(tx, CALENDARS, TODAY, RULES))
    assert (pack.station, len(pack.entries)) == ("saliheen", 2)


@ON_BOTH
async def test_call_numbers_are_unique_at_the_place_and_of_one_length(database: Database) -> None:
    clerk = await enrolled(database)
    await both_booked(database)
    rows = await database.read(lambda tx: tx.connection.execute(select(call_numbers.c.station)).all())
    assert [row.station for row in rows] == ["saliheen", "saliheen"]
    who = a_registration(an_applicant("77"))
    walked = await database.write(
        lambda tx: register_walk_in(tx, clerk, who, WORK, (WORKING, a_station()), RULES, HERE)
    )
    assert isinstance(walked, WalkIn)
    assert len(called(int(walked.booking.call_number))) == 4
