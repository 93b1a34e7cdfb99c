"""A key-value table: what the service knows about itself."""

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine.transaction import Transaction
from storage.tables import service

_sqlite, _postgresql = sqlite.insert(service), postgresql.insert(service)
_SET = {
    "sqlite": _sqlite.on_conflict_do_update(index_elements=["key"], set_={"value": _sqlite.excluded.value}),
    "postgresql": _postgresql.on_conflict_do_update(index_elements=["key"], set_={"value": _postgresql.excluded.value}),
}


_FIND = select(service.c.value).where(service.c.key == bindparam("of_key"))


def set_fact(tx: Transaction, key: str, value: str) -> None:
    """Keeps a fact about the service in plain text: never a secret, never a person."""
    tx.connection.execute(_SET[tx.connection.dialect.name], {"key": key, "value": value})


def find_fact(tx: Transaction, key: str) -> str | None:
    return tx.connection.execute(_FIND, {"of_key": key}).scalar()
