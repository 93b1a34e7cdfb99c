"""Two who say their names at the desk, and give a number that another has too: a family's booklet, or the short number
of some paper. Neither may be taken for the other, in one chat or in two, by the bot or at the desk."""

from collections.abc import AsyncIterator, Callable
from datetime import date

import pytest
from sqlalchemy import select

from bot.domain.arrival import Arrived, Expected
from storage.desk.arrivals import confirm_arrival
from storage.desk.looks import look_at
from storage.engine.transaction import Transaction
from storage.tables import bookings
from tests.attacks.test_changed_rows import HERE
from tests.builders import RULES, Clock, local, open_for_tests
from tests.inbox.world import People
from tests.storage.staff.sign_ins import staffed

TEN = "[time:at:2026-12-08T10:00]"
DAY = date(2026, 12, 8)
NAMELESS = ("[name:there]", "[document:{kind}]", "123", "{birth}", "[station:saliheen]", TEN, "[check:confirm]")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def people(migrated_url: Callable[[str], str], clock: Clock) -> AsyncIterator[People]:
    async with open_for_tests(migrated_url("sqlite"), clock) as opened:
        yield People(opened.database)


async def booked(people: People) -> list[str]:
    found = select(bookings.c.id).where(bookings.c.ended_at.is_(None)).order_by(bookings.c.starts_at, bookings.c.id)
    return await people.database.read(lambda tx: list(tx.connection.scalars(found)))


@pytest.mark.parametrize(
    ("kind", "birth"), [("family_booklet", "[birth:skip]"), ("other", "[birth:skip]"), ("other", "1/1/1990")]
)
async def test_who_says_the_name_at_the_desk_is_never_shown_as_somebody_who_has_come(
    people: People, clock: Clock, kind: str, birth: str
) -> None:
    for address in ("a", "b"):
        said = [each.format(kind=kind, birth=birth) for each in NAMELESS]
        await people.talk(address, "hello", "[language:en]", "[consent:agree]", *said)
    if birth == "[birth:skip]":  # the second one of a family, in the chat of the first
        again = [each.format(kind=kind, birth=birth) for each in NAMELESS]
        await people.talk("a", "[menu:register]", *again)
    ids = await booked(people)
    assert len(ids) == (3 if birth == "[birth:skip]" else 2)

    def come(tx: Transaction) -> None:
        clerk = staffed(tx)
        for each in ids:
            seen = look_at(tx, clerk, each, RULES, HERE, DAY)
            assert isinstance(seen, Expected)
            assert not seen.document_elsewhere
            assert isinstance(confirm_arrival(tx, clerk, each, RULES, HERE), Arrived)
        assert set(tx.connection.scalars(select(bookings.c.outdone_by))) == {None}

    clock.time = local(8, 9)
    await people.database.write(come)
