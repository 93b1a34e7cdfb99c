"""Who confirms and who runs the service. An invitation works once; a chat has one enrolment, the newest."""

import string
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, exists, insert, or_, select, update

from bot.domain.rules import Rules
from bot.domain.staff import Invitation, InvitationInvalid, Role, Staff
from storage.database import Transaction
from storage.journal import record
from storage.tables import chats, invitations, staff

ALPHABET = string.ascii_letters + string.digits + "_-"  # what /start takes
SECRET = 24  # characters of 6 bits each

_instant = invitations.c.expires_at.type
_enrolled = staff.c.revoked_at.is_(None)
_now = bindparam("now", type_=_instant)
_OF_CHAT = select(*staff.c).where(staff.c.chat_id == bindparam("of_chat"), _enrolled)
_ON_DUTY = select(*staff.c).where(staff.c.id == bindparam("of_id"), _enrolled).with_for_update()
_ALL = select(*staff.c).where(_enrolled).order_by(staff.c.enrolled_at, staff.c.id)
_INSERT = insert(staff)
_INVITE = insert(invitations)
_ACCEPT = (
    delete(invitations)
    .where(invitations.c.payload_index == bindparam("index"), invitations.c.expires_at > _now)
    .returning(*invitations.c)
)
_FORGET = delete(invitations).where(invitations.c.expires_at <= _now).returning(invitations.c.id)
_FORGET_REVOKED = delete(staff).where(staff.c.revoked_at <= bindparam("before", type_=_instant)).returning(staff.c.id)
_REPLACE = update(staff).where(staff.c.chat_id == bindparam("of_chat"), _enrolled).values(revoked_at=_now)
_REVOKE = update(staff).where(staff.c.id == bindparam("of_id"), _enrolled).values(revoked_at=_now).returning(staff.c.id)
_CHATS = (
    select(chats.c.id, chats.c.channel)
    .join(staff, staff.c.chat_id == chats.c.id)
    .where(_enrolled, or_(staff.c.role == Role.ADMIN.value, staff.c.station == bindparam("at_station")))
    .order_by(staff.c.enrolled_at, chats.c.id)
)
_ANY_ADMIN = select(exists().where(staff.c.role == Role.ADMIN.value, _enrolled))


def invite(tx: Transaction, role: Role, station: str | None, name: str | None, rules: Rules) -> Invitation:
    """``station`` is None exactly for admins. The payload is in the answer and nowhere else."""
    if (role is Role.ADMIN) != (station is None):
        raise ValueError("station staff serve one station, admins all")
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
    tx.connection.execute(_INVITE, values)
    record(tx, "invite", role.value, station=station)
    return Invitation(payload, role, station, tx.now + rules.invitation)


def enrol(tx: Transaction, payload: str, chat_id: str) -> Staff | InvitationInvalid:
    """Replaces an earlier enrolment of the chat."""
    found = tx.connection.execute(_ACCEPT, {"index": _index(tx, payload), "now": tx.now}).first()
    if found is None:
        return InvitationInvalid()
    name = tx.keyring.open(invitations.c.name, found.id, found.name)
    tx.connection.execute(_REPLACE, {"of_chat": chat_id, "now": tx.now})
    member = Staff(tx.new_id(), name, Role(found.role), found.station)
    values = {
        "id": member.id,
        "chat_id": chat_id,
        "role": member.role.value,
        "station": member.station,
        "name": tx.keyring.seal(staff.c.name, member.id, name),
        "enrolled_at": tx.now,
    }
    tx.connection.execute(_INSERT, values)
    record(tx, "enrol", member.role.value, member.id, station=member.station)
    return member


def find_staff(tx: Transaction, chat_id: str) -> Staff | None:
    """The chat's enrolment, if it has one that was not revoked."""
    row = tx.connection.execute(_OF_CHAT, {"of_chat": chat_id}).first()
    return None if row is None else _staff(tx, row)


def find_on_duty(tx: Transaction, staff_id: str) -> Staff | None:
    """The enrolment as it is now, None once revoked; on PostgreSQL one member's verbs then wait for each other."""
    row = tx.connection.execute(_ON_DUTY, {"of_id": staff_id}).first()
    return None if row is None else _staff(tx, row)


def list_staff(tx: Transaction) -> tuple[tuple[Staff, datetime], ...]:
    """Everyone enrolled, and since when."""
    return tuple((_staff(tx, row), row.enrolled_at) for row in tx.connection.execute(_ALL).all())


def revoke(tx: Transaction, id_or_name: str) -> bool:
    """Ends the enrolment with this id, or all of this name. False: there is none."""
    ids = [member.id for member, _ in list_staff(tx) if id_or_name in (member.id, member.name)]
    ended = [id_ for id_ in ids if tx.connection.execute(_REVOKE, {"of_id": id_, "now": tx.now}).first() is not None]
    for id_ in ended:
        record(tx, "revoke", "revoked", id_)
    return bool(ended)


def staff_chats(tx: Transaction, station: str) -> tuple[tuple[str, str], ...]:
    """(chat id, channel) of the station's staff and of all admins."""
    return tuple((row[0], row[1]) for row in tx.connection.execute(_CHATS, {"at_station": station}))


def any_admin(tx: Transaction) -> bool:
    return bool(tx.connection.execute(_ANY_ADMIN).scalar())


def forget_invitations(tx: Transaction) -> int:
    """Deletes those that are too old to be used."""
    return len(tx.connection.execute(_FORGET, {"now": tx.now}).all())


def forget_revoked(tx: Transaction, rules: Rules) -> int:
    """Deletes enrolments that ended long ago, name and all; the journal keeps their random ids."""
    return len(tx.connection.execute(_FORGET_REVOKED, {"before": tx.now - rules.personal_retention}).all())


def _index(tx: Transaction, payload: str) -> bytes:
    return tx.keyring.index("invitation", payload)


def _staff(tx: Transaction, row: Row[*tuple[Any, ...]]) -> Staff:
    return Staff(row.id, tx.keyring.open(staff.c.name, row.id, row.name), Role(row.role), row.station)
