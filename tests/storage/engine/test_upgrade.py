"""A database that the release before wrote is opened, and everybody in it goes on where they were.

``release_before.sql`` is a dump of a file that that release itself wrote, so nothing here repeats what it did.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from bot.domain.booking import Slot
from bot.domain.journal import Action, Result
from storage.chats.conversations import load_chat
from storage.chats.inbox import sender_of
from storage.engine.migrate import HEAD, is_current, migrate
from storage.engine.transaction import Transaction
from storage.journal.journal import adopt_journal, seal_journal, verify_journal
from storage.journal.read import find_lines
from storage.maintenance.bind import bind_rows
from storage.outbox.claim import claim
from storage.tables import applicants, arrivals, bookings, call_numbers, closures, pairings
from tests.builders import MONDAY, ZONE, Clock, local, open_for_tests
from tests.inbox.world import People
from tests.storage.verbs import counts, places_in_use

DUMP = Path(__file__).with_name("release_before.sql")
AMINA = {"name": "Amina Haddad", "birth": "1990-05-03"}
PASSPORT = {**AMINA, "document": "passport", "number": "N1234567"}


@pytest.fixture
def old_file(blank_sqlite_url: str) -> str:
    path = blank_sqlite_url.partition("///")[2]
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(DUMP.read_text(encoding="utf-8"))
    return blank_sqlite_url


@pytest.fixture
async def people(old_file: str) -> AsyncIterator[People]:
    clock = Clock(MONDAY + timedelta(minutes=1, seconds=30))
    await asyncio.to_thread(migrate, old_file)
    async with open_for_tests(old_file, clock) as opened:
        await bind_rows(opened.database)  # as the start of the program does
        await opened.database.write(adopt_journal)
        yield People(opened.database, number=10_000)


async def state(people: People, address: str) -> tuple[str | None, dict[str, Any]]:
    """The step last asked and the draft."""

    def read(tx: Transaction) -> tuple[str | None, dict[str, Any]]:
        chat = load_chat(tx, sender_of(tx, "console", address))
        assert chat is not None
        return chat.asked, dict(chat.draft or {})

    return await people.database.read(read)


async def rows(people: People, table: Any) -> list[Any]:
    return await people.database.read(lambda tx: list(tx.connection.execute(select(table)).all()))


@pytest.mark.parametrize(
    ("address", "said", "asked", "answers"),
    [
        ("year", "3/5", "document", AMINA),  # of the year that was typed before
        ("document", "yes", "station", PASSPORT),  # it is another document's number
        ("station", "2", "time", {**PASSPORT, "station": "shahba"}),  # in the order that was shown
    ],
)
async def test_an_interview_goes_on_at_the_question_within_the_question(
    people: People, address: str, said: str, asked: str, answers: dict[str, str]
) -> None:
    assert await people.talk(address, said)
    now, draft = await state(people, address)
    assert (now, draft["answers"]) == (asked, answers)


@pytest.mark.parametrize("address", ["days", "day", "near"])
async def test_a_person_who_was_choosing_a_time_gets_it(people: People, address: str) -> None:
    assert await people.talk(address, "[time:at:2026-12-08T10:00]")
    assert (await state(people, address))[0] == "check"
    assert await people.talk(address, "[check:confirm]")
    assert Slot("saliheen", local(8, 10)) in [
        Slot(row.station, row.starts_at) for row in await rows(people, bookings) if row.ended_at is None
    ]
    assert await people.database.read(counts) == await people.database.read(places_in_use)


@pytest.mark.parametrize(
    ("address", "said"), [("check", ["[check:confirm]", "yes"]), ("taken-back", ["[time:keep]", "yes"])]
)
async def test_a_place_that_was_held_becomes_a_booking(people: People, address: str, said: list[str]) -> None:
    """A choice that binds had no mark in the release before: whoever presses it is asked once more."""
    before = len(await rows(people, bookings))
    assert await people.talk(address, *said)
    assert len(await rows(people, bookings)) == before + 1
    assert await people.database.read(counts) == await people.database.read(places_in_use)


async def test_an_errand_ends_and_gives_back_the_interview_that_it_interrupted(people: People) -> None:
    assert await people.talk("moving", "[time:at:2026-12-09T11:00]", "yes")
    asked, draft = await state(people, "moving")
    assert (asked, draft["errand"], draft["answers"]) == ("document", "register", {"name": "Karim Haddad"})
    assert local(9, 11) in [row.starts_at for row in await rows(people, bookings)]


async def test_a_person_whom_staff_looked_at_is_confirmed_by_a_typed_yes(people: People) -> None:
    assert await people.talk("clerk", "yes")
    (arrival,) = await rows(people, arrivals)
    assert arrival.undone_at is None


async def test_the_number_on_a_desks_screen_signs_it_in(people: People) -> None:
    (pairing,) = await rows(people, pairings)
    assert await people.talk("paired", str(pairing.answer))
    assert [row.staff_id is not None for row in await rows(people, pairings)] == [True]


async def test_an_admins_notice_goes_on_at_its_audience(people: People) -> None:
    assert await people.talk("admin", "[bc-audience:saliheen]", "[bc-audience:page]", "[bc-audience:done]")
    asked, draft = await state(people, "admin")
    texts = {"bc-arabic": "المركز مغلق غداً.", "bc-english": "The office is closed tomorrow."}
    assert asked == "bc-urgency"
    assert draft["answers"] == {**texts, "bc-at": "saliheen", "bc-audience": "done"}


async def test_an_admins_closure_goes_on_at_its_last_day(people: People) -> None:
    assert await people.talk("closer", "[cl-span:last:2026-12-10]", "[cl-how:shut]", "[cl-plan:close]")
    assert [(row.starts_at, row.ends_at) for row in await rows(people, closures)] == [(local(9, 0), local(11, 0))]


async def test_what_is_asked_no_more_is_erased_from_whoever_is_booked(people: People, old_file: str) -> None:
    dumped = DUMP.read_text(encoding="utf-8")
    assert "phone BLOB" in dumped
    found = await rows(people, applicants)
    assert len(found) > 1
    assert {(row.phone, row.born_on) for row in found} == {(None, None)}


async def test_the_schema_is_one_that_this_release_finds_or_brings_up_to_date(people: People, old_file: str) -> None:
    assert await asyncio.to_thread(is_current, old_file)
    version = text("SELECT version_num FROM alembic_version")
    assert await people.database.read(lambda tx: tx.connection.execute(version).scalar()) == HEAD


async def test_whoever_is_booked_has_a_number_to_be_called_by(people: People) -> None:
    found = [row for row in await rows(people, bookings) if row.applicant_id is not None]
    days = [(row.station, row.day_ends_at, row.call_number) for row in found]
    assert len(set(days)) == len(days) > 1
    assert all(100 <= number <= 999 for _, _, number in days)
    assert {(row.station, row.day_ends_at, row.number) for row in await rows(people, call_numbers)} == set(days)


async def test_the_journal_of_the_release_before_is_read_counted_and_chained_on(people: People) -> None:
    lines = await people.database.read(lambda tx: find_lines(tx, MONDAY.astimezone(ZONE).date(), ZONE))
    assert [line for line in lines.lines if line.action not in set(Action)] == []
    assert [line for line in lines.lines if line.result not in set(Result)] == []
    looks = await people.database.read(lambda tx: find_lines(tx, MONDAY.astimezone(ZONE).date(), ZONE, looks=True))
    assert [line.action for line in looks.lines] == [Action.LOOK]
    assert await people.database.read(verify_journal) is None
    await people.talk("clerk", "yes")
    assert await people.database.write(seal_journal) > 0
    assert await people.database.read(verify_journal) is None


async def test_what_waited_to_be_sent_is_sent(people: People) -> None:
    claimed = await people.database.write(lambda tx: claim(tx, ["console"], 100))
    assert {one.address for one in claimed} >= {"year", "station", "check", "admin", "closer"}
