"""A case is opened at the first visit: one a visit, one a number, and undone with the arrival."""

import pytest
from sqlalchemy import select

from bot.domain.arrival import ArrivalUndone, NotStaff, TooManyWrongCodes
from bot.domain.case import AlreadyOpened, CaseOpened, CaseUnknown, NotArrived, SerialTaken, Stage
from bot.domain.code import is_code
from bot.domain.serial import Serial
from bot.domain.staff import Staff
from storage.cases.find import find_case_of_visit, find_cases_by_serial, find_cases_of_chat
from storage.cases.open import open_case
from storage.desk.arrivals import undo_arrival
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff.lockdown import contain
from storage.staff.staff import revoke
from storage.tables import cases, journal
from tests.builders import RULES, Clock, a_chat
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.cases.opened import arrived, asked_for, now, opened
from tests.storage.counters import enrolled
from tests.storage.verbs import booked, with_chat

pytestmark = ON_SQLITE


async def test_who_has_arrived_gets_a_case_by_the_number_on_the_paper(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    made = await database.write(lambda tx: opened(tx, clerk))
    assert is_code(made.recovery)
    assert (made.case.stage, made.case.serial, made.case.place) == (Stage.APPLIED, "4711", "saliheen")
    clock.forward(hours=2)
    later = await database.read(lambda tx: find_cases_of_chat(tx, made.case.chat_id or ""))
    assert [case.stage for case in later] == [Stage.REVIEW]


async def test_the_second_desk_that_types_it_gets_the_case_of_the_first(database: Database) -> None:
    clerk = await enrolled(database)
    booking = await database.write(lambda tx: arrived(tx, clerk))
    first = await database.write(lambda tx: asked_for(tx, clerk, booking))
    again = await database.write(lambda tx: asked_for(tx, clerk, booking, "4712"))
    assert isinstance(first, CaseOpened)
    assert again == AlreadyOpened(first.case)


async def test_a_number_that_is_taken_is_refused_without_a_word_of_whose(database: Database) -> None:
    clerk = await enrolled(database)
    await database.write(lambda tx: opened(tx, clerk, "4711", "one"))
    other = await database.write(lambda tx: arrived(tx, clerk, "another", "22222222222"))
    assert await database.write(lambda tx: asked_for(tx, clerk, other, "04711")) == SerialTaken()
    elsewhere = await database.write(lambda tx: open_case(tx, clerk, other.id, "work", Serial("4711"), RULES))
    assert isinstance(elsewhere, CaseOpened), "another service counts for itself"


@pytest.mark.parametrize("who", ["nobody has come", "of another place", "revoked"])
async def test_nobody_else_gets_one(database: Database, who: str) -> None:
    clerk = await enrolled(database)
    stranger = await enrolled(database, "shahba", "another clerk")
    booking = await database.write(with_chat(booked) if who == "nobody has come" else lambda tx: arrived(tx, clerk))

    def ask(tx: Transaction) -> object:
        if who == "revoked":
            revoke(tx, clerk.id)
        return asked_for(tx, stranger if who == "of another place" else clerk, booking)

    assert await database.write(ask) == (NotStaff() if who == "revoked" else NotArrived())


async def test_undoing_the_arrival_ends_the_case_and_frees_its_number(database: Database) -> None:
    clerk = await enrolled(database)
    booking = await database.write(lambda tx: arrived(tx, clerk))
    made = await database.write(lambda tx: asked_for(tx, clerk, booking))
    assert isinstance(made, CaseOpened)
    assert isinstance(await database.write(lambda tx: undo_arrival(tx, clerk, booking.id, RULES)), ArrivalUndone)
    ended = await database.read(lambda tx: now(tx, made.case))
    assert ended is not None
    assert ended.stage is Stage.ENDED
    assert await database.read(lambda tx: find_case_of_visit(tx, booking.id)) is None
    other = await database.write(lambda tx: arrived(tx, clerk, "another", "22222222222"))
    assert isinstance(await database.write(lambda tx: asked_for(tx, clerk, other)), CaseOpened)


@ON_BOTH
async def test_the_desk_finds_a_case_by_its_number_at_its_own_place_alone(database: Database) -> None:
    clerk, stranger = await enrolled(database), await enrolled(database, "shahba", "another clerk")
    made = await database.write(lambda tx: opened(tx, clerk))
    assert await database.write(lambda tx: look(tx, clerk)) == made.case
    assert await database.write(lambda tx: look(tx, stranger)) == CaseUnknown()
    rows = select(journal.c.booking_id).where(journal.c.action == "look-case")
    assert await database.read(lambda tx: list(tx.connection.scalars(rows))) == [None, None]
    await database.write(contain)
    assert await database.write(lambda tx: look(tx, clerk)) == NotStaff(), "while looks are frozen"


def look(tx: Transaction, by: Staff, serial: str = "4711") -> object:
    found = find_cases_by_serial(tx, by, ("cards",), "saliheen", Serial(serial), RULES)
    return found if not isinstance(found, tuple) else found[0] if found else CaseUnknown()


async def test_a_clerk_with_a_list_of_numbers_learns_from_few_whether_they_have_a_case(
    database: Database, clock: Clock
) -> None:
    """Once ten were wrong the right one is answered like them, for ten minutes; right ones count for nothing."""
    clerk = await enrolled(database)
    made = await database.write(lambda tx: opened(tx, clerk))
    for _ in range(20):
        assert await database.write(lambda tx: look(tx, clerk)) == made.case
    answers = [await database.write(lambda tx, n=n: look(tx, clerk, str(n))) for n in range(10)]  # type: ignore[misc]
    assert set(answers) == {CaseUnknown()}
    assert isinstance(await database.write(lambda tx: look(tx, clerk)), TooManyWrongCodes)
    assert isinstance(await database.write(lambda tx: look(tx, clerk, "9")), TooManyWrongCodes)
    clock.forward(minutes=10)
    assert await database.write(lambda tx: look(tx, clerk)) == made.case


async def test_no_row_says_without_the_months_key_whose_case_it_is(database: Database) -> None:
    """What a reader of the database sees: no id, moment or index of a chat or visit, and none in the journal."""
    clerk = await enrolled(database)
    booking = await database.write(lambda tx: arrived(tx, clerk))
    await database.write(lambda tx: asked_for(tx, clerk, booking, "4711471147"))

    def seen(tx: Transaction) -> str:
        case = tx.connection.execute(select(*cases.c)).one()
        noted = tx.connection.execute(select(*journal.c)).all()
        assert case.applied_at.minute == case.applied_at.second == 0
        assert all(case.id not in map(str, row) for row in noted)
        return repr(case)

    text = await database.read(seen)
    chat_id = await database.write(a_chat)
    assert booking.id not in text
    assert chat_id not in text
    assert "4711471147" not in text
