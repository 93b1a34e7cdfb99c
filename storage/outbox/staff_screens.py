"""What the chat of somebody who works here shows of it: each such message bears a mark, by which it goes.

Law: whoever is let go keeps nothing on the phone that says so, as far as a messenger lets it be deleted. Phones are
searched.
"""

from typing import Final

from sqlalchemy import BindParameter, bindparam, or_, select, update

from bot.domain.message import Tidy
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import NewDelivery, queue
from storage.outbox.follow import accounts_of_draft
from storage.outbox.outdated import take_back
from storage.tables import deliveries

STAFF: Final = "staff:"
_MARKS: Final = (STAFF, "bar:", "told:")  # the others show a broadcast's way
_its_chat: Final[BindParameter[str]] = bindparam("its_chat")
_OF_CHAT = (
    select(deliveries.c.draft_id)
    .where(
        deliveries.c.chat_id == _its_chat,
        or_(*(deliveries.c.draft_id.startswith(mark) for mark in _MARKS)),
    )
    .distinct()
)
_END_LOOKS = (
    update(deliveries)
    .where(
        deliveries.c.chat_id == _its_chat,
        deliveries.c.draft_id.startswith("look:"),
        deliveries.c.status == "due",
    )
    .values(due_at=bindparam("now"))
)


def staff_mark(chat_id: str) -> str:
    return f"{STAFF}{chat_id}"


def clear_staff_screen(tx: Transaction, chat_id: str) -> None:
    """What waits is not sent, who is looked at is edited down now, and then all of it goes. What came of an appointment
    of their own bears no such mark, and stays."""
    marks = {staff_mark(chat_id), *tx.connection.execute(_OF_CHAT, {"its_chat": chat_id}).scalars()}
    take_back(tx, marks)
    tx.connection.execute(_END_LOOKS, {"its_chat": chat_id, "now": tx.now})
    where = [(mark, account) for mark in sorted(marks) for account in sorted(accounts_of_draft(tx, mark))]
    queue(tx, [NewDelivery(chat_id, account, "chore", Tidy(mark)) for mark, account in where])
