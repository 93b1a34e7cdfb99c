"""Admins, chats that agreed, and a broadcast on its way, each in a line."""

from datetime import timedelta
from typing import Any

from sqlalchemy import update

from bot.domain.broadcast import Audience, Broadcast, NewBroadcast
from bot.domain.rules import Rules
from bot.domain.staff import Role, Staff
from storage.engine.transaction import Transaction
from storage.outbox import broadcasts
from storage.staff import staff
from storage.tables import chats
from tests.builders import RULES, a_chat

TAKE_BACK = RULES.take_back + timedelta(seconds=1)


def an_admin(tx: Transaction, address: str = "admin", role: Role = Role.ADMIN, channel: str = "telegram") -> Staff:
    station = None if role is Role.ADMIN else "saliheen"
    member = staff.enrol(tx, staff.invite(tx, role, station, None, RULES).payload, a_chat(tx, address, channel))
    assert isinstance(member, Staff)
    return member


def agreed(tx: Transaction, *addresses: str, channel: str = "telegram", **columns: Any) -> list[str]:
    """Their chats, as after "I agree"."""
    ids = [a_chat(tx, address, channel) for address in addresses]
    for chat_id in ids:
        tx.connection.execute(update(chats).where(chats.c.id == chat_id).values(consent="1", **columns))
    return ids


def people(many: int, first: int = 1) -> list[str]:
    return [str(number) for number in range(first, first + many)]


def a_text(**changes: Any) -> NewBroadcast:
    given: dict[str, Any] = {
        "arabic": "المكتب مغلق غداً",
        "english": "",
        "audience": Audience(),
        "urgent": False,
        "starts_at": None,
        "valid_until": None,
    }
    return NewBroadcast(**{**given, **changes})


def drafted(tx: Transaction, admin: Staff, **changes: Any) -> Broadcast:
    made = broadcasts.draft_broadcast(tx, admin, a_text(**changes))
    assert isinstance(made, Broadcast)
    return made


def sent_off(tx: Transaction, admin: Staff, rules: Rules = RULES, **changes: Any) -> Broadcast:
    """Waits for the end of the window to take it back, at whichever hour the test is run."""
    sent = broadcasts.send_broadcast(tx, admin, drafted(tx, admin, **changes).id, rules, "now")
    assert isinstance(sent, Broadcast)
    return sent


def found(tx: Transaction, broadcast_id: str) -> Broadcast:
    broadcast = broadcasts.find_broadcast(tx, broadcast_id)
    assert broadcast is not None
    return broadcast


def adds_up(broadcast: Broadcast) -> bool:
    report = broadcast.report
    reasons = sum(count for _, count in (*report.failed, *report.dropped))
    return report.due + report.sent + report.unknown + report.blocked + reasons == report.total
