"""A day of collecting is closed: the time moves at its own place, or waits there, and never comes back for a case that
has another time, another chat, or is over."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from bot.domain.booking import Booking
from bot.domain.case import Case, CaseMoved, CollectionBooked, HandOverUndone
from bot.domain.closure import MovedByUs, OfferedInstead, PutOnList
from bot.domain.office import Office
from bot.domain.waiting import OfferGone
from storage.bookings.bookings import find_bookings, moved_to
from storage.bookings.offer_answers import take_offer
from storage.bookings.offers import offer_next
from storage.bookings.waits import find_waiting, move_back
from storage.cases.collections import find_collection
from storage.cases.ends import lose_card
from storage.cases.recovery import move_case_by_recovery
from storage.chats.conversations import load_chat
from storage.chats.inbox import sender_of
from storage.desk.find import find_by_id
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.closures import close
from storage.office.offices import load_office
from storage.office.rebooking import move_some
from storage.retention.forget import forget_person
from storage.tables import holds
from tests.builders import BOTH, RULES, Clock, a_chat, a_station, local
from tests.storage.cases.opened import (
    COLLECTING,
    WHEN,
    after_undo,
    collecting,
    entered,
    handed,
    opened,
    taken_back,
    told,
)
from tests.storage.counters import enrolled
from tests.storage.verbs import booked

ELSEWHERE = a_station("shahba.collect", visit="collect")


def an_office(horizon: int) -> Office:
    """Wednesday the 9th is the last day that may be booked, or not."""
    here = replace(COLLECTING, visit="collect", horizon_days=horizon)
    return replace(BOTH, more_services=(), stations=(a_station("saliheen"), here, ELSEWHERE))


async def with_a_time(database: Database, clock: Clock, office: Office) -> tuple[Case, str, str]:
    """The case, its booking, its recovery code."""
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    await database.write(lambda tx: load_office(tx, office))
    made = await database.write(lambda tx: opened(tx, clerk))
    await database.write(lambda tx: entered(tx, admin, [4711]))
    after_undo(clock)
    (ready,) = await database.write(told)
    chosen = await database.write(lambda tx: collecting(tx, ready.case))
    await database.write(lambda tx: close(tx, admin, ["saliheen.collect"], local(9, 0), local(10, 0), None))
    return ready.case, chosen.booking_id, made.recovery


async def test_it_moves_to_a_later_time_at_its_own_place(database: Database, clock: Clock) -> None:
    office = an_office(14)
    case, booking_id, _ = await with_a_time(database, clock, office)
    (moved,) = await database.write(lambda tx: move_some(tx, office, RULES, 9))
    assert isinstance(moved, MovedByUs)
    assert (moved.booking_id, moved.new.station) == (booking_id, "saliheen.collect")
    found = await database.write(lambda tx: find_collection(tx, case.id))
    assert found == (booking_id, moved.new)


async def test_it_is_never_offered_another_place_where_the_card_is_not(database: Database, clock: Clock) -> None:
    office = an_office(3)
    _, booking_id, _ = await with_a_time(database, clock, office)
    (moved,) = await database.write(lambda tx: move_some(tx, office, RULES, 9))
    assert moved.booking_id == booking_id
    assert isinstance(moved, PutOnList) or (
        isinstance(moved, OfferedInstead) and moved.slot.station == "saliheen.collect"
    )


def _offered(tx: Transaction, office: Office) -> str:
    offer = offer_next(tx, office, RULES)
    assert offer is not None
    return offer.id


async def listed(database: Database, clock: Clock) -> tuple[Case, str, str]:
    """It waits: nothing is free on the days before and after. Then there are times again, and one is offered."""
    full = an_office(3)
    shut = replace(full, stations=tuple(replace(each, places=each.walk_in_places) for each in full.stations))
    case, _, recovery = await with_a_time(database, clock, full)
    (moved,) = await database.write(lambda tx: move_some(tx, shut, RULES, 9))
    assert isinstance(moved, PutOnList)
    return case, await database.write(lambda tx: _offered(tx, an_office(14))), recovery


def _take(tx: Transaction, case: Case, offer: str) -> Booking | OfferGone | object:
    assert case.chat_id is not None
    return take_offer(tx, case.chat_id, offer, an_office(14), RULES)


async def test_whoever_waits_gets_a_time_there_by_an_offer(database: Database, clock: Clock) -> None:
    case, offer, _ = await listed(database, clock)
    taken = await database.write(lambda tx: _take(tx, case, offer))
    assert isinstance(taken, Booking)
    assert taken.collects
    found = await database.write(lambda tx: find_collection(tx, case.id))
    assert found is not None
    assert found[1].station == "saliheen.collect"


@pytest.mark.parametrize("meanwhile", ["another time", "another chat", "lost"])
async def test_an_offer_is_gone_once_the_case_went_on(database: Database, clock: Clock, meanwhile: str) -> None:
    case, offer, recovery = await listed(database, clock)
    chat_id = case.chat_id
    assert chat_id is not None

    def go_on(tx: Transaction) -> None:
        match meanwhile:
            case "another time":
                assert isinstance(collecting(tx, case, replace(WHEN, starts_at=local(12, 10))), CollectionBooked)
            case "another chat":
                moved = move_case_by_recovery(tx, recovery, a_chat(tx, "another phone"), RULES)
                assert isinstance(moved, CaseMoved)
            case _:
                lose_card(tx, chat_id, case.id, RULES)

    await database.write(go_on)
    assert await database.write(lambda tx: _take(tx, case, offer)) == OfferGone()
    left = await database.read(lambda tx: find_bookings(tx, chat_id, RULES))
    assert len(left) == (meanwhile == "another time")


@pytest.mark.parametrize("key", ["saliheen", "shahba.collect"])
async def test_an_offer_of_another_visit_or_place_moves_no_collection(
    database: Database, clock: Clock, key: str
) -> None:
    full = an_office(3)
    shut = replace(full, stations=tuple(replace(each, places=each.walk_in_places) for each in full.stations))
    case, booking_id, _ = await with_a_time(database, clock, full)
    await database.write(lambda tx: move_some(tx, shut, RULES, 9))

    def offered(tx: Transaction) -> str:
        waiting = find_waiting(tx, case.chat_id or "", booking_id)
        assert waiting is not None
        move_back(tx, waiting.id, key, False)
        return _offered(tx, an_office(14))

    offer = await database.write(offered)
    assert await database.write(lambda tx: _take(tx, case, offer)) == OfferGone()
    assert await database.write(lambda tx: find_collection(tx, case.id)) is None


async def test_no_verb_moves_a_booking_to_another_visit(database: Database) -> None:
    """Whoever forgets to ask first fails, and moves nobody."""
    row = await database.write(lambda tx: find_by_id(tx, booked(tx, a_chat(tx, "someone")).id))
    for key in ("saliheen.collect", "nasr.work"):
        with pytest.raises(ValueError, match="no booking moves to another visit"):
            await database.write(lambda tx, key=key: moved_to(tx, row, replace(WHEN, station=key), RULES.zone))  # type: ignore[misc,arg-type]


async def test_who_erases_frees_the_place_once(database: Database, clock: Clock) -> None:
    office = an_office(14)
    case, _, _ = await with_a_time(database, clock, office)

    def erase(tx: Transaction) -> int:
        sender = sender_of(tx, "console", "someone")
        chat = load_chat(tx, sender)
        assert chat is not None
        assert chat.id == case.chat_id
        forget_person(tx, chat, RULES)
        return tx.connection.execute(select(func.count()).select_from(holds)).scalar_one()

    assert await database.write(erase) == 1, "one place cools down"


async def test_a_number_that_was_mistyped_and_taken_back_leaves_it_in_its_turn(
    database: Database, clock: Clock
) -> None:
    office = an_office(14)
    case, booking_id, _ = await with_a_time(database, clock, office)
    clerk = await enrolled(database, address="who mistypes")
    await database.write(lambda tx: handed(tx, clerk, case))
    assert await database.write(lambda tx: move_some(tx, office, RULES, 9)) == ()
    undone = await database.write(lambda tx: taken_back(tx, clerk, case))
    assert isinstance(undone, HandOverUndone)
    (moved,) = await database.write(lambda tx: move_some(tx, office, RULES, 9))
    assert isinstance(moved, MovedByUs)
    assert moved.booking_id == booking_id
