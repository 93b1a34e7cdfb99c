"""People on the waiting list and what is offered to them, in one line."""

from functools import partial

from bot.domain.booking import Booking, Hold, Slot
from bot.domain.waiting import Offer, OfferGone
from storage.bookings.holds import give_back_online
from storage.bookings.offer_answers import take_offer
from storage.bookings.waits import wait_at_head
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.affected import with_closures
from tests.builders import RULES, Clock, a_chat, a_station, an_office, local
from tests.storage.queue import LONE, PLACE, closed, offered, taken_by_another, waits_for
from tests.storage.verbs import counts, places_in_use

ELSEWHERE = Slot("shahba", local(8, 9))


async def who(database: Database, *addresses: str) -> list[str]:
    return [await database.write(partial(a_chat, address=address)) for address in addresses]


async def offer(database: Database) -> Offer:
    found = await database.write(offered)
    assert found is not None
    return found


def taken(tx: Transaction, chat_id: str, offer_id: str) -> Hold | Booking | OfferGone:
    office = with_closures(tx, an_office(LONE, a_station("shahba")))
    return take_offer(tx, chat_id, offer_id, office, RULES)


async def take(database: Database, one: Offer) -> Hold | Booking | OfferGone:
    return await database.write(partial(taken, chat_id=one.chat_id, offer_id=one.id))


async def in_balance(database: Database) -> None:
    for key in ("saliheen", "shahba"):
        assert await database.read(partial(counts, station=key)) == await database.read(
            partial(places_in_use, station=key)
        )


async def displaced(database: Database, clock: Clock) -> Booking:
    """Booked for Tuesday, closed by us, the place given back to nobody; at the head of the list, after another."""
    booking = await database.write(taken_by_another)
    await database.write(partial(waits_for, address="first"))
    clock.forward(seconds=1)

    def close(tx: Transaction) -> None:
        closed(tx, booking)
        give_back_online(tx, [(PLACE, False)], RULES)
        wait_at_head(tx, booking.id, "saliheen", RULES)
        wait_at_head(tx, booking.id, "saliheen", RULES)

    await database.write(close)
    return booking
