"""Chats: one address on a channel where someone writes to us, found by a blind index alone.

Law: the sealed address says whose a chat is. An index that is another's finds nothing, however it came there.
"""

import hmac

from sqlalchemy import bindparam, select, update

from bot.domain.account import channel_of
from storage.engine.keyring import KeyMissing, NotOurs
from storage.engine.transaction import Transaction
from storage.tables import chats
from storage.tables.upsert import upsert

_INSERT = upsert(chats, [chats.c.address_index])
_BY_INDEX = select(chats.c.id, chats.c.address, chats.c.locale).where(chats.c.address_index == bindparam("of_index"))
_SET_ASIDE = (
    update(chats)
    .where(chats.c.address_index == bindparam("of_index"))
    .values(address_index=bindparam("another", type_=chats.c.address_index.type))
)


def find_chat_id(tx: Transaction, channel: str, address: str) -> str | None:
    """None also for a chat whose address is another one: somebody without the keys has made the two change places."""
    found = find_chat_and_locale(tx, channel, address)
    return found[0] if found is not None else None


def find_chat_and_locale(tx: Transaction, channel: str, address: str) -> tuple[str, str | None] | None:
    """The same, with the language that the chat speaks, once it is known."""
    address_index = tx.keyring.index("address", channel, address)
    row = tx.connection.execute(_BY_INDEX, {"of_index": address_index}).first()
    ours = row is not None and is_of(tx, row.id, channel, address_index, row.address)
    return (str(row.id), row.locale) if row is not None and ours else None


def open_chat(tx: Transaction, channel: str, address: str) -> str:
    """The chat's id; two first messages at once open one chat. ``channel``: by the account that hears it."""
    account, channel = channel, channel_of(channel)
    address_index = tx.keyring.index("address", channel, address)
    row = tx.connection.execute(_BY_INDEX, {"of_index": address_index}).first()
    if row is not None and is_of(tx, row.id, channel, address_index, row.address):
        return str(row.id)
    if row is not None:  # another's row with this index is in the way: nobody is kept from writing to us by it
        tx.connection.execute(_SET_ASIDE, {"of_index": address_index, "another": tx.random_bytes()})
    chat_id = tx.new_id()
    values = {
        "id": chat_id,
        "channel": channel,
        "account": account if account != channel else None,
        "address": tx.keyring.seal(chats.c.address, chat_id, address),
        "address_index": address_index,
        "heard_at": tx.now,
    }
    _INSERT.execute(tx.connection, values)
    return str(tx.connection.execute(_BY_INDEX, {"of_index": address_index}).one().id)


def is_of(tx: Transaction, chat_id: str, channel: str, address_index: bytes, sealed: bytes) -> bool:
    """Whether the chat's sealed address is the one that this index is of. Raises ``KeyMissing``."""
    return open_address(tx, chat_id, channel, address_index, sealed) is not None


def open_address(tx: Transaction, chat_id: str, channel: str, address_index: bytes, sealed: bytes) -> str | None:
    """The chat's address; None where it is not the one that this index is of. Raises ``KeyMissing``, and has it noted:
    a machine that lacks a new key must not begin the chat anew."""
    try:
        address = tx.keyring.open(chats.c.address, chat_id, sealed)
    except KeyMissing:
        tx.mismatches.note("chats", chat_id)
        raise
    except NotOurs:
        address = None
    if address is not None and hmac.compare_digest(tx.keyring.index("address", channel, address), address_index):
        return address
    tx.mismatches.note("chats", chat_id)
    return None
