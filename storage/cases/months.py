"""The key of a case's month, as a transaction uses it, and the indexes under it."""

from collections.abc import Iterable
from typing import Final

from bot.domain.rules import Rules
from storage.engine.keyring import KeyMissing
from storage.engine.month_keys import find_month_key, keys_by_month, make_month_key, mark_of, month_of
from storage.engine.transaction import Transaction
from storage.facts import find_fact
from storage.tables import service
from storage.tables.upsert import upsert

MARK: Final = "month_key:"
CHAT, VISIT, BOOKING = "case chat", "case visit", "case booking"
"""What an index under a month's key is of."""
_SET_MARK = upsert(service, [service.c.key])


def month_now(tx: Transaction, rules: Rules) -> tuple[str, str]:
    """This month by the office's clock, and the id of its key, made if there is none. Raises ``OSError`` where the key
    file cannot be written, and ``KeyMissing`` where another machine has made another key of that id."""
    month = month_of(tx.now, rules.zone)
    key_id = make_month_key(tx.keyring, month)
    return month, checked(tx, key_id)


def checked(tx: Transaction, key_id: str) -> str:
    """The id again, once the database has the mark of this very key."""
    mark = mark_of(tx.keyring, key_id)
    known = find_fact(tx, MARK + key_id)
    if known is None:
        _SET_MARK.execute(tx.connection, {"key": MARK + key_id, "value": mark})
        known = find_fact(tx, MARK + key_id)
    if known != mark:
        raise KeyMissing(f"the key {key_id!r} of this keyring is not the one that the database knows")
    return key_id


def key_of(tx: Transaction, month: str) -> str:
    """The key to seal a case of that month with. Raises ``KeyMissing`` once it is forgotten."""
    return find_month_key(tx.keyring, month)


def index_now(tx: Transaction, month: str, of: str, what: str) -> bytes:
    """The index as it is written now."""
    return tx.keyring.index_under(key_of(tx, month), of, what)


def indexes(tx: Transaction, of: str, what: str, months: Iterable[str] | None = None) -> tuple[bytes, ...]:
    """What it may be found by: under each key of these months, of all without them."""
    tx.keyring.follow()
    ids = keys_by_month(tx.keyring)
    wanted = ids if months is None else set(months)
    return tuple(tx.keyring.index_under(each, of, what) for month in ids if month in wanted for each in ids[month])
