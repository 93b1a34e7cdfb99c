"""A chat with a case is kept: until when stands in its row, since no statement can ask which chat a case is of."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, or_, update

from bot.domain.rules import Rules
from storage.bookings.applicants import whole_hour
from storage.cases.lifetimes import forgotten_at
from storage.cases.rows import rows_of_chat
from storage.engine.transaction import Transaction
from storage.tables import chats

_until = bindparam("until", type_=chats.c.case_until.type)
_of_chat = chats.c.id == bindparam("of_chat")
_KEEP = (
    update(chats)
    .where(_of_chat, or_(chats.c.case_until.is_(None), chats.c.case_until < _until))
    .values(case_until=_until)
)
_SET = update(chats).where(_of_chat).values(case_until=_until)


def keep_chat(tx: Transaction, chat_id: str, until: datetime) -> None:
    """At least so long."""
    keep_chats(tx, [chat_id], until)


def keep_chats(tx: Transaction, chat_ids: Collection[str], until: datetime) -> None:
    """In the order of their ids, so that two transactions cannot lock each other out."""
    if chat_ids:
        tx.connection.execute(_KEEP, [{"of_chat": each, "until": whole_hour(until)} for each in sorted(chat_ids)])


def count_anew(tx: Transaction, chat_id: str, rules: Rules) -> None:
    """As long as the last of its cases, after one of them has ended or gone."""
    lasts = [forgotten_at(row, rules) for row in rows_of_chat(tx, chat_id)]
    tx.connection.execute(_SET, {"of_chat": chat_id, "until": whole_hour(max(lasts)) if lasts else None})
