"""Looks by code and by row of the day: what they show, and how many there may be."""

from dataclasses import replace
from datetime import date

from bot.domain.arrival import (
    AlreadyArrived,
    CodeUnknown,
    Expected,
    NotStaff,
    NumberShown,
    TooManyLooks,
    WrongDay,
    WrongStation,
)
from bot.domain.booking import Booking, Slot
from bot.domain.code import new_code
from bot.domain.desk import Counter
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.desk.arrivals import doubt_arrival
from storage.desk.looks import look_at
from storage.engine.database import Database
from storage.staff.staff import revoke
from tests.builders import RULES, Clock, an_applicant, local
from tests.databases import ON_SQLITE
from tests.storage.counters import BESIDE, HERE, THERE, enrolled, words, written
from tests.storage.desk.looking import came, look, numbered, shown
from tests.storage.verbs import TEN, TOMORROW, booked, hold, move, with_chat

pytestmark = ON_SQLITE

MONDAY, TUESDAY = date(2026, 12, 7), date(2026, 12, 8)


FEW = replace(RULES, looks=3, looks_a_station=5)


WRONG = new_code(lambda _: 4242)


async def opened(
    database: Database, staff: Staff, booking: Booking, day: date = MONDAY, at: Counter = HERE, rules: Rules = RULES
) -> object:
    return await database.write(lambda tx: look_at(tx, staff, booking.id, rules, at, day))


async def test_at_a_counter_an_admin_sees_that_station_only(database: Database) -> None:
    admin = await enrolled(database, None)
    booking = await database.write(with_chat(booked))
    assert isinstance(await look(database, admin, booking.code, at=None), Expected)
    assert isinstance(await look(database, admin, booking.code, at=HERE), Expected)
    assert await look(database, admin, booking.code, at=THERE) == WrongStation(TEN)


async def test_a_counter_of_another_station_makes_a_clerk_a_stranger(database: Database) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    assert await look(database, clerk, booking.code, at=THERE) == NotStaff()
    assert await opened(database, clerk, booking, at=THERE) == NotStaff()
    assert await numbered(database, clerk, "01234567890", at=THERE) == NotStaff()
    assert await shown(database, clerk, booking, at=THERE) == NotStaff()


async def test_the_journal_says_where_a_look_was_taken_and_what_came_of_it(database: Database) -> None:
    admin = await enrolled(database, None)
    booking = await database.write(with_chat(booked))
    await look(database, admin, booking.code, at=THERE)
    await look(database, admin, booking.code, at=HERE)
    await look(database, admin, WRONG, at=HERE)
    assert await written(database, "look") == [
        (admin.id, booking.id, "shahba", "wrong-station"),
        (admin.id, booking.id, "saliheen", "expected"),
        (admin.id, None, "saliheen", "unknown"),
    ]


async def test_who_looks_at_more_people_than_a_desk_needs_waits_until_the_first_look_is_old(
    database: Database, clock: Clock
) -> None:
    clerk = await enrolled(database)
    other = await enrolled(database, address="another clerk")
    booking = await database.write(with_chat(booked))
    first = clock()
    for ask in (look(database, clerk, booking.code, rules=FEW), opened(database, clerk, booking, rules=FEW)):
        assert isinstance(await ask, Expected)
        clock.forward(seconds=30)
    assert isinstance(await shown(database, clerk, booking, rules=FEW), NumberShown)
    enough = TooManyLooks(first + FEW.look_span)
    for _ in range(4):  # asking on prolongs nothing
        clock.forward(seconds=30)
        assert await look(database, clerk, booking.code, rules=FEW) == enough
    assert await opened(database, clerk, booking, rules=FEW) == enough
    assert await numbered(database, clerk, "01234567890", rules=FEW) == enough
    assert await shown(database, clerk, booking, rules=FEW) == enough
    assert await look(database, clerk, booking.code, at=None, rules=FEW) == enough  # in the chat too
    assert isinstance(await look(database, other, booking.code, rules=FEW), Expected)
    clock.time = enough.until
    assert isinstance(await look(database, clerk, booking.code, rules=FEW), Expected)
    assert "too-many-looks" in await words(database, "look")


async def test_a_station_has_a_limit_for_all_who_sit_there(database: Database, clock: Clock) -> None:
    clerks = [await enrolled(database, address=f"clerk {number}") for number in range(3)]
    admin = await enrolled(database, None, address="an admin")
    booking = await database.write(with_chat(booked))
    elsewhere = await database.write(with_chat(booked, Slot("shahba", local(7, 10)), address="another"))
    until = clock() + FEW.look_span
    for number in range(5):
        assert isinstance(await look(database, clerks[number % 2], booking.code, rules=FEW), Expected)
    assert await look(database, clerks[2], booking.code, at=BESIDE, rules=FEW) == TooManyLooks(until)
    assert await look(database, clerks[2], booking.code, at=None, rules=FEW) == TooManyLooks(until)
    assert isinstance(await look(database, admin, elsewhere.code, at=THERE, rules=FEW), Expected)
    clock.time = until
    assert isinstance(await look(database, clerks[2], booking.code, rules=FEW), Expected)


async def test_a_row_of_today_opens_and_one_of_another_day_tells_the_time_only(
    database: Database, clock: Clock
) -> None:
    clerk = await enrolled(database)
    today = await database.write(with_chat(booked))
    tomorrow = await database.write(with_chat(booked, TOMORROW, an_applicant("2")))
    seen = await opened(database, clerk, today)
    assert isinstance(seen, Expected)
    assert (seen.booking_id, seen.name) == (today.id, "Amina Haddad")
    assert await opened(database, clerk, tomorrow, TUESDAY) == WrongDay(TOMORROW)
    assert await opened(database, clerk, tomorrow, MONDAY) == WrongDay(TOMORROW)
    clock.time = local(8, 9)
    assert await opened(database, clerk, today, MONDAY) == WrongDay(TEN)
    assert isinstance(await opened(database, clerk, tomorrow, TUESDAY), Expected)
    nobody = replace(today, id="nobody")
    assert await opened(database, clerk, nobody) == CodeUnknown()
    assert await words(database, "look-at") == ["expected", *["wrong-day"] * 3, "expected", "unknown"]


async def test_who_has_moved_to_another_day_is_known_to_have_moved(database: Database) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    await database.write(with_chat(hold, TOMORROW))
    await database.write(with_chat(move, booking, TOMORROW))
    assert await look(database, clerk, booking.code) == WrongDay(TOMORROW, moved_by="applicant", booking_id=booking.id)


async def test_an_arrival_tells_its_counter_and_none_for_a_chat(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    at_counter = await database.write(with_chat(booked))
    in_chat = await database.write(with_chat(booked, who=an_applicant("2")))
    await came(database, clerk, at_counter, HERE)
    await came(database, clerk, in_chat, None)
    for booking, counter in ((at_counter, 3), (in_chat, None)):
        already = AlreadyArrived(booking.id, booking.call_number, TEN, clock(), counter=counter)
        assert await look(database, clerk, booking.code, at=BESIDE) == already


async def test_another_stations_counter_is_not_told_for_a_document_that_came_there(
    database: Database, clock: Clock
) -> None:
    clerk = await enrolled(database)
    there = await enrolled(database, "shahba", address="another clerk")
    booking = await database.write(with_chat(booked))
    elsewhere = await database.write(with_chat(booked, Slot("shahba", local(7, 10)), address="another"))
    await came(database, there, elsewhere, THERE)
    seen = await look(database, clerk, booking.code)
    assert seen == AlreadyArrived(booking.id, booking.call_number, TEN, clock(), same_code=False, counter=None)


async def test_whoever_scans_a_doubted_code_again_learns_when_it_was_doubted(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    doubted_at = clock()
    await database.write(lambda tx: doubt_arrival(tx, clerk, booking.id, RULES, HERE))
    clock.forward(minutes=5)
    seen = await look(database, clerk, booking.code)
    assert isinstance(seen, Expected)
    assert seen.doubted_at == doubted_at


async def test_only_so_many_rows_of_the_day_are_opened(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    few = replace(RULES, rows_opened=2)
    for _ in range(2):
        assert isinstance(await opened(database, clerk, booking, rules=few), Expected)
    assert await opened(database, clerk, booking, rules=few) == TooManyLooks(clock() + RULES.look_span)
    assert isinstance(await look(database, clerk, booking.code, rules=few), Expected)


async def test_whoever_was_revoked_sees_nothing_any_more(database: Database) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    await database.write(lambda tx: revoke(tx, clerk.id))
    assert await look(database, clerk, booking.code) == NotStaff()
    assert await opened(database, clerk, booking) == NotStaff()
    assert await numbered(database, clerk, "01234567890") == NotStaff()
    assert await shown(database, clerk, booking) == NotStaff()
    for action in ("look", "look-at", "look-number", "show-number"):
        assert await words(database, action) == ["not-staff"]
