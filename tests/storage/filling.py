"""Many sealed rows at once, in every table that has some, and what they must still say later."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Table, insert, select

from storage.engine.transaction import Transaction
from storage.tables import metadata
from storage.tables.columns import Instant

SEALED = [
    table
    for table in metadata.sorted_tables
    if any(column.info["holds"] == "sealed" and column.info["key"] == "primary" for column in table.columns)
]


def fill(tx: Transaction, rows: int, start: int = 0, tables: Sequence[Table] = SEALED) -> None:
    """``rows`` in each table."""
    for table in tables:
        tx.connection.execute(insert(table), [_row(tx, table, number) for number in range(start, start + rows)])


def _row(tx: Transaction, table: Table, number: int) -> dict[str, Any]:
    row_id = f"{table.name[:4]}{number:012}"
    return {
        column.name: _value(tx, column, row_id, number)
        for column in table.columns
        if column.name not in ("seq", "ended_at", "revoked_at", "finished_at")
    }


def _value(tx: Transaction, column: Column[Any], row_id: str, number: int) -> Any:
    if isinstance(column.type, Instant):
        return tx.now
    kind = column.type.python_type
    if column.info["holds"] == "keyed MAC":
        return None
    if column.name == "id":
        return row_id
    if column.info.get("key") == "month":
        return None
    if column.info["holds"] == "sealed":
        return tx.keyring.seal(column, row_id, words(column, row_id)) if number % 7 else None
    if column.info["holds"] == "blind index":
        return tx.keyring.index(column.name, row_id)
    if kind is bool:
        return False
    if kind is int:
        return number
    return f"{column.name} {number}"


def words(column: Column[Any], row_id: str) -> str:
    return f"{column.table.name} {column.name} {row_id}"


def what_opens(tx: Transaction) -> Mapping[tuple[str, str], str]:
    """Everything sealed, opened, by column and row. Raises where something does not open."""
    return {
        (str(column), row.id): tx.keyring.open(column, row.id, getattr(row, column.name))
        for table in SEALED
        for row in tx.connection.execute(select(table))
        for column in table.columns
        if column.info["holds"] == "sealed" and getattr(row, column.name) is not None
    }


def as_written(opened: Mapping[tuple[str, str], str]) -> bool:
    return all(text == f"{column.replace('.', ' ')} {row}" for (column, row), text in opened.items())
