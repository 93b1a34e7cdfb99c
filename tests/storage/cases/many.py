"""Many cases at once, as desks have opened them, without the bookings and arrivals before them."""

from typing import Any

from sqlalchemy import insert, update

from bot.domain.rules import Rules
from bot.domain.serial import Serial
from storage.bookings.applicants import whole_hour
from storage.cases.months import CHAT, index_now, month_now
from storage.cases.open import recovery_index, serial_index
from storage.chats.chats import open_chat
from storage.engine.binding import bound
from storage.engine.transaction import Transaction
from storage.tables import cases, chats


def open_many(tx: Transaction, numbers: range, rules: Rules) -> None:
    """Each number is a serial at al-Saliheen, and the address of a chat on Telegram that has agreed."""
    month, key_id = month_now(tx, rules)
    new: list[dict[str, Any]] = []
    for number in numbers:
        case_id, chat_id = tx.new_id(), open_chat(tx, "telegram", str(number))
        values = {
            "id": case_id,
            "service": "cards",
            "place": "saliheen",
            "month": month,
            "stage": "applied",
            "locale": "ar",
            "chat": tx.keyring.seal(cases.c.chat, case_id, chat_id, key_id),
            "chat_index": index_now(tx, month, CHAT, chat_id),
            "visit": None,
            "visit_index": None,
            "serial": tx.keyring.seal(cases.c.serial, case_id, str(number), key_id),
            "serial_index": serial_index(tx, "cards", "saliheen", Serial(str(number))),
            "recovery_index": recovery_index(tx, case_id),
            "applied_at": whole_hour(tx.now),
            "expires_on": None,
            "remind": False,
        }
        new.append(bound(tx, cases, values))
    tx.connection.execute(insert(cases), new)
    tx.connection.execute(update(chats).values(consent="1", locale="ar", case_until=tx.now + rules.unready_retention))
