"""What waits to be sent goes by the account that its chat wrote to last, also where another account was to send it.

Law: what edits or deletes stays with the account whose message it is: another one's message may have the same number.
"""

from collections.abc import Collection
from contextlib import suppress
from typing import Any, Final

from sqlalchemy import bindparam, select, union, update

from bot.domain.message import EditDelivery
from storage.chats.accounts import its_account
from storage.engine.binding import NotBound, bound_columns, rebound
from storage.engine.keyring import KeyMissing, NotOurs
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import open_payload
from storage.tables import chats, deliveries, inbox, leads

_WAITS: Final = (
    select(deliveries.c.seq, deliveries.c.broadcast_id, deliveries.c.payload, *bound_columns(deliveries))
    .where(
        deliveries.c.chat_id == bindparam("its_chat"),
        deliveries.c.status == "due",
        deliveries.c.kind != "farewell",
        deliveries.c.channel != bindparam("by_account"),
    )
    .order_by(deliveries.c.seq)
)
_MOVE = (
    update(deliveries)
    .where(deliveries.c.seq == bindparam("its_seq"), deliveries.c.status == "due")
    .values(channel=bindparam("by_account"))
)
_MOVE_BOUND = _MOVE.values(mac=bindparam("its_mac"))
_ELSEWHERE = select(chats.c.id, its_account.label("account")).where(
    chats.c.id.in_(bindparam("ids", expanding=True)), its_account != bindparam("by_account")
)
_its_draft = bindparam("its_draft", type_=deliveries.c.draft_id.type)
_OF_DRAFT = union(
    select(inbox.c.channel).where(inbox.c.draft_id == _its_draft),
    select(deliveries.c.channel).where(deliveries.c.draft_id == _its_draft),
)
_SEVERAL = select(leads.c.name).where(leads.c.name.contains(":")).limit(1)
_LEFT = (
    select(deliveries.c.chat_id, its_account.label("account"))
    .join(chats, chats.c.id == deliveries.c.chat_id)
    .where(
        deliveries.c.channel == bindparam("by_account"),
        deliveries.c.status == "due",
        deliveries.c.kind.not_in(["chore", "farewell"]),
        its_account != deliveries.c.channel,
    )
    .distinct()
)


def follow(tx: Transaction, chat_id: str, account: str) -> None:
    """The chat wrote to that account: what waits for it goes by it. What was being sent meanwhile comes later
    (``follow_those``)."""
    moved: set[str] = set()
    for row in tx.connection.execute(_WAITS, {"its_chat": chat_id, "by_account": account}).all():
        if row.kind == "chore" and _edits(tx, row) not in moved:
            continue
        values = {"its_seq": row.seq, "by_account": account}
        if row.broadcast_id is not None:  # of which the text alone is bound
            tx.connection.execute(_MOVE, values)
            continue
        with suppress(NotBound):  # it is noted, and is sent to nobody
            mac = rebound(tx, deliveries, row, {"channel": account})["mac"]
            tx.connection.execute(_MOVE_BOUND, {**values, "its_mac": mac})
            moved.add(row.id)


def follow_those(tx: Transaction, account: str, chat_ids: Collection[str]) -> None:
    """Of these chats, to which that account was to send, those that write to another by now."""
    for chat_id, elsewhere in tx.connection.execute(_ELSEWHERE, {"ids": sorted(chat_ids), "by_account": account}).all():
        follow(tx, chat_id, elsewhere)


def follow_all(tx: Transaction, account: str) -> None:
    """Of all chats for which something waits on that account, those that write to another by now: what was being sent
    when they did. Where no second account has ever sent there is nothing to look for."""
    if tx.connection.execute(_SEVERAL).first() is None:
        return
    for chat_id, elsewhere in tx.connection.execute(_LEFT, {"by_account": account}).all():
        follow(tx, chat_id, elsewhere)


def is_elsewhere(tx: Transaction, chat_id: str, account: str) -> bool:
    """The chat is there, and is written to by another account than that."""
    return tx.connection.execute(_ELSEWHERE, {"ids": [chat_id], "by_account": account}).first() is not None


def accounts_of_draft(tx: Transaction, draft_id: str) -> set[str]:
    """The accounts on whose screens messages of that interview may stand, the person's and ours."""
    return set(tx.connection.execute(_OF_DRAFT, {"its_draft": draft_id}).scalars())


def _edits(tx: Transaction, row: Any) -> str:
    """The delivery whose message that row edits, "" for a row that does something else, or cannot be read."""
    with suppress(KeyMissing, NotOurs, ValueError, KeyError, TypeError):
        _, outgoing = open_payload(tx, row.id, row.payload)
        return outgoing.delivery_id if isinstance(outgoing, EditDelivery) else ""
    return ""
