"""A station with one place a day, and people who wait for it."""

from sqlalchemy import select, update

from bot.domain.booking import Booking, Slot
from bot.domain.waiting import Offer, Waits
from storage.bookings.bookings import cancel_booking
from storage.bookings.offers import offer_next
from storage.bookings.waits import wait
from storage.engine.transaction import Transaction
from storage.tables import bookings, offers
from tests.builders import RULES, a_chat, a_station, an_applicant, an_office, local
from tests.storage.lifecycles import DRAFT, speak
from tests.storage.rebinding import change
from tests.storage.verbs import booked

LONE = a_station(places=1, walk_in_places=0, slot_minutes=360, horizon_days=2)
PAIR = a_station(places=2, walk_in_places=0, slot_minutes=360, horizon_days=2)
OFFICE = an_office(LONE)
PLACE = Slot("saliheen", local(8, 9))  # the only one that may be booked on Monday after eight
AT_TEN = local(7, 10)


def waits_for(tx: Transaction, address: str, web: bool = False, station: str = "saliheen") -> Waits:
    """Of somebody in the middle of an interview."""
    return wait(tx, speak(tx, address, DRAFT), station, web)


def taken_by_another(tx: Transaction, address: str = "another", number: str = "11111111111") -> Booking:
    return booked(tx, a_chat(tx, address), PLACE, an_applicant(number), LONE)


def given_back(tx: Transaction, address: str = "another") -> None:
    chat_id = a_chat(tx, address)
    booking_id = tx.connection.execute(select(bookings.c.id).where(bookings.c.chat_id == chat_id)).scalar_one()
    cancel_booking(tx, chat_id, booking_id, RULES)


def offered(tx: Transaction) -> Offer | None:
    return offer_next(tx, OFFICE, RULES)


def closed(tx: Transaction, booking: Booking) -> None:
    """As a closure leaves the booking of somebody for whom no place is found."""
    ended = update(bookings).where(bookings.c.id == booking.id).values(ended="closed", ended_at=tx.now)
    change(tx, bookings, ended)


def open_offers(tx: Transaction) -> list[str | None]:
    found = select(offers.c.chat_id).where(offers.c.ended_at.is_(None)).order_by(offers.c.made_at)
    return list(tx.connection.execute(found).scalars())
