from datetime import date, datetime, timedelta
from functools import partial
from random import Random

import pytest
from sqlalchemy import select, update

from bot.domain.booking import Slot
from bot.domain.code import new_code
from bot.domain.desk import Counter, DayAtStation, DayPack, DaySlot, WalkIn
from bot.domain.office import Station
from storage.bookings.bookings import cancel_booking
from storage.desk.arrivals import confirm_arrival
from storage.desk.day import find_day, find_pack, forget_packs, make_pack, mark
from storage.desk.walk_ins import register_walk_in
from storage.engine.binding import bound
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.tables import bookings, packs
from tests.builders import RULES, Clock, a_registration, a_station, an_applicant, local
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.rebinding import change
from tests.storage.staff_members import a_clerk
from tests.storage.verbs import ELEVEN, TEN, TOMORROW, booked, with_chat

pytestmark = ON_SQLITE

TODAY, FRIDAY = date(2026, 12, 7), date(2026, 12, 11)
ROOMY = a_station(places=2000, walk_in_places=0)


async def seen(database: Database, day: date = TODAY, station: Station | None = None) -> DayAtStation:
    return await database.read(lambda tx: find_day(tx, station or a_station(), day, RULES))


async def packed(database: Database, day: date = TODAY, station: Station | None = None) -> DayPack:
    return await database.write(lambda tx: make_pack(tx, [station or a_station()], day, RULES))


def at(day: DayAtStation, time: datetime) -> DaySlot:
    return next(slot for slot in day.slots if slot.starts_at == time)


async def test_a_row_of_the_day_is_a_time_and_four_digits(database: Database) -> None:
    second = await database.write(with_chat(booked, ELEVEN))
    first = await database.write(with_chat(booked, TEN, an_applicant("9"), address="another"))
    await database.write(with_chat(booked, TOMORROW, an_applicant("8")))
    await database.write(with_chat(booked, Slot("shahba", local(7, 10)), an_applicant("7")))
    day = await seen(database)
    assert [(row.booking_id, row.call_number, row.starts_at) for row in day.bookings] == [
        (first.id, first.call_number, TEN.starts_at),
        (second.id, second.call_number, ELEVEN.starts_at),
    ]
    assert "Amina" not in repr(day)
    assert first.code not in repr(day)
    assert len(day.slots) == 24
    assert at(day, TEN.starts_at) == DaySlot(TEN.starts_at, expected=1, arrived=0, late=0, free=4)


async def test_who_does_not_come_is_late_after_the_grace_and_missed_when_the_day_is_over(
    database: Database, clock: Clock
) -> None:
    await database.write(with_chat(booked))

    async def state() -> tuple[str, int]:
        day = await seen(database)
        return day.bookings[0].state, at(day, TEN.starts_at).late

    clock.time = local(7, 10, 44)
    assert await state() == ("expected", 0)
    clock.time = local(7, 10, 45)  # the slot's quarter of an hour and half an hour of grace
    assert await state() == ("late", 1)
    clock.time = local(7, 23, 59)
    assert await state() == ("late", 1)
    clock.time = local(8, 0)
    assert await state() == ("missed", 1)


async def test_a_walk_in_is_one_and_takes_a_place_that_was_kept_or_lent(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    await database.write(with_chat(booked))
    clock.time = local(7, 10, 50)
    now = Slot("saliheen", local(7, 10, 45))
    assert (await seen(database)).lent == 1
    assert (await seen(database, date(2026, 12, 8))).lent == 0

    def register(tx: Transaction, number: int) -> object:
        who, desk = an_applicant(f"9{number}"), Counter("saliheen", 3)
        return register_walk_in(tx, clerk, a_registration(who), now, (a_station(),), RULES, desk)

    for number in range(4):
        assert isinstance(await database.write(partial(register, number=number)), WalkIn)
    day = await seen(database)
    assert at(day, now.starts_at).free == 0
    assert at(day, ELEVEN.starts_at).free == 4
    assert [row.walk_in for row in day.bookings] == [False, True, True, True, True]
    assert day.lent == 1
    assert isinstance(await database.write(partial(register, number=5)), WalkIn)
    assert (await seen(database)).lent == 0


async def test_who_came_is_counted_with_time_and_counter(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    clock.time = local(7, 9, 50)
    await database.write(lambda tx: confirm_arrival(tx, clerk, booking.id, RULES))
    clock.time = local(7, 12)
    day = await seen(database)
    assert (day.bookings[0].state, day.bookings[0].arrived_at) == ("arrived", local(7, 9, 50))
    assert at(day, TEN.starts_at) == DaySlot(TEN.starts_at, expected=0, arrived=1, late=0, free=0)


async def test_a_cancelled_booking_is_listed_and_not_counted(database: Database) -> None:
    booking = await database.write(with_chat(booked))
    await database.write(with_chat(cancel_booking, booking.id, RULES))
    day = await seen(database)
    assert [row.state for row in day.bookings] == ["cancelled"]
    assert at(day, TEN.starts_at) == DaySlot(TEN.starts_at, expected=0, arrived=0, late=0, free=4)


async def test_whose_document_came_elsewhere_is_not_said_to_have_come_and_not_counted(database: Database) -> None:
    clerk = await a_clerk(database)
    first = await database.write(with_chat(booked))
    await database.write(with_chat(booked, ELEVEN, address="another"))
    await database.write(lambda tx: confirm_arrival(tx, clerk, first.id, RULES))
    day = await seen(database)
    assert [(row.state, row.arrived_at is None) for row in day.bookings] == [("arrived", False), ("double", True)]
    assert sum(slot.arrived for slot in day.slots) == 1
    assert sum(slot.expected for slot in day.slots) == 0


@ON_BOTH
async def test_who_was_erased_is_not_listed_and_counts_only_if_they_came(database: Database) -> None:
    clerk = await a_clerk(database)
    came = await database.write(with_chat(booked))
    gone = await database.write(with_chat(booked, ELEVEN, an_applicant("9"), address="another"))
    await database.write(lambda tx: confirm_arrival(tx, clerk, came.id, RULES))

    def erase(tx: Transaction) -> None:
        nameless = update(bookings).values(code=None, code_index=None, chat_id=None, applicant_id=None)
        tx.connection.execute(nameless)
        tx.connection.execute(update(bookings).where(bookings.c.id == gone.id).values(ended="erased", ended_at=tx.now))

    await database.write(erase)
    day = await seen(database)
    assert day.bookings == ()
    assert [(slot.expected, slot.arrived) for slot in day.slots if slot.expected or slot.arrived] == [(0, 1)]


async def test_a_booking_at_a_time_that_the_hours_no_longer_have_is_still_counted(database: Database) -> None:
    await database.write(with_chat(booked))
    closed = a_station(hours=((),) * 7)
    day = await seen(database, station=closed)
    assert [(slot.starts_at, slot.expected, slot.free) for slot in day.slots] == [(TEN.starts_at, 1, 0)]


async def test_places_of_a_slot_that_is_over_are_no_longer_free(database: Database, clock: Clock) -> None:
    clock.time = local(7, 10, 14)
    assert at(await seen(database), TEN.starts_at).free == 4
    clock.time = local(7, 10, 15)
    assert at(await seen(database), TEN.starts_at).free == 0
    assert at(await seen(database), ELEVEN.starts_at).free == 4
    assert (await seen(database, FRIDAY)).slots == ()


async def test_a_pack_knows_the_days_codes_by_their_marks_alone(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    expected = await database.write(with_chat(booked))
    came = await database.write(with_chat(booked, ELEVEN, an_applicant("9"), address="another"))
    given_back = await database.write(with_chat(booked, ELEVEN, an_applicant("8"), address="a third"))
    await database.write(with_chat(booked, TOMORROW, an_applicant("7"), address="a fourth"))
    await database.write(lambda tx: confirm_arrival(tx, clerk, came.id, RULES))
    await database.write(with_chat(cancel_booking, given_back.id, RULES, address="a third"))
    pack = await packed(database)
    assert [(entry.mark, entry.starts_at, entry.arrived) for entry in pack.entries] == [
        (mark(pack.key, expected.code), TEN.starts_at, False),
        (mark(pack.key, came.code), ELEVEN.starts_at, True),
    ]
    assert all(0 <= entry.mark < 1 << 24 for entry in pack.entries)
    assert pack.until == local(7, 17)  # two hours after the last quarter of an hour before three


async def test_whose_document_came_already_is_marked_as_here_in_the_pack(database: Database) -> None:
    clerk = await a_clerk(database)
    first = await database.write(with_chat(booked))
    await database.write(with_chat(booked, ELEVEN, address="another"))
    await database.write(lambda tx: confirm_arrival(tx, clerk, first.id, RULES))
    assert [entry.arrived for entry in (await packed(database)).entries] == [True, True]


@ON_BOTH
async def test_a_day_has_one_key_and_it_is_sealed(database: Database, clock: Clock) -> None:
    assert await database.read(lambda tx: find_pack(tx, [a_station()], TODAY, RULES)) is None
    first = await packed(database)
    booking = await database.write(with_chat(booked))
    again = await packed(database)
    assert again.key == first.key
    assert [entry.mark for entry in again.entries] == [mark(first.key, booking.code)]
    assert await database.read(lambda tx: find_pack(tx, [a_station()], TODAY, RULES)) == again
    assert (await packed(database, date(2026, 12, 8))).key != first.key
    assert (await packed(database, station=a_station("shahba"))).key != first.key
    stored = await database.read(lambda tx: list(tx.connection.scalars(select(packs.c.key))))
    assert len(stored) == 3
    assert not any(first.key in row or first.key.hex().encode() in row for row in stored)


async def test_a_closed_days_pack_goes_at_its_end(database: Database) -> None:
    assert (await packed(database, FRIDAY)).until == local(12, 0)


@ON_BOTH
async def test_a_station_open_until_midnight_keeps_its_pack_into_the_next_day(database: Database) -> None:
    late = a_station(slot_minutes=600)
    assert (await packed(database, station=late)).entries == ()
    await database.write(with_chat(booked, TEN))
    assert (await packed(database, station=late)).until == local(7, 22)
    await database.write(lambda tx: change(tx, bookings, update(bookings).values(starts_at=local(7, 23))))
    assert (await packed(database, station=late)).until == local(8, 11)


async def test_packs_of_days_before_yesterday_are_forgotten(database: Database, clock: Clock) -> None:
    for day in (5, 6, 7):
        await packed(database, date(2026, 12, day))
    assert await database.write(forget_packs) == 1
    clock.time = local(9, 12)
    assert await database.write(forget_packs) == 2
    assert await database.write(forget_packs) == 0


def fill(tx: Transaction, number: int) -> list[str]:
    chance, made, rows = Random(number), [], []
    for place in range(number):
        booking_id, code = tx.new_id(), new_code(chance.randrange)
        made.append(code)
        row = {"id": booking_id, "channel": "console", "station": "saliheen", "booked_at": tx.now}
        row["starts_at"] = TEN.starts_at + timedelta(minutes=15 * (place % 20))
        row["day_ends_at"] = local(8, 0)
        row["code"] = tx.keyring.seal(bookings.c.code, booking_id, code)
        row["code_index"] = tx.keyring.index("code", code)
        rows.append(bound(tx, bookings, row))
    tx.connection.execute(bookings.insert(), rows)
    return made


@pytest.mark.parametrize("number", [1500])
async def test_no_two_of_a_full_days_codes_share_a_mark(database: Database, number: int) -> None:
    codes = await database.write(lambda tx: fill(tx, number))
    pack = await packed(database)
    assert {entry.mark for entry in pack.entries} == {mark(pack.key, code) for code in codes}
    assert len({entry.mark for entry in pack.entries}) == number


@ON_BOTH
async def test_a_later_booking_with_a_taken_mark_is_there_too(database: Database) -> None:
    """A second key for the same day would, together with the first, betray codes."""
    await database.write(lambda tx: fill(tx, 300))
    pack = await packed(database)
    await database.write(lambda tx: tx.connection.execute(packs.delete()).rowcount)

    def again(tx: Transaction) -> DayPack:
        pack_id = tx.new_id()
        values = {"id": pack_id, "station": "saliheen", "day": TODAY.toordinal()}
        values["key"] = tx.keyring.seal(packs.c.key, pack_id, pack.key.hex())
        tx.connection.execute(packs.insert(), values)
        return make_pack(tx, [a_station()], TODAY, RULES)

    assert await database.write(again) == pack
    chance, by_mark = Random(7), dict[int, str]()
    while (first := by_mark.setdefault(mark(pack.key, twin := new_code(chance.randrange)), twin)) == twin:
        pass  # of some thousands two have one mark

    def book(tx: Transaction, code: str) -> None:
        booking_id = tx.new_id()
        sealed = tx.keyring.seal(bookings.c.code, booking_id, code)
        row = {"id": booking_id, "channel": "console", "station": "saliheen", "booked_at": tx.now, "code": sealed}
        row |= {"starts_at": local(7, 14), "day_ends_at": local(8, 0)}
        tx.connection.execute(bookings.insert(), bound(tx, bookings, row))

    await database.write(partial(book, code=first))
    assert len({entry.mark for entry in (await packed(database)).entries}) == 301
    await database.write(partial(book, code=twin))
    after = await packed(database)
    assert len(after.entries) == 302
    assert len({entry.mark for entry in after.entries}) == 301
