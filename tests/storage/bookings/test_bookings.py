from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import ScalarSelect, select, update

from bot.domain.booking import (
    AlreadyBooked,
    Booking,
    BookingCancelled,
    BookingEnded,
    FamilyFull,
    Hold,
    HoldExpired,
    SlotFull,
)
from bot.domain.code import is_code
from bot.domain.documents import DocumentKind
from storage.bookings.applicants import NewApplicant
from storage.bookings.bookings import cancel_booking, find_bookings, find_chat
from storage.bookings.holds import release_expired
from storage.engine.database import Database
from storage.engine.keyring import NotOurs
from storage.engine.transaction import Transaction
from storage.tables import applicants, bookings
from tests.builders import RULES, Clock, a_chat, an_applicant, local
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.verbs import (
    ELEVEN,
    ONE_PLACE,
    TEN,
    TOMORROW,
    booked,
    confirm,
    counts,
    free,
    hold,
    places_in_use,
    renew_view,
    with_chat,
)

pytestmark = ON_SQLITE


def mine(tx: Transaction, address: str = "someone") -> tuple[Booking, ...]:
    return find_bookings(tx, a_chat(tx, address), RULES)


async def test_a_held_place_becomes_a_booking(database: Database, clock: Clock) -> None:
    await database.write(with_chat(hold))
    booking = await database.write(with_chat(confirm))
    assert is_code(booking.code)
    assert (booking.slot, booking.name, booking.changes_left) == (TEN, "Amina Haddad", 2)
    assert await database.write(mine) == (booking,)
    clock.forward(minutes=30)
    assert await database.read(lambda tx: free(tx)) == 11  # a booking does not run out as its hold would


async def test_a_booking_needs_a_hold_on_the_slot_that_was_shown(database: Database, clock: Clock) -> None:
    assert await database.write(with_chat(confirm)) == HoldExpired(TEN)
    await database.write(with_chat(hold, ELEVEN))
    assert await database.write(with_chat(confirm, TEN)) == HoldExpired(TEN)
    assert isinstance(await database.write(with_chat(confirm, ELEVEN)), Booking)


async def test_a_hold_that_ran_out_books_nothing_and_frees_its_place(database: Database, clock: Clock) -> None:
    await database.write(with_chat(hold))
    clock.forward(minutes=10)
    assert await database.write(with_chat(confirm)) == HoldExpired(TEN)
    assert await database.read(counts) == {}
    assert await database.write(mine) == ()


async def test_confirming_twice_is_one_booking(database: Database) -> None:
    await database.write(with_chat(hold))
    assert isinstance(await database.write(with_chat(confirm)), Booking)
    assert await database.write(with_chat(confirm)) == HoldExpired(TEN)
    assert await database.read(counts) == {TEN: (1, 0)}


BOOKLET = an_applicant("55", document=DocumentKind.FAMILY_BOOKLET, born_on=date(1990, 5, 3))
NOTHING = an_applicant(None)
NOBODY = an_applicant(None, born_on=None)
LOST = replace(NOBODY, document=DocumentKind.PASSPORT)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (an_applicant(), an_applicant(name="Amina A. Haddad")),
        (an_applicant(), an_applicant(document=DocumentKind.MILITARY_ID)),
        (BOOKLET, BOOKLET),
        (NOTHING, NOTHING),
    ],
    ids=["number", "number of another kind", "booklet", "no document"],
)
async def test_the_same_person_has_one_active_booking_in_a_chat(
    database: Database, first: NewApplicant, second: NewApplicant
) -> None:
    booking = await database.write(with_chat(booked, who=first))
    held = await database.write(with_chat(hold, ELEVEN))
    assert await database.write(with_chat(confirm, ELEVEN, who=second)) == AlreadyBooked(booking)
    assert await database.read(places_in_use) == await database.read(counts) == {TEN: (1, 0), ELEVEN: (1, 0)}
    assert isinstance(held, Hold)
    assert isinstance(
        await database.write(with_chat(confirm, ELEVEN, who=an_applicant("9", name="Omar Haddad"))), Booking
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (BOOKLET, replace(BOOKLET, name="Omar Haddad")),
        (BOOKLET, replace(BOOKLET, born_on=date(2011, 1, 1))),
        (NOTHING, replace(NOTHING, born_on=date(2011, 1, 1))),
        (NOTHING, BOOKLET),
        (NOBODY, NOBODY),
        (LOST, LOST),
    ],
    ids=["name in booklet", "birth in booklet", "birth", "booklet", "neither number nor birth", "number not known"],
)
async def test_a_family_shares_a_chat_and_a_booklet(
    database: Database, first: NewApplicant, second: NewApplicant
) -> None:
    one = await database.write(with_chat(booked, ELEVEN, who=first))
    other = await database.write(with_chat(booked, TEN, who=second))
    assert one.code != other.code
    assert await database.write(mine) == (other, one)


async def test_a_chat_has_at_most_six_active_bookings(database: Database) -> None:
    for number in range(6):
        await database.write(with_chat(booked, who=an_applicant(f"{number:011}")))
    await database.write(with_chat(hold, ELEVEN))
    assert await database.write(with_chat(confirm, ELEVEN, who=an_applicant())) == FamilyFull(6)
    first, *_ = await database.write(mine)
    await database.write(with_chat(cancel_booking, first.id, RULES))
    assert isinstance(await database.write(with_chat(confirm, ELEVEN, who=an_applicant())), Booking)


async def test_the_same_number_from_another_chat_books_without_a_word(database: Database) -> None:
    await database.write(with_chat(booked))
    assert isinstance(await database.write(with_chat(booked, address="another")), Booking)


@ON_BOTH
async def test_a_past_booking_blocks_no_new_one_though_no_job_ran(database: Database, clock: Clock) -> None:
    past = await database.write(with_chat(booked))
    clock.time = local(7, 23, 59)
    await database.write(with_chat(hold, TOMORROW))
    assert await database.write(with_chat(confirm, TOMORROW)) == AlreadyBooked(past)
    clock.forward(minutes=1)
    assert await database.write(mine) == ()
    new = await database.write(with_chat(confirm, TOMORROW))
    assert await database.write(mine) == (new,)
    ended = select(bookings.c.ended, bookings.c.ended_at).where(bookings.c.id == past.id)
    assert await database.read(lambda tx: tuple(tx.connection.execute(ended).one())) == ("missed", clock())


async def test_a_cancelled_place_cools_down_before_others_get_it(database: Database, clock: Clock) -> None:
    booking = await database.write(with_chat(booked, station=ONE_PLACE))
    assert await database.write(with_chat(cancel_booking, booking.id, RULES)) == BookingCancelled(TEN)
    assert await database.write(with_chat(cancel_booking, booking.id, RULES)) == BookingEnded()
    clock.forward(minutes=14)
    assert await database.write(with_chat(hold, TEN, ONE_PLACE, address="another")) == SlotFull(TEN)
    clock.forward(minutes=1)
    await renew_view(database, clock)
    assert isinstance(await database.write(with_chat(hold, TEN, ONE_PLACE, address="another")), Hold)


async def test_after_a_cancel_the_same_person_may_book_again(database: Database) -> None:
    booking = await database.write(with_chat(booked))
    await database.write(with_chat(cancel_booking, booking.id, RULES))
    assert (await database.write(with_chat(booked, ELEVEN))).code != booking.code


async def test_a_web_place_given_back_is_still_a_web_place(database: Database, clock: Clock) -> None:
    booking = await database.write(with_chat(booked, channel="web"))
    await database.write(with_chat(cancel_booking, booking.id, RULES, channel="web"))
    assert await database.read(counts) == await database.read(places_in_use) == {TEN: (1, 1)}
    clock.forward(minutes=15)
    await database.write(lambda tx: release_expired(tx, RULES))
    await database.write(with_chat(hold, ELEVEN))
    assert await database.read(counts) == {ELEVEN: (1, 0)}


async def test_the_chat_of_a_booking_is_found_for_telling_it(database: Database) -> None:
    booking = await database.write(with_chat(booked))
    chat_id = await database.write(a_chat)
    assert await database.read(lambda tx: find_chat(tx, booking.id)) == chat_id
    assert await database.read(lambda tx: find_chat(tx, "nobody")) is None


async def test_a_code_that_is_somebodys_already_is_made_anew(database: Database) -> None:
    class Slow:
        """Says each code twice."""

        def __init__(self) -> None:
            self.said = 0
            self.ids = 0

        def randrange(self, stop: int, /) -> int:
            self.said += 1
            return self.said // 2

        def getrandbits(self, bits: int, /) -> int:
            self.ids += 1
            return self.ids

    chance = Slow()

    def book_two(tx: Transaction) -> set[str]:
        tx = replace(tx, chance=chance)
        chats = [a_chat(tx, address) for address in ("one", "two", "three")]
        return {booked(tx, chat_id).code for chat_id in chats}

    assert len(await database.write(book_two)) == 3


@ON_BOTH
async def test_a_sealed_value_moved_to_another_row_does_not_open(database: Database) -> None:
    await database.write(with_chat(booked))
    other = await database.write(with_chat(booked, ELEVEN, who=an_applicant("9", name="Omar Haddad")))

    def swap(tx: Transaction) -> None:
        amina = select(applicants.c.name).where(applicants.c.id != _applicant_of(other)).scalar_subquery()
        stolen = tx.connection.execute(select(amina)).scalar_one()
        tx.connection.execute(update(applicants).where(applicants.c.id == _applicant_of(other)).values(name=stolen))

    await database.write(swap)
    with pytest.raises(NotOurs) as refusal:
        await database.write(mine)
    assert str(refusal.value) == "applicants.name"


def _applicant_of(booking: Booking) -> ScalarSelect[Any]:
    return select(bookings.c.applicant_id).where(bookings.c.id == booking.id).scalar_subquery()
