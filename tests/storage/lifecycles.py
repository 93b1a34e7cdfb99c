"""What is left behind by people who write, book and enrol, and the round that forgets it."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, select

from bot.domain.booking import Booking
from bot.domain.message import Message, Send
from bot.domain.staff import Role, Staff
from storage.chats import conversations, inbox
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.claim import claim
from storage.outbox.deliveries import NewDelivery, queue
from storage.outbox.mark import Marked, mark
from storage.retention.forget import forget_old
from storage.retention.forget_waits import forget_waits
from storage.staff import staff
from tests.builders import RULES, Clock, a_chat, local
from tests.storage.verbs import TOMORROW, booked

SECOND = timedelta(seconds=1)
DRAFT = {"errand": "register", "answers": {"name": "Amina Haddad"}}
DAY_ENDS = local(8, 0)  # of TEN and ELEVEN


async def forget(database: Database) -> None:
    """A round of the leader, which ends."""
    for _ in range(20):
        if not await database.write(lambda tx: forget_waits(tx, RULES) + forget_old(tx, RULES)):
            return
    raise AssertionError("there is always more to forget")


async def forget_at(database: Database, clock: Clock, when: datetime) -> None:
    clock.time = when
    await forget(database)


def speak(tx: Transaction, address: str = "someone", draft: dict[str, Any] | None = None) -> str:
    """A message just heard in a chat, with these answers afterwards."""
    chat_id = a_chat(tx, address)
    kept = {"errand": ""} if draft is None else draft
    conversations.save_conversation(
        tx,
        chat_id,
        conversations.ChatState(locale="ar", consent="1", asked="birth", draft_id="d1", draft=kept),
        newly_agreed=True,
    )
    return chat_id


def over(tx: Transaction, chat_id: str) -> str:
    """The interview of the messages above is: the chat's next has begun."""
    ended = conversations.ChatState(locale="ar", consent="1", asked=None, draft_id="d2", draft={"errand": ""})
    conversations.save_conversation(tx, chat_id, ended, newly_agreed=False)
    return chat_id


def rows(tx: Transaction, table: Table) -> list[Any]:
    return list(tx.connection.execute(select(table)).all())


async def all_rows(database: Database, table: Table) -> list[Any]:
    return await database.read(lambda tx: rows(tx, table))


async def the_row(database: Database, table: Table) -> Any:
    (row,) = await all_rows(database, table)
    return row


def a_booking(tx: Transaction) -> Booking:
    return booked(tx, speak(tx))


def a_chat_that_stays(tx: Transaction) -> str:
    """Its booking is of tomorrow."""
    chat_id = speak(tx)
    booked(tx, chat_id, TOMORROW)
    return chat_id


def enrolled(tx: Transaction) -> Staff:
    payload = staff.invite(tx, Role.STATION, "saliheen", "Hala", RULES).payload
    member = staff.enrol(tx, payload, speak(tx, "a clerk", DRAFT))
    assert isinstance(member, Staff)
    return member


def came_in(tx: Transaction, key: str, address: str = "someone", handled: bool = True, draft_id: str = "d1") -> None:
    (sender,) = inbox.store(tx, "console", [inbox.NewUpdate(key, address, "words")])
    if handled:
        waiting = inbox.next_waiting(tx, sender)
        assert waiting is not None
        assert inbox.mark_handled(tx, waiting.seq, draft_id, f"ref {key}")


def said(tx: Transaction, chat_id: str, sent: bool = True) -> None:
    queue(tx, [NewDelivery(chat_id, "console", "reply", Send(Message("words")), "d1")])
    if sent:
        mark(tx, [Marked(one, "sent", f"m {one.id}") for one in claim(tx, ["console"], 50)])
