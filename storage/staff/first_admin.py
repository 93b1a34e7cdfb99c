"""The invitation of the first admin, which the start of the service makes as long as nobody is one.

Law: there is one at a time. A start that finds the last one unused leaves it; a new one makes it void.
"""

import re
from typing import Final

from sqlalchemy import bindparam, delete, select

from bot.domain.rules import Rules
from bot.domain.staff import Invitation, Role
from storage.engine.transaction import Transaction
from storage.facts import bind_fact, find_bound_fact
from storage.staff import staff
from storage.tables import invitations

FIRST: Final = "first_admin"
_INDEX: Final = re.compile("[0-9a-f]{64}")
_of_index = invitations.c.payload_index == bindparam("index")
_OPEN = select(invitations.c.expires_at).where(
    _of_index, invitations.c.expires_at > bindparam("now", type_=invitations.c.expires_at.type)
)
_VOID = delete(invitations).where(_of_index)


def invite_first_admin(tx: Transaction, payload: str, rules: Rules) -> Invitation | None:
    """``payload``: of the invitation that was made before, if anybody knows it still. None: somebody is admin."""
    if staff.any_admin(tx):
        _void(tx)
        return None
    earlier = _earlier(tx)
    if payload and tx.keyring.index("invitation", payload).hex() == earlier:
        expires_at = tx.connection.execute(_OPEN, {"index": bytes.fromhex(earlier), "now": tx.now}).scalar()
        if expires_at is not None:
            return Invitation(payload, Role.ADMIN, None, expires_at)
    _void(tx)
    made = staff.invite(tx, Role.ADMIN, None, None, rules)
    bind_fact(tx, FIRST, tx.keyring.index("invitation", made.payload).hex())
    return made


def _void(tx: Transaction) -> None:
    if earlier := _earlier(tx):
        tx.connection.execute(_VOID, {"index": bytes.fromhex(earlier)})
        bind_fact(tx, FIRST, "")


def _earlier(tx: Transaction) -> str:
    """The index of the last one in hexadecimal, or ""."""
    found = find_bound_fact(tx, FIRST, earlier=True) or ""
    return found if _INDEX.fullmatch(found) else ""
