"""A place closes under a hundred and fifty people, and the bot is killed again and again while it moves them."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from bot.config.office import packaged_office, read_office
from bot.domain.booking import Booking, Hold, Slot
from bot.domain.closure import ClosureReport
from bot.domain.hours import places_at, slot_times
from bot.domain.office import Office, Station
from bot.domain.staff import Role, Staff
from storage.bookings.bookings import book
from storage.bookings.holds import hold_slot
from storage.chats.chats import open_chat
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.closures import close, find_report
from storage.office.offices import find_office, load_office
from storage.staff import staff
from storage.tables import bookings, closures, deliveries, journal, web_log
from tests.builders import RULES, a_registration, an_applicant
from tests.storage.verbs import counts, places_in_use
from tests.stories.running import Program, early_morning, environ, prepared

PEOPLE, KILLS = 150, 3
AT = "saliheen"
BOOKED, HORIZON = 7, 13  # days from tomorrow on; only the last that is open stays open, and does not hold everybody
PATIENCE = 30.0  # seconds


@pytest.mark.parametrize("url", ["sqlite_url", "postgres_url"])
async def test_killed_while_it_moves_people_it_moves_each_once_and_tells_everybody(
    tmp_path: Path, url: str, request: pytest.FixtureRequest
) -> None:
    bot = Program(tmp_path, environ(tmp_path, None, request.getfixturevalue(url)))
    await prepared(bot)
    try:
        async with bot.database() as database:
            await database.write(lambda tx: load_office(tx, with_few_places(bot)))
            await database.write(everybody_books)
            closure_id = await database.write(it_closes)
            await bot.start(wait=False)
            found = [0]
            for kill in range(1, KILLS + 1):
                await until_placed(database, max(found[-1] + 1, kill * PEOPLE // (KILLS + 3)))
                await bot.kill9()
                found.append(await database.read(placed))
                await bot.start(wait=False)
            assert found == sorted(set(found)), "a kill that was not in the middle shows nothing"
            assert found[-1] < PEOPLE
            await bot.ready()
            await until_placed(database, PEOPLE)
            await bot.quiet("web")
            assert await bot.stop() == 0

            report = await database.read(lambda tx: find_report(tx, closure_id))
            assert report is not None
            assert report == ClosureReport(PEOPLE, report.moved, report.offered, 0, 0, told=PEOPLE)
            assert report.moved > 0 < report.offered
            await database.read(each_was_placed_once_and_told_once)
            await database.read(no_slot_is_closed_or_over_capacity)
    finally:
        if bot.process is not None:
            await bot.kill9()


def with_few_places(program: Program) -> Office:
    """The packaged office, of whose places a day has fewer than people."""
    text = packaged_office().replace("sat-thu", "sat-fri")
    few = text.replace("places = 16", "places = 8").replace("walk_in_places = 4", "walk_in_places = 2")
    return read_office(few, program.environ["MAWID_TIME_ZONE"])


def everybody_books(tx: Transaction) -> None:
    """Some in each slot, as many as come by the web page."""
    station, zone = place(tx)
    rules = replace(RULES.in_zone(zone.key), web_horizon_days=HORIZON)
    times = [slot for day in days(tx, BOOKED) for slot in slot_times(station, day, zone)]
    for number in range(PEOPLE):
        chat_id = open_chat(tx, "web", f"{number:032x}")
        slot, who = Slot(AT, times[number % len(times)]), an_applicant(f"{number:011}")
        assert isinstance(hold_slot(tx, chat_id, slot, station, True, rules), Hold)
        booked = book(tx, chat_id, "web", a_registration(who), slot, rules)
        assert isinstance(booked, Booking)


def it_closes(tx: Transaction) -> str:
    admin = staff.enrol(tx, staff.invite(tx, Role.ADMIN, None, None, RULES).payload, open_chat(tx, "web", "f" * 32))
    assert isinstance(admin, Staff)
    station, zone = place(tx)
    first, *_, left = [day for day in days(tx, HORIZON) if slot_times(station, day, zone)]
    starts_at, ends_at = (datetime.combine(day, time(), zone) for day in (first, left))
    (closure,) = close(tx, admin, [AT], starts_at, ends_at, None)
    return closure.id


def place(tx: Transaction) -> tuple[Station, ZoneInfo]:
    office = find_office(tx)
    assert office is not None
    station = office.station(AT)
    assert station is not None
    return station, ZoneInfo(office.zone)


def days(tx: Transaction, number: int) -> list[date]:
    today = tx.now.astimezone(ZoneInfo(early_morning())).date()
    return [today + timedelta(days=ahead) for ahead in range(1, number + 1)]


def placed(tx: Transaction) -> int:
    count = select(func.coalesce(func.sum(closures.c.moved + closures.c.offered + closures.c.listed), 0))
    return int(tx.connection.execute(count).scalar_one())


async def until_placed(database: Database, number: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while await database.read(placed) < number:  # noqa: ASYNC110  # another process does it
            await asyncio.sleep(0.005)  # in which some five are moved; to ask costs as much as to move one


def each_was_placed_once_and_told_once(tx: Transaction) -> None:
    by_closure = select(journal.c.booking_id).where(journal.c.action.like("%-by-closure"))
    told = select(deliveries.c.chat_id).where(deliveries.c.kind == "notice")
    shown = select(web_log.c.chat_id)
    booked = set(tx.connection.scalars(select(bookings.c.id)))
    chats = set(tx.connection.scalars(select(bookings.c.chat_id)))
    assert len(booked) == len(chats) == PEOPLE
    assert Counter(tx.connection.scalars(by_closure)) == Counter(booked)
    assert Counter(tx.connection.scalars(told)) == Counter(tx.connection.scalars(shown)) == Counter(chats)


def no_slot_is_closed_or_over_capacity(tx: Transaction) -> None:
    office = find_office(tx)
    assert office is not None
    for station in office.stations:
        assert counts(tx, station.key) == places_in_use(tx, station.key)
        for slot, (online, _) in places_in_use(tx, station.key).items():
            assert online <= places_at(station, slot.starts_at) - station.walk_in_places, slot
    kept = Counter(tx.connection.scalars(select(func.coalesce(bookings.c.ended, "booked"))))
    assert kept.keys() == {"booked", "closed"}
