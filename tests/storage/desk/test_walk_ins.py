"""Who comes without a booking takes a place that is kept for walk-ins, or one that a late person lends."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from bot.domain.arrival import Arrived, Expected, NotStaff, TooManyDoubles, TooManyWrongCodes
from bot.domain.booking import AlreadyBooked, Booking, Slot
from bot.domain.desk import Counter, TimeTaken, WalkIn, WalkInPlace
from bot.domain.documents import DocumentKind
from bot.domain.office import Station
from bot.domain.staff import Staff
from storage.bookings.applicants import NewApplicant
from storage.bookings.bookings import cancel_booking
from storage.desk.arrivals import confirm_arrival
from storage.desk.changes import cancel_at_desk
from storage.desk.looks import look_up, look_up_number
from storage.desk.walk_ins import find_walk_in_places, lent, register_walk_in
from storage.engine.database import Database
from storage.staff.staff import revoke
from storage.tables import applicants, bookings
from tests.builders import RULES, Clock, a_registration, a_station, an_applicant, local
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.counters import BESIDE, HERE, THERE, enrolled, written
from tests.storage.verbs import ELEVEN, TEN, TOMORROW, booked, counts, walk_ins, with_chat

pytestmark = ON_SQLITE

MONDAY, TUESDAY = date(2026, 12, 7), date(2026, 12, 8)
STATION = a_station(walk_in_places=2)
NONE_KEPT = a_station(walk_in_places=0)
QUARTER_PAST = Slot("saliheen", local(7, 11, 15))


async def registered(
    database: Database,
    staff: Staff,
    who: NewApplicant | str = "1",
    slot: Slot = TEN,
    station: Station = STATION,
    at: Counter = HERE,
) -> WalkIn | TimeTaken | AlreadyBooked | TooManyDoubles | TooManyWrongCodes | NotStaff:
    applicant = an_applicant(who) if isinstance(who, str) else who
    return await database.write(
        lambda tx: register_walk_in(tx, staff, a_registration(applicant, consent="2"), slot, (station,), RULES, at)
    )


async def places(database: Database, station: Station = STATION, day: date = MONDAY) -> list[WalkInPlace]:
    return list(await database.read(lambda tx: find_walk_in_places(tx, station, RULES, day)))


async def lends(database: Database, station: Station = STATION) -> int:
    return await database.read(lambda tx: lent(tx, station, RULES))


async def some_booked(database: Database, number: int, slot: Slot = TEN) -> list[Booking]:
    return [
        await database.write(with_chat(booked, slot, an_applicant(f"0{each}"), address=f"chat {slot} {each}"))
        for each in range(number)
    ]


async def test_a_walk_in_is_a_booking_without_a_chat_that_the_desk_finds_and_confirms(
    database: Database, clock: Clock
) -> None:
    clerk = await enrolled(database)
    outcome = await registered(database, clerk)
    assert isinstance(outcome, WalkIn)
    booking = outcome.booking
    kind = DocumentKind.NATIONAL_ID
    assert booking == Booking(booking.id, booking.code, TEN, "Amina Haddad", 0, booking.call_number, kind)
    row = await database.read(lambda tx: tx.connection.execute(select(bookings)).one())
    assert (row.channel, row.chat_id, row.day_ends_at) == ("desk", None, local(8, 0))
    person = await database.read(lambda tx: tx.connection.execute(select(applicants)).one())
    assert (person.chat_id, person.locale, person.consent) == (None, "ar", "2")
    assert await database.read(walk_ins) == {TEN: 1}
    assert await database.read(counts) == {}
    seen = await database.write(lambda tx: look_up(tx, clerk, booking.code, RULES, HERE))
    assert isinstance(seen, Expected)
    assert (seen.name, seen.booking_id) == ("Amina Haddad", booking.id)
    by_number = await database.write(lambda tx: look_up_number(tx, clerk, "1", RULES, HERE))
    assert by_number == seen
    assert isinstance(await database.write(lambda tx: confirm_arrival(tx, clerk, booking.id, RULES)), Arrived)
    assert await written(database, "walk-in") == [(clerk.id, booking.id, "saliheen", "registered")]


async def test_places_are_those_kept_for_walk_ins_from_the_slot_that_is_now(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    clock.time = local(7, 14, 29)
    half_past, quarter_to = Slot("saliheen", local(7, 14, 30)), Slot("saliheen", local(7, 14, 45))
    now = Slot("saliheen", local(7, 14, 15))
    await registered(database, clerk, "1", half_past)
    assert await places(database) == [
        WalkInPlace(now.starts_at, 2),
        WalkInPlace(half_past.starts_at, 1),
        WalkInPlace(quarter_to.starts_at, 2),
    ]
    assert isinstance(await registered(database, clerk, "2", half_past), WalkIn)
    assert await registered(database, clerk, "3", half_past) == TimeTaken(half_past)
    assert [place.starts_at for place in await places(database)] == [now.starts_at, quarter_to.starts_at]
    clock.time = local(7, 15)
    assert await places(database) == []
    assert await registered(database, clerk, "3", quarter_to) == TimeTaken(quarter_to)


async def test_another_day_has_the_places_kept_there_and_no_lent_ones(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    await some_booked(database, 1)
    clock.time = local(7, 12)
    assert await lends(database) == 1
    assert await places(database, NONE_KEPT, TUESDAY) == []
    tomorrow = await places(database, STATION, TUESDAY)
    assert tomorrow[0] == WalkInPlace(local(8, 9), 2)
    assert len(tomorrow) == 24
    assert isinstance(await registered(database, clerk, "1", TOMORROW), WalkIn)
    for day in (date(2026, 12, 6), date(2026, 12, 11), date(2026, 12, 21)):  # over, a Friday, beyond the horizon
        assert await places(database, STATION, day) == []


async def test_whoever_is_later_than_the_slots_end_and_the_grace_lends_the_place_to_who_stands_there_now(
    database: Database, clock: Clock
) -> None:
    clerk = await enrolled(database)
    late, gone = (await some_booked(database, 2))[:2]
    clock.time = local(7, 10, 44)
    assert (await lends(database, NONE_KEPT), await places(database, NONE_KEPT)) == (0, [])
    clock.time = local(7, 10, 45)
    assert await lends(database, NONE_KEPT) == 2
    assert await places(database, NONE_KEPT) == [WalkInPlace(local(7, 10, 45), 2)]
    now = Slot("saliheen", local(7, 10, 45))
    assert await registered(database, clerk, "1", ELEVEN, NONE_KEPT) == TimeTaken(ELEVEN)
    assert isinstance(await registered(database, clerk, "1", now, NONE_KEPT), WalkIn)
    assert await lends(database, NONE_KEPT) == 1
    await database.write(with_chat(cancel_booking, gone.id, RULES, address=f"chat {TEN} 1"))
    assert await lends(database, NONE_KEPT) == 0
    assert await registered(database, clerk, "2", now, NONE_KEPT) == TimeTaken(now)
    assert isinstance(await database.write(lambda tx: confirm_arrival(tx, clerk, late.id, RULES, HERE)), Arrived)
    assert await lends(database, NONE_KEPT) == 0


async def test_a_place_lent_in_one_slot_is_not_lent_again_in_the_next(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    await some_booked(database, 2)
    clock.time = ELEVEN.starts_at
    assert isinstance(await registered(database, clerk, "1", ELEVEN, NONE_KEPT), WalkIn)
    clock.time = QUARTER_PAST.starts_at
    assert await places(database, NONE_KEPT) == [WalkInPlace(QUARTER_PAST.starts_at, 1)]
    assert isinstance(await registered(database, clerk, "2", QUARTER_PAST, NONE_KEPT), WalkIn)
    assert await registered(database, clerk, "3", QUARTER_PAST, NONE_KEPT) == TimeTaken(QUARTER_PAST)


async def test_lent_places_come_on_top_of_those_kept(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    await some_booked(database, 1)
    clock.time = ELEVEN.starts_at
    for left in (3, 2, 1):
        assert (await places(database))[0] == WalkInPlace(ELEVEN.starts_at, left)
        assert isinstance(await registered(database, clerk, str(left), ELEVEN), WalkIn)
    assert (await places(database))[0] == WalkInPlace(QUARTER_PAST.starts_at, 2)
    assert await registered(database, clerk, "4", ELEVEN) == TimeTaken(ELEVEN)


async def test_a_walk_in_who_goes_gives_the_lent_place_back(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    await some_booked(database, 1)
    clock.time = ELEVEN.starts_at
    outcome = await registered(database, clerk, "1", ELEVEN, NONE_KEPT)
    assert isinstance(outcome, WalkIn)
    assert await lends(database, NONE_KEPT) == 0
    await database.write(lambda tx: cancel_at_desk(tx, clerk, outcome.booking.id, RULES, HERE))
    assert await lends(database, NONE_KEPT) == 1


async def test_before_opening_the_first_slot_is_the_one_that_is_now(database: Database, clock: Clock) -> None:
    assert clock() < local(7, 9)
    assert (await places(database))[0] == WalkInPlace(local(7, 9), 2)


@ON_BOTH
async def test_the_same_person_is_registered_once_at_a_stations_desk(database: Database, clock: Clock) -> None:
    clerk, there = await enrolled(database), await enrolled(database, "shahba", "another clerk")
    first = await registered(database, clerk)
    assert isinstance(first, WalkIn)
    again = await registered(database, clerk, slot=ELEVEN, at=BESIDE)
    assert isinstance(again, AlreadyBooked)
    assert (again.booking.id, again.booking.slot) == (first.booking.id, TEN)
    assert await database.read(walk_ins) == {TEN: 1}
    # Another station's desk is told nothing of it.
    shahba = a_station("shahba")
    elsewhere = await registered(database, there, slot=Slot("shahba", local(7, 10)), station=shahba, at=THERE)
    assert isinstance(elsewhere, WalkIn)
    # A day later, whoever did not come is registered anew.
    clock.time = local(8, 9)
    assert isinstance(await registered(database, clerk, slot=TOMORROW), WalkIn)


async def test_a_chats_booking_of_the_same_person_is_no_hindrance_and_is_not_told(database: Database) -> None:
    clerk = await enrolled(database)
    await database.write(with_chat(booked, who=an_applicant("1")))
    assert isinstance(await registered(database, clerk), WalkIn)


async def test_a_family_with_one_booklet_is_registered_one_by_one(database: Database) -> None:
    clerk = await enrolled(database)
    for name in ("Amina Haddad", "Sami Haddad"):
        who = replace(an_applicant("77"), document=DocumentKind.FAMILY_BOOKLET, name=name)
        assert isinstance(await registered(database, clerk, who), WalkIn)


async def test_times_that_are_no_slots_are_never_taken(database: Database) -> None:
    clerk = await enrolled(database)
    for slot in (Slot("saliheen", local(7, 10, 1)), Slot("shahba", local(7, 10)), Slot("saliheen", local(30, 10))):
        assert await registered(database, clerk, slot=slot) == TimeTaken(slot)
    assert await registered(database, clerk, station=NONE_KEPT) == TimeTaken(TEN)


async def test_only_staff_of_the_station_register(database: Database) -> None:
    clerk, other = await enrolled(database), await enrolled(database, "shahba", "another clerk")
    assert await registered(database, other) == NotStaff()
    assert await registered(database, other, at=THERE) == NotStaff()
    await database.write(lambda tx: revoke(tx, clerk.id))
    assert await registered(database, clerk) == NotStaff()
    assert await database.read(walk_ins) == {}


async def test_the_form_is_no_way_to_ask_who_was_registered(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    assert isinstance(await registered(database, clerk), WalkIn)
    assert isinstance(await registered(database, clerk, slot=Slot("saliheen", local(7, 3))), TimeTaken)
    for _ in range(RULES.wrong_codes):
        assert isinstance(await registered(database, clerk), AlreadyBooked)
    assert await registered(database, clerk) == TooManyWrongCodes(clock() + RULES.wrong_code_span)
    clock.time += RULES.wrong_code_span
    assert isinstance(await registered(database, clerk), AlreadyBooked)
