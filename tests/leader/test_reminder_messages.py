"""A reminder on the screen: its words, whose it is, and that each is queued once."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from bot.actions.reminders import remind
from bot.channels.layout import plain
from bot.conversation.core.state import Scene
from bot.leader.housekeeping import go_round
from storage.bookings.bookings import cancel_booking
from storage.bookings.reminders import record_coming
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.tables import bookings, deliveries
from tests.builders import RULES, Clock, a_chat, an_applicant, local, open_for_tests
from tests.conversation.test_any_events import FORBIDDEN
from tests.databases import ON_SQLITE
from tests.leader.reminded import OFFICE, someone, told
from tests.storage.verbs import TOMORROW, booked


@pytest.fixture
def clock() -> Clock:
    return Clock(local(7, 11))


@pytest.fixture
async def database(database_url: str, clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(database_url, clock) as opened:
        yield opened.database


@ON_SQLITE
@pytest.mark.parametrize("locale", ["ar", "en"])
async def test_its_first_line_says_no_more_than_that_there_is_a_time(
    database: Database, clock: Clock, locale: str
) -> None:
    await database.write(partial(someone, locale=locale))
    clock.time = local(7, 18)
    (text,) = await told(database)
    assert not FORBIDDEN.search(plain(text))
    assert "Amina" not in text
    assert (
        plain(text).splitlines()[0]
        == {
            "ar": "تذكير بموعدك غداً:",
            "en": "A reminder of your appointment tomorrow:",
        }[locale]
    )


async def test_of_several_in_a_chat_each_says_whose_it_is(database: Database, clock: Clock) -> None:
    def family(tx: Transaction) -> None:
        someone(tx)
        rana = an_applicant("22222222222", name="Rana Haddad")
        booked(tx, a_chat(tx), replace(TOMORROW, starts_at=local(8, 12)), rana)

    await database.write(family)
    clock.time = local(7, 18)
    first, second = await told(database)
    assert "Amina" in first
    assert "Rana" in second
    assert "Haddad" not in first + second


async def test_those_of_one_evening_leave_one_after_the_other(database: Database, clock: Clock) -> None:
    """Whoever is in conversation meanwhile is answered between two of them."""

    def many(tx: Transaction) -> None:
        for number in range(8):
            someone(tx, address=f"chat {number}", number=f"{number:011d}")

    await database.write(many)
    clock.time = local(7, 18)
    await go_round(database, OFFICE, RULES)
    due = select(deliveries.c.due_at).order_by(deliveries.c.due_at)
    times = await database.read(lambda tx: tx.connection.execute(due).scalars().all())
    assert times == [clock.time + timedelta(milliseconds=100) * number for number in range(8)]


async def test_two_processes_at_once_remind_everybody_once(database: Database, clock: Clock) -> None:
    def many(tx: Transaction) -> None:
        for number in range(10):
            someone(tx, address=f"chat {number}", number=f"{number:011d}")

    await database.write(many)
    clock.time = local(7, 18)
    await asyncio.gather(*(database.write(lambda tx: remind(tx, Scene(tx.now, OFFICE, RULES, ""))) for _ in range(6)))
    reminded = await database.read(lambda tx: tx.connection.execute(select(deliveries.c.chat_id)).scalars().all())
    assert len(reminded) == len(set(reminded)) == 10


async def test_a_reminder_that_could_not_be_queued_is_not_taken_for_sent(database: Database, clock: Clock) -> None:
    await database.write(someone)
    clock.time = local(7, 18)

    def dies(tx: Transaction) -> None:
        remind(tx, Scene(tx.now, OFFICE, RULES, ""))
        raise RuntimeError("the power is gone")

    with pytest.raises(RuntimeError, match="the power is gone"):
        await database.write(dies)
    assert len(await told(database)) == 1


async def test_i_am_coming_is_noted_of_ones_own_active_booking_alone(database: Database, clock: Clock) -> None:
    booking = await database.write(someone)
    stranger = await database.write(partial(a_chat, address="a stranger"))
    own = await database.write(a_chat)
    assert await database.write(lambda tx: record_coming(tx, stranger, booking.id)) is None
    assert await database.write(lambda tx: record_coming(tx, own, booking.id)) == TOMORROW
    noted = select(bookings.c.coming_at)
    assert await database.read(lambda tx: tx.connection.execute(noted).scalar()) == clock.time
    await database.write(lambda tx: cancel_booking(tx, own, booking.id, RULES))
    assert await database.write(lambda tx: record_coming(tx, own, booking.id)) is None
