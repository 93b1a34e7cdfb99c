"""Somebody reads a PostgreSQL database without keys, ``xmin`` and ``xmax`` with it: which rows one transaction wrote.
Within the hour they join a case to its visit; after it they join nothing that the hour alone does not."""

from collections.abc import AsyncIterator
from functools import partial

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import create_async_engine

from bot.domain.case import CaseOpened
from bot.leader.housekeeping import go_round
from storage.chats.conversations import load_chat
from storage.chats.inbox import sender_of
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.facts import set_fact
from storage.retention.forget import forget_person
from storage.retention.rewrites import KEY, PIECES, is_due, rewrite_fresh
from storage.tables import cases, metadata
from tests.builders import RULES, Clock, a_chat, an_office, open_for_tests
from tests.storage.cases.opened import arrived, asked_for, collecting, entered, told
from tests.storage.staff_members import a_clerk
from tests.storage.verbs import TOMORROW, booked

OTHERS = [name for name in metadata.tables if name not in ("cases", "ready_serials", "erasures")]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(postgres_url: str, clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(postgres_url, clock) as opened:
        yield opened.database


def numbers(tx: Transaction, table: str, where: str = "true") -> set[str]:
    found = text(f"SELECT xmin::text FROM {table} WHERE {where} UNION SELECT xmax::text FROM {table} WHERE {where}")
    return set(tx.connection.scalars(found)) - {"0"}


def joined(tx: Transaction, table: str, where: str = "true") -> set[str]:
    """The tables of which a row was written by a transaction that wrote one of these."""
    these = numbers(tx, table, where)
    others = dict.fromkeys((other for other in OTHERS if other != "service"), "true")
    others["bookings"] = "chat_id IS NOT NULL"  # of the others nothing is left to be joined to
    return {other for other, which in others.items() if these & numbers(tx, other, which)}


async def hour(database: Database, clock: Clock) -> int:
    clock.forward(hours=1)
    assert await database.read(is_due)
    return await database.write(rewrite_fresh)


async def cases_of_two(database: Database) -> list[CaseOpened]:
    """Each in a transaction of its own, as at a desk."""
    clerk = await a_clerk(database)
    made = []
    for number in ("4711", "4712"):
        booking = await database.write(partial(arrived, clerk=clerk, address=number, number=f"9{number:0>10}"))
        found = await database.write(partial(asked_for, clerk=clerk, booking=booking, serial=number))
        assert isinstance(found, CaseOpened)
        made.append(found)
    return made


async def test_after_the_hour_no_transaction_joins_a_case_to_its_visit_its_chat_or_its_number(
    database: Database, clock: Clock
) -> None:
    admin = await a_clerk(database, None, "an admin")
    await database.write(partial(entered, admin=admin, serials=(4711, 4712)))
    made = await cases_of_two(database)
    assert {"bookings", "chats"} <= await database.read(lambda tx: joined(tx, "cases")), "within the hour"
    assert await hour(database, clock) > 0
    assert [await database.read(partial(joined, table=each)) for each in ("cases", "ready_serials")] == [set(), set()]
    assert len(await database.read(lambda tx: numbers(tx, "cases"))) == 1, "all of the hour are alike"

    await database.write(lambda tx: told(tx))
    for one in made:
        await database.write(partial(collecting, case=one.case))
    assert "bookings" in await database.read(lambda tx: joined(tx, "cases")), "those who collect were locked"
    await hour(database, clock)
    assert [await database.read(partial(joined, table=each)) for each in ("cases", "ready_serials")] == [set(), set()]


async def test_who_erased_everything_is_joined_to_nothing_else_and_all_of_the_hour_are_alike(
    database: Database, clock: Clock
) -> None:
    for who in ("salma", "omar"):
        await database.write(lambda tx, who=who: booked(tx, a_chat(tx, who), TOMORROW))  # type: ignore[misc]
    for who in ("salma", "omar"):
        await database.write(partial(erased, who=who))
    nameless = partial(numbers, table="bookings", where="chat_id IS NULL")
    assert len(await database.read(nameless)) == 2
    clock.forward(hours=1)
    await go_round(database, an_office(), RULES)
    assert len(await database.read(nameless)) == 1
    for table in ("bookings", "erasures"):
        where = "chat_id IS NULL" if table == "bookings" else "true"
        assert await database.read(partial(joined, table=table, where=where)) == set()


def erased(tx: Transaction, who: str) -> None:
    chat = load_chat(tx, sender_of(tx, "console", who))
    assert chat is not None
    forget_person(tx, chat, RULES)


async def test_what_was_written_again_is_left_alone_and_what_was_locked_is_the_next_hours(
    database: Database, clock: Clock, postgres_url: str
) -> None:
    first, _ = await cases_of_two(database)
    assert await hour(database, clock) > 0
    assert not await database.read(is_due)
    assert await hour(database, clock) == 0
    await database.write(lambda tx: tx.connection.execute(update(cases).values(remind=True)))
    engine = create_async_engine(postgres_url)
    async with engine.connect() as desk:
        await desk.execute(select(cases.c.id).where(cases.c.id == first.case.id).with_for_update())
        assert await hour(database, clock) == 1, "nobody is waited for"
    await engine.dispose()
    assert await hour(database, clock) == 1
    assert await hour(database, clock) == 0


async def test_more_than_fit_into_one_transaction_go_on_in_the_next_and_come_to_an_end(
    database: Database, clock: Clock
) -> None:
    await hour(database, clock)
    await cases_of_two(database)
    clock.forward(hours=1)
    most = partial(rewrite_fresh, at_once=1)
    assert [await database.write(most) for _ in range(3)] == [1, 1, 0]
    assert not await database.read(is_due)


async def test_a_first_round_of_more_than_that_goes_by_ids_drawn_by_lot_and_leaves_nobody_out(
    database: Database, clock: Clock
) -> None:
    """Whoever was written in its middle is the next hour's, whichever piece had been there."""
    made = await cases_of_two(database)
    admin = await a_clerk(database, None, "an admin")
    await database.write(partial(entered, admin=admin, serials=tuple(range(5000, 5300))))
    clock.forward(hours=1)
    most = partial(rewrite_fresh, at_once=10)
    written = [await database.write(most) for _ in range(PIECES // 2)]
    await database.write(lambda tx: tx.connection.execute(update(cases).values(remind=True)))
    while await database.read(is_due):
        written.append(await database.write(most))
    assert (len(written), sum(written), max(written) < 20) == (PIECES, 302, True)
    assert await database.read(partial(joined, table="ready_serials")) == set()
    behind = [one for one in made if int(one.case.id[:2], 16) < PIECES // 2]
    assert await hour(database, clock) == len(behind)
    assert await database.read(partial(joined, table="cases")) == set()


async def test_a_database_restored_at_another_server_is_begun_anew(database: Database, clock: Clock) -> None:
    await cases_of_two(database)
    await database.write(lambda tx: set_fact(tx, KEY, f"1 {2**62} {2**62 + 1}"))
    assert await hour(database, clock) == 2
    assert await database.read(partial(joined, table="cases")) == set()
