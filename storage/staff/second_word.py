"""Another admin's word: whose counts.

Law: a person is a chat, whatever enrolments it had; a word comes from another chat, whose enrolment is older than what
it is about.
"""

from typing import Any, Literal

from sqlalchemy import Row, bindparam, select

from bot.domain.staff import Staff
from storage.engine.transaction import Transaction
from storage.tables import staff

_CHAT_AND_AGE = select(staff.c.chat_id, staff.c.enrolled_at).where(staff.c.id == bindparam("of_id"))
_CHAT = select(staff.c.chat_id).where(staff.c.id == bindparam("of_id"))
_OF_CHAT = select(staff.c.id).where(staff.c.chat_id == _CHAT.scalar_subquery())


def why_not(tx: Transaction, admin: Staff, row: Row[*tuple[Any, ...]]) -> Literal["own-approval", "too-new", ""]:
    """Why ``admin`` cannot be the second pair of eyes for what ``row`` (``made_by``, ``made_at``) tells of; empty where
    they can."""
    own = tx.connection.execute(_CHAT_AND_AGE, {"of_id": admin.id}).one()
    if row.made_by == admin.id or chat_of(tx, row.made_by) == own.chat_id:
        return "own-approval"
    return "too-new" if own.enrolled_at > row.made_at else ""


def is_one_person(tx: Transaction, one: str, other: str) -> bool:
    """Two enrolments of one chat."""
    if one == other:
        return True
    chat = chat_of(tx, one)
    return chat is not None and chat == chat_of(tx, other)


def enrolments_of(tx: Transaction, staff_id: str) -> tuple[str, ...]:
    """All that the person has had, this one among them."""
    found = tx.connection.execute(_OF_CHAT, {"of_id": staff_id}).scalars().all()
    return tuple({staff_id, *found})


def chat_of(tx: Transaction, staff_id: str) -> str | None:
    found: str | None = tx.connection.execute(_CHAT, {"of_id": staff_id}).scalar()
    return found
