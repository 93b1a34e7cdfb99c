"""An office with two admins and a clerk, what alarms there, and what they are told."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select

from bot.domain.message import Send
from bot.domain.staff import Role, Staff
from bot.monitoring.alarms import Disk, find_alarms, watch
from storage.chats.conversations import ChatState, save_conversation
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import open_payload
from storage.staff.staff import enrol, invite
from storage.tables import deliveries
from tests.builders import RULES, ZONE, Clock, a_chat, a_station, an_office

ROOMY = Disk(10**12, 2 * 10**12)
OFFICE = an_office(a_station())


def staff(tx: Transaction) -> None:
    """Two admins and a clerk, each with a chat and a language."""
    for name, locale, role, station in (
        ("مديرة", "ar", Role.ADMIN, None),
        ("admin", "en", Role.ADMIN, None),
        ("clerk", "en", Role.STATION, "saliheen"),
    ):
        chat_id = a_chat(tx, name)
        nothing = {"errand": ""}
        save_conversation(tx, chat_id, ChatState(locale=locale, draft=nothing))
        assert isinstance(enrol(tx, invite(tx, role, station, name, RULES).payload, chat_id), Staff)


async def kinds(database: Database, office: Any = OFFICE, disk: Disk = ROOMY) -> list[str]:
    found = await database.read(lambda tx: find_alarms(tx, office, ZONE, RULES, lambda: disk))
    return [alarm.key for alarm in found]


async def told(database: Database) -> list[str]:
    """What waits in the outbox, the Arabic first; it is taken out."""

    def take(tx: Transaction) -> list[str]:
        rows = tx.connection.execute(select(deliveries.c.id, deliveries.c.payload).order_by(deliveries.c.seq)).all()
        tx.connection.execute(delete(deliveries))
        opened = [open_payload(tx, row.id, row.payload)[1] for row in rows]
        return sorted(
            (one.message.text for one in opened if isinstance(one, Send)), key=lambda text: "Attention" in text
        )

    return await database.write(take)


async def rounds(database: Database, clock: Clock, span: timedelta, disk: Disk) -> int:
    """As the leader goes them, one every 20 seconds. How many alarms were told."""
    end, count = clock.time + span, 0
    while clock.time < end:
        clock.forward(seconds=20)
        count += await watch(database, OFFICE, RULES, lambda: disk)
    return count
