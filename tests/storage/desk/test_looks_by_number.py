"""Looks by the number of a document, and the whole number shown."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.domain.arrival import (
    AlreadyArrived,
    Cancelled,
    CodeUnknown,
    Expected,
    NumberShown,
    SeveralExpected,
    TooManyWrongCodes,
    WrongStation,
)
from bot.domain.booking import Slot
from bot.domain.desk import DayBooking
from bot.domain.documents import DocumentKind
from storage.bookings.bookings import cancel_booking
from storage.engine.database import Database
from storage.maintenance.bind import reindex
from storage.tables import bookings
from tests.builders import RULES, Clock, an_applicant, local
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.counters import THERE, enrolled, words, written
from tests.storage.desk.looking import came, look, numbered, shown
from tests.storage.verbs import ELEVEN, TEN, TOMORROW, booked, with_chat

pytestmark = ON_SQLITE

PASSPORT = an_applicant("N01234567", document=DocumentKind.PASSPORT)


BOOKLET = [
    an_applicant("7788", document=DocumentKind.FAMILY_BOOKLET, name=name) for name in ("Amina Haddad", "Sami Haddad")
]


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


async def test_a_familys_booklet_finds_them_all_by_time_and_without_names(database: Database) -> None:
    clerk = await enrolled(database)
    amina, sami = [
        await database.write(with_chat(booked, slot, who)) for slot, who in zip((ELEVEN, TEN), BOOKLET, strict=True)
    ]
    assert await numbered(database, clerk, "7788") == SeveralExpected(
        (
            DayBooking(sami.id, TEN.starts_at, sami.call_number, "expected", walk_in=False),
            DayBooking(amina.id, ELEVEN.starts_at, amina.call_number, "expected", walk_in=False),
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


@ON_BOTH
async def test_what_an_earlier_release_indexed_in_its_way_is_found_once_it_was_indexed_anew(database: Database) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    await database.write(lambda tx: tx.connection.execute(update(bookings).values(number_index=b"another")).rowcount)
    assert isinstance(await numbered(database, clerk, "01234567890"), CodeUnknown)
    assert await database.write(reindex) == 1
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
