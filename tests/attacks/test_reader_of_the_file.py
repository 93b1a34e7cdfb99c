"""Somebody has a copy of the database file and no keys. They compare what stands in it: who has no document, which
people of different phones are one family or one person, and who of those who erased everything had which booking."""

from collections import Counter
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.booking import Booking, Hold, Slot
from bot.domain.desk import Tick
from bot.domain.documents import DocumentKind
from storage.bookings.bookings import book, move_booking
from storage.chats.chats import find_chat_id
from storage.chats.conversations import load_chat
from storage.chats.inbox import sender_of
from storage.desk.arrivals import confirm_arrival
from storage.desk.late_records import record_ticks
from storage.desk.looks import look_up_number
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.retention.forget import forget_old, forget_person
from storage.tables import applicants, bookings, chats, erasures
from tests.attacks.test_changed_rows import HERE
from tests.builders import RULES, Clock, a_chat, a_registration, an_applicant, local, open_for_tests
from tests.inbox.world import People
from tests.storage.staff.sign_ins import staffed
from tests.storage.verbs import ELEVEN, TEN, TOMORROW, booked, hold

BOOKLET = "1234567"
SEALED = 1536 + 30  # bytes


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(migrated_url: Callable[[str], str], clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(migrated_url("sqlite"), clock) as opened:
        yield opened.database


def indexes(tx: Transaction, name: str) -> list[bytes | None]:
    return list(tx.connection.scalars(select(bookings.c[name]).order_by(bookings.c.booked_at, bookings.c.id)))


async def test_nothing_marks_who_has_no_document(database: Database) -> None:
    def look(tx: Transaction) -> None:
        for number in range(3):
            nobody = an_applicant(None, name=f"Nobody {number}")
            booked(tx, a_chat(tx, f"none {number}"), TEN, nobody)
            booked(tx, a_chat(tx, f"some {number}"), TEN, an_applicant(f"0000000000{number}"))
        for name in ("number_index", "document_index"):
            found = indexes(tx, name)
            assert None not in found
            assert {len(bytes(each)) for each in found if each} == {32}
            assert len(set(found)) == 6, "those without one are not alike either"

    await database.write(look)


def row_of(tx: Transaction, address: str) -> Any:
    return tx.connection.execute(select(chats).where(chats.c.id == find_chat_id(tx, "console", address))).one()


async def test_no_chat_tells_what_its_person_is_asked_or_that_they_do_not_read(database: Database) -> None:
    """Without a document another question is asked, and of who listens something is kept after the booking too."""
    people = People(database)
    begun = ("hello", "[language:en]", "[consent:agree]")
    end = ("[station:saliheen]", "[time:at:2026-12-08T{}:00]", "[check:confirm]")
    ways = {
        "reads": (*begun, "Amina Haddad", "[document:passport]", "N1234567", *end),
        "does not": (
            "٣",
            "[language:listen]",
            "[consent:agree]",
            "[name:there]",
            "[document:none]",
            "[birth:skip]",
            *end,
        ),
        "shares": (*begun, "Khaled Ibrahim", "[document:other]", "٧٣٦٤", "[birth:skip]", *end),
    }
    seen: dict[str, list[tuple[str | None, int]]] = {}
    for at, (who, way) in enumerate(ways.items(), start=10):
        for said in way:
            await people.talk(who, said.format(at))
            row = await database.read(partial(row_of, address=who))
            seen.setdefault("under way" if row.draft_id else "no interview", []).append((row.asked, len(row.draft)))
    alike: set[tuple[str | None, int]] = {(None, SEALED)}
    assert {name: set(each) for name, each in seen.items()} == {"under way": alike, "no interview": alike}
    assert len(seen["no interview"]) == len(ways)


async def test_one_number_at_two_places_or_days_is_not_alike_and_is_found_at_each_after_a_move(
    database: Database, clock: Clock
) -> None:
    def family(tx: Transaction, who: str, slot: Slot) -> Booking:
        member = an_applicant(BOOKLET, name=f"{who} Haddad", document=DocumentKind.FAMILY_BOOKLET)
        assert isinstance(hold(tx, a_chat(tx, who), slot), Hold)
        made = book(tx, a_chat(tx, who), "console", a_registration(member), slot, RULES)
        assert isinstance(made, Booking)
        return made

    def look(tx: Transaction) -> None:
        clerk = staffed(tx)
        family(tx, "Amina", TOMORROW)
        family(tx, "Omar", Slot("shahba", TEN.starts_at))
        moved = family(tx, "Salma", TOMORROW)
        assert sorted(Counter(indexes(tx, "number_index")).values()) == [1, 2], "of one place and day alone they are"
        chat = a_chat(tx, "Salma")
        assert isinstance(hold(tx, chat, ELEVEN), Hold)
        move_booking(tx, chat, moved.id, ELEVEN, RULES)
        assert sorted(Counter(indexes(tx, "number_index")).values()) == [1, 1, 1]
        found = look_up_number(tx, clerk, BOOKLET, RULES, HERE)
        assert getattr(found, "booking_id", None) == moved.id

    await database.write(look)


async def test_documents_are_comparable_until_one_has_come_or_the_day_is_over(database: Database, clock: Clock) -> None:
    def two(tx: Transaction) -> None:
        clerk = staffed(tx)
        first = booked(tx, a_chat(tx, "one"), TEN)
        booked(tx, a_chat(tx, "two"), TOMORROW)
        assert len(set(indexes(tx, "document_index"))) == 1, "what we cannot prevent: or no desk could see it"
        confirm_arrival(tx, clerk, first.id, RULES, HERE)

    await database.write(two)
    clock.forward(hours=1)
    await database.write(lambda tx: forget_old(tx, RULES))
    assert sorted(each is None for each in await database.read(lambda tx: indexes(tx, "document_index"))) == [
        False,
        True,
    ]
    clock.time = local(9, 0, 1)
    await database.write(lambda tx: forget_old(tx, RULES))
    assert set(await database.read(lambda tx: indexes(tx, "document_index"))) == {None}
    assert set(await database.read(lambda tx: indexes(tx, "number_index"))) == {None}


async def test_a_late_arrival_that_is_taken_back_has_its_document_still(database: Database, clock: Clock) -> None:
    """It happened an hour ago, and was brought in a moment ago: it may be undone for as long as any other."""

    def two(tx: Transaction) -> str:
        booked(tx, a_chat(tx, "two"), TOMORROW)
        return booked(tx, a_chat(tx, "one"), TEN).id

    first = await database.write(two)
    clock.time = local(7, 12)
    await database.write(lambda tx: record_ticks(tx, staffed(tx), [Tick(first, local(7, 10))], RULES, HERE))
    await database.write(lambda tx: forget_old(tx, RULES))
    assert len(set(await database.read(lambda tx: indexes(tx, "document_index")))) == 1, "comparable while undoable"
    clock.forward(seconds=RULES.undo.total_seconds())
    await database.write(lambda tx: forget_old(tx, RULES))
    assert None in await database.read(lambda tx: indexes(tx, "document_index")), "and not longer"


async def test_who_erased_everything_is_joined_to_no_booking_by_index_or_time(database: Database, clock: Clock) -> None:
    clock.forward(minutes=17, seconds=23.456)

    def erase(tx: Transaction) -> list[bytes]:
        booked(tx, a_chat(tx, "salma"))
        registered = tx.connection.execute(select(applicants.c.registered_at)).scalar_one()
        assert registered == clock().replace(minute=0, second=0, microsecond=0)
        sender = sender_of(tx, "console", "salma")
        known = [bytes(each) for each in tx.connection.scalars(select(chats.c.address_index))]
        chat = load_chat(tx, sender)
        assert chat is not None
        forget_person(tx, chat, RULES)
        return known

    known = await database.write(erase)
    row = await database.read(lambda tx: tx.connection.execute(select(erasures)).one())
    assert bytes(row.address_index) not in known
    hour = clock().replace(minute=0, second=0, microsecond=0)
    assert row.erased_at == hour
    gone = await database.read(lambda tx: tx.connection.execute(select(bookings)).one())
    assert (gone.booked_at, gone.ended_at, gone.ended) == (hour, hour, "erased")
    assert await database.read(lambda tx: find_chat_id(tx, "console", "salma")) is None
    assert timedelta(0) < clock() - hour < timedelta(hours=1)
