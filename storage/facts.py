"""A key-value table of facts about the service, none of them secret or about a person."""

from sqlalchemy import bindparam, select

from storage.engine.transaction import Transaction
from storage.tables import service
from storage.tables.upsert import excluded, upsert

_SET = upsert(service, [service.c.key], {"value": excluded(service.c.value)})
_FIND = select(service.c.value).where(service.c.key == bindparam("of_key"))


def set_fact(tx: Transaction, key: str, value: str) -> None:
    """Stores the value in plain text, in place of an earlier one: never a secret, never a person."""
    _SET.execute(tx.connection, {"key": key, "value": value})


def find_fact(tx: Transaction, key: str) -> str | None:
    return tx.connection.execute(_FIND, {"of_key": key}).scalar()
