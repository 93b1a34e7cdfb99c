"""The chats whose menu of commands names the admins' page, and those in which it did until an enrolment ended."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from bot.domain.staff import Role
from storage.engine.binding import bound_columns, is_bound
from storage.engine.transaction import Transaction
from storage.tables import chats, staff

_OF_ADMINS = (
    select(chats.c.id.label("of_chat"), chats.c.address, staff.c.revoked_at.label("ended_at"), *bound_columns(staff))
    .join(staff, staff.c.chat_id == chats.c.id)
    .where(chats.c.channel == bindparam("on_channel"), staff.c.role == Role.ADMIN.value)
    .order_by(staff.c.enrolled_at, staff.c.id)
)


@dataclass(frozen=True, slots=True)
class AdminChat:
    address: str
    stands: bool
    """The enrolment does; else it ended, and the menu goes."""


def find_admin_chats(tx: Transaction, channel: str) -> tuple[AdminChat, ...]:
    """Each chat once, by its newest enrolment as an admin; one whose address does not open is none."""
    found: dict[str, AdminChat] = {}
    for row in tx.connection.execute(_OF_ADMINS, {"on_channel": channel}).all():
        address = tx.opened(chats.c.address, row.of_chat, row.address)
        if address is not None:
            found[row.of_chat] = AdminChat(address, row.ended_at is None and is_bound(tx, staff, row))
    return tuple(found.values())
