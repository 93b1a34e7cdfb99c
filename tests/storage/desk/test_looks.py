"""What a desk may know of a person, how often it may ask, and that each time is written down."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from bot.domain.arrival import (
    AlreadyArrived,
    Cancelled,
    CodeUnknown,
    Expected,
    NotStaff,
    NumberShown,
    SeveralExpected,
    TooManyLooks,
    TooManyWrongCodes,
    WrongDay,
    WrongStation,
)
from bot.domain.booking import Booking, Slot
from bot.domain.code import last_four, new_code
from bot.domain.desk import Counter, DayBooking
from bot.domain.documents import DocumentKind
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.bookings.bookings import cancel_booking
from storage.desk.arrivals import confirm_arrival, doubt_arrival
from storage.desk.looks import look_at, look_up, look_up_number, show_number
from storage.engine.database import Database
from storage.staff.staff import revoke
from storage.tables import bookings
from tests.builders import RULES, Clock, an_applicant, local
from tests.storage.counters import BESIDE, HERE, THERE, enrolled, words, written
from tests.storage.verbs import ELEVEN, TEN, TOMORROW, booked, hold, move, with_chat

MONDAY, TUESDAY = date(2026, 12, 7), date(2026, 12, 8)
FEW = replace(RULES, looks=3, looks_a_station=5)
WRONG = new_code(lambda _: 4242)
PASSPORT = an_applicant("N01234567", document=DocumentKind.PASSPORT)
BOOKLET = [
    an_applicant("7788", document=DocumentKind.FAMILY_BOOKLET, name=name) for name in ("Amina Haddad", "Sami Haddad")
]


async def look(database: Database, staff: Staff, code: str, at: Counter | None = HERE, rules: Rules = RULES) -> object:
    return await database.write(lambda tx: look_up(tx, staff, code, rules, at))


async def opened(
    database: Database, staff: Staff, booking: Booking, day: date = MONDAY, at: Counter = HERE, rules: Rules = RULES
) -> object:
    return await database.write(lambda tx: look_at(tx, staff, booking.id, rules, at, day))


async def numbered(database: Database, staff: Staff, number: str, at: Counter = HERE, rules: Rules = RULES) -> object:
    return await database.write(lambda tx: look_up_number(tx, staff, number, rules, at))


async def shown(database: Database, staff: Staff, booking: Booking, at: Counter = HERE, rules: Rules = RULES) -> object:
    return await database.write(lambda tx: show_number(tx, staff, booking.id, rules, at))


async def came(database: Database, staff: Staff, booking: Booking, at: Counter | None = HERE) -> None:
    await database.write(lambda tx: confirm_arrival(tx, staff, booking.id, RULES, at))


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
    assert await opened(database, clerk, tomorrow, TUESDAY) == WrongDay(TOMORROW, booking_id=tomorrow.id)
    assert await opened(database, clerk, tomorrow, MONDAY) == WrongDay(TOMORROW, booking_id=tomorrow.id)
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
    assert await look(database, clerk, booking.code) == WrongDay(TOMORROW, moved=True, booking_id=booking.id)


async def test_an_arrival_tells_its_counter_and_none_for_a_chat(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    at_counter = await database.write(with_chat(booked))
    in_chat = await database.write(with_chat(booked, who=an_applicant("2")))
    await came(database, clerk, at_counter, HERE)
    await came(database, clerk, in_chat, None)
    for booking, counter in ((at_counter, 3), (in_chat, None)):
        already = AlreadyArrived(booking.id, last_four(booking.code), TEN, clock(), counter=counter)
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
    assert seen == AlreadyArrived(booking.id, last_four(booking.code), TEN, clock(), same_code=False, counter=None)


async def test_whoever_scans_a_doubted_code_again_learns_when_it_was_doubted(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    doubted_at = clock()
    await database.write(lambda tx: doubt_arrival(tx, clerk, booking.id, RULES, HERE))
    clock.forward(minutes=5)
    seen = await look(database, clerk, booking.code)
    assert isinstance(seen, Expected)
    assert seen.doubted_at == doubted_at


# --- by the number of a document


@pytest.mark.parametrize("typed", ["N01234567", "n01234567"])
async def test_the_whole_number_finds_todays_booking_here(database: Database, typed: str) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked, who=PASSPORT))
    seen = await numbered(database, clerk, typed)
    assert isinstance(seen, Expected)
    assert (seen.booking_id, seen.number_end, seen.document) == (booking.id, "567", DocumentKind.PASSPORT)
    assert await written(database, "look-number") == [(clerk.id, booking.id, "saliheen", "expected")]


async def test_a_number_booked_elsewhere_or_for_another_day_is_as_unknown_as_any(database: Database) -> None:
    clerk = await enrolled(database)
    await database.write(with_chat(booked, Slot("shahba", local(7, 10)), an_applicant("11")))
    await database.write(with_chat(booked, TOMORROW, an_applicant("22")))
    await database.write(with_chat(booked, TEN, an_applicant("33")))
    for number in ("11", "22", "3", "333", "44", ""):
        assert await numbered(database, clerk, number) == CodeUnknown()
    assert await written(database, "look-number") == [(clerk.id, None, "saliheen", "unknown")] * 6


async def test_unknown_numbers_are_limited_like_codes_and_stop_nobody_from_scanning(
    database: Database, clock: Clock
) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    tired = TooManyWrongCodes(clock() + RULES.wrong_code_span)
    for number in range(RULES.wrong_codes):
        await numbered(database, clerk, str(number))
    assert await numbered(database, clerk, "01234567890") == tired
    assert isinstance(await look(database, clerk, booking.code), Expected)


async def test_only_so_many_rows_of_the_day_are_opened(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    few = replace(RULES, rows_opened=2)
    for _ in range(2):
        assert isinstance(await opened(database, clerk, booking, rules=few), Expected)
    assert await opened(database, clerk, booking, rules=few) == TooManyLooks(clock() + RULES.look_span)
    assert isinstance(await look(database, clerk, booking.code, rules=few), Expected)


async def test_a_familys_booklet_finds_them_all_by_time_and_without_names(database: Database) -> None:
    clerk = await enrolled(database)
    amina, sami = [
        await database.write(with_chat(booked, slot, who)) for slot, who in zip((ELEVEN, TEN), BOOKLET, strict=True)
    ]
    assert await numbered(database, clerk, "7788") == SeveralExpected(
        (
            DayBooking(sami.id, TEN.starts_at, last_four(sami.code), "expected", walk_in=False),
            DayBooking(amina.id, ELEVEN.starts_at, last_four(amina.code), "expected", walk_in=False),
        )
    )
    assert await words(database, "look-number") == ["several"]
    await came(database, clerk, sami)
    seen = await numbered(database, clerk, "7788")
    assert isinstance(seen, Expected)
    assert seen.booking_id == amina.id
    await came(database, clerk, amina)
    assert isinstance(await numbered(database, clerk, "7788"), AlreadyArrived)


async def test_what_was_cancelled_shows_only_where_nothing_else_has_the_number(database: Database) -> None:
    clerk = await enrolled(database)
    cancelled = await database.write(with_chat(booked))
    await database.write(with_chat(cancel_booking, cancelled.id, RULES))
    assert await numbered(database, clerk, "01234567890") == Cancelled()
    again = await database.write(with_chat(booked, ELEVEN))
    seen = await numbered(database, clerk, "01234567890")
    assert isinstance(seen, Expected)
    assert seen.booking_id == again.id
    await came(database, clerk, again)
    assert isinstance(await numbered(database, clerk, "01234567890"), AlreadyArrived)


async def test_what_was_booked_before_numbers_were_indexed_is_found_by_its_document(database: Database) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    await database.write(lambda tx: tx.connection.execute(update(bookings).values(number_index=None)).rowcount)
    seen = await numbered(database, clerk, "01234567890")
    assert isinstance(seen, Expected)
    assert seen.booking_id == booking.id


# --- the whole number


async def test_the_whole_number_is_shown_once_asked_for_and_journaled(database: Database) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked, who=PASSPORT))
    paperless = await database.write(with_chat(booked, who=an_applicant(None)))
    assert await shown(database, clerk, booking) == NumberShown(booking.id, "N01234567")
    assert await shown(database, clerk, paperless) == NumberShown(paperless.id, "")
    await came(database, clerk, booking)
    assert isinstance(await shown(database, clerk, booking), NumberShown)  # the person still stands there
    assert await written(database, "show-number") == [
        (clerk.id, booking.id, "saliheen", "shown"),
        (clerk.id, paperless.id, "saliheen", "shown"),
        (clerk.id, booking.id, "saliheen", "shown"),
    ]


async def test_no_number_is_shown_of_another_station_day_or_of_who_cancelled(database: Database, clock: Clock) -> None:
    admin = await enrolled(database, None)
    booking = await database.write(with_chat(booked))
    tomorrow = await database.write(with_chat(booked, TOMORROW, an_applicant("2")))
    assert await shown(database, admin, booking, at=THERE) == WrongStation(TEN)
    assert await shown(database, admin, tomorrow) == CodeUnknown()
    assert await shown(database, admin, replace(booking, id="nobody")) == CodeUnknown()
    await database.write(with_chat(cancel_booking, booking.id, RULES))
    assert await shown(database, admin, booking) == CodeUnknown()
    clock.time += timedelta(days=2)
    assert await shown(database, admin, tomorrow) == CodeUnknown()


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
