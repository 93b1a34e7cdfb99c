"""Stations that close, and the people booked there."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.domain.booking import Booking, Slot
from bot.domain.closure import Closure
from bot.domain.hours import places_at
from bot.domain.office import Office, Station
from bot.domain.staff import Role, Staff
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.closures import close
from storage.office.offices import find_office, load_office
from storage.office.rebooking import Moving, move_some
from storage.staff.staff import enrol, invite
from storage.tables import bookings
from tests.builders import RULES, a_chat, a_station, an_applicant, an_office, local
from tests.storage.verbs import booked, counts, places_in_use, walk_ins, with_chat

SMALL = a_station(places=2, walk_in_places=0, slot_minutes=60, horizon_days=2)
ROOMY = replace(SMALL, places=8, horizon_days=9)
OTHER = a_station("shahba", places=2, walk_in_places=0, slot_minutes=60, horizon_days=2)


TEN, ELEVEN, TWELVE, ONE = (Slot("saliheen", local(7, hour)) for hour in (10, 11, 12, 13))
DAY = (local(7, 0), local(8, 0))


def an_admin(tx: Transaction, role: Role = Role.ADMIN) -> Staff:
    station = None if role is Role.ADMIN else "saliheen"
    member = enrol(tx, invite(tx, role, station, None, RULES).payload, a_chat(tx, f"{role.value} {tx.new_id()}"))
    assert isinstance(member, Staff)
    return member


async def opened(database: Database, *stations: Any) -> Office:
    office = an_office(*(stations or (SMALL, OTHER)))
    await database.write(lambda tx: load_office(tx, office))
    return office


async def shut(database: Database, starts_at: datetime, ends_at: datetime, places: int | None = None) -> Closure:
    return (await shut_several(database, ("saliheen", starts_at, ends_at), places=places))[0]


async def shut_several(
    database: Database, *spans: tuple[str, datetime, datetime], places: int | None = None
) -> list[Closure]:
    def do(tx: Transaction) -> list[Closure]:
        admin = an_admin(tx)
        return [one for key, begins, ends in spans for one in close(tx, admin, [key], begins, ends, places)]

    closed = await database.write(do)
    assert len(closed) == len(spans)
    return closed


async def somebody(
    database: Database,
    number: int,
    slot: Slot = TEN,
    channel: str = "console",
    station: Station | None = None,
    address: str = "",
) -> Booking:
    """Booked there, by a chat of their own."""
    station = station or (SMALL if slot.station == SMALL.key else OTHER)
    who, chat = an_applicant(f"{number:011}"), address or f"chat {number}"
    booking = await database.write(with_chat(booked, slot, who, station, address=chat, channel=channel))
    assert isinstance(booking, Booking)
    return booking


async def all_moved(database: Database, office: Office, most: int = 1) -> list[Moving]:
    """``most`` in a transaction."""
    done: list[Moving] = []
    while moved := await database.write(lambda tx: move_some(tx, office, RULES, most)):
        done.extend(moved)
    await counts_are_right(database, office)
    return done


async def counts_are_right(database: Database, office: Office) -> None:
    """What each slot's row says is what bookings and holds use, and no slot has more bookings than it holds."""

    def look(tx: Transaction) -> None:
        found = find_office(tx)
        assert found is not None
        for station in found.stations:
            assert counts(tx, station.key) == places_in_use(tx, station.key)
            walk_ins(tx, station.key)
            here = select(bookings.c.starts_at).where(bookings.c.station == station.key, bookings.c.ended_at.is_(None))
            for starts_at, number in Counter(tx.connection.scalars(here)).items():
                assert number <= places_at(station, starts_at), starts_at

    await database.read(look)
