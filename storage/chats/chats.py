"""Chats: one address on a channel where someone writes to us, found by a blind index alone."""

from sqlalchemy import select

from storage.engine.transaction import Transaction
from storage.tables import chats
from storage.tables.upsert import upsert

_INSERT = upsert(chats, [chats.c.address_index])


def find_chat_id(tx: Transaction, channel: str, address: str) -> str | None:
    return _find(tx, tx.keyring.index("address", channel, address))


def open_chat(tx: Transaction, channel: str, address: str) -> str:
    """The chat's id; two first messages at once open one chat."""
    address_index = tx.keyring.index("address", channel, address)
    found = _find(tx, address_index)
    if found is not None:
        return found
    chat_id = tx.new_id()
    values = {
        "id": chat_id,
        "channel": channel,
        "address": tx.keyring.seal(chats.c.address, chat_id, address),
        "address_index": address_index,
        "heard_at": tx.now,
    }
    _INSERT.execute(tx.connection, values)
    return str(tx.connection.execute(select(chats.c.id).where(chats.c.address_index == address_index)).scalar_one())


def _find(tx: Transaction, address_index: bytes) -> str | None:
    return tx.connection.execute(select(chats.c.id).where(chats.c.address_index == address_index)).scalar()
