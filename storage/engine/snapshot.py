"""Repeatable reads: many statements that see one moment of the database, however much is written meanwhile."""

from sqlalchemy import text

from storage.engine.transaction import Transaction

_ONE_MOMENT = text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def repeatable_read(tx: Transaction) -> None:
    """The moment is that of the first look after it. To be asked for before any other statement of the transaction.

    SQLite's readers see one moment anyway.
    """
    if tx.connection.dialect.name == "postgresql":
        tx.connection.execute(_ONE_MOMENT)
