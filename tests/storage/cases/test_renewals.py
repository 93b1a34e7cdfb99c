"""A first visit that renews a paper: the desk sees the old number, and one more is counted."""

import pytest

from bot.domain.arrival import Expected
from bot.domain.case import Case
from bot.domain.serial import Serial
from bot.domain.staff import Staff
from storage.cases.ends import end_case_of_visit
from storage.cases.find import find_case
from storage.cases.open import open_case
from storage.cases.renewals import note_renewal
from storage.cases.tallies import sum_tallies
from storage.desk.arrivals import confirm_arrival
from storage.desk.looks import look_up
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from tests.builders import RULES, Clock, a_chat, a_station, an_applicant
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.cases.opened import handed, opened
from tests.storage.counters import enrolled
from tests.storage.verbs import TEN, booked

pytestmark = ON_SQLITE


async def collected(database: Database, clerk: Staff) -> Case:
    return await database.write(lambda tx: handed(tx, clerk, opened(tx, clerk, "4711").case))


def seen(tx: Transaction, clerk: Staff, code: str) -> str:
    found = look_up(tx, clerk, code, RULES)
    assert isinstance(found, Expected)
    return found.renews


@ON_BOTH
async def test_a_renewal_is_seen_at_the_desk_and_counted_once_with_the_case_that_it_opens(
    database: Database, clock: Clock
) -> None:
    clerk = await enrolled(database)
    old = await collected(database, clerk)

    def books(tx: Transaction) -> tuple[str, str]:
        assert old.chat_id is not None
        booking = booked(tx, old.chat_id, TEN, an_applicant("55555555555"), a_station(places=1000))
        note_renewal(tx, old.chat_id, old.id, "cards", booking.id)
        return booking.id, booking.code

    def counted(tx: Transaction) -> int:
        clock.forward(days=1)
        found = sum_tallies(tx, clock.time, RULES).get(("cards", "saliheen", "renewed"), 0)
        clock.forward(days=-1)
        return found

    visit, code = await database.write(books)
    assert await database.write(lambda tx: seen(tx, clerk, code)) == "4711"
    assert await database.read(lambda tx: find_case(tx, old.id)) == old
    await database.write(lambda tx: confirm_arrival(tx, clerk, visit, RULES))
    for _ in range(2):
        await database.write(lambda tx: open_case(tx, clerk, visit, "cards", Serial("9999"), RULES))
        assert await database.read(counted) == 1
    await database.write(lambda tx: end_case_of_visit(tx, visit, RULES))
    assert await database.read(counted) == 0


@pytest.mark.parametrize(("whose", "service"), [("somebody else", "cards"), ("who has it", "work")])
async def test_nobody_renews_what_is_not_theirs_and_no_paper_of_another_service(
    database: Database, clock: Clock, whose: str, service: str
) -> None:
    """An interview's answers are its chat's; a forged one shows the desk no number."""
    clerk = await enrolled(database)
    old = await database.write(lambda tx: handed(tx, clerk, opened(tx, clerk, "4711", "who has it").case))

    def books(tx: Transaction) -> str:
        chat = a_chat(tx, whose)
        booking = booked(tx, chat, TEN, an_applicant("55555555555"), a_station(places=1000))
        note_renewal(tx, chat, old.id, service, booking.id)
        return booking.code

    code = await database.write(books)
    assert await database.write(lambda tx: seen(tx, clerk, code)) == ""
