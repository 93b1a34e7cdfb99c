"""Who works here: invited, and let go, at once and everywhere.

Nobody is written to: an invitation is shown once, to its maker, and an enrolment that ends is noticed at the next
message.
"""

from typing import Literal

from bot.conversation.core.admin_outcomes import AdminsOnly
from bot.domain.rules import Rules
from bot.domain.staff import Invitation, Role, Staff
from storage.engine.transaction import Transaction
from storage.staff import staff


def invite(tx: Transaction, admin: Staff, station: str | None, name: str, rules: Rules) -> Invitation | AdminsOnly:
    """``station`` ``None``: an admin is invited. ``name`` empty: one is made up."""
    try:
        return staff.invite(tx, _role(station), station, name or None, rules, admin)
    except staff.NotAdmin:
        return AdminsOnly()


def invite_for_operator(tx: Transaction, station: str | None, name: str, rules: Rules) -> Invitation:
    """The same at the word of the operator, who is no member of staff."""
    return staff.invite(tx, _role(station), station, name or None, rules)


def cancel_invitation(tx: Transaction, admin: Staff, invitation_id: str) -> bool:
    """False: it was used, too old, or cancelled already."""
    return staff.cancel_invitation(tx, invitation_id, admin)


def revoke(tx: Transaction, admin: Staff, staff_id: str) -> Literal["revoked", "last-admin", "gone", "not-admin"]:
    return staff.revoke_member(tx, staff_id, admin)


def revoke_named(tx: Transaction, id_or_name: str) -> bool:
    """At the operator's word: all who are called so. False: there is none."""
    return staff.revoke(tx, id_or_name)


def _role(station: str | None) -> Role:
    return Role.ADMIN if station is None else Role.STATION
