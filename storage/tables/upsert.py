"""The inserts that a row already there may change or outdo, the one statement that each database spells its own way.

A third database is added here and in a module of ``engine/``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import (
    Column,
    ColumnElement,
    Dialect,
    Select,
    SQLColumnExpression,
    Table,
    TextClause,
    literal_column,
)

Written = Mapping[str, Any]


class Executes(Protocol):
    """``storage.engine.connection.Connection``, or SQLAlchemy's."""

    dialect: Dialect

    def execute(self, statement: Any, parameters: Any = None) -> Any: ...


@dataclass(frozen=True, slots=True)
class Upsert:
    """One statement for every database. Made once a module and kind of database, so that SQLAlchemy compiles it once.
    ``made`` gets the database's own ``insert``."""

    made: Callable[[Any], Any]
    _statements: dict[str, Any] = field(default_factory=dict)

    def execute(self, connection: Executes, values: Written | Sequence[Written] = ()) -> Any:
        """The result, as SQLAlchemy has it."""
        dialect = connection.dialect.name
        statement = self._statements.get(dialect)
        if statement is None:  # of two threads that make one, both execute that of the first
            statement = self._statements.setdefault(dialect, self.made(_insert(dialect)))
        return connection.execute(statement, values or None)


def _insert(dialect: str) -> Any:
    """That of PostgreSQL takes modules along that SQLite has no use for."""
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert
    from sqlalchemy.dialects import postgresql

    return postgresql.insert


def upsert(
    table: Table,
    index: Sequence[Column[Any]] = (),
    set_: Mapping[str, Any] | None = None,
    *,
    values: Written | None = None,
    index_where: TextClause | None = None,
    where: ColumnElement[bool] | None = None,
    returning: Column[Any] | None = None,
) -> Upsert:
    """Inserts a row. ``index`` are the columns of the unique index that a row already there is recognised by, any
    unique index where it is empty; ``index_where`` is the condition of a partial one.

    ``set_`` is what then changes in that row, if ``where`` holds for it; without ``set_`` the row stays as it is.
    ``returning`` comes back only for a row that was inserted or changed.
    """

    def made(insert: Any) -> Any:
        statement = insert(table)
        if values is not None:
            statement = statement.values(values)
        at: dict[str, Any] = {"index_elements": list(index) or None, "index_where": index_where}
        if set_ is None:
            statement = statement.on_conflict_do_nothing(**at)
        else:
            statement = statement.on_conflict_do_update(**at, set_=dict(set_), where=where)
        return statement if returning is None else statement.returning(returning)

    return Upsert(made)


def insert_from(
    table: Table, index: Sequence[Column[Any]], columns: Sequence[str], rows: Select[*tuple[Any, ...]]
) -> Upsert:
    """Inserts the ``columns`` of many rows that a query gives; a row already there stays as it is."""

    def made(insert: Any) -> Any:
        return insert(table).from_select(columns, rows).on_conflict_do_nothing(index_elements=list(index))

    return Upsert(made)


def excluded(column: Column[Any]) -> SQLColumnExpression[Any]:
    """The value that the row to insert has in ``column``, for ``set_``."""
    return literal_column(f"excluded.{column.name}", column.type)
