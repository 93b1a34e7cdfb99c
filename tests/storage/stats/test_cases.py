"""Counts of cases: how it flows, and nothing of anybody whose number somebody knows."""

from dataclasses import replace

from bot.domain.case import Case
from storage.cases.forget import forget_month_page
from storage.cases.ready_rounds import mark_ready
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.stats.cases import count_standing, count_totals
from storage.stats.public_line import find_public_line, is_on, switch
from storage.tables import bookings
from tests.builders import BOTH, RULES, Clock, local
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.cases.opened import entered, handed, opened, taken_back
from tests.storage.counters import enrolled

pytestmark = ON_SQLITE

AT_ONCE = replace(RULES, undo=RULES.undo * 0)
HERE = ("cards", "saliheen")


@ON_BOTH
async def test_counts_are_of_yesterday_in_full_tens_and_few_are_not_told(database: Database, clock: Clock) -> None:
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")

    def some(tx: Transaction, first: int, last: int) -> list[Case]:
        return [opened(tx, clerk, str(number), f"person {number}").case for number in range(first, last)]

    begun = await database.write(lambda tx: some(tx, 1, 46))
    (today,) = await database.read(lambda tx: count_standing(tx, BOTH, RULES))
    assert (today.review, today.ready) == (None, None)
    clock.forward(days=1)
    (tomorrow,) = await database.read(lambda tx: count_standing(tx, BOTH, RULES))
    assert (tomorrow.review, tomorrow.median, tomorrow.oldest) == (40, 0, 0)
    await database.write(lambda tx: entered(tx, admin, range(1, 26), AT_ONCE))
    await database.write(lambda tx: mark_ready(tx, AT_ONCE))
    await database.write(lambda tx: handed(tx, clerk, begun[0]))
    (same,) = await database.read(lambda tx: count_standing(tx, BOTH, RULES))
    assert same == tomorrow
    clock.forward(days=8)
    (later,) = await database.read(lambda tx: count_standing(tx, BOTH, RULES))
    assert (later.service, later.place) == HERE
    assert (later.review, later.median, later.oldest) == (20, 8, 8)
    assert (later.ready, later.waiting) == (20, (None, 20, None, None))
    totals = await database.read(lambda tx: count_totals(tx, BOTH, RULES))
    assert (totals[HERE].applied, totals[HERE].collected) == (40, None)


@ON_BOTH
async def test_counts_outlast_the_cases_and_what_is_taken_back_is_not_counted(database: Database, clock: Clock) -> None:
    """A paper is handed over by its number alone, too; a month that is forgotten takes no count with it."""
    clerk = await enrolled(database)
    some = await database.write(
        lambda tx: [handed(tx, clerk, opened(tx, clerk, str(each), f"person {each}").case) for each in range(1, 22)]
    )

    async def told() -> tuple[int | None, int | None]:
        found = (await database.read(lambda tx: count_totals(tx, BOTH, RULES)))[HERE]
        return found.collected, found.forgotten

    await database.write(lambda tx: taken_back(tx, clerk, some[0]))
    assert await told() == (None, None)  # of today nothing is told
    clock.forward(days=1)
    assert await told() == (20, None)
    assert await database.write(lambda tx: forget_month_page(tx, "2026-12", RULES)) == (21, None)
    assert await told() == (20, None)
    clock.forward(days=1)
    assert await told() == (20, 20)


@ON_BOTH
async def test_an_admin_with_one_paper_sees_no_count_move(database: Database, clock: Clock) -> None:
    """Thirty cases, of which the admin knows none; is this paper's holder one of them?"""
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    await database.write(lambda tx: [opened(tx, clerk, str(each), f"person {each}") for each in range(1, 31)])
    clock.forward(days=1)
    before = await database.read(lambda tx: count_standing(tx, BOTH, RULES))
    for number in (7, 999):  # somebody's, and nobody's
        await database.write(lambda tx, number=number: entered(tx, admin, [number], AT_ONCE))  # type: ignore[misc]
        await database.write(lambda tx: mark_ready(tx, AT_ONCE))
        assert await database.read(lambda tx: count_standing(tx, BOTH, RULES)) == before


@ON_BOTH
async def test_the_public_reads_full_hundreds_of_last_week_once_an_admin_says_so(
    database: Database, clock: Clock
) -> None:
    admin = await enrolled(database, None, "an admin")
    day = local(8, 0)

    def came(tx: Transaction, first: int, last: int) -> None:
        row = {"channel": "console", "station": "saliheen", "starts_at": local(7, 9), "day_ends_at": day}
        ended = {"ended": "arrived", "ended_at": local(7, 9), "booked_at": local(7, 8)}
        tx.connection.execute(bookings.insert(), [{"id": f"b{n}", **row, **ended} for n in range(first, last)])

    def line(tx: Transaction) -> int | None:
        return find_public_line(tx, BOTH)

    await database.write(lambda tx: came(tx, 0, 499))
    assert not await database.read(is_on)
    await database.write(lambda tx: switch(tx, admin, on=True))
    assert await database.read(is_on)
    clock.forward(days=7)
    assert await database.read(line) is None
    await database.write(lambda tx: came(tx, 499, 699))
    assert await database.read(line) == 600
    clock.time = local(13, 23)  # the Sunday before: of that week nothing is told yet
    assert await database.read(line) is None
