"""Rows changed by a test as the program would have changed them: with their MACs."""

from typing import Any

from sqlalchemy import Executable, Table

from storage.engine.transaction import Transaction
from storage.maintenance.bind import bind_page


def rebind(tx: Transaction, *tables: Table) -> None:
    """Each row of these tables (500 at most) as it stands."""
    for table in tables:
        bind_page(tx, table, None, anew=True)


def change(tx: Transaction, table: Table, statement: Executable, *values: Any) -> None:
    """Executes a statement on a table, and binds its rows as they stand then."""
    tx.connection.execute(statement, *values)
    rebind(tx, table)
