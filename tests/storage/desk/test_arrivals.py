from datetime import timedelta

from sqlalchemy import select, update

from bot.domain.arrival import (
    AlreadyArrived,
    ArrivalUndone,
    Arrived,
    Cancelled,
    CodeUnknown,
    Expected,
    NotStaff,
    NotUndoable,
    TooManyWrongCodes,
    WrongDay,
    WrongStation,
)
from bot.domain.booking import Moved
from bot.domain.code import new_code
from bot.domain.documents import DocumentKind
from storage.bookings.bookings import cancel_booking, find_bookings
from storage.desk.arrivals import confirm_arrival, dispute_arrival
from storage.engine.database import Database
from storage.staff.staff import revoke
from storage.tables import arrivals, bookings, journal
from tests.builders import RULES, Clock, a_chat, an_applicant, local
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.counters import arrive, enrolled, look, undo, words
from tests.storage.verbs import ELEVEN, TEN, TOMORROW, booked, hold, move, with_chat

pytestmark = ON_SQLITE

WRONG = new_code(lambda _: 4242)


async def test_the_desk_sees_who_is_expected_and_confirms(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    clock.time = local(7, 9, 45)
    last = booking.call_number
    seen = Expected(
        booking.id,
        last,
        TEN,
        "Amina Haddad",
        DocumentKind.NATIONAL_ID,
        "890",
        timedelta(minutes=15),
        document_elsewhere=False,
    )
    assert await look(database, clerk, booking.code) == seen
    assert await arrive(database, clerk, booking) == Arrived(booking.id, last, TEN, clock())
    assert await database.write(lambda tx: find_bookings(tx, a_chat(tx), RULES)) == ()

    at = clock()
    clock.forward(minutes=5)
    assert await look(database, clerk, booking.code) == AlreadyArrived(booking.id, last, TEN, at)
    assert await arrive(database, clerk, booking) == AlreadyArrived(booking.id, last, TEN, at)
    assert await words(database, "look") == ["expected", "already-arrived"]
    assert await words(database, "confirm") == ["arrived", "already-arrived"]


async def test_who_is_late_has_a_negative_span(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    clock.time = local(7, 14, 59)
    seen = await look(database, clerk, booking.code)
    assert isinstance(seen, Expected)
    assert seen.early_by == -timedelta(hours=4, minutes=59)


async def test_another_station_learns_the_time_and_nothing_else(database: Database, clock: Clock) -> None:
    elsewhere = await enrolled(database, "shahba")
    here = await enrolled(database, address="another clerk")
    admin = await enrolled(database, None, address="an admin")
    booking = await database.write(with_chat(booked))
    assert await look(database, elsewhere, booking.code) == WrongStation(TEN)
    assert await arrive(database, elsewhere, booking) == WrongStation(TEN)
    assert isinstance(await look(database, admin, booking.code), Expected)
    assert isinstance(await arrive(database, here, booking), Arrived)
    assert await look(database, elsewhere, booking.code) == WrongStation(TEN)
    clock.time = local(9, 10)
    assert await look(database, elsewhere, booking.code) == WrongStation(TEN)


async def test_another_day_is_said_and_not_confirmed(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked, TOMORROW))
    assert await look(database, clerk, booking.code) == WrongDay(TOMORROW)
    assert await arrive(database, clerk, booking) == WrongDay(TOMORROW)
    clock.time = local(8, 0, 0)
    assert isinstance(await look(database, clerk, booking.code), Expected)
    clock.time = local(9, 0, 0)
    assert await look(database, clerk, booking.code) == WrongDay(TOMORROW)


async def test_a_cancelled_and_an_unknown_code_are_told_apart(database: Database) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    await database.write(with_chat(cancel_booking, booking.id, RULES))
    assert await look(database, clerk, booking.code) == Cancelled()
    assert await arrive(database, clerk, booking) == Cancelled()
    assert await look(database, clerk, WRONG) == CodeUnknown()
    nobody = await database.write(lambda tx: confirm_arrival(tx, clerk, "nobody", RULES))
    assert nobody == CodeUnknown()


@ON_BOTH
async def test_an_erased_booking_is_as_unknown_as_one_that_never_was(database: Database) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    erased = update(bookings).values(
        ended="erased", ended_at=local(7, 9), code=None, code_index=None, person_index=None, document_index=None
    )
    await database.write(lambda tx: tx.connection.execute(erased).rowcount)
    assert await look(database, clerk, booking.code) == CodeUnknown()
    assert await arrive(database, clerk, booking) == CodeUnknown()


async def test_the_first_arrival_outdoes_the_documents_other_bookings_and_their_chats_never_learn(
    database: Database, clock: Clock
) -> None:
    clerk = await enrolled(database)
    first = await database.write(with_chat(booked))
    second = await database.write(with_chat(booked, ELEVEN, address="another"))
    seen = await look(database, clerk, first.code)
    assert isinstance(seen, Expected)
    assert seen.document_elsewhere
    await arrive(database, clerk, first)
    at = clock()
    clock.forward(minutes=1)

    outdone = AlreadyArrived(second.id, second.call_number, ELEVEN, at, same_code=False)
    assert await look(database, clerk, second.code) == outdone
    assert await arrive(database, clerk, second) == outdone

    listed = await database.write(lambda tx: find_bookings(tx, a_chat(tx, "another"), RULES))
    assert listed == (second,)
    await database.write(with_chat(hold, TOMORROW, address="another"))
    assert isinstance(await database.write(with_chat(move, second, TOMORROW, address="another")), Moved)
    cancelled = await database.write(with_chat(cancel_booking, second.id, RULES, address="another"))
    assert cancelled.slot == TOMORROW


async def test_another_document_is_not_outdone(database: Database) -> None:
    clerk = await enrolled(database)
    first = await database.write(with_chat(booked))
    second = await database.write(with_chat(booked, who=an_applicant("9"), address="another"))
    paperless = await database.write(with_chat(booked, who=an_applicant(None), address="a third"))
    await arrive(database, clerk, first)
    for booking in (second, paperless):
        seen = await look(database, clerk, booking.code)
        assert isinstance(seen, Expected)
        assert not seen.document_elsewhere


async def test_an_undo_restores_the_booking_and_those_it_had_outdone(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    first = await database.write(with_chat(booked))
    second = await database.write(with_chat(booked, address="another"))
    await arrive(database, clerk, first)
    clock.forward(minutes=10)
    assert await undo(database, clerk, first) == ArrivalUndone(first.id, first.call_number, TEN)
    assert await undo(database, clerk, first) == NotUndoable(before=True)
    assert await database.write(lambda tx: find_bookings(tx, a_chat(tx), RULES)) == (first,)
    assert isinstance(await look(database, clerk, second.code), Expected)
    assert isinstance(await arrive(database, clerk, first), Arrived)
    assert await words(database, "undo") == ["undone", "not-undoable"]


async def test_an_undo_comes_from_the_same_person_in_time(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    other = await enrolled(database, address="another clerk")
    booking = await database.write(with_chat(booked))
    assert await undo(database, clerk, booking) == NotUndoable()
    await arrive(database, clerk, booking)
    assert await undo(database, other, booking) == NotUndoable()
    clock.forward(minutes=10, seconds=1)
    assert await undo(database, clerk, booking) == NotUndoable()
    assert isinstance(await look(database, clerk, booking.code), AlreadyArrived)


async def test_no_undo_once_the_person_has_booked_again(database: Database) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    await arrive(database, clerk, booking)
    again = await database.write(with_chat(booked, ELEVEN))
    assert await undo(database, clerk, booking) == NotUndoable()
    assert isinstance(await look(database, clerk, booking.code), AlreadyArrived)
    assert isinstance(await look(database, clerk, again.code), Expected)


@ON_BOTH
async def test_a_dispute_is_marked_once_and_only_by_the_bookings_own_chat(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    assert await database.write(with_chat(dispute_arrival, booking.id)) is None
    await arrive(database, clerk, booking)
    at = clock()
    clock.forward(minutes=3)
    assert await database.write(with_chat(dispute_arrival, booking.id, address="another")) is None
    disputed = await database.write(with_chat(dispute_arrival, booking.id))
    assert disputed == Arrived(booking.id, booking.call_number, TEN, at)
    assert await database.write(with_chat(dispute_arrival, booking.id)) is None
    marked = await database.read(lambda tx: tx.connection.execute(select(arrivals.c.disputed_at)).scalar_one())
    assert marked == clock()
    assert await words(database, "dispute") == ["disputed"]


async def test_too_many_wrong_codes_stop_every_look_until_some_are_old(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    other = await enrolled(database, address="another clerk")
    booking = await database.write(with_chat(booked))
    first = clock()
    for _ in range(10):
        assert await look(database, clerk, WRONG) == CodeUnknown()
        clock.forward(seconds=30)
    tired = TooManyWrongCodes(first + RULES.wrong_code_span)
    assert await look(database, clerk, booking.code) == tired
    assert await look(database, clerk, WRONG) == tired
    assert isinstance(await look(database, other, booking.code), Expected)
    clock.time = tired.until
    assert isinstance(await look(database, clerk, booking.code), Expected)


@ON_BOTH
async def test_whoever_was_revoked_is_a_stranger_at_once(database: Database) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    assert await database.write(lambda tx: revoke(tx, clerk.id))
    assert await look(database, clerk, booking.code) == NotStaff()
    assert await arrive(database, clerk, booking) == NotStaff()
    assert await undo(database, clerk, booking) == NotStaff()
    assert await words(database, "look") == ["not-staff"]
    rows = select(journal.c.booking_id).where(journal.c.action.in_(["look", "confirm", "undo"]))
    assert await database.read(lambda tx: list(tx.connection.scalars(rows))) == [None] * 3


@ON_BOTH
async def test_the_journal_names_who_looked_at_which_booking_and_no_data(database: Database) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    await look(database, clerk, booking.code)
    row = await database.read(
        lambda tx: tuple(tx.connection.execute(select(journal).where(journal.c.action == "look")).one())
    )
    assert row[2:-2] == (clerk.id, "look", booking.id, "saliheen", "expected")
