"""Transactions of a kind of their own: those that see one moment, and those that wait for something else meanwhile."""

from sqlalchemy import text

from storage.engine.transaction import Transaction

_ONE_MOMENT = text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
_UNHURRIED = text("SET LOCAL idle_in_transaction_session_timeout = 0")


def repeatable_read(tx: Transaction) -> None:
    """The moment is that of the first look after it. To be asked for before any other statement of the transaction.

    SQLite's readers see one moment anyway.
    """
    if tx.connection.dialect.name == "postgresql":
        tx.connection.execute(_ONE_MOMENT)


def unhurried(tx: Transaction) -> None:
    """It reads or writes a file meanwhile, whose disk may stand still for longer than any other transaction may."""
    if tx.connection.dialect.name == "postgresql":
        tx.connection.execute(_UNHURRIED)
