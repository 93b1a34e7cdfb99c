"""Somebody who makes chats by the hundred, on the page or on a messenger, to take all places from the others."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.domain.booking import Booking, Hold, SecondLater, Slot, SlotFull
from bot.domain.office import Station
from bot.domain.rules import Rules
from bot.monitoring.alarms import find_alarms
from storage.bookings.bookings import find_second_later
from storage.bookings.holds import hold_slot, release_hold
from storage.bookings.shown import find_shown_days
from storage.counts import count_new_chat, network_of
from storage.engine.transaction import Transaction
from storage.tables import bookings
from tests.builders import RULES, ZONE, Started, a_chat, a_station, an_applicant, an_office, local, open_for_tests
from tests.storage.verbs import TEN, TOMORROW, booked, confirm, hold, with_chat
from tests.stories.people import Browser, Registrant, browser
from tests.stories.running import running_bot


@pytest.fixture
async def started(sqlite_url: str) -> AsyncIterator[Started]:
    async with open_for_tests(sqlite_url) as opened:
        yield opened


async def takes_the_earliest(page: Browser, address: str) -> None:
    """Not the early time beside a place, which is drawn for each chat."""
    page.http.headers["X-Forwarded-For"] = address
    person = Registrant(page)
    await page.say("/start")
    asked = await person.go_on(until="station")
    await page.tap("station:other", asked)
    places = await page.wait(lambda one: "station:place:saliheen" in one.buttons)
    await page.tap("station:place:saliheen", places)
    await person.go_on()


async def test_one_network_gets_half_of_the_places_for_pages_and_another_the_rest(tmp_path: Path) -> None:
    """Each asks for the earliest time there is."""
    async with running_bot(tmp_path, trusted_proxies="127.0.0.1") as bot:
        for address in ("203.0.113.1", "203.0.113.99", "198.51.100.7"):
            async with browser(bot) as page:
                await takes_the_earliest(page, address)
        async with bot.database() as database:
            taken = select(bookings.c.starts_at).order_by(bookings.c.booked_at)
            first, second, third = await database.read(lambda tx: tx.connection.execute(taken).scalars().all())
    assert first == third != second


async def test_what_a_network_gives_back_is_its_own_again_and_the_next_day_begins_anew(started: Started) -> None:
    def tries(tx: Transaction, address: str, slot: Slot = TOMORROW) -> type:
        network = network_of(tx, "203.0.113.0/24")
        return type(hold_slot(tx, a_chat(tx, address, "web"), slot, a_station(), True, RULES, network))

    async def tried(address: str) -> type:
        return await started.database.write(lambda tx: tries(tx, address))

    assert [await tried("first"), await tried("second"), await tried("first")] == [Hold, SlotFull, Hold]
    await started.database.write(with_chat(release_hold, RULES, address="first", channel="web"))
    assert [await tried("second"), await tried("first")] == [Hold, SlotFull]
    started.clock.time = local(8, 0, 10)
    assert await tried("first") is Hold


async def test_pages_book_three_days_ahead_and_nobody_else_is_limited_so(started: Started) -> None:
    read = started.database.read
    web = await read(lambda tx: find_shown_days(tx, a_station(), True, RULES))
    others = await read(lambda tx: find_shown_days(tx, a_station(), False, RULES))
    assert (len(web), len(others)) == (3, 14)
    thursday = Slot("saliheen", local(10, 10))
    assert await started.database.write(with_chat(hold, thursday, channel="web")) == SlotFull(thursday)
    assert isinstance(await started.database.write(with_chat(hold, thursday)), Hold)


async def test_new_chats_of_a_network_are_counted_through_a_restart(started: Started, sqlite_url: str) -> None:
    def opens(tx: Transaction) -> bool:
        return count_new_chat(tx, network_of(tx, "203.0.113.0/24"), 1)

    assert await started.database.write(opens)
    async with open_for_tests(sqlite_url, started.clock, seed=2) as again:
        assert not await again.database.write(opens)
        started.clock.forward(hours=1)
        assert await again.database.write(opens)


async def test_admins_hear_when_half_of_the_places_for_pages_are_taken(started: Started) -> None:
    station = replace(a_station(), slot_minutes=360)  # one time a day, of which pages get three places, on three days

    async def alarms() -> list[str]:
        found = await started.database.read(lambda tx: find_alarms(tx, an_office(station), ZONE, RULES, None))
        return [alarm.key for alarm in found]

    await take_for_pages(started, station, Slot("saliheen", local(8, 9)), 3)
    assert await alarms() == []
    await take_for_pages(started, station, Slot("saliheen", local(9, 9)), 2)
    assert await alarms() == ["web-share saliheen"]


async def take_for_pages(started: Started, station: Station, slot: Slot, many: int) -> None:
    for number in range(many):
        address = f"page {number} of {slot.starts_at}"
        held = await started.database.write(with_chat(hold, slot, station, address=address, channel="web"))
        assert isinstance(held, Hold)


async def test_at_a_rush_a_new_chat_books_for_a_second_person_an_hour_after_the_first(started: Started) -> None:
    rules, write = replace(RULES, rush_bookings=3), started.database.write
    brother = an_applicant("11111111111", name="Basil Haddad")
    await write(with_chat(booked, TEN))
    started.clock.forward(minutes=1)
    assert await write(with_chat(find_second_later, rules)) is None, "it is no rush"
    for number in range(2):
        await write(with_chat(booked, TEN, an_applicant(f"{number:011d}"), address=f"another {number}"))
    later = SecondLater(started.clock() + timedelta(minutes=59))
    assert await write(with_chat(find_second_later, rules)) == later
    await write(with_chat(hold, TOMORROW))
    assert await write(with_chat(confirm, TOMORROW, brother, rules)) == later
    started.clock.forward(minutes=59)
    await write(with_chat(hold, TOMORROW))
    assert isinstance(await write(with_chat(confirm, TOMORROW, brother, rules)), Booking)
    assert Rules().second_person == timedelta(hours=1)
