"""SQLite numbers the rows of a table in the order in which they came, and keeps them in that order in its file: beside
its neighbours a row would have back the moment that was rounded to the hour. It gets a number drawn by chance instead.

Numbers below zero: the next new row's is one above the highest that there is. PostgreSQL has no such number.
"""

from typing import Any, Final

from sqlalchemy import Table, TextClause, bindparam, text

from storage.engine.transaction import Transaction

_ANYWHERE: Final = "UPDATE {table} SET rowid = -1 - (random() & 4611686018427387903) WHERE {column} IN :these"


def scattering(table: Table, column: str = "id") -> TextClause:
    """The statement by which rows lose their place."""
    said = _ANYWHERE.format(table=table.name, column=column)
    return text(said).bindparams(bindparam("these", expanding=True))


def scatter(tx: Transaction, statement: TextClause, *these: Any) -> None:
    """The rows of these values, in a table without a number of its own (``seq``)."""
    if tx.connection.dialect.name == "sqlite" and these:
        tx.connection.execute(statement, {"these": these})
