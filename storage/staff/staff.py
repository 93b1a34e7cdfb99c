"""Enrolments of station staff and admins. An invitation works once; a chat has one enrolment, the newest."""

import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row, Select, and_, bindparam, delete, insert, or_, select, update

from bot.domain.journal import Action, Result
from bot.domain.office import place_of
from bot.domain.rules import Rules
from bot.domain.staff import Invitation, InvitationInvalid, Role, Staff, StaysAdmin
from storage.engine.binding import bound, bound_columns, is_bound
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.staff.freeze import LOOKS_GO_ON
from storage.tables import chats, invitations, staff

ALPHABET = string.ascii_letters + string.digits + "_-"  # what /start takes
SECRET = 24  # characters of 6 bits each

_instant = invitations.c.expires_at.type
_enrolled = staff.c.revoked_at.is_(None)
_now = bindparam("now", type_=_instant)
_OF_CHAT = select(*staff.c).where(staff.c.chat_id == bindparam("of_chat"), _enrolled)
_ON_DUTY = select(*staff.c).where(staff.c.id == bindparam("of_id"), _enrolled).with_for_update()
_AT_WORK = _ON_DUTY.where(LOOKS_GO_ON)
_ALL = select(*staff.c).where(_enrolled).order_by(staff.c.enrolled_at, staff.c.id)
_INSERT = insert(staff)
_INVITE = insert(invitations)
_good = and_(invitations.c.payload_index == bindparam("index"), invitations.c.expires_at > _now)
_LOCK_INVITATION = select(*invitations.c).where(_good).with_for_update()
_ACCEPT = delete(invitations).where(_good).returning(*invitations.c)
_OPEN = (
    select(*invitations.c)
    .where(invitations.c.expires_at > _now)
    .order_by(invitations.c.expires_at.desc(), invitations.c.id)
)
_CANCEL = delete(invitations).where(invitations.c.id == bindparam("of_id")).returning(*invitations.c)
_VOID = delete(invitations).returning(invitations.c.station)
_FORGET = delete(invitations).where(invitations.c.expires_at <= _now).returning(invitations.c.id)
_FORGET_REVOKED = delete(staff).where(staff.c.revoked_at <= bindparam("before", type_=_instant)).returning(staff.c.id)
_REPLACE = (
    update(staff)
    .where(staff.c.chat_id == bindparam("of_chat"), _enrolled)
    .values(revoked_at=_now, mac=None)
    .returning(staff.c.id, staff.c.station)
)
_REVOKE = update(staff).where(staff.c.id == bindparam("of_id"), _enrolled)
_REVOKE = _REVOKE.values(revoked_at=_now, mac=None).returning(staff.c.id)
_CHATS = (
    select(chats.c.id.label("of_chat"), chats.c.channel, *bound_columns(staff))
    .join(staff, staff.c.chat_id == chats.c.id)
    .where(_enrolled, or_(staff.c.role == Role.ADMIN.value, staff.c.station == bindparam("at_station")))
    .order_by(staff.c.enrolled_at, chats.c.id)
)
_ADMINS = select(*bound_columns(staff)).where(staff.c.role == Role.ADMIN.value, _enrolled).order_by(staff.c.id)
_LOCK_ADMINS = _ADMINS.with_for_update()
_EVER = select(*staff.c).order_by(staff.c.enrolled_at, staff.c.id)


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """An invitation that is not used yet. Its payload was shown once, to the admin who made it."""

    id: str
    name: str
    role: Role
    station: str | None
    expires_at: datetime


class NotAdmin(Exception):
    """The acting admin was revoked meanwhile. Nothing was done."""


def invite(
    tx: Transaction, role: Role, station: str | None, name: str | None, rules: Rules, by: Staff | None = None
) -> Invitation:
    """``station`` is None exactly for admins. The payload is in the answer and nowhere else. ``by`` None: the
    operator. Raises ``NotAdmin``: an admin who is revoked at this moment leaves no invitation."""
    if (role is Role.ADMIN) != (station is None):
        raise ValueError("station staff serve one station, admins all")
    if by is not None and find_admin(tx, by) is None:
        raise NotAdmin
    forget_invitations(tx)
    payload = "i" + "".join(ALPHABET[tx.chance.randrange(len(ALPHABET))] for _ in range(SECRET))
    invitation_id = tx.new_id()
    name = name or f"{role.value}-{tx.chance.getrandbits(16):04x}"
    values = {
        "id": invitation_id,
        "payload_index": _index(tx, payload),
        "role": role.value,
        "station": station,
        "name": tx.keyring.seal(invitations.c.name, invitation_id, name),
        "expires_at": tx.now + rules.invitation,
    }
    tx.connection.execute(_INVITE, bound(tx, invitations, values))
    record(tx, Action.INVITE, Result(role.value), by.id if by else None, station=station)
    return Invitation(payload, role, station, tx.now + rules.invitation)


def list_invitations(tx: Transaction) -> tuple[OpenInvitation, ...]:
    """Those that may still be used, the newest first."""
    return tuple(
        OpenInvitation(
            row.id,
            tx.opened(invitations.c.name, row.id, row.name) or "",
            Role(row.role),
            row.station,
            row.expires_at,
        )
        for row in tx.connection.execute(_OPEN, {"now": tx.now}).all()
        if is_bound(tx, invitations, row)
    )


def cancel_invitation(tx: Transaction, invitation_id: str, by: Staff) -> bool:
    """False: it was used, too old, or cancelled already."""
    row = tx.connection.execute(_CANCEL, {"of_id": invitation_id}).first()
    if row is None:
        return False
    record(tx, Action.INVITE, Result.CANCELLED, by.id, station=row.station)
    return True


def void_invitations(tx: Transaction) -> int:
    """All that are open, whoever made them."""
    gone = tx.connection.execute(_VOID).all()
    for row in gone:
        record(tx, Action.INVITE, Result.CANCELLED, station=row.station)
    return len(gone)


def enrol(tx: Transaction, payload: str, chat_id: str) -> Staff | InvitationInvalid | StaysAdmin:
    """Replaces an earlier enrolment of the chat, and the journal says whose. Nobody stops being an admin by it."""
    asked = {"index": _index(tx, payload), "now": tx.now}
    former = find_staff(tx, chat_id)
    invited = tx.connection.execute(_LOCK_INVITATION, asked).first()
    if invited is None or not is_bound(tx, invitations, invited):
        return InvitationInvalid()
    if former and former.role is Role.ADMIN and invited.role == Role.STATION:
        return StaysAdmin()
    found = tx.connection.execute(_ACCEPT, asked).first()
    if found is None or not is_bound(tx, invitations, found):  # what counts is the row that was used up
        return InvitationInvalid()
    name = tx.opened(invitations.c.name, found.id, found.name) or ""
    for replaced in tx.connection.execute(_REPLACE, {"of_chat": chat_id, "now": tx.now}).all():
        record(tx, Action.REVOKE, Result.REPLACED, replaced.id, station=replaced.station)
    member = Staff(tx.new_id(), name, Role(found.role), found.station)
    values = {
        "id": member.id,
        "chat_id": chat_id,
        "role": member.role.value,
        "station": member.station,
        "name": tx.keyring.seal(staff.c.name, member.id, name),
        "enrolled_at": tx.now,
    }
    tx.connection.execute(_INSERT, bound(tx, staff, values))
    record(tx, Action.ENROL, Result(member.role.value), member.id, station=member.station)
    return member


def find_staff(tx: Transaction, chat_id: str) -> Staff | None:
    """The chat's enrolment, if it has one that was not revoked."""
    return _enrolled_as(tx, tx.connection.execute(_OF_CHAT, {"of_chat": chat_id}).first())


def find_on_duty(tx: Transaction, staff_id: str) -> Staff | None:
    """The enrolment as it is now, None once revoked; on PostgreSQL one member's verbs then wait for each other."""
    return _enrolled_as(tx, tx.connection.execute(_ON_DUTY, {"of_id": staff_id}).first())


def find_admin(tx: Transaction, member: Staff) -> Staff | None:
    """The enrolment as it is now, if it is (still) an admin's. Whatever admins do asks here."""
    found = find_on_duty(tx, member.id)
    return found if found is not None and found.role is Role.ADMIN else None


def count_admins(tx: Transaction) -> int:
    return len(_admins(tx, _ADMINS))


def find_at_work(tx: Transaction, staff_id: str) -> Staff | None:
    """As ``find_on_duty``, and None for everybody while looks are frozen. Whatever a desk does asks here."""
    return _enrolled_as(tx, tx.connection.execute(_AT_WORK, {"of_id": staff_id}).first())


def list_staff(tx: Transaction) -> tuple[tuple[Staff, datetime], ...]:
    """Everyone enrolled, and since when."""
    rows = tx.connection.execute(_ALL).all()
    return tuple((_staff(tx, row), row.enrolled_at) for row in rows if is_bound(tx, staff, row))


def list_ever(tx: Transaction) -> Mapping[str, Staff]:
    """By id, also those whose enrolment ended and was not forgotten yet: for reading the journal."""
    return {row.id: _staff(tx, row) for row in tx.connection.execute(_EVER).all()}


def revoke_member(tx: Transaction, staff_id: str, by: Staff) -> Literal["revoked", "last-admin", "gone", "not-admin"]:
    """At an admin's word. Of two admins who end each other's enrolment at once, the second finds their own ended.

    With an admin go all open invitations: one of them may be the way back in."""
    admins = _admins(tx, _LOCK_ADMINS)  # on PostgreSQL locked: who comes second waits and sees what is left
    if by.id not in admins:
        return "not-admin"
    if admins == (staff_id,):
        return "last-admin"
    member = find_on_duty(tx, staff_id)
    if member is None or tx.connection.execute(_REVOKE, {"of_id": staff_id, "now": tx.now}).first() is None:
        return "gone"
    record(tx, Action.REVOKE, Result.ANOTHER if staff_id != by.id else Result.OWN, by.id, station=member.station)
    record(tx, Action.REVOKE, Result.REVOKED, staff_id, station=member.station)
    if member.role is Role.ADMIN:
        void_invitations(tx)
    return "revoked"


def revoke(tx: Transaction, id_or_name: str) -> tuple[Staff, ...]:
    """Ends the enrolment with this id, or all of this name, and as ``revoke_member`` does. Whose it was."""
    named = [member for member, _ in list_staff(tx) if id_or_name in (member.id, member.name)]
    ended = [each for each in named if tx.connection.execute(_REVOKE, {"of_id": each.id, "now": tx.now}).first()]
    for member in ended:
        record(tx, Action.REVOKE, Result.REVOKED, member.id)
    if any(member.role is Role.ADMIN for member in ended):
        void_invitations(tx)
    return tuple(ended)


def staff_chats(tx: Transaction, station: str) -> tuple[tuple[str, str], ...]:
    """(chat id, channel) of the staff of a place, by its key or that of one of its calendars, and of all admins."""
    rows = tx.connection.execute(_CHATS, {"at_station": place_of(station)}).all()
    return tuple((row.of_chat, row.channel) for row in rows if is_bound(tx, staff, row))


def any_admin(tx: Transaction) -> bool:
    return bool(_admins(tx, _ADMINS))


def forget_invitations(tx: Transaction) -> int:
    """Deletes those that are too old to be used."""
    return len(tx.connection.execute(_FORGET, {"now": tx.now}).all())


def forget_revoked(tx: Transaction, rules: Rules) -> int:
    """Deletes enrolments that ended long ago, name and all; the journal keeps their random ids."""
    return len(tx.connection.execute(_FORGET_REVOKED, {"before": tx.now - rules.personal_retention}).all())


def _index(tx: Transaction, payload: str) -> bytes:
    return tx.keyring.index("invitation", payload)


def _admins(tx: Transaction, asked: Select[*tuple[Any, ...]]) -> tuple[str, ...]:
    return tuple(row.id for row in tx.connection.execute(asked).all() if is_bound(tx, staff, row))


def _enrolled_as(tx: Transaction, row: Row[*tuple[Any, ...]] | None) -> Staff | None:
    """None also for a row that somebody without the keys has made or changed: nobody is let in by it."""
    return _staff(tx, row) if row is not None and is_bound(tx, staff, row) else None


def _staff(tx: Transaction, row: Row[*tuple[Any, ...]]) -> Staff:
    """A name that does not open is none: the enrolment stands by its MAC."""
    return Staff(row.id, tx.opened(staff.c.name, row.id, row.name) or "", Role(row.role), row.station)


_STAFF_CHAT = select(*bound_columns(staff)).where(staff.c.id == bindparam("of_id"), staff.c.revoked_at.is_(None))


def find_staff_chat(tx: Transaction, staff_id: str) -> str | None:
    """Where a member of staff is written to; None once revoked."""
    row = tx.connection.execute(_STAFF_CHAT, {"of_id": staff_id}).first()
    return row.chat_id if row is not None and is_bound(tx, staff, row) else None
