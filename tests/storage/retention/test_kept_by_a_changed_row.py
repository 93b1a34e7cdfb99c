"""Who can write to the database wants somebody kept: they change the columns by which what goes is found."""

from sqlalchemy import func, null, select, update

from storage.chats import conversations, inbox
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.retention.forget import forget_person
from storage.tables import applicants, bookings
from tests.builders import RULES, Clock
from tests.storage.lifecycles import forget, speak
from tests.storage.verbs import TEN, booked


def erase(tx: Transaction) -> None:
    chat = conversations.load_chat(tx, inbox.sender_of(tx, "console", "someone"))
    assert chat is not None
    forget_person(tx, chat, RULES)


def names(tx: Transaction) -> int:
    return int(tx.connection.execute(select(func.count()).select_from(applicants)).scalar_one())


async def test_an_applicant_of_another_chat_goes_with_the_booking_at_the_persons_word(database: Database) -> None:
    await database.write(lambda tx: booked(tx, speak(tx), TEN))
    await database.write(lambda tx: tx.connection.execute(update(applicants).values(chat_id="elsewhere")))
    await database.write(erase)
    assert await database.read(names) == 0


async def test_an_applicant_whom_no_booking_names_goes_when_its_time_is_over(database: Database, clock: Clock) -> None:
    await database.write(lambda tx: booked(tx, speak(tx), TEN))
    await database.write(lambda tx: tx.connection.execute(update(applicants).values(chat_id="elsewhere")))
    await database.write(lambda tx: tx.connection.execute(update(bookings).values(applicant_id=null())))
    clock.forward(days=6)
    await forget(database)
    assert await database.read(names) == 1
    clock.forward(days=2)
    await forget(database)
    assert await database.read(names) == 0
