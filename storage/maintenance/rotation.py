"""Everything sealed is sealed again under the primary key, beside a running bot, some rows a commit.

Nothing is kept of how far it came: what is under another key says so itself, and is what is left to do. Killed
anywhere, it goes on when it is started again.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    LargeBinary,
    Row,
    Table,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    update,
)

from storage.engine.database import Database
from storage.engine.keyring import KeyMissing, NotOurs, prefix
from storage.engine.transaction import Transaction
from storage.maintenance.rotate_months import count_left_of_months, count_rows_of_months
from storage.tables import metadata

AT_ONCE: Final = 500  # rows a commit: SQLite's writer is nobody else's while it runs
PAUSE: Final = 0.02  # seconds between two commits: whoever waits for the writer gets it
PASSES: Final = 5  # a process that still seals with an old key would keep us here for ever


@dataclass(frozen=True, slots=True)
class Rotated:
    """``rows`` that were sealed again; ``broken`` values open under no key we have, and stay as they are; ``left``
    values, those included, are still not under the primary key."""

    rows: int
    broken: int
    left: int


@dataclass(frozen=True, slots=True)
class _Page:
    last: Any
    rows: int
    broken: int


async def rotate(database: Database, told: Callable[[int], None], pause: float = PAUSE) -> Rotated:
    """``told``: how many rows more are done, after each commit."""
    rows = 0
    for _ in range(PASSES):
        sealed, broken = 0, 0
        for table in _sealed_tables():
            page: _Page | None = None
            while page is None or page.last is not None:
                after = page.last if page else None
                page = await database.write(partial(_seal_page, table=table, after=after))
                sealed, broken = sealed + page.rows, broken + page.broken
                told(page.rows)
                await asyncio.sleep(pause)
        rows += sealed
        if not sealed:
            break
    await database.purge_deleted()
    return Rotated(rows, broken, await database.read(count_left))


def count_rows_left(tx: Transaction) -> int:
    """Rows with something that is not sealed under the primary key, and cases, whose months' keys are renewed too."""
    tx.keyring.follow()
    counts = (select(func.count()).where(_any_other(table, tx.keyring.primary)) for table in _sealed_tables())
    return sum(tx.connection.execute(count).scalar_one() for count in counts) + count_rows_of_months(tx)


def count_left(tx: Transaction) -> int:
    """Values that are not sealed under the primary key, or under the newest of their month."""
    tx.keyring.follow()
    columns = [column for table in _sealed_tables() for column in _sealed_columns(table)]
    other = (
        select(func.count()).where(column.is_not(None), ~_is_under(column, tx.keyring.primary)) for column in columns
    )
    return sum(tx.connection.execute(count).scalar_one() for count in other) + count_left_of_months(tx)


def count_by_key(tx: Transaction) -> Mapping[str, int]:
    """How many values are sealed under each key of the keyring; under ``""`` those of keys that it does not hold."""
    found: Counter[str] = Counter(dict.fromkeys(tx.keyring.keys, 0))
    for column in _of_all_keys():
        under = [func.sum(case((_is_under(column, key), 1), else_=0)) for key in tx.keyring.keys]
        total, *each = tx.connection.execute(select(func.count(column), *under)).one()
        numbers = [int(number or 0) for number in each]
        found.update(dict(zip(tx.keyring.keys, numbers, strict=True)))
        found[""] += total - sum(numbers)
    return found


def count_unknown(tx: Transaction) -> Mapping[str, int]:
    """By table, how many values are sealed under no key that the keyring holds; those of months apart, which are
    forgotten on purpose. One walk through each table."""
    tx.keyring.follow()
    found: dict[str, int] = {}
    for table in _sealed_tables():
        columns = _sealed_columns(table)
        known = [or_(column.is_(None), *(_is_under(column, key) for key in tx.keyring.keys)) for column in columns]
        counts = (func.sum(case((each, 0), else_=1)) for each in known)
        number = sum(int(each or 0) for each in tx.connection.execute(select(*counts).select_from(table)).one())
        if number:
            found[table.name] = number
    return found


def _seal_page(tx: Transaction, table: Table, after: Any) -> _Page:
    """The next rows after the primary key ``after`` that have something to be sealed again."""
    tx.keyring.follow()
    (key,) = table.primary_key.columns
    columns = _sealed_columns(table)
    page = select(key.label("of_key"), table.c.id, *columns).where(_any_other(table, tx.keyring.primary))
    if after is not None:
        page = page.where(key > after)
    # Whoever is about to change one of them is waited for, and the others wait for us: nothing newer is overwritten.
    rows = tx.connection.execute(page.order_by(key).limit(AT_ONCE).with_for_update()).all()
    changes: list[dict[str, Any]] = []
    broken = 0
    for row in rows:
        newer, unread = _sealed_again(tx, columns, row)
        broken += unread
        if newer:
            was = {f"was_{column.name}": getattr(row, column.name) for column in columns}
            changes.append({"of_key": row.of_key} | was | _named(columns, row, newer))
    if changes:
        tx.connection.execute(_change(table, key, columns), changes)
    return _Page(rows[-1].of_key if len(rows) == AT_ONCE else None, len(changes), broken)


def _sealed_again(
    tx: Transaction, columns: list[Column[Any]], row: Row[*tuple[Any, ...]]
) -> tuple[dict[str, bytes], int]:
    """What of a row is new, by column, and how many of its values do not open."""
    newer: dict[str, bytes] = {}
    broken = 0
    primary = prefix(tx.keyring.primary)
    for column in columns:
        value = getattr(row, column.name)
        if value is None or bytes(value).startswith(primary):
            continue
        try:
            newer[column.name] = tx.keyring.seal(column, row.id, tx.keyring.open(column, row.id, value))
        except (KeyMissing, NotOurs, ValueError):
            broken += 1
    return newer, broken


def _named(columns: list[Column[Any]], row: Row[*tuple[Any, ...]], newer: Mapping[str, bytes]) -> dict[str, Any]:
    return {f"new_{column.name}": newer.get(column.name, getattr(row, column.name)) for column in columns}


def _change(table: Table, key: Column[Any], columns: list[Column[Any]]) -> Any:
    """Only where every value is still the one that was opened."""
    same = [column.is_not_distinct_from(bindparam(f"was_{column.name}", type_=LargeBinary)) for column in columns]
    values = {column.name: bindparam(f"new_{column.name}", type_=LargeBinary) for column in columns}
    return update(table).where(key == bindparam("of_key", type_=key.type), *same).values(values)


def _any_other(table: Table, key_id: str) -> ColumnElement[bool]:
    return or_(*(and_(column.is_not(None), ~_is_under(column, key_id)) for column in _sealed_columns(table)))


def _is_under(column: Column[Any], key_id: str) -> ColumnElement[bool]:
    start = prefix(key_id)
    return func.substr(column, 1, len(start), type_=LargeBinary) == literal(start, LargeBinary)


def _sealed_tables() -> list[Table]:
    return [table for table in metadata.sorted_tables if _sealed_columns(table)]


def _sealed_columns(table: Table) -> list[Column[Any]]:
    """Under the primary key: those under the keys of months are renewed by ``rotate_months``."""
    return [column for column in table.columns if column.info["holds"] == "sealed" and column.info["key"] == "primary"]


def _of_all_keys() -> list[Column[Any]]:
    return [column for table in metadata.sorted_tables for column in table.columns if column.info["holds"] == "sealed"]
