"""Who says no to the notice while a booking of theirs waits for another time."""

from bot.conversation.core.commands import Decline
from bot.conversation.core.outcomes import Declined
from bot.conversation.core.state import Conversation, Scene
from bot.inbox.execute import execute
from storage.bookings.waits import waits_for_booking
from storage.chats.conversations import load_chat
from storage.chats.inbox import sender_of
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.rebooking import move_some
from tests.builders import RULES, local
from tests.storage.office.closed_stations import SMALL, TEN, opened, shut, somebody


async def test_whose_booking_a_closure_ended_keeps_their_turn(database: Database) -> None:
    office = await opened(database, SMALL)
    await somebody(database, 0, TEN)
    await shut(database, local(7, 0), local(9, 0))
    await database.write(lambda tx: move_some(tx, office, RULES, 20))

    def decline(tx: Transaction) -> tuple[object, bool]:
        chat = load_chat(tx, sender_of(tx, "console", "chat 0"))
        assert chat is not None
        said = execute(tx, Decline(), chat, Conversation(), Scene(tx.now, office, RULES, "console"))
        return said, waits_for_booking(tx, chat.id)

    assert await database.write(decline) == (Declined(kept=True), True)
