"""Somebody with a booking tomorrow, the reminders told to them, and what was sent."""

from sqlalchemy import update

from bot.domain.booking import Booking, Slot
from bot.domain.message import Send
from bot.domain.rules import Rules
from bot.leader.housekeeping import go_round
from storage.chats.conversations import ChatState, save_conversation
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.claim import claim
from storage.tables import deliveries
from tests.builders import RULES, a_chat, an_applicant, an_office, local
from tests.storage.verbs import TOMORROW, booked

OFFICE = an_office()
LATER = Slot("saliheen", local(9, 11))


def someone(
    tx: Transaction, slot: Slot = TOMORROW, address: str = "someone", locale: str = "en", number: str = "01234567890"
) -> Booking:
    chat_id = a_chat(tx, address)
    save_conversation(tx, chat_id, ChatState(locale=locale, consent="1", asked="menu"), newly_agreed=True)
    return booked(tx, chat_id, slot, an_applicant(number))


async def told(database: Database, rules: Rules = RULES) -> list[str]:
    """What a round sends; everything it has queued leaves at once."""
    await go_round(database, OFFICE, rules)
    await database.write(lambda tx: tx.connection.execute(update(deliveries).values(due_at=tx.now)))
    return await sent(database)


async def sent(database: Database) -> list[str]:
    claimed = await database.write(lambda tx: claim(tx, {"console"}, 50))
    return [each.outgoing.message.text for each in claimed if isinstance(each.outgoing, Send)]
